/** The files that a bench reads. */
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** The files at or below `path` whose name ends as `wanted` says, in one order everywhere; links and git's own are left out. */
export function filesIn(path, wanted) {
  if (!statSync(path).isDirectory()) return wanted.test(path) ? [path] : [];
  return readdirSync(path, { withFileTypes: true })
    .filter((entry) => !entry.isSymbolicLink() && entry.name !== 'node_modules' && entry.name !== '.git')
    .flatMap((entry) => filesIn(join(path, entry.name), wanted))
    .sort();
}
