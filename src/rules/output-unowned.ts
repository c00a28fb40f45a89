/** Files at the place of an output that lintel did not build. */
import { markerFault } from '../block.ts';
import { lockFile } from '../config.ts';
import { topOf, type Rule } from './rule.ts';

/** A file that a person wrote stands where an output belongs. It is never overwritten unasked. */
export const outputUnowned: Rule = {
  id: 'output/unowned',
  summary: 'A file that lintel did not build stands where an output belongs.',
  check: ({ changes, inputs, lock }) =>
    changes
      // Where the marks of a block are wrong, `output/marker` says which.
      .filter(({ action, before }) => action === 'unowned' && markerFault(before ?? '') === undefined)
      .map(({ path, reason, before }) => {
        // Without a lock nothing is owned; lintel's own first line tells whose the file was.
        const isLost = lock.version === undefined && before?.includes('<!-- Compiled by lintel') === true;
        const file = lockFile(inputs.config);
        return {
          rule: 'output/unowned',
          ...topOf(path),
          message: isLost
            ? `\`${path}\` cannot be written. It seems to be lintel's, but \`${file}\`, which would prove it, is gone.`
            : `\`${path}\` cannot be written. ${reason ?? 'It exists and lintel did not build it.'}`,
          target: path,
          hint: isLost
            ? `Restore the lock (\`git checkout -- ${file}\`), or delete the file and run \`lintel build\`.`
            : before === undefined
              ? 'Move what stands there elsewhere, and run `lintel build`.'
              : `Move its text into a note in \`${inputs.config.context}/\`, delete it, and run \`lintel build\`.`,
        };
      }),
};
