/**
 * Runs programs and measures them: wall time here, processor time (children included) by the shell's `times`, peak
 * memory by a preload in runs of their own. Needs a POSIX shell, so Linux or macOS.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ENVIRONMENT } from './work.mjs';

/** dash counts in hundredths of a second, bash in thousandths. */
const SHELL = ['/bin/bash', '/usr/bin/bash'].find((path) => existsSync(path)) ?? 'sh';

const LIMIT_MS = 600_000;

/**
 * A program to run. Several commands run one after the other and count as one.
 * @typedef {object} Program
 * @property {string} cwd
 * @property {readonly (readonly string[])[]} commands
 * @property {Readonly<Record<string, string>>} [env]
 */

/**
 * Runs a program once and says what it took.
 * @param {Program} program
 * @returns {import('./figures.mjs').Sample}
 */
export function timed(program) {
  const folder = mkdtempSync(join(tmpdir(), 'lintel-times-'));
  try {
    const times = join(folder, 'times');
    const before = performance.now();
    start(program, { times });
    return { wall: performance.now() - before, cpu: childTime(readFileSync(times, 'utf8')) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * Runs a program once and gives the peak memory of its largest Node process, in kilobytes.
 * @param {Program} program
 */
export function peakMemory(program) {
  const folder = mkdtempSync(join(tmpdir(), 'lintel-meter-'));
  try {
    const meter = new URL('meter.cjs', import.meta.url).pathname;
    const options = `${program.env?.NODE_OPTIONS ?? ''} --require ${JSON.stringify(meter)}`;
    start(program, { times: join(folder, 'times'), env: { NODE_OPTIONS: options, LINTEL_BENCH_METER: folder } });
    const peaks = readdirSync(folder).filter((name) => name.endsWith('.txt'));
    if (peaks.length === 0) throw new Error('No process left its peak memory behind.');
    return Math.max(...peaks.map((name) => Number(readFileSync(join(folder, name), 'utf8'))));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * Every script that V8 compiled while a program ran, Node's own left out, as URL or path. The engine's own list: it does not matter whether
 * a module came by `import`, by `require` or in a bundle.
 * @param {Program} program
 * @returns {readonly string[]}
 */
export function loadedScripts(program) {
  const folder = mkdtempSync(join(tmpdir(), 'lintel-scripts-'));
  try {
    const coverage = join(folder, 'coverage');
    mkdirSync(coverage);
    start(program, { times: join(folder, 'times'), env: { NODE_V8_COVERAGE: coverage } });
    const reports = readdirSync(coverage).map((name) => JSON.parse(readFileSync(join(coverage, name), 'utf8')));
    const urls = reports
      .flatMap(({ result }) => result.map(({ url }) => url))
      .filter((url) => !url.startsWith('node:'));
    if (urls.length === 0) throw new Error('V8 left no list of scripts behind.');
    return [...new Set(urls)].sort();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * Processor time of the children in what the shell's `times` prints, in milliseconds: the second line, `0m1.23s 0m0.4s`.
 * @param {string} text
 */
export function childTime(text) {
  const [, children = ''] = text.trim().split('\n');
  const parts = [...children.matchAll(/(\d+)m([\d.,]+)s/g)];
  if (parts.length !== 2) throw new Error(`The shell's \`times\` printed what cannot be read: ${text}`);
  return parts.reduce(
    (sum, [, minutes, seconds]) => sum + Number(minutes) * 60_000 + Number(seconds.replace(',', '.')) * 1000,
    0,
  );
}

function start({ cwd, commands, env = {} }, { times, env: more = {} }) {
  // The shell forks each command, so none inherits the memory of this process.
  const script = `out=$1; shift; ${commands.map(quoted).join(' && ')}; code=$?; times >"$out"; exit $code`;
  const { status, stderr, error } = spawnSync(SHELL, ['-c', script, 'sh', times], {
    cwd,
    env: { ...ENVIRONMENT, ...env, ...more },
    stdio: ['ignore', 'ignore', 'pipe'],
    encoding: 'utf8',
    timeout: LIMIT_MS,
    maxBuffer: 2 ** 26,
  });
  if (error !== undefined) throw error;
  if (status !== 0)
    throw new Error(`Ended with ${status}: ${commands.map((each) => each.join(' ')).join(' && ')}\n${stderr}`);
}

function quoted(command) {
  return command.map((word) => `'${word.replaceAll("'", `'\\''`)}'`).join(' ');
}
