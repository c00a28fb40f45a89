/**
 * Typed reading of front matter: each function takes one key and reports a value of the wrong kind where it stands.
 * It knows no key by name; which ones there are is up to the reader of each kind of note.
 */
import { outsideBraces } from '../glob.ts';
import { nearest } from '../nearest.ts';
import type { NoteText, Place, Problem, ScopeGlob } from '../model.ts';
import { bindingsIn } from './bindings.ts';
import { withoutControls } from './one-line.ts';
import type { YamlField, YamlValue } from '../yaml.ts';

/** The front matter of one note while it is read. */
export interface FieldReader {
  readonly fields: ReadonlyMap<string, YamlField>;
  /** What keeps a value from being read: the note is then not sound. */
  readonly faults: Problem[];
  /** What is worth saying, although everything could be read. */
  readonly remarks: Problem[];
}

/** A value of front matter that is text. */
export type TextValue = YamlValue & { readonly kind: 'text' };

const KIND_WORDS = { text: 'text', list: 'a list', map: 'a mapping', none: 'nothing' } as const;

/** The text of `key`; undefined when it is absent, empty or something else. */
export function textOf(reader: FieldReader, key: string): TextValue | undefined {
  const value = reader.fields.get(key)?.value;
  if (value === undefined || value.kind === 'none') return undefined;
  if (value.kind === 'text') return value.text.trim() === '' ? undefined : value;
  wrongKind(reader, value, { key, wanted: 'text' });
  return undefined;
}

/** The texts of `key`, which may be one text or a list of them. */
export function textsOf(reader: FieldReader, key: string): readonly TextValue[] {
  const value = reader.fields.get(key)?.value;
  if (value === undefined || value.kind === 'none') return [];
  if (value.kind === 'map') wrongKind(reader, value, { key, wanted: 'text or a list of texts' });
  const items = value.kind === 'list' ? value.items : [value];
  return items.flatMap((item) => {
    if (item.kind === 'text') return item.text.trim() === '' ? [] : [item];
    if (value.kind === 'list') wrongKind(reader, item, { key, wanted: 'a list of texts' });
    return [];
  });
}

/**
 * The texts of `key` where it may hold wiki links: unquoted, YAML takes `[[0003-c]]` for a list in a list. What stands in one is
 * given in its brackets.
 */
export function wikiTextsOf(reader: FieldReader, key: string): readonly TextValue[] {
  const field = reader.fields.get(key);
  if (field?.value.kind !== 'list') return textsOf(reader, key);
  const items = field.value.items.flatMap((item): readonly YamlValue[] => linksIn(item) ?? [item]);
  return textsOf({ ...reader, fields: new Map([[key, { ...field, value: { ...field.value, items } }]]) }, key);
}

/** The texts of a list in a list, at most two deep, as wiki links; undefined for all else. */
function linksIn(value: YamlValue, depth = 1): readonly TextValue[] | undefined {
  if (value.kind !== 'list') return undefined;
  const found = value.items.map((item) => {
    if (item.kind === 'text') return [{ ...item, text: `[[${item.text}]]` }];
    return depth < 2 ? linksIn(item, depth + 1) : undefined;
  });
  return found.every((each) => each !== undefined) ? found.flat() : undefined;
}

/** The text of `key`, if it is one of `words`. */
export function wordOf<T extends string>(reader: FieldReader, key: string, words: readonly T[]): T | undefined {
  const value = textOf(reader, key);
  return value === undefined ? undefined : wordIn(reader, value, { key, words });
}

/** The texts of `key` that are among `words`; each of the others is a fault. */
export function wordsOf<T extends string>(reader: FieldReader, key: string, words: readonly T[]): readonly T[] {
  return textsOf(reader, key).flatMap((value) => wordIn(reader, value, { key, words }) ?? []);
}

function wordIn<T extends string>(
  reader: FieldReader,
  value: TextValue,
  { key, words }: { readonly key: string; readonly words: readonly T[] },
): T | undefined {
  const word = words.find((each) => each === value.text.trim());
  if (word !== undefined) return word;
  const meant = nearest(value.text, words);
  const hint = meant === undefined ? `Write one of ${words.join(', ')}.` : `Did you mean \`${meant}\`?`;
  const message = `\`${key}: ${value.text}\` is none of ${words.join(', ')}.`;
  reader.faults.push({ rule: 'note/frontmatter', ...placeOf(value), message, hint });
  return undefined;
}

/** A sentence with the bound facts in it. */
export function sentence(reader: FieldReader, value: TextValue): NoteText {
  const place = placeOf(value);
  const text = withoutControls(value.text).trim();
  const { value: bindings, problems } = bindingsIn(text, { ...place, written: value.written });
  reader.faults.push(...problems);
  return { text, bindings, ...place };
}

/** Globs of `values`; one text may hold several, parted by commas outside braces as clients write them. */
export function scopeGlobs(values: readonly TextValue[], fromList: boolean): readonly ScopeGlob[] {
  return values.flatMap((value) => {
    const parts = fromList ? [value.text] : outsideBraces(value.text, ',');
    return parts.flatMap((part) => {
      const written = part.trim();
      const negated = written.startsWith('!');
      const glob = (negated ? written.slice(1) : written).replace(/^(?:\.?\/)+/, '');
      return glob === '' ? [] : [{ ...placeOf(value), glob, negated }];
    });
  });
}

/** Where a value stands, without the value. */
export function placeOf({ file, line, column }: Place): Place {
  return { file, line, column };
}

function wrongKind(reader: FieldReader, value: YamlValue, { key, wanted }: { key: string; wanted: string }): void {
  const message = `\`${key}\` holds ${KIND_WORDS[value.kind]} where ${wanted} is expected.`;
  const braces = value.kind === 'map' && wanted !== 'a mapping' ? ' Text that starts with a brace needs quotes.' : '';
  const hint = `Write ${wanted}.${braces}`;
  if (reader.faults.some((fault) => fault.line === value.line && fault.column === value.column)) return;
  reader.faults.push({ rule: 'note/frontmatter', ...placeOf(value), message, hint });
}
