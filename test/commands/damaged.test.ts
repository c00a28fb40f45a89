/** Agent files with a byte that is no UTF-8: clients read them with a sign in its place, and so does lint. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { addFiles, repositoryWith } from '../disk/folder.ts';
import { inProcess } from '../in-process.ts';

const BESIDE = {
  'package.json': '{ "name": "a", "scripts": { "build": "tsc" } }\n',
  'src/a.ts': 'export const a = 1;\n',
  'docs/guide.md': '# Guide\n',
};

/** Latin-1, in which é is one byte. */
const latin1 = (text: string): Uint8Array => Buffer.from(text, 'latin1');

async function found(root: string, ...words: readonly string[]): Promise<readonly string[]> {
  const { out } = await inProcess(root, 'lint', '--json', '--no-fail', ...words);
  const { findings } = JSON.parse(out) as { findings: { file: string; line: number; column: number; rule: string }[] };
  return findings.map(({ file, line, column, rule }) => `${file}:${line}:${column} ${rule}`);
}

describe('an agent file with one byte that is no UTF-8', () => {
  const TEXT = '# Guide\n\nThe caf\xe9 runs `npm run biuld`. See [b](docs/gone.md).\n\n- Read [c](docs/none.md)\n';

  it('is judged like any other, and the byte is told', async () => {
    const root = repositoryWith({ ...BESIDE, 'AGENTS.md': latin1(TEXT) });
    expect(await found(root)).toEqual([
      'AGENTS.md:3:8 disk/unreadable',
      'AGENTS.md:3:15 stale/command',
      'AGENTS.md:3:36 stale/path',
      'AGENTS.md:5:8 stale/path',
    ]);
  });

  it('claims nothing where the byte stands', async () => {
    const text = [
      '# Caf\xe9',
      '',
      '[a](docs/caf\xe9.md), `npm run caf\xe9`, `src/caf\xe9.ts` and docs/caf\xe9/[b](gone.md).',
      '',
      '```sh',
      'npm run caf\xe9 && npm run none',
      '```',
    ].join('\n');
    const long = `${text}\n\n${'Words that say nothing. '.repeat(10)}\n`;
    expect(await found(repositoryWith({ ...BESIDE, 'CLAUDE.md': latin1(long) }))).toEqual([
      'CLAUDE.md:1:6 disk/unreadable',
    ]);
  });

  it('stays byte for byte as it is under --fix', async () => {
    const text = '# A\n\nCaf\xe9. Run `npm run biuld` and see [guide](doc/guide.md).\n';
    const root = repositoryWith({ ...BESIDE, 'AGENTS.md': latin1(text) });
    for (const flag of ['--fix', '--fix-unsafe']) {
      await inProcess(root, 'lint', flag);
      expect(readFileSync(join(root, 'AGENTS.md')).equals(latin1(text))).toBe(true);
    }
    // The same text without the byte is mended.
    addFiles(root, { 'AGENTS.md': text.replace('\xe9', 'e') });
    await inProcess(root, 'lint', '--fix-unsafe');
    expect(readFileSync(join(root, 'AGENTS.md'), 'utf8')).toContain('[guide](docs/guide.md)');
  });

  it('is offered no fix', async () => {
    const text = 'Caf\xe9. See [guide](docs/Guide.md).\n';
    const root = repositoryWith({ ...BESIDE, 'AGENTS.md': latin1(text) });
    expect((await inProcess(root, 'lint')).out).not.toContain('can be mended');
    addFiles(root, { 'AGENTS.md': text.replace('\xe9', 'e') });
    expect((await inProcess(root, 'lint')).out).toContain('can be mended');
  });

  it('may have some more of them', async () => {
    const text = 'Don\x92t use \x93gone\x94 [x](docs/gone.md).\n';
    expect((await found(repositoryWith({ ...BESIDE, 'AGENTS.md': latin1(text) }))).join()).toContain('stale/path');
  });

  it('is no news where it was so before', async () => {
    const root = repositoryWith({ ...BESIDE, 'AGENTS.md': latin1(TEXT) });
    addFiles(root, { 'AGENTS.md': latin1(`${TEXT}- Read [d](docs/new.md)\n`) });
    expect(await found(root, '--since', 'HEAD')).toEqual(['AGENTS.md:6:8 stale/path']);
  });

  it('is not vouched for by review, which has nothing to show', async () => {
    const root = repositoryWith({ ...BESIDE, 'AGENTS.md': latin1(TEXT) });
    expect(await inProcess(root, 'review', 'AGENTS.md', '--yes')).toMatchObject({
      code: 2,
      err: 'error: `AGENTS.md` is not valid UTF-8.\nSave it as UTF-8.\n',
    });
  });

  it('is not adopted, and stays', async () => {
    const root = repositoryWith({ ...BESIDE, 'AGENTS.md': latin1(TEXT) });
    expect((await inProcess(root, 'init', '--yes')).out).toContain('AGENTS.md  it cannot be read as text');
    expect(readFileSync(join(root, 'AGENTS.md')).equals(latin1(TEXT))).toBe(true);
  });
});

describe('an agent file that is no UTF-8 at all', () => {
  const dead = '# A\n\nSee [b](docs/gone.md) and more of it.\n';
  it.each([
    ['UTF-16', Buffer.from(`\uFEFF${dead}`, 'utf16le')],
    ['an image', Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0x10]), Buffer.from(dead)])],
    ['binary', Buffer.concat([Buffer.from([0xe9, 0]), Buffer.from(dead)])],
    ['another encoding', Buffer.concat([Buffer.from(dead), Buffer.alloc(40, 0xe0)])],
  ])('is named and not judged: %s', async (_, bytes) => {
    const all = await found(repositoryWith({ ...BESIDE, 'AGENTS.md': bytes }));
    expect(all).toHaveLength(1);
    expect(all[0]).toMatch(/^AGENTS\.md:\d+:\d+ disk\/unreadable$/);
  });
});
