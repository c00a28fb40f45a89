/** Files that are too long for a client, where nobody has set lintel up. */
import { expect, test } from 'vitest';
import { compile } from '../src/compile.ts';
import { excesses } from '../src/limits.ts';
import { project } from './project.ts';

const LONG = 'A line of thirty-two characters.\n'.repeat(500);

function tooLong(path: string): readonly string[] {
  const inputs = project({ [path]: LONG, 'AGENTS.md': 'Short.\n' }, { isSetUp: false });
  const compilation = compile({ ...inputs, config: { ...inputs.config, isSetUp: false } });
  return excesses(compilation).map(({ client, paths, limit }) => `${client} ${paths[0]} ${limit.beyond}`);
}

test.each(['.devin/rules/a.md', '.windsurf/rules/a.md'])('%s is held against what its client takes', (path) =>
  expect(tooLong(path)).toEqual([`devin ${path} cut`]),
);

test.each(['.clinerules/a.md', 'docs/a.md', '.devin/rules/deep/a.md'])('%s has no limit that is known', (path) =>
  expect(tooLong(path)).toEqual([]),
);
