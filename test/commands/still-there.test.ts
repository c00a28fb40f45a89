/** What facts call absent, and the disk or git knows to be there. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { addFiles, git, repositoryWith } from '../disk/folder.ts';
import { inProcess } from '../in-process.ts';

/** What lint says, as `rule claim`. */
async function found(root: string): Promise<readonly string[]> {
  const { findings } = JSON.parse((await inProcess(root, 'lint', '--json')).out);
  return findings.map(({ rule, claim }: Record<string, string>) => `${rule} ${claim}`);
}

describe('a link to a name of code', () => {
  it('is not dead where its file declares the name inside of a function', async () => {
    const root = repositoryWith({
      'AGENTS.md':
        '[save](src/cart.tsx#save), [its part](src/cart.tsx#Part.a), [what is used](src/cart.tsx#load), [a member](src/cart.tsx#Cart.load)\n',
      'src/cart.tsx':
        "import { load } from './load';\n\nexport function useCart() {\n  const save = () => load();\n  class Part {}\n  return { save };\n}\n\nexport class Cart {\n  read(): void {\n    const load = 1;\n  }\n}\n",
    });
    // A local of the same name is declared there all the same: what is meant nobody can tell.
    expect(await found(root)).toEqual(['stale/symbol src/cart.tsx#Cart.load']);
  });

  it('is dead where its file only calls the name', async () => {
    const root = repositoryWith({
      'AGENTS.md': 'See [load](src/cart.ts#load).\n',
      'src/cart.ts': "import { load } from './load.ts';\n\nexport const cart = load();\n",
    });
    expect(await found(root)).toEqual(['stale/symbol src/cart.ts#load']);
  });
});

describe('a script that no package.json has', () => {
  const CALLS = 'Run:\n\n```sh\nnpm run start:proxy\nnpm run check:all\nnpm run gen:all\n```\n';

  it('is ours where git saw it here, whatever package.json a page shows', async () => {
    const root = repositoryWith({
      'package.json': '{ "scripts": { "build": "tsc", "test:unit": "vitest run" } }\n',
      'AGENTS.md': 'Run `npm run test:unit`.\n',
      'docs/tests.md': '```json\n{ "scripts": { "test:unit": "vitest run" } }\n```\n',
    });
    addFiles(root, { 'package.json': '{ "scripts": { "build": "tsc" } }\n' });
    git(root, 'commit', '-q', '-a', '-m', 'drop it');
    expect(await found(root)).toEqual(['stale/command npm run test:unit']);
  });

  it('is that of others where a page of the repository gives it to their package.json', async () => {
    const root = repositoryWith({
      'package.json': '{ "scripts": { "build": "tsc" }, "workspaces": ["packages/*"] }\n',
      'packages/config/package.json': '{ "name": "@acme/config", "scripts": { "test": "node test.mjs" } }\n',
      'packages/config/CLAUDE.md': CALLS,
      'packages/config/README.md':
        'Add it:\n\n```json\n{\n  "scripts": { "start:proxy" : "acme proxy" },\n  "tasks": { "check:all": { "cache": false } }\n}\n```\n',
      'turbo.json': '{ "gen:all": "gen all" }\n',
    });
    // Tasks of another tool, and what is no page, give no script to anybody.
    expect(await found(root)).toEqual(['stale/command npm run check:all', 'stale/command npm run gen:all']);
    addFiles(root, { 'packages/config/CLAUDE.md': 'Run `npm run start:proxy -w @acme/config`.\n' });
    expect(await found(root)).toEqual(['stale/command npm run start:proxy -w @acme/config']);
  });
});

