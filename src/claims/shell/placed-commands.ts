/**
 * The commands of a shell text with the folder that each runs in: one walk for all who ask what a command names. A shell would
 * stay where `cd` led it; a person who lists one recipe after another starts each where they stand, so behind such a break
 * nothing is known. What a command means is the matter of those who ask.
 */
import { joinPath } from '../../path.ts';
import { handedCommands } from './handed-commands.ts';
import { HERE, ledAway } from './led-away.ts';
import { isOpenWord, shellCommands, type ShellCommand } from './shell.ts';

/** A command without what merely stands before it: `sudo`, `timeout 60`, `NAME=value`. */
export interface PlacedCommand extends ShellCommand {
  /** Folder that `cd` led to before, seen from where the text starts; `''` for there. */
  readonly folder: string;
  /** Present behind a break between recipes: where `cd` had led to before. It may run there, or where the text starts. */
  readonly after?: string;
}

/** The commands, in order, without those that change the folder, and without those whose folder nothing tells. */
export function placedCommands(text: string): readonly PlacedCommand[] {
  return allPlaced(text).filter(({ words: [word], after }) => !changesFolder(word) && after === undefined);
}

/** The commands that are left out there since a blank line or a comment parts them from the `cd` before. */
export function strayCommands(text: string): readonly PlacedCommand[] {
  return allPlaced(text).filter(({ words: [word], after }) => !changesFolder(word) && after !== undefined);
}

/** The commands that change the folder, each with the folder that it leaves. */
export function folderChanges(text: string): readonly PlacedCommand[] {
  return allPlaced(text).filter(({ words: [word], after }) => changesFolder(word) && after === undefined);
}

function changesFolder(word: string | undefined): boolean {
  return word === 'cd' || word === 'pushd' || word === 'popd';
}

function allPlaced(text: string): readonly PlacedCommand[] {
  const lines = text.split('\n');
  const placed: PlacedCommand[] = [];
  // One entry for each open subshell; undefined where nothing tells which folder it is.
  const folders: (string | undefined)[] = [''];
  let last: Step | undefined;
  let after: string | undefined;
  let away = HERE;
  for (const command of shellCommands(text)) {
    const words = withoutPrefixes(command.words);
    const wasInSession = away.isInSession;
    away = ledAway(away, command.words, words);
    if (away.isOnBranch || away.isInSession || wasInSession) continue;
    if (last && isNewRecipe(last, command.line, lines)) {
      after = folders.length === 1 ? folders[0] || after : undefined;
      forget(folders);
    }
    while (folders.length > command.depth + 1) folders.pop();
    while (folders.length < command.depth + 1) folders.push(folders.at(-1));
    const [word, to] = words;
    const folder = folders.at(-1) ?? (word === 'cd' && isFromStart(to, after) ? '' : undefined);
    last = stepAfter(last, command.line, changesFolder(word));
    if (folder !== undefined) {
      placed.push(...substituted(command, folder));
      placed.push(...handedCommands(words).flatMap((each) => handed(each, { command, folder, lines })));
    }
    if (changesFolder(word)) folders[folders.length - 1] = word === 'popd' ? undefined : changedFolder(folder, to);
    if (folder !== undefined) placed.push({ ...command, words, folder });
    else if (after !== undefined && command.depth === 0) placed.push({ ...command, words, folder: '', after });
    // What is led elsewhere from where nobody knows is nowhere.
    if (changesFolder(word)) after = undefined;
  }
  return placed;
}

/** What runs inside of its words, `VERSION=$(node scripts/a.mjs)`, in a shell of its own. Of one in another, and of sums, nothing is read. */
function substituted(command: ShellCommand, folder: string): readonly PlacedCommand[] {
  return command.words.flatMap((word) =>
    [...word.matchAll(/\$\(([^()]*)\)/g)].flatMap(([, inner = '']) => inOwnShell(inner, { ...command, folder })),
  );
}

/** A command with what stands around it. */
interface Surrounded {
  readonly command: ShellCommand;
  readonly folder: string;
  readonly lines: readonly string[];
}

/** What a program is handed to run, in a shell of its own, on the line where it stands. */
function handed(text: string, { command: { line, depth }, folder, lines }: Surrounded): readonly PlacedCommand[] {
  const at = lines.findIndex((each, index) => index >= line && each.includes(text));
  return inOwnShell(text, { folder, line: at < 0 ? line : at, depth });
}

/** The commands of the first line of a text that a shell of its own runs. */
function inOwnShell(
  text: string,
  { folder, line, depth }: Pick<PlacedCommand, 'folder' | 'line' | 'depth'>,
): readonly PlacedCommand[] {
  return allPlaced(text).flatMap((command): readonly PlacedCommand[] => {
    const own = joinPath(folder, command.folder);
    return own === undefined || command.line > 0 || command.after !== undefined
      ? []
      : [{ ...command, folder: own, line, depth: depth + 1 }];
  });
}

/** `cd packages/b` behind `cd packages/a && npm test`: below the one there is no other, so that it starts anew. */
function isFromStart(to: string | undefined, after: string | undefined): boolean {
  const [first, rest] = to?.split('/') ?? [];
  return first !== undefined && rest !== undefined && first === after?.split('/')[0];
}

/** Where `cd` leads to; undefined where nobody can tell, or out of the repository. */
export function changedFolder(from: string | undefined, to: string | undefined): string | undefined {
  if (from === undefined || to === undefined || isOpenWord(to) || /^[~/-]/.test(to)) return undefined;
  return joinPath(from, to);
}

