/**
 * Command lines that name a package of the workspace and call none of its scripts: `pnpm --filter @acme/core add zod`,
 * `yarn workspace @acme/core add zod`. Calls of scripts are the matter of `command.ts`; what the verb does is of no interest here.
 */
import type { PackageManager } from '../../model.ts';
import { lastCall, scriptCalls } from './command.ts';
import { isManagerName, OPTIONS } from './managers.ts';
import { readingOf, readOptions, type Reading } from './options.ts';
import { placedCommands, type PlacedCommand } from './placed-commands.ts';
import { readSelectors, type Selection } from './selector.ts';
import { isOpenWord, quoted } from './shell.ts';

/** A command that chooses packages by name. */
export interface PackageCall {
  readonly manager: PackageManager;
  /** Names behind its filter flags, without the dots of pnpm; never none. */
  readonly packages: Selection;
  /** The one command, its words as written, ready to be read again. */
  readonly text: string;
  /** Line of the text it stands on, from 0. */
  readonly line: number;
}

/** The commands of a shell text that choose packages where the text starts: another folder may be another workspace. */
export function packageCalls(text: string): readonly PackageCall[] {
  if (!CHOOSING.test(text)) return [];
  return placedCommands(text).flatMap((command) => callOf(command) ?? []);
}

/** Most code spans are names: reading each as shell would cost more than everything else here. */
const CHOOSING = /\b(?:npm|pnpm|yarn|bun)\b.*\s(?:-F|-w|--filter|--filter-prod|--workspace|workspace)\b/;

/** The call that a line is read again as. */
export function lastPackageCall(line: string): PackageCall | undefined {
  return packageCalls(line).at(-1);
}

/** The packages that a line names, whether it calls a script of them or not. */
export function packagesChosen(line: string): readonly string[] {
  return lastCall(line)?.packages ?? lastPackageCall(line)?.packages.names ?? [];
}

function callOf({ words, folder, line }: PlacedCommand): PackageCall | undefined {
  const manager = words[0];
  if (!isManagerName(manager) || folder !== '') return undefined;
  const reading = readingOf(manager, words, folder);
  const isRead = manager === 'yarn' ? readWorkspace(reading) : readVerb(reading);
  if (!isRead || reading.folder !== '' || reading.packages.length === 0) return undefined;
  const text = words.map(quoted).join(' ');
  const packages = readSelectors(reading.packages, manager);
  return packages === undefined || scriptCalls(text).length > 0 ? undefined : { manager, packages, text, line };
}

/** Whatever yarn is to do there, the name must be that of a workspace (https://yarnpkg.com/cli/workspace). */
function readWorkspace(reading: Reading): boolean {
  const { words } = reading;
  if (!readOptions(reading) || words[reading.at] !== 'workspace') return false;
  const [name, verb] = words.slice(reading.at + 1);
  if (name === undefined || verb === undefined || isOpenWord(name)) return false;
  reading.packages.push(name);
  return true;
}

/** True where flags alone choose, before the verb or behind it. */
function readVerb(reading: Reading): boolean {
  const { manager, words } = reading;
  if (manager === 'yarn' || !readOptions(reading)) return false;
  const verb = words[reading.at++] ?? '';
  if (!VERBS[manager].test(verb)) return false;
  for (; reading.at < words.length && words[reading.at] !== '--'; reading.at++) {
    const word = words[reading.at] ?? '';
    // What stands behind the program is its own.
    if (manager === 'pnpm' && /^(?:exec|dlx)$/.test(verb) && !word.startsWith('-')) return true;
    if (!readChoice(reading, word)) return false;
  }
  return true;
}

/** Behind a verb its own flags may stand, which choose nothing. False where a word leads elsewhere, or is left open. */
function readChoice(reading: Reading, word: string): boolean {
  const [flag = '', value] = word.split('=', 2);
  const options = OPTIONS[reading.manager];
  const meaning = Object.hasOwn(options, flag) ? options[flag] : undefined;
  if (meaning === 'folder') return false;
  if (meaning !== 'package') return true;
  const name = value ?? reading.words[++reading.at];
  if (name === undefined || isOpenWord(name.replace(/\.{3}/g, ''))) return false;
  reading.packages.push(name);
  return true;
}

/** Verbs of work on packages that are there. `npm init -w` and `create` make one. */
const VERBS: Readonly<Record<Exclude<PackageManager, 'yarn'>, RegExp>> = {
  npm: /^(?:install|i|add|ci|uninstall|remove|rm|un|update|up|upgrade|exec|x|publish|pack|version|ls|list|outdated|explain|why|pkg|prune|dedupe)$/,
  pnpm: /^(?:install|i|add|remove|rm|uninstall|un|update|up|upgrade|exec|dlx|publish|pack|deploy|ls|list|outdated|why|rebuild)$/,
  bun: /^(?:install|i|add|remove|rm|update|outdated)$/,
};
