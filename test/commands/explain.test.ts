/** `lintel explain` as its users run it. */
import { describe, expect, it } from 'vitest';
import { join } from 'node:path';
import { built, lintel } from '../program.ts';

describe('lintel explain', () => {
  it('shows what each client loads for a path, seen from where the user stands', () => {
    const { code, out, err } = lintel(join(built(), 'src'), 'explain', 'billing/invoice.ts');
    expect(code).toBe(0);
    expect(out).toMatch(/^Claude Code: 2 files, \d+ bytes, \d+-\d+ tokens\n {2}CLAUDE\.md {2}at start/);
    expect(out).toContain('src/billing/AGENTS.md  only because AGENTS.md:');
    expect(out).toMatch(/rule {2}Never change an issued invoice\. +context\/modules\/billing\.md:4/);
    expect(err).toContain('characters / 4 to characters / 3.5');
  });

  it('says where a line of an output was written', () => {
    const { code, out } = lintel(built(), 'explain', 'AGENTS.md:3');
    expect([code, out]).toEqual([0, '  AGENTS.md:3           # Shop\n  context/project.md:5  # Shop\n']);
  });

  it('prints one document with --json', () => {
    const document = JSON.parse(lintel(built(), 'explain', 'src/price.ts', '--client', 'codex', '--json').out);
    expect(document).toMatchObject({ schemaVersion: 1, path: 'src/price.ts', clients: [{ client: 'codex' }] });
    const line = JSON.parse(lintel(built(), 'explain', 'AGENTS.md:3', '--json').out);
    expect(line).toMatchObject({
      path: 'AGENTS.md',
      line: 3,
      origin: { kind: 'note', file: 'context/project.md', line: 5 },
    });
  });

  it.each([
    [[], 'Which path?'],
    [['AGENT.md:3'], 'AGENT.md is no output of a build.\nDid you mean AGENTS.md?'],
    [['AGENTS.md:999'], 'AGENTS.md has no line 999.'],
    [['../elsewhere.ts'], 'is not inside'],
    [['src/price.ts', '--client', 'cladue'], 'Did you mean `claude`?'],
  ])('explains what is wrong with %j', (args, message) => {
    const { code, out, err } = lintel(built(), 'explain', ...args);
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain(message);
  });
});
