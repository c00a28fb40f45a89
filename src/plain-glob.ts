/**
 * Extglobs and character classes → the braces, stars and question marks that every client was measured to read alike
 * (docs/clients.md). Never narrower than the glob that it is given; how much wider, only the files can tell.
 */
import { flatBraces, outsideBraces } from './glob.ts';

/** Most members of a character class that are spelt out; a larger one becomes `?`, any one character. */
const MAX_MEMBERS = 10;

/** Stands for a star of ours until it is known what it stands beside: two stars together would mean any depth. */
const STAR = '\0';

/**
 * `glob` as every client reads it: `src/@(a|b)/[xy].ts` is `src/{a,b}/{x,y}.ts`, and `src/!(gen)/x.ts` is `src/*\/x.ts`.
 * `hasBrackets` where names hold brackets: there `[id]` stands for a folder of that name as well.
 */
export function plainGlob(glob: string, hasBrackets = false): string {
  if (!/[[\]()\\]|\.\./.test(glob)) return glob;
  const plain = plainText(hasBrackets ? glob.replace(PLAIN_CLASS, '@($&|?$1?)') : glob);
  return flatBraces(plain ?? '**');
}

/** What picomatch, and so lintel, takes for a name as well as for a class. */
const PLAIN_CLASS = /(?<!\\)\[([A-Za-z0-9_]+)\]/g;

/** A part of a glob without what clients read differently; undefined when that could be anything at any depth. */
function plainText(text: string): string | undefined {
  let plain = '';
  for (let at = 0; at < text.length;) {
    const { plain: next, length } = unitAt(text, at);
    if (next === undefined) return anyDepthBelow(plain);
    plain += next;
    at += length;
  }
  return plain
    .split('/')
    .map((segment) => (segment.includes(STAR) ? segment.replace(/[*\0]+/g, '*') : segment))
    .join('/');
}

/** Everything below the folders that `plain` has named in full so far. */
function anyDepthBelow(plain: string): string | undefined {
  const slash = plain.lastIndexOf('/');
  const folder = plain.slice(0, Math.max(0, slash));
  return slash < 0 || /[{\0]/.test(folder) ? undefined : `${folder}/**`;
}

interface Unit {
  /** Undefined where the text may run over several segments. */
  readonly plain: string | undefined;
  /** How much of the glob it takes the place of. */
  readonly length: number;
}

function unitAt(text: string, at: number): Unit {
  const sign = text[at] ?? '';
  if (sign === '\\') return { plain: literal(text[at + 1] ?? ''), length: 2 };
  if (sign === '[') return classAt(text, at);
  const mark = '@!+?*'.includes(sign) && text[at + 1] === '(' ? sign : '';
  if (mark !== '' || sign === '(') return groupAt(text, at, mark);
  const range = sign === '{' ? /^\{[^{},/]*\.\.[^{},/]*\}/.exec(text.slice(at))?.[0] : undefined;
  // Clients were not asked about `{1..3}`.
  if (range !== undefined) return { plain: STAR, length: range.length };
  return { plain: '])'.includes(sign) ? '?' : sign, length: 1 };
}

/** A character that stands for itself; one that a client could take for syntax is any one character. */
function literal(sign: string): string {
  return /^[\p{L}\p{N} ./_-]?$/u.test(sign) ? sign : '?';
}

function classAt(text: string, at: number): Unit {
  const written = /^\[(?:\[:[a-z]+:\]|[^\]/])[^\]/]*\]/.exec(text.slice(at))?.[0];
  if (written === undefined) return { plain: '?', length: 1 };
  const members = membersOf(written.slice(1, -1));
  const plain = members === undefined ? '?' : members.length === 1 ? (members[0] ?? '?') : `{${members.join(',')}}`;
  return { plain, length: written.length };
}

/** The characters of a class, as long as they are few and plain. */
function membersOf(inside: string): readonly string[] | undefined {
  if (!/^(?:[A-Za-z0-9_](?:-[A-Za-z0-9_])?)+$/.test(inside)) return undefined;
  const members = new Set<string>();
  for (const [range] of inside.matchAll(/.-.|./g)) {
    const [first, last] = [range.charCodeAt(0), range.charCodeAt(range.length - 1)];
    if (last < first || last - first >= MAX_MEMBERS) return undefined;
    for (let code = first; code <= last; code += 1) members.add(String.fromCharCode(code));
  }
  return members.size > MAX_MEMBERS ? undefined : [...members];
}

/** `@(a|b)` and `(a|b)` are one of their parts. Of the others that may be left out, repeated or excluded, a star says the most. */
function groupAt(text: string, at: number, mark: string): Unit {
  const open = at + mark.length;
  const end = closing(text, open);
  if (end === undefined) return { plain: '?', length: 1 };
  const length = end + 1 - at;
  const inside = text.slice(open + 1, end);
  const parts = partsOf(inside);
  if (mark === '@' || mark === '') {
    const plain = parts.map(plainText);
    if (plain.every((part) => part !== undefined && part !== '')) return { plain: oneOf(plain), length };
  }
  return { plain: inside.includes('/') ? undefined : STAR, length };
}

function oneOf(parts: readonly (string | undefined)[]): string {
  // A comma would part the braces once more.
  const members = parts.map((part = '') => outsideBraces(part, ',').join('?'));
  return members.length === 1 ? (members[0] ?? '') : `{${members.join(',')}}`;
}

/** Where the bracket that opens at `open` is closed. */
function closing(text: string, open: number): number | undefined {
  let depth = 0;
  for (let at = open; at < text.length; at += 1) {
    if (text[at] === '\\') at += 1;
    else if (text[at] === '(') depth += 1;
    else if (text[at] === ')') depth -= 1;
    if (depth === 0) return at;
  }
  return undefined;
}

/** The alternatives of a group. */
function partsOf(inside: string): readonly string[] {
  const parts = [''];
  let depth = 0;
  for (const sign of inside) {
    depth += sign === '(' ? 1 : sign === ')' ? -1 : 0;
    if (sign === '|' && depth === 0) parts.push('');
    else parts.push((parts.pop() ?? '') + sign);
  }
  return parts;
}
