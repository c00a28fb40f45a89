/**
 * Which program runs the tests of a package, and how it is called for one file.
 * Proven by a test script that calls it, or by a dependency together with its configuration file; never guessed.
 */
import type { PackageFacts } from '../model.ts';
import { folderOf } from './paths.ts';
import { splitCommands, type SimpleCommand } from './shell.ts';

/** A proven test runner. */
export interface Runner {
  readonly name: string;
  readonly env: readonly string[];
  /** The call up to the file: `vitest run`, `node --import tsx --test`. */
  readonly words: readonly string[];
  /** True for programs on the path, which need no package manager to be found. */
  readonly isDirect: boolean;
  /** The script or file that proves it. */
  readonly evidence: string;
}

/** Flags of a runner that change which tests can run at all, and so are kept; true when a value follows. */
type KeptFlags = Readonly<Record<string, boolean>>;

interface RunnerKind {
  readonly call: readonly string[];
  /** Name before the word that makes it a test run: `playwright test`. */
  readonly subcommand?: string;
  readonly kept: KeptFlags;
  readonly config: RegExp;
}

// Flags as in the command line references of vitest 4, jest 30, mocha 11, ava 6 and playwright 1.5x.
const KINDS: ReadonlyMap<string, RunnerKind> = new Map([
  [
    'vitest',
    {
      call: ['vitest', 'run'],
      kept: {
        '--config': true,
        '-c': true,
        '--root': true,
        '-r': true,
        '--dir': true,
        '--environment': true,
        '--globals': false,
      },
      config: /^vitest\.config\.[cm]?[jt]s$/,
    },
  ],
  [
    'jest',
    {
      call: ['jest'],
      kept: { '--config': true, '-c': true, '--rootDir': true, '--env': true, '--runInBand': false, '-i': false },
      config: /^jest\.config\.(?:[cm]?[jt]s|json)$/,
    },
  ],
  [
    'mocha',
    {
      call: ['mocha'],
      kept: {
        '--require': true,
        '-r': true,
        '--import': true,
        '--loader': true,
        '--config': true,
        '--extension': true,
        '--ui': true,
        '-u': true,
        '--timeout': true,
        '-t': true,
        '--exit': false,
      },
      config: /^\.mocharc\.(?:[cm]?js|jsonc?|ya?ml)$/,
    },
  ],
  ['ava', { call: ['ava'], kept: { '--config': true }, config: /^ava\.config\.[cm]?js$/ }],
  [
    'playwright',
    {
      call: ['playwright', 'test'],
      subcommand: 'test',
      kept: { '--config': true, '-c': true },
      config: /^playwright\.config\.[cm]?[jt]s$/,
    },
  ],
]);

/** What is installed for a runner, where that is not its own name. */
const DEPENDENCY: Readonly<Record<string, string>> = { playwright: '@playwright/test' };

/** Subcommands of vitest that do not run tests. */
const NOT_TESTS = new Set(['bench', 'list', 'init', 'typecheck', 'related', '--standalone', '--help', '--version']);

/** Deepest chain of scripts that call scripts. */
const MAX_DEPTH = 4;

/** The runners of packages, by folder. */
export function runnersOf(packages: readonly PackageFacts[], paths: readonly string[]): ReadonlyMap<string, Runner> {
  const files = new Map(packages.map(({ dir }) => [dir, [] as string[]]));
  for (const path of paths) {
    const dir = folderOf(path);
    files.get(dir)?.push(dir === '' ? path : path.slice(dir.length + 1));
  }
  const found = packages.flatMap((owner) => {
    const runner = findRunner(owner, files.get(owner.dir) ?? []);
    return runner ? [[owner.dir, runner] as const] : [];
  });
  return new Map(found);
}

/** The runner that most packages use; the first by its words where several do. */
export function mostCommon(runners: readonly Runner[]): Runner | undefined {
  const groups = new Map<string, Runner[]>();
  for (const runner of runners) {
    const key = [...runner.env, ...runner.words].join(' ');
    groups.set(key, [...(groups.get(key) ?? []), runner]);
  }
  const [best] = [...groups].sort(([a, as], [b, bs]) => bs.length - as.length || (a < b ? -1 : 1));
  return best?.[1][0];
}

/** Finds the runner of a package. `files` are the names of the files in its own folder. */
function findRunner(owner: PackageFacts, files: readonly string[]): Runner | undefined {
  for (const script of testScripts(owner)) {
    const runner = runnerInScript(owner, script, MAX_DEPTH);
    if (runner) return runner;
  }
  for (const [name, kind] of KINDS) {
    const config = files.find((file) => kind.config.test(file));
    const dependency = DEPENDENCY[name] ?? name;
    if (config === undefined || !owner.dependencies.some((declared) => declared.name === dependency)) continue;
    const evidence = owner.dir === '' ? config : `${owner.dir}/${config}`;
    return { name, env: [], words: kind.call, isDirect: false, evidence };
  }
  return undefined;
}

/** True when a script keeps running and waits for changes. */
export function isWatching(line: string): boolean {
  return splitCommands(line).some(({ env, words }) => {
    const call = stripLaunchers(words);
    // To package managers `-w` names a workspace.
    const flag = /^(?:npm|pnpm|yarn|bun)$/.test(call[0] ?? '') ? /^--watch$/ : /^(?:--watch(?:All|=true)?|-w)$/;
    if (call.some((word) => flag.test(word))) return !words.includes('--run');
    if (call[0] !== 'vitest' || env.some((pair) => /^CI=(?:1|true)$/.test(pair))) return false;
    return !call.some(
      (word) => word === 'run' || word === '--run' || /^--(?:no-watch|watch=false)$/.test(word) || NOT_TESTS.has(word),
    );
  });
}

