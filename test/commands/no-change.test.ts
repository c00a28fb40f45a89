/** The second of two checks: what it loads, and that it never says what is no longer true. */
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { addFiles, folderWith, git, repositoryWith } from '../disk/folder.ts';
import { inProcess } from '../in-process.ts';
import { built, CLI, lintel } from '../program.ts';

/** Every module that `lintel check` loads, by its path: a hook in front of the program writes them down. */
function loadedBy(root: string, dir: string, command = 'check'): readonly string[] {
  const log = join(dir, 'loaded.txt');
  const hooks = `
    import { appendFileSync } from 'node:fs';
    export async function load(url, context, next) { appendFileSync(${JSON.stringify(log)}, url + '\\n'); return next(url, context); }`;
  const register = `
    import { register } from 'node:module';
    import Module from 'node:module';
    import { appendFileSync } from 'node:fs';
    const load = Module._load;
    Module._load = function (name, ...rest) { appendFileSync(${JSON.stringify(log)}, 'require ' + name + '\\n'); return load.call(this, name, ...rest); };
    register('data:text/javascript,' + encodeURIComponent(${JSON.stringify(hooks)}));`;
  addFiles(dir, { 'register.mjs': register });
  const words = [
    '--import',
    join(dir, 'register.mjs'),
    CLI,
    command,
    '--root',
    root,
    '--cache-dir',
    join(dir, 'cache'),
    '--no-fail',
  ];
  execFileSync(process.execPath, words, { stdio: 'pipe' });
  const lines = readFileSync(log, 'utf8').trim().split('\n');
  rmSync(log);
  return lines;
}

/** The text of what the program loads of its own; bundled packages stand there in chunks without a name. */
const bundled = (lines: readonly string[]): string =>
  lines
    .filter((line) => line.startsWith('file:') && line.includes('/dist/'))
    .map((line) => readFileSync(new URL(line), 'utf8'))
    .join('');

const HEAVY = /ts-morph|typescript|handlebars|remark|unified|micromark|yaml|valibot/;

describe('a check when nothing has changed', () => {
  it('loads neither compiler nor templates nor markdown parser', () => {
    // One file is too big to be scanned, and one is a link: neither is read, and neither may stand in the way.
    const root = built({ 'src/table.ts': `export const table = '${'x'.repeat(1_100_000)}';\n` });
    const dir = folderWith();
    const first = loadedBy(root, dir);
    // Of the compiler the parser alone, which is in a chunk.
    expect(first.filter((line) => /ts-morph|typescript/.test(line))).toEqual([]);
    const marks = ['fromMarkdown', 'HandlebarsEnvironment', 'createSourceFile', 'parseDocument', 'picomatch'];
    expect(marks.filter((mark) => bundled(first).includes(mark))).toEqual(marks);
    const second = loadedBy(root, dir);
    expect(second.filter((line) => HEAVY.test(line))).toEqual([]);
    expect(marks.filter((mark) => bundled(second).includes(mark))).toEqual([]);
  });

  it('says and returns what the first check did, in every form', () => {
    const root = built({ 'context/guides/dead.md': 'See [a](gone.md).\n\n`npm run gone`\n' });
    lintel(root, 'check');
    for (const flags of [['--verbose'], ['--json', '--no-fail'], ['--strict', '--max-warnings', '0']]) {
      expect(lintel(root, 'check', ...flags)).toEqual(lintel(root, 'check', '--no-cache', ...flags));
    }
    expect(lintel(root, 'lint')).toEqual(lintel(root, 'lint', '--no-cache'));
  });
});

/** A repository that nobody has set up: an agent file names a folder that a commit took, and one that is there. */
function unset(): string {
  const root = repositoryWith({
    'AGENTS.md': '# Shop\n\nPrices are in `src/price.ts`, invoices in `src/billing/invoice.ts`.\n',
    'src/price.ts': 'export const price = 1;\n',
    'src/billing/invoice.ts': 'export const invoice = 1;\n',
    'adr/0001-net.md': '# Net prices\n\n## Status\n\nAccepted\n',
  });
  git(root, 'rm', '-q', 'src/billing/invoice.ts');
  git(root, 'commit', '-q', '-m', 'drop invoices');
  return root;
}

/** A decision whose head cannot be read, which is reported wherever decisions are looked for. */
const NO_YAML = '---\ntitle: Net: prices\nstatus: accepted\n---\n\n# A\n';

