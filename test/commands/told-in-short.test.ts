/** Faults that reports tell in short pass no gate: one that is added to others of its cause is told. */
import { describe, expect, it } from 'vitest';
import { addFiles, git, repositoryWith } from '../disk/folder.ts';
import { inProcess } from '../in-process.ts';
import { lintel, read } from '../program.ts';
import { committed, counting } from './told.ts';

async function told(root: string, ...flags: readonly string[]): Promise<readonly string[]> {
  return (await counting(root, ...flags)).map(({ message }) => message);
}

/** A tree in which `app` is gone with two files, one of which is drawn as well; six rows stand. */
const TREE = ['src/', '├── a.ts', '├── b.ts', '├── c.ts', '├── d.ts', '├── e.ts', '├── f.ts', '└── app/'];
const drawn = (...rows: readonly string[]): string => ['# Layout', '', '```', ...TREE, ...rows, '```', ''].join('\n');

function drawnRepository(): string {
  const standing = Object.fromEntries([...'abcdef'].map((name) => [`src/${name}.ts`, 'export {};\n']));
  const root = repositoryWith({
    ...standing,
    'src/app/one.ts': 'export const one = 1;\n',
    'src/app/two.ts': 'export const two = 2;\n',
    'AGENTS.md': drawn('    ├── one.ts', '    └── two.ts'),
  });
  addFiles(root, { 'AGENTS.md': drawn('    └── one.ts') });
  git(root, 'rm', '-q', '-r', 'src/app');
  committed(root, 'without app');
  return root;
}

describe('a line that is added below a folder of a drawn tree that was gone before', () => {
  it('goes with the folder where nothing was known', async () => {
    const [folder, ...others] = await told(drawnRepository());
    expect(folder).toMatch(/^`src\/app\/?` .* Line \d+ goes with it\.$/);
    expect(others).toEqual([]);
  });

  it('is told against a commit', async () => {
    const root = drawnRepository();
    addFiles(root, { 'AGENTS.md': drawn('    ├── one.ts', '    └── two.ts') });
    expect(await told(root, '--since', 'HEAD')).toEqual([expect.stringContaining('`src/app/two.ts`')]);
  });

  it('is told beside a baseline, whose entries all stay needed', async () => {
    const root = drawnRepository();
    await inProcess(root, 'lint', '--update-baseline');
    expect(await told(root)).toEqual([]);
    addFiles(root, { 'AGENTS.md': drawn('    ├── one.ts', '    └── two.ts') });
    expect(await told(root)).toEqual([expect.stringContaining('`src/app/two.ts`')]);
    // Of the folder that was known and is mended, the lines below that were known are still.
    expect((await inProcess(root, 'lint', '--prune-baseline')).err).toContain('0 entries dropped');
  });
});

it('one more alternative of a span that is gone is told', async () => {
  const root = repositoryWith({
    'src/a.ts': 'export const a = 1;\n',
    'src/b.ts': 'export const b = 1;\n',
    'src/c.ts': 'export const c = 1;\n',
    'AGENTS.md': 'Start at `src/{a,b,c}.ts`.\n',
  });
  git(root, 'rm', '-q', 'src/a.ts');
  committed(root, 'without a');
  await inProcess(root, 'lint', '--update-baseline');
  committed(root, 'baseline');
  git(root, 'rm', '-q', 'src/b.ts');
  expect(await told(root, '--since', 'HEAD')).toEqual([expect.stringContaining('`src/b.ts`')]);
  committed(root, 'without b');
  expect(await told(root)).toEqual([expect.stringContaining('`src/b.ts`')]);
});

