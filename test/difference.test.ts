import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { unifiedDiff } from '../src/difference.ts';

it('shows changed lines with their surroundings, uncoloured', () => {
  expect(unifiedDiff('AGENTS.md', 'a\nb\nc\n', 'a\nB\nc\n')).toBe(
    '--- a/AGENTS.md\n+++ b/AGENTS.md\n@@ -1,3 +1,3 @@\n a\n-b\n+B\n c\n',
  );
});

it('is empty when nothing changes', () => {
  expect(unifiedDiff('AGENTS.md', 'a\n', 'a\n')).toBe('');
});

it('names no file on the side where there is none', () => {
  expect(unifiedDiff('x.md', undefined, 'a\n')).toContain('--- /dev/null\n+++ b/x.md\n');
  expect(unifiedDiff('x.md', 'a\n', undefined)).toContain('--- a/x.md\n+++ /dev/null\n');
});

it('keeps a name with a line break on its header line', () => {
  expect(unifiedDiff('a\nb.md', 'a\n', 'b\n').split('\n')[0]).toBe('--- "a/a\\nb.md"');
});

it.each([
  ['with nothing in common and no end of line', lines('a', 2500), lines('b', 2500).trimEnd()],
  ['in a few lines', 'a\nb\nc', 'a\nB\nc\n'],
])('can be applied by git to texts that differ %s', (_how, before, after) => {
  const folder = mkdtempSync(join(tmpdir(), 'lintel-diff-'));
  try {
    writeFileSync(join(folder, 'x.md'), before);
    execFileSync('git', ['apply', '-'], { cwd: folder, input: unifiedDiff('x.md', before, after) });
    expect(readFileSync(join(folder, 'x.md'), 'utf8')).toBe(after);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

function lines(word: string, count: number): string {
  return Array.from({ length: count }, (_, index) => `${word}${index}\n`).join('');
}
