/**
 * Folders that the scripts of a package.json fill: `"agents": "cp -r .ai/ .claude"`. A commit that took such a folder out of git took what
 * each clone makes anew, so that it proves nothing of a text that names it.
 */
import type { PackageFacts } from '../../model.ts';
import { joinPath } from '../../path.ts';
import { placedCommands } from '../shell/placed-commands.ts';
import { isOpenWord } from '../shell/shell.ts';

/** The folders and files, from the root of the repository. */
export function filledFolders(packages: readonly Pick<PackageFacts, 'dir' | 'scripts'>[]): readonly string[] {
  const filled = packages.flatMap(({ dir, scripts }) =>
    scripts.flatMap(({ command }) =>
      (WRITES.test(command) ? placedCommands(command) : []).flatMap(({ words, folder }) =>
        targetsOf(words).flatMap((target) => joinPath(joinPath(dir, folder) ?? dir, plain(target)) ?? []),
      ),
    ),
  );
  return [...new Set(filled)].filter((path) => path !== '');
}

/** Most scripts write to no folder that they name, and need not be read as commands. */
const WRITES = /\b(?:cp|mv|rsync|ln|cpy|cpx|copyfiles|ncp|mkdirp?)\b/;

/** Programs that write to the last of their words, by `--help` of each. */
const TO_LAST = new Set(['cp', 'mv', 'rsync', 'ln', 'cpy', 'cpx', 'copyfiles', 'ncp']);

/** What a command of a script writes to, as written. */
function targetsOf([program = '', ...rest]: readonly string[]): readonly string[] {
  if (/^(?:shx|npx|bunx)$/.test(program)) return targetsOf(rest);
  const named = rest.filter((word) => !word.startsWith('-'));
  if (program === 'mkdir' || program === 'mkdirp') return named.filter((word) => !isOpenWord(word));
  const last = named.at(-1);
  return TO_LAST.has(program) && named.length > 1 && last !== undefined && !isOpenWord(last) ? [last] : [];
}

function plain(path: string): string {
  return path.replace(/\/+$/, '');
}
