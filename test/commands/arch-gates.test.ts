/** Gates on code: an import or a circle of before stays known however it is written, and each that comes is told. */
import { renameSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { addFiles, git, repositoryWith } from '../disk/folder.ts';
import { inProcess } from '../in-process.ts';
import { read } from '../program.ts';
import { committed, counting } from './told.ts';

/** What counts, as `file: message` up to the decision. */
async function told(root: string, ...flags: readonly string[]): Promise<readonly string[]> {
  const found = await counting(root, ...flags);
  return found.map(({ file, message }) => `${file}: ${message.replace(/ Decision `.*/, '')}`);
}

/** A repository with a decision, whose faults its baseline has. */
async function known(enforce: string, files: Readonly<Record<string, string>>): Promise<string> {
  const root = await deciding(enforce, files);
  await inProcess(root, 'lint', '--update-baseline');
  committed(root);
  expect(await told(root)).toEqual([]);
  return root;
}

async function deciding(enforce: string, files: Readonly<Record<string, string>>): Promise<string> {
  const root = repositoryWith({
    'package.json': '{ "type": "module" }\n',
    'context/lintel.yaml': 'clients: [codex]\n',
    'context/decisions/0001-no.md': `---\nstatus: accepted\nrule: No.\nenforce: ${enforce}\n---\n\n# No\n`,
    ...files,
  });
  await inProcess(root, 'build');
  committed(root);
  expect((await told(root)).length).toBeGreaterThan(0);
  return root;
}

/** Enough for a file to be known again under another name. */
const BODY = [...'abcdefgh'].map((name) => `export const ${name}Of = '${name}';\n`).join('');

/** Files of `src` that import one another: `a: 'b c'`. */
function importing(of: Readonly<Record<string, string>>): Record<string, string> {
  const code = (names: string): string =>
    `${names
      .split(' ')
      .filter((name) => name !== '')
      .map((name) => `import { ${name} } from './${name}.ts';\n`)
      .join('')}${BODY}`;
  return Object.fromEntries(Object.entries(of).map(([name, names]) => [`src/${name}.ts`, code(names)]));
}

describe('a circle of files', () => {
  const tangled = { a: 'b', b: 'c', c: 'a d', d: '' };
  const circles = async (): Promise<string> => await known('{ forbid-cycle: files }', importing(tangled));

  it('that comes to a tangled group is told, with its own way round', async () => {
    const root = await circles();
    addFiles(root, importing({ ...tangled, b: 'a c' }));
    const news = ['src/b.ts: `src/b.ts` → `src/a.ts` → `src/b.ts` is a circle.'];
    expect(await told(root)).toEqual(news);
    expect(await told(root, '--since', 'HEAD')).toEqual(news);
  });

  it('that takes in one more file is told by the imports that close it', async () => {
    const root = await circles();
    addFiles(root, importing({ ...tangled, d: 'b' }));
    const news = ['src/c.ts: `src/c.ts` → `src/d.ts` → `src/b.ts` → `src/c.ts` is a circle.'];
    expect(await told(root)).toEqual(news);
    expect(await told(root, '--since', 'HEAD')).toEqual(news);
  });

  it('names the imports that close others', async () => {
    const root = await circles();
    addFiles(root, importing({ a: 'b c', b: 'a c', c: 'a b d', d: '' }));
    const news = ['src/a.ts: `src/a.ts` → `src/c.ts` → `src/a.ts` is a circle. 2 more imports close others.'];
    expect(await told(root, '--since', 'HEAD')).toEqual(news);
    const [finding] = await counting(root, '--since', 'HEAD');
    expect(finding?.related?.map(({ file }) => file)).toEqual([
      'src/c.ts',
      'src/b.ts',
      'src/c.ts',
      'context/decisions/0001-no.md',
    ]);
  });

  it('is the one of before where it is smaller, or its files have other names', async () => {
    const root = await deciding('{ forbid-cycle: files }', importing(tangled));
    addFiles(root, importing({ ...tangled, e: 'a', c: 'a d' }));
    expect(await told(root, '--since', 'HEAD')).toEqual([]);
    renameSync(join(root, 'src/b.ts'), join(root, 'src/z.ts'));
    addFiles(root, importing({ a: 'z', c: 'a d', z: 'c' }));
    git(root, 'add', '-A');
    expect(await told(root, '--since', 'HEAD')).toEqual([]);
  });
});