/** What a person changes where nothing is set up, and each of it changes what lint finds. */
const UNSET_EDITS: Readonly<Record<string, (root: string) => void>> = {
  'an agent file that is mended': (root) => addFiles(root, { 'AGENTS.md': '# Shop\n' }),
  'an agent file that is new': (root) => addFiles(root, { 'src/AGENTS.md': 'See [x](gone.md).\n' }),
  'a file that a commit takes': (root) => {
    git(root, 'rm', '-q', 'src/price.ts');
    git(root, 'commit', '-q', '-m', 'drop prices');
  },
  'a file that is there again': (root) => addFiles(root, { 'src/billing/invoice.ts': 'export const invoice = 1;\n' }),
  'a commit that changes no file and what history proves': (root) => {
    git(root, 'reset', '-q', '--soft', 'HEAD~1');
    git(root, 'commit', '-q', '--amend', '-m', 'all in one');
  },
  'a set-up': (root) => addFiles(root, { 'lintel.yaml': 'rules: { stale/path: off }\n' }),
  'a folder of decisions that a marker names': (root) => {
    addFiles(root, { '.adr-dir': 'notes\n', 'notes/0001-a.md': NO_YAML });
  },
};

describe('lint without a set-up', () => {
  it('loads nothing heavy and says the same when nothing has changed', () => {
    const root = unset();
    const dir = folderWith();
    const first = loadedBy(root, dir, 'lint');
    expect(bundled(first)).toContain('createSourceFile');
    const again = loadedBy(root, dir, 'lint');
    expect(bundled(again)).not.toContain('createSourceFile');
    expect(again.filter((line) => HEAVY.test(line))).toEqual([]);
    for (const flags of [[], ['--json'], ['--verbose', '--max-warnings', '0']]) {
      const words = ['lint', ...flags, '--cache-dir', join(dir, 'cache')];
      expect(lintel(root, ...words)).toEqual(lintel(root, 'lint', ...flags, '--no-cache'));
    }
  });

  it('keeps its record from a check, which needs a set-up', () => {
    const root = unset();
    const dir = folderWith();
    expect(lintel(root, 'lint', '--strict', '--cache-dir', dir).code).toBe(1);
    expect(lintel(root, 'check', '--cache-dir', dir).code).toBe(2);
  });

  let linted: { readonly root: string; readonly dir: string; readonly out: string } | undefined;
  afterAll(() => {
    for (const folder of linted === undefined ? [] : [linted.root, linted.dir]) rmSync(folder, { recursive: true });
  });

  /** A copy of a repository that was linted, of what lint kept of it, and what it said: made once. */
  function lintedOnce(): { readonly root: string; readonly dir: string; readonly before: string } {
    if (linted === undefined) {
      const [root, dir] = [
        mkdtempSync(join(tmpdir(), 'lintel-linted-')),
        mkdtempSync(join(tmpdir(), 'lintel-primed-')),
      ];
      cpSync(unset(), root, { recursive: true });
      linted = { root, dir, out: lintel(root, 'lint', '--json', '--cache-dir', dir).out };
    }
    const copy = { root: folderWith(), dir: folderWith(), before: linted.out };
    cpSync(linted.root, copy.root, { recursive: true });
    cpSync(linted.dir, copy.dir, { recursive: true });
    return copy;
  }

  it.each(Object.keys(UNSET_EDITS))('sees %s', async (name) => {
    const { root, dir, before } = lintedOnce();
    expect(before).toContain('stale/path');
    UNSET_EDITS[name]?.(root);
    const after = lintel(root, 'lint', '--json', '--cache-dir', dir);
    expect(after).toEqual(await inProcess(root, 'lint', '--json'));
    expect(after.out).not.toBe(before);
  });

  it('sees a marker that changes a second time', async () => {
    const root = unset();
    const dir = folderWith();
    addFiles(root, { '.adr-dir': 'notes\n', 'notes/0001-a.md': NO_YAML });
    const lint = (...flags: readonly string[]) => lintel(root, 'lint', '--json', ...flags);
    const found = lint('--cache-dir', dir);
    expect(found.out).toContain('notes/0001-a.md');
    addFiles(root, { '.adr-dir': 'other\n' });
    const after = lint('--cache-dir', dir);
    expect(after).toEqual(await inProcess(root, 'lint', '--json'));
    expect(after.out).not.toBe(found.out);
  });

  it('is not remembered in a clone that may fetch more of the past', () => {
    const root = unset();
    git(root, 'config', 'remote.origin.promisor', 'true');
    const dir = folderWith();
    lintel(root, 'lint', '--cache-dir', dir);
    expect(readdirSync(dir).filter((name) => name.startsWith('check-'))).toEqual([]);
  });
});

