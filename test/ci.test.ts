/**
 * What lintel brings along for CI servers, tried as far as a machine without them allows: the files parse, their scripts run
 * against the built program in real repositories, and every flag that the documentation names is one.
 */
import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { addFiles, folderWith, git } from './disk/folder.ts';
import { built, CLI, lintel, read } from './program.ts';
import { parseXml } from './report/xml.ts';

const ROOT = join(import.meta.dirname, '..');
const text = (path: string): string => readFileSync(join(ROOT, path), 'utf8');
const DEAD = { 'context/guides/dead.md': '# Dead\n\nSee [it](../../src/gone.ts).\n' };

interface Step {
  readonly name?: string;
  readonly uses?: string;
  readonly run?: string;
  readonly shell?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly with?: Readonly<Record<string, string>>;
}

interface Action {
  readonly inputs: Readonly<Record<string, { readonly description: string; readonly default: string }>>;
  readonly runs: { readonly using: string; readonly steps: readonly Step[] };
}

const action = parse(text('action.yml')) as Action;
const page = text('docs/ci.md');
const blocks = [...page.matchAll(/^```(\w+)\n([^]*?)^```$/gm)].map(([, lang, body = '']) => ({ lang, body }));

/** A folder with programs in the place of `npm` and `npx`: the one does nothing, the other runs the built lintel and writes down how. */
function programs(): string {
  const bin = folderWith();
  const npx = `#!/bin/sh\nprintf '%s\\n' "$@" > "${bin}/words"\nwhile [ $# -gt 0 ]; do case "$1" in --*) shift ;; *) break ;; esac; done\nshift\nexec "${process.execPath}" "${CLI}" "$@"\n`;
  addFiles(bin, { npx, npm: '#!/bin/sh\nexit 0\n' });
  for (const name of ['npx', 'npm']) chmodSync(join(bin, name), 0o755);
  return bin;
}

/** A repository with code, and one agent file that nobody compiles. */
function byHand(markdown: string): string {
  const root = folderWith({ 'AGENTS.md': markdown, 'src/a.ts': 'export const a = 1;\n' });
  git(root, 'init', '-q');
  git(root, 'add', '-A');
  git(root, 'commit', '-q', '-m', 'all');
  return root;
}

interface Shell {
  readonly cwd: string;
  readonly shell?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly bin?: string;
}

function run(script: string, { cwd, shell = 'sh', env = {}, bin = programs() }: Shell) {
  const { status, stdout, stderr } = spawnSync(shell, ['-e', '-c', script], {
    cwd,
    encoding: 'utf8',
    env: {
      ...process.env,
      NO_COLOR: undefined,
      FORCE_COLOR: undefined,
      GITHUB_STEP_SUMMARY: '',
      LINTEL_CACHE_DIR: folderWith(),
      PATH: `${bin}:${process.env['PATH'] ?? ''}`,
      ...env,
    },
  });
  return { code: status, out: stdout, err: stderr };
}

