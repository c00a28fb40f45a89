/** What turns a check red, and what does not. Real folders, real processes. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { addFiles } from '../disk/folder.ts';
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
