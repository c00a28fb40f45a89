/** Which tracked files name a path is found by git, on real repositories. */
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { namedHomes, pathMentions, standingNames, writtenFolders } from '../../src/disk/mentions.ts';
import { addFiles, folderWith, git, repositoryWith } from './folder.ts';

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

describe('the home folders that a repository names itself', () => {
  it('are those in images, set-ups and scripts', async () => {
    const root = repositoryWith({
      'docker/Dockerfile': 'FROM node:22\nWORKDIR /home/retro/work\n',
      'compose.yaml': 'volumes: ["./:/home/dev.box"]\n',
      'run.sh': 'cd "/home/ada/src"\n',
    });
    const homes = ['/home/retro', '/home/dev.box', '/home/ada', '/home/mara'];
    expect([...(await namedHomes(root, homes, []))]).toEqual(['/home/retro', '/home/dev.box', '/home/ada']);
  });

  it('are not those in prose, in settings of one person, in files that are left out, and parts of others', async () => {
    const root = repositoryWith({
      'README.md': 'In /home/retro/work.\n',
      '.claude/settings.json': '{ "allow": ["Read(/home/retro/work)"] }\n',
      'apps/a/.vscode/settings.json': '{ "a": "/home/retro/work" }\n',
      '.cursorrules': 'In /home/retro/work.\n',
      Dockerfile: 'WORKDIR /home/retrofit\nWORKDIR $BASE/home/retro\nENV A=/home/retro-x B=/home/retro.x\n',
    });
    expect(await namedHomes(root, ['/home/retro'], ['.cursorrules'])).toEqual(new Set());
    expect(await namedHomes(root, [], [])).toEqual(new Set());
    expect(await namedHomes(folderWith({ Dockerfile: 'WORKDIR /home/retro\n' }), ['/home/retro'], [])).toEqual(
      new Set(),
    );
  });
});

describe('a clone that lacks contents', () => {
  const FILES = {
    'src/a.ts': 'export function keepThis(): void {}\n',
    'art/logo.PNG': new Uint8Array([1, 0, 2]),
    'art/a.woff2': new Uint8Array([3, 0, 4]),
    Dockerfile: 'WORKDIR /home/retro\n',
  };

  /** A clone whose files are `wanted` alone, whose others were never fetched, and whose remote is gone. */
  function partial(...wanted: readonly string[]): string {
    const root = repositoryWith(FILES);
    git(root, 'config', 'uploadpack.allowFilter', 'true');
    git(root, 'config', 'uploadpack.allowAnySHA1InWant', 'true');
    const parent = folderWith();
    git(parent, 'clone', '-q', '--no-checkout', '--filter=blob:none', `file://${root}`, 'clone');
    const clone = join(parent, 'clone');
    git(clone, 'sparse-checkout', 'set', '--no-cone', ...wanted);
    git(clone, 'checkout', '-q');
    rmSync(root, { recursive: true });
    return clone;
  }

  it('says what stands in code as long as pictures and fonts alone are missing', async () => {
    const root = partial('/src/', '/Dockerfile');
    expect(await standingNames(root, ['keepThis', 'goneThis'], { except: [] })).toEqual(new Set(['keepThis']));
    expect(await namedHomes(root, ['/home/retro', '/home/ada'], [])).toEqual(new Set(['/home/retro']));
  });

  it('proves no name gone where any text is missing', async () => {
    const names = ['keepThis', 'goneThis'];
    expect(await standingNames(partial('/Dockerfile'), names, { except: [] })).toBeUndefined();
    expect(await standingNames(partial('/src/', '/art/'), names, { except: [] })).toBeUndefined();
  });

  it('says all that a whole one says once everything was fetched', async () => {
    expect(await standingNames(partial('/*'), ['keepThis', 'goneThis'], { except: [] })).toEqual(new Set(['keepThis']));
  });
});

describe('the folders that code writes to', () => {
  const names = ['recordings', 'dumps', 'traces', 'views', 'shots', 'notes'];

  it('are those that a string of it ends or begins with, in tests and scripts too', async () => {
    const root = repositoryWith({
      'test/record.test.ts': "const file = join(process.cwd(), 'recordings');\n",
      'src/dump.py': 'out_dir = "var/dumps/latest"\n',
      'run.sh': 'mkdir -p out/traces\n',
    });
    expect([...(await writtenFolders(root, names))].sort()).toEqual(['dumps', 'recordings', 'traces']);
  });

  it('are none that it imports from, shows, or tells of in words', async () => {
    const root = repositoryWith({
      'src/a.ts': "import { join } from './views';\nexport { path } from '../recordings';\n",
      'src/b.ts': "label('recordings');\n// join(root, 'dumps')\nconst path = 'a-traces';\n",
      'README.md': "join(root, 'shots')\n",
      'data/pages.json': '{ "body": "The path integral of `recordings` and of `out/dumps` is a path." }\n',
    });
    expect([...(await writtenFolders(root, names))]).toEqual([]);
    addFiles(root, { 'data/set-up.json': '{ "outputPath": "out/dumps" }\n' });
    git(root, 'add', '-A');
    expect([...(await writtenFolders(root, names))]).toEqual(['dumps']);
    expect([...(await writtenFolders(folderWith({}), names))]).toEqual(names);
  });
});
