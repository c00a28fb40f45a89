/**
 * Plain mentions of a note that could be bound facts: each with its place, what stands there and what would. Only where the
 * outputs would read the same. It changes no text.
 */
import type { Body, JudgedClaim, LinkedNote, NoteText, Piece, Place } from '../../model.ts';
import { isSentenceTakenBack, isTakenBack } from '../words/clause.ts';
import { scriptCalls } from '../shell/command.ts';
import { isLinkLabel } from '../words/link-label.ts';
import { codePath } from '../words/path-text.ts';
import { suggestScript } from './suggest-script.ts';
import { suggestSymbol } from './suggest-symbol.ts';
import { findVersions } from './suggest-version.ts';
import { isKnown, treeOf } from '../../tree.ts';
import { suggestion, type Mention, type Suggestion, type SuggestionGround } from './suggest.ts';

/** One edit that binds a mention. Both texts are parts of one line. */
export interface Proposal extends Place {
  readonly before: string;
  readonly after: string;
}

/** A mention that is left as it is. */
export interface LeftMention extends Place {
  readonly text: string;
  readonly reason: string;
}

/** What could be bound in one file, in the order of the text. */
export interface Proposals {
  readonly proposals: readonly Proposal[];
  readonly left: readonly LeftMention[];
}

/** What proposals are made from. */
export interface ProposalGround extends SuggestionGround {
  /** The judged claims of the note. */
  readonly claims: readonly JudgedClaim[];
  /** The whole file, front matter included. */
  readonly text: string;
}

interface Gathering extends ProposalGround {
  readonly linked: LinkedNote;
  /** Claims by line and column. */
  readonly claimsAt: ReadonlyMap<string, readonly JudgedClaim[]>;
  readonly proposals: Proposal[];
  readonly left: LeftMention[];
}

/** Proposes bound facts for `linked`. Of a decision only the rule lines: its text tells what was, or is to be. */
export function proposeBindings(linked: LinkedNote, ground: ProposalGround): Proposals {
  const { note } = linked;
  const all: Gathering = { ...ground, linked, claimsAt: byPlace(ground.claims), proposals: [], left: [] };
  for (const sentence of [note.summary, ...note.rules, note.enforcedBy]) if (sentence) inSentence(all, sentence);
  if (note.kind !== 'decision') inBody(all, note.body);
  return { proposals: all.proposals.sort(comparePlaces), left: all.left.sort(comparePlaces) };
}

/** In the order of the text. */
export function comparePlaces(a: Place, b: Place): number {
  return a.line - b.line || a.column - b.column;
}

function byPlace(claims: readonly JudgedClaim[]): ReadonlyMap<string, readonly JudgedClaim[]> {
  const found = new Map<string, JudgedClaim[]>();
  for (const judged of claims) {
    const key = placeKey(judged.claim);
    found.set(key, [...(found.get(key) ?? []), judged]);
  }
  return found;
}

function placeKey({ line, column }: Omit<Place, 'file'>): string {
  return `${line}:${column}`;
}

function inBody(all: Gathering, body: Body): void {
  const headings = body.pieces.filter((piece) => piece.kind === 'heading');
  for (const piece of body.pieces) {
    if (piece.kind !== 'code' || body.text.slice(piece.start, piece.end) !== `\`${piece.value}\``) continue;
    if (piece.value.includes('{{') || isLinkLabel(body, piece)) continue;
    const place = { file: all.linked.note.file, line: piece.line, column: piece.column };
    const claims = all.claimsAt.get(placeKey(piece)) ?? [];
    const found = suggest({ text: piece.value, linked: all.linked, ground: all, claims });
    if (found === undefined) continue;
    const isInHeading = headings.some(({ start, end }) => start <= piece.start && piece.end <= end);
    const reason = isInHeading ? 'it stands in a heading, whose anchor would change' : takenBack(body, piece);
    add(all, { ...place, text: piece.value }, reason === undefined ? found : { reason });
  }
  inFences(all, body);
  inProse(all, body);
}

const TAKEN_BACK = 'its own words take it back';

function takenBack(body: Body, piece: Extract<Piece, { kind: 'code' }>): string | undefined {
  const subject = scriptCalls(piece.value).length > 0 ? 'command' : 'path';
  return isTakenBack(body, piece, subject) ? TAKEN_BACK : undefined;
}

/** What a mention could be, best first: a command, a path, a name. */
function suggest(mention: Mention): Suggestion | undefined {
  return suggestScript(mention) ?? suggestPath(mention) ?? suggestSymbol(mention);
}

function suggestPath(mention: Mention): Suggestion | undefined {
  const { text, claims, ground } = mention;
  const path = codePath(text);
  if (path === undefined) return undefined;
  const [judged] = claims;
  if (judged === undefined) {
    // Nobody has judged it: only a path with folders in it can mean nothing else.
    const isPlain = text.replace(/\/$/, '') === path && path.includes('/') && isKnown(treeOf(ground.paths), path);
    return isPlain ? suggestion({ name: 'path', subject: text }, text, mention) : undefined;
  }
  if (judged.verdict !== 'live') return undefined;
  if (judged.isGuess) return { reason: 'it may mean several files' };
  const { target } = judged.claim;
  if (text !== target && text !== `${target}/`) return { reason: `bound, it would read \`${target}\`` };
  return suggestion({ name: 'path', subject: text }, text, mention);
}