describe('a script that no package.json has, and an agent file shows in one', () => {
  const SAMPLE = '```json\n{\n  "scripts": { "test:pact": "vitest run pact" }\n}\n```\n';
  const CALL = 'Before each merge `npm run test:pact` must pass.\n';
  const lintOf = async (files: Readonly<Record<string, string>>): Promise<readonly string[]> =>
    await found(repositoryWith({ 'package.json': '{ "name": "shop", "scripts": { "build": "tsc" } }\n', ...files }));
  const RULE = '.cursor/rules/pacts.mdc';

  it('is told where another text calls it', async () => {
    const sample = `# Pacts\n\n## Scripts of package.json\n\n${SAMPLE}`;
    expect(await lintOf({ 'CLAUDE.md': CALL, [RULE]: sample })).toEqual(['stale/command npm run test:pact']);
  });

  it('is left alone in the text that shows it, which may speak of what is to come', async () => {
    expect(await lintOf({ 'CLAUDE.md': `${CALL}\n${SAMPLE}` })).toEqual([]);
    expect(await lintOf({ 'CLAUDE.md': `${CALL}\nAdd \`"test:pact": "vitest run pact"\`.\n` })).toEqual([]);
  });

  it('is that of others where the words over the sample give it to them, or a page or the guide of a package shows it', async () => {
    expect(await lintOf({ 'CLAUDE.md': CALL, [RULE]: `Users add to their package.json:\n\n${SAMPLE}` })).toEqual([]);
    expect(await lintOf({ 'CLAUDE.md': CALL, [RULE]: `# In the project of a consumer\n\n${SAMPLE}` })).toEqual([]);
    expect(await lintOf({ 'CLAUDE.md': CALL, 'docs/pacts.md': SAMPLE })).toEqual([]);
    expect(await lintOf({ 'CLAUDE.md': CALL, 'packages/pact/AGENTS.md': SAMPLE })).toEqual([]);
  });
});

describe('a path that git ignores', () => {
  const FILES = {
    'AGENTS.md':
      '- `tools/mine.mjs` prints notes, and [this](tools/ours.mjs) those of all.\n- `tools/lost.mjs` sorts them.\n',
    'tools/mine.mjs': 'export const mine = 1;\n',
    'tools/ours.mjs': 'export const ours = 1;\n',
    'tools/lost.mjs': 'export const lost = 1;\n',
  };

  it('is there where it stands on disk, whoever said to ignore it', async () => {
    const root = repositoryWith(FILES);
    git(root, 'rm', '-q', '-r', '--cached', 'tools');
    git(root, 'commit', '-q', '-m', 'everybody has their own');
    addFiles(root, { '.git/info/exclude': 'tools/mine.mjs\ntools/lost.mjs\n' });
    writeFileSync(join(root, '.git/mine'), 'ours.mjs\n');
    git(root, 'config', 'core.excludesFile', join(root, '.git/mine'));
    expect(await found(root)).toEqual([]);
    // That one person ignores it says nothing of what is not there; nor does the last answer.
    git(root, 'clean', '-q', '-f', '-x', 'tools/lost.mjs');
    expect(await found(root)).toEqual(['stale/path tools/lost.mjs']);
  });

  it('is not each folder where an ignore file with line ends of Windows has an empty line', async () => {
    const root = repositoryWith({ ...FILES, '.gitignore': '.env\r\n\r\n' });
    git(root, 'rm', '-q', 'tools/lost.mjs');
    git(root, 'commit', '-q', '-m', 'drop one');
    expect(await found(root)).toEqual(['stale/path tools/lost.mjs']);
  });

  it('is left alone where the ignore file is left out by a sparse checkout', async () => {
    const root = repositoryWith({ ...FILES, 'src/a.ts': 'export const a = 1;\n' });
    git(root, 'rm', '-q', '--cached', 'tools/mine.mjs', 'tools/lost.mjs');
    writeFileSync(join(root, 'tools/.gitignore'), '/mine.mjs\n');
    git(root, 'add', 'tools/.gitignore');
    git(root, 'commit', '-q', '-m', 'made');
    git(root, 'clean', '-q', '-f', '-x');
    git(root, 'sparse-checkout', 'set', 'src');
    expect((await found(root)).filter((each) => each.startsWith('stale/'))).toEqual(['stale/path tools/lost.mjs']);
  });
});

