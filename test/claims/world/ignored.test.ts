import { expect, test } from 'vitest';
import { ignoreMatcher } from '../../../src/claims/world/ignored.ts';

function ignored(files: Readonly<Record<string, string>>, path: string): boolean {
  return ignoreMatcher({ texts: new Map(Object.entries(files)) })(path);
}

test('obeys patterns for files, for folders, and for anything below an ignored folder', () => {
  const files = { '.gitignore': 'dist/\n*.log\n/only-root\n' };
  expect(
    ['dist', 'dist/a/b.js', 'a/b.log', 'packages/a/dist/x', 'only-root'].map((path) => ignored(files, path)),
  ).toEqual([true, true, true, true, true]);
  expect(['src/a.ts', 'a/only-root', 'distant/a.ts'].map((path) => ignored(files, path))).toEqual([
    false,
    false,
    false,
  ]);
});

test('reads an ignore file from its own folder', () => {
  const files = { 'packages/a/.gitignore': '/out\n' };
  expect(ignored(files, 'packages/a/out/x.js')).toBe(true);
  expect(ignored(files, 'out/x.js')).toBe(false);
});

test('lets a deeper file take back what a higher one ignores', () => {
  const files = { '.gitignore': '*.env\n', 'apps/.gitignore': '!example.env\n' };
  expect(ignored(files, 'apps/example.env')).toBe(false);
  expect(ignored(files, 'apps/real.env')).toBe(true);
});

test('takes installed packages for ignored without being told', () => {
  expect(ignored({}, 'node_modules/x/index.js')).toBe(true);
  expect(ignored({}, 'packages/a/node_modules')).toBe(true);
});

test('takes what running programs leave for ignored as well', () => {
  expect(ignored({}, '.devbox/logs/web.log')).toBe(true);
  expect(ignored({}, 'src/log.ts')).toBe(false);
});

test('tells letters apart by case, as git does', () => {
  expect(ignored({ '.gitignore': 'Dist\n' }, 'dist')).toBe(false);
});

test('answers for odd paths without failing', () => {
  expect(['', '..', '../x', '/x', '.'].map((path) => ignored({ '.gitignore': '*\n' }, path))).toEqual([
    false,
    false,
    false,
    false,
    false,
  ]);
});