describe('the action', () => {
  const check = action.runs.steps.find((step) => step.run !== undefined)!;

  /** Runs its script as a runner would: expressions are filled in, and only in the environment. */
  function act(cwd: string, inputs: Readonly<Record<string, string>> = {}, bin = programs()) {
    const temp = folderWith();
    const value = (expression: string): string => {
      const [, name] = /^inputs\.([\w-]+)$/.exec(expression) ?? [];
      if (name !== undefined) return inputs[name] ?? action.inputs[name]!.default;
      if (expression === 'runner.temp') return temp;
      throw new Error(`Unknown expression ${expression}`);
    };
    const env = Object.fromEntries(
      Object.entries(check.env ?? {}).map(([name, written]) => [
        name,
        written.replace(/\$\{\{ (.+?) \}\}/g, (_, expression: string) => value(expression)),
      ]),
    );
    const summary = join(temp, 'summary.md');
    const result = run(check.run ?? '', { cwd, shell: 'bash', env: { ...env, GITHUB_STEP_SUMMARY: summary }, bin });
    return {
      ...result,
      temp,
      summary: existsSync(summary) ? readFileSync(summary, 'utf8') : '',
      words: read(bin, 'words').trim().split('\n'),
    };
  }

  it('is composite, names a shell, uses every input, and none inside a script', () => {
    expect(action.runs.using).toBe('composite');
    const used = [...text('action.yml').matchAll(/inputs\.([\w-]+)/g)].map(([, name]) => name);
    expect([...new Set(used)].sort()).toEqual(Object.keys(action.inputs).sort());
    for (const step of action.runs.steps) {
      expect(step.run === undefined || step.shell === 'bash').toBe(true);
      expect(step.run ?? '').not.toContain('${{');
      expect(step.uses === undefined || /^actions\/cache\/(restore|save)@v\d+$/.test(step.uses)).toBe(true);
    }
  });

  it('restores and saves the folder that the check is told to use, by one key', () => {
    const [restore, save] = action.runs.steps.filter(({ uses }) => uses !== undefined);
    expect(save?.with).toEqual({ path: restore?.with?.['path'], key: restore?.with?.['key'] });
    expect(restore?.with?.['path']).toBe(check.env?.['CACHE_DIR']);
    expect(restore?.with?.['key']?.startsWith(restore.with['restore-keys'] ?? '?')).toBe(true);
    const { temp } = act(built());
    expect(existsSync(join(temp, 'lintel'))).toBe(true);
  });

  it('passes in a repository without findings', () => {
    const { code, out, err, words, summary } = act(built());
    expect({ code, out }).toEqual({ code: 0, out: '' });
    expect(err).toContain('up to date');
    expect(words.slice(0, 3)).toEqual(['--yes', 'lintel', 'check']);
    expect(summary).toBe('### lintel: 0 errors, 0 warnings\n');
  });

  it('fails, annotates and sums up where something is wrong, and writes SARIF where it is told to', () => {
    const root = built(DEAD);
    const { code, out, summary, words } = act(root, { sarif: 'out/lintel report.sarif', version: '1.2.3' });
    expect(code).toBe(1);
    expect(out).toMatch(/^::error file=context\/guides\/dead\.md,line=3,/);
    expect(summary).toContain('1 error');
    expect(words.slice(0, 2)).toEqual(['--yes', 'lintel@1.2.3']);
    expect(JSON.parse(read(root, 'out/lintel report.sarif')).runs[0].results).toHaveLength(1);
  });

  it('lints agent files that are written by hand where it is told to', () => {
    const { code, out, words } = act(byHand('# A\n\nSee [it](src/gone.ts).\n'), {
      command: 'lint',
      args: '--strict',
    });
    expect(code).toBe(1);
    expect(out).toMatch(/^::warning file=AGENTS\.md,line=3,/);
    expect(words.slice(0, 3)).toEqual(['--yes', 'lintel', 'lint']);
    expect(act(byHand('# A\n\nSee [it](src/a.ts).\n'), { command: 'lint' }).code).toBe(0);
  });

  it('takes flags, and runs nothing that stands in its inputs', () => {
    const root = built(DEAD);
    expect(act(root, { args: '--no-fail\n--reporter junit=lintel.xml' }).code).toBe(0);
    expect(parseXml(read(root, 'lintel.xml')).attributes['failures']).toBe('1');
    const { words } = act(root, {
      args: '$(touch touched) * `touch touched` ; touch touched',
      version: '$(touch touched)',
    });
    expect(words).toContain('*');
    expect(existsSync(join(root, 'touched'))).toBe(false);
  });

  it('answers from memory in a fresh clone of the same commit, with the cache of the last run', () => {
    const root = built(DEAD);
    git(root, 'add', '-A');
    git(root, 'commit', '-q', '-m', 'all');
    const cache = folderWith();
    const clone = () => {
      const copy = folderWith();
      git(copy, 'clone', '-q', '--depth', '1', `file://${root}`, 'here');
      return join(copy, 'here');
    };
    const first = lintel(clone(), 'check', '--cache-dir', cache);
    const [record = ''] = [...readRecords(cache)];
    // What the record says is repeated as it stands, so it was taken from there.
    const forged = read(cache, record).replace('leads to no file', 'LEADS TO NO FILE');
    addFiles(cache, { [record]: forged });
    const second = lintel(clone(), 'check', '--cache-dir', cache);
    expect(second.out).toBe(first.out.replace('leads to no file', 'LEADS TO NO FILE'));
  });

  it('is described as it is', () => {
    const rows = [...page.matchAll(/^\| `([\w-]+)` \| (?:`(.*?)` )?\| (.+) \|$/gm)].map(
      ([, name = '', by = '', meaning]) => [name, { description: meaning, default: by }],
    );
    expect(Object.fromEntries(rows.filter(([name]) => Object.hasOwn(action.inputs, String(name))))).toEqual(
      action.inputs,
    );
  });
});

