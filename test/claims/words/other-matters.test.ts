/** Words about other things in the clause of a link, which leads somewhere or not whatever they say. */
import { expect, test } from 'vitest';
import { withoutOtherMatters } from '../../../src/claims/words/other-matters.ts';
import { isTakenBack } from '../../../src/claims/words/clause.ts';
import { guide } from '../world.ts';

test.each([
  'See [x](docs/x.md) for how deleted users are handled.',
  'See [x](docs/x.md) for how legacy clients are served.',
  'The rules in [x](docs/x.md) say how a renamed branch is tracked.',
  'See [x](docs/x.md) to learn what will happen on deploy.',
  '[x](docs/x.md) describes the removed-user flow.',
  'Follow [x](docs/x.md) when records are deleted.',
  'Details on soft-deleted rows are in [x](docs/x.md).',
  'See [x](docs/x.md) for the legacy API.',
])('counts: %s', (markdown) => {
  expect(isBack(markdown)).toBe(false);
});

test.each([
  '[x](docs/x.md) was removed.',
  'The old guide [x](docs/x.md) is deprecated.',
  'The deleted page is [x](docs/x.md).',
  '[x](docs/x.md) will be written once it is decided.',
  'We deleted [x](docs/x.md).',
  '[x](docs/x.md) was moved to the wiki.',
  'The legacy guide is [x](docs/x.md).',
])('is taken back: %s', (markdown) => {
  expect(isBack(markdown)).toBe(true);
});

test('of many words costs no time that grows with their square', () => {
  const words = 'deleted when how '.repeat(20_000);
  expect(withoutOtherMatters(words, 0).length).toBeLessThan(words.length);
});

function isBack(markdown: string): boolean {
  const { body } = guide(markdown).note;
  const link = body.pieces.find(({ kind }) => kind === 'link');
  if (link === undefined) throw new Error('The text has no link.');
  return isTakenBack(body, link, 'link');
}
