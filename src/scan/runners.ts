/**
 * Which program runs the tests of a package, and how it is called for one file.
 * Proven by a test script that calls it, or by a dependency together with its configuration file; never guessed.
 */
import { folderOf, joinPath } from '../path.ts';
import type { PackageFacts } from '../model.ts';
import { launched } from './launchers.ts';
import { DEPENDENCY, KINDS, NOT_TESTS } from './runner-kinds.ts';
import { calledScript, MAX_DEPTH, type ScriptLine } from './script-calls.ts';
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
  /** True when the package only passes on the configuration of the root, whose projects are not found from here. */
  readonly isRootBound?: boolean;
}

/** What runners are looked for in. */
export interface RunnerGround {
  readonly packages: readonly PackageFacts[];
  readonly paths: readonly string[];
  /** Path → text of configurations, see `isRunnerConfig`. */
  readonly texts: ReadonlyMap<string, string>;
}

/** True for configurations whose text says where a runner can be started. */
export function isRunnerConfig(path: string): boolean {
  return /(?:^|\/)vitest\.config\.[cm]?[jt]s$/.test(path);
}

/** The runners of packages, by folder. */
export function runnersOf({ packages, paths, texts }: RunnerGround): ReadonlyMap<string, Runner> {
  const files = new Map(packages.map(({ dir }) => [dir, [] as string[]]));
  for (const path of paths) {
    const dir = folderOf(path);
    files.get(dir)?.push(dir === '' ? path : path.slice(dir.length + 1));
  }
  const found = packages.flatMap((owner) => {
    const own = files.get(owner.dir) ?? [];
    const runner = findRunner(owner, own);
    if (!runner) return [];
    const isBound = own.some((file) => passesRootOn(joinPath(owner.dir, file) ?? '', texts));
    return [[owner.dir, isBound ? { ...runner, isRootBound: true } : runner] as const];
  });
  return new Map(found);
}

/** `export { default } from '../../vitest.config'`, where that one lists projects: relative to the folder of the run. */
function passesRootOn(file: string, texts: ReadonlyMap<string, string>): boolean {
  const [, specifier] = /\bfrom\s+['"]((?:\.\.\/)+[^'"]+)['"]/.exec(texts.get(file) ?? '') ?? [];
  const base = specifier === undefined ? undefined : joinPath(folderOf(file), specifier);
  if (base === undefined) return false;
  const target = ['', '.ts', '.mts', '.cts', '.js', '.mjs', '.cjs'].map((end) => texts.get(base + end));
  return target.some((text) => text !== undefined && /\b(?:projects|workspace)\s*:/.test(text));
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
    // A script that starts it in a way of its own says that the plain call may not do.
    if (testScripts(owner).some((script) => startsOtherwise(owner, script, name))) continue;
    const evidence = owner.dir === '' ? config : `${owner.dir}/${config}`;
    return { name, env: [], words: kind.call, isDirect: false, evidence };
  }
  return undefined;
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
  return line === undefined ? undefined : runnerInLine({ owner, command: line }, script, depth);
}

function runnerInLine({ owner, command: line }: ScriptLine, script: string, depth: number): Runner | undefined {
  if (depth === 0) return undefined;
  for (const command of splitCommands(line)) {
    const runner = recognise(command, `${owner.manifest} scripts.${script}`);
    if (runner) return runner;
    // Scripts of other packages run in their folders.
    const called = calledScript(command.words, owner, [owner]);
    const nested = called && runnerInLine(called, called.script, depth - 1);
    if (nested) return { ...nested, env: [...command.env.filter(isMeaningful), ...nested.env] };
  }
  return undefined;
}

function startsOtherwise(owner: PackageFacts, script: string, runner: string): boolean {
  const line = owner.scripts.find(({ name }) => name === script)?.command ?? '';
  return splitCommands(line).some((command) => {
    const { call } = launched(command);
    return call.slice(1).some((word) => word.split(/[\s"']+/).includes(runner));
  });
}

function recognise(command: SimpleCommand, evidence: string): Runner | undefined {
  const { env, launcher, call } = launched(command);
  const [program = '', ...rest] = call;
  const common = { env: env.filter(isMeaningful), evidence };
  const direct = directRunner(program, rest);
  if (direct) {
    const isDirect = direct.isDirect && launcher.length === 0;
    return { ...common, name: direct.name, words: [...launcher, ...direct.words], isDirect };
  }
  const kind = KINDS.get(program);
  if (!kind || rest.some((word) => NOT_TESTS.has(word))) return undefined;
  if (kind.subcommand !== undefined && rest[0] !== kind.subcommand) return undefined;
  const kept = keepFlags(rest, (flag) => kind.kept[flag]);
  return { ...common, name: program, words: [...launcher, ...kind.call, ...kept], isDirect: false };
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
