/**
 * The front matter key `enforce` of a decision → what lintel is to check. Reads shapes alone: which files and packages a
 * pattern means, and whether code keeps to it, is worked out where the code is known.
 */
import type { Enforcement, Place, Problem, ScopeGlob } from '../model.ts';
import { nearest } from '../nearest.ts';
import type { YamlField, YamlValue } from '../yaml.ts';
import { placeOf, scopeGlobs, type FieldReader, type TextValue } from './fields.ts';

/** Everything under `enforce`: a mapping, or a list of mappings where a kind is needed more than once. */
export function readEnforce(reader: FieldReader): readonly Enforcement[] {
  const value = reader.fields.get('enforce')?.value;
  return value === undefined ? [] : entriesOf(value, reader);
}

/** What is wrong under `enforce`, where it names a kind of ours: in a decision that nobody wrote for lintel the key may be another tool's. */
export function enforceFaults(fields: FieldReader['fields']): readonly Problem[] {
  const value = fields.get('enforce')?.value;
  if (value === undefined || !namesKind(value)) return [];
  const reader: FieldReader = { fields, faults: [], remarks: [] };
  entriesOf(value, reader);
  return reader.faults;
}

function namesKind(value: YamlValue): boolean {
  if (value.kind === 'list') return value.items.some(namesKind);
  return value.kind === 'map' && KINDS.some((kind) => value.fields.has(kind));
}

const KINDS = ['forbid-import', 'layers', 'forbid-cycle', 'forbid-dependency'] as const;
type Kind = (typeof KINDS)[number];

/** True for a value that may say what is to be checked: `no`, `2024-01-01` and `by review` say something else. */
export function isEnforcement(value: YamlValue): boolean {
  if (value.kind === 'text') return KINDS.some((kind) => value.text.includes(kind));
  return value.kind === 'map' || (value.kind === 'list' && value.items.some(isEnforcement));
}

function entriesOf(value: YamlValue, reader: FieldReader): readonly Enforcement[] {
  if (value.kind === 'none') return [];
  if (value.kind === 'list') return value.items.flatMap((item) => entriesOf(item, reader));
  if (value.kind === 'map') return [...value.fields.values()].flatMap((field) => entryOf(field, reader));
  // The one kind that needs nothing else may stand as a word.
  if (value.text.trim() === 'forbid-cycle') return [{ ...placeOf(value), ...MODULE_CYCLES }];
  refuse(reader, value, {
    message: `\`enforce\` holds \`${value.text.trim()}\` where a mapping is expected.`,
    hint: `Write it as \`enforce: { forbid-import: { from: …, to: … } }\`. Kinds: ${KINDS.join(', ')}.`,
  });
  return [];
}

function entryOf({ key, value, ...place }: YamlField, reader: FieldReader): readonly Enforcement[] {
  const kind = knownKey(key, KINDS, { reader, place, of: '`enforce`' });
  return kind === undefined ? [] : READERS[kind]({ value, place: placeOf(place), reader });
}

/** What stands under one kind, and where. */
interface Entry {
  readonly value: YamlValue;
  readonly place: Place;
  readonly reader: FieldReader;
}

const READERS: Readonly<Record<Kind, (entry: Entry) => readonly Enforcement[]>> = {
  'forbid-import': forbiddenImports,
  layers: layersOf,
  'forbid-cycle': forbiddenCycles,
  'forbid-dependency': ({ value, place, reader }) => {
    const told = reader.faults.length;
    // npm takes `3` for a name, which nobody forbids without quotes; a folder called `2024` is one.
    const names = patterns(value, { reader, key: 'forbid-dependency', isNumber: false });
    if (names.length > 0) return [{ ...place, kind: 'forbid-dependency', names }];
    const message = '`forbid-dependency` names nothing.';
    if (reader.faults.length === told) refuse(reader, value, { message, hint: 'Name a package, or remove the key.' });
    return [];
  },
};

function forbiddenImports({ value, place, reader }: Entry): readonly Enforcement[] {
  if (value.kind === 'list' && value.items.some(({ kind }) => kind === 'map'))
    return value.items.flatMap((item) => forbiddenImports({ value: item, place: placeOf(item), reader }));
  const isShort = value.kind !== 'map';
  const told = reader.faults.length;
  const of = { reader, key: 'forbid-import' };
  const fields = isShort ? new Map<Word, YamlField>() : fieldsOf(value, ['from', 'to', 'except', 'type-only'], of);
  const to = isShort ? patterns(value, of) : patternsAt(fields, 'to', reader);
  if (!to.some(({ negated }) => !negated)) {
    const message = '`forbid-import` does not say what must not be imported.';
    const hint = 'Add `to` with the paths or packages that are forbidden.';
    // Whoever misspelt it has been told so.
    if (reader.faults.length === told) refuse(reader, value.kind === 'none' ? place : value, { message, hint });
    return [];
  }
  return [
    {
      ...place,
      kind: 'forbid-import',
      from: patternsAt(fields, 'from', reader),
      to,
      except: patternsAt(fields, 'except', reader),
      allowsTypes: allowsTypes(fields, reader) ?? false,
    },
  ];
}