/** Edits that a check has to see, each on a copy that was checked right before. */
const EDITS: Readonly<Record<string, (root: string) => void>> = {
  'an output that someone wrote into': (root) => addFiles(root, { 'AGENTS.md': '# Mine\n' }),
  'an output that is gone': (root) => rmSync(join(root, 'CLAUDE.md')),
  'a bound symbol that is gone': (root) =>
    addFiles(root, { 'src/price.ts': 'export function cost(): number { return 1; }\n' }),
  'a bound script that is gone': (root) => addFiles(root, { 'package.json': '{ "name": "shop" }\n' }),
  'a note that is new': (root) => addFiles(root, { 'context/guides/new.md': '---\nrule: New.\n---\n' }),
  'a note that is gone': (root) => rmSync(join(root, 'context/guides/testing.md')),
  'a note that git was told not to look at': (root) => {
    git(root, 'update-index', '--assume-unchanged', 'context/project.md');
    addFiles(root, { 'context/project.md': '# Shop\n\nOther words.\n' });
  },
  'a note of the same length, written in the same second': (root) => {
    const text = readFileSync(join(root, 'context/project.md'), 'utf8');
    addFiles(root, { 'context/project.md': text.replace('Never round', 'Always floor'.slice(0, 11)) });
  },
  'a setting': (root) => addFiles(root, { 'context/lintel.yaml': 'clients: [cursor]\n' }),
  'a configuration that cannot be read': (root) => addFiles(root, { 'context/lintel.yaml': 'clients: [\n' }),
  'a template of the user': (root) => addFiles(root, { 'context/templates/agents.md.hbs': '# {{title}}\n' }),
  'a lock that is damaged': (root) => addFiles(root, { 'context/lintel.lock': 'nonsense\n' }),
  'a folder that is renamed': (root) => git(root, 'mv', 'src/billing', 'src/invoices'),
  'an output that became a link': (root) => {
    rmSync(join(root, 'CLAUDE.md'));
    symlinkSync('AGENTS.md', join(root, 'CLAUDE.md'));
  },
  'a note that is no UTF-8': (root) =>
    writeFileSync(join(root, 'context/guides/testing.md'), new Uint8Array([0xff, 0xfe])),
  'an output in the place of a folder': (root) => {
    rmSync(join(root, 'AGENTS.md'));
    mkdirSync(join(root, 'AGENTS.md'));
  },
};

