/** Keys of a configuration that nothing knows. Says what is unknown and leaves it out; values are judged elsewhere. */
import { nearest } from './nearest.ts';

/** What is wrong at one place of a configuration. */
export interface Explained {
  readonly path: readonly (string | number)[];
  readonly message: string;
}

/** The keys of each mapping that a configuration may hold. */
export interface KnownKeys {
  readonly config: readonly string[];
  readonly budget: readonly string[];
  readonly targets: readonly string[];
  readonly decisions: readonly string[];
  readonly overrides: readonly string[];
}

/**
 * Every key that no schema knows. The schema library names only the first of each mapping, and drops names such as
 * `constructor` without a word.
 */
export function findUnknownKeys(written: unknown, keys: KnownKeys): readonly Explained[] {
  if (!isMapping(written)) return [];
  return [
    ...unknownIn(written, [], keys.config),
    ...(isMapping(written['budget']) ? unknownIn(written['budget'], ['budget'], keys.budget) : []),
    ...entriesOf(written['targets']).flatMap(([name, target]) =>
      isMapping(target) ? unknownIn(target, ['targets', name], keys.targets) : [],
    ),
    ...unknownInList(written, 'decisions', keys),
    ...unknownInList(written, 'overrides', keys),
  ];
}

function unknownInList(
  written: Readonly<Record<string, unknown>>,
  name: 'decisions' | 'overrides',
  keys: KnownKeys,
): readonly Explained[] {
  const list: unknown = written[name];
  return (Array.isArray(list) ? list : []).flatMap((each: unknown, index) =>
    isMapping(each) ? unknownIn(each, [name, index], keys[name]) : [],
  );
}

function unknownIn(mapping: object, path: Explained['path'], known: readonly string[]): readonly Explained[] {
  return Object.keys(mapping)
    .filter((key) => !known.includes(key))
    .map((key) => ({ path: [...path, key], message: unknownName('key', key, known) }));
}

/** The value without unknown keys, which are named already, so that the schema speaks of the rest. */
export function withoutUnknownKeys(written: unknown, keys: KnownKeys): unknown {
  if (!isMapping(written)) return written;
  const known = picked(written, keys.config);
  const { budget, targets, decisions, overrides } = known;
  return {
    ...known,
    ...(isMapping(budget) && { budget: picked(budget, keys.budget) }),
    ...(isMapping(targets) && {
      targets: Object.fromEntries(entriesOf(targets).map(([name, each]) => [name, pickedIn(each, keys.targets)])),
    }),
    ...(Array.isArray(decisions) && {
      decisions: decisions.map((place: unknown) => pickedIn(place, keys.decisions)),
    }),
    ...(Array.isArray(overrides) && {
      overrides: overrides.map((override: unknown) => pickedIn(override, keys.overrides)),
    }),
  };
}

function pickedIn(value: unknown, keys: readonly string[]): unknown {
  return isMapping(value) ? picked(value, keys) : value;
}

function entriesOf(value: unknown): readonly (readonly [string, unknown])[] {
  return isMapping(value) ? Object.entries(value) : [];
}

function picked(mapping: object, keys: readonly string[]): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(mapping).filter(([key]) => keys.includes(key)));
}

/** True for a YAML mapping. */
export function isMapping(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Names in backticks. */
export function quoted(names: readonly string[]): string {
  return names.map((name) => `\`${name}\``).join(', ');
}

/** Says that a name is none, and the nearest that is, or all of them. Rules are too many for one message. */
export function unknownName(what: string, name: string, known: readonly string[]): string {
  const guess = nearest(name, known);
  const all = what === 'rule' ? '`lintel rules` lists them.' : `known: ${quoted(known)}.`;
  return `Unknown ${what} \`${name}\`; ${guess === undefined ? all : `did you mean \`${guess}\`?`}`;
}
