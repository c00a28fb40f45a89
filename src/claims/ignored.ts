/**
 * What git ignores, from the texts of the `.gitignore` files alone. It does not read a person's global excludes:
 * the verdict must be the same in every clone.
 */
import { folderOf } from '../path.ts';
import ignore, { type Ignore } from 'ignore';

import type { Sources } from '../model.ts';

/** Folders that exist without being part of the repository, whether or not a file says so. */
const ALWAYS = /(^|\/)(node_modules|\.git)(\/|$)/;

/** Tests whether a path, tracked or not, file or folder, would be ignored. */
export function ignoreMatcher(sources: Pick<Sources, 'texts'>): (path: string) => boolean {
  const files = new Map<string, Ignore>();
  for (const [path, text] of sources.texts) {
    if (path === '.gitignore' || path.endsWith('/.gitignore')) {
      files.set(folderOf(path), ignore({ ignorecase: false }).add(text));
    }
  }
  return (path) => ALWAYS.test(path) || isIgnoredBy(files, path);
}

/** A deeper file may take back what a higher one ignores, so the last that speaks wins. */
function isIgnoredBy(files: ReadonlyMap<string, Ignore>, path: string): boolean {
  let ignored = false;
  for (const folder of ['', ...ancestors(path)]) {
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

function ancestors(path: string): readonly string[] {
  const found: string[] = [];
  for (let at = path.indexOf('/'); at > 0; at = path.indexOf('/', at + 1)) {
    if (at < path.length - 1) found.push(path.slice(0, at));
  }
  return found;
}