/** A code span becomes the bound fact, which brings its own backticks; what goes on behind it keeps the span. */
function add(all: Gathering, at: Place & { readonly text: string }, found: Suggestion): void {
  const { text, ...place } = at;
  if ('reason' in found) {
    all.left.push({ ...place, text, reason: found.reason });
    return;
  }
  const rest = text.slice(found.covers.length);
  const after = rest === '' ? found.binding : `\`${found.binding}${rest}\``;
  all.proposals.push({ ...place, before: `\`${text}\``, after });
}

const PROMPT = /^[ \t>]*(?:\$[ \t]+)?/;

/** In a shell fence a line is a command: only one that begins with it, in the folder where the fence starts. */
function inFences(all: Gathering, body: Body): void {
  const lines = body.text.split('\n');
  for (const judged of all.claims) {
    const { file, line, how } = judged.claim;
    const written = lines[line - body.line] ?? '';
    const column = (PROMPT.exec(written)?.[0].length ?? 0) + 1;
    const text = written.slice(column - 1).trimEnd();
    // Only in shell fences is a bound fact compiled.
    if (how !== 'fence' || !isInShellFence(body, line) || !text.startsWith(judged.claim.text) || text.includes('{{'))
      continue;
    const found = suggestScript({ text, linked: all.linked, ground: all, claims: [judged] });
    if (found === undefined) continue;
    if ('reason' in found) all.left.push({ file, line, column, text, reason: found.reason });
    else all.proposals.push({ file, line, column, before: found.covers, after: found.binding });
  }
}

function isInShellFence({ pieces }: Body, line: number): boolean {
  return pieces.some(
    (piece) =>
      piece.kind === 'fence' &&
      piece.isShell &&
      line >= piece.contentLine &&
      line < piece.contentLine + piece.value.split('\n').length,
  );
}

/** Stands for one character that is no prose. */
const BLOT = '\u0001';

/** A code span that holds a version and nothing else says what it would say without its marks: `Node \`22\``. */
const VERSION_SPAN = /^`(?:(?:Node(?:\.?js)?|npm|pnpm|yarn|bun)[ \t]+)?(?:>=?[ \t]*|≥[ \t]*|\^|~)?v?\d[\d.]*`$/i;

function inProse(all: Gathering, body: Body): void {
  const { file } = all.linked.note;
  const holes = [...body.pieces.filter(({ kind }) => kind !== 'mention' && kind !== 'escape'), ...body.bindings];
  let prose = '';
  for (const { start, end } of holes.toSorted((a, b) => a.start - b.start || b.end - a.end)) {
    if (end <= prose.length) continue;
    const from = Math.max(start, prose.length);
    const hole = body.text.slice(from, end);
    prose +=
      body.text.slice(prose.length, from) +
      (VERSION_SPAN.test(hole) ? hole.replaceAll('`', ' ') : BLOT.repeat(hole.length));
  }
  prose += body.text.slice(prose.length);
  for (const { start, text, outcome } of findVersions(prose, { linked: all.linked, ground: all })) {
    const line = body.line + prose.slice(0, start).split('\n').length - 1;
    const place = { file, line, column: start - body.text.lastIndexOf('\n', start - 1) };
    const isPast = isTakenBack(body, { start, end: start + text.length }, 'path');
    if ('reason' in outcome) all.left.push({ ...place, text, reason: outcome.reason });
    else if (isPast) all.left.push({ ...place, text, reason: TAKEN_BACK });
    else all.proposals.push({ ...place, before: text, after: outcome.binding });
  }
}

/** Front matter is YAML: only a sentence that stands on its line as it is read can be edited in place. */
function inSentence(all: Gathering, { file, line, column, text }: NoteText): void {
  const written = all.text.split('\n')[line - 1] ?? '';
  const sign = written[column - 1] ?? '';
  const quote = sign === '"' || sign === "'" ? sign : '';
  const start = column - 1 + quote.length;
  const isAsRead = written.startsWith(text, start) && (quote === '' || written[start + text.length] === quote);
  for (const { 1: value = '', index } of text.matchAll(/(?<![`\\])`([^`{}\n]+)`(?!`)/g)) {
    const claims = (all.claimsAt.get(placeKey({ line, column })) ?? []).filter(({ claim }) => claim.text === value);
    const found = suggest({ text: value, linked: all.linked, ground: all, claims });
    if (found === undefined) continue;
    const place = { file, line, column: start + index + 1, text: value };
    // A brace at the start, or in a list in brackets, would be YAML's own.
    const isBrace = quote === '' && (index === 0 || /[[{]/.test(written.slice(0, column - 1)));
    const subject = scriptCalls(value).length > 0 ? 'command' : 'path';
    if (isSentenceTakenBack(text, subject)) all.left.push({ ...place, reason: TAKEN_BACK });
    else if (!isAsRead)
      all.left.push({ file, line, column, text: value, reason: 'it spans lines or holds escapes of YAML' });
    else if (isBrace) all.left.push({ ...place, reason: 'its YAML value has no quotes' });
    else add(all, place, quote === '"' ? withSingleQuotes(found) : found);
  }
}

/** Bound facts take either quotes, and a value in double quotes would need backslashes. */
function withSingleQuotes(found: Suggestion): Suggestion {
  return 'reason' in found ? found : { ...found, binding: found.binding.replaceAll('"', "'") };
}