describe('where many have one cause', () => {
  const decision = (id: number): Record<string, string> => ({
    [`docs/adr/000${id}-use-${id}.md`]: `# ${id}. Use ${id}\n\n## Decision\n\nWe use ${id}.\n`,
  });

  it('one more decision without a status is told', async () => {
    const root = repositoryWith({
      'context/lintel.yaml': 'clients: [codex]\ndecisions: [docs/adr/*.md]\n',
      ...Object.assign({}, ...[1, 2, 3, 4, 5].map(decision)),
    });
    const [one, ...others] = (await told(root)).filter((message) => message.includes('status'));
    expect(one).toContain('5 decisions in `docs/adr` state no status');
    expect(others).toEqual([]);
    await inProcess(root, 'lint', '--update-baseline');
    committed(root, 'baseline');
    addFiles(root, decision(6));
    const more = [expect.stringContaining('No status can be read')];
    expect((await told(root)).filter((message) => message.includes('status'))).toEqual(more);
    expect((await told(root, '--since', 'HEAD')).filter((message) => message.includes('status'))).toEqual(more);
  });

  it('one more module without a note is told, and no other for it', async () => {
    const names = [...'abcdefghijklm'];
    const pack = (name: string, exported = 21): Record<string, string> => ({
      [`packages/${name}/package.json`]: `{ "name": "@shop/${name}", "exports": "./index.ts" }\n`,
      [`packages/${name}/index.ts`]: Array.from(
        { length: exported },
        (_, at) => `export const ${name}${at} = ${at};\n`,
      ).join(''),
    });
    const root = repositoryWith({
      'package.json': '{ "name": "shop", "private": true, "workspaces": ["packages/*"] }\n',
      'context/lintel.yaml': 'clients: [codex]\n',
      ...Object.assign({}, ...names.map((name) => pack(name))),
    });
    const all = await told(root);
    expect(all.filter((message) => message.includes('no note describes it'))).toHaveLength(10);
    expect(all).toContain('3 more modules have no note.');
    addFiles(root, pack('new', 40));
    const news = [expect.stringContaining('`@shop/new`')];
    expect((await told(root, '--since', 'HEAD')).filter((message) => message.includes(' note'))).toEqual(news);
    await inProcess(root, 'lint', '--update-baseline');
    expect(read(root, 'context/lintel.baseline').match(/^missing\/module-note/gm)).toHaveLength(14);
  });
});

it('one more statement that two files share is told', async () => {
  const [first, second] = [
    '- [ ] Keep every public function small enough to read at once.\n',
    '- **PSD**（Write）the export of each page as one file by itself, please.\n',
  ];
  const root = repositoryWith({ 'AGENTS.md': `# A\n\n${first}${second}`, 'src/AGENTS.md': `# B\n\n${first}` });
  const [one, ...others] = await told(root);
  expect(one).toMatch(/^"Keep every .* stands in `AGENTS.md` as well/);
  expect(others).toEqual([]);
  await inProcess(root, 'lint', '--update-baseline');
  committed(root, 'baseline');
  addFiles(root, { 'src/AGENTS.md': `# B\n\n${first}${second}` });
  const more = [expect.stringMatching(/^"PSD（Write）the .* stands in `AGENTS.md` as well/)];
  expect(await told(root)).toEqual(more);
  expect(await told(root, '--since', 'HEAD')).toEqual(more);
  addFiles(root, { 'lintel.baseline': '' });
  expect(await told(root)).toEqual([
    expect.stringMatching(/^"Keep every .* and 1 more statement stand in `AGENTS.md` as well/),
  ]);
});

it('what changes once more since it was last reviewed is another fault', async () => {
  const charge = (contract: string): Record<string, string> => ({
    'src/invoice.ts': `export function charge${contract} {\n  throw new Error();\n}\nexport const waitMs = 3000;\n`,
  });
  const root = repositoryWith({
    ...charge('(id: string): boolean'),
    'AGENTS.md': 'Call [charge](src/invoice.ts#charge) last.\n',
  });
  await inProcess(root, 'review', '--yes', 'AGENTS.md');
  addFiles(root, charge('(id: string, note?: string): boolean'));
  committed(root, 'first');
  await inProcess(root, 'lint', '--update-baseline');
  expect(await told(root)).toEqual([]);
  // Another body is no other contract.
  addFiles(root, { 'src/invoice.ts': read(root, 'src/invoice.ts').replace('new Error()', 'new TypeError()') });
  expect(await told(root)).toEqual([]);
  addFiles(root, charge('(tenant: string, id: string): boolean'));
  const again = expect.stringContaining('`charge` has changed');
  expect(await told(root)).toEqual([again, expect.stringContaining('this entry suppresses')]);
  expect(await told(root, '--since', 'HEAD')).toContainEqual(again);
});

it('a cache in the tree gives nothing back that a finding calls gone', async () => {
  const root = repositoryWith({
    'src/queue.ts': 'export const queueJobLater = (): number => 1;\n',
    'AGENTS.md': 'Call `queueJobLater()` for mail.\n',
  });
  addFiles(root, { 'src/queue.ts': 'export const other = 1;\n' });
  committed(root, 'gone');
  for (const _ of [1, 2])
    expect(lintel(root, 'lint', '--cache-dir', '.lintel-cache').out).toContain('`queueJobLater` is declared nowhere');
  expect(git(root, 'status', '--short')).toBe('');
});
