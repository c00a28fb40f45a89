import { expect, test } from 'vitest';
import { lostMatch } from '../../../src/claims/past/past-glob.ts';
import type { Claim } from '../../../src/model.ts';

const lost = (target: string, deleted: Readonly<Record<string, string>>, row = ''): string | undefined => {
  const claim: Claim = { kind: 'path', file: 'AGENTS.md', line: 1, column: 1, text: target, target, how: 'code' };
  const all = Object.entries(deleted).map(([path, commit]) => ({ path, commit, date: '2026-01-16' }));
  const folders = ['src', '.changeset'];
  const isFolder = (path: string): boolean => folders.includes(path);
  const places = [target, `src/${target}`];
  return lostMatch(claim, all, { isIgnored: () => false, isFolder, places, row })?.deletion.path;
};

test('a pattern of documents that went one by one may match the next tomorrow', () => {
  expect(lost('plans/plan-*.md', { 'plans/plan-b.md': 'b', 'plans/plan-a.md': 'a' })).toBeUndefined();
  expect(lost('plans/plan-*.md', { 'plans/plan-b.md': 'b', 'plans/plan-a.md': 'b' })).toBe('plans/plan-b.md');
  expect(lost('src/plan-*.ts', { 'src/plan-b.ts': 'b', 'src/plan-a.ts': 'a' })).toBe('src/plan-b.ts');
});

test('changesets go with each release', () => {
  expect(lost('.changeset/*.md', { '.changeset/happy-cats.md': 'a' })).toBeUndefined();
});

test('all of one folder is looked for where the text stands, and not wherever a folder is called so', () => {
  expect(lost('branch/*', { 'branch/a.ts': 'a' })).toBe('branch/a.ts');
  expect(lost('branch/*', { 'src/branch/a/b.ts': 'a' })).toBe('src/branch/a/b.ts');
  expect(lost('branch/*', { '.claude/skills/branch/SKILL.md': 'a' })).toBeUndefined();
  expect(lost('branch/*.ts', { 'lib/branch/a.ts': 'a' })).toBe('lib/branch/a.ts');
});

test('a pattern among others of which no folder ever was here is the name of branches', () => {
  const row = 'Work on `branch/*`, `feat/*` or `fix/*`.';
  expect(lost('branch/*', { 'branch/a.ts': 'a' }, row)).toBeUndefined();
  expect(lost('branch/*', { 'branch/a.ts': 'a', 'lib/fix/b.ts': 'b' }, row)).toBe('branch/a.ts');
});

test('an item that says what a folder is for tells where the next file goes', () => {
  const went = { 'tests/regression/a.test.ts': 'a' };
  expect(lost('tests/regression/**', went, '- `tests/regression/**` for bugs that came back')).toBeUndefined();
  expect(lost('tests/regression/**', went, '  * `tests/regression/**` is for bugs')).toBeUndefined();
  expect(lost('tests/regression/**', went, '- `tests/regression/**` holds bugs')).toBe('tests/regression/a.test.ts');
  expect(lost('tests/regression/**', went, '- Look at `tests/regression/**` for bugs')).toBe(
    'tests/regression/a.test.ts',
  );
  expect(lost('tests/*.test.ts', { 'tests/a.test.ts': 'a' }, '- `tests/*.test.ts` for bugs')).toBe('tests/a.test.ts');
});
