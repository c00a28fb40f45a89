/** What a person does about notes that code has left behind: from the first stamp to a clean lint. */
import { cpSync, existsSync, mkdirSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { askEach } from '../../src/commands/review.ts';
import { openTerminal } from '../../src/commands/terminal.ts';
import type { Unreviewed } from '../../src/model.ts';
import { addFiles, folderWith, git } from '../disk/folder.ts';
import { inProcess } from '../in-process.ts';
import { built, lintel, read } from '../program.ts';

const AGENTS = '# Agents\n\n[Server](src/server.ts#Server) registers tools.\n\n- [PORT](src/server.ts#PORT) is 3000.\n';
const CODE = [
  'export class Server {',
  '  tool(name: string): void {}',
  '}',
  'export const PORT = 3000;',
  'export function other(): void {}',
  '',
].join('\n');

/** A repository that nobody has set up, with an AGENTS.md that a person wrote. */
const plain = (): string => {
  const root = folderWith();
  addFiles(root, { 'AGENTS.md': AGENTS, 'src/server.ts': CODE });
  return root;
};

const replace = (root: string, path: string, [before, after]: readonly [string, string]): void =>
  addFiles(root, { [path]: read(root, path).replace(before, after) });

const TOOL = ['name: string', 'name: string, title: string'] as const;
const PORT = ['PORT = 3000', 'PORT = 4000'] as const;

describe('a name as a finding prints it', () => {
  const changed = async (): Promise<string> => {
    const root = plain();
    await inProcess(root, 'review', 'AGENTS.md');
    replace(root, 'src/server.ts', TOOL);
    replace(root, 'src/server.ts', PORT);
    return root;
  };

  it('is vouched for alone, also beside its file', async () => {
    for (const names of [['PORT'], ['AGENTS.md', 'PORT'], ['AGENTS.md', 'src/server.ts#PORT']]) {
      const root = await changed();
      expect(await inProcess(root, 'review', '--yes', ...names)).toMatchObject({ code: 0 });
      const { out } = await inProcess(root, 'review');
      expect([out.includes('Server'), out.includes('PORT')]).toEqual([true, false]);
    }
  });

  it('is refused where it may be another one, with what there is', async () => {
    const root = await changed();
    addFiles(root, {
      'AGENTS.md': `${AGENTS}\n- [PORT](src/other.ts#PORT)\n`,
      'src/other.ts': 'export const PORT = 1;\n',
    });
    await inProcess(root, 'review', 'AGENTS.md');
    replace(root, 'src/other.ts', ['PORT = 1', 'PORT = 2']);
    expect(await inProcess(root, 'review', 'AGENTS.md', '--yes', 'PORT')).toMatchObject({
      code: 2,
      err: expect.stringMatching(/`PORT` is one of several here.*\n.*`src\/other.ts#PORT`.*`src\/server.ts#PORT`/),
    });
    expect(await inProcess(root, 'review', 'AGENTS.md', '--yes', 'nothing')).toMatchObject({
      code: 2,
      err: expect.stringMatching(/`nothing`.*\n.*`src\/server.ts#Server`.*`src\/server.ts#PORT`/),
    });
  });
});

describe('lintel review where nothing is set up', () => {
  it('tells of a script that was called in a folder which is gone, unless another one ends so', async () => {
    const root = folderWith();
    const client = JSON.stringify({ name: 'client', scripts: { lint: 'eslint .' } });
    const project = { 'package.json': '{ "name": "shop", "workspaces": ["*", "apps/*"] }', 'package-lock.json': '{}' };
    addFiles(root, {
      ...project,
      'AGENTS.md': 'Client lint: `cd client && npm run lint`\n',
      'client/package.json': client,
    });
    await inProcess(root, 'review', 'AGENTS.md');
    addFiles(root, { 'apps/client/package.json': client });
    rmSync(join(root, 'client'), { recursive: true });
    expect(await inProcess(root, 'lint')).toMatchObject({ code: 0, out: '' });
    rmSync(join(root, 'apps'), { recursive: true });
    expect((await inProcess(root, 'lint')).out).toContain(
      '`npm run lint` runs in `client`, which is no folder any more.',
    );
  });

  it('tells of a file that is gone where the row speaks of output alone', async () => {
    const root = folderWith();
    const rows = ['- CLI output projection: `src/cli.ts`', '- Each run outputs to `src/run.ts`', ''].join('\n');
    addFiles(root, { 'AGENTS.md': rows, 'src/cli.ts': 'export {};\n', 'src/run.ts': 'export {};\n' });
    await inProcess(root, 'review', 'AGENTS.md');
    rmSync(join(root, 'src'), { recursive: true });
    addFiles(root, { 'src/a.ts': 'export {};\n' });
    expect((await inProcess(root, 'lint')).out.match(/^ +\d+:\d+ +error/gm)).toEqual([expect.stringContaining('1:')]);
  });

  it('is sure only where the sentence says plainly that the file is there', async () => {
    const root = folderWith();
    const sure = [
      '- Money is counted in `src/a.ts`.',
      '- Errors go through `src/a.ts` and then to the log.',
      '- `src/a.ts` is the only place that rounds.',
      '- See `src/a.ts` before you touch totals.',
    ];
    const open = [
      '- `src/a.ts` lives in acme/private.',
      '- If you see `src/a.ts`, delete it.',
      '- Nothing may import `src/a.ts`.',
      '- Only the enterprise edition has `src/a.ts`.',
      '- Download the list into `src/a.ts` first.',
      '- Skip `src/a.ts` when you grep.',
      '- User code may define `resetAll()`.',
      '- Do not add to `src/a.ts`.',
    ];
    const text = ['# A', '', ...sure, '', ...open, ''].join('\n');
    addFiles(root, {
      'AGENTS.md': text,
      'src/a.ts': 'export function resetAll(): void {}\n',
      'src/b.ts': 'export {};\n',
    });
    await inProcess(root, 'review', 'AGENTS.md');
    rmSync(join(root, 'src/a.ts'));
    const { out } = await inProcess(root, 'lint');
    expect(out.match(/^ +\d+:\d+ +error/gm)).toHaveLength(sure.length);
    expect(out.match(/^ +\d+:\d+ +warning/gm)?.length).toBeGreaterThan(4);
  });

  it('is as careful in notes', async () => {
    const text = '# A\n\n- Money is counted in `src/a.ts`.\n\n- Skip `src/a.ts` when you grep.\n';
    const root = built({ 'context/guides/a.md': text, 'src/a.ts': 'export {};\n', 'src/b.ts': 'export {};\n' });
    rmSync(join(root, 'src/a.ts'));
    const { out } = await inProcess(root, 'lint');
    expect(out.match(/^ +3:\d+ +error/gm)).toHaveLength(1);
    expect(out.match(/^ +5:\d+ +warning/gm)).toHaveLength(1);
  });

  it('takes no class of ours for one that a text among Python means', async () => {
    const root = folderWith();
    addFiles(root, {
      'libs/py/AGENTS.md': '# Python\n\n1. Extend `BaseConnector` in `acme/connectors/`.\n',
      'libs/py/acme/connectors/base.py': 'class BaseConnector:\n    pass\n',
      'libs/ts/base.ts': 'export class BaseConnector {}\n',
    });
    await inProcess(root, 'review', 'libs/py/AGENTS.md');
    addFiles(root, { 'libs/ts/base.ts': 'export class BaseConnector {\n  close(): void {}\n}\n' });
    expect(await inProcess(root, 'lint')).toMatchObject({ code: 0, out: '' });
  });

  it('goes on watching what it vouched for, whoever uses the name since', async () => {
    const root = folderWith();
    const one =
      'export class McpServer {\n  tool(name: string): void {}\n}\nexport function showError(text: string): void {}\n';
    addFiles(root, { 'AGENTS.md': '# A\n\n- `McpServer` serves; failures go to `showError()`.\n', 'src/a.ts': one });
    await inProcess(root, 'review', 'AGENTS.md');
    addFiles(root, {
      'src/a.ts': one.replaceAll(': string', ': URL'),
      'src/b.ts': 'export function showError(): void {}\n',
      'test/a.test.ts':
        "import { McpServer } from 'elsewhere';\nconst showError = new McpServer();\nshowError.run();\n",
    });
    expect((await inProcess(root, 'lint')).out.match(/stale\/signature/g)).toHaveLength(2);
  });

  it('stamps a file that a person wrote, sees later changes, and is clean once they are accepted', () => {
    const root = plain();
    const first = lintel(root, 'review', 'AGENTS.md');
    expect(first).toMatchObject({ code: 0, out: '' });
    expect(first.err).toContain('lintel.lock now knows 2 symbols of AGENTS.md.');
    expect(read(root, 'AGENTS.md')).toBe(AGENTS);
    expect(existsSync(join(root, 'context'))).toBe(false);

    replace(root, 'src/server.ts', TOOL);
    const listed = lintel(root, 'review');
    expect(listed.code).toBe(1);
    expect(listed.out).toBe(
      [
        'AGENTS.md:3:1  src/server.ts#Server  src/server.ts:1',
        '  - tool(name: string): void',
        '  + tool(name: string, title: string): void',
        '    3 | [Server](src/server.ts#Server) registers tools.',
        '',
        '',
      ]
        .join('\n')
        .slice(0, -1),
    );
    expect(listed.err).toContain('lintel review --yes AGENTS.md');
    const before = read(root, 'lintel.lock');
    expect(lintel(root, 'review', '--yes', 'AGENTS.md').code).toBe(0);
    expect(read(root, 'lintel.lock')).not.toBe(before);
    expect(lintel(root, 'review')).toMatchObject({ code: 0, out: '' });
  });

  it('stamps the file behind a link, and refuses a file that is no agent file', () => {
    const root = plain();
    symlinkSync('AGENTS.md', join(root, 'CLAUDE.md'));
    addFiles(root, { 'package.json': '{"name":"shop"}\n' });
    const linked = lintel(root, 'review', 'CLAUDE.md');
    expect(linked).toMatchObject({ code: 0, err: expect.stringContaining('now knows 2 symbols of AGENTS.md.') });
    const lock = read(root, 'lintel.lock');
    expect(lock).not.toContain('CLAUDE.md');
    const other = lintel(root, 'review', 'package.json');
    expect(other.code).toBe(2);
    expect(other.err).toContain('`package.json` is no agent file and no note');
    expect(read(root, 'lintel.lock')).toBe(lock);
    addFiles(root, { 'AGENTS.md': '# Agents\n\nBe kind.\n' });
    expect(lintel(root, 'review', 'AGENTS.md')).toMatchObject({
      code: 0,
      err: expect.stringContaining('AGENTS.md promises nothing that lintel can follow'),
    });
  });

  it('passes over a link that leads nowhere, says why, and refuses where nothing else is named', () => {
    const root = plain();
    symlinkSync('AGENTS.md\n', join(root, 'CLAUDE.md'));
    symlinkSync('GUIDE.md', join(root, 'GEMINI.md'));
    const alone = lintel(root, 'review', 'CLAUDE.md', 'GEMINI.md');
    expect(alone).toMatchObject({ code: 2, err: expect.stringContaining('ends in a line end') });
    expect(existsSync(join(root, 'lintel.lock'))).toBe(false);
    expect(lintel(root, 'review', 'AGENTS.md', 'CLAUDE.md', 'AGENT.md').code).toBe(2);
    expect(existsSync(join(root, 'lintel.lock'))).toBe(false);
    const both = lintel(root, 'review', 'CLAUDE.md', 'AGENTS.md', './GEMINI.md');
    expect(both).toMatchObject({ code: 0, out: '' });
    expect(both.err).toContain('now knows 2 symbols of AGENTS.md.');
    expect(both.err.split('\n').slice(0, 2)).toEqual([
      'Passed over: `CLAUDE.md` is a link whose target, `AGENTS.md`, ends in a line end, and nothing is called so: no client loads anything by it.',
      'Passed over: `GEMINI.md` is a link to `GUIDE.md`, and nothing stands there: no client loads anything by it.',
    ]);
    expect(read(root, 'lintel.lock')).not.toContain('CLAUDE.md');
  });

  it('refuses a blind refresh, names that are none, and a lock that it cannot read', () => {
    const root = plain();
    expect(lintel(root, 'review')).toMatchObject({ code: 2, err: expect.stringContaining('lintel review AGENTS.md') });
    expect(lintel(root, 'review', 'AGENT.md')).toMatchObject({ code: 2, err: expect.stringContaining('`AGENTS.md`') });
    expect(existsSync(join(root, 'lintel.lock'))).toBe(false);
    lintel(root, 'review', 'AGENTS.md');
    replace(root, 'src/server.ts', TOOL);
    const lock = read(root, 'lintel.lock');
    expect(lintel(root, 'review', '--yes')).toMatchObject({ code: 2, err: expect.stringContaining('--all') });
    expect(read(root, 'lintel.lock')).toBe(lock);
    expect(lock).toContain('Written by `lintel review`');
    expect(lock).not.toContain('build');
    addFiles(root, { 'lintel.lock': `${lock}nonsense\n` });
    const refused = lintel(root, 'review', '--yes', '--all');
    expect(refused).toMatchObject({ code: 2, err: expect.stringContaining('restore it with git') });
    expect(refused.err).not.toContain('build');
    addFiles(root, { 'lintel.lock': lock });
    expect(lintel(root, 'review', '--yes', '--all').code).toBe(0);
  });

  it('says which names lead to code and are not followed, and why', async () => {
    const root = plain();
    addFiles(root, { 'AGENTS.md': `${AGENTS}\nThe \`Server\` has \`Server.tool()\`; \`Nobody\` has none.\n` });
    const { err } = await inProcess(root, 'review', 'AGENTS.md');
    expect(err).toContain('now knows 3 symbols of AGENTS.md.');
    expect(err).toContain('AGENTS.md: not followed, because they may mean something else: `Server`.');
  });

  it('says which names stand only where the text takes them back, variables of the environment in their letters too', async () => {
    const root = plain();
    addFiles(root, {
      'src/limits.ts': 'export const MAX_ITEMS = 5;\nexport const MAX_PAGES = 5;\n',
      'AGENTS.md': `${AGENTS}\nNever more than \`MAX_ITEMS\`.\n\nNever read \`MAX_PAGES\` there.\n`,
    });
    const { err } = await inProcess(root, 'review', 'AGENTS.md');
    expect(err).toContain('now knows 3 symbols of AGENTS.md.');
    expect(err).toContain(
      'AGENTS.md: not followed, because their sentences forbid them or speak of other times: `MAX_PAGES`.',
    );
  });

  it('accepts one claim by its target or as it is written, and leaves the others', async () => {
    const root = plain();
    await inProcess(root, 'review', 'AGENTS.md');
    replace(root, 'src/server.ts', TOOL);
    replace(root, 'src/server.ts', PORT);
    expect(await inProcess(root, 'review', '--yes', 'src/server.ts#PORT')).toMatchObject({ code: 0 });
    expect((await inProcess(root, 'review')).out).not.toContain('PORT');
    expect((await inProcess(root, 'review')).code).toBe(1);
  });

  it('prints one JSON document, asks nothing, and accepts nothing by itself', () => {
    const root = plain();
    lintel(root, 'review', 'AGENTS.md');
    replace(root, 'src/server.ts', PORT);
    const { code, out } = lintel(root, 'review', '--json');
    expect(code).toBe(1);
    expect(JSON.parse(out)).toMatchObject({
      schemaVersion: 1,
      lock: 'lintel.lock',
      unreviewed: [
        {
          kind: 'value',
          file: 'AGENTS.md',
          target: 'src/server.ts#PORT',
          was: { value: '3000' },
          now: { value: '4000', file: 'src/server.ts', line: 4 },
          mentions: [{ line: 5, words: '- [PORT](src/server.ts#PORT) is 3000.' }],
        },
      ],
      accepted: [],
      dead: [],
      stamped: [],
    });
    expect(JSON.parse(lintel(root, 'review', '--json', '--yes', '--all').out)).toMatchObject({
      unreviewed: [],
      accepted: [{}],
    });
  });

  it('shows what is dead as what it is, and accepts it in no way', async () => {
    const root = plain();
    await inProcess(root, 'review', 'AGENTS.md');
    const lock = read(root, 'lintel.lock');
    replace(root, 'src/server.ts', ['export class Server', 'export class Service']);
    const { code, out, err } = await inProcess(root, 'review', '--yes', '--all');
    expect(code).toBe(1);
    expect(out).toContain('AGENTS.md:3:1  dead  `src/server.ts` exports no `Server`.');
    expect(err).toContain('1 dead, which no review can accept.');
    expect(read(root, 'lintel.lock')).toBe(lock);
    rmSync(join(root, 'src/server.ts'));
    expect((await inProcess(root, 'review')).out).toContain('dead');
    expect(read(root, 'lintel.lock')).toBe(lock);
  });

  it('refuses files that are there and none of its own, by every name that was given', async () => {
    const root = plain();
    addFiles(root, { 'NOTES.md': '# Notes\n', 'old/TODO.md': '# Later\n', '.gitignore': 'old/\n' });
    const told = async (...names: readonly string[]): Promise<string> =>
      (await inProcess(root, 'review', ...names)).err;
    const one = await told('NOTES.md');
    expect(one).toContain('`NOTES.md` is no agent file and no note, so it has no words to review.');
    expect(one).toContain('Name one that is, such as `AGENTS.md`.');
    const several = await told('./NOTES.md', 'AGENTS.md', 'src/server.ts', 'old/TODO.md', 'GONE.md');
    expect(several).toMatch(/`src\/server\.ts`.* and .* are no agent files and no notes, so they have no words/);
    expect(several).toContain('`./NOTES.md`');
    expect(several).toContain('`old/TODO.md`');
    expect(several).toContain('Review the others: `lintel review AGENTS.md`.');
    expect(await told('GONE.md')).toContain('There is no note, agent file or claim `GONE.md`.');
    expect(await told('src')).toContain('There is no note, agent file or claim `src`.');
    expect(existsSync(join(root, 'lintel.lock'))).toBe(false);
  });

  it('says so of a file that makes no claim, and not that it was looked at', async () => {
    const root = plain();
    addFiles(root, { 'CLAUDE.md': '# Be kind\n' });
    const { code, err } = await inProcess(root, 'review', 'CLAUDE.md');
    expect([code, err]).toEqual([0, expect.stringContaining('CLAUDE.md promises nothing that lintel can follow')]);
    expect(err).not.toContain('Nothing to review');
    expect(existsSync(join(root, 'lintel.lock'))).toBe(false);
    await inProcess(root, 'review', 'AGENTS.md');
    const both = await inProcess(root, 'review', 'CLAUDE.md', 'AGENTS.md');
    expect(both.err).toContain('CLAUDE.md promises nothing that lintel can follow');
    expect(both.err).toContain('Nothing to review: no words are older than what they describe.');
  });
});

describe('lintel init after a review', () => {
  it('takes the stamps along into the notes, and eject gives the lock back', () => {
    const root = plain();
    git(root, 'init', '-q');
    lintel(root, 'review', 'AGENTS.md');
    const before = read(root, 'lintel.lock');
    replace(root, 'src/server.ts', TOOL);
    git(root, 'add', '-A');
    git(root, 'commit', '-q', '-m', 'one');
    expect(lintel(root, 'init', '--yes').code).toBe(0);
    expect(existsSync(join(root, 'lintel.lock'))).toBe(false);
    const found = JSON.parse(lintel(root, 'review', '--json').out) as { readonly unreviewed: readonly Unreviewed[] };
    expect(found.unreviewed.map(({ file, target }) => `${file} ${target}`)).toEqual([
      'context/project.md src/server.ts#Server',
    ]);
    expect(lintel(root, 'eject', '--yes').code).toBe(0);
    expect(read(root, 'lintel.lock')).toBe(before);
    expect(read(root, 'AGENTS.md')).toBe(AGENTS);
  });
});

describe('what a review knows', () => {
  it('is the same without git, uncommitted, committed, in a clone of depth 1, and after a squash', async () => {
    const root = plain();
    git(root, 'init', '-q');
    git(root, 'add', '-A');
    git(root, 'commit', '-q', '-m', 'one');
    await inProcess(root, 'review', 'AGENTS.md');
    replace(root, 'src/server.ts', TOOL);
    const expected = await inProcess(root, 'review', '--json');
    expect(expected.code).toBe(1);
    git(root, 'add', '-A');
    git(root, 'commit', '-q', '-m', 'two');
    expect(await inProcess(root, 'review', '--json')).toEqual(expected);
    const place = folderWith();
    git(place, 'clone', '-q', '--depth', '1', `file://${root}`, 'clone');
    expect(await inProcess(join(place, 'clone'), 'review', '--json')).toEqual(expected);
    git(root, 'reset', '-q', '--soft', 'HEAD~1');
    git(root, 'commit', '-q', '--amend', '-m', 'squashed');
    expect(await inProcess(root, 'review', '--json')).toEqual(expected);
    const bare = join(place, 'bare');
    mkdirSync(bare);
    cpSync(root, bare, { recursive: true, filter: (path) => path !== join(root, '.git') });
    expect(await inProcess(bare, 'review', '--json')).toEqual(expected);
  });
});

const NOTE = { 'context/guides/price.md': '# Price\n\nNet prices come from [price](../../src/price.ts#price).\n' };

describe('in a repository that is set up', () => {
  it('a changed signature is a warning with both sides until somebody reviews it, whatever is built in between', async () => {
    const root = built(NOTE);
    expect((await inProcess(root, 'check')).code).toBe(0);
    replace(root, 'src/price.ts', ['net: number', 'net: number, rate: number']);
    for (const _ of ['before a build', 'after it']) {
      const lint = await inProcess(root, 'lint');
      expect(lint.code).toBe(0);
      expect(lint.out).toContain('stale/signature');
      expect(lint.out).toContain(
        'was `function price(net: number): number`, is `function price(net: number, rate: number): number`',
      );
      expect((await inProcess(root, 'lint', '--strict')).code).toBe(1);
      expect((await inProcess(root, 'build')).code).toBe(0);
    }
    const outputs = ['AGENTS.md', 'CLAUDE.md'].map((path) => read(root, path));
    expect((await inProcess(root, 'review', 'context/guides/price.md', '--yes')).code).toBe(0);
    // The project note binds the name as well, and nobody has vouched for that.
    expect((await inProcess(root, 'lint')).out).toContain('context/project.md');
    expect((await inProcess(root, 'lint')).out).not.toContain('guides/price.md');
    expect((await inProcess(root, 'review', '--yes', '--all')).code).toBe(0);
    expect(await inProcess(root, 'lint', '--strict')).toMatchObject({ code: 0, out: '' });
    expect(['AGENTS.md', 'CLAUDE.md'].map((path) => read(root, path))).toEqual(outputs);
    const lock = read(root, 'context/lintel.lock');
    expect((await inProcess(root, 'build')).code).toBe(0);
    expect(read(root, 'context/lintel.lock')).toBe(lock);
  });

  it('a review of one file leaves the records of all others, and those of outputs, as they are', async () => {
    const root = built(NOTE);
    const before = read(root, 'context/lintel.lock').split('\n');
    addFiles(root, { 'context/guides/other.md': '# Other\n\n[Invoice](../../src/billing/invoice.ts#Invoice)\n' });
    replace(root, 'src/price.ts', ['net: number', 'net: number, rate: number']);
    await inProcess(root, 'review', '--yes', 'context/guides/price.md');
    const after = read(root, 'context/lintel.lock').split('\n');
    const changed = [
      ...before.filter((line) => !after.includes(line)),
      ...after.filter((line) => !before.includes(line)),
    ];
    expect(changed.map((line) => line.split(' ').slice(0, 2).join(' ')).sort()).toEqual([
      'claim context/guides/price.md',
      'claim context/guides/price.md',
      'surface src/price.ts#price',
    ]);
  });
});

describe('on a terminal', () => {
  const each = (target: string): Unreviewed => ({
    kind: 'signature',
    file: 'AGENTS.md',
    target,
    mentions: [{ line: 1, column: 1, claim: target, words: 'Words.' }],
    was: { surface: 'a' },
    now: { surface: 'b', file: 'src/a.ts', line: 1 },
    change: 'was `a`, is `b`',
    lines: [{ was: 'a', is: 'b' }],
  });
  const silent = { ...openTerminal({ color: false, quiet: true }), out: () => undefined };

  it.each([
    [
      ['a', 's', 'accept'],
      ['x#A', 'x#C'],
    ],
    [['yes', undefined, 'no'], ['x#A']],
    [['a', 'q', 'a'], ['x#A']],
    [['QUIT'], []],
  ])('the answers %j accept %j', async (answers, accepted) => {
    const left = [...answers];
    const chosen = await askEach(['x#A', 'x#B', 'x#C'].map(each), silent, () => Promise.resolve(left.shift()));
    expect(chosen.map(({ target }) => target)).toEqual(accepted);
  });
});
