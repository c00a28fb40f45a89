/**
 * Kills the real program while it builds and while it fixes: at every step that changes the disk, and 500 and 60 times at random. After
 * each: every file is old or new, whole, the lock can be read, and the next run needs no repair. Run with
 * `npm run test:kill`; `-- --runs 50 --fixes 20` for fewer, `--only fixes` for half of it, `--seed 2` for others, `--jobs 1` for
 * one repository at a time, `--write` for docs/kill-test.md.
 */
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { after, expectSame, fail, generator, together } from './kill/check.mjs';
import { killFixes } from './kill/fixes.mjs';
import { build, copyOf, prepare, VERSIONS } from './kill/workspace.mjs';

const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '500' },
    fixes: { type: 'string', default: '60' },
    only: { type: 'string' },
    seed: { type: 'string', default: '1' },
    jobs: { type: 'string', default: '2' },
    write: { type: 'boolean', default: false },
    date: { type: 'string', default: new Date().toISOString().slice(0, 10) },
  },
});
const RUNS = Number(values.runs);
const JOBS = Number(values.jobs);
const PAGE = new URL('../docs/kill-test.md', import.meta.url);
const HOOK = new URL('./kill/at-step.mjs', import.meta.url).pathname;

/** Versions between which every kind of change happens: files and links come, go, change and take one another's place. */
const [FROM, TO] = [0, 1];

const START = performance.now();
let steps = 0;
const seen = {
  killed: 0,
  'ended before the kill': 0,
  'with nothing written': 0,
  'between old and new': 0,
  'with all written': 0,
};

if (values.only !== 'fixes') await killBuilds();
if (values.only !== 'builds') {
  const fixed = await killFixes({ runs: Number(values.fixes), seed: Number(values.seed), jobs: JOBS });
  report(`${fixed.steps} steps of fixes and ${values.fixes} fixes at a random time`, fixed.seen);
  if (values.write && values.only === undefined) writeFileSync(PAGE, page(fixed));
}

async function killBuilds() {
  const { open } = await prepare();
  steps = await everyStep(open);
  console.log(`${steps} steps, killed at each, 0 failed (${minutes()} so far)`);
  await atRandom(open);
  report(`${RUNS} builds at a random time`, seen);
}

/**
 * @param {string} what
 * @param {Readonly<Record<string, number>>} counts
 */
function report(what, counts) {
  console.log(`Killed: ${what}, 0 failed (seed ${values.seed}, ${minutes()} so far, ${JOBS} at a time)`);
  for (const [each, count] of Object.entries(counts)) console.log(`${String(count).padStart(5)} ${each}`);
}

/** @param {{ readonly steps: number, readonly seen: Readonly<Record<string, number>> }} fixed */
function page(fixed) {
  const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
  const rowsOf = (/** @type {Readonly<Record<string, number>>} */ counts) =>
    Object.entries(counts)
      .map(([what, count]) => `| ${what} | ${count} |`)
      .join('\n');
  return `# Builds and fixes that are killed

Written by \`npm run test:kill -- --write\` on ${values.date}, with lintel ${version} on Node ${process.versions.node} (${process.platform}), in ${minutes()}.

A repository of modules, guides and rule files is built while its notes go from one version to another: outputs come, go, change,
and become links or files. The program is killed (SIGKILL) at each of the ${steps} steps of a build that change the disk, and in ${RUNS}
builds at a random time (seed ${values.seed}), mostly while it writes. After every kill each output is as it was or as it will be, whole, and the lock
ends in a full line; one more \`lintel build\` exits 0, gives byte for byte what a build that nobody killed gives, the lock
included, and leaves no temporary file. Nothing failed.

| of the ${RUNS} builds | |
| --- | --- |
${rowsOf(seen)}

Agent files and notes with wrong paths are mended by \`lintel lint --fix\` and \`--fix-unsafe\`, with a set-up and without one. The program is
killed at each of the ${fixed.steps} steps of that, and in ${values.fixes} runs at a random time. After every kill each file of the repository is as it was
or as it will be, whole; the same command again gives byte for byte what a run that nobody killed gives, and leaves no temporary
file. Nothing failed.

| of the ${values.fixes} runs | |
| --- | --- |
${rowsOf(fixed.seen)}

Full disks, read-only folders and writes that are lost are tried at every step by \`test/disk/kill.test.ts\`.
`;
}

function minutes() {
  return `${((performance.now() - START) / 60_000).toFixed(1)} min`;
}

/**
 * Kills one and the same build at each of its steps. Returns how many there are.
 * @param {() => Promise<import('./kill/workspace.mjs').Workspace>} open
 */