describe('a check after a change', () => {
  let primed: string | undefined;

  /** A built repository with the cache that a check of it leaves: records go by content, so a copy's is as good. */
  function checked(): { readonly root: string; readonly dir: string } {
    const root = built();
    primed ??= mkdtempSync(join(tmpdir(), 'lintel-primed-'));
    if (readdirSync(primed).length === 0) expect(lintel(root, 'check', '--cache-dir', primed).code).toBe(0);
    const dir = folderWith();
    cpSync(primed, dir, { recursive: true });
    return { root, dir };
  }

  afterAll(() => primed !== undefined && rmSync(primed, { recursive: true, force: true }));

  it.each(Object.keys(EDITS))('sees %s', async (name) => {
    const { root, dir } = checked();
    EDITS[name]?.(root);
    const after = lintel(root, 'check', '--json', '--cache-dir', dir);
    expect(after).toEqual(await inProcess(root, 'check', '--json'));
    expect(after.code).not.toBe(0);
  });

  it('is as before once the change is taken back', () => {
    const { root } = checked();
    lintel(root, 'check');
    const text = readFileSync(join(root, 'AGENTS.md'), 'utf8');
    addFiles(root, { 'AGENTS.md': '# Mine\n' });
    expect(lintel(root, 'check').code).toBe(1);
    addFiles(root, { 'AGENTS.md': text });
    expect(lintel(root, 'check')).toEqual(lintel(root, 'check', '--no-cache'));
  });

  it('sees an import and a dependency that a decision forbids, and that they are gone', async () => {
    const decision =
      '---\nstatus: accepted\nrule: Use Temporal.\nenforce: { forbid-import: moment, forbid-dependency: moment }\n---\n\n# Dates\n';
    const root = built({ 'context/decisions/0002-dates.md': decision });
    const dir = folderWith();
    const check = () => lintel(root, 'check', '--json', '--cache-dir', dir);
    expect(check().code).toBe(0);
    for (const [file, from, to] of [
      ['src/price.ts', 'export', "import 'moment';\nexport"],
      ['package.json', '"vitest": "4"', '"moment": "2"'],
    ] as const) {
      const text = readFileSync(join(root, file), 'utf8');
      addFiles(root, { [file]: text.replace(from, to) });
      const after = check();
      expect(after.out).toContain(file === 'src/price.ts' ? 'arch/boundary' : 'arch/dependency');
      expect(after).toEqual(await inProcess(root, 'check', '--json'));
      addFiles(root, { [file]: text });
      expect(check().code).toBe(0);
    }
  });

  it('sees compiler options that a file of any name passes on', async () => {
    const root = built({ 'tsconfig.json': '{ "extends": "./config/base.json" }\n', 'config/base.json': '{}\n' });
    const dir = folderWith();
    const check = () => lintel(root, 'check', '--json', '--cache-dir', dir);
    expect(check().out).not.toContain('config/base.json');
    git(root, 'update-index', '--assume-unchanged', 'config/base.json');
    addFiles(root, { 'config/base.json': '{ "extends": "../tsconfig.json" }\n' });
    const after = check();
    expect(after.out).toContain('config/base.json');
    expect(after).toEqual(await inProcess(root, 'check', '--json'));
  });

  it('sees an output that git ignores, and whether it is there', async () => {
    const root = built({ '.gitignore': 'CLAUDE.md\n' });
    lintel(root, 'check');
    addFiles(root, { 'CLAUDE.md': '# My own notes\n' });
    const json = () => lintel(root, 'check', '--json');
    expect(json()).toEqual(await inProcess(root, 'check', '--json'));
    rmSync(join(root, 'CLAUDE.md'));
    expect(json()).toEqual(await inProcess(root, 'check', '--json'));
  });

  it('sees a setting in a folder that package.json names', () => {
    const root = built({ 'ctx/lintel.yaml': '{}\n' });
    addFiles(root, {
      'package.json': '{ "name": "shop", "lintel": "ctx" }\n',
      'ctx/guides/a.md': 'See [x](gone.md).\n',
    });
    const dir = folderWith();
    expect(lintel(root, 'lint', '--cache-dir', dir).out).toContain('stale/path');
    addFiles(root, { 'ctx/lintel.yaml': 'rules: { stale/path: off }\n' });
    expect(lintel(root, 'lint', '--cache-dir', dir).out).not.toContain('stale/path');
  });

  it('sees an ignored output that became a link to the same text', async () => {
    const root = built({ '.gitignore': 'CLAUDE.md\n' });
    addFiles(root, { 'CLAUDE.md': readFileSync(join(root, 'AGENTS.md'), 'utf8') });
    const dir = folderWith();
    lintel(root, 'check', '--cache-dir', dir);
    rmSync(join(root, 'CLAUDE.md'));
    symlinkSync('AGENTS.md', join(root, 'CLAUDE.md'));
    expect(lintel(root, 'check', '--json', '--cache-dir', dir)).toEqual(await inProcess(root, 'check', '--json'));
  });

  it('sees a file that is changed without a trace in size and time, whatever git is told to trust', async () => {
    const root = built();
    git(root, 'config', 'core.checkStat', 'minimal');
    git(root, 'config', 'core.trustctime', 'false');
    const file = join(root, 'src/price.ts');
    utimesSync(file, 1_000_000_000, 1_000_000_000);
    git(root, 'update-index', '--refresh');
    const dir = folderWith();
    expect(lintel(root, 'check', '--cache-dir', dir).code).toBe(0);
    // The system still notes when it was changed, and git compares whole seconds.
    await new Promise((done) => setTimeout(done, 1_100));
    writeFileSync(file, readFileSync(file, 'utf8').replace('price', 'prize'));
    utimesSync(file, 1_000_000_000, 1_000_000_000);
    expect(lintel(root, 'check', '--cache-dir', dir).code).toBe(1);
  });

  it.each([
    ['.gitattributes', '*.ts diff=#x filter=shout\n'],
    ['.git/info/attributes', '*.ts filter=shout\n'],
  ])('takes a filter of git for what it is, also one that stands in %s', (file, attributes) => {
    const root = built();
    git(root, 'config', 'filter.shout.clean', 'sed s/cost/price/');
    const dir = folderWith();
    expect(lintel(root, 'check', '--cache-dir', dir).code).toBe(0);
    addFiles(root, { [file]: attributes });
    if (file === '.gitattributes') git(root, 'add', '-A');
    expect(lintel(root, 'check', '--cache-dir', dir).code).toBe(0);
    // What git would commit is what it holds already, and what stands there is another function.
    addFiles(root, { 'src/price.ts': readFileSync(join(root, 'src/price.ts'), 'utf8').replace('price', 'cost') });
    git(root, 'add', 'src/price.ts');
    expect(git(root, 'diff', 'HEAD', '--stat', '--', 'src/price.ts')).toBe('');
    expect(lintel(root, 'check', '--cache-dir', dir).code).toBe(1);
  });

  it('sees a change without git', async () => {
    const root = built();
    rmSync(join(root, '.git'), { recursive: true });
    lintel(root, 'check');
    expect(lintel(root, 'check').code).toBe(0);
    addFiles(root, { 'src/price.ts': 'export const price = 1;\n' });
    expect(lintel(root, 'check', '--json')).toEqual(await inProcess(root, 'check', '--json'));
  });
});

