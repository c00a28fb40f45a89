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
 * A file as the import of a sample that names its lost module would name it: `@/ui/forms/button` for `src/ui/forms/button/index.tsx`, where
 * `@/ui/button` was `src/ui/button`, and `../ui/forms/button` where `../ui/button` was. Undefined for a file that this way does not reach.
 */
export function importedAs({ text, target }: Claim, file: string): string | undefined {
  const [lead = ''] = /^(?:[@~][\w-]*\/|(?:\.{1,2}\/)+)/.exec(text) ?? [];
  const rest = text.slice(lead.length);
  if (lead === '' || !`/${target}`.endsWith(`/${rest}`)) return undefined;
  const folder = target.slice(0, -rest.length);
  if (!file.startsWith(folder)) return undefined;
  // Whoever writes the ending of the output writes it of the next one too.
  const ending = /\.[cm]?js$/.exec(text)?.[0] ?? '';
  return lead + file.slice(folder.length).replace(ending === '' ? INDEX_AND_ENDING : ENDING, ending);
}

const ENDING = /(?:\.d)?\.[cm]?[jt]sx?$/;
const INDEX_AND_ENDING = /(?:\/index)?(?:\.d)?\.[cm]?[jt]sx?$/;
