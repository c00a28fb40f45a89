/** The options by which a new note says whom it speaks to: its rule lines, and the files that it holds for. */
import { UsageError } from '../error.ts';
import { globMatcher } from '../glob.ts';
import { listOption, type Invocation, type OptionDefinitions } from './command.ts';

/** `--rule` and `--applies-to`. */
export const SCOPE_OPTIONS = {
  rule: {
    type: 'string',
    multiple: true,
    placeholder: '<sentence>',
    description: 'the imperative sentence that agents get; may be repeated',
  },
  'applies-to': {
    type: 'string',
    multiple: true,
    placeholder: '<glob>',
    description: 'files it holds for; may be repeated; default everywhere',
  },
} satisfies OptionDefinitions;

/** The globs of `--applies-to`. One that matches nothing was mistyped, or the shell has taken it apart. */
export function scopeOption(invocation: Invocation, paths: readonly string[]): readonly string[] {
  const globs = listOption(invocation, 'applies-to');
  for (const glob of globs) {
    if (paths.some(globMatcher(glob.replace(/^!/, '')))) continue;
    const folder = glob.replace(/^!?(?:\.\/)?/, '').replace(/\/+$/, '');
    const isFolder = paths.some((path) => path.startsWith(`${folder}/`));
    throw new UsageError(
      `--applies-to ${glob} matches no file of the repository.`,
      isFolder
        ? `Nothing was written. \`${folder}\` is a folder: write \`--applies-to "${glob.startsWith('!') ? '!' : ''}${folder}/**"\`.`
        : 'Nothing was written. Quote the glob, so that the shell leaves it alone.',
    );
  }
  return globs;
}