describe('a path that code imports by the aliases of a tsconfig', () => {
  const aliases = (target: string): string =>
    JSON.stringify({ compilerOptions: { baseUrl: '.', paths: { 'lib/*': [target] } } });
  const code = (name: string): string =>
    Array.from({ length: 9 }, (_, at) => `export const ${name}${at} = '${name}-${at}';\n`).join('');
  const files = {
    'AGENTS.md':
      'Colours: `lib/colour-tools`, from `lib/colour-tools.ts`. Sums: `lib/sum-tools.ts`, `lib/paper/size.ts`.\n',
    'tsconfig.json': aliases('lib/*'),
    'lib/colour-tools.ts': code('colour'),
    'lib/sum-tools.ts': code('sum'),
  };

  /** The folder goes, the aliases follow, and one file leaves for a place that they do not lead to. */
  async function move(root: string): Promise<readonly string[]> {
    addFiles(root, { 'src/inner/x.ts': code('x'), 'tsconfig.json': aliases('src/inner/*') });
    git(root, 'mv', 'lib/colour-tools.ts', 'src/inner/colour-tools.ts');
    git(root, 'mv', 'lib/sum-tools.ts', 'src/sums.ts');
    git(root, 'add', '-A');
    git(root, 'commit', '-q', '-m', 'move');
    return await found(root);
  }

  it('leads somewhere, with its ending and without, by history alone', async () => {
    expect(await move(repositoryWith(files))).toEqual(['stale/path lib/sum-tools.ts']);
  });

  it('leads somewhere where a lock remembers it as a file', async () => {
    const root = repositoryWith(files);
    await inProcess(root, 'review', '--yes', 'AGENTS.md');
    expect(await move(root)).toEqual(['stale/path lib/sum-tools.ts']);
  });
});

describe('a name that a lock remembers', () => {
  const TEXT = '# Shop\n\n- `openLedger()` and `MAX_ROWS`; `closeLedger()` ends.\n';
  const OPEN = 'export function openLedger() {}\n';
  const REST = 'export const MAX_ROWS = 20;\nexport function closeLedger() {}\n';

  it('is there in what a sparse checkout leaves out, where it was and where it moved to', async () => {
    const root = repositoryWith({ 'AGENTS.md': TEXT, 'far/open.ts': OPEN, 'src/rest.ts': REST });
    await inProcess(root, 'review', '--yes', 'AGENTS.md');
    addFiles(root, { 'src/rest.ts': 'export const near = 1;\n', 'far/rows.ts': 'export const MAX_ROWS = 20;\n' });
    git(root, 'add', '-A');
    git(root, 'commit', '-q', '-m', 'move');
    git(root, 'sparse-checkout', 'set', '--no-cone', '/*', '!/far/');
    expect((await found(root)).filter((each) => each.startsWith('stale/'))).toEqual(['stale/symbol closeLedger()']);
  });

  it('is no member of a class whose namesake a sparse checkout leaves out, by lint and by --since', async () => {
    const root = repositoryWith({
      'AGENTS.md': '# Shop\n\n- `ShopClient.close()` ends it, `ShopDesk.close()` too.\n',
      'src/a.ts': 'export class ShopClient {\n  open(): void {}\n}\nexport class ShopDesk {\n  close(): void {}\n}\n',
      'far/b.ts': 'export class ShopClient {\n  close(): void {}\n}\n',
    });
    git(root, 'sparse-checkout', 'set', '--no-cone', '/*', '!/far/');
    const names = async (): Promise<readonly string[]> =>
      (await found(root)).filter((each) => each.startsWith('stale/symbol'));
    expect(await names()).toEqual([]);
    addFiles(root, { 'src/a.ts': 'export class ShopClient {\n  open(): void {}\n}\nexport class ShopDesk {}\n' });
    expect(await names()).toEqual(['stale/symbol ShopDesk.close()']);
    expect((await inProcess(root, 'lint', '--since', 'HEAD')).out.match(/stale\/symbol/g)).toHaveLength(1);
  });

  it('is there in another language where lintel is set up, for lint, build and review alike', async () => {
    const root = repositoryWith({
      'context/lintel.yaml': 'clients: [codex]\n',
      'context/project.md': TEXT,
      'src/ledger.ts': OPEN + REST,
    });
    await inProcess(root, 'build');
    addFiles(root, { 'src/ledger.ts': 'export {};\n', 'ledger.py': 'def openLedger():\n    MAX_ROWS = 20\n' });
    expect((await found(root)).filter((each) => each.startsWith('stale/'))).toEqual(['stale/symbol closeLedger()']);
    expect((await inProcess(root, 'build')).err).toContain('lint has 1 error:');
    expect((await inProcess(root, 'review')).out.match(/\bdead\b/g)).toHaveLength(1);
  });

  it('is there in another language since a commit, though a text that a lock vouches for was edited beside it', async () => {
    const root = repositoryWith({
      'AGENTS.md': '# Shop\n\n- `openLedger()` begins a day, and `closeLedger()` ends it, in cents.\n',
      'src/ledger.ts': 'export function openLedger(): void {}\nexport function closeLedger(): void {}\n',
    });
    await inProcess(root, 'review', '--yes', 'AGENTS.md');
    addFiles(root, {
      'AGENTS.md': '# Shop\n\n- `openLedger()` begins a day, and `closeLedger()` ends it, in euro cents.\n',
      'src/ledger.ts': 'export {};\n',
      'ledger.rs': 'pub fn openLedger() {}\n',
    });
    git(root, 'add', '-A');
    git(root, 'commit', '-q', '-m', 'move to Rust');
    expect((await found(root)).filter((each) => each.startsWith('stale/'))).toEqual(['stale/symbol closeLedger()']);
  });
});

