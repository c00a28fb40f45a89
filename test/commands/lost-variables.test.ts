/** Variables of the environment that code read once, as git tells where nobody has set lintel up. */
import { describe, expect, it } from 'vitest';
import { addFiles, git, repositoryWith } from '../disk/folder.ts';
import { committed, counting } from './told.ts';

const SERVER = [
  "export const url = process.env.SHOP_DICTIONARY_URL ?? 'here';",
  "export const port = import.meta.env['SHOP_PORT'];",
  "export const name = Deno.env.get('SHOP_NAME');",
  '// process.env.SHOP_REMARKED was read here once.',
  'export const other = 1;',
  '',
].join('\n');

const SAID =
  'Set `SHOP_DICTIONARY_URL` to the list of words, and `SHOP_PORT` or `SHOP_NAME` or `SHOP_REMARKED` if you like.\n';

/** The variables that are told of a repository whose code reads none of them any more. */
async function told(more: Readonly<Record<string, string>> = {}, said = SAID): Promise<readonly string[]> {
  const root = repositoryWith({ 'package.json': '{}\n', 'src/server.ts': SERVER, 'AGENTS.md': said, ...more });
  addFiles(root, { 'src/server.ts': 'export const other = 1;\n' });
  committed(root, 'without settings');
  return (await counting(root)).map(({ rule, severity, message }) => `${severity} ${rule} ${message}`);
}

const gone = (name: string): unknown =>
  expect.stringMatching(
    new RegExp(
      `^warn stale/env The environment variable \`${name}\` is read by no code .*; commit [\\da-f]{9} of \\S+ removed it from \`src/server.ts\`\\.$`,
    ),
  );

describe('a variable that no code reads any more', () => {
  it('is told with the commit that took its last reader, but for what a remark says', async () => {
    expect(await told()).toEqual([gone('SHOP_DICTIONARY_URL'), gone('SHOP_PORT'), gone('SHOP_NAME')]);
  });

  it('is left alone where anything else holds it', async () => {
    const others = { 'compose.yaml': 'environment: { SHOP_PORT: 1 }\n', 'src/read.py': 'os.environ["SHOP_NAME"]\n' };
    expect(await told(others)).toEqual([gone('SHOP_DICTIONARY_URL')]);
    expect(await told({ ...others, '.env.example': 'SHOP_DICTIONARY_URL=\n' })).toEqual([]);
  });

  it('is left alone where a test or an example alone has read it', async () => {
    const root = repositoryWith({ 'examples/a.ts': SERVER, 'src/a.test.ts': SERVER, 'AGENTS.md': SAID });
    addFiles(root, { 'examples/a.ts': 'export {};\n', 'src/a.test.ts': 'export {};\n' });
    committed(root, 'without settings');
    expect(await counting(root)).toEqual([]);
  });

  it('is left alone where the words came later, or tell of it', async () => {
    const root = repositoryWith({
      'package.json': '{}\n',
      'src/server.ts': SERVER,
      'AGENTS.md': '# Shop\n\nIt sells.\n',
    });
    addFiles(root, { 'src/server.ts': 'export const other = 1;\n' });
    committed(root, 'without settings');
    addFiles(root, { 'AGENTS.md': SAID });
    expect(await counting(root)).toEqual([]);
    expect(await told({}, '`SHOP_DICTIONARY_URL` was removed; `SHOP_PORT` is no longer read.\n')).toEqual([]);
  });

  it('is left alone where the line only moved to another place', async () => {
    const root = repositoryWith({ 'package.json': '{}\n', 'src/server.ts': SERVER, 'AGENTS.md': SAID });
    addFiles(root, { 'src/server.ts': 'export const other = 1;\n', 'src/settings.ts': SERVER });
    committed(root, 'move');
    expect(await counting(root)).toEqual([]);
    git(root, 'rm', '-q', 'src/settings.ts');
    committed(root, 'gone');
    expect(await counting(root)).toHaveLength(3);
  });
});

