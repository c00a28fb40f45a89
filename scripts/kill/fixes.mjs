/**
 * Kills `lintel lint --fix` and `--fix-unsafe`: at each step that changes the disk, and at random. After each kill every file of
 * the repository is whole, old or new, and the same command once more ends where a run that nobody killed ends.
 */
import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, expectSame, fail, generator, together } from './check.mjs';
import { build, environment, temporariesIn, write } from './workspace.mjs';

const HOOK = new URL('./at-step.mjs', import.meta.url).pathname;

/** Folders with an agent file of their own. */
const AREAS = 3;

/** Each flag in a repository of its own, with a set-up and without one. */
const CASES = [true, false].flatMap((isSetUp) => ['--fix', '--fix-unsafe'].map((flag) => ({ isSetUp, flag })));

/**
 * @typedef {object} Repository
 * @property {string} root
 * @property {NodeJS.ProcessEnv} env
 * @property {string} flag
 * @property {Readonly<Record<string, string>>} before
 * @property {Readonly<Record<string, string>>} goal what a run comes to that nobody kills
 * @property {readonly string[]} changed the files that it changes
 * @property {number} took ms
 */

/**
 * Kills as often as `runs` says, and at each step. Throws at the first text that is lost.
 * @param {{ readonly runs: number, readonly seed: number, readonly jobs: number }} how
 */
