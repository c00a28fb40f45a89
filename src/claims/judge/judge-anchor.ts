/**
 * Whether the anchor of a link to a markdown page is one of its headings or ids. GitHub makes the slugs, and documentation
 * sites make others of the same words: an anchor that has the letters of one is alive.
 */
import type { Claim, JudgedClaim } from '../../model.ts';
import { nearest } from '../../nearest.ts';
import { percentDecoded } from '../../path.ts';
import type { Evidence } from '../world/evidence.ts';
import { exchange } from '../world/mending.ts';

/** Judges the anchor of a link whose page was found at `path`; undefined where it has none, or nothing is known. */
export function judgeAnchor(claim: Claim, path: string, { world }: Evidence): JudgedClaim | undefined {
  const at = claim.text.indexOf('#');
  const anchor = at < 0 ? '' : percentDecoded(claim.text.slice(at + 1));
  if (claim.how !== 'link' || anchor === '' || NO_HEADING.test(anchor)) return undefined;
  if (OF_README.test(`${path}#${anchor}`)) return undefined;
  const known = world.anchorsIn?.(path);
  if (known === undefined || known.has(lettersOf(anchor))) return undefined;
  const like = nearest(anchor, known.values());
  const after = like === undefined ? undefined : `${claim.text.slice(0, at)}#${like}`;
  const edit = after === undefined ? undefined : exchange(claim, after, world.texts);
  return {
    claim: { ...claim, target: `${path}#${anchor}` },
    verdict: 'dead',
    rule: 'stale/anchor',
    isCertain: true,
    truth: `\`${path}\` has no heading \`#${anchor}\`.`,
    ...(like !== undefined && { hint: `Did you mean \`#${like}\`?` }),
    ...(edit && { fix: { title: `Link to #${like}`, isSafe: false, edits: [edit] } }),
  };
}

/** Lines, text fragments, numbers as in a sample of a link to an issue, and what browsers know by themselves. */
const NO_HEADING = /^(?:top$|\d+$|:~:|L\d|user-content-|!|\/|.*[=&:~]|issuecomment)/i;

/** Where GitHub shows a README below the files of its folder. */
const OF_README = /(?:^|\/)readme\.[^/#]+#readme(?:-ov-file)?$/i;

/** What all makers of slugs keep of a heading: letters and digits. */
export function lettersOf(slug: string): string {
  return slug.toLowerCase().replace(/[^\p{L}\p{M}\p{N}]+/gu, '');
}
