/** `lintel adr index`: the list of decisions as markdown, printed or kept in a managed block of a file. */
import { resolve } from 'node:path';
import { isOutputPath } from '../clients.ts';
import { isTargetPath } from '../custom-path.ts';
import { decisionIndex, isWatchedIndex } from '../decision-index.ts';
import { readForEdit, rewriteFiles } from '../disk/rewrite.ts';
import { relativeTo } from '../disk/root.ts';
import { UsageError } from '../error.ts';
import { isRepositoryPath } from '../lock.ts';
import type { CustomTarget } from '../model.ts';
import { counted } from '../phrase.ts';
import { folderOf } from '../path.ts';
import { BLOCK } from '../block.ts';
import { withIndex } from '../sources/decision-index.ts';
import { EXIT, stringOption, type Command, type Invocation } from './command.ts';
import { readDecisions } from './decisions.ts';

export const adrIndex: Command = {
  usage: 'adr index [--output <file>]',
  description:
    'Prints a markdown list of all decisions with status, successors and date. With --output it is kept in that file\n' +
    `between \`${BLOCK.start}\` and \`${BLOCK.end}\`; everything around the two lines is yours. A file without\n` +
    'them gets them at its end, and a file that is not there is made. A second run changes nothing. `lintel lint` checks\n' +
    'it beside the decisions, in the folders above them, and right in `docs` or `doc` at the root, and nowhere else.',
  options: {
    output: { type: 'string', placeholder: '<file>', description: 'the file to keep it in; default standard output' },
  },
  maxPositionals: 0,
  run: async (invocation) => {
    const output = stringOption(invocation, 'output');
    const { decisions, config, configured, sources } = await readDecisions(invocation);
    const path = output === undefined ? undefined : outputPath(output, invocation, config.targets);
    const { terminal } = invocation;
    const content = decisionIndex(decisions, path === undefined ? '' : folderOf(path));
    if (path === undefined) {
      if (decisions.length > 0) terminal.out(content);
      else terminal.err('There are no decisions. `lintel adr new "<title>"` writes one.');
      return EXIT.clean;
    }
    if (decisions.some(({ file }) => file === path))
      throw new UsageError(`${path} is a decision itself.`, 'Nothing was written. Name another file.');
    const isWritten = await write(path, content, invocation);
    terminal.out(path);
    terminal.err(isWritten ? `Lists ${counted(decisions.length, 'decision')}.` : 'It is up to date.');
    // Without a set-up lint looks for decisions where this command does.
    const asLintReads = configured.file === '' ? config : configured;
    if (decisions.length > 0 && !isWatchedIndex(path, sources.paths, asLintReads))
      terminal.err(
        '`lintel lint` does not check this file: it looks at markdown files beside the decisions that it reads, in the folders above them, and right in `docs` or `doc` at the root.',
      );
    return EXIT.clean;
  },
};

function outputPath(written: string, { root, cwd }: Invocation, targets: readonly CustomTarget[]): string {
  const path = relativeTo(root, resolve(cwd, written));
  if (!isRepositoryPath(path)) throw new UsageError(`${written} lies outside of the repository ${root}.`);
  if (!/\.(?:md|markdown)$/i.test(path))
    throw new UsageError(`${path} is no markdown file.`, 'Nothing was written. Name one that ends in `.md`.');
  if (isTargetPath(path, targets))
    throw new UsageError(
      `${path} is an output of one of your \`targets\`: the next build would take the index out again.`,
      'Nothing was written. Name another file, or let the template of that target list the decisions.',
    );
  if (isOutputPath(path))
    throw new UsageError(
      `${path} is a file that agents load; an index of all decisions would cost each of them its tokens.`,
      'Nothing was written. `lintel build` gives agents what they need of the decisions.',
    );
  return path;
}

async function write(path: string, content: string, { root }: Invocation): Promise<boolean> {
  const before = await readForEdit(root, path);
  const edited = withIndex(before ?? '# Decisions\n\n', content);
  if ('because' in edited) throw new UsageError(`${path}:${edited.line} ${edited.because}.`, 'Nothing was written.');
  if (edited.text === before) return false;
  await rewriteFiles(root, [{ path, before, after: edited.text }]);
  return true;
}