async function everyStep(open) {
  const base = await open();
  try {
    const before = base.outputs();
    base.write(TO);
    const log = join(base.root, '../steps.txt');
    /** @param {{ readonly root: string }} workspace @param {number} step */
    const killAt = async ({ root }, step) => {
      const env = { ...base.env, KILL_AT: String(step), KILL_ROOT: root, KILL_LOG: log };
      return await build({ root, env }, { hook: HOOK });
    };
    const whole = copyOf(base, 'whole');
    await killAt(whole, 0);
    expectSame('a build with all its steps', whole.outputs(), base.goals[TO]?.outputs ?? {});
    const count = Number(readFileSync(log, 'utf8'));
    let next = 1;
    await together(JOBS, async () => {
      for (let step = next++; step <= count; step = next++) {
        const copy = copyOf(base, `step-${step}`);
        const { signal, said } = await killAt(copy, step);
        if (signal !== 'SIGKILL') fail(`step ${step}`, 'the program was not killed', said);
        await expectWhole(copy, { when: `step ${step}`, before, version: TO });
        copy.remove();
      }
    });
    return count;
  } finally {
    base.remove();
  }
}

/** @param {() => Promise<import('./kill/workspace.mjs').Workspace>} open */
async function atRandom(open) {
  let next = 1;
  let job = 0;
  await together(JOBS, async () => {
    const random = generator(Number(values.seed) * 1000 + job++);
    const workspace = await open();
    let version = FROM;
    try {
      for (let run = next++; run <= RUNS; run = next++) {
        const to = (version + 1 + Math.floor(random() * (VERSIONS - 1))) % VERSIONS;
        await oneRun(workspace, { run, to, random });
        version = to;
      }
    } finally {
      workspace.remove();
    }
  });
}

/**
 * A kill while one version of the notes takes the place of another.
 * @param {import('./kill/workspace.mjs').Workspace} workspace
 * @param {{ readonly run: number, readonly to: number, readonly random: () => number }} what
 */
async function oneRun(workspace, { run, to, random }) {
  const before = workspace.outputs();
  workspace.write(to);
  let stop = () => {};
  const { signal } = await build(workspace, {
    onStart: (child) => {
      const kill = () => child.kill('SIGKILL');
      // Writing is a small part of a build: most kills wait for it to begin, which the lock tells.
      const took = workspace.goals[to]?.took ?? 0;
      stop =
        random() < 0.7 ? whenLockChanges(workspace.lock, kill, 60 * random() ** 2) : after(took * 1.2 * random(), kill);
    },
  });
  stop();
  seen[signal === 'SIGKILL' ? 'killed' : 'ended before the kill'] += 1;
  await expectWhole(workspace, { when: `run ${run}`, before, version: to, isCounted: true });
}

/**
 * What holds wherever a build was killed: each file is old or new, and one build brings all of them there.
 * @param {import('./kill/workspace.mjs').Workspace} workspace
 * @param {{ readonly when: string, readonly before: Readonly<Record<string, string>>, readonly version: number, readonly isCounted?: boolean }} what
 */
async function expectWhole(workspace, { when, before, version, isCounted = false }) {
  const goal = workspace.goals[version]?.outputs ?? {};
  const now = workspace.outputs();
  const names = [...new Set([...Object.keys(before), ...Object.keys(goal)])].filter((name) => !isLock(name));
  for (const name of names)
    if (now[name] !== before[name] && now[name] !== goal[name]) fail(when, `${name} is neither old nor new`, now[name]);
  if (isCounted) tally(names.filter((name) => before[name] !== goal[name]).map((name) => now[name] === goal[name]));
  if (!readFileSync(workspace.lock, 'utf8').endsWith('\n')) fail(when, 'the lock is cut off');

  const again = await build(workspace);
  if (again.status !== 0) fail(when, `the next build ended with ${again.status}`, again.said);
  expectSame(`${when}, after the next build`, workspace.outputs(), goal);
  const left = workspace.temporaries();
  if (left.length > 0) fail(when, `temporary files are left: ${left.join(', ')}`);
}

/** @param {readonly boolean[]} isNew of each file that changes */
function tally(isNew) {
  const done = isNew.filter(Boolean).length;
  seen[done === 0 ? 'with nothing written' : done === isNew.length ? 'with all written' : 'between old and new'] += 1;
}

/** @param {string} name */
function isLock(name) {
  return name.endsWith('lintel.lock');
}

/**
 * Calls `strike` some ms after the lock has changed, which is when writing begins. Returns what calls it off.
 * @param {string} lock
 * @param {() => void} strike
 * @param {number} delay
 */
function whenLockChanges(lock, strike, delay) {
  const before = statSync(lock).mtimeMs;
  let stop = () => clearInterval(poll);
  const poll = setInterval(() => {
    if (statSync(lock).mtimeMs === before) return;
    clearInterval(poll);
    stop = after(delay, strike);
  }, 1);
  return () => stop();
}
