/** Where a decision lies and what it is called, by its path: a file among others, or the index of a folder of its own. */
import { folderOf, lastSegment } from '../path.ts';

/** `0012-use-postgres`, `adr-12-postgres`, `2026-01-02-postgres`: folders of that name hold one decision each. */
const OWN_FOLDER =
  /(?:^|\/)(?:(?:adr|decision)[-_ ]?)?(?:\d{4}-\d{2}-\d{2}|\d{2,8}[a-z]?)[-_ .][^/]*[^\d/.-][^/]*\/index\.(?:md|rst)$/i;

/** The folder of `docs/adr/0012-postgres/index.md`, which holds that decision alone; undefined for a file among others. */
export function ownFolder(path: string): string | undefined {
  // Asked for every path of a tree.
  const isIndex = path.endsWith('/index.md') || path.endsWith('/index.rst');
  return isIndex && OWN_FOLDER.test(path) ? folderOf(path) : undefined;
}

/** The folder in which a decision lies beside others. */
export function folderOfDecision(path: string): string {
  return folderOf(ownFolder(path) ?? path);
}

/** The name by which a decision is known: its file's stem, or that of its own folder. */
export function idOfDecision(path: string): string {
  const named = ownFolder(path) ?? path.replace(/\.(?:md|rst)$/, '');
  return lastSegment(named);
}
