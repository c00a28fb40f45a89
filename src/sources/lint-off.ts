/** `lint: { off: [stale/path] }` of front matter: rules whose findings do not count in a note. Which rules there are is asked elsewhere. */
import { nearest } from '../nearest.ts';
import type { Suppression } from '../model.ts';
import { placeOf, textsOf, type FieldReader } from './fields.ts';

/** What the key `lint` turns off. An entry may say why: `stale/path -- reason`. */
export function suppressionsOf(reader: FieldReader): readonly Suppression[] {
  const lint = reader.fields.get('lint');
  if (lint === undefined || lint.value.kind === 'none') return [];
  const { value } = lint;
  if (value.kind !== 'map') {
    // A note compiles as well without it, so it is said and nothing more.
    const message = '`lint` holds something else than a mapping.';
    const hint = 'Write `lint: { off: [stale/path] }`.';
    reader.remarks.push({ rule: 'note/frontmatter', ...placeOf(value), message, hint });
    return [];
  }
  for (const field of value.fields.values()) {
    if (field.key === 'off') continue;
    const hint = nearest(field.key, ['off']) === undefined ? 'Remove it.' : 'Rename it to `off`.';
    const message = `\`lint\` has a key \`${field.key}\`; the only one that is read is \`off\`.`;
    reader.remarks.push({ rule: 'note/unknown-key', ...placeOf(field), message, claim: field.key, hint });
  }
  const off = textsOf({ ...reader, fields: value.fields, faults: reader.remarks }, 'off');
  return off.flatMap((entry): readonly Suppression[] => {
    const [rule = '', ...reason] = entry.text.trim().split(/\s+--\s+/);
    const place = placeOf(entry);
    const because = reason.join(' -- ');
    return [{ by: 'front-matter', rule, ...place, from: 1, to: ALL, ...(because !== '' && { reason: because }) }];
  });
}

/** Whether front matter turns a rule off, for what has to be known before the note is read. */
export function isOffInFront(fields: FieldReader['fields'], rule: string): boolean {
  return suppressionsOf({ fields, faults: [], remarks: [] }).some((each) => each.rule === rule);
}

/** A line behind the last of any file. */
const ALL = Number.MAX_SAFE_INTEGER;
