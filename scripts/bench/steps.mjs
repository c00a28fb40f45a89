/** What is run on a corpus, in the order of a round, and the state that each run needs before and leaves after. */
import { readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { addExport, addSentence, editBody } from './edits.mjs';
import { git } from './corpus.mjs';
import { timed } from './run.mjs';
import { ENVIRONMENT, quietly } from './work.mjs';

/**
 * Where things are.
 * @typedef {object} Tools
 * @property {string} work folder of the bench
 * @property {string} cli the command line of lintel
 * @property {string} peers folder with TypeScript and the peers installed
 */

/**
 * One program of a round. `before` and `after` are not timed.
 * @typedef {object} Step
 * @property {string} name
 * @property {import('./run.mjs').Program} program
 * @property {(round: number) => void} [before]
 * @property {() => void} [after]
 */

/**
 * Everything that is measured on one corpus.
 * @param {import('./corpus.mjs').Corpus} corpus
 * @param {Tools} tools
 * @returns {readonly Step[]}
 */
export function lintelSteps(corpus, tools) {
  const warm = { LINTEL_CACHE_DIR: join(tools.work, 'caches', corpus.name) };
  const check = lintel(corpus, tools, { command: 'check', env: warm });
  return [
    anchorStep(corpus, tools),
    gitStep(corpus),
    coldStep(corpus, tools, 'scan'),
    coldStep(corpus, tools, 'build'),
    coldStep(corpus, tools, 'check'),
    { name: 'no-change', program: check },
    editedStep(corpus, check, { name: 'body', edit: editBody }),
    editedStep(corpus, check, { name: 'exports', edit: addExport }),
  ];
}

/**
 * What `lint` costs where nobody has set lintel up.
 * @param {import('./corpus.mjs').Corpus} corpus with agent files and a past
 * @param {Tools} tools
 * @returns {readonly Step[]}
 */
export function lintSteps(corpus, tools) {
  const flags = ['--no-fail'];
  const warm = { LINTEL_CACHE_DIR: join(tools.work, 'caches', corpus.name) };
  const lint = lintel(corpus, tools, { command: 'lint', env: warm, flags });
  const cache = join(tools.work, 'caches', 'cold');
  return [
    anchorStep(corpus, tools),
    gitStep(corpus),
    {
      name: 'lint',
      program: lintel(corpus, tools, { command: 'lint', env: { LINTEL_CACHE_DIR: cache }, flags }),
      before: () => rmSync(cache, { recursive: true, force: true }),
    },
    { name: 'lint-again', program: lint },
    editedStep(corpus, lint, { name: 'lint-body', edit: editBody }),
    editedStep({ ...corpus, edited: 'AGENTS.md' }, lint, { name: 'lint-agents', edit: addSentence }),
    committedStep(corpus, lint),
  ];
}

/**
 * P: the bare parse of the same files.
 * @param {import('./corpus.mjs').Corpus} corpus
 * @param {Tools} tools
 * @returns {Step}
 */
function anchorStep({ dir, list }, { peers }) {
  const parse = new URL('parse.mjs', import.meta.url).pathname;
  return { name: 'P', program: { cwd: dir, commands: [[process.execPath, parse, peers, list]] } };
}

/**
 * G: an empty Node process, and git asked what changed.
 * @param {{ readonly dir: string }} corpus
 * @returns {Step}
 */
export function gitStep({ dir }) {
  const commands = [
    [process.execPath, '-e', '0'],
    ['git', '--no-optional-locks', 'status', '--porcelain=v2'],
  ];
  return { name: 'G', program: { cwd: dir, commands } };
}

/**
 * A command of lintel that finds an empty cache folder, and fills it.
 * @param {import('./corpus.mjs').Corpus} corpus
 * @param {Tools} tools
 * @param {'scan' | 'build' | 'check'} command
 * @returns {Step}
 */
export function coldStep(corpus, tools, command) {
  const cache = join(tools.work, 'caches', 'cold');
  return {
    name: command,
    program: lintel(corpus, tools, { command, env: { LINTEL_CACHE_DIR: cache } }),
    before: () => rmSync(cache, { recursive: true, force: true }),
  };
}

/**
 * Tools that people use for the same job.
 * @param {import('./corpus.mjs').Corpus} corpus
 * @param {Tools} tools
 * @returns {readonly Step[]}
 */
export function peerSteps({ dir }, { work, peers }) {
  const bin = join(peers, 'node_modules/.bin');
  // dependency-cruiser keeps every tree in memory; the larger heap is a courtesy that lintel does not need.
  const env = { HOME: join(work, 'home'), NODE_OPTIONS: '--max-old-space-size=12000' };
  const program = (...command) => ({ cwd: work, env, commands: [command] });
  const options = ['--compress', '--no-security-check', '--quiet', '--include', '**/*.ts,**/*.tsx'];
  return [
    {
      name: 'repomix',
      program: program(join(bin, 'repomix'), dir, ...options, '-o', join(work, 'repomix.xml')),
    },
    {
      name: 'dependency-cruiser',
      program: program(
        join(bin, 'depcruise'),
        '--no-config',
        '--ts-pre-compilation-deps',
        '--output-type',
        'json',
        '--output-to',
        join(work, 'dependency-cruiser.json'),
        dir,
      ),
    },
  ];
}

/**
 * Runs each step once a round, A B C and A B C again, after one round that only warms the caches of the disk.
 * @param {readonly Step[]} steps
 * @param {number} rounds
 * @param {(text: string) => void} say
 * @returns {ReadonlyMap<string, readonly import('./figures.mjs').Sample[]>}
 */
export function interleave(steps, rounds, say) {
  const samples = new Map(steps.map(({ name }) => [name, []]));
  for (let round = 0; round <= rounds; round++) {
    say(round === 0 ? 'warm-up' : `round ${round} of ${rounds}`);
    for (const { name, program, before, after } of steps) {
      before?.(round);
      try {
        const sample = timed(program);
        if (round > 0) samples.get(name).push(sample);
      } finally {
        after?.();
      }
    }
  }
  return samples;
}

/**
 * Two steps right after one another, in turns A B and B A, so that neither is always the one that a machine which gets
 * slower hits.
 * @param {readonly [Step, Step]} pair
 * @param {number} rounds
 * @param {(text: string) => void} say
 * @returns {ReadonlyMap<string, readonly import('./figures.mjs').Sample[]>}
 */
export function alternate(pair, rounds, say) {
  const samples = new Map(pair.map(({ name }) => [name, []]));
  for (let round = 1; round <= rounds; round++) {
    say(`${pair.map(({ name }) => name).join(' and ')}, pair ${round} of ${rounds}`);
    for (const { name, program, before } of round % 2 === 1 ? pair : pair.toReversed()) {
      before?.(round);
      samples.get(name).push(timed(program));
    }
  }
  return samples;
}

function lintel({ dir }, { cli }, { command, env, flags = [] }) {
  return { cwd: dir, env, commands: [[process.execPath, cli, command, ...flags]] };
}

/** The file is put back with its old time, and both git and lintel see it before the next round. */
function editedStep({ dir, edited }, check, { name, edit }) {
  const file = join(dir, edited);
  const text = readFileSync(file, 'utf8');
  const { atime, mtime } = statSync(file);
  return {
    name,
    program: check,
    // Run and process make the number unique, so that not even a kept cache knows the text.
    before: (round) => writeFileSync(file, edit(text, process.pid * 1000 + round)),
    after: () => {
      writeFileSync(file, text);
      utimesSync(file, atime, mtime);
      git(dir, 'update-index', '-q', '--refresh');
      const [[command, ...args]] = check.commands;
      quietly(command, args, { cwd: dir, env: { ...ENVIRONMENT, ...check.env } });
    },
  };
}

/** A commit that changes one function, taken back afterwards. */
function committedStep({ dir, edited }, lint) {
  const file = join(dir, edited);
  const text = readFileSync(file, 'utf8');
  const [[command, ...args]] = lint.commands;
  return {
    name: 'lint-commit',
    program: lint,
    before: (round) => {
      writeFileSync(file, editBody(text, process.pid * 1000 + round));
      git(dir, 'commit', '--quiet', '--all', '--message', `Round ${round}`);
    },
    after: () => {
      git(dir, 'reset', '--quiet', '--hard', 'HEAD~1');
      quietly(command, args, { cwd: dir, env: { ...ENVIRONMENT, ...lint.env } });
    },
  };
}
