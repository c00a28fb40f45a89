/**
 * A relative link as seen from another folder. Works on the text alone: it does not ask whether anything stands there.
 */

interface Segment {
  readonly raw: string;
  /** Without percent signs, to compare with a folder's real name. */
  readonly name: string;
}

/**
 * `url` as written in folder `fromDir`, rewritten so that it leads to the same place from `toDir`. URLs, anchors and
 * rooted paths stay; so does the spelling of every part that is kept. `''` and `.` are the root.
 */
export function rebase(url: string, fromDir: string, toDir: string): string {
  if (!isRelative(url)) return url;
  const from = folderSegments(fromDir);
  const to = folderSegments(toDir);
  if (from.map(nameOf).join('/') === to.map(nameOf).join('/')) return url;
  const cut = url.search(/[?#]/);
  const [path, suffix] = cut < 0 ? [url, ''] : [url.slice(0, cut), url.slice(cut)];
  if (path === '') return url;
  const place = resolve([...from, ...path.split('/').map(segmentOf)]);
  const common = sharedLength(place.segments, to, place.above);
  const up = Array.from({ length: to.length - common + place.above }, () => '..');
  const parts = [...up, ...place.segments.slice(common).map(({ raw }) => raw)];
  const isFolder = /(?:^|\/)\.{0,2}$/.test(path) && path !== '';
  const joined = parts.length === 0 ? '.' : parts.join('/');
  const dotted = path.startsWith('./') && joined !== '.' ? `./${joined}` : joined;
  const marked = isFolder && path.endsWith('/') ? `${dotted}/` : dotted;
  // A first part with a colon would read as a scheme, and a leading empty part as a rooted path.
  return (/^[^/]*:/.test(marked) || marked.startsWith('/') ? `./${marked}` : marked) + suffix;
}

function isRelative(url: string): boolean {
  return url !== '' && !/^(?:[#?/\\]|[A-Za-z][A-Za-z0-9+.-]*:)/.test(url);
}

function segmentOf(raw: string): Segment {
  const plain = raw.replace(/\\([!-/:-@[-`{-~])/g, '$1');
  try {
    return { raw, name: decodeURIComponent(plain) };
  } catch {
    return { raw, name: plain };
  }
}

function nameOf({ name }: Segment): string {
  return name;
}

/** Characters of a real folder name that mean something else in a URL. */
function folderSegments(dir: string): readonly Segment[] {
  return dir
    .split('/')
    .filter((name) => name !== '' && name !== '.')
    .map((name) => ({ name, raw: name.replace(/[%#?\\]/g, (sign) => encodeURIComponent(sign)) }));
}

/** Settles `.` and `..`; `above` counts the steps that lead out of the root. */
function resolve(parts: readonly Segment[]): { readonly segments: readonly Segment[]; readonly above: number } {
  const segments: Segment[] = [];
  let above = 0;
  for (const part of parts) {
    if (part.raw === '' || part.raw === '.') continue;
    if (part.raw !== '..') segments.push(part);
    else if (segments.pop() === undefined) above += 1;
  }
  return { segments, above };
}

function sharedLength(place: readonly Segment[], to: readonly Segment[], above: number): number {
  if (above > 0) return 0;
  let length = 0;
  while (length < place.length && length < to.length && place[length]?.name === to[length]?.name) length += 1;
  return length;
}