describe('a variable that is written as code or a shell has it', () => {
  it.each([
    '$SHOP_PORT',
    '${SHOP_PORT}',
    'process.env.SHOP_PORT',
    'import.meta.env.SHOP_PORT',
    "process.env?.['SHOP_PORT']",
  ])('is told: `%s`', async (written) => {
    expect(await told({}, `Set \`${written}\` before you start.\n`)).toEqual([gone('SHOP_PORT')]);
    expect(await told({ 'start.sh': 'serve "$SHOP_PORT"\n' }, `Set \`${written}\` before you start.\n`)).toEqual([]);
  });

  it('is none where it is a part of something else, or one word', async () => {
    const said = 'Ask `$SHOP_PORT/health`, `settings.SHOP_PORT`, `$SHOP`, `$(SHOP_PORT)` and `{SHOP_PORT}`.\n';
    expect(await told({}, said)).toEqual([]);
  });
});

describe('a variable that a pattern takes out of the environment', () => {
  const said = 'Set `SHOP_PORT` before you start.\n';
  const taken = (names: string, from = 'process.env'): string =>
    `export function open() {\n  const {\n${names}    SHOP_NAME,\n  } = ${from};\n  return SHOP_NAME;\n}\n`;

  async function toldAfter(before: string, after: string): Promise<readonly string[]> {
    const root = repositoryWith({ 'package.json': '{}\n', 'src/server.ts': before, 'AGENTS.md': said });
    addFiles(root, { 'src/server.ts': after });
    committed(root, 'without a port');
    return (await counting(root)).map(({ rule, severity, message }) => `${severity} ${rule} ${message}`);
  }

  it('is told where its line went, and the others stayed', async () => {
    expect(await toldAfter(taken("    SHOP_PORT = '1',\n"), taken(''))).toEqual([gone('SHOP_PORT')]);
    expect(await toldAfter(taken('    SHOP_PORT: port,\n'), 'export {};\n')).toEqual([gone('SHOP_PORT')]);
  });

  it('is left alone where the pattern took it from something else, or reads it still', async () => {
    expect(await toldAfter(taken('    SHOP_PORT,\n', 'settings'), taken('', 'settings'))).toEqual([]);
    const inOne = 'export const { SHOP_PORT: port = 1 } = process.env;\n';
    expect(await toldAfter(taken('    SHOP_PORT,\n'), inOne)).toEqual([]);
  });
});

describe('a variable that something else may read', () => {
  const said = 'Set `SHOP_PORT` before you start.\n';

  it.each([
    [
      'code that puts its name together',
      { 'src/dynamic.ts': 'export const of = (n: string) => process.env[`SHOP_${n}`];\n' },
    ],
    [
      'code that asks for all with its beginning',
      { 'src/all.ts': "export const own = (n: string) => n.startsWith('SHOP_');\n" },
    ],
    ['settings of another language', { 'app.py': 'class S(BaseSettings, env_prefix="SHOP_"): port: int\n' }],
  ])('is left alone beside %s', async (_, more) => {
    expect(await told(more, said)).toEqual([]);
  });

  it.each([
    '`SHOP_PORT` is read by the billing service.',
    'Set `SHOP_PORT` in the dashboard of the host.',
    'Remove `SHOP_PORT` from your local settings.',
    '`SHOP_PORT` is a secret of the job.',
    '`SHOP_PORT`: unused since then.',
  ])('is left alone where its sentence says so: %s', async (words) => {
    expect(await told({}, `${words}\n`)).toEqual([]);
  });

  it('is left alone where code calls something else so, or a library is called like it', async () => {
    expect(await told({ 'src/token.ts': 'export const SHOP_PORT = Symbol();\n' }, said)).toEqual([]);
    expect(await told({ 'package.json': '{ "dependencies": { "@shopport/node": "1" } }\n' }, said)).toEqual([]);
  });
});
