/** `lintel adopt AGENTS.md:37-41` in a real repository. */
import { describe, expect, it } from 'vitest';
import { addFiles } from '../disk/folder.ts';
import { built, lintel, read } from '../program.ts';

/** Line of `text` in a file, from 1. */
const lineOf = (root: string, path: string, text: string): number =>
  read(root, path)
    .split('\n')
    .findIndex((line) => line === text) + 1;

describe('adopt of lines', () => {
  it('moves a paragraph behind the one above it, byte for byte, and the build is clean', () => {
    const root = built();
    const before = read(root, 'AGENTS.md');
    const [line = ''] = before.match(/^Prices are net.*$/m) ?? [];
    addFiles(root, { 'AGENTS.md': before.replace(line, `${line}\n\nAsk *Kim*  first,\nalways.`) });
    const first = lineOf(root, 'AGENTS.md', 'Ask *Kim*  first,');
    const refused = lintel(root, 'build');
    expect([refused.code, refused.out]).toEqual([
      1,
      expect.stringContaining(`lintel adopt AGENTS.md:${first}-${first + 1}`),
    ]);
    expect(lintel(root, 'adopt', `AGENTS.md:${first}-${first + 1}`)).toMatchObject({
      code: 0,
      out: expect.stringContaining('→ context/project.md:'),
    });
    expect(read(root, 'context/project.md')).toMatch(/^Prices are net.*\n\nAsk \*Kim\*  first,\nalways\.\n$/m);
    expect(read(root, 'CLAUDE.md')).toContain('Ask *Kim*  first,\nalways.');
    expect(lintel(root, 'check').code).toBe(0);
  });

  it('puts what stands beside a rule line at the end of the note, where markdown may stand', () => {
    const root = built();
    const path = 'src/billing/AGENTS.md';
    addFiles(root, { [path]: read(root, path).replace(/(- Never change .*\n)/, '$1- Ask Kim first.\n') });
    expect(lintel(root, 'adopt', `${path}:${lineOf(root, path, '- Ask Kim first.')}`).code).toBe(0);
    expect(read(root, 'context/modules/billing.md')).toMatch(/first\.\n\n- Ask Kim first\.\n$/);
    expect(read(root, path)).toContain('- Ask Kim first.');
    expect(lintel(root, 'check').code).toBe(0);
  });

  it('keeps the line ends of the note', () => {
    const root = built();
    addFiles(root, { 'context/project.md': read(root, 'context/project.md').replaceAll('\n', '\r\n') });
    addFiles(root, { 'AGENTS.md': `${read(root, 'AGENTS.md')}\nThe end.\n` });
    expect(lintel(root, 'adopt', `AGENTS.md:${lineOf(root, 'AGENTS.md', 'The end.')}`).code).toBe(0);
    expect(read(root, 'context/project.md')).toMatch(/\r\n\r\nThe end\.\r\n$/);
    expect(read(root, 'context/project.md')).not.toMatch(/[^\r]\n/);
  });

  it('says so where there is nothing to move, and writes nothing', () => {
    const root = built();
    expect(lintel(root, 'adopt', 'AGENTS.md:900')).toMatchObject({
      code: 2,
      err: expect.stringContaining('no note for'),
    });
    expect(lintel(root, 'adopt', 'src/price.ts:1').code).toBe(2);
  });
});
