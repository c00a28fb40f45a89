/**
 * The folders that a package manager is told to work in: `pnpm -C packages/a test`, `npm run dev --prefix apps/web`, `npm run x -w apps/web`.
 * Whether they are there is asked elsewhere.
 */
import type { PackageManager } from '../../model.ts';
import { BUILT_IN, isManagerName, OPTIONS, type OptionMeaning } from './managers.ts';

/** The folders that the words of a command name so, as written, without what the command would make. */
export function managedFolders(words: readonly string[]): readonly string[] {
  const [manager] = words;
  if (!isManagerName(manager)) return [];
  const options: Readonly<Record<string, OptionMeaning>> = OPTIONS[manager];
  const plain: string[] = [];
  const workspaces: string[] = [];
  let folder: string | undefined;
  for (let at = 1; at < words.length; at++) {
    const word = words[at] ?? '';
    if (word === '--') break;
    if (!word.startsWith('-')) {
      plain.push(word);
      // What stands behind the name of a script or a program is handed to that.
      if (manager !== 'npm' && (plain.length > 1 || !(word === 'run' || BUILT_IN[manager].has(word)))) break;
      continue;
    }
    const [flag = '', ...value] = word.split('=');
    const meaning = Object.hasOwn(options, flag) ? options[flag] : undefined;
    // What the flag takes is unknown, so that the next word may be anything.
    if (meaning === undefined) return [];
    if (meaning === 'none' || meaning === 'root' || meaning === 'all') continue;
    const given = value.length > 0 ? value.join('=') : words[++at];
    if (meaning === 'folder') folder = given;
    if (meaning === 'package' && given !== undefined && isWorkspaceFolder(given, manager)) workspaces.push(given);
  }
  if (folder !== undefined) return isMade(plain) ? [] : [folder];
  return /^(?:init|create)$/.test(plain[0] ?? '') ? [] : workspaces;
}

/**
 * Whether a filter chooses by folder. npm takes a path as it stands, and no name without a scope has a slash; pnpm and bun take what begins
 * with `./` for one, and with dots at its end for that and its dependencies.
 */
function isWorkspaceFolder(value: string, manager: PackageManager): boolean {
  return (manager === 'npm' ? !value.startsWith('@') : value.startsWith('./')) && !value.includes('...');
}

/** `npm install tool --prefix tools/x` makes the folder. */
function isMade([verb = '', ...rest]: readonly string[]): boolean {
  return /^(?:init|create|add|dlx|x|exec)$/.test(verb) || (/^(?:install|i)$/.test(verb) && rest.length > 0);
}
