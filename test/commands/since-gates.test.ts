/** What `--since` and a baseline let pass and what they tell, where a fault changes its weight, its name or its neighbour. */
import { renameSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { addFiles, git, repositoryWith } from '../disk/folder.ts';
import { inProcess } from '../in-process.ts';
import { read } from '../program.ts';
import { committed, counting } from './told.ts';

type Files = Readonly<Record<string, string>>;

async function told(root: string, ...flags: readonly string[]): Promise<readonly string[]> {
  return (await counting(root, ...flags)).map(({ rule, file, severity }) => `${severity} ${rule} ${file}`);
}

/** A built repository with `files`. */
async function set(files: Files, settings = ''): Promise<string> {
  const root = repositoryWith({
    'package.json': '{ "name": "shop", "private": true, "type": "module" }\n',
    'context/project.md': '# Shop\n\nBe kind to each reader of this code.\n',
    'context/lintel.yaml': `clients: [codex]\n${settings}`,
    ...files,
  });
  await inProcess(root, 'build');
  committed(root);
  return root;
}

/** What a change brings after a build, which drift is no part of. */
async function brought(root: string, change: (root: string) => void): Promise<readonly string[]> {
  change(root);
  await inProcess(root, 'build');
  git(root, 'add', '-A');
  return await told(root, '--since', 'HEAD');
}

const decision = (head: string): string => `---\nstatus: accepted\nrule: No.\n${head}\n---\n\n# No\n`;
const WORDS = [...'abcdefgh'].map((name) => `export const ${name}Of = '${name}';\n`).join('');

describe('a change is told', () => {
  it('where it makes an error of what was information or a warning', async () => {
    const root = await set(
      {
        'context/decisions/0001-no.md': decision("enforce: { forbid-import: { from: 'src/**', to: pg } }"),
        'src/legacy/a.ts': `import pg from 'pg';\nexport const a = pg;\n${WORDS}`,
        'src/legacy/b.ts': 'export const b = 1;\n',
      },
      'overrides:\n  - { files: [src/legacy], rules: { arch/boundary: info } }\n',
    );
    expect(await told(root)).toEqual(['info arch/boundary src/legacy/a.ts']);
    const news = await brought(root, () => renameSync(join(root, 'src/legacy/a.ts'), join(root, 'src/a.ts')));
    expect(news).toEqual(['error arch/boundary src/a.ts']);
  });

  it.each<{ rule: string; file: string; was: string; is: string }>([
    {
      rule: 'note/unknown-key',
      file: 'context/guides/a.md',
      was: '---\nclinets: [codex]\n---\n',
      is: '---\napplies-too: ["src/**"]\n---\n',
    },
    {
      rule: 'decision/status',
      file: 'context/decisions/0001-a.md',
      was: '---\nstatus: parked\n---\n',
      is: '---\nstatus: acceptedd maybe\n---\n',
    },
  ])('where one fault of $rule takes the place of another', async ({ rule, file, was, is }) => {
    const body = '\n# A\n\nWords of A that say something.\n';
    const root = await set({ [file]: was + body });
    expect(await told(root)).toEqual([expect.stringContaining(rule)]);
    const news = await brought(root, () => addFiles(root, { [file]: is + body }));
    expect(news).toContainEqual(expect.stringContaining(rule));
  });

  it('where decisions supersede one another in another circle', async () => {
    const old = (by: string): string => `---\nstatus: superseded\nsuperseded-by: ${by}\n---\n\n# D\n`;
    const files = { 1: '0002', 2: '0001', 3: '0001' };
    const root = await set(
      Object.fromEntries(Object.entries(files).map(([id, by]) => [`context/decisions/000${id}-d.md`, old(by)])),
    );
    const news = await brought(root, () =>
      addFiles(root, { 'context/decisions/0001-d.md': old('0003'), 'context/decisions/0002-d.md': old('0003') }),
    );
    expect(news).toEqual(['error decision/cycle context/decisions/0001-d.md']);
  });

  it('where a circle of types becomes one of code, and not the other way round', async () => {
    const types = {
      'src/a.ts': "import type { S } from './s.ts';\n",
      'src/s.ts': "import type { A } from './a.ts';\n",
    };
    const ends = { 'src/a.ts': 'export class A { s?: S }\n', 'src/s.ts': 'export class S { a?: A }\n' };
    const both = (heads: Files): Files => ({
      'src/a.ts': heads['src/a.ts'] + ends['src/a.ts'],
      'src/s.ts': heads['src/s.ts'] + ends['src/s.ts'],
    });
    const code = Object.fromEntries(Object.entries(types).map(([file, text]) => [file, text.replace(' type', '')]));
    const root = await set({
      'context/decisions/0001-no.md': decision('enforce: { forbid-cycle: { of: files, type-only: forbid } }'),
      ...both(types),
    });
    expect(await brought(root, () => addFiles(root, both(code)))).toEqual(['error arch/cycle src/a.ts']);
    committed(root);
    expect(await brought(root, () => addFiles(root, both(types)))).toEqual([]);
  });

  it('where a manifest with another name declares another package', async () => {
    const manifest = (alias: string): string =>
      `{\n  "name": "@acme/a",\n  "version": "1.0.0",\n  "private": true,\n  "license": "MIT",\n  "dependencies": {\n    "dates": "npm:${alias}"\n  }\n}\n`;
    const root = await set({
      'package.json': '{ "name": "shop", "private": true, "workspaces": ["packages/*"] }\n',
      'context/decisions/0001-no.md': decision('enforce: { forbid-dependency: [moment, dayjs] }'),
      'packages/a/package.json': manifest('moment@2'),
    });
    const news = await brought(root, () => {
      renameSync(join(root, 'packages/a'), join(root, 'packages/b'));
      addFiles(root, { 'packages/b/package.json': manifest('dayjs@1') });
    });
    expect(news).toEqual(['error arch/dependency packages/b/package.json']);
  });

  it('where it is the configuration that names what is not there', async () => {
    const root = await set({ 'src/a.ts': WORDS });
    const entry = 'overrides:\n  - { files: ["nowhere/**", "gone/**"], rules: { stale/path: off } }\n';
    const settings = { 'context/lintel.yaml': `clients: [codex]\n${entry}` };
    expect(await brought(root, () => addFiles(root, settings))).toEqual([
      'warn lint/unused-suppression context/lintel.yaml',
    ]);
    committed(root);
    expect(await brought(root, () => addFiles(root, { 'src/b.ts': WORDS }))).toEqual([]);
  });
});

describe('a change is told beside one that mends', () => {
  it('where another decision has the status that nobody can read', async () => {
    const file = (status: string): string => `---\nstatus: ${status}\nrule: No.\n---\n\n# D\n`;
    const root = await set({
      'context/decisions/0001-a.md': file('parked'),
      'context/decisions/0002-b.md': file('accepted'),
    });
    const news = await brought(root, () =>
      addFiles(root, {
        'context/decisions/0001-a.md': file('accepted'),
        'context/decisions/0002-b.md': file('parked'),
      }),
    );
    expect(news).toEqual(['warn decision/status context/decisions/0002-b.md']);
  });

  it('where another guide has the glob that matches nothing', async () => {
    const guide = (glob: string): string => `---\napplies-to: ["${glob}"]\n---\n\n# G\n\nBe kind to code like this.\n`;
    const root = await set({
      'src/api/a.ts': WORDS,
      'context/guides/a.md': guide('src/old/**'),
      'context/guides/b.md': guide('src/api/**'),
    });
    const news = await brought(root, () =>
      addFiles(root, { 'context/guides/a.md': guide('src/api/**'), 'context/guides/b.md': guide('src/old/**') }),
    );
    expect(news).toEqual(['error stale/glob context/guides/b.md']);
  });

  it('where a module that one file moved to closes a circle of its own', async () => {
    const part = (own: string, others: readonly string[]): string =>
      `${others.map((other) => `import { ${other} } from '../${other}/x.ts';\n`).join('')}export const ${own} = () => 1;\n${WORDS}`;
    const root = await set(
      {
        'context/decisions/0001-no.md': decision('enforce: { forbid-cycle: modules }'),
        'src/a/x.ts': part('a', ['c']),
        'src/a/y.ts': WORDS,
        'src/b/x.ts': part('b', []),
        'src/c/x.ts': part('c', ['a']),
      },
      'modules: ["src/*"]\nrules: { missing/module-note: off }\n',
    );
    const news = await brought(root, () => {
      renameSync(join(root, 'src/a/y.ts'), join(root, 'src/b/y.ts'));
      addFiles(root, { 'src/a/x.ts': part('a', []), 'src/b/x.ts': part('b', ['c']), 'src/c/x.ts': part('c', ['b']) });
    });
    expect(news).toEqual(['error arch/cycle src/b/x.ts']);
  });

  it('where one more override is for files that are not there', async () => {
    const entry = (rule: string): string => `  - { files: ["nowhere/**"], rules: { ${rule}: off } }\n`;
    const root = await set({ 'src/a.ts': WORDS }, `overrides:\n${entry('stale/path')}`);
    const both = `clients: [codex]\noverrides:\n${entry('stale/path')}${entry('stale/command')}`;
    const news = await brought(root, () => addFiles(root, { 'context/lintel.yaml': both }));
    expect(news).toEqual(['warn lint/unused-suppression context/lintel.yaml']);
  });
});

describe('a change is silent', () => {
  it('where a folder is called as an import is written, and has another name', async () => {
    const root = await set({
      'context/decisions/0001-no.md': decision('enforce: { forbid-import: { from: src/ui, to: src/db } }'),
      'src/ui/a.ts': `import { aOf } from '../db/a.ts';\nexport const a = aOf;\n${WORDS}`,
      'src/db/a.ts': WORDS,
      'static/logo.svg': '<svg><!-- a picture of the shop --></svg>\n',
    });
    expect(await told(root)).toHaveLength(1);
    const news = await brought(root, () => {
      renameSync(join(root, 'static'), join(root, 'public'));
      renameSync(join(root, 'src/ui/a.ts'), join(root, 'src/ui/b.ts'));
    });
    expect(news).toEqual([]);
  });

  it('where of two decisions with one number the other one stands last now', async () => {
    const file = (name: string): string =>
      `---\nstatus: accepted\nrule: Use ${name}.\n---\n\n# Use ${name}\n\nFor ${name}.\n`;
    const root = await set({
      'context/decisions/0001-use-x.md': file('x'),
      'context/decisions/0001-use-y.md': file('y'),
    });
    expect(await told(root)).toEqual(['warn decision/duplicate-id context/decisions/0001-use-y.md']);
    const news = await brought(root, () =>
      renameSync(join(root, 'context/decisions/0001-use-x.md'), join(root, 'context/decisions/0001-zz-x.md')),
    );
    expect(news).toEqual([]);
  });

  it('where a line that was suppressed goes from above one that is not', async () => {
    const said = '<!-- lintel-disable-next-line stale/path -- soon -->\nSee [x](gone.md) one.\n\n';
    const root = await set({ 'context/guides/g.md': `# G\n\n${said}See [x](gone.md) two.\n` });
    expect(await told(root)).toHaveLength(1);
    const news = await brought(root, () =>
      addFiles(root, { 'context/guides/g.md': '# G\n\nSee [x](gone.md) two, as ever.\n' }),
    );
    expect(news).toEqual([]);
  });

  it('where a line moves while a folder with a like name has another one', async () => {
    const root = await set({
      'context/guides/g.md': '# G\n\nSee [x](../../mylib/gone.md) one.\n',
      'context/guides/h.md': '# H\n\nBe kind.\n',
      'lib/a.ts': WORDS,
    });
    expect(await told(root)).toHaveLength(1);
    const news = await brought(root, () => {
      renameSync(join(root, 'lib'), join(root, 'libs'));
      addFiles(root, {
        'context/guides/g.md': '# G\n\nBe kind as well.\n',
        'context/guides/h.md': '# H\n\nBe kind.\n\nSee [x](../../mylib/gone.md) one.\n',
      });
    });
    expect(news).toEqual([]);
  });

  it('where a module has another name', async () => {
    const part = (own: string, other: string): string =>
      `import { ${other} } from '../../${other}/lib/x.ts';\nexport const ${own} = () => ${other};\n${WORDS}`;
    const root = await set(
      {
        'context/decisions/0001-no.md': decision('enforce: { forbid-cycle: modules }'),
        'src/a/lib/x.ts': part('a', 'b'),
        'src/a/lib/y.ts': WORDS,
        'src/b/lib/x.ts': part('b', 'a'),
      },
      'modules: ["src/*"]\nrules: { missing/module-note: { severity: warn, exports: 5 } }\n',
    );
    const old = ['error arch/cycle', 'warn missing/module-note', 'warn missing/module-note'];
    expect((await told(root)).map((each) => each.replace(/ \S+$/, '')).sort()).toEqual(old);
    const news = await brought(root, () => {
      renameSync(join(root, 'src/a'), join(root, 'src/alpha'));
      addFiles(root, { 'src/b/lib/x.ts': part('b', 'a').replace('/a/lib', '/alpha/lib') });
    });
    expect(news).toEqual([]);
  });

  it('where a file has another name that is itself what a finding is about', async () => {
    const rule = '---\ndescription: Names of the api\nglobs: src/**\n---\n\nName things well in the api.\n';
    const root = repositoryWith({ 'src/a.ts': WORDS, '.cursor/rules/api.md': rule });
    expect(await told(root)).toEqual(['warn limit/unloaded-file .cursor/rules/api.md']);
    renameSync(join(root, '.cursor/rules/api.md'), join(root, '.cursor/rules/web.md'));
    git(root, 'add', '-A');
    expect(await told(root, '--since', 'HEAD')).toEqual([]);
  });

  it('where an import becomes one of types alone, or is written in two lines', async () => {
    const file = (head: string): Files => ({ 'src/client/a.ts': `${head}export const a = null as unknown as S;\n` });
    const root = await set({
      'context/decisions/0001-no.md': decision('enforce: { forbid-import: { from: src/client, to: src/server } }'),
      'src/server/s.ts': 'export interface S {}\nexport const b = 1;\nexport const c = 2;\n',
      ...file("import { b, type S } from '../server/s.ts';\n"),
    });
    const split =
      "import { b } from '../server/s.ts';\nimport { c } from '../server/s.ts';\nimport type { S } from '../server/s.ts';\n";
    expect(await brought(root, () => addFiles(root, file(split)))).toEqual([]);
    expect(await brought(root, () => addFiles(root, file("import type { S } from '../server/s.ts';\n")))).toEqual([]);
    committed(root);
    const error = 'error arch/boundary src/client/a.ts';
    expect(await brought(root, () => addFiles(root, file(split)))).toEqual([error, error]);
    const passed = "import type { S } from '../server/s.ts';\nexport { b } from '../server/s.ts';\n";
    expect(await brought(root, () => addFiles(root, file(passed)))).toEqual([error]);
  });

  it('where a decision that a baseline speaks of has another number', async () => {
    const old = '---\nstatus: superseded\nsuperseded-by: 0003\n---\n\n# Old\n\nWe used the old one.\n';
    const guide = (id: string): string =>
      `# G\n\nFollow [the old way](../decisions/${id}-old.md) when you add a table.\n`;
    const root = await set({
      'context/decisions/0002-old.md': old,
      'context/decisions/0003-new.md': decision('supersedes: 0002'),
      'context/guides/g.md': guide('0002'),
    });
    expect(await told(root)).toEqual(['warn decision/superseded-ref context/guides/g.md']);
    await inProcess(root, 'lint', '--update-baseline');
    committed(root);
    const news = await brought(root, () => {
      renameSync(join(root, 'context/decisions/0002-old.md'), join(root, 'context/decisions/0012-old.md'));
      addFiles(root, {
        'context/decisions/0003-new.md': decision('supersedes: 0012'),
        'context/guides/g.md': guide('0012'),
      });
    });
    expect(news).toEqual(['warn lint/unused-suppression context/lintel.baseline']);
  });
});

it('a baseline keeps what it has of decisions and of code that cannot be read', async () => {
  const law =
    'enforce: [{ forbid-import: { from: src/ui, to: src/db } }, { forbid-cycle: { of: files } }, { forbid-dependency: [moment] }]';
  const code = "import { a } from '../db/a.ts';\nexport const x = a;\n";
  const root = await set({
    'package.json': '{ "name": "shop", "private": true, "dependencies": { "moment": "1" } }\n',
    'context/decisions/0001-no.md': decision(law),
    'context/guides/g.md': '# G\n\nSee [A](../../src/ui/a.ts#nope).\n',
    'src/db/a.ts': "import { x } from '../ui/a.ts';\nexport const a = () => x;\n",
    'src/ui/a.ts': code,
  });
  await inProcess(root, 'lint', '--update-baseline');
  const entries = read(root, 'context/lintel.baseline');
  expect(entries.match(/^[a-z]+\/[a-z-]+ /gm)).toEqual([
    'arch/boundary ',
    'arch/cycle ',
    'arch/cycle ',
    'arch/dependency ',
    'stale/symbol ',
  ]);
  for (const broken of [
    { 'context/decisions/0001-no.md': decision(law).replace('rule: No.', 'rule: "No') },
    { 'src/ui/a.ts': Buffer.concat([Buffer.from(code), Buffer.from([0x2f, 0x2f, 0xe9, 0x0a])]).toString('latin1') },
    { 'src/ui/a.ts': `<<<<<<< a\n${code}=======\n${code}>>>>>>> b\n` },
  ]) {
    addFiles(root, broken);
    expect((await told(root)).filter((each) => each.includes('unused'))).toEqual([]);
    expect((await inProcess(root, 'lint', '--prune-baseline')).err).toContain('0 entries dropped');
    expect(read(root, 'context/lintel.baseline')).toBe(entries);
    git(root, 'checkout', '-q', 'src', 'context/decisions');
  }
});
