/**
 * Whether the anchor of a link to a markdown page is one of its headings or ids. GitHub makes the slugs, and documentation
 * sites make others of the same words: an anchor that has the letters of one is alive, unless it parts a word that none of them parts.
 */
import type { Anchor, Claim, JudgedClaim } from '../../model.ts';
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
  if (known === undefined) return undefined;
  const same = known.get(lettersOf(anchor));
  if (same !== undefined && !partsWord(anchor, same)) return undefined;
  const like =
    same?.name ??
    nearest(
      anchor,
      [...known.values()].map(({ name }) => name),
    );
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

/** Whether an anchor has a hyphen or low line inside of a word of each heading and id that has its letters: no maker of slugs sets one there. */
function partsWord(anchor: string, { words = [] }: Anchor): boolean {
  return words.length > 0 && words.every((each) => isParted(each, anchor));
}

/** Walks both by their letters and digits: where they are not the same ones sign by sign, nothing is known. */
function isParted(words: string, anchor: string): boolean {
  const left = [...words.matchAll(SIGN)];
  const right = [...anchor.matchAll(SIGN)];
  if (left.length !== right.length) return false;
  if (left.some(([, sign = ''], at) => sign.toLowerCase() !== right[at]?.[1]?.toLowerCase())) return false;
  return left.some(([whole, sign = ''], at) => {
    const gap = right[at]?.[0].slice(0, -(right[at]?.[1]?.length ?? 0)) ?? '';
    return at > 0 && whole === sign && /[-_]/.test(gap) && INSIDE_WORD.test(`${left[at - 1]?.[1]}${sign}`);
  });
}

/** A letter, mark or digit with what stands before it. */
const SIGN = /[^\p{L}\p{M}\p{N}]*([\p{L}\p{M}\p{N}])/gu;

/**
 * Two signs between which no word ends for anybody. Some tools part `TypeScript` and `v2`, or capitals; of scripts without capitals,
 * some of which write words without blanks, nothing is known.
 */
const INSIDE_WORD = /^(?:[\p{Lu}\p{Ll}]\p{Ll}|\p{Nd}{2})$/u;

/** What all makers of slugs keep of a heading: letters and digits. */
function lettersOf(slug: string): string {
  return slug.toLowerCase().replace(/[^\p{L}\p{M}\p{N}]+/gu, '');
}
