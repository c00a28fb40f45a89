/**
 * The commands of a shell text with the folder that each runs in: one walk for all who ask what a command names. It follows
 * `cd`, `pushd` and subshells; what a command means is the matter of those who ask.
 */
import { joinPath } from '../path.ts';
import { shellCommands, type ShellCommand } from './shell.ts';

/** A command without what merely stands before it: `sudo`, `time`, `NAME=value`. */
export interface PlacedCommand extends ShellCommand {
  /** Folder that `cd` led to before, seen from where the text starts; `''` for there. */
  readonly folder: string;
}

/** The commands, in order. Those behind a `cd` that nobody can follow are left out, up to the end of its subshell. */
export function placedCommands(text: string): readonly PlacedCommand[] {
  const placed: PlacedCommand[] = [];
  // One entry for each open subshell; undefined where nothing tells which folder it is.
  const folders: (string | undefined)[] = [''];
  for (const command of shellCommands(text)) {
    while (folders.length > command.depth + 1) folders.pop();
    while (folders.length < command.depth + 1) folders.push(folders.at(-1));
    const words = withoutPrefixes(command.words);
    const folder = folders.at(-1);
    if (words[0] === 'cd' || words[0] === 'pushd') folders[folders.length - 1] = changedFolder(folder, words[1]);
    else if (words[0] === 'popd') folders[folders.length - 1] = undefined;
    else if (folder !== undefined) placed.push({ ...command, words, folder });
  }
  return placed;
}

/** True for a word whose value only a shell, or the reader, knows. */
export function isOpenWord(word: string): boolean {
  return /[$`<>{}*[\]…]|\.\.\./.test(word);
}

/** Where `cd` leads to; undefined where nobody can tell, or out of the repository. */
export function changedFolder(from: string | undefined, to: string | undefined): string | undefined {
  if (from === undefined || to === undefined || isOpenWord(to) || /^[~/-]/.test(to)) return undefined;
  return joinPath(from, to);
}

const PREFIXES = new Set([
  'sudo',
  'time',
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
  return first < 0 ? [] : words.slice(first);
}
