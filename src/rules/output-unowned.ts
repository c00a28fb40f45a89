/** Files at the place of an output that lintel did not build. */
import { BLOCK, markerFault } from '../block.ts';
import { FOLDER_FILES, RULE_FOLDERS } from '../clients.ts';
import { lockFile } from '../config.ts';
import type { Change, Compilation } from '../model.ts';
import { folderOf } from '../path.ts';
import { topOf, type Rule } from './rule.ts';

/** A file that a person wrote stands where an output belongs. It is never overwritten unasked. */
export const outputUnowned: Rule = {
  id: 'output/unowned',
  summary: 'A file that lintel did not build stands where an output belongs.',
  check: (compilation) =>
    compilation.changes
      // Where the marks of a block are wrong, `output/marker` says which.
      .filter(({ action, before }) => action === 'unowned' && markerFault(before ?? '') === undefined)
      .map((change) => {
        const { path, reason } = change;
        // Without a lock nothing is owned; lintel's own first line tells whose the file was.
        const isLost = isLockGone(change, compilation);
        const file = lockFile(compilation.inputs.config);
        return {
          rule: 'output/unowned',
          ...topOf(path),
          message: isLost
            ? `\`${path}\` cannot be written. It seems to be lintel's, but \`${file}\`, which would prove it, is gone.`
            : `\`${path}\` cannot be written. ${reason ?? 'It exists and lintel did not build it.'}`,
          target: path,
          hint: isLost
            ? `Restore the lock (\`git checkout -- ${file}\`), or delete the file and run \`lintel build\`.`
            : wayOut(change, compilation),
        };
      }),
};

function isLockGone({ before }: Change, { lock }: Compilation): boolean {
  return lock.version === undefined && before?.includes('<!-- Compiled by lintel') === true;
}

function wayOut({ path, before }: Change, { inputs, lock }: Compilation): string {
  const marks = `\`${BLOCK.start}\` and \`${BLOCK.end}\``;
  if (before === undefined) return 'Move what stands there elsewhere, and run `lintel build`.';
  if (lock.outputs.some((entry) => entry.path === path && entry.isBlock === true))
    return `Write the lines ${marks} into it once, where lintel's part belongs, and run \`lintel build\`.`;
  const name = path.slice(path.lastIndexOf('/') + 1);
  if (Object.hasOwn(FOLDER_FILES, name) || Object.hasOwn(FOLDER_FILES, path))
    return `Run \`lintel adopt ${path}\`, which moves its text into notes, or write the lines ${marks} where lintel's part of it belongs and run \`lintel build\`.`;
  if (RULE_FOLDERS.has(folderOf(path))) return `Run \`lintel adopt ${path}\`, which moves its text into notes.`;
  return `Move its text into a note in \`${inputs.config.context}/\`, delete it, and run \`lintel build\`.`;
}
