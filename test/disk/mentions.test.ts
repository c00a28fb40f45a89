/** Which tracked files name a path is found by git, on real repositories. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { pathMentions } from '../../src/disk/mentions.ts';
import { folderWith, repositoryWith } from './folder.ts';

describe('the tracked files that name a path', () => {
  it('are given by their first line that does, in scripts, notes and settings', async () => {
    const root = repositoryWith({
      '.agents/AGENTS.md': 'This is .agents/AGENTS.md itself.\n',
      'scripts/sync.mjs': 'const a = 1;\nread(".agents/AGENTS.md");\nwrite(`${root}/.agents/AGENTS.md`);\n',
      'README.md': 'See ./.agents/AGENTS.md.\n',
    });
    expect(await pathMentions(root, ['.agents/AGENTS.md'])).toEqual([
      { path: '.agents/AGENTS.md', file: 'README.md', line: 1 },
      { path: '.agents/AGENTS.md', file: 'scripts/sync.mjs', line: 2 },
    ]);
  });

  it('are not those that name a longer path, nor those that git does not track', async () => {
    const root = repositoryWith({
      'a.md': 'docs/CLAUDE.md, XCLAUDE.md, CLAUDE.md-old, CLAUDE.md/x and /docs/CLAUDE.md\n',
      'b.txt': '(CLAUDE.md)\n',
    });
    writeFileSync(join(root, 'untracked.md'), 'CLAUDE.md\n');
    expect(await pathMentions(root, ['CLAUDE.md'])).toEqual([{ path: 'CLAUDE.md', file: 'b.txt', line: 1 }]);
  });

  it('are none where nothing is asked, and where there is no git', async () => {
    expect(await pathMentions(repositoryWith({ 'a.md': '\nx\n' }), [])).toEqual([]);
    expect(await pathMentions(folderWith({ 'a.md': 'CLAUDE.md\n' }), ['CLAUDE.md'])).toEqual([]);
  });
});
