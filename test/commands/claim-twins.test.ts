/** Bare names of files, in a text that names the same file by its path, after a commit took it away. */
import { describe, expect, it } from 'vitest';
import { addFiles, git, repositoryWith } from '../disk/folder.ts';
import { inProcess } from '../in-process.ts';

const TEXT = '- `src/styles/theme.css` holds the colours\n\nColours come from `theme.css`, see `button.ts`.\n';

const FILES = {
  'AGENTS.md': TEXT,
  'src/styles/theme.css': ':root {\n  --main: red;\n}\n',
  'src/button.ts': 'export const button = 1;\n',
};

/** What lint says after `files` were written, and the others taken away, as `line claim`. */
async function found(
  start: Readonly<Record<string, string>>,
  written: Readonly<Record<string, string>>,
): Promise<readonly string[]> {
  const root = repositoryWith(start);
  git(root, 'rm', '-q', 'src/styles/theme.css');
  addFiles(root, { ...written, 'src/last.ts': 'export const last = 1;\n' });
  git(root, 'add', '-A');
  git(root, 'commit', '-q', '-m', 'change');
  const { findings } = JSON.parse((await inProcess(root, 'lint', '--json')).out);
  return findings.map(({ line, claim }: Record<string, string>) => `${line} ${claim}`);
}

describe('a bare name beside its path', () => {
  it('is gone with the path', async () => {
    expect(await found(FILES, {})).toEqual(['1 src/styles/theme.css', '3 theme.css']);
  });

  it('is gone also where another agent file without an ending names it', async () => {
    expect(await found({ ...FILES, '.cursorrules': 'Colours come from `theme.css`.\n' }, {})).toContain('3 theme.css');
  });

  it('is left alone while a file of that name stands anywhere, or code writes one', async () => {
    expect(await found(FILES, { 'web/theme.css': '' })).toEqual(['1 src/styles/theme.css']);
    expect(await found(FILES, { 'src/write.ts': "export const file = 'theme.css';\n" })).toEqual([
      '1 src/styles/theme.css',
    ]);
  });

  it('is left alone where the text names two paths that end so, or none', async () => {
    const two = `${TEXT}\nTemplates bring \`web/theme.css\`.\n`;
    expect(await found({ ...FILES, 'AGENTS.md': two }, {})).toEqual(['1 src/styles/theme.css']);
    const none = TEXT.replace('src/styles/theme.css', 'src/styles');
    expect(await found({ ...FILES, 'AGENTS.md': none, 'src/styles/a.css': '' }, {})).toEqual([]);
  });

  it('is left alone where many files are called so', async () => {
    const files = {
      'AGENTS.md': '- `src/styles/index.ts`\n\nEach folder has an `index.ts`.\n',
      'src/styles/index.ts': 'export const a = 1;\n',
      'src/styles/theme.css': '',
    };
    const root = repositoryWith(files);
    git(root, 'rm', '-q', 'src/styles/index.ts');
    git(root, 'commit', '-q', '-m', 'take away');
    const { findings } = JSON.parse((await inProcess(root, 'lint', '--json')).out);
    expect(findings.map(({ claim }: { claim: string }) => claim)).toEqual(['src/styles/index.ts']);
  });
});

describe('a path beside itself', () => {
  it('is gone also where something is to be made in it, and left alone where the text is told of nothing', async () => {
    const told = 'Tests run against `examples/shop/`.\n\n';
    const made = '- **New types**: Add a page in `examples/shop/` so that tests cover it\n';
    const gone = async (text: string): Promise<readonly string[]> => {
      const root = repositoryWith({ 'AGENTS.md': text, 'examples/shop/a.ts': '', 'examples/docs/b.ts': '' });
      git(root, 'rm', '-q', '-r', 'examples/shop');
      git(root, 'commit', '-q', '-m', 'drop the shop');
      const { findings } = JSON.parse((await inProcess(root, 'lint', '--json')).out);
      return findings.map(({ line, claim }: Record<string, string>) => `${line} ${claim}`);
    };
    expect(await gone(`${told}${made}`)).toEqual(['1 examples/shop/', '3 examples/shop/']);
    expect(await gone(made)).toEqual([]);
    expect(await gone(`${told}We removed \`examples/shop/\`.\n`)).toEqual(['1 examples/shop/']);
  });
});
