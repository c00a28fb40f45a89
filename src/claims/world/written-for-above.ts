/**
 * Texts that a script puts together into one page of a folder above, so that their links hold there and nowhere else: parts of a log, cards of an
 * index. One such text is a mistake, a whole folder of them is a way of working, and mending the links would break the page.
 */
import type { Claim, JudgedClaim } from '../../model.ts';
import { folderOf, foldersAbove, joinPath, percentDecoded } from '../../path.ts';
import type { Tree } from '../../tree.ts';

/** Tells the dead links of such texts. */
export function linksForAbove(claims: readonly JudgedClaim[], tree: Tree): (claim: Claim) => boolean {
  const dead = claims.filter(
    ({ claim, verdict }) => verdict === 'dead' && claim.kind === 'path' && claim.how === 'link',
  );
  const byFolder = new Map<string, Claim[]>();
  for (const { claim } of dead) {
    const folder = folderOf(claim.file);
    const known = byFolder.get(folder);
    if (known) known.push(claim);
    else byFolder.set(folder, [claim]);
  }
  const found = new Set([...byFolder].flatMap(([folder, links]) => forAbove(folder, links, tree)));
  return (claim) => found.has(claim);
}

/** Of the dead links of a folder those that lead somewhere from one folder above, where nearly all of them do. */
function forAbove(folder: string, links: readonly Claim[], tree: Tree): readonly Claim[] {
  if (links.length < LEAST_LINKS) return [];
  // What leads somewhere from the root may be meant so, and is dead for whoever follows the link.
  for (const above of foldersAbove(folder)) {
    const leading = links.filter(({ text }) => leadsFrom(above, text, tree));
    const files = new Set(leading.map(({ file }) => file));
    if (files.size >= LEAST_FILES && leading.length >= links.length * NEARLY_ALL) return leading;
  }
  return [];
}

/** Fewer texts may share a slip that was copied. The folder that brought this up has 62 such links among 63 dead ones. */
const LEAST_LINKS = 10;
const LEAST_FILES = 5;
const NEARLY_ALL = 0.9;

function leadsFrom(folder: string, text: string, { files, folders }: Tree): boolean {
  const path = joinPath(folder, percentDecoded(text.replace(/[#?].*$/, '')).replace(/\/$/, ''));
  return path !== undefined && (files.has(path) || folders.has(path));
}
