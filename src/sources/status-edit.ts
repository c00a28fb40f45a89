/**
 * Writes another status into a decision, at the place where its status stands: front matter, section, heading, bold line,
 * bullet, plain line or table row. The word is replaced and what is around it stays; the result is read again, and an
 * edit that would say something else is refused.
 */
import type { Decision, DecisionStatus } from '../model.ts';
import { readHead } from './decision-head.ts';
import { joinedLines, refuseFrontMatter, setKey, sourceLines, type Edited } from './edit.ts';
import { splitNote } from './front-matter.ts';
import type { SplitNote } from './front-matter.ts';
import type { StatusPhrase } from './head-status.ts';
import { writtenKey } from './key-case.ts';
import { isRst } from './note-paths.ts';
import { readNote } from './notes.ts';
import { readRstHead } from './rst-head.ts';
import { readStatus } from './status.ts';

/** A status to write. */
export interface NewStatus {
  readonly status: DecisionStatus;
  /** For a status in the body: the link to the successor, `[id](path.md)`, that is written behind the word. */
  readonly by?: string;
}

/** Where the status of a decision stands, as far as one can be found. */
export type StatusPlace = 'front-matter' | 'body' | 'none';

/** Where the status of the decision `text` stands. */
export function statusPlace(file: string, text: string): StatusPlace {
  const { value: split } = splitNote(file, text);
  const stated = split.fields.get(statusKey(split))?.value;
  if (stated !== undefined && stated.kind !== 'none' && (stated.kind !== 'text' || stated.text.trim() !== ''))
    return 'front-matter';
  return statedInBody(file, split) === undefined ? 'none' : 'body';
}

function statedInBody(file: string, { body, bodyLine }: SplitNote): StatusPhrase | undefined {
  const { statuses } = isRst(file) ? readRstHead(file, body) : readHead(file, body, bodyLine);
  return statuses[0];
}

/**
 * The decision `text` with another status. Where the front matter has one and the body has the same, both change: a file
 * that says two things is worse than either.
 */
export function editStatus(file: string, text: string, wanted: NewStatus): Edited {
  const { value: split, problems } = splitNote(file, text);
  const [problem] = problems;
  if (problem !== undefined) return refused(problem.line, `the front matter cannot be read (${problem.message})`);
  const place = statusPlace(file, text);
  const found = statedInBody(file, split);
  if (place === 'body') return inBody(text, { file, wanted, line: found?.line ?? 1 });
  const key = statusKey(split);
  const value = split.fields.get(key)?.value;
  const line = value?.line ?? 1;
  const unfit = place === 'none' ? refuseFrontMatter(file) : undefined;
  if (unfit !== undefined) return unfit;
  const { status } = wanted;
  // A block of YAML ends with a line break, which is none of the phrase.
  const stated = value?.kind === 'text' && place === 'front-matter' ? value.text.trim() : undefined;
  const phrase = stated === undefined ? status : reworded(stated, { from: 0, wanted: { status } });
  if (typeof phrase !== 'string') return refused(line, phrase.because);
  const agrees = stated !== undefined && found !== undefined && meaning(found.text) === meaning(stated);
  const isTwice = agrees && meaning(found.text) !== status;
  const body = isTwice ? inBody(text, { file, wanted, line: found.line }) : { text };
  if ('refusal' in body) return body;
  return checked(setKey(body.text, key, phrase), { file, text, wanted: isTwice ? wanted : { status }, line });
}

/** The key of the status as this decision writes it. */
function statusKey({ fields }: SplitNote): string {
  return writtenKey(fields, 'status') ?? 'status';
}

function meaning(phrase: string): DecisionStatus {
  return readStatus(phrase).status;
}

function inBody(text: string, { file, wanted, line }: Omit<Check, 'text'>): Edited {
  const edited = editLine(text, line, wanted);
  if ('refusal' in edited) return edited;
  // Alone, so that what the front matter says does not hide what the line says now.
  const { value: before } = splitNote(file, text);
  const { value: after } = splitNote(file, edited.text);
  const result = checked({ text: after.body }, { file, text: before.body, wanted, line });
  return 'refusal' in result ? result : edited;
}

function refused(line: number, because: string): Edited {
  return { refusal: { line, because } };
}

function editLine(text: string, line: number, wanted: NewStatus): Edited {
  const mark = text.startsWith('\uFEFF') ? '\uFEFF' : '';
  const lines = sourceLines(text.slice(mark.length));
  const source = lines[line - 1];
  if (source === undefined) return refused(line, 'the status is not where it was read');
  const phrase = reworded(source.text, { from: LABEL.exec(masked(source.text))?.[0].length ?? 0, wanted });
  if (typeof phrase !== 'string') return refused(line, phrase.because);
  return { text: mark + joinedLines(lines.with(line - 1, { text: phrase, end: source.end })) };
}

