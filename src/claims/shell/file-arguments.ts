/**
 * Files that a shell text runs, `./scripts/a.sh`, or hands to a program which reads them: `node scripts/a.mjs`, `bash bin/b.sh`, and the
 * folders that commands enter or are to work in. Only programs whose first plain word is a file; unknown options before it, and what
 * placeholders leave open, end the reading.
 */
import type { Claim } from '../../model.ts';
import { joinPath } from '../../path.ts';
import { managedFolders } from './managed-folder.ts';
import { literalPath } from '../words/path-text.ts';
import { folderChanges, placedCommands } from './placed-commands.ts';
import { unsurePaths } from './unsure-paths.ts';

/** A file that a command reads. */
export interface FileArgument {
  /** As written. */
  readonly word: string;
  /** Seen from where the text starts. */
  readonly path: string;
  /** Line of the text it stands on, from 0. */
  readonly line: number;
  /** Present on what is handed to the file that a program runs: it may be read by that, or written. */
  readonly isHanded?: true;
}

/** How a program takes a file: flags of it without a value, those that take the next word, and a verb that may stand before the file. All other flags end the reading. */
interface Runner {
  readonly plain: RegExp;
  readonly taking?: RegExp;
  readonly verb?: string;
}

const NODE: Runner = {
  plain:
    /^--(?:watch|inspect|inspect-brk|no-warnings|experimental-strip-types|test|trace-warnings|enable-source-maps|hot)$/,
  taking: /^(?:-r|--(?:require|import|loader|experimental-loader|env-file|env-file-if-exists|conditions|tsconfig))$/,
};
const TS_NODE: Runner = {
  plain: /^(?:-T|--(?:transpile-only|esm|swc|files))$/,
  taking: /^(?:-[PrO]|--(?:project|require|compiler-options))$/,
};
const SHELL: Runner = { plain: /^-[aefhluvx]+$/, taking: /^-[aefhluvx]*o$/ };
const PYTHON: Runner = { plain: /^-[BEIOPSbdiqsuvx]+$/, taking: /^-[WX]$/ };

/** Programs that take a file as their first plain word (`--help` of each, 2026-11). */
const RUNNERS: ReadonlyMap<string, Runner> = new Map([
  ['node', NODE],
  ['tsx', { ...NODE, verb: 'watch' }],
  ['ts-node', TS_NODE],
  ['ts-node-esm', TS_NODE],
  [
    'bun',
    { plain: /^(?:-b|--(?:watch|hot|bun|smol|silent))$/, taking: /^(?:-r|--(?:preload|env-file))$/, verb: 'run' },
  ],
  ['python', PYTHON],
  ['python3', PYTHON],
  ['ruby', { plain: /^-w$/ }],
  ['bash', SHELL],
  ['sh', SHELL],
  ['zsh', SHELL],
]);
const LAUNCHERS = /^(?:npx|bunx|pnpx)$/;
const QUICK = /\b(?:node|tsx|ts-node|ts-node-esm|bun|python3?|ruby|bash|sh|zsh)\s|\/[\w.-]+\.(?:[a-z]*sh|py|rb|pl)\b/;
/** A file that a shell runs by itself: in a folder, since one without is looked for where programs are. */
const RUN = /^(?:\.\/)?(?:[\w.@-]+\/)*[\w.-]+\.(?:sh|bash|zsh|py|rb|pl)$/;
/** The files, in order, each before what is handed to it. What follows a `cd` that cannot be read is left out. */
export function fileArguments(text: string): readonly FileArgument[] {
  if (!QUICK.test(text)) return [];
  return placedCommands(text).flatMap(({ words, line, folder }): readonly FileArgument[] => {
    const word = isNamed(folder) ? fileIn(words) : undefined;
    const path = word === undefined ? undefined : pathFrom(folder, word);
    if (word === undefined || path === undefined) return [];
    const rest = words.slice(words.indexOf(word) + 1);
    const handed = rest.flatMap((each, at): readonly FileArgument[] => {
      // What is written is there again after the next run, wherever the last one was put away.
      const isRead = HANDED.test(each) && !OUTPUT_FLAG.test(rest[at - 1] ?? '') && !OUTPUTS.test(each);
      const other = isRead ? pathFrom(folder, each) : undefined;
      return other === undefined || other === path ? [] : [{ word: each, path: other, line, isHanded: true }];
    });
    return [{ word, path, line }, ...handed];
  });
}

const OUTPUT_FLAG =
  /^(?:-o|--?(?:[\w-]+-)?(?:out|output|dest|destination|target|report|save|write|export)(?:-[\w-]+)?)$/i;

/** In a folder of what programs write. */
const OUTPUTS = /(?:^|\/)(?:out|outputs?|results?|reports?|te?mp|logs?|artifacts?|build|dist|coverage)\//i;

