/** Texts that a pattern could read in so many ways that a run would not end: each in a process that is ended in time. */
import { spawnSync } from 'node:child_process';
import { expect, it } from 'vitest';
import { repositoryWith } from '../disk/folder.ts';
import { CLI } from '../program.ts';

const many = (text: string): string => text.repeat(60);

it.each([
  ['of sections of sections', `Superseded by the ${many('sectionsM of-the-')}0002!`],
  ['of links in angle brackets', `Superseded by [a](${many('<>')}`],
  ['of links in brackets', `Superseded by [a](${many('<(a)>')}`],
])('a run ends on a status %s', (_, status) => {
  const text = `# A\n\n## Status\n\n${status}\n`;
  const root = repositoryWith({ 'docs/adr/0001-a.md': text, 'docs/adr/0002-b.md': '# B\n\nStatus: accepted\n' });
  const run = spawnSync(process.execPath, [CLI, 'lint', '--no-cache', '--no-fail'], {
    cwd: root,
    stdio: 'ignore',
    timeout: 15_000,
  });
  expect(run).toMatchObject({ status: 0, signal: null });
});
