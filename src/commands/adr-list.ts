/** `lintel adr list`: every decision with its status, and where the status was read. Reads no code. */
import { SCHEMA_VERSION } from '../document.ts';
import { resolveDecisionRef } from '../claims/decision-ref.ts';
import { readNoteInputs } from '../disk/inputs.ts';
import type { Decision, DecisionRef, DecisionStatus } from '../model.ts';
import { readNotes } from '../sources/notes.ts';
import { EXIT, flag, type Command } from './command.ts';
import { table } from './table.ts';
import type { Terminal } from './terminal.ts';

export const adrList: Command = {
  usage: 'adr list [--json]',
  description: 'Lists the decisions by file with status, date and title.',
  options: { json: { type: 'boolean', description: 'all that was read of each as one JSON document' } },
  maxPositionals: 0,
  run: async (invocation) => {
    const { sources, config } = await readNoteInputs({
      root: invocation.root,
      context: invocation.context,
      isConfigOptional: true,
    });
    const decisions = readNotes(sources, config).value.filter((note) => note.kind === 'decision');
    const { terminal } = invocation;
    if (flag(invocation, 'json')) {
      terminal.out(
        JSON.stringify(
          { schemaVersion: SCHEMA_VERSION, decisions: decisions.map((each) => describe(each, decisions)) },
          null,
          2,
        ),
      );
    } else if (decisions.length === 0) {
      terminal.err('There are no decisions. `lintel adr new "<title>"` writes one.');
    } else {
      terminal.out(listing(decisions, terminal));
    }
    return EXIT.clean;
  },
};

const COLORS: Readonly<Record<DecisionStatus, 'green' | 'yellow' | 'red' | 'dim'>> = {
  accepted: 'green',
  draft: 'yellow',
  proposed: 'yellow',
  rejected: 'dim',
  deprecated: 'dim',
  superseded: 'dim',
  unknown: 'red',
};

function listing(decisions: readonly Decision[], terminal: Terminal): string {
  const rows = table(decisions.map(({ status, date, id, title }) => [status, date ?? '', id, title])).split('\n');
  return rows
    .map((row, index) =>
      row.replace(/\w+/, (status) => terminal.style(COLORS[decisions[index]?.status ?? 'unknown'], status)),
    )
    .join('\n');
}

function describe(decision: Decision, decisions: readonly Decision[]): object {
  const idsOf = (refs: readonly DecisionRef[]) => refs.map(({ ref, file }) => idOf(ref, file, decisions));
  const { id, file, title, status, statusSource, rawStatus, date, rules, appliesTo, supersedes, supersededBy, amends } =
    decision;
  return {
    id,
    file,
    title,
    status,
    statusSource,
    rawStatus: rawStatus ?? null,
    date: date ?? null,
    rule: rules.map(({ text }) => text),
    appliesTo: appliesTo.map(({ glob, negated }) => `${negated ? '!' : ''}${glob}`),
    supersedes: idsOf(supersedes),
    supersededBy: idsOf(supersededBy),
    amends: idsOf(amends),
  };
}

/** The id that a reference leads to, so that records can be joined; what leads to no single decision stays as written. */
function idOf(ref: string, file: string, decisions: readonly Decision[]): string {
  const match = resolveDecisionRef(ref, decisions, file);
  return 'decision' in match ? match.decision.id : ref;
}
