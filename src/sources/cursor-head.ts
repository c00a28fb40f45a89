/**
 * The head of a `.mdc` as Cursor reads it: line by line, and no YAML (measured on its SDK 1.0.32). What it would read
 * otherwise than it was meant is read as it was meant, and said.
 */
import type { AgentGlob, AgentTrap, Problem, TextEdit } from '../model.ts';
import { partsOf, placed } from './agent-globs.ts';
import { unclosedCursorHead } from './broken-head.ts';
import type { AgentHead } from './agent-head.ts';
import { lateHead } from './late-head.ts';
import { lowKeys } from './low-keys.ts';

/** Parts a `.mdc` into head and body. Cursor ends the head at the first `---`, wherever that stands. */
export function readCursorHead(file: string, text: string): AgentHead {
  const opened = /^\s*---[ \t]*\n/.exec(text);
  const end = opened === null ? -1 : text.indexOf('---', opened[0].length);
  if (opened === null || end < 0)
    return { body: text, bodyLine: 1, globs: [], traps: [], problems: headlessProblems(file, text) };
  const body = text.slice(end + 3).replace(/^-*[ \t]*\n?/, '');
  const head = text.slice(0, end).split('\n');
  const bodyLine = text.slice(0, text.length - body.length).split('\n').length;
  const problems = lowKeys({ file, head: head.join('\n'), body, bodyLine });
  // A rule that is always loaded has no use for its globs.
  if (head.some((row) => /^alwaysApply:[ \t]*["']?true\b/i.test(row)))
    return { body, bodyLine, globs: [], traps: [], problems: [] };
  const rows = globRows(file, head);
  const globs = rows.flatMap(({ parts, ...place }) =>
    placed(parts, place, head).map((each): AgentGlob => ({ ...each, client: 'Cursor' })),
  );
  return { body, bodyLine, globs, problems, traps: rows.flatMap(({ trap }) => trap ?? []) };
}

function headlessProblems(file: string, text: string): readonly Problem[] {
  return [...unclosedCursorHead(file, text), ...lateHead(file, text)];
}

interface GlobRow {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly parts: readonly string[];
  readonly trap?: AgentTrap;
}

/** The rows of the head that hold globs: the value of the key, and the items below it. */
function globRows(file: string, head: readonly string[]): readonly GlobRow[] {
  const at = head.findIndex((row) => row.startsWith('globs:'));
  const [, value = ''] = /^globs:[ \t]*(.*?)[ \t]*$/.exec(head[at] ?? '') ?? [];
  if (at < 0) return [];
  const written = { row: head[at] ?? '', value, line: at + 1 };
  if (/^\[[^\]]*$/.test(value)) return [openListRow(file, { ...written, below: head.slice(at + 1) })];
  if (value !== '') return [valueRow(file, written)];
  const items: string[] = [];
  for (const row of head.slice(at + 1)) {
    if (!/^[ \t]*-[ \t]/.test(row)) break;
    items.push(row);
  }
  const rows = items.map((row, index): GlobRow => {
    const [, lead = '', item = ''] = /^([ \t]*-[ \t]+)(.*?)[ \t]*$/.exec(row) ?? [];
    return { file, line: at + 2 + index, column: lead.length + 1, parts: partsOf(item).map(unquoted) };
  });
  const isFlush = items[0]?.startsWith('-') === true;
  const [first, ...others] = rows;
  return isFlush && first ? [{ ...first, trap: flushTrap(rows) }, ...others] : rows;
}

interface WrittenValue {
  readonly row: string;
  readonly value: string;
  readonly line: number;
}

/** A list in brackets that goes on below its line, or never ends: Cursor reads that line alone. */
function openListRow(
  file: string,
  { row, value, line, below }: WrittenValue & { readonly below: readonly string[] },
): GlobRow {
  const place = { file, line, column: row.indexOf(value, 'globs:'.length) + 1 };
  const end = below.findIndex((each) => !/^(?:[ \t]+\S|\])/.test(each));
  const goesOn = (end < 0 ? below : below.slice(0, end)).join(',');
  const inside = `${value.slice(1)},${goesOn}`.replace(/\][ \t,]*$/, '');
  const parts = partsOf(inside).map((part) => withoutStray(unquoted(part)));
  const [first, ...others] = partsOf(value.slice(1));
  // What stands behind the first comma, and has no quotes, is a pattern all the same.
  const isPart = first !== undefined && others.some((part) => !/["']/.test(part));
  const effect = isPart ? 'does not load this rule for the first of its globs' : 'loads this rule for no file';
  const after = parts.join(',');
  const edits = [{ ...place, before: value, after }];
  const trap: AgentTrap = {
    ...place,
    claim: value,
    message: `Cursor reads \`globs\` from one line, and takes a bracket for part of the pattern, so it ${effect}.`,
    hint: `Write \`globs: ${after}\`.`,
    ...(goesOn === '' && { fix: { title: 'Write the globs without brackets', isSafe: true, edits } }),
  };
  return parts.length === 0 ? { ...place, parts } : { ...place, parts, trap };
}

function valueRow(file: string, { row, value, line }: WrittenValue): GlobRow {
  const place = { file, line, column: row.indexOf(value, 'globs:'.length) + 1 };
  const flow = /^\[(.*)\]$/.exec(value)?.[1];
  // One pair of quotes around all of it is taken off; more than one pair is kept.
  const isQuotedList = /^(["']).*?\1[ \t]*,/.test(value);
  const inside = flow ?? value.replace(/^(["'])([^"']*)\1$/, '$2');
  const written = partsOf(inside).map(unquoted);
  const parts = written.map(withoutStray);
  const strays = written.filter((part, index) => part !== parts[index]).length;
  // Without any glob there is nothing to be loaded for: `globs: []` says just that.
  if (parts.length === 0 || (flow === undefined && !isQuotedList && strays === 0)) return { ...place, parts };
  const after = parts.join(',');
  const isPart = flow === undefined && !isQuotedList && strays < parts.length;
  const trap: AgentTrap = {
    ...place,
    claim: value,
    message: `Cursor takes ${flow === undefined ? 'the quotes' : 'brackets and quotes'} in \`globs\` for part of the pattern, so it loads this rule for ${isPart ? 'none of their files' : 'no file'}.`,
    hint: `Write \`globs: ${after}\`.`,
    fix: { title: 'Write the globs without quotes', isSafe: true, edits: [{ ...place, before: value, after }] },
  };
  return { ...place, parts, trap };
}

/** Items that are not indented are lost on Cursor. */
function flushTrap(rows: readonly GlobRow[]): AgentTrap {
  const edits = rows.map(({ file, line }): TextEdit => ({ file, line, column: 1, before: '-', after: '  -' }));
  const [first] = rows;
  return {
    file: first?.file ?? '',
    line: first?.line ?? 1,
    column: 1,
    claim: rows.flatMap(({ parts }) => parts).join(','),
    message:
      'Cursor reads no list in `globs` whose items are not indented, so it loads this rule only when it is named.',
    hint: 'Indent the items.',
    fix: { title: 'Indent the globs', isSafe: true, edits },
  };
}

function unquoted(part: string): string {
  return part.replace(/^(["'])(.*)\1$/, '$2');
}

/** `a/**", "b/**`: a quote that has no other in its own part is part of it. */
function withoutStray(part: string): string {
  return part.replace(/^["']+|["']+$/g, '');
}
