/** Reports of a run: where they go, what stands in the way, and that none is ever half there. Real folders, real processes. */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, test } from 'vitest';
import { takesColor } from '../../src/commands/terminal.ts';
import { addFiles, folderWith, git, repositoryWith } from '../disk/folder.ts';
import { built, CLI, lintel, read } from '../program.ts';
import { parseXml } from '../report/xml.ts';

const DEAD = { 'context/guides/dead.md': '# Dead\n\nSee [it](../../src/gone.ts), and more.\n' };

/** Runs with environment variables of a CI server. */
function onServer(cwd: string, env: Record<string, string>, ...args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [CLI, ...args], {
    cwd,
    encoding: 'utf8',
    env: { ...process.env, NO_COLOR: undefined, FORCE_COLOR: undefined, LINTEL_CACHE_DIR: folderWith(), ...env },
  });
  return { code: status, out: stdout, err: stderr };
}

describe('reports', () => {
  it('go to several files at once and one to standard output, and all say the same', () => {
    const root = built(DEAD);
    const names = ['sarif', 'gitlab', 'junit', 'json', 'github'];
    const words = names.flatMap((name) => ['--reporter', `${name}=out/${name}/report`]);
    const { code, out } = lintel(root, 'check', ...words, '--reporter', 'text');
    expect(code).toBe(1);
    expect(out).toMatch(/^context\/guides\/dead\.md\n {2}3:5 {2}error .*\n {4}3 │ See \[it\]\(.*\n {6}│ {5}\^{22}\n/m);
    for (const name of names) expect(read(root, `out/${name}/report`)).toContain('gone.ts` leads to no file');
    expect(parseXml(read(root, 'out/junit/report')).attributes['failures']).toBe('1');
    for (const name of names) expect(read(root, `out/${name}/report`)).not.toContain(root);
    expect(readdirSync(join(root, 'out/sarif'))).toEqual(['report']);
  });

  it('say the same when the check answers from memory', () => {
    const root = built(DEAD);
    const run = () => lintel(root, 'check', '--cache-dir', 'node_modules/.cache/x');
    addFiles(root, { '.git/info/exclude': 'node_modules/\n' });
    const first = run();
    expect(first.out).toContain('│ See [it]');
    expect(run()).toEqual(first);
  });

  it('introduce the rules that found something in SARIF, with their pages', () => {
    const { out } = lintel(built(DEAD), 'lint', '--reporter', 'sarif');
    const [{ tool, results }] = JSON.parse(out).runs;
    expect(tool.driver.rules.map(({ id }: { id: string }) => id)).toEqual([results[0].ruleId]);
    expect(results).toHaveLength(1);
    expect(tool.driver.rules[results[0].ruleIndex].help.markdown).toContain('## A dead link fails');
  });

  it.each([
    [
      ['--reporter', 'text', '--reporter', 'json'],
      /both go to standard output: text and json[\s\S]*--reporter json=<file>/,
    ],
    [['--reporter', 'sarif', '--json'], /both go to standard output/],
    [['--reporter', 'sarif=a', '--reporter', 'json=./a'], /both go to \.\/a: sarif and json/],
    [['--reporter', 'sarif='], /names no file/],
    [['--reporter', 'json=-'], /names no file: standard output[\s\S]*Write `--reporter json`/],
    [['--reporter', 'json=.git/x.json'], /`\.git\/x\.json` lies in a folder of git/],
    [['--reporter', 'json=sub/lintel.lock'], /`sub\/lintel\.lock` has a name that lintel reads/],
    [['--reporter', 'json=lintel.baseline'], /has a name that lintel reads/],
    [['--reporter', 'sarf=x'], /no reporter `sarf`[\s\S]*Did you mean `sarif`\?/],
    [['--reporter', 'json=context'], /`context` is a folder/],
    [['--reporter', 'json=package.json'], /`package\.json` is tracked by git/],
    [['--reporter', 'json=package.json/x'], /lies under a file/],
    [['--reporter', 'json=out/a.json', '--reporter', 'sarif=context'], /`context` is a folder/],
  ])('%j is refused with exit code 2, and nothing is written', (words, message) => {
    const root = built();
    const { code, out, err } = lintel(root, 'lint', ...words);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toMatch(message);
    expect(
      git(root, 'status', '--porcelain', '--', ':!context/lintel.lock', ':!*AGENTS.md', ':!*CLAUDE.md', ':!.c*'),
    ).toBe('');
  });

  it('that cannot be written end the run with exit code 2, nothing on standard output and no part of a report', () => {
    const root = built(DEAD);
    const words = ['--reporter', 'json=out/a.json', '--reporter', `sarif=out/${'b'.repeat(300)}`, '--reporter', 'text'];
    const { code, out, err } = lintel(root, 'check', ...words);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toMatch(/name that is too long/);
    expect(existsSync(join(root, 'out'))).toBe(false);
  });

  it('of which one cannot be written leave the others as they were, and no folder for them', () => {
    const root = built(DEAD);
    const old = '{"findings":[]}\n';
    addFiles(root, { 'old.json': old, 'kept/a.txt': 'Mine.\n' });
    const words = ['json=old.json', 'junit=kept/deep/junit.xml', 'gitlab=new.json', 'text=kept/b.txt'];
    // The last is written to when the others stand already.
    for (const refused of [`sarif=${'b'.repeat(300)}`, 'sarif=package.json/x', 'sarif=/dev/full']) {
      const { code, out } = lintel(root, 'lint', ...[...words, refused].flatMap((word) => ['--reporter', word]));
      expect({ code, out }).toEqual({ code: 2, out: '' });
      expect([read(root, 'old.json'), readdirSync(join(root, 'kept'))]).toEqual([old, ['a.txt']]);
      expect(readdirSync(root).filter((name) => /^new\.json$|\.tmp$/.test(name))).toEqual([]);
    }
    const summary = join(root, 'none/summary.md');
    const more = ['--reporter', 'github', '--reporter', 'gitlab=new.json'];
    expect(onServer(root, { GITHUB_STEP_SUMMARY: summary }, 'lint', ...more)).toMatchObject({ code: 2, out: '' });
    expect(existsSync(join(root, 'new.json'))).toBe(false);
  });

  it('take the place of no text that somebody wrote, under whatever name, and of nothing that git tracks', () => {
    const root = built(DEAD);
    const mine = '# Notes\n\n  3:5  error  seen on Monday\n';
    addFiles(root, { 'docs/kept.json': '{}', 'notes.txt': mine, 'run.log': mine });
    git(root, 'add', 'docs/kept.json');
    git(root, 'commit', '-qm', 'keep');
    rmSync(join(root, 'docs'), { recursive: true });
    for (const word of ['json=notes.txt', 'text=notes.txt', 'github=run.log']) {
      const { code, err } = lintel(root, 'lint', '--reporter', word);
      expect({ code, err }).toEqual({ code: 2, err: expect.stringContaining('is there and is no report') });
    }
    expect([read(root, 'notes.txt'), read(root, 'run.log')]).toEqual([mine, mine]);
    expect(lintel(root, 'lint', '--reporter', 'json=docs/kept.json').err).toContain('is tracked by git');
    expect(existsSync(join(root, 'docs'))).toBe(false);
    for (const name of ['text', 'github', 'json']) {
      const words = ['lint', '--reporter', `${name}=${name}.txt`] as const;
      expect([lintel(root, ...words).code, lintel(root, ...words).code]).toEqual([1, 1]);
    }
  });

  it('go through a link and into a pipe, and take the place of an older report', () => {
    const root = built(DEAD);
    addFiles(root, { 'reports/old.json': `{"findings":[${' '.repeat(100_000)}]}` });
    symlinkSync('reports/old.json', join(root, 'latest.json'));
    expect(lintel(root, 'lint', '--reporter', 'json=latest.json').code).toBe(1);
    expect(JSON.parse(read(root, 'reports/old.json'))).toMatchObject({ counts: { error: 1 } });
    const piped = `"${process.execPath}" "${CLI}" lint --no-cache --reporter json=/dev/stdout | cat`;
    const { stdout } = spawnSync('sh', ['-c', piped], { cwd: root, encoding: 'utf8' });
    expect(JSON.parse(stdout)).toMatchObject({ counts: { error: 1 } });
    expect(existsSync('/dev/stdout')).toBe(true);
  });

  it('inside the repository change nothing that the next run says', () => {
    const root = built(DEAD);
    const run = () => lintel(root, 'check', '--reporter', 'junit=junit.xml', '--reporter', 'text');
    const first = run();
    expect(run()).toEqual(first);
  });
});

describe('on GitHub', () => {
  it('all findings go into the summary of the job, after what stands there', () => {
    const root = built(DEAD);
    const file = join(folderWith({ 'summary.md': 'Before.\n' }), 'summary.md');
    const { code, out } = onServer(root, { GITHUB_STEP_SUMMARY: file }, 'check', '--reporter', 'github');
    expect(code).toBe(1);
    expect(out).toMatch(/^::error file=context\/guides\/dead\.md,line=3,col=5,title=stale\/path::/);
    expect(read(file, '')).toMatch(
      /^Before\.\n### lintel: 1 error, 0 warnings\n[^]*<code>context\/guides\/dead\.md:3:5<\/code>/,
    );
  });

  it('no other reporter writes there, and a summary that cannot be written is said', () => {
    const root = built(DEAD);
    const file = join(folderWith(), 'none/summary.md');
    expect(onServer(root, { GITHUB_STEP_SUMMARY: file }, 'check').code).toBe(1);
    const { code, out, err } = onServer(root, { GITHUB_STEP_SUMMARY: file }, 'check', '--reporter', 'github');
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain('The report');
  });
});

describe('colours', () => {
  it('are where FORCE_COLOR asks for them, unless NO_COLOR or --no-color forbids them, and in no file', () => {
    const root = built(DEAD);
    const escape = '\u001B[';
    expect(onServer(root, { FORCE_COLOR: '1' }, 'lint').out).toContain(escape);
    expect(onServer(root, { FORCE_COLOR: '1' }, 'lint', '--no-color').out).not.toContain(escape);
    expect(onServer(root, { FORCE_COLOR: '1', NO_COLOR: '1' }, 'lint').out).not.toContain(escape);
    onServer(root, { FORCE_COLOR: '1' }, 'lint', '--reporter', 'text=out.txt');
    expect(read(root, 'out.txt')).not.toContain(escape);
  });

  it.each([
    [{ FORCE_COLOR: '0' }, false, false],
    [{ FORCE_COLOR: 'false' }, false, false],
    [{ FORCE_COLOR: '' }, false, true],
    [{ FORCE_COLOR: '1' }, true, true],
    [{ FORCE_COLOR: 'true', TERM: 'dumb' }, true, true],
    [{ FORCE_COLOR: '1', NO_COLOR: '1' }, false, false],
    [{ TERM: 'dumb' }, false, false],
    [{}, false, true],
  ])('with %j are in a pipe: %s, on a terminal: %s', (env, inPipe, onTerminal) => {
    expect([takesColor(env, false), takesColor(env, true)]).toEqual([inPipe, onTerminal]);
  });

  it('are not where FORCE_COLOR=0 switches them off', () => {
    expect(onServer(built(DEAD), { FORCE_COLOR: '0' }, 'lint').out).not.toContain('\u001B[');
  });

  it('are not there, nor a single word, when there is nothing to say', () => {
    expect(onServer(built(), { FORCE_COLOR: '1' }, 'lint')).toEqual({ code: 0, out: '', err: '' });
  });
});

test('no report, baseline or review shows a key that stands in the claim of something else', () => {
  const [aws, hub] = [`AKIA${'Q7ZLW3NVTB5KX2RD'}`, `ghp_${'Zt8QmW2kLx7RvBn4Yc9HsJd3GfPaE6uVoKb1'}`];
  const lines = [
    `Run \`npm run publish-all -- --token=${hub}\`, see [y](docs/A.md?token=${hub}), [z](docs/b.md#${hub}) and [w](src/${aws}.ts).`,
    `\`chargeIt()\` of [\`chargeIt\`](src/a.ts#chargeIt) takes ${hub}.`,
  ];
  const root = repositoryWith({
    'package.json': '{"name":"a","exports":"./src/a.ts"}',
    'src/a.ts': 'export function chargeIt(a: string) { return a; }\n',
    'docs/a.md': '# A\n',
    'docs/b.md': '# B\n',
    'AGENTS.md': `${lines.join('\n\n')}\n`,
    '.cursor/rules/r.mdc': `---\nglobs: src/${aws}/**\n---\nText\n`,
  });
  const shown = (...words: readonly string[]): string => {
    const { out, err } = lintel(root, ...words);
    return out + err;
  };
  const said = [
    ...['text', 'json', 'sarif', 'github', 'gitlab', 'junit'].map((name) => shown('lint', '--reporter', name)),
    shown('lint', '--verbose', '--fix', '--dry-run'),
    shown('review', 'AGENTS.md'),
  ];
  addFiles(root, { 'src/a.ts': 'export function chargeIt(a: number) { return a; }\n' });
  said.push(shown('review', 'AGENTS.md'), shown('review', 'AGENTS.md', '--json'), shown('lint', '--update-baseline'));
  said.push(readFileSync(join(root, 'lintel.baseline'), 'utf8'));
  expect(said.join('')).toContain('--token=***');
  expect(said.at(-2)).not.toBe('');
  for (const text of said) for (const key of [aws, hub]) expect(text).not.toContain(key);
});

const isLinux = process.platform === 'linux';

test.runIf(isLinux)('a folder that the system lets nobody make ends a run with 2, and does not hold it up', () => {
  const root = folderWith({ 'AGENTS.md': '# A\n' });
  for (const reporter of ['sarif=/proc/nope/x.sarif', 'json=/proc/nope/deep/x.json']) {
    const run = spawnSync(process.execPath, [CLI, 'lint', '--no-cache', '--reporter', reporter], {
      cwd: root,
      encoding: 'utf8',
      timeout: 30_000,
    });
    expect(run.status).toBe(2);
    expect(run.stderr).toContain('cannot be written (ENOENT)');
  }
});

test.runIf(isLinux)('standard output that takes nothing ends a run with 2 and one line', () => {
  const root = folderWith({ 'AGENTS.md': 'See [it](gone.md).\n' });
  for (const flags of ['--json', '']) {
    const run = `"${process.execPath}" "${CLI}" lint --no-cache -q ${flags} > /dev/full`;
    const { status, stderr } = spawnSync('sh', ['-c', run], { cwd: root, encoding: 'utf8' });
    expect(stderr).toBe('error: The output cannot be written: the disk is full.\n');
    expect(status).toBe(2);
  }
});
