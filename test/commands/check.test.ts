/** What turns a check red, and what does not. Real folders, real processes. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { addFiles, repositoryWith } from '../disk/folder.ts';
import { SHOP, built, lintel, read } from '../program.ts';

describe('lintel check goes red for', () => {
  const red = (change: (root: string) => void): string => {
    const root = built();
    expect(lintel(root, 'check').code).toBe(0);
    change(root);
    const { code, out } = lintel(root, 'check');
    expect(code).toBe(1);
    return out;
  };

  it('a renamed symbol that a note binds', () => {
    const out = red((root) => addFiles(root, { 'src/price.ts': SHOP['src/price.ts'].replace('price', 'grossPrice') }));
    expect(out).toMatch(/context\/project\.md\n +7:22 +error .*price.*stale\/symbol\n.*grossPrice/);
  });

  it('a deleted script that a note names', () => {
    const out = red((root) =>
      addFiles(root, { 'package.json': '{ "name": "shop", "devDependencies": { "vitest": "4" } }\n' }),
    );
    expect(out).toMatch(/context\/modules\/billing\.md\n +9:5 +error .*stale\/command/);
  });

  it('a line added to an output by hand', () => {
    const out = red((root) => writeFileSync(join(root, 'CLAUDE.md'), `${read(root, 'CLAUDE.md')}- Mine.\n`));
    expect(out).toMatch(/CLAUDE\.md\n +\d+:1 +error .*output\/foreign-line/);
  });

  it('a superseded decision', () => {
    const out = red((root) =>
      addFiles(root, {
        'context/decisions/0001-net.md': SHOP['context/decisions/0001-net.md'].replace('accepted', 'superseded'),
      }),
    );
    expect(out).toMatch(/AGENTS\.md[\s\S]*output\/out-of-date/);
  });

  it('a note edited and not built', () => {
    const out = red((root) =>
      addFiles(root, { 'context/guides/testing.md': `${SHOP['context/guides/testing.md']}\nMore.\n` }),
    );
    expect(out).toContain('output/out-of-date');
  });

  it('nothing that a formatter does to an output', () => {
    const root = built();
    writeFileSync(join(root, 'AGENTS.md'), read(root, 'AGENTS.md').replaceAll('\n- ', '\n* ').replaceAll('\n', '\r\n'));
    expect(lintel(root, 'check').code).toBe(0);
  });
});

describe('a script that a note calls without `run`', () => {
  const manifest = (scripts: Record<string, string>, dependencies: Record<string, string> = {}): string =>
    JSON.stringify({ name: 'shop', packageManager: 'pnpm@10.0.0', scripts, devDependencies: dependencies });
  const SCRIPTS = { play: 'node play.js', knip: 'knip', vitest: 'node run.js', sweep: 'rm -rf dist' };
  const NOTE = { 'context/guides/run.md': '# Run\n\nUse `pnpm play`, `pnpm knip`, `pnpm vitest` and `pnpm sweep`.\n' };
  const after = (scripts: Record<string, string>) => {
    const dependencies = { vitest: '4' };
    const root = repositoryWith({
      ...NOTE,
      'context/lintel.yaml': '',
      'package.json': manifest(SCRIPTS, dependencies),
    });
    expect(lintel(root, 'build').code).toBe(0);
    addFiles(root, { 'package.json': manifest(scripts, dependencies) });
    const { out } = lintel(root, 'lint');
    return [...out.matchAll(/calls the script `(\w+)`/g)].map((match) => match[1]);
  };

  it('is missed once it is gone, unless a program of that name may take its place', () => {
    expect(after({})).toEqual(['play', 'sweep']);
  });

  it('is missed for as long as the note calls it, not only once', () => {
    const root = repositoryWith({ ...NOTE, 'context/lintel.yaml': '', 'package.json': manifest(SCRIPTS) });
    lintel(root, 'build');
    addFiles(root, { 'package.json': manifest({ knip: 'knip' }) });
    lintel(root, 'build');
    expect(lintel(root, 'check')).toMatchObject({ code: 1, out: expect.stringContaining('`play`') });
  });

  it('is not missed while it is there', () => {
    expect(after(SCRIPTS)).toEqual([]);
  });
});
