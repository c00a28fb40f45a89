/** One move of a drawn folder is one finding, and what it tells nothing of is told still. */
import { expect, test } from 'vitest';
import { toldByFolder } from '../../../src/claims/past/drawn-below.ts';
import type { JudgedClaim } from '../../../src/model.ts';
import { treeOf } from '../../../src/tree.ts';

/** An entry of a drawn tree by its line; `now` says where it stands now, and without a truth it is alive. */
function entry(line: number, target: string, more: Partial<JudgedClaim> = {}): JudgedClaim {
  return {
    claim: { kind: 'path', file: 'CLAUDE.md', line, column: 5, text: target, target, how: 'fence', isDrawn: true },
    verdict: 'dead',
    truth: `\`${target}\` is gone.`,
    ...more,
  };
}

const live = (line: number, target: string): JudgedClaim => entry(line, target, { verdict: 'live' });

function told(all: readonly JudgedClaim[], paths: readonly string[] = []): readonly string[] {
  const dead = all.filter(({ verdict }) => verdict === 'dead');
  return toldByFolder(dead, all, treeOf(new Set(paths))).map(({ claim, truth }) => `${claim.line} ${truth}`);
}

test('what stands in the new folder as it is drawn goes with it, and what does not is told', () => {
  const rows = [
    entry(1, 'app', { now: 'web/app' }),
    entry(2, 'app/api', { now: 'web/app/api' }),
    entry(3, 'app/api/users.ts', { now: 'web/app/api/users.ts' }),
    entry(4, 'app/old.ts'),
    entry(5, 'app/page.tsx', { now: 'web/app/page.tsx' }),
  ];
  expect(told(rows, ['web/app/api/users.ts', 'web/app/page.tsx'])).toEqual([
    '1 `app` is gone. 3 lines below it go with it.',
    '4 `app/old.ts` is gone.',
  ]);
});

test('of a folder that is gone what is gone goes with it, and what stands elsewhere is told', () => {
  const rows = [entry(1, 'tests'), entry(2, 'tests/a.js'), entry(3, 'tests/b.js', { now: 'e2e/b.js' })];
  expect(told(rows)).toEqual(['1 `tests` is gone. A line below it goes with it.', '3 `tests/b.js` is gone.']);
});

test('another entry ends the folder, and so does another text, or a tree further down', () => {
  const rows = [entry(1, 'tests'), live(2, 'src'), entry(9, 'tests/a.js')];
  expect(told(rows)).toHaveLength(2);
  expect(told([entry(1, 'tests'), entry(22, 'tests/a.js')])).toHaveLength(2);
  const [first] = rows;
  const other = { ...entry(2, 'tests/a.js'), claim: { ...entry(2, 'tests/a.js').claim, file: 'AGENTS.md' } };
  expect(told([first!, other])).toHaveLength(2);
});

test('what fails a run is not told by what does not', () => {
  expect(told([entry(1, 'tests'), entry(2, 'tests/a.js', { isCertain: true })])).toHaveLength(2);
});

test('a name that only begins alike is no part of the folder', () => {
  expect(told([entry(1, 'app'), entry(2, 'app-web/a.ts')])).toHaveLength(2);
});
