import { expect, test } from 'vitest';
import { lostMatch } from '../../../src/claims/past/past-glob.ts';
import type { Claim } from '../../../src/model.ts';

const lost = (target: string, deleted: Readonly<Record<string, string>>): string | undefined => {
  const claim: Claim = { kind: 'path', file: 'AGENTS.md', line: 1, column: 1, text: target, target, how: 'code' };
  const all = Object.entries(deleted).map(([path, commit]) => ({ path, commit, date: '2026-01-16' }));
  const folders = ['src', '.changeset'];
  return lostMatch(claim, all, { isIgnored: () => false, isFolder: (path) => folders.includes(path) })?.deletion.path;
};

test('a pattern of documents that went one by one may match the next tomorrow', () => {
  expect(lost('plans/plan-*.md', { 'plans/plan-b.md': 'b', 'plans/plan-a.md': 'a' })).toBeUndefined();
  expect(lost('plans/plan-*.md', { 'plans/plan-b.md': 'b', 'plans/plan-a.md': 'b' })).toBe('plans/plan-b.md');
  expect(lost('src/plan-*.ts', { 'src/plan-b.ts': 'b', 'src/plan-a.ts': 'a' })).toBe('src/plan-b.ts');
});

test('changesets go with each release', () => {
  expect(lost('.changeset/*.md', { '.changeset/happy-cats.md': 'a' })).toBeUndefined();
});