const PREFIXES = new Set([
  'sudo',
  'time',
  'nohup',
  'env',
  'command',
  'corepack',
  'exec',
  'then',
  'do',
  'else',
  'if',
  '!',
  'cross-env',
]);

function withoutPrefixes(words: readonly string[]): readonly string[] {
  const first = words.findIndex((word) => !PREFIXES.has(word) && !/^[A-Za-z_]\w*=/.test(word));
  if (first < 0) return [];
  const rest = words.slice(first);
  const own = wrapperLength(rest);
  return own === 0 ? rest : withoutPrefixes(rest.slice(own));
}

/** A program that runs the command behind it as it is. */
interface Wrapper {
  /** Flags of its own that take the next word. */
  readonly taking: RegExp;
  /** Stands between the program and its flags; behind another one it runs nothing. */
  readonly verb?: string;
  /** Present where a single word behind the flags is no program, but a text for a shell: the matter of `handedCommands`. */
  readonly isShell?: true;
}

/** Wrappers, by `--help` of each, 2026-11. */
const WRAPPERS: ReadonlyMap<string, Wrapper> = new Map([
  ['timeout', { taking: /^(?:-k|--kill-after|-s|--signal)$/ }],
  [
    'xvfb-run',
    {
      taking: /^(?:-e|--error-file|-f|--auth-file|-n|--server-num|-p|--xauth-protocol|-s|--server-args|-w|--wait)$/,
    },
  ],
  [
    'xargs',
    { taking: /^(?:-[adEILnPRSs]|--(?:arg-file|delimiter|max-lines|max-args|max-procs|max-chars|process-slot-var))$/ },
  ],
  [
    'watchexec',
    {
      taking:
        /^(?:-[ewWifsodEjJN]|--(?:exts|watch|watch-non-recursive|ignore|filter|signal|on-busy-update|debounce|env|delay-run|stop-signal|stop-timeout|map-signal|filter-file|ignore-file|shell|project-origin))$/,
      isShell: true,
    },
  ],
  [
    'uv',
    {
      taking:
        /^(?:-[pm]|--(?:with|with-editable|with-requirements|extra|group|no-group|only-group|python|env-file|index|index-url|package))$/,
      verb: 'run',
    },
  ],
]);

/**
 * How many words in front are a wrapper and what is its own, `timeout -k 5 60`: where that is not certain, none, so that the wrapper stays
 * and nothing is said of what it runs.
 */
function wrapperLength([program = '', second = '', ...rest]: readonly string[]): number {
  if (/^(?:npx|pnpx|bunx)$/.test(program)) return RUN_BY_NPX.test(second) ? 1 : 0;
  // Without `--` the first plain word may be the value of a flag.
  if (/^dotenvx?$/.test(program) || (SECRETS.has(program) && second === 'run'))
    return lengthToDashes([second, ...rest]);
  const wrapper = WRAPPERS.get(program);
  if (wrapper === undefined || (wrapper.verb !== undefined && wrapper.verb !== second)) return 0;
  const own = wrapper.verb === undefined ? [second, ...rest] : rest;
  const flags = flagsLength(own, wrapper);
  if (flags === undefined || (wrapper.isShell && own.length - flags < 2)) return 0;
  const length = (wrapper.verb === undefined ? 1 : 2) + flags;
  if (program !== 'timeout') return length;
  return /^\d+(?:\.\d+)?[smhd]?$/.test(own[flags] ?? '') ? length + 1 : 0;
}

/** How many words are flags, up to `--`; undefined behind one that leads elsewhere. */
function flagsLength(words: readonly string[], { taking }: Wrapper): number | undefined {
  let at = 0;
  while (words[at]?.startsWith('-')) {
    const word = words[at] ?? '';
    if (ELSEWHERE.test(word)) return undefined;
    if (word === '--') return at + 1;
    at += taking.test(word) ? 2 : 1;
  }
  return at;
}

/** Flags by which a wrapper runs its command in another folder. */
const ELSEWHERE = /^--(?:workdir|directory|project)(?:=|$)/;

function lengthToDashes(own: readonly string[]): number {
  const at = own.indexOf('--');
  return at < 0 ? 0 : at + 2;
}

/** Vaults that hand their secrets to the command behind `run … --`, by `--help` of each, 2026-11. */
const SECRETS: ReadonlySet<string> = new Set(['doppler', 'infisical', 'op']);

const RUN_BY_NPX = /^(?:cross-env|dotenvx?)$/;

/** Where the reading stands since the first change of folder in the text. */
interface Step {
  readonly line: number;
  readonly hasChange: boolean;
  /** The line changes the folder and goes on: `cd x && npm test`. */
  readonly isWhole: boolean;
}

function stepAfter(last: Step | undefined, line: number, changes: boolean): Step | undefined {
  if (!last && !changes) return undefined;
  const hasChange = changes || (last?.line === line && last.hasChange);
  return { line, hasChange, isWhole: hasChange && !changes };
}

/** Behind a whole `cd x && npm test`, a blank line or a comment. */
function isNewRecipe(last: Step, line: number, lines: readonly string[]): boolean {
  if (line === last.line) return false;
  return last.isWhole || lines.slice(last.line + 1, line).some((between) => /^\s*(?:#|$)/.test(between));
}

/** The place where the text starts needs no `cd` to be known. */
function forget(folders: (string | undefined)[]): void {
  for (const [at, folder] of folders.entries()) if (folder !== '') folders[at] = undefined;
}
