/**
 * Front matter of a rule file that its client cannot read, so that the rule is loaded for other files than was meant. Only what was
 * measured, or can be read by nobody: clients repair much that is no YAML, such as globs without quotes (docs/clients.md).
 */
import type { Problem } from '../model.ts';
import { headEnd } from './front-matter.ts';
import { holdsGlobs } from './low-keys.ts';

/** The file with its text, who loads it, and under which key the globs stand. */
export interface RuleFile {
  readonly file: string;
  readonly text: string;
  readonly client: string;
  readonly key: string;
}

/** What is wrong in the head of a rule file whose front matter is no YAML. */
export function brokenHead(rule: RuleFile): readonly Problem[] {
  const lines = rule.text.split('\n');
  const end = headEnd(lines);
  const at = lines.findIndex((line, index) => index > 0 && keyOf(line) === rule.key);
  if (at < 0) return isMeasured(rule) ? keyWithoutBlank(rule, lines.slice(0, Math.max(0, end))) : [];
  if (end < 0) return unclosedHead(rule, lines.slice(1, at));
  return at < end ? brokenValue(rule, { lines: lines.slice(0, end), at }) : [];
}

/** A `.mdc` whose head is never closed: Cursor loads none of it. */
export function unclosedCursorHead(file: string, text: string): readonly Problem[] {
  const lines = text.trimStart().split('\n');
  // What Cursor makes of a head that ends with `...` nobody has measured.
  if (headEnd(lines) > 0) return [];
  const at = lines.findIndex((line) => /^(?:globs|alwaysApply|description):/.test(line));
  const isHead = /^\s*---[ \t]*\n/.test(text) && at > 0 && areKeys(lines.slice(1, at));
  return isHead ? [unclosed({ file, client: 'Cursor' }, 'does not load this rule')] : [];
}

function keyOf(line: string): string | undefined {
  return /^([A-Za-z]\w*):(?:\s|$)/.exec(line)?.[1];
}

