/** `lintel lint <path>…`: what is reported, fixed and counted where files and folders are named. */
import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { addFiles, git, repositoryWith } from '../disk/folder.ts';
import { inProcess } from '../in-process.ts';
import { built, lintel, read } from '../program.ts';

const FILES = {
  'package.json': '{ "name": "shop" }\n',
  'AGENTS.md': 'See [a](gone.md) and [b](docs/Guide.md).\n',
  'docs/guide.md': '# Guide\n',
  'packages/a/AGENTS.md': 'See [a](gone.md).\n',
  'packages/b/AGENTS.md': 'See [b](../../docs/Guide.md) and [c](gone.md).\n',
  'packages/c/AGENTS.md': '# Fine\n\nText.\n',
  'README.md': '# Shop\n',
};

/** The files of the findings of a run, each once, with its exit code. */
async function filesOf(root: string, ...args: readonly string[]): Promise<readonly [number | null, ...string[]]> {
  return filesIn(await inProcess(root, 'lint', '--json', '--strict', ...args));
}

/** The same, by the program with its cache, started where the user stands. */
function filesOfProgram(root: string, ...args: readonly string[]): readonly [number | null, ...string[]] {
  return filesIn(lintel(root, 'lint', '--json', '--strict', ...args));
}

function filesIn({ code, out }: ReturnType<typeof lintel>): readonly [number | null, ...string[]] {
  const { findings } = JSON.parse(out);
  return [code, ...new Set<string>(findings.map(({ file }: { file: string }) => file))];
}