function layersOf({ value, place, reader }: Entry): readonly Enforcement[] {
  const told = reader.faults.length;
  const of = { reader, key: 'layers' };
  const fields =
    value.kind === 'map' ? fieldsOf(value, ['order', 'except', 'type-only'], of) : new Map<Word, YamlField>();
  const order = value.kind === 'map' ? fields.get('order')?.value : value;
  const items = order?.kind === 'list' ? order.items : [];
  const layers = items.map((item) => patterns(item, of)).filter((layer) => layer.length > 0);
  if (layers.length < 2) {
    const message = '`layers` needs at least two layers, the one that may import all others first.';
    const hint = 'Write a list of paths or package names, from the top down.';
    if (reader.faults.length === told) refuse(reader, order ?? place, { message, hint });
    return [];
  }
  const seen = new Map<string, number>();
  for (const [index, layer] of layers.entries()) {
    for (const pattern of layer) {
      if ((seen.get(pattern.glob) ?? index) !== index)
        refuse(reader, pattern, { message: `\`${pattern.glob}\` stands in two layers.`, hint: 'Keep one of the two.' });
      seen.set(pattern.glob, index);
    }
  }
  const except = patternsAt(fields, 'except', reader);
  return [{ ...place, kind: 'layers', layers, except, allowsTypes: allowsTypes(fields, reader) ?? false }];
}

/** A circle of types alone exists for the compiler only: it counts where the entry says so. */
const MODULE_CYCLES = { kind: 'forbid-cycle', of: 'modules', allowsTypes: true } as const;

function forbiddenCycles({ value, place, reader }: Entry): readonly Enforcement[] {
  const fields =
    value.kind === 'map'
      ? fieldsOf(value, ['of', 'type-only'], { reader, key: 'forbid-cycle' })
      : new Map<Word, YamlField>();
  const of = value.kind === 'map' ? fields.get('of')?.value : value;
  const word = of?.kind === 'text' ? of.text.trim() : '';
  if (word === 'false') return [];
  if (!['', 'true', 'modules', 'files'].includes(word) || of?.kind === 'list' || of?.kind === 'map') {
    refuse(reader, of ?? place, {
      message: `\`forbid-cycle\` holds ${word === '' ? 'a list or mapping' : `\`${word}\``}, and knows circles of modules and of files.`,
      hint: 'Write `forbid-cycle: modules` or `forbid-cycle: files`. Which ones is up to `applies-to`.',
    });
    return [];
  }
  return [
    {
      ...place,
      ...MODULE_CYCLES,
      of: word === 'files' ? 'files' : 'modules',
      allowsTypes: allowsTypes(fields, reader) ?? true,
    },
  ];
}

// ── parts ──

type Word = 'from' | 'to' | 'except' | 'type-only' | 'order' | 'of';

/** Who reads, and under which key, for messages. */
interface Reading {
  readonly reader: FieldReader;
  readonly key: string;
  /** False where a number without quotes is a slip. */
  readonly isNumber?: false;
}

function fieldsOf(
  { fields }: Extract<YamlValue, { kind: 'map' }>,
  words: readonly Word[],
  { reader, key }: Reading,
): ReadonlyMap<Word, YamlField> {
  const found = new Map<Word, YamlField>();
  for (const field of fields.values()) {
    const word = knownKey(field.key, words, { reader, place: field, of: `\`${key}\`` });
    if (word !== undefined) found.set(word, field);
  }
  return found;
}

/** The key, if it is one; nobody else writes here, so an unknown one is a slip that would check nothing. */
function knownKey<T extends string>(
  key: string,
  known: readonly T[],
  { reader, place, of }: { readonly reader: FieldReader; readonly place: Place; readonly of: string },
): T | undefined {
  const found = known.find((each) => each === key);
  if (found !== undefined) return found;
  const meant = nearest(key, known);
  const hint = meant === undefined ? `Known: ${known.join(', ')}.` : `Did you mean \`${meant}\`?`;
  refuse(reader, place, { message: `${of} has no key \`${key}\`.`, hint });
  return undefined;
}

function patternsAt(
  fields: ReadonlyMap<Word, YamlField>,
  word: 'from' | 'to' | 'except',
  reader: FieldReader,
): readonly ScopeGlob[] {
  const field = fields.get(word);
  return field === undefined ? [] : patterns(field.value, { reader, key: word });
}

function patterns(value: YamlValue, { reader, key, isNumber }: Reading): readonly ScopeGlob[] {
  const items = value.kind === 'list' ? value.items : value.kind === 'none' ? [] : [value];
  const isName = (item: YamlValue): item is TextValue =>
    item.kind === 'text' && typeof item.scalar !== 'boolean' && (isNumber !== false || typeof item.scalar !== 'number');
  const texts = items.filter(isName);
  const other = items.find((item) => !isName(item));
  if (other !== undefined)
    refuse(reader, other, {
      message: `\`${key}\` holds something else than text.`,
      hint: 'Write a path, a glob or a package name, or a list of them.',
    });
  return scopeGlobs(texts, value.kind === 'list');
}

function allowsTypes(fields: ReadonlyMap<Word, YamlField>, reader: FieldReader): boolean | undefined {
  const value = fields.get('type-only')?.value;
  if (value === undefined) return undefined;
  const word = value.kind === 'text' ? value.text.trim() : '';
  if (word === 'allow' || word === 'forbid') return word === 'allow';
  refuse(reader, value, {
    message: '`type-only` says what becomes of imports that bring types alone: `allow` or `forbid`.',
    hint: 'Write `type-only: allow` to let them pass.',
  });
  return undefined;
}

function refuse(
  { faults }: FieldReader,
  place: Place,
  { message, hint }: { readonly message: string; readonly hint: string },
): void {
  faults.push({ rule: 'note/frontmatter', ...placeOf(place), message, hint });
}
