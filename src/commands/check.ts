/** `lintel check`: what CI runs. The findings of lint, which include every output that a build would change, and a summary. */
import { isSettled } from '../drift.ts';
import { countFindings } from '../finding.ts';
import { counted } from '../phrase.ts';
import { type Command } from './command.ts';
import { LINT_OPTIONS, runLint } from './lint.ts';

export const check: Command = {
  usage: 'check [--reporter <name[=file]>] [--strict] [--max-warnings <n>]',
  description:
    'Fails when an output is out of date, when someone wrote into one, or when lint finds an error. Writes nothing.',
  options: LINT_OPTIONS,
  maxPositionals: 0,
  run: async (invocation) => {
    const { compiled, findings, code } = await runLint(invocation);
    const counts = countFindings(findings);
    const pending = compiled.changes.filter((change) => !isSettled(change)).length;
    const outputs =
      pending === 0
        ? `${counted(compiled.outputs.length, 'output')} up to date`
        : `${pending} of ${counted(compiled.changes.length, 'output')} not as built`;
    invocation.terminal.err(
      `${outputs}, ${counted(compiled.model.notes.length, 'note')}, ${counted(counts.error, 'error')}, ${counted(counts.warn, 'warning')}.`,
    );
    return code;
  },
};
