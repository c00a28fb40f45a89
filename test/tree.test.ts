/** Which path of a tree somebody may have meant by one that is not there. */
import { describe, expect, it } from 'vitest';
import { likePath, treeOf } from '../src/tree.ts';

const TREE = treeOf(
  new Set([
    'rules/02-frontend-architecture.mdc',
    'rules/04-service-layer.mdc',
    'lib/payment-service.ts',
    'lib/server.ts',
    'core/test_resources/types.ts',
    'web/lib/config.ts',
    'web/src/A.ts',
    'docs/adr/0001-a.md',
    'commands/task.md',
    'rules/mail.mdc',
    'bin/x',
  ]),
);

describe('the path that was meant', () => {
  it.each([
    ['rules/10-service-layer.mdc', 'rules/04-service-layer.mdc'],
    ['lib/paymant-service.ts', 'lib/payment-service.ts'],
    ['lib/sever.ts', 'lib/server.ts'],
    ['app/lib/config.ts', 'web/lib/config.ts'],
    ['rules/mail.md', 'rules/mail.mdc'],
    ['pages/task.mdx', 'commands/task.md'],
    ['bin/x.js', 'bin/x'],
  ])('is one whose words are alike: %s', (asked, meant) => {
    expect(likePath(TREE, asked)).toBe(meant);
  });

  it.each([
    'rules/12-real-time-architecture.mdc',
    'lib/yield-service.ts',
    'core/src/types.ts',
    'items/task.0231.data.md',
    'docs/mail.md',
    'bin/x.json',
    'tools/x.js',
  ])('is none of another subject, however few letters differ: %s', (asked) => {
    expect(likePath(TREE, asked)).toBeUndefined();
  });

  it.each(['web/src/b.ts', 'web/src/AB.ts', 'docs/adr/0009-x.md'])(
    'is none by one letter where the name has hardly more: %s',
    (asked) => {
      expect(likePath(TREE, asked)).toBeUndefined();
    },
  );

  it('is one of a single letter in other case', () => {
    expect(likePath(TREE, 'web/src/a.ts')).toBe('web/src/A.ts');
  });
});
