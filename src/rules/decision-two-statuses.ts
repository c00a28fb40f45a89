/**
 * Decisions that say two things about themselves: in two places that state a status, which reading them has shown, or in a status
 * that holds beside a key that names a successor. What only the successor says is told by `decision/asymmetric`.
 */
import { resolveDecisionRef } from '../claims/world/decision-ref.ts';
import { supersessionOf } from '../claims/world/supersession.ts';
import { meansWhole } from '../claims/world/whole-ref.ts';
import type { Compilation, Config, Decision, DecisionRef, DecisionStatus, Problem } from '../model.ts';
import { reported, topOf, type Rule } from './rule.ts';

/** Passes on what reading the decisions has shown, and looks up the successors that keys name. */
export const decisionTwoStatuses: Rule = {
  id: 'decision/two-statuses',
  summary: 'Two places of a decision state different statuses.',
  check: (compilation) => [...reported(compilation, 'decision/two-statuses'), ...namedBeside(compilation)],
};

/** What was rejected or deprecated may well have had a successor too. */
const OPEN: ReadonlySet<DecisionStatus> = new Set(['accepted', 'proposed', 'draft']);

/** Statuses of a decision that has ended: what it took the place of is not in force again because of that. */
const ENDED: ReadonlySet<DecisionStatus> = new Set(['superseded', 'rejected', 'deprecated']);

interface Named {
  readonly old: Decision;
  readonly by: Decision;
  /** Where the old one names it. */
  readonly ref: DecisionRef;
}

function namedBeside({ model, inputs }: Compilation): readonly Problem[] {
  const decisions = model.notes.map(({ note }) => note).filter((note) => note.kind === 'decision');
  const delivered = new Set(
    model.notes.flatMap(({ note, isInForce }) => (isInForce && note.rules.length > 0 ? [note] : [])),
  );
  const circular = new Set(supersessionOf(decisions).cycles.flatMap(({ members }) => members));
  return decisions.flatMap((old): readonly Problem[] => {
    if (!OPEN.has(old.status) || old.statusSource === 'default' || circular.has(old)) return [];
    const named = old.supersededBy.flatMap((ref) => successorIn({ old, ref }, decisions));
    const found = named.find(({ by }) => by.status === 'accepted') ?? named[0];
    // One that is still open may be accepted one day, and until then the old one holds, as it says.
    if (found === undefined || !(found.by.status === 'accepted' || named.every(({ by }) => ENDED.has(by.status))))
      return [];
    // Of a pair that says so on both sides `decision/asymmetric` tells.
    return saysSoItself(found, decisions) ? [] : [problemOf(found, taken(found, delivered.has(old), inputs.config))];
  });
}

function successorIn(
  { old, ref }: { readonly old: Decision; readonly ref: DecisionRef },
  decisions: readonly Decision[],
): readonly Named[] {
  // "Status: Accepted" above "Superseded by: 12" is how many heads in the wild look: whoever opens them reads both.
  if (ref.line >= old.body.line) return [];
  const match = resolveDecisionRef(ref.ref, decisions, old.file);
  if (!('decision' in match) || !meansWhole(ref, match.decision)) return [];
  return [{ old, by: match.decision, ref }];
}

function saysSoItself({ old, by }: Named, decisions: readonly Decision[]): boolean {
  return (
    by.status === 'accepted' &&
    by.supersedes.some(({ ref }) => {
      const match = resolveDecisionRef(ref, decisions, by.file);
      return 'decision' in match && match.decision === old;
    })
  );
}

function problemOf({ old, by, ref }: Named, outcome: string): Problem {
  const place = old.statusPlace ?? topOf(old.file);
  const key = `\`superseded-by\` on line ${ref.line} names \`${by.id}\`, which is ${by.status}`;
  return {
    rule: 'decision/two-statuses',
    file: place.file,
    line: place.line,
    column: place.column,
    message: `The status on line ${place.line} says ${old.status}, ${key}. ${outcome}`,
    ...(old.rawStatus !== undefined && { claim: old.rawStatus }),
    target: by.id,
    hint:
      by.status === 'accepted'
        ? `If it is superseded, run \`lintel adr supersede ${old.id} ${by.id}\`; if it holds, remove \`superseded-by\`.`
        : 'If it is superseded, write `superseded` as its status; if it holds, remove `superseded-by`.',
    related: [{ file: ref.file, line: ref.line, column: ref.column, message: `\`${ref.ref}\` is named here.` }],
  };
}

function taken({ old, by }: Named, isDelivered: boolean, { isSetUp }: Config): string {
  const status = old.status === 'accepted' && by.status === 'accepted' ? 'superseded' : old.status;
  // Without a set-up nothing is compiled for anybody, and without a rule line there is nothing to give.
  if (isSetUp === false || (status === 'accepted' && !isDelivered)) return `It is taken as ${status}.`;
  return `It is taken as ${status}, so ${status === 'accepted' ? 'agents get its rule' : 'nothing of it reaches agents'}.`;
}
