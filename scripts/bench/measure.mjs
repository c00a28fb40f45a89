/** Runs the steps on each corpus and gathers the figures. Judging them is left to gates.mjs, showing them to page.mjs. */
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { git } from './corpus.mjs';
import { median, medians } from './figures.mjs';
import { heavyAmong } from './heavy.mjs';
import { loadedScripts, peakMemory } from './run.mjs';
import { alternate, coldStep, gitStep, interleave, lintelSteps, lintSteps, peerSteps } from './steps.mjs';

/** Memory wobbles by a few percent only, so three runs serve. */
const MEMORY_RUNS = 3;

/**
 * Pairs for each round where two programs lie so near that a few rounds cannot tell them apart: a cold run of ten seconds
 * wobbles by 200 ms (standard deviation of 20 runs), and `build` may take 300 ms beyond `scan`.
 */
const PAIRS_A_ROUND = 3;

/**
 * What was measured on one corpus.
 * @typedef {object} Measured
 * @property {import('./corpus.mjs').Corpus} corpus
 * @property {ReadonlyMap<string, readonly import('./figures.mjs').Sample[]>} samples by name of step
 * @property {ReadonlyMap<string, readonly import('./figures.mjs').Sample[]>} pairs of steps that lie near one another, in
 * runs of their own; by name of step
 * @property {ReadonlyMap<string, number>} memory peak kilobytes by name of step
 */

/**
 * All steps on one corpus.
 * @param {import('./corpus.mjs').Corpus} corpus
 * @param {import('./steps.mjs').Tools} tools
 * @param {{ readonly rounds: number, readonly hasPeers: boolean, readonly say: (text: string) => void }} options
 * @returns {Measured}
 */
export function measureCorpus(corpus, tools, { rounds, hasPeers, say }) {
  const steps = [...lintelSteps(corpus, tools), ...(hasPeers ? peerSteps(corpus, tools) : [])];
  const tell = (text) => say(`${corpus.name}: ${text}`);
  const samples = interleave(steps, rounds, tell);
  const pairs = pairsOf(
    steps,
    [
      ['G', 'no-change'],
      ['scan', 'build'],
    ],
    { rounds, say: tell },
  );
  say(`${corpus.name}: memory`);
  // Peers are slow, and nothing is judged by their memory.
  const memory = new Map(
    steps
      .filter(({ name }) => name !== 'G' && name !== 'body' && name !== 'exports')
      .map((step) => [
        step.name,
        memoryOf(step, step.name === 'repomix' || step.name === 'dependency-cruiser' ? 1 : MEMORY_RUNS),
      ]),
  );
  return { corpus, samples, pairs, memory };
}

function pairsOf(steps, names, { rounds, say }) {
  const step = (name) => steps.find((each) => each.name === name);
  return new Map(names.flatMap((pair) => [...alternate(pair.map(step), rounds * PAIRS_A_ROUND, say)]));
}

/** A cold lint of thousands of files takes as long as all else, so that it gets no more rounds than it needs. */
const LINT_ROUNDS = 3;

/**
 * Lint of a repository that nobody has set up.
 * @param {import('./corpus.mjs').Corpus} corpus
 * @param {import('./steps.mjs').Tools} tools
 * @param {{ readonly rounds: number, readonly say: (text: string) => void }} options
 * @returns {Measured}
 */
export function measureLint(corpus, tools, { rounds, say }) {
  const steps = lintSteps(corpus, tools);
  const tell = (text) => say(`${corpus.name}: ${text}`);
  const samples = interleave(steps, Math.min(rounds, LINT_ROUNDS), tell);
  const pairs = pairsOf(steps, [['G', 'lint-again']], { rounds, say: tell });
  const measured = steps.filter(({ name }) => name === 'lint' || name === 'lint-again');
  return { corpus, samples, pairs, memory: new Map(measured.map((step) => [step.name, memoryOf(step, 1)])) };
}

/**
 * Cold scans of two sizes of the same kind of tree, in the same rounds.
 * @param {readonly import('./corpus.mjs').Corpus[]} corpora
 * @param {import('./steps.mjs').Tools} tools
 * @param {{ readonly rounds: number, readonly say: (text: string) => void }} options
 * @returns {readonly Measured[]}
 */
