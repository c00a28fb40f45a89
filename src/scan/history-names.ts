/**
 * Names that files exported and lost. What a file lost is the difference of its facts before and after, so that a declaration
 * written otherwise is no loss; where looking pays is for patches to say.
 */
import type { FileFacts, RemovedName } from '../model.ts';
import type { LoggedCommit } from './history-log.ts';

/** A commit that may have taken names from a file. */
export interface Suspect {
  readonly commit: string;
  readonly date: string;
  readonly file: string;
  /** What the file is called now; absent when it is gone. */
  readonly now?: string;
  /** Ids of its contents. `after` is absent where the commit removed the file. */
  readonly before: string;
  readonly after?: string;
  /** Present on a merge: the words that each side of it had. */
  readonly only?: ReadonlySet<string>;
}

/** What one content exports by name. */
export interface PublicNames {
  readonly exports: ReadonlyMap<string, PublicExport>;
  /** True when it may export more names than it writes: what CommonJS works out. */
  readonly isOpen: boolean;
  /** Where all of something else is passed on from. */
  readonly stars: readonly string[];
}

interface PublicExport {
  readonly members: ReadonlySet<string>;
  /** What it takes members from. */
  readonly bases: readonly string[];
  /** True when it may have members that its declaration does not name. */
  readonly isOpen: boolean;
  /** Present where another file declares it. */
  readonly isPassedOn?: true;
}

/** A name that a file lost, as far as the file itself tells. */
export interface TakenName extends RemovedName {
  /** Present where the file passes on all of others today, which may bring the name: it is lost where these are known and do not. */
  readonly isBesideStar?: true;
}

/** Reads the names; undefined for a text with a syntax error, in which any may have been overlooked. */
export function publicNames({ exports, reexports, syntaxError, commonjs }: FileFacts): PublicNames | undefined {
  if (syntaxError) return undefined;
  const names = new Map<string, PublicExport>();
  for (const { name, local, members, heritage = [], hasMoreMembers = false } of exports) {
    const bases = heritage.map((base) => base.name);
    // A text calls a default by the name of its declaration.
    names.set(name === 'default' ? (local ?? name) : name, {
      members: new Set(members.map((member) => member.name)),
      bases,
      isOpen: hasMoreMembers,
    });
  }
  // Its members are declared elsewhere.
  const passedOn: PublicExport = { members: new Set(), bases: [], isOpen: true, isPassedOn: true };
  for (const { exported } of reexports) if (exported !== undefined) names.set(exported, passedOn);
  const stars = reexports.flatMap(({ form, specifier }) => (form === 'star' ? specifier : []));
  return { exports: names, isOpen: commonjs === 'open', stars };
}

/** The words that start a declaration on a removed line and on no added line, by file: `commit:path` → words. */
export type LostWords = ReadonlyMap<string, ReadonlySet<string>>;

/** The words that commits took, each with its files and their words. */
export function lostWords(
  commits: Iterable<readonly [id: string, words: readonly (readonly [file: string, words: readonly string[]])[]]>,
): LostWords {
  return new Map(
    [...commits].flatMap(([id, files]) => files.map(([file, words]) => [changeKey(id, file), new Set(words)] as const)),
  );
}

/** The key of one file in one commit. */
function changeKey(commit: string, file: string): string {
  return `${commit}:${file}`;
}

/** Commits, newest first, with the name that each changed path has now. */
export interface NamedCommits {
  readonly commits: readonly LoggedCommit[];
  readonly present: readonly (readonly { readonly now: string | undefined }[])[];
  readonly isWanted: (path: string) => boolean;
}

/** Where names may have been lost: changed files with lost words, and removed files. Newest first. */
export function suspects({ commits, present, isWanted }: NamedCommits, words: LostWords): Suspect[] {
  return commits.flatMap(({ id: commit, date, changes, isMerge }, at) =>
    changes.flatMap((change, index): Suspect[] => {
      const file = change.from ?? change.path;
      if (!isWanted(file) || change.kind === 'added') return [];
      const now = present[at]?.[index]?.now;
      const place = { commit, date, file, before: change.before, ...(now === undefined ? {} : { now }) };
      if (change.kind === 'removed') return now === undefined ? [place] : [];
      const lost = words.get(changeKey(commit, change.path));
      return lost ? [{ ...place, after: change.after, ...(isMerge && { only: lost }) }] : [];
    }),
  );
}

/**
 * What the suspects took: names that the content before has, and neither the content after nor the file as it is now.
 * Of several commits that took the same name from a file the newest counts. `namesOf` answers undefined for a content
 * that is not at hand; nothing is said then. What a star passed on after the commit can be looked through while that star stands: a name that
 * came back by one which is gone since may be where nobody looks.
 */
export function removedNames(
  list: readonly Suspect[],
  namesOf: (content: string) => PublicNames | undefined,
  tree: ReadonlyMap<string, string>,
): TakenName[] {
  const found = new Map<string, TakenName>();
  for (const { before, after, only, ...place } of list) {
    const old = namesOf(before);
    const next = after === undefined ? NOTHING : namesOf(after);
    const content = place.now === undefined ? undefined : tree.get(place.now);
    const now = content === undefined ? NOTHING : namesOf(content);
    if (!old || !next || !now) continue;
    const isClosed = !next.isOpen && !now.isOpen && next.stars.every((star) => now.stars.includes(star));
    const marks = now.stars.length > 0 ? { isBesideStar: true as const } : {};
    const note = (name: string, more: Omit<TakenName, keyof typeof place | 'name'>): void => {
      if (only?.has(more.member ?? name) === false) return;
      const key = [place.now ?? place.file, name, more.member ?? ''].join('\0');
      if (!found.has(key)) found.set(key, { ...place, name, ...more });
    };
    for (const [name, was] of old.exports) {
      const [became, is] = [next.exports.get(name), now.exports.get(name)];
      if (became && is)
        for (const member of was.members)
          if (lacks(was, became, member) && lacks(was, is, member)) note(name, { member });
      if (!became && !is && isClosed) note(name, { ...(was.isPassedOn && { isPassedOn: true }), ...marks });
    }
  }
  return [...found.values()].sort((a, b) => (sortKey(a) < sortKey(b) ? -1 : 1));
}

const NOTHING: PublicNames = { exports: new Map(), isOpen: false, stars: [] };

/** True when `is` has no such member, and no new place to inherit it from. */
function lacks(was: PublicExport, is: PublicExport, member: string): boolean {
  return !is.members.has(member) && !is.isOpen && is.bases.every((base) => was.bases.includes(base));
}

function sortKey({ file, name, member = '', commit }: RemovedName): string {
  return [file, name, member, commit].join('\0');
}
