/**
 * HTML of a body in an output: local links move, handles are shielded, and what is left open is closed. Comments stay as
 * they are (those to lint are taken out elsewhere), and so does text between tags: markdown has no meaning there.
 */
import type { Piece } from '../model.ts';
import type { Edit } from './edits.ts';

type Html = Piece & { readonly kind: 'html' };

/** What opens an HTML block that runs to the end of the document, and what ends it (CommonMark 0.31, HTML blocks 1-5). */
const OPEN_ENDED: readonly (readonly [opens: RegExp, ends: RegExp, closing: string])[] = [
  [/^<!--/, /-->/, ' -->'],
  [/^<\?/, /\?>/, '?>'],
  [/^<!\[CDATA\[/, /\]\]>/, ']]>'],
  [/^<![A-Za-z]/, />/, '>'],
  [/^<pre(?=[\s>]|$)/i, /<\/(?:pre|script|style|textarea)>/i, '</pre>'],
  [/^<script(?=[\s>]|$)/i, /<\/(?:pre|script|style|textarea)>/i, '</script>'],
  [/^<style(?=[\s>]|$)/i, /<\/(?:pre|script|style|textarea)>/i, '</style>'],
  [/^<textarea(?=[\s>]|$)/i, /<\/(?:pre|script|style|textarea)>/i, '</textarea>'],
];

/** Attributes that hold one link, and the one that holds a list of them. */
const LINKS = new Set(['href', 'src', 'poster', 'data']);
const LINK_LIST = 'srcset';

/** A handle or path that clients take for an import, as in prose. */
const MENTION = /(?<![\p{L}\p{N}@./\\+\-`]_*)@(?=[\p{L}\p{N}._~/-])/gu;

/** The edits that one run of HTML needs; `move` rebases a link. */
export function htmlEdits(piece: Html, text: string, move: (url: string) => string): readonly Edit[] {
  const written = text.slice(piece.start, piece.end);
  const edits = isBlock(piece, text) ? endEdits(piece, written) : [];
  // What stands in a script or a style is another language, and a comment is no text.
  if (isNoText(piece, written)) return edits;
  const moved = htmlLinkEdits(piece, text, move);
  const shields = [...written.matchAll(MENTION)].map(({ index }): Edit => {
    const start = piece.start + index;
    return { start, end: start + 1, text: '&#64;' };
  });
  // A handle in a link that moves is no longer bare: of two edits in one place, the wider wins.
  return [...edits, ...moved, ...shields];
}

/** The links of one run of HTML alone, moved. */
export function htmlLinkEdits(piece: Html, text: string, move: (url: string) => string): readonly Edit[] {
  const written = text.slice(piece.start, piece.end);
  if (isNoText(piece, written)) return [];
  return attributes(written).flatMap((attribute): readonly Edit[] => {
    const to = movedValue(attribute, move);
    const { start, end } = attribute;
    return to === undefined ? [] : [{ start: piece.start + start, end: piece.start + end, text: to }];
  });
}

function isNoText({ isComment }: Html, written: string): boolean {
  return isComment || /^\s*<(?:script|style|[!?])/i.test(written);
}

/** HTML in a line of prose is always complete; only a block can swallow what follows. */
function isBlock({ start }: Html, text: string): boolean {
  return /^[\s>*+\-\d.)]*$/.test(text.slice(text.lastIndexOf('\n', start - 1) + 1, start));
}

/** Closes what would run on into the text behind it. A tag or section that says nothing yet becomes text instead. */
function endEdits({ start }: Html, written: string): readonly Edit[] {
  for (const [opens, ends, closing] of OPEN_ENDED) {
    const open = opens.exec(written)?.[0];
    if (open === undefined) continue;
    // `<!-->` and `<?>` open and close at once.
    if (ends.test(closing === ' -->' || closing === '?>' ? written : written.slice(open.length))) return [];
    const isStump = closing.startsWith('</') ? !written.includes('>') : closing === ']]>' && written.trim() === open;
    if (isStump) return [{ start, end: start, text: '\\' }];
    const end = start + written.trimEnd().length;
    return [{ start: end, end, text: closing }];
  }
  return [];
}

interface Attribute {
  readonly name: string;
  readonly value: string;
  /** Where the value stands, quotes included. */
  readonly start: number;
  readonly end: number;
}

const TAG = /<[A-Za-z][\w:-]*/g;
const ATTRIBUTE = /[\s/]*([^\s"'<>/=]+)(?:\s*=\s*("[^"]*"|'[^']*'|[^\s"'=<>`]+))?/y;

/** The attributes of every tag in `written` that have a value. */
function attributes(written: string): readonly Attribute[] {
  const found: Attribute[] = [];
  for (const tag of written.matchAll(TAG)) {
    ATTRIBUTE.lastIndex = tag.index + tag[0].length;
    for (let match = ATTRIBUTE.exec(written); match !== null; match = ATTRIBUTE.exec(written)) {
      const [whole, name = '', value] = match;
      const end = match.index + whole.length;
      if (value !== undefined) found.push({ name: name.toLowerCase(), value, start: end - value.length, end });
    }
  }
  return found;
}

/** The value with its links moved, in the quotes that it needs; undefined when nothing moves. */
function movedValue({ name, value }: Attribute, move: (url: string) => string): string | undefined {
  if (!LINKS.has(name) && name !== LINK_LIST) return undefined;
  const quote = /^["']/.exec(value)?.[0] ?? '';
  const inner = quote === '' ? value : value.slice(1, -1);
  if (/[\r\n]/.test(inner) && name !== LINK_LIST) return undefined;
  const moved = name === LINK_LIST ? movedList(inner, move) : move(inner);
  if (moved === inner) return undefined;
  const marks = quote === '' && /[\s"'=<>`]/.test(moved) ? '"' : quote;
  return marks + (marks === "'" ? moved.replaceAll("'", '&#39;') : moved.replaceAll('"', '&quot;')) + marks;
}

/** `a.png 1x, b.png 2x`: each candidate is a link, and what it is for up to the next comma. */
function movedList(list: string, move: (url: string) => string): string {
  return list.replace(/([^\s,]\S*?)(,+(?=\s|$)|(?=\s|$)[^,]*)/g, (_, url: string, rest: string) => move(url) + rest);
}
