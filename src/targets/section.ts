/**
 * A note's text → the text that stands in an output. A person's words keep their own bytes: everything is an edit
 * by position. It chooses nothing: which note goes where, under which heading, is the caller's.
 */
import { folderOf } from '../path.ts';
import type { Body, BoundFact, LinkedNote, NoteText, Piece } from '../model.ts';
import { inlineCode, parseBody } from '../sources/markdown.ts';
import { countBelow, lineStarts } from '../offsets.ts';
import { foldedInPlace } from '../sources/one-line.ts';
import { directiveEdits } from './directives.ts';
import { applyEdits, lineOffsets } from './edits.ts';
import type { Edit } from './edits.ts';
import { dressed, factsInOrder, filledCodes } from './fill.ts';
import { headingEdits, leadingTitle } from './headings.ts';
import { htmlEdits } from './html.ts';
import { inlineOnly } from './inline.ts';
import { rebase } from './rebase.ts';

export { rebase } from './rebase.ts';

/** How a body is to stand in an output. */
export interface EmbedOptions {
  /** The note that the body belongs to: its links are relative to it. */
  readonly file: string;
  readonly body: Body;
  readonly bound: readonly BoundFact[];
  /** Folder of the output, `''` for the root. */
  readonly toDir: string;
  /** The depth that the shallowest heading gets; absent leaves headings as they are. */
  readonly depth?: number;
  /** Title that the output shows by itself: a leading first-level heading that repeats it is dropped. */
  readonly title?: string;
  /** What footnotes and link definitions are renamed with, so that two notes in one output cannot meet. */
  readonly prefix?: string;
  /** Destinations that count from the root although the note stands elsewhere. */
  readonly rootLinks?: readonly string[];
}

/** The body as it stands in an output: without blank lines around it, and with nothing left open at its end. */
export function embedBody(options: EmbedOptions): string {
  return trimmed(applyEdits(options.body.text, embedEdits(options)));
}

/** For each line of {@link embedBody} the line of the note's file that it comes from. */
export function embedLines(options: EmbedOptions): readonly number[] {
  const { body } = options;
  const edits = embedEdits(options);
  const text = applyEdits(body.text, edits);
  const lead = /^(?:[ \t]*\n)+/.exec(text)?.[0].split('\n').length ?? 1;
  const count = trimmed(text).split('\n').length;
  const starts = lineStarts(body.text);
  return lineOffsets(body.text, edits)
    .slice(lead - 1, lead - 1 + count)
    .map((offset) => body.line + countBelow(starts, offset + 1) - 1);
}

function trimmed(text: string): string {
  return text.replace(/^(?:[ \t]*\n)+/, '').trimEnd();
}

function embedEdits(options: EmbedOptions): readonly Edit[] {
  const { body, depth, title } = options;
  const dropped = title === undefined ? undefined : leadingTitle(body, title);
  const edits: Edit[] = dropped === undefined ? [] : [{ start: dropped.start, end: dropped.end, text: '' }];
  if (depth !== undefined) edits.push(...headingEdits(body, depth, dropped));
  const facts = factsInOrder(body, options.bound);
  edits.push(...facts.map((fact): Edit => ({ ...spanOf(fact), text: filled(fact, options) })));
  edits.push(...filledCodes(body, facts, options.toDir));
  for (const piece of body.pieces) edits.push(...pieceEdits(piece, options));
  return edits;
}

/** Parsed before a sentence, so that nothing in it starts a block: it stands behind a list marker or a `#`. */
const LEAD = '. ';

