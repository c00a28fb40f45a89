/**
 * Front matter of a rule file that its client cannot read, so that the rule is loaded for other files than was meant. Only what was
 * measured, or can be read by nobody: clients repair much that is no YAML, such as globs without quotes (docs/clients.md).
 */
import type { Problem } from '../model.ts';
import { headEnd } from './front-matter.ts';

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
  if (at < 0) return [];
  if (end < 0) return unclosedHead(rule, lines.slice(1, at));
  return at < end ? brokenValue(rule, { lines: lines.slice(0, end), at }) : [];
}

/** A `.mdc` whose head is never closed: Cursor loads none of it. */
export function unclosedCursorHead(file: string, text: string): readonly Problem[] {
  const lines = text.trimStart().split('\n');
  const [, first = ''] = lines;
  // What Cursor makes of a head that ends with `...` nobody has measured.
  if (headEnd(lines) > 0) return [];
  const isHead = /^\s*---[ \t]*\n/.test(text) && /^(?:globs|alwaysApply|description):/.test(first);
  return isHead ? [unclosed({ file, client: 'Cursor' }, 'does not load this rule')] : [];
}

function keyOf(line: string): string | undefined {
  return /^([A-Za-z]\w*):(?:\s|$)/.exec(line)?.[1];
}

/** Only where the key stands among other keys: `paths:` further down is a word of the text. */
function unclosedHead(rule: RuleFile, above: readonly string[]): readonly Problem[] {
  if (above.some((line) => keyOf(line) === undefined && !/^(?:[ \t]+\S|-[ \t]|#)/.test(line))) return [];
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
  if (sign === '[' && !rest.includes(']')) {
    const effect =
      client === 'Claude Code'
        ? 'loads this rule for every file'
        : client === 'Copilot'
          ? 'loads this rule for no file'
          : 'cannot read it';
    const message = `The list that starts here is never closed, so ${client} ${effect}.`;
    return [{ ...place, message, hint: 'Close it with `]`.' }];
  }
  if ((sign === '"' || sign === "'") && !rest.includes(sign)) {
    const message = `The quote that starts here is never closed, so ${client} does not read \`${key}\` as it is meant.`;
    return [{ ...place, message, hint: `Close it with \`${sign}\`, or leave both out.` }];
  }
  return sign === '' && isMeasured(rule) ? starredItem(rule, { lines, at }) : [];
}

/** `- **\/a.ts` in a list: YAML takes the star for an alias. Of one value without a list the clients repair it. */
function starredItem({ file, client }: RuleFile, { lines, at }: Head): readonly Problem[] {
  const items = lines.slice(at + 1);
  const ends = items.findIndex((line) => !/^[ \t]*(?:-[ \t]|#|$)/.test(line));
  const list = ends < 0 ? items : items.slice(0, ends);
  const first = list.findIndex((line) => STARRED.test(line));
  if (first < 0) return [];
  const edits = list.flatMap((line, index) => {
    const [, lead = '', glob = ''] = STARRED.exec(line) ?? [];
    const place = { file, line: at + 2 + index, column: lead.length + 1 };
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
