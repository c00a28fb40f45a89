/**
 * Files that a shell text runs, `./scripts/a.sh`, or hands to a program which reads them: `node scripts/a.mjs`, `bash bin/b.sh`, and the
 * folders that commands enter or are to work in. Only programs whose first plain word is a file; options before it, and what placeholders leave
 * open, end the reading.
 */
import type { Claim } from '../model.ts';
import { joinPath } from '../path.ts';
import { managedFolder } from './managed-folder.ts';
import { literalPath } from './path-text.ts';
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

/** Programs that take a file as their first plain word, whatever their flags without a value are. */
const RUNNERS = /^(?:node|tsx|ts-node|ts-node-esm|bun|python3?|ruby|bash|sh|zsh)$/;
const LAUNCHERS = /^(?:npx|bunx|pnpx)$/;
const QUICK = /\b(?:node|tsx|ts-node|ts-node-esm|bun|python3?|ruby|bash|sh|zsh)\s|\/[\w.-]+\.(?:[a-z]*sh|py|rb|pl)\b/;
/** A file that a shell runs by itself: in a folder, since one without is looked for where programs are. */
const RUN = /^(?:\.\/)?(?:[\w.@-]+\/)*[\w.-]+\.(?:sh|bash|zsh|py|rb|pl)$/;
/** Flags that take no value (`node --help`, `tsx --help`, 2026-11). All others end the reading. */
const PLAIN_FLAGS =
  /^--(?:watch|inspect|inspect-brk|no-warnings|experimental-strip-types|test|trace-warnings|enable-source-maps|hot)$/;

/** The files, in order, each before what is handed to it. What follows a `cd` that cannot be read is left out. */
export function fileArguments(text: string): readonly FileArgument[] {
  if (!QUICK.test(text)) return [];
  return placedCommands(text).flatMap(({ words, line, folder }): readonly FileArgument[] => {
    const word = isNamed(folder) ? fileIn(words) : undefined;
    const path = word === undefined ? undefined : pathFrom(folder, word);
    if (word === undefined || path === undefined) return [];
    const handed = words.slice(words.indexOf(word) + 1).flatMap((each): readonly FileArgument[] => {
      const other = HANDED.test(each) ? pathFrom(folder, each) : undefined;
      return other === undefined || other === path ? [] : [{ word: each, path: other, line, isHanded: true }];
    });
    return [{ word, path, line }, ...handed];
  });
}

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

const ENTERS = /\b(?:cd|pushd) |\b(?:npm|pnpm|yarn|bun) [^\n]*-(?:C|-dir|-prefix|-cwd)[ =]/;

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
    const word = managedFolder(command.words);
    // "build" in the command itself makes no folder for it.
    const own = before(command, command.words.join(' '));
    return word === undefined ? [] : [{ word, line: command.line, folder: command.folder, before: own }];
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
  const [program = ''] = rest;
  if (program.includes('/') && RUN.test(program)) return program;
  if (!RUNNERS.test(program)) return undefined;
  const first = rest.slice(1).find((word) => !PLAIN_FLAGS.test(word));
  // A word without an ending may be a script or a module by name.
  return first !== undefined && /\/[^/]+\.\w+$/.test(first) ? first : undefined;
}
