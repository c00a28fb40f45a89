/** Arithmetic on repository paths, as texts. Every room may stand on it; it asks no tree and no disk. */

/** The folder that holds `path`, `''` for the root. */
export function folderOf(path: string): string {
  const slash = path.lastIndexOf('/');
  return slash < 0 ? '' : path.slice(0, slash);
}

/** The last segment of `path`. */
export function lastSegment(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** The folders that `path` lies in, nearest first, without the root. */
export function foldersAbove(path: string): readonly string[] {
  const folders: string[] = [];
  for (let end = path.lastIndexOf('/'); end > 0; end = path.lastIndexOf('/', end - 1)) folders.push(path.slice(0, end));
  return folders;
}

/** `dir` and the folders that it lies in, innermost first, the root last. */
export function* foldersUp(dir: string): Generator<string> {
  for (let at = dir; at !== ''; at = folderOf(at)) yield at;
  yield '';
}

/** `path` seen from `base`, with `.` and `..` worked out; undefined when it leads out of the repository. */
export function joinPath(base: string, path: string): string | undefined {
  let folder = base;
  let rest = path;
  // What imports look like, `./a` and `../a/b`, is most of what is ever asked.
  for (;;) {
    if (rest.startsWith('./')) rest = rest.slice(2);
    else if (rest.startsWith('../') && folder !== '') {
      rest = rest.slice(3);
      folder = folderOf(folder);
    } else break;
  }
  if (rest !== '' && !ODD.test(rest)) return folder === '' ? rest : `${folder}/${rest}`;
  const segments: string[] = folder === '' ? [] : folder.split('/');
  for (const segment of rest.split('/')) {
    if (segment === '' || segment === '.') continue;
    if (segment !== '..') segments.push(segment);
    else if (segments.pop() === undefined) return undefined;
  }
  return segments.join('/');
}

/** A segment that is empty, `.` or `..`. */
const ODD = /(?:^|\/)(?:\.{0,2})(?:\/|$)/;

/** Folders in which people keep what they do not use any more, with or without a year behind, or what they hold in front: `_archive`, `old`, `archive-2024`, `.specs-archive`. */
const ARCHIVE =
  /^[._-]*(?:(?:[a-z]+[_-])?(?:archives?|legacy|old)|archived|deprecated|obsolete|retired|backups?|bak|attic|graveyard|trash)(?:[-_.]?\d[\d-]*)?[_-]*$/i;

/** True where `to` lies in an archive in which `from` does not: who wants `from` is not served by what was put away. */
export function isPutAway(from: string, to: string): boolean {
  return archivesIn(to) > archivesIn(from);
}

function archivesIn(path: string): number {
  return path.split('/').filter((segment) => ARCHIVE.test(segment)).length;
}

/** `text` with its percent signs read, as links write blanks; as it is where they mean nothing. */
export function percentDecoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** `path` as links write it: with percent signs for what would end a destination there, or mean something else. */
export function percentEncoded(path: string): string {
  return path
    .replace(/[\s<>%#?\\]/g, (sign) => encodeURIComponent(sign))
    .replaceAll('(', '%28')
    .replaceAll(')', '%29');
}