/** What stands before the status on its line: list, quote, heading and table marks, and the word itself. */
const LABEL = /^[\s>*+#|_.)\d-]*status[\s*_]*[:|–—-]+[\s*_]*/i;

const WORD = /(?:(?:partially|partly)[ -])?(?:in[ -](?:progress|review)\b|on[ -]hold\b|under review\b|\p{L}+)/iu;

/** What templates leave: a list of choices, as in `[draft | proposed | …]`, or one word in the brackets of a placeholder. */
const PLACEHOLDER = /^(?:[[{<]?[^()]*\|.*\S|[[{<][\p{L} ]+[\]}>])$/u;

interface Rewording {
  /** Where the status begins on the line. */
  readonly from: number;
  readonly wanted: NewStatus;
}

function reworded(line: string, { from, wanted }: Rewording): string | { readonly because: string } {
  const plain = masked(line);
  const word = WORD.exec(plain.slice(from));
  const phrase = plain.slice(from).trim();
  const isTable = /^\s*\|/.test(line);
  if (!isTable && PLACEHOLDER.test(phrase)) {
    const start = from + plain.slice(from).search(/\S/);
    return line.slice(0, start) + wordOf(wanted, phrase) + line.slice(start + phrase.length);
  }
  if (word === null) return { because: 'no word of it can be replaced' };
  const start = from + word.index;
  const rest = line.slice(start + word[0].length);
  const isKnown = readStatus(word[0]).status !== 'unknown';
  if (!isKnown && /[\p{L}\p{N}]/u.test(masked(rest).replace(/\|.*/, '')))
    return { because: `\`${short(phrase)}\` is no status that is known, so nobody can tell which word to replace` };
  const kept = keptAfter(rest, { wanted, was: word[0] });
  return typeof kept === 'string' ? line.slice(0, start) + wordOf(wanted, word[0]) + kept : kept;
}

/** References behind "superseded by": links, wiki links, file names and numbers, and what parts them. */
const SUCCESSORS =
  /^[ ,(]*(?:by|in favou?r of|with):?\s+(?:\[\[[^\]]*\]\]|\[[^\]]*\](?:\([^)]*\))?|(?:ADR[-_ #]?)?[\w./#-]*\d[\w./-]*|[\w./-]+\.md|,|and|&|\s)+\)?/i;

function keptAfter(
  rest: string,
  { wanted, was }: { readonly wanted: NewStatus; readonly was: string },
): string | { readonly because: string } {
  const markup = /^[*_]*/.exec(rest)?.[0] ?? '';
  const tail = rest.slice(markup.length);
  const clause = /super[cs]eded$/i.test(was) ? SUCCESSORS.exec(tail)?.[0] : undefined;
  if (wanted.status !== 'superseded' && clause !== undefined) {
    return markup + (/\s*$/.exec(clause)?.[0] ?? '') + tail.slice(clause.length);
  }
  // "Approved by the board": what the board did was not this.
  return /^[\s,(]+by\b/i.test(tail) ? { because: `the status goes on with \`${short(tail.trim())}\`` } : rest;
}

function short(text: string): string {
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}

/** The new word in the case of the old one. */
function wordOf({ status, by }: NewStatus, was: string): string {
  const letters = was.replace(/[^\p{L}]/gu, '');
  const isUpper = letters.length > 1 && letters === letters.toUpperCase();
  const isCapital = /^\p{Lu}/u.test(letters);
  const word = isUpper ? status.toUpperCase() : isCapital ? status.charAt(0).toUpperCase() + status.slice(1) : status;
  return by === undefined ? word : `${word} by ${by}`;
}

/** Blanks in place of what readers of a status pass over, so that columns stay: comments, emoji, and what is struck out. */
function masked(line: string): string {
  return line
    .replace(/<!--.*?-->|~~[^~]*~~|(?<=^|[\s*_|>-]):[a-z][\w+-]*:(?=[\s*_|]|$)/g, (found) => ' '.repeat(found.length))
    .replace(/^.*-->/, (found) => ' '.repeat(found.length))
    .replace(/<!--.*$/, (found) => ' '.repeat(found.length));
}

interface Check {
  readonly file: string;
  readonly text: string;
  readonly wanted: NewStatus;
  readonly line: number;
}

/** The edit, if the decision then has the status and says all else as before. */
function checked(edited: Edited, { file, text, wanted, line }: Check): Edited {
  if ('refusal' in edited) return edited;
  const [before, after] = [text, edited.text].map((each) => read(file, each));
  if (before === undefined || after === undefined) return refused(line, 'it is no decision');
  const isKept =
    before.title === after.title &&
    before.number === after.number &&
    (before.date === after.date || isDropped(before, after)) &&
    refs(before.supersedes) === refs(after.supersedes);
  const isNew = (ref: string): boolean => wanted.by?.includes(ref) === true;
  const isLinked = wanted.by === undefined || after.supersededBy.some(({ ref }) => isNew(ref));
  // "Partially superseded by 12" would come to say that 12 takes the place of the whole.
  const isAlone = after.supersededBy.every(
    ({ ref }) => isNew(ref) || before.supersededBy.some((old) => old.ref === ref),
  );
  if (after.status === wanted.status && isKept && isLinked && isAlone) return edited;
  return after.status === wanted.status
    ? refused(line, 'what stands around the status would be read as something else')
    : refused(line, `what stands there would still be read as ${after.status}`);
}

/** A date that stood in the name of the successor was none of this decision. */
function isDropped(before: Decision, after: Decision): boolean {
  return (
    after.date === undefined &&
    before.status === 'superseded' &&
    before.rawStatus?.includes(before.date ?? '\n') === true
  );
}

function read(file: string, text: string): Decision | undefined {
  const { value } = readNote({ path: file, kind: 'decision', defaultStatus: 'unknown' }, text);
  return value.kind === 'decision' ? value : undefined;
}

function refs(list: Decision['supersedes']): string {
  return list.map(({ ref }) => ref).join('\n');
}
