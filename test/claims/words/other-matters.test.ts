/** Words about other things in the clause of a claim, which holds or not whatever they say. */
import { describe, expect, test } from 'vitest';
import { withoutOtherMatters } from '../../../src/claims/words/other-matters.ts';
import { isTakenBack } from '../../../src/claims/words/clause.ts';
import type { Subject } from '../../../src/claims/words/not-here.ts';
import { claims, guide } from '../world.ts';

describe('a link', () => {
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
    expect(isBack(markdown, 'link')).toBe(false);
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
    expect(isBack(markdown, 'link')).toBe(true);
  });
});

describe('a command', () => {
  test.each([
    'Run `pnpm run x` when users are deleted.',
    'Run `pnpm run x` after rows were renamed or moved.',
    'Run `pnpm run x` if users are not synced.',
    'Call `pnpm run x` before records are archived and purged.',
    '`pnpm run x` is needed because rows are not deleted at once.',
    '`pnpm run x` cleans deleted rows.',
    '`pnpm run x` also cleans up the cache of removed/renamed users.',
    '- `pnpm run x`: restores all soft-deleted rows',
    'Use `pnpm run x` to restore removed records.',
    'Use `pnpm run x` for legacy clients.',
    '`pnpm run x` is used by legacy clients.',
    'Use **`pnpm run x`** to prune the\nold and deprecated sessions.',
    'When users are deleted, `pnpm run x` runs.',
    'After rows are removed, run `pnpm run x`.',
    '`pnpm run x` cleans up after a user was removed.',
    '`pnpm run x` moves files that were removed.',
    '`pnpm run x` handles rows that no longer exist.',
    '`pnpm run x` is called for planned invoices.',
    'Run `pnpm run x` if a migration is missing.',
    'Run `pnpm run x` before the old data is dropped.',
  ])('counts: %s', (markdown) => {
    expect(isBack(markdown, 'command')).toBe(false);
    expect(claims(markdown)).toEqual(['command pnpm run x']);
  });

  test.each([
    '`pnpm run x` is deleted.',
    'The removed `pnpm run x` cleans rows.',
    'We no longer use `pnpm run x`.',
    '`pnpm run x` was removed when users were migrated.',
    'Once `pnpm run x` lands, users are deleted.',
    'Legacy: `pnpm run x`',
    '`pnpm run x` (deprecated, gone) cleans rows.',
    '`pnpm run x` has been replaced by `pnpm run y`.',
    'Do not run `pnpm run x` when users are deleted.',
    'There is no `pnpm run x`.',
    '~~`pnpm run x`~~ cleans rows.',
    'If `pnpm run x` exists, run it.',
    '`pnpm run x` is a legacy script.',
    '`pnpm run x`, a deprecated command, cleans rows.',
    '`pnpm run x` runs the legacy build.',
    '`pnpm run x` belongs to the old removed stack.',
    '`pnpm run x` lives in the legacy app.',
    'The deprecated lint step `pnpm run x` runs.',
    '`pnpm run x` was for legacy clients.',
    '`pnpm run x`, once used for legacy clients.',
    '`pnpm run x` used for legacy clients.',
    'We used `pnpm run x` to restore removed records.',
    'We used `pnpm run x` before rows were deleted.',
    'Ops called `pnpm run x` when users are deleted.',
    '`pnpm run x` ran when users are deleted, and was removed.',
    'When users are deleted, `pnpm run x` is deleted.',
    'When the app is removed, `pnpm run x` runs.',
    'After users are removed, `pnpm run x` goes.',
    'When users were deleted, `pnpm run x` runs.',
    '`pnpm run x` stays after a user was removed.',
    '`pnpm run x` cleans up after the app was removed.',
    '`pnpm run x` cleans up after a user was removed and was dropped.',
    '`pnpm run x` loads scripts that were removed.',
    '`pnpm run x` handles a user that was removed.',
    '`pnpm run x` handles users and was removed.',
    '`pnpm run x` handles rows that were removed, and is gone.',
    'Run `pnpm run x` if a script is missing.',
    'Run `pnpm run x` if it is missing.',
    '`pnpm run x` runs before the old app is dropped.',
    'Run `pnpm run x` until the old data is dropped.',
    '`pnpm run x` runs when users are deleted and was removed.',
    'Run `pnpm run x` when users are deleted, it is gone.',
    'Use `pnpm run x` until legacy mode is removed.',
    'Use `pnpm run x` once the old script is deleted.',
    'Use `pnpm run x` after the old pipeline is removed.',
    'Use `pnpm run x` if `pnpm run y` is deleted.',
    'Use `pnpm run x` when it is not removed.',
    'Use `pnpm run x` because they were removed.',
    '`pnpm run x` provides a deprecated fallback.',
    '`pnpm run x` calls the deprecated helper `y`.',
    '`pnpm run x` as the removed one.',
    '`pnpm run x` cleans deleted rows. Removed: `pnpm run x`',
    '`pnpm run x` cleans deleted rows (deprecated).',
    '`pnpm run x` handles legacy clients; new code must not run it.',
    'Delete `pnpm run x` when users are purged and removed.',
    'Add `pnpm run x` to restore removed records.',
    'Nobody runs `pnpm run x` when users are deleted.',
    '`pnpm run x` is planned for when users are deleted.',
    '`pnpm run x` produces bad output.',
    '| `pnpm run x` cleans deleted rows | deprecated |',
  ])('is taken back: %s', (markdown) => {
    expect(isBack(markdown, 'command')).toBe(true);
  });

  test('is no version, which parts of a product may have of their own', () => {
    const { body } = guide('Node 16 is for legacy clients.').note;
    expect(isTakenBack(body, { start: 0, end: 7 }, 'command')).toBe(true);
  });
});

