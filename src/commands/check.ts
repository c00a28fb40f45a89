/** `lintel check`: what CI runs. The findings of lint, which include every output that a build would change, and a summary. */
import { UsageError } from '../error.ts';
import { countFindings } from '../finding.ts';
import type { CheckResult } from '../model.ts';
import { counted } from '../phrase.ts';
import { type Command } from './command.ts';
import { LINT_OPTIONS, runLint } from './lint.ts';

export const check: Command = {
  usage: 'check [--since <ref>] [--reporter <name[=file]>] [--strict] [--max-warnings <n>]',
  description:
    'Fails when an output is out of date, when someone wrote into one, or when lint finds an error. Writes nothing but its cache (`--no-cache` for none).',
  options: LINT_OPTIONS,
  // Taken to be refused with the way out.
  maxPositionals: Number.POSITIVE_INFINITY,
  run: async (invocation) => {
    const { positionals } = invocation;
    if (positionals.length > 0)
      throw new UsageError(
        'A check is of the whole repository, and takes no paths.',
        `\`lintel lint ${positionals.join(' ')}\` reports what stands there.`,
      );
    const { result, code } = await runLint(invocation);
    const counts = countFindings(result.findings);
    invocation.terminal.err(
      `${ofOutputs(result)}, ${counted(result.notes, 'note')}, ${counted(counts.error, 'error')}, ${counted(counts.warn, 'warning')}.`,
    );
    return code;
  },
};

function ofOutputs({ outputs, changes, pending, kept }: CheckResult): string {
  const other = pending - kept;
  const of = `of ${counted(changes, 'output')}`;
  if (pending === 0) return `${counted(outputs, 'output')} up to date`;
  if (other === 0) return `${kept} ${of} left alone`;
  return `${other} ${of} not as built${kept === 0 ? '' : `, ${kept} left alone`}`;
}