function readRecords(dir: string): readonly string[] {
  return spawnSync('ls', [dir], { encoding: 'utf8' })
    .stdout.split('\n')
    .filter((name) => name.startsWith('check-'));
}

describe('the pre-commit hook', () => {
  const hooks = parse(text('.pre-commit-hooks.yaml')) as readonly Readonly<Record<string, unknown>>[];
  const [hook, unset] = hooks;

  it('is one that pre-commit takes, runs once for all files, and also when files were only deleted', () => {
    const known = ['id', 'name', 'description', 'entry', 'language', 'pass_filenames', 'always_run', 'require_serial'];
    expect(hooks.map(({ id }) => id)).toEqual(['lintel-check', 'lintel-lint']);
    for (const each of hooks) {
      expect(Object.keys(each)).toEqual(known);
      expect(each).toMatchObject({ language: 'system', pass_filenames: false, always_run: true });
      expect(page).toContain(String(each['id']));
    }
  });

  it('is there for agent files written by hand, too', () => {
    expect(run(String(unset?.['entry']), { cwd: byHand('# A\n\nSee [it](src/a.ts).\n') }).code).toBe(0);
    expect(run(`${String(unset?.['entry'])} --strict`, { cwd: byHand('# A\n\nSee [it](src/gone.ts).\n') }).code).toBe(
      1,
    );
  });

  it('stops a commit that breaks a note, and no other', () => {
    expect(run(String(hook?.['entry']), { cwd: built() }).code).toBe(0);
    expect(run(String(hook?.['entry']), { cwd: built(DEAD) }).code).toBe(1);
  });
});

