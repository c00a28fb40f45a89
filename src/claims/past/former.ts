/**
 * Texts whose folder was renamed since: what they say was said of the folder under its name of then. Works on paths alone; which
 * file stood where is told by git.
 */

/** A folder under the name that it had, and under the one that it has. */
export interface RenamedFolder {
  readonly from: string;
  readonly to: string;
}

/** What was renamed when `former` became `file`: the folders without the end that both paths share. */
export function renamedFolder(file: string, former: string): RenamedFolder {
  const [now, then] = [file.split('/'), former.split('/')];
  while (now.length > 0 && then.length > 0 && now.at(-1) === then.at(-1)) {
    now.pop();
    then.pop();
  }
  return { from: then.join('/'), to: now.join('/') };
}

/** Where `path` stood then; undefined where it does not lie in the folder. */
export function pathThen(path: string, { from, to }: RenamedFolder): string | undefined {
  return exchanged(path, to, from);
}

/** Where `path` would stand now. What lies elsewhere stays where it is. */
export function pathNow(path: string, { from, to }: RenamedFolder): string {
  return exchanged(path, from, to) ?? path;
}

function exchanged(path: string, old: string, other: string): string | undefined {
  if (old !== '' && path !== old && !path.startsWith(`${old}/`)) return undefined;
  const rest = old === '' ? path : path.slice(old.length + 1);
  return [other, rest].filter((part) => part !== '').join('/');
}
