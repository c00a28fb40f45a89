/** Two sides of a change compared: what is found today and was not found at the base. Reads neither side itself. */
import { findingKeys } from './baseline.ts';
import type { Finding } from './model.ts';
import { oncePer } from './once.ts';
import { folderOf, joinPath } from './path.ts';

/**
 * The findings that the base did not have, told apart as a baseline tells them: an edit that moves a line brings none, and
 * one more fault of a kind that was there is new. What counted neither then nor now is left out. A finding in a file that
 * `renames` (old path → new) says to have been another is the one of that file, and one that is gone from its place and stands elsewhere
 * has moved with its words.
 */
export function newFindings(
  head: readonly Finding[],
  base: readonly Finding[],
  renames: ReadonlyMap<string, string> = new Map(),
): readonly Finding[] {
  const moved = new Set(renames.values());
  const baseKeys = findingKeys(base.map((each) => inNewPlace(each, renames.get(each.file))));
  const counted = new Set(baseKeys.filter((_, index) => base[index]?.suppressed === undefined));
  const all = new Set(baseKeys);
  const headKeys = findingKeys(head.map((each) => inNewPlace(each, moved.has(each.file) ? each.file : undefined)));
  const left = head.filter(
    ({ suppressed }, index) => !(suppressed === undefined ? counted : all).has(headKeys[index] ?? ''),
  );
  if (left.length === 0) return left;
  const standing = new Set(headKeys);
  const gone = base.filter(({ suppressed }, at) => suppressed === undefined && !standing.has(baseKeys[at] ?? ''));
  return withoutMoved(
    left,
    gone.map((each) => inNewWords(each, renames)),
  );
}

/** Those that none of the gone ones is, each of which is one at most. Of keys nobody sees the text, so that one in another place is another. */
function withoutMoved(found: readonly Finding[], gone: readonly Finding[]): readonly Finding[] {
  const open = [...gone];
  return found.filter((finding) => {
    if (finding.rule.startsWith('security/')) return true;
    const at = open.findIndex((each) => isSame(each, finding));
    if (at >= 0) open.splice(at, 1);
    return at < 0;
  });
}

/** Also one that is written otherwise (`./docs/a.md`) or from another folder, where it says the same. */
function isSame(before: Finding, now: Finding): boolean {
  // What claims nothing, such as a conflict that nobody has settled, has nothing that it could be known by.
  if (before.rule !== now.rule || before.claim === undefined || now.claim === undefined) return false;
  return before.message === now.message || plain(before.claim) === plain(now.claim) || placeOf(before) === placeOf(now);
}

/** Where the claim leads as links do, from the folder of its file. */
function placeOf({ file, claim = '' }: Finding): string {
  return joinPath(folderOf(file), claim) ?? `${file} ${claim}`;
}

function plain(claim: string): string {
  return claim.replace(/^\.\//, '');
}

/** As it would read after the change: files under their new names, and folders that moved as a whole. */
function inNewWords(finding: Finding, renames: ReadonlyMap<string, string>): Finding {
  const { message, claim } = finding;
  const pairs = [...renames, ...foldersOf(renames)];
  const renamed = (text: string): string =>
    pairs.reduce((words, [from, to]) => (words.includes(from) ? words.replaceAll(from, to) : words), text);
  return { ...finding, message: renamed(message), ...(claim !== undefined && { claim: renamed(claim) }) };
}

/** From another folder the same words lead to another target, which is as dead as the one before. */
function inNewPlace(finding: Finding, file: string | undefined): Finding {
  if (file === undefined) return finding;
  const { target, ...rest } = finding;
  return { ...rest, file, ...(finding.claim === undefined && target !== undefined && { target }) };
}

/** Folders, a slash behind each, whose renamed files all went to one other folder. */
const foldersOf = oncePer((renames: ReadonlyMap<string, string>): ReadonlyMap<string, string> => {
  const found = new Map<string, string>();
  for (const [from, to] of renames) {
    const [old, now] = [`${folderOf(from)}/`, `${folderOf(to)}/`];
    found.set(old, (found.get(old) ?? now) === now ? now : old);
  }
  return new Map([...found].filter(([old, now]) => old !== now && old !== '/' && now !== '/'));
});
