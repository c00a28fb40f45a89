/** When a finding counts for a mutation of the lint benchmark: an unrelated one must not. */
import { describe, expect, it } from 'vitest';
import { MUTATIONS } from '../../scripts/bench-lint/mutations.mjs';
import { isNamed, saidBy } from '../../scripts/bench-lint/named.mjs';

const finding = {
  rule: 'stale/symbol-moved',
  file: 'packages/cli/AGENTS.md',
  claim: 'src/main.ts#main',
  target: 'packages/cli/src/main.ts#main',
  message: '`main` is not in `packages/cli/src/main.ts` any more.',
};

describe('a finding of lintel', () => {
  it('names a symbol that is its target, or that stands in code marks', () => {
    expect(isNamed(saidBy(finding), { names: ['main'] })).toBe(true);
    const { target: _, ...bare } = finding;
    expect(isNamed(saidBy({ ...bare, claim: 'other' }), { names: ['main'] })).toBe(true);
  });

  it('does not name it by a path, a sentence or a longer name', () => {
    const { claim: _claim, target: _target, ...bare } = finding;
    for (const message of [
      '`packages/cli/src/main.ts` leads to no file.',
      'The main file is gone.',
      '`mainly` is declared nowhere.',
      '`pnpm run main` calls a script.',
    ])
      expect(isNamed(saidBy({ ...bare, target: 'packages/cli/src/main.ts', message }), { names: ['main'] })).toBe(
        false,
      );
  });

  it('says what else it has to say in whole words, and names every name', () => {
    const said = saidBy({ ...finding, message: '`main` was `main(words: string[])`, says "Needs Node 22 and pnpm.".' });
    expect(isNamed(said, { names: ['main'], says: ['Node 22'] })).toBe(true);
    expect(isNamed(said, { names: ['main'], says: ['Node 2'] })).toBe(false);
    expect(isNamed(said, { names: ['main', 'words'] })).toBe(false);
  });
});

describe('a line of another tool', () => {
  it('names a word that is neither the start nor the middle of a longer one', () => {
    expect(isNamed({ text: 'script "main" not found' }, { names: ['main'] })).toBe(true);
    expect(isNamed({ text: 'packages/cli/src/audit.ts is missing' }, { names: ['src/audit.ts'] })).toBe(true);
    for (const text of ['src/main.ts is missing', 'domain is missing', 'main-loop is missing', 'main/x is missing'])
      expect(isNamed({ text }, { names: ['main'] })).toBe(false);
  });
});

describe('the mutations', () => {
  it('each ask for a name, and none for a piece of every finding', () => {
    for (const { title, names } of MUTATIONS) {
      expect(names.length, title).toBeGreaterThan(0);
      for (const name of names) expect(name, title).toMatch(/^(?!\.\w+$).{3}/);
    }
  });

  it('have titles of their own, by which a page tells them apart', () => {
    expect(new Set(MUTATIONS.map(({ title }) => title)).size).toBe(MUTATIONS.length);
  });
});
