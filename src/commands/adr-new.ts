/** `lintel adr new`: a decision file, checked before it is written. */
import { posix } from 'node:path';
import { createFile } from '../disk/create.ts';
import { readNoteInputs } from '../disk/inputs.ts';
import { UsageError } from '../error.ts';
import { globMatcher } from '../glob.ts';
import type { DecisionStatus } from '../model.ts';
import { nearest } from '../nearest.ts';
import { readNotes } from '../sources/notes.ts';
import { decisionStem, decisionText, slugOf } from '../sources/scaffold.ts';
import { EXIT, listOption, stringOption, type Command } from './command.ts';

const STATUSES: readonly DecisionStatus[] = ['draft', 'proposed', 'accepted', 'rejected', 'deprecated', 'superseded'];

export const adrNew: Command = {
  usage: 'adr new <title> [--rule <sentence>] [--applies-to <glob>] [--status <status>]',
  description:
    'Writes a decision into the decisions folder of the context and prints its path. Needs no git and no commits.',
  options: {
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
    status: { type: 'string', placeholder: '<status>', description: `${STATUSES.join(', ')}; default accepted` },
  },
  maxPositionals: 1,
  run: async (invocation) => {
    const title = invocation.positionals[0]?.trim().replace(/\s+/g, ' ') ?? '';
    if (title === '') throw new UsageError('A decision needs a title.', 'lintel adr new "Use Postgres for billing"');
    const slug = slugOf(title);
    if (slug === '') throw new UsageError(`The title \`${title}\` has no letter or digit for a file name.`);
    const status = checkedStatus(stringOption(invocation, 'status') ?? 'accepted');
    const { sources, config } = await readNoteInputs({
      root: invocation.root,
      context: invocation.context,
      isConfigOptional: true,
    });
    const appliesTo = listOption(invocation, 'applies-to');
    for (const glob of appliesTo) {
      if (!sources.paths.some(globMatcher(glob.replace(/^!/, '')))) {
        throw new UsageError(
          `--applies-to ${glob} matches no file of the repository.`,
          'Nothing was written. Quote the glob, so that the shell leaves it alone.',
        );
      }
    }
    const folder = `${config.context}/decisions`;
    const stems = readNotes(sources, config)
      .value.filter((note) => note.kind === 'decision' && posix.dirname(note.file) === folder)
      .map(({ id }) => id);
    const date = today();
    const path = `${folder}/${decisionStem(slug, stems, date)}.md`;
    await createFile(
      invocation.root,
      path,
      decisionText({ title, status, date, rules: listOption(invocation, 'rule'), appliesTo }),
    );
    invocation.terminal.out(path);
    invocation.terminal.err('Write down why, then run `lintel build`.');
    return EXIT.clean;
  },
};

function checkedStatus(written: string): DecisionStatus {
  const status = STATUSES.find((known) => known === written);
  if (status !== undefined) return status;
  const guess = nearest(written, STATUSES);
  throw new UsageError(
    `There is no status \`${written}\`.`,
    guess === undefined ? `Known: ${STATUSES.join(', ')}.` : `Did you mean \`${guess}\`?`,
  );
}

/** The author's own day, not the universal one. */
function today(): string {
  const now = new Date();
  const two = (value: number) => String(value).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
