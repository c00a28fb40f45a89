/** Which line of a section on the status counts, where each says on which day the decision became what. */
import { expect, test } from 'vitest';
import { read } from './one-decision.ts';

test.each([
  ['with the word in front', 'Proposed 2020-01-01\nAccepted 2020-02-01', 'accepted', 6],
  ['with the days in brackets', '- **Proposed** (2020-01-01)\n- **Accepted** (2020-02-01)', 'accepted', 6],
  ['written backwards', 'Accepted: 2020-02-01\nIn review: 2020-01-01', 'accepted', 5],
  ['of paragraphs', 'Proposed by Ann on 2020-01-01\n\nAccepted on 2020-02-01', 'accepted', 7],
  [
    'that ends with a successor',
    'Proposed 2020-01-01\nAccepted 2020-02-01\nSuperseded by [3](2019-01-01-c.md) 2020-03-01',
    'superseded',
    7,
  ],
])('a history %s counts by its last day', (_, lines, ...expected) => {
  const { value } = read(`# T\n\n## Status\n\n${lines}\n`);
  expect([value.status, value.statusPlace?.line]).toEqual(expected);
});

test.each([
  ['Accepted\n\nReverted on 2024-02-01', 'deprecated', 7],
  ['Accepted\n\nRolled back on 2024-02-01.', 'deprecated', 7],
  ['Accepted, but rolled back; supersedes ADR-0001', 'deprecated', 5],
  ['Accepted, backed out in 2024', 'deprecated', 5],
  ['Accepted, rolled out on 2024-02-01', 'accepted', 5],
  ['Proposed → Accepted', 'accepted', 5],
  ['Accepted (2024-01-01) -> Deprecated (2024-02-01)', 'deprecated', 5],
  ['Accepted: a → b', 'accepted', 5],
])('%j ends as its last word says', (lines, ...expected) => {
  const { value } = read(`# T\n\n## Status\n\n${lines}\n`);
  expect([value.status, value.statusPlace?.line]).toEqual(expected);
});

test('a banner on something in it says nothing of the decision', () => {
  const said = (banner: string): string => read(`# T\n\n**Status:** Accepted\n\n> ${banner}\n`).value.status;
  expect(said('Deprecated: the `foo` flag, use `bar`.')).toBe('accepted');
  expect(said('**Deprecated:** `foo()`')).toBe('accepted');
  expect(said('Deprecated: use ADR-3.')).toBe('deprecated');
  expect(said('Deprecated: the whole decision.')).toBe('deprecated');
});

test.each([
  ['tells of something else', 'Accepted 2020-02-01\nRejected options were looked at again on 2020-03-01'],
  ['names a file by its day', 'Accepted 2020-02-01\nProposed in 2020-03-01-use-x.md'],
  ['names two days', 'Accepted 2020-02-01\nProposed 2020-01-01, again 2020-03-01'],
])('a line that %s makes no history', (_, lines) => {
  const { value } = read(`# T\n\n## Status\n\n${lines}\n`);
  expect([value.status, value.statusPlace?.line]).toEqual(['accepted', 5]);
});
