/**
 * What git ignores, from the texts of the `.gitignore` files alone. It does not read a person's global excludes:
 * the verdict must be the same in every clone.
 */
import { folderOf } from '../../path.ts';
import ignore, { type Ignore } from 'ignore';

import type { Sources } from '../../model.ts';

/** Folders that exist without being part of the repository, whether or not a file says so, and what programs leave while they run. */
const ALWAYS = /(^|\/)(node_modules|\.git)(\/|$)|\.(?:log|pid|sock|tmp|swp)$/;

/** Tests whether a path, tracked or not, file or folder, would be ignored. */
export function ignoreMatcher(sources: Pick<Sources, 'texts'>): (path: string) => boolean {
  const files = new Map<string, Ignore>();
  for (const [path, text] of sources.texts) {
    if (path === '.gitignore' || path.endsWith('/.gitignore')) {
      files.set(folderOf(path), ignore({ ignorecase: false }).add(text));
    }
  }
  const longest = Math.max(0, ...[...files.keys()].map(({ length }) => length));
  return (path) => ALWAYS.test(path) || isIgnoredBy({ files, longest }, path);
}

interface IgnoreFiles {
  /** By the folder that each speaks for. */
  readonly files: ReadonlyMap<string, Ignore>;
  /** Length of the longest such folder. */
  readonly longest: number;
}

/** A deeper file may take back what a higher one ignores, so the last that speaks wins. */
function isIgnoredBy({ files, longest }: IgnoreFiles, path: string): boolean {
  let ignored = false;
  for (const folder of ['', ...ancestors(path, longest)]) {
    const rules = files.get(folder);
    if (!rules) continue;
    const rest = folder === '' ? path : path.slice(folder.length + 1);
    if (!ignore.isPathValid(rest)) continue;
    // Nothing tells whether an absent path would be a folder, so a pattern for folders only counts as well.
    const asFile = rules.test(rest);
    const asFolder = rest.endsWith('/') ? asFile : rules.test(`${rest}/`);
    if (asFile.ignored || asFolder.ignored) ignored = true;
    else if (asFile.unignored || asFolder.unignored) ignored = false;
  }
  return ignored;
}

/** The folders above a path, of at most `longest` characters: a claim may have thousands, and nothing speaks for those. */
function ancestors(path: string, longest: number): readonly string[] {
  const found: string[] = [];
  for (let at = path.indexOf('/'); at > 0 && at <= longest; at = path.indexOf('/', at + 1)) {
    if (at < path.length - 1) found.push(path.slice(0, at));
  }
  return found;
}
