/** In which folder each command of a shell text runs, for all who read commands: scripts, tasks, and files that are run. */
import { expect, test } from 'vitest';
import { fileArguments } from '../../src/claims/file-arguments.ts';
import { placedCommands } from '../../src/claims/placed-commands.ts';

const placed = (text: string): readonly string[] =>
  placedCommands(text).map(({ words, folder }) => `${folder}: ${words.join(' ')}`);

test.each([
  ['cd web && node a.js', ['web: node a.js']],
  ['(cd web && make)\nmake all', ['web: make', ': make all']],
  ['pushd web\nmake\npopd\nmake', ['web: make']],
  ['cd "$DIR" && make', []],
  ['cd ../other && make', []],
  ['cd web/api && cd .. && make', ['web: make']],
  ['sudo NODE_ENV=test make all', [': make all']],
])('%s', (text, expected) => {
  expect(placed(text)).toEqual(expected);
});

test('a file that is run counts from the folder of its own subshell', () => {
  const paths = (text: string): readonly string[] => fileArguments(text).map(({ path }) => path);
  expect(paths('(cd web && node bin/a.mjs)\nnode bin/b.mjs')).toEqual(['web/bin/a.mjs', 'bin/b.mjs']);
  expect(paths('cd my-app && node bin/a.mjs')).toEqual([]);
});
