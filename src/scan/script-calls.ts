/** Scripts that call scripts: which script of which package a command runs, and with which words behind it. */
import type { PackageFacts } from '../model.ts';

/** A line of a script, in the package in whose folder it runs. */
export interface ScriptLine {
  readonly owner: PackageFacts;
  readonly command: string;
}

/** A script as it is called: its line is that of the script with the words of the call behind it. */
export interface CalledScript extends ScriptLine {
  readonly script: string;
  /** True when words that are added at the end of the call reach the script. */
  readonly passesOn: boolean;
}

/** Deepest chain of scripts that call scripts. */
export const MAX_DEPTH = 4;

/** Flags that choose a package, and take a value. */
const CHOOSING = /^(?:--filter|-F|-C|--dir|--cwd|--prefix|--workspace|-w)$/;

/** Flags that run a script in many packages. */
const MANY = /^(?:-r|--recursive|--workspaces|-ws|--parallel)$/;

/** The one script that `words` run; undefined for anything else. */
export function calledScript(
  words: readonly string[],
  owner: PackageFacts,
  packages: readonly PackageFacts[],
): CalledScript | undefined {
  const call = readCall(words);
  if (!call || call.isMany) return undefined;
  const target = call.place === undefined ? owner : findPackage(call.place, { owner, packages, manager: call.manager });
  const line = target?.scripts.find(({ name }) => name === call.script)?.command;
  if (!target || line === undefined) return undefined;
  const passesOn = call.manager !== 'npm' || words.includes('--');
  return { owner: target, script: call.script, command: [line, ...call.args].join(' '), passesOn };
}

/** The script that `words` run in every package that has it: `pnpm -r lint`, `turbo run lint`, `lerna run lint`. */
export function scriptOfMany(words: readonly string[]): string | undefined {
  const [program, ...rest] = words;
  if (program === 'turbo' || program === 'lerna') {
    const [verb, script] = rest.filter((word) => !word.startsWith('-'));
    return verb === 'run' ? script : program === 'turbo' ? verb : undefined;
  }
  const call = readCall(words);
  return call?.isMany ? call.script : undefined;
}

interface Call {
  readonly manager: string;
  readonly script: string;
  /** Words after the script that reach it. */
  readonly args: readonly string[];
  /** What a flag names as the package: a name or a folder. */
  readonly place: string | undefined;
  readonly isMany: boolean;
}

function readCall([manager = '', ...words]: readonly string[]): Call | undefined {
  if (!/^(?:npm|pnpm|yarn|bun)$/.test(manager)) return undefined;
  let place = manager === 'yarn' && words[0] === 'workspace' ? words[1] : undefined;
  let isMany = false;
  let isRun = false;
  let script: string | undefined;
  let at = place === undefined ? 0 : 2;
  for (; at < words.length; at++) {
    const word = words[at] ?? '';
    const [flag = '', value] = word.split(/=(.*)/s);
    // npm reads flags after the script too; the others hand them on.
    if (script !== undefined && (manager !== 'npm' || word === '--')) break;
    if (MANY.test(word)) isMany = true;
    else if (CHOOSING.test(flag) && !(flag === '-w' && manager === 'pnpm')) place = unquote(value ?? words[++at] ?? '');
    else if (word === '-w' || word === '--workspace-root') place = '.';
    else if (/^run(?:-script)?$/.test(word) && !isRun) isRun = true;
    else if (!word.startsWith('-')) script ??= word;
  }
  if (script === undefined) return undefined;
  // Without `run`, npm knows few scripts, and bun tests by itself.
  if (
    !isRun &&
    (manager === 'npm' ? !/^(?:test|start|stop|restart)$/.test(script) : manager === 'bun' && script === 'test')
  ) {
    return undefined;
  }
  const args = words.slice(at).filter((word, index) => index > 0 || word !== '--');
  return { manager, script, args, place, isMany };
}

function unquote(word: string): string {
  return word.replace(/^(['"])(.*)\1$/s, '$2');
}

interface Search {
  readonly owner: PackageFacts;
  readonly packages: readonly PackageFacts[];
  readonly manager: string;
}

/** By name, by folder from the calling package, or, as pnpm allows, by a name without its scope. */
function findPackage(place: string, { owner, packages, manager }: Search): PackageFacts | undefined {
  if (place === '.') return packages.find(({ dir }) => dir === '');
  const named = packages.filter(({ name }) => name === place);
  if (named.length > 0) return named.length === 1 ? named[0] : undefined;
  const path = [...owner.dir.split('/'), ...place.split('/')].filter((part) => part !== '' && part !== '.').join('/');
  const inFolder = packages.find(({ dir }) => dir === path);
  if (inFolder) return inFolder;
  const unscoped = packages.filter(({ name }) => manager === 'pnpm' && name?.replace(/^@[^/]+\//, '') === place);
  return unscoped.length === 1 ? unscoped[0] : undefined;
}
