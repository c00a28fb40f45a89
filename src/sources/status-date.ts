/**
 * The day of the last change of status, where a decision keeps it: the key `date` of MADR and of its kin ("when the decision
 * was last updated", https://adr.github.io/madr). A date in the text is a record of its own, and stays.
 */
import { setKey } from './edit.ts';
import { splitNote } from './front-matter.ts';
import { writtenKey } from './key-case.ts';

/** `after`, which differs from `before` in its status, with `today` as its `date`. Without such a key, or with more in it than a day, nothing changes. */
export function withStatusDate(before: string, after: string, today: string): string {
  if (before === after) return after;
  const { fields } = splitNote('', after).value;
  const key = writtenKey(fields, 'date');
  const value = key === undefined ? undefined : fields.get(key)?.value;
  if (key === undefined || value?.kind !== 'text' || !/^\d{4}-\d{2}-\d{2}$/.test(value.text.trim())) return after;
  const edited = setKey(after, key, today);
  return 'text' in edited ? edited.text : after;
}