describe('a member of a class of JavaScript that a lock has seen', () => {
  const RANGE = 'export class DateRange { constructor(from) { this.from = from; } hasDay() {} lastDay() {} }\n';
  const after = async (more: Readonly<Record<string, string>>): Promise<readonly string[]> => {
    const root = repositoryWith({ 'AGENTS.md': '# Shop\n\n- `DateRange.hasDay()` asks.\n', 'src/range.js': RANGE });
    await inProcess(root, 'review', '--yes', 'AGENTS.md');
    addFiles(root, { 'src/range.js': RANGE.replace('hasDay', 'includesDay'), ...more });
    git(root, 'add', '-A');
    git(root, 'commit', '-q', '-m', 'rename');
    return (await found(root)).filter((each) => each.startsWith('stale/'));
  };

  it('is gone once its name stands nowhere, remarks and pages aside', async () => {
    const more = { 'README.md': 'Call `hasDay()`.\n' };
    expect(await after(more)).toEqual(['stale/symbol DateRange.hasDay()']);
  });

  it.each([
    ['sets it on what was made', 'src/use.js', 'export function open(range) { range.hasDay = () => true; }\n'],
    ['names it as a string', 'src/names.js', "for (const name of ['hasDay']) add(name);\n"],
    ['is of another language', 'range.py', 'class DateRange:\n    def hasDay(self): ...\n'],
  ])('is left alone where a file %s', async (_, path, text) => {
    expect(await after({ [path]: text })).toEqual([]);
  });
});

describe('a variable of the environment that JavaScript read when the lock was written', () => {
  const TEXT = '# Shop\n\n- `RATE_LIMIT` caps requests, and `FLAGS_URL` tells where flags come from.\n';

  /** What lint says once the code of then is written otherwise. */
  async function after(files: Readonly<Record<string, string>>): Promise<readonly string[]> {
    const root = repositoryWith({
      'AGENTS.md': TEXT,
      '.cursorrules': `${TEXT}\nNo more.\n`,
      'src/a.ts': 'export const a = [process.env.RATE_LIMIT, process.env.FLAGS_URL];\n',
    });
    await inProcess(root, 'review', '--yes', 'AGENTS.md');
    git(root, 'add', '-A');
    git(root, 'commit', '-q', '-m', 'lock');
    addFiles(root, { 'src/a.ts': '// RATE_LIMIT and FLAGS_URL are read elsewhere.\nexport const a = 1;\n', ...files });
    git(root, 'add', 'src');
    return (await found(root)).filter((each) => each.startsWith('stale/env'));
  }

  it('is gone where nothing but prose and remarks name it', async () => {
    expect(await after({ 'docs/old.md': 'RATE_LIMIT\n' })).toEqual(['stale/env RATE_LIMIT', 'stale/env FLAGS_URL']);
  });

  it('is left alone where code reads it by a text, a key or a member, added or not', async () => {
    expect(
      await after({
        'src/env.ts': 'export const schema = z.object({ RATE_LIMIT: z.string() }).parse(process.env);\n',
        'app/b.vue': '<script setup>\nconst url = env("FLAGS_URL");\n</script>\n',
      }),
    ).toEqual([]);
  });

  it('is gone where it became a constant of the code', async () => {
    expect(
      await after({
        'src/limits.ts': 'export const RATE_LIMIT = 5;\n',
        'src/b.ts': "import { RATE_LIMIT } from './limits.ts';\nexport const b = RATE_LIMIT + 1;\n",
      }),
    ).toEqual(['stale/env RATE_LIMIT', 'stale/env FLAGS_URL']);
  });

  it('is left alone where settings of Python have it in small letters', async () => {
    expect(await after({ 'settings.py': 'class Settings(BaseSettings):\n    rate_limit: int = 5\n' })).toEqual([
      'stale/env FLAGS_URL',
    ]);
  });

  it('is left alone where another language or a container reads it, added or not', async () => {
    expect(
      await after({
        'src/main.go': 'package main\n\nvar limit = os.Getenv("RATE_LIMIT")\n',
        'docker-compose.yml': 'services:\n  api:\n    environment:\n      - FLAGS_URL=http://flags\n',
      }),
    ).toEqual([]);
  });
});

