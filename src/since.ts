/** Two sides of a change compared: what is found today and was not found at the base. Reads neither side itself. */
import { findingKeys } from './baseline.ts';
import { weighsAsMuch } from './finding.ts';
import type { Finding, Place } from './model.ts';
import { oncePer } from './once.ts';
import { folderOf } from './path.ts';

/** What came between the two sides. */
export interface Change {
  /** Old path → new, of files that were renamed. */
  readonly renames: ReadonlyMap<string, string>;
  /** The line of a text that people read, on either side; undefined for code. */
  readonly lineThen: (place: Place) => string | undefined;
  readonly lineNow: (place: Place) => string | undefined;
}

/**
 * The findings that the base did not have, told apart as a baseline tells them: an edit that moves a line brings none, and
 * one more fault of a kind that was there is new. What counted neither then nor now is left out. A finding in a file that
 * was renamed is the one of that file, and one that is gone from its place and stands elsewhere in the same words has moved with them.
 */
export function newFindings(head: readonly Finding[], base: readonly Finding[], change: Change): readonly Finding[] {
  const { renames } = change;
  const moved = new Set(renames.values());
  const baseKeys = findingKeys(base.map((each) => inNewPlace(about(each, renames), renames.get(each.file))));
  const oldKeys = findingKeys(base);
  // A baseline knows files by their names, and lost what it knew by the renaming alone.
  const isKnown = (index: number): boolean =>
    base[index]?.suppressed === undefined ||
    (base[index]?.suppressed === 'baseline' && oldKeys[index] !== baseKeys[index]);
  const counted = new Set(baseKeys.filter((_, index) => isKnown(index)));
  const all = new Set(baseKeys);
  const headKeys = findingKeys(head.map((each) => inNewPlace(each, moved.has(each.file) ? each.file : undefined)));
  const left = head.filter(
    ({ suppressed }, index) => !(suppressed === undefined ? counted : all).has(headKeys[index] ?? ''),
  );
  if (left.length === 0) return left;
  const standing = new Set(headKeys);
  const gone = base.filter(({ suppressed }, at) => suppressed === undefined && !standing.has(baseKeys[at] ?? ''));
  return withoutMoved(left, gone, change);
}

/** Those that none of the gone ones is, each of which is one at most. */
function withoutMoved(found: readonly Finding[], gone: readonly Finding[], change: Change): readonly Finding[] {
  const open = gone.filter(({ rule }) => MAY_MOVE.test(rule));
  return found.filter((finding) => {
    const at = open.findIndex((each) => isSame(each, finding, change));
    if (at >= 0) open.splice(at, 1);
    return at < 0;
  });
}

/** What words claim. Of keys nobody sees the text, so that one in another place is another; and an import elsewhere is another import. */
const MAY_MOVE = /^(?:(?:stale|decision)\/|output\/duplicate-statement$)/;

/** Also one that is written otherwise (`./docs/a.md`) or from another folder, where the same words say the same of the same. */
function isSame(before: Finding, now: Finding, { renames, lineThen, lineNow }: Change): boolean {
  // What claims nothing, such as a conflict that nobody has settled, has nothing that it could be known by.
  if (before.rule !== now.rule || before.claim === undefined || now.claim === undefined) return false;
  if (!weighsAsMuch(before, now) || before.identity !== now.identity) return false;
  const [was, is] = [lineThen(before), lineNow(now)];
  if (was === undefined || is === undefined || wordsOf(was, before.claim) !== wordsOf(is, now.claim)) return false;
  if (now.subject !== undefined) return before.subject?.names.join('\n') === now.subject.names.join('\n');
  const old = inNewWords(before, renames);
  return now.target === undefined ? old.message === now.message : old.target === now.target;
}

/** A line without the places that it leads to, which are written otherwise from another folder. */
function wordsOf(line: string, claim: string): string {
  return line
    .replaceAll(claim, '')
    .replace(/\]\([^)]*\)/g, ']()')
    .replace(/`[^`]*`/g, '``')
    .trim();
}

/** As it would read after the change: files under their new names, and folders that moved as a whole. */
function inNewWords(finding: Finding, renames: ReadonlyMap<string, string>): Finding {
  const { message, target } = finding;
  const pairs = [...renames, ...foldersOf(renames)];
  const renamed = (text: string): string =>
    pairs.reduce((words, [from, to]) => (words.includes(from) ? words.replaceAll(from, to) : words), text);
  return { ...finding, message: renamed(message), ...(target !== undefined && { target: renamed(target) }) };
}

/** What it is about under the names of today. */
function about(finding: Finding, renames: ReadonlyMap<string, string>): Finding {
  const { subject } = finding;
  if (subject === undefined || renames.size === 0) return finding;
  const now = (name: string): string => renames.get(name) ?? foldersOf(renames).get(`${name}/`)?.slice(0, -1) ?? name;
  return { ...finding, subject: { file: now(subject.file), names: subject.names.map(now) } };
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
