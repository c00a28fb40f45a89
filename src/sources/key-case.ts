/**
 * Keys of front matter whatever their letter case: `Status` is `status`, as long as there is only one of them. For decisions,
 * which come from many tools; in a note of our own a capital is a slip, and is pointed out.
 */
import type { YamlField } from '../yaml.ts';

type Fields = ReadonlyMap<string, YamlField>;

/** `fields` with each of the lower-case `keys` under its own name. Two that differ in nothing else stay as they are: nobody can tell which is meant. */
export function plainKeys(fields: Fields, keys: ReadonlySet<string>): Fields {
  if ([...fields.keys()].every((key) => key === key.toLowerCase())) return fields;
  return new Map(
    [...fields].map(([written, field]) => {
      const key = written.toLowerCase();
      const isMeant = keys.has(key) && writtenKey(fields, key) === written;
      return isMeant ? [key, { ...field, key }] : [written, field];
    }),
  );
}

/** The key in `fields` that says `key`, as written; undefined when there is none, or several. */
export function writtenKey(fields: Fields, key: string): string | undefined {
  if (fields.has(key)) return key;
  const [only, ...others] = [...fields.keys()].filter((written) => written.toLowerCase() === key);
  return others.length === 0 ? only : undefined;
}
