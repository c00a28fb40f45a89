/** `lintel adr status`: another status for a decision, written where its status stands. */
import { rewriteFiles } from '../disk/rewrite.ts';
import { UsageError } from '../error.ts';
import type { Decision, DecisionStatus } from '../model.ts';
import { removeKey } from '../sources/edit.ts';
import { withStatusDate } from '../sources/status-date.ts';
import { editStatus } from '../sources/status-edit.ts';
import { EXIT, type Command } from './command.ts';
import {
  checkedStatus,
  editedText,
  findDecision,
  rawText,
  readDecisions,
  STATUSES,
  successors,
  targetsOf,
  today,
} from './decisions.ts';

export const adrStatus: Command = {
  usage: 'adr status <decision> <status>',
  description:
    `Writes the status (${STATUSES.join(', ')}) where the decision has its own: front matter,\n` +
    'section, line, bullet or table. A key `date` with a day in it becomes today, as MADR has it; every other byte stays. Where that cannot be done safely, the line is named and\n' +
    'nothing is written. The decision is named by stem, number, path or link.',
  options: {},
  maxPositionals: 2,
  run: async (invocation) => {
    const [ref, word] = invocation.positionals;
    if (ref === undefined || word === undefined)
      throw new UsageError('Which decision, and which status?', `Usage: lintel ${adrStatus.usage}`);
    const status = checkedStatus(word);
    const known = await readDecisions(invocation);
    const { decisions } = known;
    const decision = findDecision(ref, known, invocation);
    const { file } = decision;
    const { terminal, root } = invocation;
    if (decision.status === status && decision.statusSource !== 'none') {
      terminal.err(`${file} is ${status} already.`);
      return EXIT.clean;
    }
    const before = await rawText(root, decision);
    const { text, dropped } = withStatus(decision, before, status);
    const after = withStatusDate(before, text, today());
    await rewriteFiles(root, [{ path: file, before, after }]);
    terminal.out(`${file}: ${decision.status} → ${status}`);
    for (const key of dropped) terminal.err(`Took \`${key}\` out: a decision that is ${status} has no successor.`);
    for (const line of consequences(decision, status, decisions)) terminal.err(line);
    return EXIT.clean;
  },
};

interface Changed {
  readonly text: string;
  /** Keys that would have said the opposite. */
  readonly dropped: readonly string[];
}

const SUCCESSOR_KEYS = ['superseded-by', 'superseded_by', 'supersededBy', 'x-superseded-by'];

/** A decision that is reinstated must not go on naming its successor beside its new status. */
function withStatus({ file, status: was }: Decision, before: string, status: DecisionStatus): Changed {
  let text = editedText(editStatus(file, before, { status }), file);
  const dropped: string[] = [];
  for (const key of was === 'superseded' ? SUCCESSOR_KEYS : []) {
    const next = editedText(removeKey(text, key), file);
    if (next !== text) dropped.push(key);
    text = next;
  }
  return { text, dropped };
}

function consequences(decision: Decision, status: DecisionStatus, decisions: readonly Decision[]): readonly string[] {
  if (status === 'superseded') {
    return decision.supersededBy.length > 0
      ? []
      : [`It names no successor: \`lintel adr supersede ${decision.id} <new>\` adds one.`];
  }
  if (status !== 'accepted') return [];
  const accepted = (each: Decision): boolean => each !== decision && each.status === 'accepted';
  const later = [...(successors(decisions).get(decision) ?? [])].filter(accepted);
  const replaced = targetsOf(decision, decision.supersedes, decisions).filter(accepted);
  return [
    ...later.map(({ file }) => `It stays out of force: ${file} supersedes it.`),
    ...replaced.map(
      ({ id }) => `${id} is out of force now; \`lintel adr supersede ${id} ${decision.id}\` writes that into it.`,
    ),
  ];
}