/** Keys and what belongs to them: a key below anything else is a word of the text. */
function areKeys(lines: readonly string[]): boolean {
  return lines.every((line) => keyOf(line) !== undefined || /^(?:[ \t]+\S|-[ \t]|#)/.test(line));
}

function unclosedHead(rule: RuleFile, above: readonly string[]): readonly Problem[] {
  if (!areKeys(above)) return [];
  return [unclosed(rule, isMeasured(rule) ? 'loads this rule for every file' : 'reads none of it')];
}

function unclosed({ file, client }: Pick<RuleFile, 'file' | 'client'>, effect: string): Problem {
  const message = `The front matter that starts here is never closed, so ${client} ${effect}.`;
  const hint = 'Add a line `---` below its last key.';
  return { rule: 'note/frontmatter', file, line: 1, column: 1, message, hint };
}

function isMeasured({ client }: RuleFile): boolean {
  return client === 'Claude Code' || client === 'Copilot';
}

interface Head {
  readonly lines: readonly string[];
  /** Index of the line with the key of the globs. */
  readonly at: number;
}

function brokenValue(rule: RuleFile, { lines, at }: Head): readonly Problem[] {
  const { file, client, key } = rule;
  const row = lines[at] ?? '';
  const [, lead = '', sign = ''] = /^(\w+:[ \t]*)(\S?)/.exec(row) ?? [];
  const rest = [row.slice(lead.length + 1), ...lines.slice(at + 1)].join('\n');
  const place = { rule: 'note/frontmatter', file, line: at + 1, column: lead.length + 1 };
  // What stands in brackets below the next key closes its own.
  const list = [row.slice(lead.length + 1), ...ownLines(lines, at)].join('\n');
  if (sign === '[' && !list.includes(']')) {
    const message = `The list that starts here is never closed, so ${client} ${openListEffect(client, row, lines[at + 1] ?? '')}.`;
    return [{ ...place, message, hint: 'Close it with `]`.' }];
  }
  if ((sign === '"' || sign === "'") && !rest.includes(sign)) {
    const message = `The quote that starts here is never closed, so ${client} does not read \`${key}\` as it is meant.`;
    return [{ ...place, message, hint: `Close it with \`${sign}\`, or leave both out.` }];
  }
  if (sign !== '' || !isMeasured(rule)) return [];
  const items = itemsBelow(lines, at);
  return [starredItem, openItem, tabbedItem].map((find) => find(rule, items)).find((each) => each.length > 0) ?? [];
}

/** The lines below a key, up to the next. */
function ownLines(lines: readonly string[], at: number): readonly string[] {
  const below = lines.slice(at + 1);
  const ends = below.findIndex((line) => keyOf(line) !== undefined);
  return ends < 0 ? below : below.slice(0, ends);
}

/** Claude Code takes the bracket on the line of the key for a sign of the first glob; a list on lines of its own it drops. */
function openListEffect(client: string, row: string, next: string): string {
  if (client === 'Copilot') return 'loads this rule for no file';
  if (client !== 'Claude Code') return 'cannot read it';
  if (/^[ \t]+\S/.test(next)) return 'loads this rule for every file';
  const inside = row.slice(row.indexOf('[') + 1).replace(/[\s,]+$/, '');
  const isParted = inside.includes(',') && !/["']/.test(inside);
  return isParted ? 'does not load this rule for the first of its globs' : 'loads this rule for no file';
}

/** Of Copilot the command line was measured. */
function measuredName(client: string): string {
  return client === 'Copilot' ? 'Copilot CLI' : client;
}

/** `paths:"a/**"`, which YAML takes for a text: the key is not there. */
function keyWithoutBlank({ file, client, key }: RuleFile, lines: readonly string[]): readonly Problem[] {
  const at = lines.findIndex((line) => line.startsWith(`${key}:`) && holdsGlobs(line.slice(key.length + 1), ''));
  if (at < 0) return [];
  const place = { file, line: at + 1, column: 1 };
  const message = `YAML reads \`${key}\` only with a blank behind its colon, so ${measuredName(client)} loads this rule for every file.`;
  const hint = `Write \`${key}: ${(lines[at] ?? '').slice(key.length + 1).trim()}\`.`;
  const edits = [{ ...place, before: `${key}:`, after: `${key}: ` }];
  const fix = { title: 'Put a blank behind the colon', isSafe: true, edits };
  return [{ rule: 'note/frontmatter', ...place, claim: key, message, hint, fix }];
}

/** The lines below the key that are its list, and the line of the file on which they start. */
interface List {
  readonly rows: readonly string[];
  /** They, and the rest of the head. */
  readonly below: readonly string[];
  readonly line: number;
}

function itemsBelow(lines: readonly string[], at: number): List {
  const below = lines.slice(at + 1);
  const ends = below.findIndex((line) => !/^[ \t]*(?:-[ \t]|#|$)/.test(line));
  return { rows: ends < 0 ? below : below.slice(0, ends), below, line: at + 2 };
}

/** `- **\/a.ts` in a list: YAML takes the star for an alias. Of one value without a list the clients repair it. */
function starredItem({ file, client }: RuleFile, { rows, line: start }: List): readonly Problem[] {
  const edits = rows.flatMap((row, index) => {
    const [, lead = '', glob = ''] = STARRED.exec(row) ?? [];
    const place = { file, line: start + index, column: lead.length + 1 };
    return glob === '' ? [] : [{ ...place, before: glob, after: `"${glob}"` }];
  });
  const [edit] = edits;
  if (edit === undefined) return [];
  const message = `\`${edit.before}\` has no quotes, and YAML takes a star at the start of an item for an alias, so ${client} loads this rule for every file.`;
  const { line, column } = edit;
  const fix = { title: 'Put the globs in quotes', isSafe: true, edits };
  const hint = `Write \`${edit.after}\`.`;
  return [{ rule: 'note/frontmatter', file, line, column, claim: edit.before, message, hint, fix }];
}

const STARRED = /^([ \t]*-[ \t]+)(\*[^\s"'#]*)[ \t]*$/;

/** An item whose quote or bracket nothing closes, in the list or below it. */
function openItem({ file, client }: RuleFile, { rows, below, line: start }: List): readonly Problem[] {
  return rows.flatMap((row, index) => {
    const [, lead = '', sign = ''] = /^([ \t]*-[ \t]+)(["'[])/.exec(row) ?? [];
    const rest = [row.slice(lead.length + 1), ...below.slice(index + 1)].join('\n');
    const closing = sign === '[' ? ']' : sign;
    if (sign === '' || rest.includes(closing)) return [];
    const what = sign === '[' ? 'list' : 'quote';
    const message = `The ${what} that starts here is never closed, so ${client} loads this rule for every file.`;
    const hint = sign === '[' ? 'Close it with `]`.' : `Close it with \`${sign}\`, or leave both out.`;
    return [{ rule: 'note/frontmatter', file, line: start + index, column: lead.length + 1, message, hint }];
  });
}

/** Claude Code reads on over tabs. */
function tabbedItem({ file, client }: RuleFile, { rows, line: start }: List): readonly Problem[] {
  const edits = rows.flatMap((row, index) => {
    const [, before] = /^([ ]*\t[ \t]*)-[ \t]/.exec(row) ?? [];
    return before === undefined ? [] : [{ file, line: start + index, column: 1, before, after: '  ' }];
  });
  const [edit] = edits;
  if (edit === undefined || client !== 'Copilot') return [];
  const message = `YAML allows no tab before an item, so ${measuredName(client)} loads this rule for every file.`;
  const fix = { title: 'Indent the items with blanks', isSafe: edits.length === rows.length, edits };
  return [{ rule: 'note/frontmatter', file, line: edit.line, column: 1, message, hint: 'Indent it with blanks.', fix }];
}
