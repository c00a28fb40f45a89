/** Which names stand in what git tracks is asked once for each state of the index. */
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readStanding } from '../../src/disk/standing-names.ts';
import { readListing } from '../../src/disk/tree.ts';
import { memory } from './cache.ts';
import { git, repositoryWith } from './folder.ts';

const FILES = {
  'src/a.ts': '/* beta */\n * beta\nexport const alpha = "https://a"; // alpha and beta\n',
  'src/b.py': 'gamma = 2\n',
  'README.md': 'delta\n',
  'src/a.test.ts': 'mock("delta");\n',
};
const NAMES = ['alpha', 'beta', 'gamma', 'delta'];

describe('names that stand somewhere', () => {
  it('are those in code of any language, not in comments, prose, tests and files that are left out', async () => {
    const root = repositoryWith(FILES);
    const place = { cache: undefined, index: undefined };
    expect([...(await readStanding(root, { names: NAMES, except: [] }, place))].sort()).toEqual(['alpha', 'gamma']);
    expect(await readStanding(root, { names: NAMES, except: ['src/b.py'] }, place)).toEqual(new Set(['alpha']));
  });

  it('are remembered while the index holds the same, also for fewer of them, and asked for again after that', async () => {
    const root = repositoryWith(FILES);
    const cache = memory();
    const ask = async (names: readonly string[]): Promise<readonly string[]> => {
      const { index } = await readListing(root);
      const found = await readStanding(root, { names, except: [] }, { cache, index: index() });
      return NAMES.filter((name) => found.has(name));
    };
    expect(await ask(NAMES)).toEqual(['alpha', 'gamma']);
    const [[name = '', text = ''] = []] = [...cache.texts];
    cache.texts.set(name, text.replace('"alpha","gamma"]', '"alpha","delta"]'));
    writeFileSync(join(root, 'src/a.ts'), 'export const beta = 1;\n');
    expect(await ask(['delta', 'alpha'])).toEqual(['alpha', 'delta']);
    git(root, 'add', '-A');
    expect(await ask(NAMES)).toEqual(['beta', 'gamma']);
    expect(cache.texts.size).toBe(1);
  });

  it('are all of them, and nothing is remembered, where git cannot say', async () => {
    const root = repositoryWith(FILES);
    const cache = memory();
    const { index } = await readListing(root);
    rmSync(join(root, '.git/objects'), { recursive: true });
    const found = await readStanding(root, { names: NAMES, except: [] }, { cache, index: index() });
    expect(found).toEqual(new Set(NAMES));
    expect(cache.texts.size).toBe(0);
  });
});

describe('the word for an index', () => {
  const wordFor = async (root: string): Promise<string | undefined> => (await readListing(root)).index();

  it('stays through edits that are not staged, and changes with what is', async () => {
    const root = repositoryWith(FILES);
    const before = await wordFor(root);
    expect(before).toBeDefined();
    writeFileSync(join(root, 'src/a.ts'), 'export const omega = 1;\n');
    writeFileSync(join(root, 'new.ts'), 'export const omega = 1;\n');
    rmSync(join(root, 'src/b.py'));
    expect(await wordFor(root)).toBe(before);
    git(root, 'add', 'src/a.ts');
    expect(await wordFor(root)).not.toBe(before);
  });

  it('is unknown while attributes on the disk differ from those in it', async () => {
    const root = repositoryWith({ ...FILES, '.gitattributes': '*.png binary\n' });
    expect(await wordFor(root)).toBeDefined();
    writeFileSync(join(root, '.gitattributes'), '*.ts binary\n');
    expect(await wordFor(root)).toBeUndefined();
  });
});
