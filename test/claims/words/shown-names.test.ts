import { expect, test } from 'vitest';
import { claimed } from '../claimed.ts';

const PATH = /compat\.ts|flags\.ts/;

test('a column on naming shows as much, and its rows may name other places by their folder', () => {
  const markdown = '| Type | File naming |\n| - | - |\n| Flags | `flags.ts` |\n| Rules | `src/compat.ts` |\n';
  expect(claimed(markdown, PATH)).toEqual(['src/compat.ts']);
  expect(claimed(markdown.replace('File naming', 'File'), PATH)).toEqual(['flags.ts', 'src/compat.ts']);
});

test('names below the name of a page are what that page speaks of', () => {
  const markdown = '# Docs\n\n### plugins.md\n\n- The interface (`ShopPlugin`), see `src/compat.ts`\n';
  expect(claimed(markdown, /Shop|compat/)).toEqual(['src/compat.ts']);
  expect(claimed(markdown.replace('plugins.md', 'Plugins in md'), /Shop|compat/)).toEqual([
    'src/compat.ts',
    'ShopPlugin',
  ]);
});

test('what is called after writing makes nothing', () => {
  expect(claimed('The shared write helpers live in `src/compat.ts`.', PATH)).toEqual(['src/compat.ts']);
  expect(claimed('The write path is `src/compat.ts`.', PATH)).toEqual(['src/compat.ts']);
  expect(claimed('`src/compat.ts`: Redux toolkit store setup.', PATH)).toEqual(['src/compat.ts']);
  expect(claimed('`src/compat.ts`: hooks for accessing the Redux store.', PATH)).toEqual(['src/compat.ts']);
  expect(claimed('`src/compat.ts`: the state store helpers.', PATH)).toEqual(['src/compat.ts']);
  expect(claimed('Store results in `src/compat.ts`.', PATH)).toEqual([]);
  expect(claimed('Agents store their findings in `src/compat.ts`.', PATH)).toEqual([]);
  expect(claimed('Jobs write their results into `src/compat.ts`.', PATH)).toEqual([]);
});
