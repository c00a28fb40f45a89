/** Dependencies that the lock remembers and no package.json declares any more. */
import { describe, expect, it } from 'vitest';
import { addFiles, git, repositoryWith } from '../disk/folder.ts';
import { inProcess } from '../in-process.ts';

/** What lint says of dependencies after a review, once none is declared and `files` are there. */
async function after(files: Readonly<Record<string, string>>): Promise<readonly string[]> {
  const root = repositoryWith({
    'package.json':
      '{ "name": "a", "dependencies": { "date-fns": "4.0.0", "@acme/money": "1.0.0", "zod": "3.0.0" } }\n',
    'AGENTS.md': 'We use `date-fns`, `@acme/money` and `zod`.\n',
    'src/a.ts': 'export const a = 1;\n',
  });
  await inProcess(root, 'review', '--yes', 'AGENTS.md');
  addFiles(root, { 'package.json': '{ "name": "a" }\n', ...files });
  git(root, 'add', '-A');
  git(root, 'commit', '-q', '-m', 'drop them');
  const { findings } = JSON.parse((await inProcess(root, 'lint', '--json')).out);
  return findings
    .filter(({ rule }: Record<string, string>) => rule === 'stale/dependency')
    .map(({ claim }: Record<string, string>) => claim);
}

const ALL = ['date-fns', '@acme/money', 'zod'];

describe('a dependency that no package.json declares any more', () => {
  it('is gone where nothing but prose, remarks and words of code hold its name', async () => {
    const files = {
      'docs/old.md': 'We had `date-fns`, `@acme/money` and "zod".\n',
      'src/a.ts': '// date-fns and "zod" went\nexport const zod = 1;\nexport const other = "@acme/money-utils";\n',
    };
    expect(await after(files)).toEqual(ALL);
  });

  it.each([
    [
      'an import map',
      'deno.json',
      '{ "imports": { "date-fns": "npm:date-fns@4", "@acme/money": "jsr:@acme/money", "zod": "npm:zod@3" } }\n',
    ],
    [
      'a manifest in another form',
      'libs/package.yaml',
      'dependencies:\n  date-fns: ^4\n  "@acme/money": ^1\n  zod: ^3\n',
    ],
    [
      'a page that loads them from elsewhere',
      'web/index.html',
      ['date-fns', '@acme/money', 'zod']
        .map((name) => `<script src="https://cdn.example/npm/${name}@4/min.js"></script>\n`)
        .join(''),
    ],
    [
      'an alias',
      'package.json',
      '{ "dependencies": { "a": "npm:date-fns@^4", "b": "npm:@acme/money@1", "c": "npm:zod@3" } }\n',
    ],
  ])('is left alone where %s names it', async (_, path, text) => {
    expect(await after({ [path]: text })).toEqual([]);
  });

  it('is left alone where a folder, a file or a script bears its name', async () => {
    const folders = {
      'vendor/date-fns/index.js': 'export {};\n',
      'vendor/@acme/money/index.js': 'export {};\n',
      'vendor/zod/index.js': 'export {};\n',
    };
    expect(await after(folders)).toEqual([]);
  });
});
