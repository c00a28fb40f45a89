/**
 * The folder that a package manager is told to work in: `pnpm -C packages/a test`, `npm run dev --prefix apps/web`. Whether it
 * is there is asked elsewhere.
 */
import { BUILT_IN, isManagerName, OPTIONS, type OptionMeaning } from './managers.ts';

/** The folder that the words of a command name so, as written; undefined where there is none, and where the command would make it. */
export function managedFolder(words: readonly string[]): string | undefined {
  const [manager] = words;
  if (!isManagerName(manager)) return undefined;
  const options: Readonly<Record<string, OptionMeaning>> = OPTIONS[manager];
  const plain: string[] = [];
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
    if (meaning === undefined) return undefined;
    if (meaning === 'none' || meaning === 'root' || meaning === 'all') continue;
    const given = value.length > 0 ? value.join('=') : words[++at];
    if (meaning === 'folder') folder = given;
  }
  return isMade(plain) ? undefined : folder;
}

/** `npm install tool --prefix tools/x` makes the folder. */
function isMade([verb = '', ...rest]: readonly string[]): boolean {
  return /^(?:init|create|add|dlx|x|exec)$/.test(verb) || (/^(?:install|i)$/.test(verb) && rest.length > 0);
}
