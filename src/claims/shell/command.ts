/**
 * Which package scripts a shell line calls, and in which package. Scripts of npm, pnpm, yarn and bun only:
 * binaries, built-in verbs and the commands of other tools are never taken for scripts.
 */
import type { PackageManager } from '../../model.ts';
import { BUILT_IN, canBeBinary, isManagerName } from './managers.ts';
import { readingOf, readLateOptions, readOptions, type Reading } from './options.ts';
import { readSelectors, type Around } from './selector.ts';
import { placedCommands, strayCommands, type PlacedCommand } from './placed-commands.ts';
import { quoted } from './shell.ts';

/** A call of a package script. */
export interface ScriptCall {
  /** `node` for `node --run`, which runs scripts of every manager. */
  readonly manager: PackageManager | 'node';
  readonly script: string;
  /** Folder that `cd` led to before, seen from where the text starts; `''` for there. */
  readonly from: string;
  /** Folder that it runs in: `from`, and where `-C` and the like lead to from there. */
  readonly folder: string;
  /** Present where nobody knows in which folder it runs: the one that `cd` had led to before a blank line or a comment. */
  readonly after?: string;
  /** Packages named behind a filter flag, or patterns of such names, exactly as written, without the dots of pnpm. */
  readonly packages: readonly string[];
  /** Present where the dots of pnpm take in more packages than those named: `@acme/core...`. */
  readonly around?: Around;
  /** What `--workspace` names behind the script, where that is npm's flag and this is pnpm, which hands it on to the script. */
  readonly handedOn?: string;
  /** `here`: the package around the folder. `root`: the workspace root. `all`: any package that has it. */
  readonly reach: 'here' | 'root' | 'named' | 'all';
  /** False when the manager, finding no such script, would run a binary of that name. */
  readonly isScriptOnly: boolean;
  /** Present where it would run one, be it that none is known by that name: a package of the repository may bring it all the same. */
  readonly fallsBack?: true;
  /** The one command, its words as written, ready to be read again. */
  readonly text: string;
  /** Line of the text it stands on, from 0. */
  readonly line: number;
}

/** The script calls of a shell text. What a placeholder, variable or pattern leaves open is not among them. */
export function scriptCalls(text: string): readonly ScriptCall[] {
  // Most code spans are names: reading each as shell would cost more than everything else here.
  if (!MANAGER_WORD.test(text)) return [];
  return placedCommands(text).flatMap((command) => callOf(command) ?? []);
}

/** Those of which nobody knows where they run, since a blank line or a comment parts them from the `cd` before. */
export function strayCalls(text: string): readonly ScriptCall[] {
  if (!MANAGER_WORD.test(text) || !/\b(?:cd|pushd)\b/.test(text)) return [];
  return strayCommands(text).flatMap((command) => callOf(command) ?? []);
}

/** The call that a line is read again as. */
export function lastCall(line: string): ScriptCall | undefined {
  return scriptCalls(line).at(-1) ?? strayCalls(line).at(-1);
}

/** A program that a line has a package manager run out of what is installed. */
export interface ProgramCall extends Pick<ScriptCall, 'text' | 'line'> {
  readonly manager: PackageManager;
  readonly program: string;
}

/** The programs that a shell text runs by `pnpm exec` and `yarn exec`. What `npx`, `npm exec` and `bunx` lack they fetch, so that nothing follows. */
export function programCalls(text: string): readonly ProgramCall[] {
  if (!/\bexec\b/.test(text)) return [];
  return placedCommands(text).flatMap(({ words: [manager, verb, program = ''], line }): readonly ProgramCall[] => {
    if ((manager !== 'pnpm' && manager !== 'yarn') || verb !== 'exec' || !/^[a-z][\w.-]*$/.test(program)) return [];
    return [{ manager, program, text: `${manager} exec ${program}`, line }];
  });
}

const MANAGER_WORD = /\b(?:npm|pnpm|yarn|bun|node[ \t]+--run)\b/;

/** The call as one line that can be read again by itself, folder included. */
export function callLine(call: ScriptCall): string {
  if (call.after !== undefined) return `cd ${quoted(call.after)}\n\n${call.text}`;
  return call.from === '' ? call.text : `cd ${quoted(call.from)} && ${call.text}`;
}