export async function killFixes({ runs, seed, jobs }) {
  const seen = { 'with nothing written': 0, 'between old and new': 0, 'with all written': 0 };
  const work = mkdtempSync(join(tmpdir(), 'lintel-kill-fix-'));
  try {
    const repositories = [];
    for (const each of CASES) repositories.push(await prepare(work, each));
    // All of them write in the same way, so that the steps of one are the steps of all.
    const steps = await everyStep(
      repositories[repositories.length - 1] ?? fail('prepare', 'there is nothing to kill'),
      jobs,
    );
    let next = 0;
    await together(jobs, async (job) => {
      const random = generator(seed * 1000 + job);
      for (let run = next++; run < runs; run = next++) {
        const repository = repositories[run % repositories.length];
        if (repository === undefined) return;
        const copy = copyOf(repository, `job-${job}`);
        seen[await oneRun(copy, `fix ${run + 1} (${repository.flag})`, random)] += 1;
        copy.remove();
      }
    });
    return { steps, seen };
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/**
 * @param {Repository} repository
 * @param {number} jobs
 */
async function everyStep(repository, jobs) {
  const count = await stepsOf(repository);
  let next = 1;
  await together(jobs, async () => {
    for (let step = next++; step <= count; step = next++) {
      const copy = copyOf(repository, `step-${step}`);
      const env = { ...copy.env, KILL_AT: String(step), KILL_ROOT: copy.root, KILL_LOG: `${copy.root}.steps` };
      const { signal, said } = await fixed({ ...copy, env }, HOOK);
      if (signal !== 'SIGKILL') fail(`step ${step} of ${copy.flag}`, 'the program was not killed', said);
      await expectWhole(copy, `step ${step} of ${copy.flag}`);
      copy.remove();
    }
  });
  return count;
}

/** @param {Repository} repository */
async function stepsOf(repository) {
  const copy = copyOf(repository, 'whole');
  const log = `${copy.root}.steps`;
  const { status, said } = await fixed(
    { ...copy, env: { ...copy.env, KILL_AT: '0', KILL_ROOT: copy.root, KILL_LOG: log } },
    HOOK,
  );
  if (status !== 0) fail(copy.flag, `a run with all its steps ended with ${status}`, said);
  expectSame('a run with all its steps', textsIn(copy.root), copy.goal);
  copy.remove();
  return Number(readFileSync(log, 'utf8'));
}

/**
 * @param {Repository} copy
 * @param {string} when
 * @param {() => number} random
 */
async function oneRun(copy, when, random) {
  let stop = () => {};
  await fixed(copy, undefined, (child) => {
    const kill = () => child.kill('SIGKILL');
    // Writing is a small part of a run: most kills wait for it to begin.
    stop = random() < 0.8 ? whenWritten(copy, kill, 50 * random()) : after(copy.took * 1.2 * random(), kill);
  });
  stop();
  return await expectWhole(copy, when);
}

/**
 * What holds wherever a fix was killed. Returns how far it had come.
 * @param {Repository} copy
 * @param {string} when
 */
async function expectWhole(copy, when) {
  const now = textsIn(copy.root);
  for (const path of new Set([...Object.keys(now), ...Object.keys(copy.before)]))
    if (now[path] !== copy.before[path] && now[path] !== copy.goal[path])
      fail(when, `${path} is neither old nor new`, now[path]);
  const done = copy.changed.filter((path) => now[path] === copy.goal[path]).length;
  const again = await fixed(copy);
  if (again.status !== 0) fail(when, `the next run ended with ${again.status}`, again.said);
  expectSame(`${when}, after the next run`, textsIn(copy.root), copy.goal);
  const left = temporariesIn(copy.root);
  // A run that has nothing left to do is one that writes, all the same.
  if (left.length > 0) fail(when, `temporary files are left: ${left.join(', ')}`);
  if (done === 0) return 'with nothing written';
  return done === copy.changed.length ? 'with all written' : 'between old and new';
}

/**
 * @param {Pick<Repository, 'root' | 'env' | 'flag'>} repository
 * @param {string} [hook]
 * @param {(child: import('node:child_process').ChildProcess) => void} [onStart]
 */
async function fixed({ root, env, flag }, hook, onStart) {
  return await build(
    { root, env },
    { words: ['lint', flag, '--no-fail'], ...(hook && { hook }), ...(onStart && { onStart }) },
  );
}

/**
 * Calls `strike` some ms after the first file that is to change has changed, or has a new one beside it. Returns what calls it off.
 * @param {Repository} copy
 * @param {() => void} strike
 * @param {number} delay
 */
function whenWritten({ root, changed }, strike, delay) {
  const stamp = () => changed.map((path) => statSync(join(root, dirname(path))).mtimeMs).join();
  const before = stamp();
  let stop = () => clearInterval(poll);
  const poll = setInterval(() => {
    if (stamp() === before) return;
    clearInterval(poll);
    stop = after(delay, strike);
  }, 1);
  return () => stop();
}

// ───────────────────────────── its repositories ─────────────────────────────

/**
 * @param {string} work
 * @param {{ readonly isSetUp: boolean, readonly flag: string }} which
 * @returns {Promise<Repository>}
 */
async function prepare(work, { isSetUp, flag }) {
  const root = join(work, `${isSetUp ? 'set-up' : 'plain'}${flag}`);
  plant(root, isSetUp);
  const env = environment(work);
  if (isSetUp) await build({ root, env });
  damage(root, isSetUp);
  const repository = { root, env, flag, before: textsIn(root), goal: {}, changed: [], took: 0 };
  const copy = copyOf(repository, 'goal');
  const start = performance.now();
  const { status, said } = await fixed(copy);
  if (status !== 0) fail(flag, `a run that nobody kills ended with ${status}`, said);
  const goal = textsIn(copy.root);
  const changed = Object.keys(goal).filter((path) => goal[path] !== repository.before[path]);
  copy.remove();
  if (changed.length <= AREAS) fail(flag, `only ${changed.length} files are mended`, said);
  return { ...repository, goal, changed, took: performance.now() - start };
}

/**
 * @template {Repository} T
 * @param {T} repository
 * @param {string} name
 */
function copyOf(repository, name) {
  const root = `${repository.root}.${name}`;
  cpSync(repository.root, root, { recursive: true, verbatimSymlinks: true });
  return { ...repository, root, remove: () => rmSync(root, { recursive: true, force: true }) };
}

/**
 * @param {string} root
 * @param {boolean} isSetUp
 */
function plant(root, isSetUp) {
  write(root, 'package.json', '{ "name": "fixes", "scripts": { "test": "vitest run" } }\n');
  write(root, 'docs/Setup.md', '# Setup\n');
  write(root, 'docs/deep/unique.md', '# Unique\n');
  for (let n = 0; n < AREAS; n++) write(root, `area${n}/src/old${n}.ts`, `export const value${n} = ${n};\n`);
  if (isSetUp) write(root, 'context/lintel.yaml', 'clients: [codex]\n');
  for (const path of textPaths(isSetUp)) write(root, path, textOf(path, false));
  git(root, 'init');
  commit(root, 'One');
  if (isSetUp) return;
  for (let n = 0; n < AREAS; n++)
    renameSync(join(root, `area${n}/src/old${n}.ts`), join(root, `area${n}/src/new${n}.ts`));
  commit(root, 'Two');
}

/**
 * @param {string} root
 * @param {boolean} isSetUp
 */
function damage(root, isSetUp) {
  for (const path of textPaths(isSetUp)) write(root, path, textOf(path, true));
  chmodSync(join(root, 'area1/AGENTS.md'), 0o600);
}

/** @param {boolean} isSetUp */
function textPaths(isSetUp) {
  const areas = Array.from({ length: AREAS }, (_, n) => `area${n}/AGENTS.md`);
  return isSetUp ? [...areas, ...areas.map((_, n) => `context/guides/g${n}.md`)] : ['AGENTS.md', ...areas];
}

/**
 * A text that has something to mend at its head and at its end, and some that wants a second look once the first is done.
 * @param {string} path
 * @param {boolean} isDamaged
 */
function textOf(path, isDamaged) {
  const up = '../'.repeat(path.split('/').length - 1);
  const [, area = ''] = /^(area\d)\//.exec(path) ?? [];
  const words = 'Words that nobody may lose.\n'.repeat(100);
  const old = area === '' ? '' : `The file \`${area}/src/old${area.slice(4)}.ts\` holds it.\n\n`;
  const wrong = `See [setup](${up}docs/setup.md).\n\n<!-- lintel-disable stale/command -->\n\nOr [unique](${up}docs/Deep/unique.md).\n`;
  const text = `# Of ${path}\n\n${old}${isDamaged ? wrong : ''}\n${words}${isDamaged ? `\nAnd [setup](${up}docs/SETUP.md).\n` : ''}`;
  return path.includes('2') ? `\uFEFF${text.replaceAll('\n', '\r\n')}` : text;
}

/**
 * @param {string} root
 * @param {string} message
 */
function commit(root, message) {
  git(root, 'add', '-A');
  git(root, '-c', 'user.name=Ada', '-c', 'user.email=ada@example.org', 'commit', '--quiet', '-m', message);
}

/**
 * @param {string} root
 * @param {readonly string[]} words
 */
function git(root, ...words) {
  const { status, stderr } = spawnSync('git', words, { cwd: root, encoding: 'utf8' });
  if (status !== 0) throw new Error(`git ${words.join(' ')}: ${stderr}`);
}

/**
 * Every file but git's own and temporary ones, with its mode: neither may be lost.
 * @param {string} root
 * @returns {Readonly<Record<string, string>>}
 */
function textsIn(root) {
  const found = readdirSync(root, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = found.map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1));
  const ours = paths.filter((path) => !path.startsWith('.git/') && !path.endsWith('.tmp')).sort();
  const read = (/** @type {string} */ path) =>
    `${(statSync(join(root, path)).mode & 0o777).toString(8)} ${readFileSync(join(root, path), 'utf8')}`;
  return Object.fromEntries(ours.map((path) => [path, read(path)]));
}
