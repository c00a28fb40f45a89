import { describe, expect, it } from 'vitest';
import { manifestLosses, manifestWords } from '../../src/scan/manifest-losses.ts';

const ID = 'a'.repeat(40);

describe('the words that a patch of manifests takes', () => {
  it('are keys and names that no line of it adds again', () => {
    const patch = [
      `commit ${ID} 2026-03-01 10:00:00 +0100`,
      '',
      'diff --git a/my app/package.json b/my app/package.json',
      'index 1..2 100644',
      '--- a/my app/package.json\t',
      '+++ b/my app/package.json\t',
      '@@ -2 +2 @@',
      '-  "name": "old",',
      '+  "name": "new",',
      '@@ -4,2 +4 @@',
      '-    "lint": "eslint .", "e2e": "x",',
      '-    "zod": "^3.0.0"',
      '+    "zod": "^4.0.0"',
    ].join('\n');
    expect([...manifestWords(patch)]).toEqual([
      [ID, ['2026-03-01', [['my app/package.json', ['old', 'lint', 'e2e']]]]],
    ]);
  });
});

describe('what a manifest lost', () => {
  const lost = (before: unknown, after: unknown, ...names: readonly string[]) =>
    manifestLosses(
      {
        manifest: 'package.json',
        before: JSON.stringify(before),
        after: after === undefined ? undefined : JSON.stringify(after),
      },
      new Set(names),
    ).map(({ what, name, now }) => [what, name, ...(now === undefined ? [] : [now])].join(' '));

  it('is a script, a dependency of any kind, or its name', () => {
    const before = { name: 'a', scripts: { b: 'x' }, peerDependencies: { c: '1' }, other: { d: '1' } };
    expect(lost(before, {}, 'a', 'b', 'c', 'd', '__proto__')).toEqual(['package a', 'script b', 'dependency c']);
    expect(lost(before, undefined, 'b')).toEqual(['script b']);
    expect(lost({ dependencies: { c: '1' } }, { devDependencies: { c: '2' } }, 'c')).toEqual([]);
  });

  it('goes on under another name where one new script alone has the same body', () => {
    const before = { scripts: { a: 'x', old: 'x' } };
    expect(lost(before, { scripts: { old: 'x', b: 'x' } }, 'a')).toEqual(['script a b']);
    expect(lost(before, { scripts: { b: 'x', c: 'x' } }, 'a')).toEqual(['script a']);
    expect(lost(before, { scripts: { b: 'x' } }, 'a', 'old')).toEqual(['script a', 'script old']);
    expect(lost({ name: 'a' }, { name: 'b' }, 'a')).toEqual(['package a b']);
  });

  it('is unknown of what does not parse', () => {
    const change = { manifest: 'package.json', before: '{ "scripts": { "a": "x" } }', after: '{ "scripts": {' };
    expect(manifestLosses(change, new Set(['a']))).toEqual([]);
  });
});