/** The sentence or title `text` of `linked` as it stands on one line of an output in `toDir`; empty when there is none. */
export function filledText(linked: LinkedNote, text: NoteText | undefined, toDir: string): string {
  if (text === undefined) return '';
  // Nothing in it could be a link, code, a handle or a bound fact: no need to parse.
  if (!/[[\]<@\\{`]/.test(text.text)) return inlineOnly(text.text);
  const { file } = linked.note;
  const line = foldedInPlace(text.text);
  const { value } = parseBody(file, LEAD + line, text.line);
  const { bindings } = text;
  const pieces = piecesOutside(value.pieces.map(withoutLead), bindings).filter(({ kind }) => kind !== 'label');
  const body = { text: line, line: text.line, pieces, bindings };
  return inlineOnly(embedBody({ file, body, bound: linked.bound, toDir }));
}

function withoutLead(piece: Piece): Piece {
  return { ...piece, start: piece.start - LEAD.length, end: piece.end - LEAD.length };
}

/** Bound facts are filled by themselves: what the parser sees inside their braces is nothing. */
function piecesOutside(pieces: readonly Piece[], bindings: NoteText['bindings']): readonly Piece[] {
  let next = 0;
  return pieces.filter(({ start }) => {
    while ((bindings[next]?.end ?? Infinity) <= start) next += 1;
    return start < (bindings[next]?.start ?? Infinity);
  });
}

/** A value where it stands: as the destination of a link or a definition it is bare and rebased, else dressed. */
function filled(fact: BoundFact, options: EmbedOptions): string {
  const { body, toDir } = options;
  const { start, end, name } = fact.binding;
  const before = body.text.slice(body.text.lastIndexOf('\n', start - 1) + 1, start);
  const after = body.text.slice(end, end + MAX_AFTER);
  const isDestination = BEFORE_DESTINATION.test(before) && AFTER_DESTINATION.test(after);
  if (!isDestination || (name !== 'path' && name !== 'decision')) {
    return fact.form === 'text' ? shielded(dressed(fact, toDir), before, after) : dressed(fact, toDir);
  }
  const moved = rebase(fact.target ?? fact.value, '', toDir);
  return !before.endsWith('<') && needsBrackets(moved) ? `<${moved}>` : moved;
}

const BEFORE_DESTINATION = /\]\([ \t]*<?$|^[ \t>]*\[[^\]]+\]:[ \t]*<?$/;
/** An anchor, a title, and what ends the destination. */
const AFTER_DESTINATION = /^(?:[#?][^\s)>]*)?(?:>?[ \t]*\)|>?[ \t]+["'(]|>?[ \t]*(?:\n|$))/;
/** As far as an anchor may reach. */
const MAX_AFTER = 200;

/** `>=22` at the start of a line is no quotation, and `22` before a full stop no item of a list. */
function shielded(value: string, before: string, after: string): string {
  if (!/^[ \t>]*(?:(?:[-*+]|\d+[.)])[ \t]+)*$/.test(before)) return value;
  if (/^[>*+#=-]/.test(value)) return `\\${value}`;
  return /^\d{1,9}$/.test(value) && /^[.)](?:\s|$)/.test(after) ? `${value}\\` : value;
}

/** Where a bound fact stands. One without a value is an error of its own, and keeps the output from being written. */
function spanOf({ binding: { start, end } }: BoundFact): Pick<Edit, 'start' | 'end'> {
  return { start, end };
}

function pieceEdits(piece: Piece, options: EmbedOptions): readonly Edit[] {
  const { body, file, toDir, prefix, rootLinks = [] } = options;
  switch (piece.kind) {
    case 'link':
    case 'image':
    case 'definition-url':
      return destinationEdits(piece, body, (url) => rebase(url, rootLinks.includes(url) ? '' : folderOf(file), toDir));
    case 'label':
      return prefix === undefined || prefix === '' ? [] : [labelEdit(piece, body, prefix)];
    case 'mention':
      return [{ start: piece.start, end: piece.end, text: inlineCode(piece.value) }];
    case 'escape':
      return [{ start: piece.start, end: piece.start + 1, text: '' }];
    case 'fence':
      return piece.isClosed ? [] : [closingFence(piece, body.text)];
    case 'html':
      return [
        ...htmlEdits(piece, body.text, (url) => rebase(url, rootLinks.includes(url) ? '' : folderOf(file), toDir)),
        ...directiveEdits(piece, body.text),
      ];
    case 'code':
    case 'heading':
      return [];
  }
}

/** Works on the destination as written, so that escapes, entities and percent signs stay a person's own. */
function destinationEdits({ start, end }: Piece, { text }: Body, move: (url: string) => string): readonly Edit[] {
  const written = text.slice(start, end);
  // A bound fact is filled in by itself, and other braces are somebody else's.
  if (written.includes('{{')) return [];
  const isEnclosed = written.startsWith('<') && written.endsWith('>');
  const url = isEnclosed ? written.slice(1, -1) : written;
  const moved = move(url);
  if (moved === url) return [];
  return [{ start, end, text: isEnclosed || needsBrackets(moved) ? `<${moved}>` : moved }];
}

/** Blanks end a bare destination, and so do brackets without a partner. */
function needsBrackets(url: string): boolean {
  if (/[\s<]/.test(url) || url === '') return true;
  let open = 0;
  for (const sign of url.replace(/\\[()]/g, '').replace(/[^()]/g, '')) {
    open += sign === '(' ? 1 : -1;
    if (open < 0) return true;
  }
  return open !== 0;
}

/**
 * Renames a label to `<prefix>:<label>`. A colon, a blank or a bracket in the prefix itself is written in percent signs,
 * so that no two prefixes can yield the same name.
 */
function labelEdit(piece: Piece & { kind: 'label' }, { text }: Body, prefix: string): Edit {
  const safe = `${prefix.replace(/[\s%:^[\]\\`*_~<>&!|]/g, (sign) => encoded(sign))}:`;
  const { start, end } = piece;
  if (piece.of === 'footnote') return { start: start + 1, end: start + 1, text: safe };
  if (start < end) return { start, end: start, text: safe };
  // `[label][]` and `[label]` show their label: the renamed one goes behind it.
  const label = safe + piece.label.replace(/\s*\n[\s>]*/g, ' ');
  return { start, end: start, text: text[start - 1] === '[' ? label : `[${label}]` };
}

function encoded(sign: string): string {
  return `%${(sign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(2, '0')}`;
}

/** The missing last line of a fence, led by what leads its first line, so that it closes in lists and quotes too. */
export function closingFence({ start, end }: Piece, text: string): Edit {
  const lead = text.slice(text.lastIndexOf('\n', start - 1) + 1, start).replace(/[^\s>]/g, ' ');
  const fence = /^(?:`+|~+)/.exec(text.slice(start, end))?.[0] ?? '```';
  const last = start + text.slice(start, end).trimEnd().length;
  return { start: last, end: last, text: `\n${lead}${fence}` };
}