function testScripts(owner: PackageFacts): readonly string[] {
  const names = owner.scripts.map(({ name }) => name).filter((name) => /^(?:test|unit)(?:$|[:-])/.test(name));
  return names.sort((a, b) => rank(a) - rank(b));
}

function rank(name: string): number {
  const known = ['test', 'test:unit', 'test:run', 'test:ci', 'unit'].indexOf(name);
  return known === -1 ? 9 : known;
}

function runnerInScript(owner: PackageFacts, script: string, depth: number): Runner | undefined {
  const line = owner.scripts.find(({ name }) => name === script)?.command;
  if (line === undefined || depth === 0) return undefined;
  for (const command of splitCommands(line)) {
    const runner = recognise(command, `${owner.manifest} scripts.${script}`);
    if (runner) return runner;
    const called = calledScript(command.words);
    const nested = called === undefined ? undefined : runnerInScript(owner, called, depth - 1);
    if (nested) return { ...nested, env: [...command.env.filter(isMeaningful), ...nested.env] };
  }
  return undefined;
}

/** `pnpm test:unit`, `npm run test:unit`: a script of the same package. Filters and folders lead elsewhere. */
function calledScript(words: readonly string[]): string | undefined {
  const [manager = '', first, second] = words;
  if (!/^(?:npm|pnpm|yarn|bun)$/.test(manager)) return undefined;
  return first === 'run' || first === 'run-script' ? second : first;
}

function recognise({ env, words }: SimpleCommand, evidence: string): Runner | undefined {
  const isCross = words[0] === 'cross-env' || words[1] === 'cross-env';
  const call = stripLaunchers(words);
  const [program = '', ...rest] = call;
  const direct = directRunner(program, rest);
  const cross = isCross ? ['cross-env', ...words.filter((word) => /^\w+=/.test(word))] : [];
  if (direct)
    return {
      ...direct,
      env: env.filter(isMeaningful),
      words: [...cross, ...direct.words],
      isDirect: direct.isDirect && !isCross,
      evidence,
    };

  const kind = KINDS.get(program);
  if (!kind || rest.some((word) => NOT_TESTS.has(word))) return undefined;
  if (kind.subcommand !== undefined && rest[0] !== kind.subcommand) return undefined;
  const kept = keepFlags(rest, (flag) => kind.kept[flag]);
  return {
    name: program,
    env: env.filter(isMeaningful),
    words: [...cross, ...kind.call, ...kept],
    isDirect: false,
    evidence,
  };
}

/** What only colours the output or says that nobody watches is not needed for one file. */
function isMeaningful(pair: string): boolean {
  return !/^(?:CI|FORCE_COLOR|NO_COLOR)=/.test(pair);
}

function directRunner(
  program: string,
  rest: readonly string[],
): Pick<Runner, 'name' | 'words' | 'isDirect'> | undefined {
  if (program === 'bun' && rest[0] === 'test') return { name: 'bun', words: ['bun', 'test'], isDirect: true };
  if (program !== 'node' && program !== 'tsx') return undefined;
  if (rest.includes('--test')) {
    const words = [program, ...keepFlags(rest, keptByNode)];
    return { name: 'node', words, isDirect: program === 'node' };
  }
  // ESM under jest is started as `node --experimental-vm-modules node_modules/jest/bin/jest.js`.
  const jest = rest.findIndex((word) => /(?:^|\/)(?:jest\/bin\/jest(?:\.js)?|\.bin\/jest)$/.test(word));
  if (jest === -1) return undefined;
  return { name: 'jest', words: [program, ...rest.slice(0, jest + 1)], isDirect: true };
}

const NODE_VALUE_FLAGS = new Set([
  '--require',
  '-r',
  '--import',
  '--loader',
  '--experimental-loader',
  '--env-file',
  '--conditions',
  '-C',
]);

function keptByNode(flag: string): boolean | undefined {
  const isAboutTheRun =
    /^--(?:watch|test-(?!isolation|timeout|force-exit)|experimental-test-coverage|experimental-test-isolation)/.test(
      flag,
    );
  return isAboutTheRun ? undefined : NODE_VALUE_FLAGS.has(flag);
}

/** The flags to keep, with their values. `valueOf` says whether a value follows, or undefined to drop the flag. */
function keepFlags(words: readonly string[], valueOf: (flag: string) => boolean | undefined): readonly string[] {
  const kept: string[] = [];
  for (let at = 0; at < words.length; at++) {
    const word = words[at] ?? '';
    if (!word.startsWith('-')) continue;
    const takesValue = valueOf(word.replace(/=.*$/s, ''));
    if (takesValue === undefined) continue;
    kept.push(word);
    const value = words[at + 1];
    if (!takesValue || word.includes('=') || value === undefined) continue;
    kept.push(value);
    at++;
  }
  return kept;
}

/** Programs that only start another one. Coverage collectors count, as one file needs no coverage. */
function stripLaunchers(words: readonly string[]): readonly string[] {
  let rest = words;
  for (;;) {
    const [program = '', next = ''] = rest;
    if (/^(?:npx|bunx|pnpx|c8|nyc|env|cross-env|dotenv|dotenvx|time)$/.test(program)) rest = rest.slice(1);
    else if (/^(?:npm|pnpm|yarn)$/.test(program) && /^(?:exec|dlx)$/.test(next)) rest = rest.slice(2);
    else if (/^(?:pnpm|yarn)$/.test(program) && KINDS.has(next)) rest = rest.slice(1);
    else return rest;
    while (rest[0] !== undefined && /^(?:-|\w+=)/.test(rest[0])) rest = rest.slice(1);
  }
}
