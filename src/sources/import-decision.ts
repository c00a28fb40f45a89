/**
 * What the front matter of a decision lacks although its text says it: status, date, relations, and a title where there
 * is no heading. Only what was read is written; nothing is guessed, and the body stays as it is.
 */
import type { Decision } from '../model.ts';
import { refuseFrontMatter, setKey, type Edited } from './edit.ts';
import { splitNote } from './front-matter.ts';

/** A key with what was read. */
export type ReadKey = readonly [key: string, value: string | readonly string[]];

/** Ids of decisions that the text names, by relation; a reference that leads to none is no part of them. */
export interface NamedDecisions {
  readonly supersedes: readonly string[];
  readonly supersededBy: readonly string[];
  readonly amends: readonly string[];
}

/** The keys that `text`, read as `decision`, has in its body only. */
export function missingKeys(text: string, decision: Decision, named: NamedDecisions): readonly ReadKey[] {
  const { fields } = splitNote(decision.file, text).value;
  // A second `status` beside a `Status` would hide it.
  const stated = new Set(
    [...fields.values()].flatMap(({ key, value }) => (value.kind === 'none' ? [] : key.toLowerCase())),
  );
  const lacks = (...names: readonly string[]): boolean => names.every((name) => !stated.has(name.toLowerCase()));
  const keys: ReadKey[] = [];
  const isRead = decision.statusSource !== 'none' && decision.status !== 'unknown';
  if (isRead && lacks('status')) keys.push(['status', decision.status]);
  if (decision.date !== undefined && lacks('date', 'created')) keys.push(['date', decision.date]);
  if (decision.isUntitled === true && lacks('title')) keys.push(['title', titleFrom(decision.id)]);
  const relations = [
    ['supersedes', named.supersedes, ['supersedes']],
    ['superseded-by', named.supersededBy, ['superseded-by', 'superseded_by', 'supersededBy', 'x-superseded-by']],
    ['amends', named.amends, ['amends']],
  ] as const;
  for (const [key, ids, aliases] of relations) if (ids.length > 0 && lacks(...aliases)) keys.push([key, ids]);
  return keys;
}

/** The text of the decision in `file` with `keys`, which it does not have yet. */
export function withKeys(file: string, text: string, keys: readonly ReadKey[]): Edited {
  const unfit = refuseFrontMatter(file);
  if (unfit !== undefined) return unfit;
  let current = text;
  for (const [key, value] of keys) {
    const edited = setKey(current, key, value);
    if ('refusal' in edited) return edited;
    current = edited.text;
  }
  return { text: current };
}

/** `0012-use-postgres` and `ADR 012 - Use Postgres` as a title; a name without words stays as it is. */
function titleFrom(stem: string): string {
  const words = stem
    .replace(/^(?:\d{4}-\d{2}-\d{2}|(?:[A-Za-z]+[-_ ]?)?\d+[a-z]?)(?:\s+-\s+|[-_.\s]+)/, '')
    .replace(/[-_\s]+/g, ' ')
    .trim();
  return words === '' ? stem : words.charAt(0).toUpperCase() + words.slice(1);
}