function callOf(command: PlacedCommand): ScriptCall | undefined {
  const { words, folder, after, line } = command;
  const manager = words[0];
  if (manager === 'node') return nodeCallOf(command);
  if (!isManagerName(manager)) return undefined;
  const reading = readingOf(manager, words, folder);
  const script = scriptOf(reading);
  if (script === undefined || !SCRIPT_NAME.test(script.name) || /[.:/-]$/.test(script.name)) return undefined;
  const chosen = readSelectors(reading.packages, manager, 'patterns');
  if (chosen === undefined) return undefined;
  return {
    manager,
    script: script.name,
    from: folder,
    folder: reading.folder,
    ...(after !== undefined && { after }),
    packages: chosen.names,
    ...(chosen.around && { around: chosen.around }),
    ...handedOn(reading),
    reach: reading.packages.length > 0 ? 'named' : reading.reach,
    isScriptOnly: !script.fallsBack || !canBeBinary(script.name),
    ...(script.fallsBack && { fallsBack: true }),
    text: words.map(quoted).join(' '),
    line: line,
  };
}

/** `node --run <script>`: of the nearest package.json, and no program of that name in its stead (https://nodejs.org/api/cli.html#--run). */
function nodeCallOf({ words, folder, after, line }: PlacedCommand): ScriptCall | undefined {
  const [, flag = '', next] = words;
  const script = flag === '--run' ? next : /^--run=(.+)$/.exec(flag)?.[1];
  if (script === undefined || !SCRIPT_NAME.test(script) || /[.:/-]$/.test(script)) return undefined;
  const place = { from: folder, folder, ...(after !== undefined && { after }), packages: [], reach: 'here' } as const;
  return { manager: 'node', script, ...place, isScriptOnly: true, text: words.map(quoted).join(' '), line };
}

/** pnpm's own flags stand before the script (pnpm 10: `Missing script: dev` for `pnpm run dev --workspace=web`). */
function handedOn({ manager, words, at }: Reading): Pick<ScriptCall, 'handedOn'> {
  if (manager !== 'pnpm') return {};
  const flag = words.findIndex((word, index) => index >= at && /^--workspace(?:=|$)/.test(word));
  const name = flag === -1 ? undefined : (/=(.+)$/.exec(words[flag] ?? '')?.[1] ?? words[flag + 1]);
  return name === undefined ? {} : { handedOn: name };
}

const SCRIPT_NAME = /^[A-Za-z0-9_][\w:./@+-]*$/;

interface ScriptWord {
  readonly name: string;
  readonly fallsBack: boolean;
}

function scriptOf(reading: Reading): ScriptWord | undefined {
  if (!readOptions(reading)) return undefined;
  const verb = reading.words[reading.at++];
  if (verb === undefined) return undefined;
  if (reading.manager === 'yarn' && verb === 'workspace') return yarnWorkspace(reading);
  if (verb === 'run' || (verb === 'run-script' && (reading.manager === 'npm' || reading.manager === 'pnpm'))) {
    return explicitScript(reading);
  }
  if (reading.manager === 'npm') return npmVerb(reading, verb);
  if (BUILT_IN[reading.manager].has(verb) || /[/.]/.test(verb)) return undefined;
  const name = verb === 't' || verb === 'tst' ? 'test' : verb;
  // pnpm has verbs of its own for these two (https://pnpm.io/cli/test, https://pnpm.io/cli/start).
  return { name, fallsBack: reading.manager !== 'pnpm' || (name !== 'test' && name !== 'start') };
}

/** npm runs no script by its bare name but these. */
function npmVerb(reading: Reading, verb: string): ScriptWord | undefined {
  const name = verb === 't' || verb === 'tst' ? 'test' : verb;
  if ((name !== 'test' && name !== 'start') || !readLateOptions(reading)) return undefined;
  return { name, fallsBack: false };
}

function explicitScript(reading: Reading): ScriptWord | undefined {
  if (!readOptions(reading)) return undefined;
  const name = reading.words[reading.at++];
  if (name === undefined || (reading.manager === 'npm' && !readLateOptions(reading))) return undefined;
  // `npm run env` and `yarn run env` print the environment; bun runs files by the same verb.
  if (name === 'env' || (reading.manager === 'bun' && /[/]|\.[cm]?[jt]sx?$/.test(name))) return undefined;
  return { name, fallsBack: reading.manager === 'yarn' || reading.manager === 'bun' };
}

function yarnWorkspace(reading: Reading): ScriptWord | undefined {
  const name = reading.words[reading.at++];
  if (name === undefined) return undefined;
  reading.packages.push(name);
  return scriptOf(reading);
}
