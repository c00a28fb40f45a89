import { describe, expect, test } from 'vitest';
import { judged, type Past } from '../past-world.ts';

describe('what git says of a path that the lock led to one place', () => {
  const file = 'libs/ts/CLAUDE.md';
  const text = '### Core (`packages/core/`)\n\n**Client** (`src/client/`)';
  const of = (past: Past) => judged(text, past).find(({ claim }) => claim.text === 'src/client/');
  const locked = { 'src/client/': 'libs/ts/packages/core/src/client' };
  const then = 'libs/ts/packages/core/src/client';
  const today = 'libs/ts/packages/client/src/core';
  const past = {
    file,
    locked,
    was: [`${then}/a.ts`, `${then}/b.ts`],
    now: [`${today}/a.ts`, `${today}/b.ts`],
    renamed: { [`${then}/a.ts`]: `${today}/a.ts`, [`${then}/b.ts`]: `${today}/b.ts` },
    movedBefore: { 'libs/ts/src/client/a.ts': `${today}/a.ts`, 'libs/ts/src/client/b.ts': `${today}/b.ts` },
  };

  test('is what became of that place, and of no other that the words may have meant before', () => {
    const lost = of(past);
    expect(lost?.truth).toBe(
      `\`src/client/\`, which was \`${then}\` when the lock was written, leads to no file or folder any more. ` +
        `It was renamed in f495077e0 (2026-01-16) and is \`${today}\` now.`,
    );
    expect(lost?.hint).toBe(`Write \`${today}\`.`);
  });

  test('is nothing where git never lost that place, as it was never committed or is gone since the last commit', () => {
    const lost = of({ ...past, was: [], renamed: {} });
    expect(lost?.truth).toBe(
      `\`src/client/\`, which was \`${then}\` when the lock was written, leads to no file or folder any more.`,
    );
  });
});

describe('what git says of a folder', () => {
  const said = (past: Omit<Past, 'file' | 'locked'>): string | undefined =>
    judged('- `src/data/` holds it.', { file: 'AGENTS.md', locked: { 'src/data/': 'src/data' }, ...past })[0]?.truth;

  test('that was dissolved into the one above is where its files went, and no new name for it', () => {
    const renamed = { 'src/data/a.ts': 'src/a.ts', 'src/data/b.ts': 'src/b.ts' };
    const past = { was: Object.keys(renamed), now: ['src/a.ts', 'src/b.ts', 'src/c.ts'], renamed };
    expect(said(past)).toContain('Its files were moved to `src/` in');
  });

  test('whose files went to one that stood before is no rename of it', () => {
    const renamed = { 'src/data/a.ts': 'src/lib/a.ts' };
    const past = { was: ['src/data/a.ts', 'src/lib/b.ts'], now: ['src/lib/a.ts', 'src/lib/b.ts'], renamed };
    expect(said(past)).toContain('Its files were moved to `src/lib/` in');
    expect(said({ ...past, was: ['src/data/a.ts'] })).toContain('and is `src/lib` now.');
  });

  describe('whose files all went to one other, and some of them away later', () => {
    const files = ['a.ts', 'b.ts', 'c.ts', 'd.ts'];
    const to = (name: string): string => `src/core/data/${name}`;
    const movedBut = (gone: readonly string[], elsewhere: Readonly<Record<string, string>> = {}) => {
      const now = files.filter((name) => !gone.includes(name)).map((name) => elsewhere[name] ?? to(name));
      const renamed = Object.fromEntries(
        files.map((name) => [`src/data/${name}`, gone.includes(name) ? undefined : (elsewhere[name] ?? to(name))]),
      );
      return { was: Object.keys(renamed), now: [...now, 'src/c.ts'], renamed };
    };

    test('is called as that one', () => {
      expect(said(movedBut(['b.ts']))).toContain('and is `src/core/data` now.');
      const file = { file: 'AGENTS.md', locked: { 'src/data/': 'src/data' } };
      const [lost] = judged('- `src/data/` holds it.', { ...file, ...movedBut(['b.ts']) });
      expect(lost?.hint).toBe('Write `src/core/data/`.');
    });

    test('is not where half of them are gone, or one stands in another place', () => {
      expect(said(movedBut(['b.ts', 'c.ts']))).toContain('Its files were moved elsewhere in');
      expect(said(movedBut(['b.ts'], { 'd.ts': 'lib/d.ts' }))).toContain('Its files were moved elsewhere in');
    });

    test('is told as the folder that the commit itself moved it to, as long as that stands', () => {
      const given = Object.fromEntries(files.map((name) => [`src/data/${name}`, to(name)]));
      const text = '- `src/data/` holds it.';
      const file = { file: 'AGENTS.md', locked: { 'src/data/': 'src/data' } };
      for (const past of [movedBut(['b.ts', 'c.ts']), movedBut(['b.ts'], { 'd.ts': 'lib/d.ts' })]) {
        const [lost] = judged(text, { ...file, ...past, given });
        expect(lost?.truth).toContain('Its files were moved to `src/core/data/` in');
        expect(lost?.hint).toBe('See whether `src/core/data` holds what is meant.');
        expect(lost?.fix).toBeUndefined();
      }
      // All that came there has left it, and new files have come.
      const emptied = movedBut(files);
      const refilled = { ...emptied, now: [...emptied.now, to('new.ts')] };
      expect(judged(text, { ...file, ...refilled, given })[0]?.truth).toContain('moved to `src/core/data/` in');
      expect(judged(text, { ...file, ...emptied, given })[0]?.truth).toContain('It was moved in');
    });
  });

  test('that left by a merge is not that the newest commit removed it', () => {
    expect(said({ was: ['src/data/a.ts'], now: ['src/c.ts'], stays: ['src/data/b.ts'] })).toContain(
      'It left by a merge; ',
    );
    // That of a history with another root is none that a link of this folder leads to.
    const past = { file: 'apps/a/AGENTS.md', was: ['src/data/a.ts'], now: ['src/c.ts'] };
    const link = (stays: readonly string[]): string | undefined =>
      judged('See [data](src/data/).', { ...past, stays })[0]?.truth;
    expect(link(['src/data/b.ts'])).toBe('`src/data/` leads to no file or folder.');
    expect(link([])).toContain('It was removed in');
  });
});
