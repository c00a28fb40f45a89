/** An agent file that clients see through a link of another folder: what its links lead to, and what stands for one that is dead. */
import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { git, repositoryWith } from '../disk/folder.ts';
import { inProcess } from '../in-process.ts';

async function found(link: string, target: string, text: string) {
  const root = repositoryWith({ 'README.md': '# Shop\n', [target]: text, 'docs/guides/style.md': '# Style\n' });
  symlinkSync(`${'../'.repeat(link.split('/').length - 1)}${target}`, join(root, link));
  git(root, 'add', '-A');
  git(root, 'commit', '-q', '-m', 'link');
  const { findings } = JSON.parse((await inProcess(root, 'lint', '--json')).out);
  return findings.map(({ claim, hint, fix }: Record<string, unknown>) => ({ claim, hint, hasFix: fix !== undefined }));
}

describe('a dead link in a text that a link of another folder shows', () => {
  it('is told with the path from the root, and has no edit, since none is right for both names', async () => {
    const text = '# Shop\n\n[Style](./guide/style.md) and [Style](../docs/guides/style.md).\n';
    expect(await found('CLAUDE.md', '.ai/rules/general.md', text)).toEqual([
      { claim: './guide/style.md', hint: 'Did you mean `docs/guides/style.md`, from the root?', hasFix: false },
    ]);
  });

  it('has one where both lie in one folder', async () => {
    const text = '# Shop\n\n[Style](./guide/style.md).\n';
    expect(await found('CLAUDE.md', 'general.md', text)).toEqual([
      { claim: './guide/style.md', hint: 'Did you mean `docs/guides/style.md`?', hasFix: true },
    ]);
  });
});
