/**
 * Kills the real program at random times while it builds, 500 times, and looks after each: every output is old or new, whole,
 * the lock can be read, and the next build needs no repair. Run with `npm run test:kill`; `-- --runs 50` for fewer.
 */
import { spawn, spawnSync } from 'node:child_process';
import {
  cpSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';

const { values } = parseArgs({
  options: { runs: { type: 'string', default: '500' }, seed: { type: 'string', default: '1' } },
});
const RUNS = Number(values.runs);
const CLI = new URL('../dist/cli.js', import.meta.url).pathname;
const work = mkdtempSync(join(tmpdir(), 'lintel-kill-'));
const root = join(work, 'root');
const env = { ...process.env, LINTEL_CACHE_DIR: join(work, 'cache'), NO_COLOR: '1' };
const seen = {
  killed: 0,
  'ended before the kill': 0,
  'with nothing written': 0,
  'between old and new': 0,
  'with all written': 0,
};
let state = Number(values.seed);

try {
  plant();
  expectClean('at the start');
  for (let run = 1; run <= RUNS; run++) await once(run);
  console.log(`${RUNS} runs, 0 failed (seed ${values.seed})`);
  for (const [what, count] of Object.entries(seen)) console.log(`${String(count).padStart(5)} ${what}`);
} finally {
  rmSync(work, { recursive: true, force: true });
}

/** A kill while one version of the notes takes the place of another. */
async function once(run) {
  const before = outputs();
  const { goal, took } = turn(run);
  const child = spawn(process.execPath, [CLI, 'build'], { cwd: root, env, stdio: 'ignore' });
  const ended = new Promise((done) => child.on('exit', (_code, signal) => done(signal)));
  const kill = () => child.kill('SIGKILL');
  // Writing is a small part of a build: most kills wait for it to begin, which the lock tells.
  const stop = random() < 0.7 ? whenLockChanges(kill) : after(took * 1.2 * random(), kill);
  const signal = await ended;
  stop();
  seen[signal === 'SIGKILL' ? 'killed' : 'ended before the kill'] += 1;

  const now = outputs();
  const names = [...new Set([...Object.keys(before), ...Object.keys(goal)])];
  for (const name of names.filter((each) => !each.endsWith('lintel.lock')))
    if (now[name] !== before[name] && now[name] !== goal[name]) fail(run, `${name} is neither old nor new`, now[name]);
  const changing = names.filter((name) => before[name] !== goal[name] && !name.endsWith('lintel.lock'));
  const done = changing.filter((name) => now[name] === goal[name]).length;
  seen[done === 0 ? 'with nothing written' : done === changing.length ? 'with all written' : 'between old and new'] +=
    1;
  if (readFileSync(join(root, 'context/lintel.lock'), 'utf8').split('\n').at(-1) !== '')
    fail(run, 'the lock is cut off');

  const again = build();
  if (again.status !== 0) fail(run, `the next build ended with ${again.status}`, again.stdout + again.stderr);
  const then = outputs();
  for (const name of new Set([...Object.keys(then), ...Object.keys(goal)]))
    if (then[name] !== goal[name]) fail(run, `after the next build ${name} is not as it should be`, then[name]);
  if (temporaries().length > 0) fail(run, `temporary files are left: ${temporaries().join(', ')}`);
}

/** Calls `strike` at a random time of the tens of milliseconds that writing takes. Returns what calls it off. */
function whenLockChanges(strike) {
  const lock = join(root, 'context/lintel.lock');
  const before = statSync(lock).mtimeMs;
  const delay = 60 * random() ** 2;
  let stop = () => clearInterval(poll);
  const poll = setInterval(() => {
    if (statSync(lock).mtimeMs === before) return;
    clearInterval(poll);
    stop = after(delay, strike);
  }, 1);
  return () => stop();
}

function after(delay, strike) {
  const timer = setTimeout(strike, delay);
  return () => clearTimeout(timer);
}

/** A repository with 12 modules, each with a note, and rule files for two clients. */
function plant() {
  for (let n = 0; n < 12; n++) {
    write(`src/m${n}/index.ts`, `export const m${n}: number = ${n};\n`);
    write(`src/m${n}/m.test.ts`, '');
  }
  write('package.json', '{ "name": "kill", "scripts": { "test": "vitest run" } }\n');
  write('context/lintel.yaml', 'clients: [claude, codex, cursor, copilot-cli]\n');
  spawnSync('git', ['init', '-q'], { cwd: root });
}

/** Changes the notes, and answers what a build of them gives and how many ms it takes. What comes and goes differs from run to run. */
function turn(run) {
  write(
    'context/project.md',
    `---\nrule: Rule of run ${run}.\n---\n\n# Kill\n\n${`Words of run ${run}.\n\n`.repeat(200)}`,
  );
  write('context/lintel.yaml', `clients: [claude, codex, cursor]\nclaude: ${run % 3 === 0 ? 'link' : 'mirror'}\n`);
  for (let n = 0; n < 12; n++) {
    const path = `context/modules/m${n}.md`;
    if ((run + n) % 4 === 0) rmSync(join(root, path), { force: true });
    else
      write(path, `---\nmodule: src/m${n}\nsummary: Module ${n}.\n---\n\n# M ${n}\n\n${`Run ${run}.\n\n`.repeat(30)}`);
  }
  for (let n = 0; n < 4; n++) {
    const path = `context/guides/g${n}.md`;
    if ((run + n) % 3 === 0) rmSync(join(root, path), { force: true });
    else write(path, `---\napplies-to: "src/m${n}/**/*.test.ts"\n---\n\n# Guide ${n}\n\nRun ${run}.\n`);
  }
  const copy = join(work, 'goal');
  rmSync(copy, { recursive: true, force: true });
  cpSync(root, copy, { recursive: true, filter: (path) => !isOutput(path) });
  const start = performance.now();
  const built = build(copy);
  if (built.status !== 0) fail(run, 'the goal cannot be built', built.stdout + built.stderr);
  return { goal: outputs(copy), took: performance.now() - start };
}

function build(cwd = root) {
  return spawnSync(process.execPath, [CLI, 'build'], { cwd, env, encoding: 'utf8' });
}

function expectClean(when) {
  write('context/project.md', '# Kill\n\nText.\n');
  const { status, stdout, stderr } = build();
  if (status !== 0) fail(when, 'the first build fails', stdout + stderr);
}

function isOutput(path) {
  return /(?:AGENTS|CLAUDE)\.md$|rules\/.*\.mdc?$|lintel\.lock$/.test(path);
}

/** Texts of all outputs and the lock by path; links by what they hold, since what they lead to may be yet to come. */
function outputs(folder = root) {
  const found = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => !entry.isDirectory());
  const paths = found.map((entry) => join(entry.parentPath, entry.name)).filter(isOutput);
  const read = (path) => (lstatSync(path).isSymbolicLink() ? `→ ${readlinkSync(path)}` : readFileSync(path, 'utf8'));
  return Object.fromEntries(paths.sort().map((path) => [path.slice(folder.length + 1), read(path)]));
}

function temporaries() {
  return readdirSync(root, { recursive: true, encoding: 'utf8' }).filter(
    (path) => path.endsWith('.tmp') && !path.startsWith('.git/'),
  );
}

function write(path, text) {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}

/** Pseudo-random, and the same for one seed. */
function random() {
  state = (state * 1103515245 + 12345) % 2147483648;
  return state / 2147483648;
}

function fail(run, what, text = '') {
  throw new Error(`Run ${run}: ${what}.\n${text ?? ''}`);
}