export function measureGrowth(corpora, tools, { rounds, say }) {
  const steps = corpora.map((corpus) => ({ ...coldStep(corpus, tools, 'scan'), name: corpus.name }));
  const samples = interleave(steps, rounds, (text) => say(`growth: ${text}`));
  return corpora.map((corpus, at) => ({
    corpus,
    samples: new Map([['scan', samples.get(corpus.name)]]),
    memory: new Map([
      ['scan', memoryOf(steps[at], MEMORY_RUNS)],
      ['check', memoryOf(coldStep(corpus, tools, 'check'), MEMORY_RUNS)],
    ]),
  }));
}

function memoryOf({ program, before }, runs) {
  return median(
    Array.from({ length: runs }, (_, round) => {
      before?.(round);
      return peakMemory(program);
    }),
  );
}

/**
 * Heavy packages that a no-change check loads, and the number of scripts that it compiles at all.
 * @param {import('./corpus.mjs').Corpus} corpus
 * @param {import('./steps.mjs').Tools} tools
 */
export function measureLoaded(corpus, tools) {
  const step = lintelSteps(corpus, tools).find(({ name }) => name === 'no-change');
  const urls = loadedScripts(step.program);
  const scripts = urls.map((url) => ({
    url,
    text: url.startsWith('file:') ? readFileSync(fileURLToPath(url), 'utf8') : '',
  }));
  return { scripts: scripts.length, heavy: heavyAmong(scripts) };
}

/**
 * A no-change check right after a clone, when every file is as old as git's index and git reads them all. The clone
 * stands where the one before stood, and finds the cache of that one, as a CI run with a restored cache does.
 * @param {import('./corpus.mjs').Corpus} corpus
 * @param {import('./steps.mjs').Tools} tools
 * @param {{ readonly rounds: number, readonly say: (text: string) => void }} options
 */
export function measureFreshClone(corpus, tools, { rounds, say }) {
  const clone = { ...corpus, name: `${corpus.name}-clone`, dir: join(tools.work, 'corpora', `${corpus.name}-clone`) };
  const again = () => {
    rmSync(clone.dir, { recursive: true, force: true });
    git(tools.work, 'clone', '--quiet', corpus.dir, clone.dir);
  };
  again();
  const check = lintelSteps(clone, tools).find(({ name }) => name === 'no-change');
  const steps = [gitStep(clone), check].map((step) => ({ ...step, before: again }));
  const samples = interleave(steps, rounds, (text) => say(`fresh clone: ${text}`));
  rmSync(clone.dir, { recursive: true, force: true });
  return new Map([...samples].map(([name, each]) => [name, medians(each)]));
}

/**
 * `adr list` of a repository that has hundreds of decisions.
 * @param {import('./corpus.mjs').Corpus} corpus
 * @param {import('./steps.mjs').Tools} tools
 * @param {{ readonly rounds: number, readonly say: (text: string) => void }} options
 */
export function measureDecisions(corpus, tools, { rounds, say }) {
  const program = (...args) => ({ cwd: corpus.dir, commands: [[process.execPath, tools.cli, ...args, '--no-cache']] });
  const steps = [
    { name: 'list', program: program('adr', 'list') },
    { name: 'start', program: program('--version') },
  ];
  const samples = interleave(steps, rounds, (text) => say(`decisions: ${text}`));
  const bytes = Number(
    git(corpus.dir, 'ls-files', '-z', 'context/decisions')
      .split('\0')
      .filter(Boolean)
      .reduce((sum, path) => sum + readFileSync(join(corpus.dir, path)).length, 0),
  );
  return { list: medians(samples.get('list')), start: medians(samples.get('start')), megabytes: bytes / 1024 ** 2 };
}

/**
 * Makes sure that the peers read the corpus and did not give up on it: how many code files each has in its answer.
 * @param {import('./steps.mjs').Tools} tools
 */
export function peerCoverage({ work }) {
  const repomix = readFileSync(join(work, 'repomix.xml'), 'utf8').split('\n<file path=').length - 1;
  const cruised = JSON.parse(readFileSync(join(work, 'dependency-cruiser.json'), 'utf8'));
  const modules = cruised.modules.filter(
    ({ source, coreModule, couldNotResolve }) => !coreModule && !couldNotResolve && /\.[cm]?[jt]sx?$/.test(source),
  );
  return { repomix, 'dependency-cruiser': modules.length };
}

/**
 * Folders that the steps write to.
 * @param {string} work
 */
export function prepare(work) {
  for (const folder of ['corpora', 'caches', 'home'])
    if (!existsSync(join(work, folder))) mkdirSync(join(work, folder), { recursive: true });
}
