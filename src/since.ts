/** Two sides of a change compared: what is found today and was not found at the base. Reads neither side itself. */
import { findingKeys, keysAround } from './baseline.ts';
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
  /** Whether a folder, without a slash behind it, still holds anything: then it has no other name, whatever was moved out of it. */
  readonly stands: (folder: string) => boolean;
}

/**
 * The findings that the base did not have, told apart as a baseline tells them: an edit that moves a line brings none, and
 * one more fault of a kind that was there is new. What counted neither then nor now is left out. A finding in a file that
 * was renamed is the one of that file, and one that is gone from its place and stands elsewhere in the same words has moved with them.
 */
export function newFindings(head: readonly Finding[], base: readonly Finding[], change: Change): readonly Finding[] {
  const moved = new Set(change.renames.values());
  const headKeys = keysOfCounting(head.map((each) => (moved.has(each.file) ? withoutAim(each) : each)));
  const standing = new Set(headKeys);
  const former = formerOf(base, standing, change);
  const known = new Map(former.map((each) => [each.key, each]));
  const left = head.filter((finding, index) => {
    const keys = [headKeys[index] ?? '', ...keysAround(finding)];
    return !keys.some((key) => isKnown(finding, known.get(key)));
  });
  if (left.length === 0) return left;
  const gone = former.filter(({ finding, key }) => hasCounted(finding) && !standing.has(key));
  return withoutMoved(
    left,
    gone.map(({ finding }) => finding),
    change,
  );
}

/** A finding of the base, as it would be known today. */
interface Former {
  readonly finding: Finding;
  readonly key: string;
  /** Whether that is another key than the one that a baseline has. */
  readonly isRenamed: boolean;
}

/** What still stands under its old name is no other one's, though its folder has lost a file to another. */
function formerOf(base: readonly Finding[], standing: ReadonlySet<string>, change: Change): readonly Former[] {
  const now = namesNow(change);
  const oldKeys = keysOfCounting(base);
  const newKeys = keysOfCounting(base.map((each) => inNewPlace(each, now)));
  return base.map((finding, index): Former => {
    const [old = '', key = ''] = [oldKeys[index], newKeys[index]];
    return { finding, key: standing.has(old) ? old : key, isRenamed: old !== key };
  });
}

/** Keys of which what a person suppressed takes no number from what counts: its line may go, and the others are still there. */
function keysOfCounting(findings: readonly Finding[]): readonly string[] {
  const isSilenced = ({ suppressed }: Finding): boolean => suppressed !== undefined && suppressed !== 'baseline';
  const sorted = [...findings.filter((each) => !isSilenced(each)), ...findings.filter(isSilenced)];
  const keys = findingKeys(sorted);
  const keyOf = new Map(sorted.map((each, index) => [each, keys[index] ?? '']));
  return findings.map((each) => keyOf.get(each) ?? '');
}

/** One that fails a run which passed with it before is news. A baseline knows files by their names, and lost what it knew by the renaming alone. */
function isKnown(finding: Finding, former: Former | undefined): boolean {
  if (former === undefined || finding.suppressed !== undefined) return former !== undefined;
  const { suppressed } = former.finding;
  if (suppressed !== undefined && !(suppressed === 'baseline' && former.isRenamed)) return false;
  return weighsAsMuch(former.finding, finding);
}

/** The baseline of the base names it there, and it is the change that took it from its place. */
function hasCounted({ suppressed }: Finding): boolean {
  return suppressed === undefined || suppressed === 'baseline';
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

/**
 * What words claim. Of keys nobody sees the text, so that one in another place is another; an import elsewhere is another import; and what
 * the head of a file says is of that file.
 */
const MAY_MOVE = /^(?:stale\/(?!glob$|exclusion$)|decision\/(?:dangling|superseded-ref)$|output\/duplicate-statement$)/;

/** Also one that is written otherwise (`./docs/a.md`) or from another folder, where the same words say the same of the same. */
function isSame(before: Finding, now: Finding, change: Change): boolean {
  const { lineThen, lineNow } = change;
  // What claims nothing, such as a conflict that nobody has settled, has nothing that it could be known by.
  if (before.rule !== now.rule || before.claim === undefined || now.claim === undefined) return false;
  if (!weighsAsMuch(before, now) || before.identity !== now.identity) return false;
  const [was, is] = [lineThen(before), lineNow(now)];
  if (was === undefined || is === undefined || wordsOf(was, before.claim) !== wordsOf(is, now.claim)) return false;
  if (now.subject !== undefined) return before.subject?.form === now.subject.form;
  const old = inNewWords(before, change);
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
function inNewWords(finding: Finding, change: Change): Finding {
  const { message, target } = finding;
  const pairs = [...change.renames, ...foldersOf(change)];
  const renamed = (text: string): string =>
    pairs.reduce(
      (words, [from, to]) => (words.includes(from) ? words.replace(wholeName(from), () => to) : words),
      text,
    );
  return { ...finding, message: renamed(message), ...(target !== undefined && { target: renamed(target) }) };
}

/** `lib/`, but not in `mylib/`. */
function wholeName(path: string): RegExp {
  return new RegExp(`(?<![\\w-])${path.replace(/[$()*+.?[\\\]^{|}]/g, '\\$&')}`, 'g');
}

/** What a path is called today. */
function namesNow(change: Change): (path: string) => string {
  const folders = foldersOf(change);
  return (path) => change.renames.get(path) ?? folders.get(`${path}/`)?.slice(0, -1) ?? path;
}

/** Under the names of today. */
function inNewPlace(finding: Finding, now: (path: string) => string): Finding {
  const { file, claim, target, subject } = finding;
  const about = subject && { ...subject, file: now(subject.file), names: subject.names.map(now) };
  const placed = { ...finding, file: now(file), ...(about && { subject: about }) };
  if (claim !== undefined) return now(file) === file ? placed : withoutAim(placed);
  return { ...placed, ...(target !== undefined && { target: now(target) }) };
}

/** From another folder the same words lead to another target, which is as dead as the one before. */
function withoutAim(finding: Finding): Finding {
  const { target, ...rest } = finding;
  return { ...rest, ...(finding.claim === undefined && target !== undefined && { target }) };
}

/** Folders of which nothing stands, a slash behind each, with where most of their files went: the one that held a file, and the one that has another name now. */
const foldersOf = oncePer(({ renames, stands }: Change): ReadonlyMap<string, string> => {
  const votes = new Map<string, Map<string, number>>();
  for (const [from, to] of renames) {
    for (const [old, now] of new Map([[folderOf(from), folderOf(to)], unlikeEnds(from, to)])) {
      const known = votes.get(old) ?? new Map<string, number>();
      votes.set(old, known.set(now, (known.get(now) ?? 0) + 1));
    }
  }
  return new Map(
    [...votes].flatMap(([old, known]) => {
      const [[now, count] = ['', 0]] = [...known].sort(([, a], [, b]) => b - a);
      const all = [...known.values()].reduce((sum, each) => sum + each, 0);
      const isMost = count * 2 > all && old !== now && old !== '' && now !== '' && !stands(old);
      return isMost ? [[`${old}/`, `${now}/`] as const] : [];
    }),
  );
});

/** What two paths differ in: `src/a`, `src/b` of `src/a/lib/x.ts` and `src/b/lib/x.ts`. */
function unlikeEnds(from: string, to: string): readonly [string, string] {
  const [old, now] = [from.split('/'), to.split('/')];
  while (old.length > 1 && now.length > 1 && old.at(-1) === now.at(-1)) {
    old.pop();
    now.pop();
  }
  return [old.join('/'), now.join('/')];
}
