/** `lintel build --watch` in a real repository: it is waited for, never timed. */
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { addFiles, folderWith } from '../disk/folder.ts';
import { built, CLI, lintel, read } from '../program.ts';

/** A watching lintel: what it said so far, and how it ends. */
async function watching(root: string) {
  const cache = folderWith();
  const child = spawn(process.execPath, [CLI, 'build', '--watch', '--cache-dir', cache], { cwd: root });
  const ended = new Promise<number | null>((resolve) => child.on('exit', resolve));
  onTestFinished(() => void child.kill('SIGKILL'));
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (said += String(text)));
  const run = {
    /** What was changed, in the order in which it was noticed. */
    changes: () => [...said.matchAll(/^Changed: (.*)$/gm)].map(([, what]) => what),
    said: () => said,
    until: async (isTrue: () => boolean) => {
      while (!isTrue()) {
        if (child.exitCode !== null) expect.unreachable(`It ended: ${said}`);
        await new Promise((resolve) => setTimeout(resolve, 10));
      }
    },
    stop: async () => {
      child.kill('SIGINT');
      return await ended;
    },
  };
  await run.until(() => said.includes('Watching'));
  return run;
}

const says = (root: string, path: string, text: string) => (): boolean =>
  existsSync(join(root, path)) && read(root, path).includes(text);

const PROJECT = 'context/project.md';

describe('build --watch', () => {
  it('builds again after each change, not after its own writes, and ends with 0', async () => {
    const root = built();
    const run = await watching(root);
    for (const word of ['One', 'Two', 'Three']) {
      addFiles(root, { [PROJECT]: `# Shop\n\n${word}.\n` });
      await run.until(says(root, 'CLAUDE.md', `${word}.`));
      await run.until(() => run.said().split('2 written').length - 1 === run.changes().length);
    }
    expect(await run.stop()).toBe(0);
    // Had it heard itself, there would be more.
    expect(run.changes()).toEqual([PROJECT, PROJECT, PROJECT]);
    expect(run.said()).toContain('updated  AGENTS.md');
    expect(lintel(root, 'check').code).toBe(0);
  });

  it('sees an editor that saves by renaming, an output that someone changed, and one that is gone', async () => {
    const root = built();
    const run = await watching(root);
    writeFileSync(join(root, `${PROJECT}.swp`), '# Shop\n\nSaved whole.\n');
    renameSync(join(root, `${PROJECT}.swp`), join(root, PROJECT));
    await run.until(says(root, 'AGENTS.md', 'Saved whole.'));
    rmSync(join(root, 'CLAUDE.md'));
    await run.until(says(root, 'CLAUDE.md', 'Saved whole.'));
    addFiles(root, { 'CLAUDE.md': `${read(root, 'CLAUDE.md')}Mine.\n` });
    await run.until(() => run.said().includes('written by hand: "Mine."'));
    expect(await run.stop()).toBe(0);
  });

  it('follows folders that come, go and move', async () => {
    const root = built();
    const run = await watching(root);
    mkdirSync(join(root, 'src/new/deep'), { recursive: true });
    addFiles(root, { 'src/new/deep/index.ts': 'export const deep = 1;\n' });
    addFiles(root, { 'context/modules/new.md': '---\nmodule: src/new\nrule: Be new.\n---\n' });
    await run.until(says(root, 'src/new/AGENTS.md', 'Be new.'));

    renameSync(join(root, 'context/guides'), join(root, 'context/away'));
    await run.until(() => !existsSync(join(root, '.cursor/rules/testing.mdc')));
    renameSync(join(root, 'context/away'), join(root, 'context/guides'));
    await run.until(() => existsSync(join(root, '.cursor/rules/testing.mdc')));
    addFiles(root, {
      'context/guides/testing.md': '---\napplies-to: ["**/*.test.ts"]\n---\n\n# Testing\n\nTwo facts.\n',
    });
    await run.until(says(root, '.cursor/rules/testing.mdc', 'Two facts.'));

    rmSync(join(root, 'context/modules'), { recursive: true });
    await run.until(() => !existsSync(join(root, 'src/new/AGENTS.md')));
    addFiles(root, { 'context/modules/new.md': '---\nmodule: src/new\nrule: Be back.\n---\n' });
    await run.until(says(root, 'src/new/AGENTS.md', 'Be back.'));
    expect(await run.stop()).toBe(0);
  });

  it('says what is wrong with the configuration, and goes on once it is mended', async () => {
    const root = built();
    const run = await watching(root);
    const before = read(root, 'AGENTS.md');
    addFiles(root, { 'context/lintel.yaml': 'clients: [cluade]\n' });
    await run.until(() => run.said().includes('did you mean `claude`?'));
    expect(read(root, 'AGENTS.md')).toBe(before);
    addFiles(root, { 'context/lintel.yaml': 'clients: [claude]\n' });
    await run.until(() => !existsSync(join(root, '.cursor/rules/testing.mdc')));
    expect(await run.stop()).toBe(0);
  });

  it('hears nothing of files that git ignores', async () => {
    const root = built({ '.gitignore': 'dist/\n*.log\n' });
    const run = await watching(root);
    addFiles(root, { 'dist/a/b.js': '', 'debug.log': 'x', 'src/debug.log': 'x' });
    addFiles(root, { 'dist/a/c.js': '' });
    addFiles(root, { [PROJECT]: '# Shop\n\nAfter all.\n' });
    await run.until(says(root, 'AGENTS.md', 'After all.'));
    expect(await run.stop()).toBe(0);
    expect(run.changes()).toEqual([PROJECT]);
  });
});

it('build --watch goes with no flag that asks for one answer', () => {
  const { code, err } = lintel(built(), 'build', '--watch', '--check');
  expect([code, err]).toEqual([2, expect.stringContaining('--watch does not go with --check.')]);
});