it('a circle of modules is the same in another file of theirs', async () => {
  const module = (name: string, files: Readonly<Record<string, string>>): Record<string, string> => ({
    [`packages/${name}/package.json`]: `{ "name": "@acme/${name}", "exports": "./index.ts" }\n`,
    ...Object.fromEntries(Object.entries(files).map(([file, text]) => [`packages/${name}/${file}`, text])),
  });
  const root = await known('{ forbid-cycle: modules }', {
    'package.json': '{ "private": true, "workspaces": ["packages/*"] }\n',
    ...module('a', { 'index.ts': "export { b } from '@acme/b';\n", 'more.ts': 'export const more = 1;\n' }),
    ...module('b', { 'index.ts': "export { a } from '@acme/a';\nexport const b = 1;\n" }),
  });
  addFiles(root, {
    'packages/a/index.ts': 'export const a = 1;\n',
    'packages/a/more.ts': "import { b } from '@acme/b';\nexport const more = b;\n",
  });
  expect(await told(root)).toEqual([]);
  expect(await told(root, '--since', 'HEAD')).toEqual([]);
});

describe('a forbidden import', () => {
  const files = {
    'src/ui/view.ts': `import { query } from '../db/query.ts';\nexport const view = query;\n${BODY}`,
    'src/ui/plain.ts': 'export const plain = 1;\n',
    'src/db/query.ts': `export const query = 1;\n${BODY}`,
  };
  const imports = async (): Promise<string> =>
    await known("{ forbid-import: { from: 'src/ui/**', to: 'src/db/**' } }", files);

  it('is the same where it is spelt otherwise', async () => {
    const root = await imports();
    addFiles(root, { 'src/ui/view.ts': files['src/ui/view.ts'].replace('query.ts', 'query.js') });
    expect(await told(root)).toEqual([]);
    expect(await told(root, '--since', 'HEAD')).toEqual([]);
  });

  const UNUSED = 'context/lintel.baseline: Nothing is found any more that this entry suppresses.';

  it('is the same where its file has moved, and the baseline is asked for its new name', async () => {
    const root = await imports();
    git(root, 'rm', '-q', 'src/ui/view.ts');
    addFiles(root, { 'src/ui/deep/view.ts': files['src/ui/view.ts'].replace('../db', '../../db') });
    git(root, 'add', '-A');
    expect(await told(root, '--since', 'HEAD')).toEqual([UNUSED]);
  });

  it('is the same where what it imports has moved', async () => {
    const root = await imports();
    git(root, 'rm', '-q', 'src/db/query.ts');
    addFiles(root, {
      'src/db/sql/ask.ts': files['src/db/query.ts'],
      'src/ui/view.ts': files['src/ui/view.ts'].replace('query.ts', 'sql/ask.ts'),
    });
    git(root, 'add', '-A');
    expect(await told(root, '--since', 'HEAD')).toEqual([UNUSED]);
  });

  it('is another one in another file and of another file, but not in another line', async () => {
    const root = await imports();
    addFiles(root, {
      'src/db/other.ts': 'export const other = 1;\n',
      'src/ui/plain.ts': "import { other } from '../db/other.ts';\nexport const plain = other;\n",
      'src/ui/view.ts': `import { query as ask } from '../db/query.js';\n${files['src/ui/view.ts']}export { ask };\n`,
    });
    const news = ['src/ui/plain.ts: `../db/other.ts`, which is `src/db/other.ts`, must not be imported here.'];
    expect(await told(root)).toEqual(news);
    expect(await told(root, '--since', 'HEAD')).toEqual(news);
    expect(read(root, 'context/lintel.baseline')).toContain(
      'arch/boundary src/ui/view.ts % src/db/query.ts%20static 1',
    );
  });
});

describe('a statement that two files share', () => {
  const said = '- Keep every public function small enough to read at once.\n';
  const shared = (): string =>
    repositoryWith({
      'AGENTS.md': `# A\n\n${said}`,
      'src/b/AGENTS.md': `# B\n\n${said}- Others.\n`,
      'src/b/c/AGENTS.md': '# C\n\n- More.\n',
    });

  it('is the same beside a third file that has it, which is told', async () => {
    const root = shared();
    await inProcess(root, 'lint', '--update-baseline');
    committed(root);
    addFiles(root, { 'src/AGENTS.md': `# S\n\n${said}` });
    const news = [expect.stringMatching(/^src\/AGENTS.md: "Keep every .* stands in `AGENTS.md` as well/)];
    expect(await told(root)).toEqual(news);
    expect(await told(root, '--since', 'HEAD')).toEqual(news);
  });

  it('is the same where it moved with its line', async () => {
    const root = shared();
    expect(await told(root)).toHaveLength(1);
    addFiles(root, { 'src/b/AGENTS.md': '# B\n\n- Others.\n', 'src/b/c/AGENTS.md': `# C\n\n- More.\n${said}` });
    expect(await told(root, '--since', 'HEAD')).toEqual([]);
  });
});