describe('a version of Node that was right when the lock was written', () => {
  it.each([
    ['an image', { 'api/Dockerfile': 'FROM node:20-alpine\n' }, []],
    ['a job', { '.github/workflows/ci.yml': 'with:\n  node-version: [18, 20]\n' }, []],
    ['an action', { 'action.yml': 'runs:\n  using: node20\n' }, []],
    ['a function', { 'serverless.yml': 'provider:\n  runtime: nodejs20.x\n' }, []],
    ['a host', { 'netlify.toml': '[build.environment]\nNODE_VERSION = "20"\n' }, []],
    ['a build', { 'build.mjs': "build({ target: 'node20' });\n" }, []],
    [
      'a job of another one',
      { '.github/workflows/ci.yml': 'with:\n  node-version: [18, 22]\n' },
      ['stale/toolchain Node 20'],
    ],
    ['a size', { 'a.yml': 'node: 120\nlimits: 20\n' }, ['stale/toolchain Node 20']],
  ])('is left alone where %s asks for it still', async (_, files, expected) => {
    const root = repositoryWith({
      'package.json': '{ "name": "shop", "engines": { "node": ">=20" } }\n',
      'AGENTS.md': '- Node 20\n',
      ...files,
    });
    await inProcess(root, 'review', 'AGENTS.md');
    writeFileSync(join(root, 'package.json'), '{ "name": "shop", "engines": { "node": ">=22" } }\n');
    expect(await found(root)).toEqual(expected);
  });
});

it('of a folder the commit is told that took most of it, and where most of it is', async () => {
  const files = Object.fromEntries(
    ['a', 'b', 'c', 'd'].map((name) => [`src/common/${name}.ts`, `export const ${name} = '${name.repeat(60)}';\n`]),
  );
  const root = repositoryWith({ ...files, 'AGENTS.md': '- [src/common](src/common) holds what all need\n' });
  const step = (what: () => void): string => {
    what();
    git(root, 'commit', '-q', '-a', '-m', 'step');
    return git(root, 'rev-parse', 'HEAD').slice(0, 9);
  };
  const most = step(() => {
    for (const name of ['a', 'b', 'c'])
      addFiles(root, { [`src/modules/common/${name}.ts`]: files[`src/common/${name}.ts`]! });
    git(root, 'add', '-A');
    git(root, 'rm', '-q', 'src/common/a.ts', 'src/common/b.ts', 'src/common/c.ts');
  });
  step(() => {
    addFiles(root, { 'src/log/d.ts': files['src/common/d.ts']! });
    git(root, 'add', '-A');
    git(root, 'rm', '-q', 'src/common/d.ts');
  });
  const { findings } = JSON.parse((await inProcess(root, 'lint', '--json')).out);
  expect(findings).toHaveLength(1);
  expect(findings[0].message).toContain(`in ${most} (`);
  expect(findings[0].hint).toBe('See whether `src/modules/common` holds what is meant.');
});