describe('docs/ci.md', () => {
  const yaml = blocks.filter(({ lang }) => lang === 'yaml').map(({ body }) => parse(body) as unknown);
  const scripts = [...blocks.filter(({ lang }) => lang === 'sh').map(({ body }) => body), ...scriptsIn(yaml)];

  it('holds YAML that parses, and no block of another language', () => {
    expect(yaml.length).toBeGreaterThan(4);
    expect(yaml.every((value) => typeof value === 'object' && value !== null)).toBe(true);
    expect(blocks.every(({ lang }) => lang === 'yaml' || lang === 'sh')).toBe(true);
  });

  it.each(scripts.filter((script) => !script.includes('--since')))(
    'has a script that passes without findings and says those that there are: %s',
    (script) => {
      const clean = built();
      expect(run(script, { cwd: clean })).toMatchObject({ code: 0, out: '' });
      if (!script.includes('lintel')) return;
      const { code, out } = run(script, { cwd: built(DEAD) });
      expect(code).toBe(script.includes('--no-fail') ? 0 : 1);
      expect(out).toContain('gone.ts` leads to no file');
    },
  );

  it('has a script that holds a pull request to what it brings', () => {
    const [script = '', ...others] = scripts.filter((each) => each.includes('--since'));
    expect(others).toEqual([]);
    const origin = built(DEAD);
    git(origin, 'add', '-A');
    git(origin, 'commit', '-q', '-m', 'build');
    git(origin, 'branch', '-M', 'main');
    const clone = join(folderWith(), 'clone');
    git(origin, 'clone', '-q', origin, clone);
    expect(run(script, { cwd: clone })).toMatchObject({ code: 0, out: '' });
    addFiles(clone, { 'context/guides/new.md': '# New\n\nSee [it](../../src/fresh.ts).\n' });
    expect(lintel(clone, 'build').code).toBe(0);
    const { code, out } = run(script, { cwd: clone });
    expect(code).toBe(1);
    expect(out).toContain('src/fresh.ts` leads to no file');
    expect(out).not.toContain('gone.ts');
  });

  it('has a setting for lint-staged, which gives the command the files that are staged', () => {
    const setting = (yaml as readonly Readonly<Record<string, unknown>>[]).find((value) => '*.md' in value);
    const [[glob, command] = []] = Object.entries(setting ?? {});
    expect(Object.keys(setting ?? {})).toEqual(['*.md']);
    // As lint-staged does: a pattern without a slash is matched anywhere, and paths are absolute.
    const staged = (root: string, ...files: readonly string[]): string =>
      `npx ${String(command)} ${files.map((file) => `'${join(root, file)}'`).join(' ')}`;
    expect(glob).toBe('*.md');
    const root = built({ ...DEAD, 'README.md': '# Shop\n' });
    expect(run(staged(root, 'context/guides/dead.md', 'README.md'), { cwd: root }).code).toBe(1);
    expect(run(staged(root, 'context/guides/testing.md', 'README.md'), { cwd: root })).toMatchObject({
      code: 0,
      out: '',
    });
  });

  it('writes the reports that it hands to servers', () => {
    const job = (yaml as readonly Readonly<Record<string, GitLabJob>>[]).find((value) => 'context' in value)?.[
      'context'
    ];
    const root = built(DEAD);
    expect(run(job?.script.join('\n') ?? '', { cwd: root }).code).toBe(1);
    const { codequality = '', junit = '' } = job?.artifacts.reports ?? {};
    expect(JSON.parse(read(root, codequality))).toHaveLength(1);
    expect(parseXml(read(root, junit)).attributes['failures']).toBe('1');
    expect(existsSync(join(root, job?.cache.paths[0] ?? '?'))).toBe(true);
  });

  it('names every reporter there is', () => {
    const { out } = lintel(folderWith(), 'help', 'check');
    const known = /--reporter \S+ +(.+?);/.exec(out)?.[1]?.split(', ');
    expect(known?.length).toBeGreaterThan(5);
    const rows = [...page.matchAll(/^\| `(\w+)` \| (?!`)/gm)].map(([, name]) => name);
    expect(rows.slice(0, known?.length)).toEqual(known);
  });
});

interface GitLabJob {
  readonly script: readonly string[];
  readonly cache: { readonly paths: readonly string[] };
  readonly artifacts: { readonly reports: Readonly<Record<string, string>> };
}

/** Everything that stands under `run` or in `script`, at any depth. */
function scriptsIn(value: unknown): readonly string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => {
    if (key === 'run' && typeof inner === 'string') return [inner];
    if (key === 'script' && Array.isArray(inner)) return inner.map(String);
    return scriptsIn(inner);
  });
}

describe('every flag that the documentation names', () => {
  const names = [...lintel(ROOT, '--help').out.matchAll(/^ {2}([a-z]+(?: [a-z]+)?) {2,}\w/gm)].map(
    ([, name = '']) => name,
  );
  const calls = ['README.md', 'docs/ci.md', 'docs/configuration.md', 'docs/decisions.md'].flatMap((file) =>
    [...text(file).matchAll(/\blintel ((?:[a-z]+)(?: [a-z]+)?)([^`\n#|]*)/g)].map(([call, words = '', rest = '']) => ({
      file,
      call: call.trim(),
      name: names.find((each) => each === words) ?? names.find((each) => each === words.split(' ')[0]),
      flags: [...`${words}${rest}`.matchAll(/(?<=\s)--([a-z-]+)/g)].map(([flag]) => flag),
    })),
  );
  const flagged = calls.filter(({ flags }) => flags.length > 0);

  it('is looked for in more than a handful of calls', () => {
    expect(flagged.length).toBeGreaterThan(10);
    expect(flagged.filter(({ name }) => name === undefined)).toEqual([]);
  });

  it.each([...new Set(flagged.map(({ name }) => name ?? ''))])('is a flag of lintel %s', (name) => {
    const help = lintel(ROOT, 'help', ...name.split(' ')).out;
    const used = new Set(flagged.filter((call) => call.name === name).flatMap(({ flags }) => flags));
    expect([...used].filter((flag) => !new RegExp(`^ .*${flag}(?![a-z-])`, 'm').test(help))).toEqual([]);
  });
});
