/** What a path leads to as an import, by `paths` and `baseUrl` of a tsconfig. */
import type { Claim, Facts } from '../../model.ts';
import { oncePer } from '../../once.ts';
import { tableOf } from '../../scan/lookup.ts';

/**
 * The file that code gets which imports what a code span names, with its ending or without. Which code the text has in mind nobody
 * can tell, so any tsconfig may lead there. Asked only of what would else be called absent: there may be hundreds of them.
 */
export function importedFile({ how, text, target, isDrawn }: Claim, facts: Facts): string | undefined {
  // Commands, trees and links go by files alone.
  if (how !== 'code' || isDrawn || /^[./]/.test(text)) return undefined;
  const { resolve } = tableOf(facts);
  const specifiers = [...new Set([target, target.replace(/(?:\.d)?\.[cm]?[jt]sx?$/, '')])];
  for (const from of importersOf(facts)) {
    for (const specifier of specifiers) {
      const found = resolve(from, specifier);
      // Its manifest stands for a package of which nothing answers to the rest.
      if ('file' in found && !found.file.endsWith('package.json')) return found.file;
    }
  }
  return undefined;
}

/** The tsconfigs that lead anywhere; `#names` of a package are no paths in any text, so that nobody asks for them. */
const importersOf = oncePer(({ project }: Facts): readonly string[] =>
  project.tsconfigs
    .filter(({ paths, baseUrl }) => baseUrl !== undefined || Object.keys(paths).length > 0)
    .map(({ file }) => file),
);

/**
 * A file as the import of a sample that names its lost module by an alias would name it: `@/ui/forms/button` for `src/ui/forms/button/index.tsx`,
 * where `@/ui/button` was `src/ui/button`. Undefined for another way to import, and for a file that the alias does not reach.
 */
export function aliasedAs({ text, target }: Claim, file: string): string | undefined {
  const [alias = ''] = /^[@~][\w-]*\//.exec(text) ?? [];
  const rest = text.slice(alias.length);
  const folder = target.endsWith(`/${rest}`) ? target.slice(0, -rest.length) : '';
  if (alias === '' || folder === '' || !file.startsWith(folder)) return undefined;
  return alias + file.slice(folder.length).replace(/(?:\/index)?(?:\.d)?\.[cm]?[jt]sx?$/, '');
}