/** With a folder and an ending. */
const HANDED = /^(?:\.\/)?(?:[\w.@-]+\/)+[\w.-]+\.\w+$/;

function pathFrom(folder: string, word: string): string | undefined {
  const path = literalPath(word);
  return path === undefined ? undefined : joinPath(folder, path);
}

/**
 * The folders that a shell text changes into, or has a package manager work in, where their names are paths. What the text itself
 * makes or fetches before is not there yet.
 */
export function folderArguments(text: string): readonly FileArgument[] {
  if (!ENTERS.test(text)) return [];
  const lines = text.split('\n');
  return foldersIn(text, lines).flatMap(({ word, line, folder, before }): readonly FileArgument[] => {
    const path = /^[\w.@-]+(?:\/[\w.@-]+)+\/?$/.test(word) && isNamed(folder) ? literalPath(word) : undefined;
    const target = path === undefined ? undefined : joinPath(folder, path);
    if (target === undefined || target === '') return [];
    return [...lines.slice(0, line), before].some((each) => MAKES.test(each)) ? [] : [{ word, path: target, line }];
  });
}

const ENTERS =
  /\b(?:cd|pushd) |\b(?:npm|pnpm|yarn|bun) [^\n]*-(?:C|w|F|-dir|-prefix|-cwd|-workspace|-filter|-filter-prod)[ =]/;

/** A folder as a command names it, with what stands before in the line. */
interface NamedFolder {
  readonly word: string;
  readonly line: number;
  /** Where the command runs. */
  readonly folder: string;
  readonly before: string;
}

function foldersIn(text: string, lines: readonly string[]): readonly NamedFolder[] {
  const before = ({ line }: { readonly line: number }, word: string): string =>
    (lines[line] ?? '').split(word, 1)[0] ?? '';
  const entered = folderChanges(text).map((command): NamedFolder => {
    const [, word = ''] = command.words;
    return { word, line: command.line, folder: command.folder, before: before(command, word) };
  });
  const managed = placedCommands(text).flatMap((command): readonly NamedFolder[] => {
    // "build" in the command itself makes no folder for it.
    const own = before(command, command.words.join(' '));
    const { line, folder } = command;
    return managedFolders(command.words).map((word) => ({ word, line, folder, before: own }));
  });
  return [...entered, ...managed];
}

const MAKES =
  /\b(?:mkdir|clone|init|create|cp|mv|degit|tiged|unzip|tar|build|generate|scaffold|new|submodule|worktree)\b/;

/**
 * The folders that commands enter or are to work in, and the files that they hand to programs, without those that the text itself makes or
 * asks after: these need not be there.
 */
export function namedByCommands(text: string): readonly FileArgument[] {
  const named = [...folderArguments(text), ...fileArguments(text)];
  if (named.length === 0) return named;
  const isUnsure = unsurePaths(text);
  return named.filter(({ path }) => !isUnsure(path));
}

/** What a text claims by a file or folder that a command names. What is handed on may be what the command is to write. */
export function pathOfArgument({ word, path, isHanded }: FileArgument): Pick<Claim, 'text' | 'target' | 'isMade'> {
  return { text: word, target: path, ...(isHanded && { isMade: true }) };
}

/** False for a folder that the reader is to make, `my-app`: what lies in it is nobody's file yet. */
function isNamed(folder: string): boolean {
  return folder === '' || literalPath(`${folder}/x`) !== undefined;
}

function fileIn(words: readonly string[]): string | undefined {
  const rest = LAUNCHERS.test(words[0] ?? '') ? words.slice(1) : words;
  const [program = '', ...own] = rest;
  if (program.includes('/') && RUN.test(program)) return program;
  // What a shell takes in; what a reader is to make for that, `.env` or an `activate`, has no such ending.
  if (program === 'source' || program === '.')
    return /\/[^/]+\.(?:sh|bash|zsh)$/.test(own[0] ?? '') ? own[0] : undefined;
  if (program === 'chmod') return own.find((word, at) => at > 0 && word.includes('/') && RUN.test(word));
  const runner = RUNNERS.get(program);
  const first = runner === undefined ? undefined : firstPlain(own, runner);
  // A word without an ending may be a script or a module by name.
  return first !== undefined && /\/[^/]+\.\w+$/.test(first) ? first : undefined;
}

/** The first word that is no flag; undefined behind a flag that may mean anything. What stands behind `=` takes no further word. */
function firstPlain(words: readonly string[], { plain, taking, verb }: Runner): string | undefined {
  for (let at = 0; at < words.length; at++) {
    const word = words[at] ?? '';
    if (word === verb && at === 0) continue;
    if (taking?.test(word)) at++;
    else if (!plain.test(word) && !/^--[\w-]+=/.test(word)) return word.startsWith('-') ? undefined : word;
  }
  return undefined;
}
