/**
 * Places that a note's author meant to fill in and that agents now get as they are. A word such as TODO counts only where
 * it stands for a text; a sentence about TODO comments is a rule like others. Code and comments are never looked at.
 */
import type { Body, LinkedNote, NoteText, Place, Problem } from '../model.ts';
import { excerpt } from '../phrase.ts';
import type { Rule } from './rule.ts';

/** One finding for each place, in notes that compile. */
export const notePlaceholder: Rule = {
  id: 'note/placeholder',
  summary: 'A note that compiles holds a placeholder instead of a text.',
  check: ({ model }) => model.notes.filter(({ isInForce }) => isInForce).flatMap(placeholdersIn),
};

function placeholdersIn({ note }: LinkedNote): readonly Problem[] {
  const sentences = [note.summary, ...note.rules].filter((text) => text !== undefined);
  const own = note.isUntitled ? sentences : [note.heading, ...sentences];
  const told = own.flatMap(inSentence);
  // Of a decision only rule lines compile.
  if (note.kind === 'decision') return note.rules.flatMap(inSentence);
  const seen = new Set(told.map(({ line }) => line));
  return [...told, ...inBody(note.file, note.body).filter(({ line }) => !seen.has(line))];
}

function inSentence({ text, file, line, column }: NoteText): readonly Problem[] {
  // In a list of a body three dots say that more is meant; a rule of its own they leave unsaid.
  const found = /^\s*(\.{3,}|…|\?{3,})\s*$/.exec(text)?.[1] ?? placeholder(text.replace(/`[^`]*`/g, ' '));
  return found === undefined || isSaidOfWord(found) ? [] : [problemOf(found, { file, line, column })];
}

function inBody(file: string, body: Body): readonly Problem[] {
  const lines = proseOf(body).split('\n');
  const source = body.text.split('\n');
  const found = lines.flatMap((line, index): readonly (Place & { readonly text: string })[] => {
    if (!startsBlock(lines, index)) return [];
    const lead = MARKS.exec(line)?.[0].length ?? 0;
    // A wrapped paragraph is one text: what its first line breaks off with is no placeholder.
    const goesOn = !startsBlock(lines, index + 1) && (lines[index + 1] ?? '').trim() !== '';
    if (introduces(lines, index)) return [];
    const text = placeholder(line.slice(lead), goesOn);
    if (text === undefined) return [];
    const written = text.includes(BLANK) ? (source[index] ?? '').slice(lead).trim() : text;
    return [{ file, line: body.line + index, column: lead + 1, text: written }];
  });
  // A list that explains what TODO and FIXME mean is no list of gaps.
  const tags = new Set(found.flatMap(({ text }) => /^[A-Z]+/.exec(text)?.[0] ?? []));
  const isGlossary = tags.size > 1 && (tags.has('FIXME') || tags.has('XXX'));
  return found
    .filter(({ text }) => !isSaidOfWord(text))
    .filter(({ text }) => !isGlossary || !/^[A-Z]+[*_]*:/.test(text))
    .map((each) => problemOf(each.text, each));
}

/** Marks of lists, quotes, tasks and emphasis before the first word of a block; the word of a table's cell stands behind a bar. */
const MARKS = /^[\s>]*(?:(?:[-*+]|\d+[.)])\s+)?(?:\[[ xX]\]\s+)?(?:#+\s+)?[*_]*/;

function startsBlock(lines: readonly string[], index: number): boolean {
  const line = lines[index] ?? '';
  if (line.trim() === '') return false;
  const above = lines[index - 1] ?? '';
  return above.trim() === '' || /^\s*#/.test(above) || /^[\s>]*(?:[-*+]|\d+[.)]|#+)\s/.test(line);
}

/** A heading, or words with a colon above a list, that say what stands below: tasks that are open are a text like others. */
function introduces(lines: readonly string[], index: number): boolean {
  const [, marks, words = ''] = /^\s*(#*)\s*(.*)$/.exec(lines[index] ?? '') ?? [];
  const below = lines.slice(index + 1).find((line) => line.trim() !== '') ?? '';
  if (marks) return below !== '' && !/^\s*#+\s/.test(below);
  return /^\W*[A-Z]+\W*:\W*$/.test(words) && /^\s*(?:[-*+]|\d+[.)])\s/.test(below);
}

/** Stands for what is no prose: a line with code must not look as if nothing stood there. */
const BLANK = '\uE000';

const NO_PROSE: ReadonlySet<string> = new Set(['code', 'fence', 'html', 'link', 'image', 'definition-url']);

/** The body with {@link BLANK} in place of all that is no prose. */
function proseOf({ text, pieces, bindings }: Body): string {
  const spans = [
    ...pieces.filter((piece) => NO_PROSE.has(piece.kind) && !(piece.kind === 'html' && WHOLE.test(piece.value.trim()))),
    ...bindings,
  ].sort((a, b) => a.start - b.start);
  let prose = '';
  let at = 0;
  for (const { start, end } of spans) {
    if (start < at) continue;
    prose += text.slice(at, start) + text.slice(start, end).replace(/[^\n]/g, BLANK);
    at = end;
  }
  return prose + text.slice(at);
}

/** The placeholder that a block is, or ends with; `goesOn` when there is more of it than this line. */
function placeholder(block: string, goesOn = false): string | undefined {
  const text = block.replace(/[*_\s]+$/, '').trim();
  const found = STARTS.exec(text) ?? (goesOn ? undefined : (WHOLE.exec(text) ?? ENDS.exec(text)));
  // Emphasis that began before the word is not shown from its middle.
  return found === null || found === undefined
    ? undefined
    : (found[1] ?? found[0]).trim().replace(/^([A-Z]+)[*_]+:/, '$1:');
}

/** "TODO: is the prefix of comments", "TBD: trunk-based development": what the word means, or what it is short for. */
function isSaidOfWord(text: string): boolean {
  const [, word = '', rest = ''] = /^(TODO|TBD|TBC|FIXME|XXX)[*_]*:[*_]*\s+(.*)$/.exec(text) ?? [];
  if (/^(?:is|are|was|means?|marks?|stands? for|denotes?|says?|short for)\b/.test(rest)) return true;
  const initials = rest.split(/[^\p{L}]+/u).map((each) => each.slice(0, 1).toUpperCase());
  return word !== '' && initials.slice(0, word.length).join('') === word;
}

/** `TODO: describe the flow`, `TBD`; not `TODO comments need an owner`. */
const STARTS = /^(?:TODO|TBD|TBC|FIXME|XXX)(?:$|[*_]*:(?:\s|$).*|\.{3}|…|\s*\([^)]*\):?.*$)/;

/** A block that is nothing else. */
const WHOLE =
  /^(?:to be (?:written|defined|determined|documented|decided|added|completed)\.?|lorem ipsum(?:\.|,? dolor\b.*)|\[(?:fill (?:in|this)|describe|insert|add|write|enter|explain|your)\b[^\][]*\]|<(?:fill (?:in|this)|describe|insert|add|write|enter|explain|your) [^<>=/]*>|\{\{\s*[A-Za-z][\w-]*\s*\}\})$/i;

/** `Owner: TBD`. */
const ENDS = /:[\s*_]*((?:TBD|TBC|TODO)[*_]*\.?)$/;

function problemOf(text: string, { file, line, column }: Place): Problem {
  return {
    rule: 'note/placeholder',
    file,
    line,
    column,
    message: `"${excerpt(text)}" is a placeholder, and agents get it as it is.`,
    claim: text,
    target: file,
    hint: 'Write what belongs there, or delete the line.',
  };
}
