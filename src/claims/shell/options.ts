/**
 * Reads the flags of a package manager's command line: which packages, and which folder, they choose. What a flag means stands in
 * `managers.ts`; which script or verb is called is the matter of those who ask.
 */
import type { PackageManager } from '../../model.ts';
import { OPTIONS, type OptionMeaning } from './managers.ts';
import { changedFolder } from './placed-commands.ts';
import { isOpenWord } from './shell.ts';

/** How far a command is read, and what its flags have chosen by then. */
export interface Reading {
  readonly manager: PackageManager;
  readonly words: readonly string[];
  folder: string;
  packages: string[];
  reach: 'here' | 'root' | 'named' | 'all';
  at: number;
}

/** A command of which its manager alone is read. */
export function readingOf(manager: PackageManager, words: readonly string[], folder: string): Reading {
  return { manager, words, folder, packages: [], reach: 'here', at: 1 };
}

/** Reads flags up to the next plain word. False when one of them makes the call undecidable. */
export function readOptions(reading: Reading): boolean {
  while (reading.words[reading.at]?.startsWith('-')) if (!readOption(reading)) return false;
  return true;
}

/** npm takes flags after the script too, up to `--`. */
export function readLateOptions(reading: Reading): boolean {
  for (; reading.at < reading.words.length && reading.words[reading.at] !== '--';) {
    if (!reading.words[reading.at]?.startsWith('-')) reading.at++;
    else if (!readOption(reading)) return false;
  }
  return true;
}

function readOption(reading: Reading): boolean {
  const word = reading.words[reading.at++] ?? '';
  const [flag = '', ...rest] = word.split('=');
  const options: Readonly<Record<string, OptionMeaning>> = OPTIONS[reading.manager];
  const meaning = Object.hasOwn(options, flag) ? options[flag] : undefined;
  if (meaning === undefined) return false;
  if (meaning === 'none') return true;
  if (meaning === 'root' || meaning === 'all') {
    reading.reach = meaning;
    return !takesInRoot(reading);
  }
  const value = rest.length > 0 ? rest.join('=') : reading.words[reading.at++];
  // What pnpm takes in by `x...` and `@acme/*` is read with the name; all else that is open leaves the call open.
  const known = reading.manager === 'pnpm' ? /\.{3}|\*/g : /\.{3}/g;
  if (value === undefined || isOpenWord(meaning === 'package' ? value.replace(known, '') : value)) return false;
  if (meaning === 'package') reading.packages.push(value);
  if (meaning !== 'folder') return !takesInRoot(reading);
  const folder = changedFolder(reading.folder, value);
  if (folder !== undefined) reading.folder = folder;
  return folder !== undefined;
}

/** `pnpm --filter "@acme/*" -w run x` runs it in the root as well (pnpm 10.31), so that what the filter finds decides nothing. */
function takesInRoot({ reach, packages }: Reading): boolean {
  return reach === 'root' && packages.length > 0;
}
