/** Where a decision lies and what it is called, by its path: a file among others, or the one file of a folder of its own. */
import { folderOf, lastSegment } from './path.ts';

/** What the file of a decision is called where a folder holds that one alone; those that come first go before the rest. */
const OWN_NAMES: readonly string[] = ['index', 'adr', 'ADR', 'decision', 'DECISION', 'README', 'readme'].flatMap(
  (stem) => [`${stem}.md`, `${stem}.rst`],
);
const IS_OWN: ReadonlySet<string> = new Set(OWN_NAMES);

/** `0012-use-postgres`, `adr-12-postgres`, `2026-01-02-postgres`: folders of that name hold one decision each. */
const OWN_FOLDER =
  /(?:^|\/)(?:(?:adr|decision)[-_ ]?)?(?:\d{4}-\d{2}-\d{2}|\d{2,8}[a-z]?)[-_ .][^/]*[^\d/.-][^/]*\/[^/]+$/i;

/** The folder of `docs/adr/0012-postgres/adr.md`, which holds that decision alone; undefined for a file among others. */
export function ownFolder(path: string): string | undefined {
  // Asked for every path of a tree.
  return IS_OWN.has(lastSegment(path)) && OWN_FOLDER.test(path) ? folderOf(path) : undefined;
}

/** The folder in which a decision lies beside others. */
export function folderOfDecision(path: string): string {
  return folderOf(ownFolder(path) ?? path);
}

/** The name by which a decision is known: its file's stem, or that of its own folder. */
export function idOfDecision(path: string): string {
  return lastSegment(ownFolder(path) ?? path.replace(/\.(?:md|rst)$/, ''));
}

/** The glob of the decisions that lie as that one does: `docs/adr/*.md`, or the same names one folder deeper. */
export function decisionsLike(path: string): string {
  const folder = folderOfDecision(path);
  const name = lastSegment(path);
  const names = ownFolder(path) === undefined ? `*${name.slice(name.lastIndexOf('.'))}` : `*/${name}`;
  return folder === '' ? names : `${folder}/${names}`;
}

/** The file in `folder` that is the decision of it, where `isDecision` knows one. */
export function decisionIn(folder: string, isDecision: (path: string) => boolean): string | undefined {
  return OWN_NAMES.map((name) => `${folder}/${name}`).find(isDecision);
}

/**
 * Those of `paths` that are decisions in folders of their own, as far as names tell: an index, an `adr.md`, or another name that several folders
 * beside one another have. One such folder alone may hold anything.
 */
export function ownFiles(paths: readonly string[]): ReadonlySet<string> {
  const candidates = paths.filter((path) => ownFolder(path) !== undefined);
  if (candidates.length === 0) return new Set();
  const groups = new Map<string, string[]>();
  for (const path of candidates) {
    const like = decisionsLike(path);
    groups.set(like, [...(groups.get(like) ?? []), path]);
  }
  const rank = ([path = '']: readonly string[]): number => OWN_NAMES.indexOf(lastSegment(path));
  const material = foldersOfMore(paths);
  const found = new Set<string>();
  const taken = new Set<string>();
  for (const group of [...groups.values()].sort((a, b) => rank(a) - rank(b))) {
    const isPage = /\/readme\.[a-z]+$/i.test(group[0] ?? '');
    const isApart = (path: string): boolean => !taken.has(folderOf(path)) && !(isPage && material.has(folderOf(path)));
    const isSure = SURE_NAME.test(group[0] ?? '');
    if (!isSure && (group.length < 2 || !group.every(isApart))) continue;
    for (const path of group.filter((each) => !isSure || !taken.has(folderOf(each)))) {
      found.add(path);
      taken.add(folderOf(path));
    }
  }
  return found;
}

/** What can be nothing but the decision of its folder. */
const SURE_NAME = /\/(?:index|adr)\.[a-z]+$/i;

/** Folders of which a README is the page and no decision: with numbered files in them, or of what belongs to `0012-postgres.md` beside them. */
function foldersOfMore(paths: readonly string[]): ReadonlySet<string> {
  return new Set(
    paths.flatMap((path) =>
      /\.(?:md|rst)$/.test(path)
        ? [
            path.slice(0, path.lastIndexOf('.')),
            ...(/^(?:adr[-_ ]?)?\d{2,}/i.test(lastSegment(path)) ? [folderOf(path)] : []),
          ]
        : [],
    ),
  );
}
