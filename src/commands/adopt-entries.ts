/** Ignore entries by which a formatter leaves outputs alone. It writes nothing: that is up to who asks. */
import { FOLDER_FILES, RULE_FOLDERS } from '../clients.ts';
import type { Compilation } from '../model.ts';
import { folderOf, lastSegment } from '../path.ts';

/** Entries for the formatter of a repository. */
export interface IgnoreEntries {
  readonly formatter: string;
  readonly file: string;
  /** Each as `<file> <line>`; empty where the formatter has no such file, or there is none. */
  readonly lines: readonly string[];
}

/** Formatters that read .prettierignore (https://prettier.io/docs/ignore, https://oxc.rs/docs/guide/usage/formatter). */
const READ_PRETTIERIGNORE = new Set(['prettier', 'oxfmt']);

/** What to add so that the outputs of a build stay as built. */
export function ignoreEntries({ model, outputs }: Compilation): IgnoreEntries {
  const formatter = model.facts.project.formatter?.name ?? '';
  const file = '.prettierignore';
  if (!READ_PRETTIERIGNORE.has(formatter)) return { formatter, file, lines: [] };
  const patterns = outputs.map(({ path }) => {
    const folder = folderOf(path);
    if (RULE_FOLDERS.has(folder)) return `/${folder}/`;
    const name = lastSegment(path);
    // A name without a slash holds at any depth, as in .gitignore.
    return Object.hasOwn(FOLDER_FILES, name) ? name : `/${path}`;
  });
  return { formatter, file, lines: [...new Set(patterns)].sort().map((line) => `${file} ${line}`) };
}