describe('a name of code', () => {
  test.each([
    '`Color.Blue` marks deleted rows.',
    '`Color.Blue` is for legacy clients.',
    '`Color.Blue` is set when users are removed.',
    'Pass `Color.Blue` when rows are not synced.',
    'Call `Color.Blue` to list archived trips.',
    '`Color.Blue` is for planned orders.',
    '`Color.Blue` marks upcoming visits.',
    '`src/color.ts#Blue` is set on planned orders.',
    'When rows are deleted, `src/color.ts#Blue` is set.',
  ])('counts: %s', (markdown) => {
    expect(isBack(markdown, 'symbol')).toBe(false);
    expect(claims(markdown)).toEqual([`symbol ${/`([^`]+)`/.exec(markdown)?.[1]}`]);
  });

  test.each([
    '`Color.Blue` was removed when users were migrated.',
    '`Color.Blue` is removed.',
    '`Color.Blue` is a legacy value.',
    '`Color.Blue` is for the legacy enum.',
    '`Color.Blue` replaced deleted rows.',
    '`Color.Blue` marked deleted rows.',
    '`Color.Blue` marks deleted rows; it was renamed.',
    'The renamed `Color.Blue` marks deleted rows.',
    'We tried `Color.Blue` when rows are deleted.',
    '`Color.Blue`, a legacy color, is bright.',
    '`Color.Blue` in legacy clients',
    '`Color.Blue` is planned for orders and removed.',
    '`Color.Blue` is for planned orders and was removed.',
    '`src/color.ts#Blue` was removed, as planned orders are.',
    'We add a `Color.Blue` that is for planned orders.',
    'Use `Color.Red`, not `Color.Blue`, when rows are deleted.',
    '`Color.Blue` will be added when users are deleted.',
    'Only define `Color.Blue` in the config if variables are not set.',
  ])('is taken back: %s', (markdown) => {
    expect(isBack(markdown, 'symbol')).toBe(true);
  });
});

test('many words cost no time that grows with their square', () => {
  const words = 'deleted when how '.repeat(20_000);
  expect(withoutOtherMatters(words, 0, 'link').length).toBeLessThan(words.length);
  for (const part of [
    'cleans old ',
    'when users are deleted ',
    'if a ',
    'to clean up or ',
    'cleans a that ',
    ' runs after a user ',
    'when a, ',
  ])
    expect(withoutOtherMatters(part.repeat(20_000), 0, 'command')).toBeTypeOf('string');
});

/** Of the last link or code that is written so. */
function isBack(markdown: string, subject: Subject): boolean {
  const { body } = guide(markdown).note;
  const piece = body.pieces.findLast(
    (each) =>
      each.kind === 'link' ||
      (each.kind === 'code' && /^(?:pnpm run x|Color\.Blue|src\/color\.ts#Blue)$/.test(each.value)),
  );
  if (piece === undefined) throw new Error('The text makes no claim.');
  return isTakenBack(body, piece, subject);
}