/** The file name of the only record in a cache. */
function recordIn(dir: string): string {
  const [name = '', ...others] = readdirSync(dir).filter((each) => each.startsWith('check-'));
  expect([name === '', others]).toEqual([false, []]);
  return name;
}

describe('the cache of a check', () => {
  it('belongs to the build that made it', () => {
    const root = built({ '.gitignore': 'kept/\n' });
    lintel(root, 'check', '--cache-dir', 'kept');
    const record = recordIn(join(root, 'kept'));
    const file = join(root, 'kept', record);
    const text = readFileSync(file, 'utf8');
    const forged = { ...JSON.parse(text), result: { ...JSON.parse(text).result, notes: 99 } };
    expect(JSON.parse(readFileSync(file, 'utf8')).build).toBe(readFileSync(join(CLI, '../build-id'), 'utf8').trim());
    writeFileSync(file, JSON.stringify({ ...forged, build: 'another' }));
    expect(lintel(root, 'check', '--cache-dir', 'kept').err).toContain('4 notes');
    writeFileSync(file, text.slice(0, text.length / 2));
    expect(lintel(root, 'check', '--cache-dir', 'kept').err).toContain('4 notes');
  });

  it('is not taken from the repository itself, which could bring a clean report', () => {
    const root = built({ 'node_modules/x/index.js': '', 'src/extra.ts': 'export const extra = 1;\n' });
    addFiles(root, { 'AGENTS.md': '# Mine\n' });
    git(root, 'add', '-A');
    git(root, 'commit', '-q', '-m', 'break');
    const dir = folderWith();
    expect(lintel(root, 'check', '--cache-dir', dir).code).toBe(1);
    const name = recordIn(dir);
    const record = JSON.parse(readFileSync(join(dir, name), 'utf8'));
    const clean = JSON.stringify({ ...record, result: { ...record.result, findings: [], pending: 0 } });
    const env = { ...process.env, LINTEL_CACHE_DIR: '', XDG_CACHE_HOME: folderWith() };
    const check = () => spawnSync(process.execPath, [CLI, 'check'], { cwd: root, env, encoding: 'utf8' }).status;
    // Where nothing in the repository says so, that is where the cache stands, and what it says is believed.
    addFiles(root, { [`node_modules/.cache/lintel/${name}`]: clean, '.git/info/exclude': 'node_modules/\n' });
    expect(check()).toBe(0);
    git(root, 'add', '-f', `node_modules/.cache/lintel/${name}`);
    addFiles(root, { [`node_modules/.cache/lintel/${name}`]: clean });
    expect(check()).toBe(1);
  });

  it('is left usable by runs that are killed at any time, and by runs at the same time', async () => {
    const root = built(
      Object.fromEntries(
        Array.from({ length: 150 }, (_, n) => [`src/more/f${n}.ts`, `export const v${n}: number = ${n};\n`]),
      ),
    );
    const cold = lintel(root, 'check', '--no-cache', '--json');
    const dir = join(folderWith(), 'cache');
    const words = [CLI, 'check', '--json', '--root', root, '--cache-dir', dir];
    for (let delay = 20; delay <= 620; delay += 120) {
      const run = spawn(process.execPath, words, { stdio: 'ignore' });
      const end = once(run, 'exit');
      setTimeout(() => run.kill('SIGKILL'), delay);
      await end;
      if (delay % 240 === 20) expect(lintel(root, 'check', '--json', '--cache-dir', dir)).toEqual(cold);
      else if (existsSync(dir))
        for (const name of readdirSync(dir)) if (name.startsWith('check-')) rmSync(join(dir, name));
    }
    const runs = [0, 1, 2].map(() => spawn(process.execPath, words, { stdio: 'ignore' }));
    const codes = await Promise.all(runs.map(async (run) => (await once(run, 'exit'))[0]));
    expect(codes).toEqual([cold.code, cold.code, cold.code]);
    expect(lintel(root, 'check', '--json', '--cache-dir', dir)).toEqual(cold);
  });
});
