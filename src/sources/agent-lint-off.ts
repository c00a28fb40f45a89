/**
 * The key `lint` in the front matter of an agent file that a person wrote, as it is read in a note. All other keys there are those of
 * clients, and so may this one be: what is wrong in it is told only where it means rules of ours.
 */
import { nearest } from '../nearest.ts';
import type { Problem, Suppression } from '../model.ts';
import type { YamlValue } from '../yaml.ts';
import { placeOf, type FieldReader } from './fields.ts';
import { headEnd, splitNote } from './front-matter.ts';
import { suppressionsOf } from './lint-off.ts';

/** What the front matter of an agent file turns off, and why it turns nothing off. */
export interface LintInFront {
  readonly suppressions: readonly Suppression[];
  readonly problems: readonly Problem[];
}

/** Reads the key `lint` of an agent file. */
export function lintInFront(file: string, text: string): LintInFront {
  if (!/^lint:/m.test(text) || !/^---[ \t]*\w*[ \t]*\n/.test(text)) return NOTHING;
  const lines = text.split('\n');
  const end = headEnd(lines);
  if (end < 0) return { ...NOTHING, problems: unclosed(file, lines) };
  const rows = ownRows(lines.slice(0, end + 1));
  const written = rows.slice(1, -1).join('\n').trim();
  const { value, problems } = splitNote(file, rows.join('\n'));
  const reader: FieldReader = { fields: value.fields, faults: [], remarks: [] };
  const suppressions = suppressionsOf(reader);
  const lint = value.fields.get('lint');
  const place = { file, line: rows.findIndex((row) => row.startsWith('lint:')) + 1, column: 1 };
  if (problems.length > 0) return { suppressions, problems: areOurs(written) ? [broken(place)] : [] };
  if (lint === undefined || lint.value.kind === 'none') return NOTHING;
  if (lint.value.kind === 'map') return { suppressions, problems: wrongInside(lint.value, reader.remarks) };
  if (!/^lint:[ \t]*["']?off["']?[ \t]*(?:#.*)?$/i.test(written) && !RULE_NAME.test(written)) return NOTHING;
  const message = '`lint` holds something else than a mapping, so it turns nothing off.';
  return { suppressions, problems: [{ rule: RULE, ...place, message, hint: SHAPE, isFromProse: true }] };
}

const NOTHING: LintInFront = { suppressions: [], problems: [] };

const RULE = 'note/frontmatter';

const SHAPE = 'Write `lint: { off: [stale/path] }`.';

/** How the name of a rule begins. Scripts and paths, which other tools have under this key, begin otherwise. */
export const RULE_NAME =
  /(?:^|[^\w/.-])(?:arch|decision|disk|limit|lint|missing|note|output|scan|security|stale)\/[a-z]+(?:-[a-z]+)*(?![\w/.-])/;

/** Whether what stands under `lint` speaks of what lintel reads there. */
function areOurs(written: string): boolean {
  return RULE_NAME.test(written) || /\boff\b/.test(written);
}

/** Clients read heads that are no YAML, with globs that have no quotes: the other keys are left out, line for line. */
function ownRows(lines: readonly string[]): readonly string[] {
  let isOwn = false;
  return lines.map((line, index) => {
    if (index === 0 || index === lines.length - 1) return line;
    isOwn = line.startsWith('lint:') || (isOwn && /^[ \t]/.test(line));
    return isOwn ? line : '';
  });
}

/** A head without an end is text to every reader. Below words that are no keys `lint:` is a word of the text, and nothing is said. */
function unclosed(file: string, lines: readonly string[]): readonly Problem[] {
  const at = lines.findIndex((line) => line.startsWith('lint:'));
  const isHead = lines.slice(1, at).every((line) => HEAD_ROW.test(line));
  const below = lines.slice(at + 1);
  const next = below.findIndex((line) => !/^[ \t]+\S/.test(line));
  const written = [lines[at] ?? '', ...below.slice(0, Math.max(0, next))].join('\n');
  if (!isHead || !areOurs(written)) return [];
  const message = 'The front matter above is never closed, so `lint` turns nothing off.';
  const hint = 'Add a line `---` below its last key.';
  return [{ rule: RULE, file, line: at + 1, column: 1, message, hint, isFromProse: true }];
}

const HEAD_ROW = /^(?:["']?[A-Za-z_][\w .-]*["']?:(?:\s|$)|[ \t]+\S|-[ \t]|#)/;

function broken(place: Pick<Problem, 'file' | 'line' | 'column'>): Problem {
  const message = 'This is no valid YAML, so `lint` turns nothing off.';
  return { rule: RULE, ...place, message, hint: SHAPE, isFromProse: true };
}

/** Of a mapping: keys that mean `off`, and an `off` that holds no rules. All other keys are those of another tool. */
function wrongInside(lint: YamlValue & { readonly kind: 'map' }, remarks: readonly Problem[]): readonly Problem[] {
  const wrongKeys = [...lint.fields.values()].flatMap((field): readonly Problem[] => {
    const isMeant = nearest(field.key, ['off'], 1) !== undefined || textsIn(field.value).some(isRuleName);
    if (field.key === 'off' || !isMeant) return [];
    const message = `\`lint\` has a key \`${field.key}\`; the only one that is read is \`off\`.`;
    return [{ rule: RULE, ...placeOf(field), message, hint: 'Rename it to `off`.', isFromProse: true }];
  });
  const wrongValues = remarks
    .filter(({ rule }) => rule === RULE)
    .map((each) => ({ ...each, isFromProse: true as const }));
  return [...wrongKeys, ...wrongValues];
}

function isRuleName(text: string): boolean {
  return RULE_NAME.test(text);
}

function textsIn(value: YamlValue): readonly string[] {
  if (value.kind === 'list') return value.items.flatMap(textsIn);
  return value.kind === 'text' ? [value.text] : [];
}
