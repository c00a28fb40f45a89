/** A path whose line goes on with bare names of its folder: written elsewhere alone, it would take their folder away. */
import { expect, test } from 'vitest';
import { judged } from '../past-world.ts';

const past = {
  was: ['src/areas/types.ts', 'src/areas/const.ts'],
  now: ['src/core/types.ts', 'src/areas/const.ts'],
  renamed: { 'src/areas/types.ts': 'src/core/types.ts' },
};

/** Whether what a line says of the file that went is mended without a person. */
function isSafe(markdown: string): readonly (boolean | undefined)[] {
  return judged(markdown, past)
    .filter(({ claim }) => claim.text === 'src/areas/types.ts')
    .map(({ fix }) => fix?.isSafe);
}

test('is left to a person', () => {
  expect(isSafe('| Areas | `src/areas/types.ts`, `const.ts` |')).toEqual([false]);
});

test('is mended alone, beside a whole path, and where all stay in one folder', () => {
  expect(isSafe('Areas: `src/areas/types.ts`.\n\nAlso `const.ts`.')).toEqual([true]);
  expect(isSafe('Areas: `src/areas/types.ts` and `src/areas/const.ts`.')).toEqual([true]);
  const within = {
    ...past,
    now: ['src/areas/kinds.ts', 'src/areas/const.ts'],
    renamed: { 'src/areas/types.ts': 'src/areas/kinds.ts' },
  };
  const fixes = judged('Areas: `src/areas/types.ts`, `const.ts`.', within).flatMap(({ fix }) => fix?.isSafe ?? []);
  expect(fixes).toEqual([true]);
});