describe('paths behind lint', () => {
  it('leave only what stands in those files and folders, and count only that', async () => {
    const root = repositoryWith(FILES);
    expect(await filesOf(root, 'AGENTS.md')).toEqual([1, 'AGENTS.md']);
    expect(await filesOf(root, 'packages/a', 'packages/b/AGENTS.md')).toEqual([
      1,
      'packages/a/AGENTS.md',
      'packages/b/AGENTS.md',
    ]);
    expect(await filesOf(root, 'packages/c')).toEqual([0]);
    expect(await filesOf(root, '.')).toEqual(await filesOf(root));
    expect(lintel(root, 'lint', '')).toMatchObject({ code: 2, out: '' });
    expect(JSON.parse((await inProcess(root, 'lint', '--json', 'packages/a')).out).counts).toEqual({
      error: 0,
      warn: 1,
      info: 0,
    });
    expect((await inProcess(root, 'lint', 'packages/a')).out).toMatch(/\n1 warning\n$/);
    // A first look at a repository it is not.
    expect((await inProcess(root, 'lint', 'packages/a')).err).toBe('');
  });

  it('report of a file that agrees with another in every byte what stands in both', async () => {
    const root = repositoryWith({
      ...FILES,
      'GEMINI.md': FILES['AGENTS.md'],
      'packages/c/GEMINI.md': '# Fine too\n\nText.\n',
    });
    expect(await filesOf(root, 'GEMINI.md')).toEqual([1, 'AGENTS.md']);
    expect(await filesOf(root)).toEqual(await filesOf(repositoryWith(FILES)));
    expect(await filesOf(root, 'packages/c/GEMINI.md')).toEqual([0]);
  });

  it('are seen from where the user stands, absolute or as a glob that no shell has read', async () => {
    const root = repositoryWith(FILES);
    const inside = join(root, 'packages');
    expect(filesOfProgram(inside, 'a')).toEqual([1, 'packages/a/AGENTS.md']);
    expect(filesOfProgram(inside, '../AGENTS.md')).toEqual([1, 'AGENTS.md']);
    expect(await filesOf(inside, join(root, 'packages/b/'))).toEqual([1, 'packages/b/AGENTS.md']);
    expect(await filesOf(root, '*.md')).toEqual([1, 'AGENTS.md']);
    expect(await filesOf(root, 'packages/{a,c}/*.md')).toEqual([1, 'packages/a/AGENTS.md']);
  });

  it('are a mistake where nothing is', () => {
    const root = repositoryWith(FILES);
    mkdirSync(join(root, 'empty'));
    for (const [path, said] of [
      ['AGENT.md', /There is no AGENT\.md here\.\nDid you mean AGENTS\.md\?/],
      ['package/a', /There is no package\/a here\.\nDid you mean packages\/a\?/],
      ['empty', /lintel reads nothing in empty\./],
      ['*.mdx', /Nothing that lintel reads matches \*\.mdx\./],
      ['../x', /\.\.\/x is not inside /],
    ] as const) {
      const { code, out, err } = lintel(root, 'lint', 'AGENTS.md', path);
      expect({ path, code, out }).toEqual({ path, code: 2, out: '' });
      expect(err).toMatch(said);
    }
  });

  it('that are mistaken are named as they are written from where the user stands', () => {
    const root = repositoryWith({ ...FILES, 'src/a.ts': 'export {};\n' });
    for (const [from, path, meant] of [
      ['src', 'AGENTS.md', '../AGENTS.md'],
      ['packages/c', 'packages/a', '../a'],
      ['packages', 'b/AGENT.md', 'b/AGENTS.md'],
      ['src', '../AGENT.md', '../AGENTS.md'],
      ['packages/a', '../aa', '.'],
    ] as const) {
      const { code, err } = lintel(join(root, from), 'lint', path);
      expect({ path, code, err }).toEqual({
        path,
        code: 2,
        err: `error: There is no ${path} here.\nDid you mean ${meant}?\n`,
      });
    }
  });

  it('of files that lintel does not read are said and stop nothing, since hooks hand over all that changed', async () => {
    const root = repositoryWith(FILES);
    const { code, out, err } = await inProcess(root, 'lint', 'README.md');
    expect({ code, out }).toEqual({ code: 0, out: '' });
    expect(err).toContain('lintel reads nothing of README.md');
    expect((await inProcess(root, 'lint', 'README.md', 'AGENTS.md')).code).toBe(1);
    expect((await inProcess(root, 'lint', '--fix', 'README.md')).err.match(/reads nothing of/g)).toHaveLength(1);
  });

  it('take a link for the file that it leads to', async () => {
    const root = repositoryWith(FILES);
    symlinkSync('AGENTS.md', join(root, 'CLAUDE.md'));
    git(root, 'add', '-A');
    expect(await filesOf(root, 'CLAUDE.md')).toEqual([1, 'AGENTS.md']);
  });

  it('hold back fixes elsewhere', async () => {
    const root = repositoryWith(FILES);
    const run = await inProcess(root, 'lint', '--strict', '--fix', 'packages/b');
    expect(run.err).toContain('Fixed 1 finding in 1 file.');
    expect(read(root, 'packages/b/AGENTS.md')).toContain('(../../docs/guide.md)');
    expect(read(root, 'AGENTS.md')).toBe(FILES['AGENTS.md']);
    expect(run.code).toBe(1);
    expect((await inProcess(root, 'lint', '--fix', '--dry-run', 'packages')).err).toContain('Nothing to fix.');
    expect((await inProcess(root, 'lint', '--fix', '--dry-run', 'AGENTS.md')).out).toContain(
      '+See [a](gone.md) and [b](docs/guide.md).',
    );
  });

  it('go with a set-up, where a repeated run says the same and the whole is remembered as the whole', () => {
    const root = built({ 'context/guides/a.md': '[x](gone.md)\n', 'context/guides/b.md': '[y](gone.md)\n' });
    expect(filesOfProgram(root, 'context/guides/a.md')).toEqual([1, 'context/guides/a.md']);
    expect(filesOfProgram(root, 'context/guides/a.md')).toEqual([1, 'context/guides/a.md']);
    expect(filesOfProgram(root)).toEqual([1, 'context/guides/a.md', 'context/guides/b.md']);
    expect(filesOfProgram(root, 'context/guides/b.md')).toEqual([1, 'context/guides/b.md']);
    expect(filesOfProgram(root, 'src')).toEqual([0]);
  });

  it('leave out what --strict says of other notes', async () => {
    const root = built({
      'context/lintel.yaml': 'clients: [claude]\n',
      'context/guides/a.md': '---\nclients: [cursor]\nrule: Ask.\n---\n',
    });
    const strict = async (...paths: readonly string[]) => await inProcess(root, 'lint', '--strict', ...paths);
    expect((await strict()).err).toContain('strict: context/guides/a.md');
    expect((await strict('context/guides/a.md')).code).toBe(1);
    expect(await strict('context/guides/testing.md')).toMatchObject({ code: 0, err: '' });
  });

  it('go with --since, and not with what is about all findings', async () => {
    const root = repositoryWith(FILES);
    addFiles(root, { 'packages/a/AGENTS.md': '[n](new.md) [a](gone.md)\n', 'AGENTS.md': '[n](new.md)\n' });
    expect(await filesOf(root, '--since', 'HEAD', 'packages')).toEqual([1, 'packages/a/AGENTS.md']);
    for (const name of ['--update-baseline', '--prune-baseline']) {
      const { code, err } = lintel(root, 'lint', name, 'packages');
      expect(code).toBe(2);
      expect(err).toContain(`${name} does not go with paths`);
    }
  });

  it('are refused by check, which names the way', () => {
    const { code, err } = lintel(repositoryWith(FILES), 'check', 'AGENTS.md');
    expect(code).toBe(2);
    expect(err).toContain('`lintel lint AGENTS.md` reports what stands there.');
  });
});
