/** The head of a `.mdc` as Cursor reads it: line by line, and no YAML (measured on its SDK 1.0.32). */
import { bare, byGlobs, commaParts, otherLines, type LineRemark, type RuleFile } from './rule-head.ts';

/** Cursor reads a head line by line, and ends it at the first `---` wherever that stands. */
export function readCursorRule(text: string): RuleFile {
  const opened = /^\s*---[ \t]*\n/.exec(text);
  const end = opened === null ? -1 : text.indexOf('---', opened[0].length);
  if (opened === null || end < 0) {
    return { ...bare(text), activation: { kind: 'manual' }, unread: 'Cursor loads no `.mdc` without front matter' };
  }
  const yaml = text.slice(opened[0].length, end).replace(/\n$/, '');
  const after = text.slice(end + 3).replace(/^-*[ \t]*\n?/, '');
  const fields = cursorFields(yaml, opened[0].split('\n').length);
  const body = { body: after, bodyLine: text.slice(0, text.length - after.length).split('\n').length };
  const description = fields
    .get('description')
    ?.value.replace(/^(["'])(.*)\1$/, '$2')
    .trim();
  const rest = otherLines(yaml, new Set(['description', 'globs', 'alwaysApply']), true).map((line) =>
    line.startsWith('#') ? line : `# ${line}`,
  );
  return { ...cursorActivation(fields, description ?? ''), ...(description && { description }), rest, ...body };
}

interface CursorField {
  readonly value: string;
  readonly items: readonly string[];
  readonly line: number;
}

function cursorFields(yaml: string, firstLine: number): ReadonlyMap<string, CursorField> {
  const fields = new Map<string, CursorField>();
  let current = '';
  yaml.split('\n').forEach((row, index) => {
    const entry = /^([A-Za-z]+):[ \t]*(.*?)[ \t]*$/.exec(row);
    const item = /^[ \t]*-[ \t]+(.*?)[ \t]*$/.exec(row);
    const known = fields.get(current);
    if (entry !== null) {
      current = entry[1] ?? '';
      fields.set(current, { value: entry[2] ?? '', items: [], line: firstLine + index });
    } else if (item !== null && known !== undefined) {
      fields.set(current, { ...known, items: [...known.items, ...commaParts(item[1] ?? '')] });
    }
  });
  return fields;
}

function cursorActivation(
  fields: ReadonlyMap<string, CursorField>,
  description: string,
): Pick<RuleFile, 'activation' | 'remarks'> {
  const always = fields.get('alwaysApply');
  const globs = fields.get('globs');
  if (always?.value === 'true') return { activation: { kind: 'always' }, remarks: [] };
  const remarks: LineRemark[] = [];
  if (always !== undefined && /^["']?true\b/i.test(always.value)) {
    const message = `Cursor reads \`alwaysApply: ${always.value}\` as false; it is read as it was meant.`;
    return { activation: { kind: 'always' }, remarks: [{ line: always.line, isLoss: false, message }] };
  }
  const flow = /^\[(.*)\]$/.exec(globs?.value ?? '')?.[1];
  const isQuotedList = /^["'].*["'][ \t]*,/.test(globs?.value ?? '');
  if (globs !== undefined && (flow !== undefined || isQuotedList)) {
    const message =
      'Cursor takes brackets and quotes in `globs` for part of the pattern and matches nothing; they are read as they were meant.';
    remarks.push({ line: globs.line, isLoss: false, message });
  }
  const patterns = [
    ...commaParts((flow ?? globs?.value ?? '').replace(/^(["'])([^"']*)\1$/, '$2')),
    ...(globs?.items ?? []),
  ];
  if (patterns.length > 0) return { activation: byGlobs(patterns), remarks };
  return { activation: { kind: description === '' ? 'manual' : 'agent' }, remarks };
}
