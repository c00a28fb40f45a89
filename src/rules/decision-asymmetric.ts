/** Decisions that an accepted one supersedes and that still say that they hold: whoever opens the old one is misled. */
import { resolveDecisionRef } from '../claims/world/decision-ref.ts';
import { holdsForMore, isTakenBack, saysNear } from '../claims/world/told-elsewhere.ts';
import { supersessionOf } from '../claims/world/supersession.ts';
import type { Compilation, Config, Decision, DecisionRef, DecisionStatus, Problem } from '../model.ts';
import { folderOfDecision } from '../decision-place.ts';
import { topOf, type Rule } from './rule.ts';

/** One finding for each old decision, at its status. lintel itself goes by the successor: agents hear nothing of the old one. */
export const decisionAsymmetric: Rule = {
  id: 'decision/asymmetric',
  summary: 'A decision says that it holds, and an accepted one says that it supersedes it.',
  check: (compilation) => unmarked(compilation),
};

/** By which a text says of itself that something else holds now. */
const ENDED = /super[cs]ed|replac|obsolet|deprecat|retire|no longer|\bkept for\b|\bfollows?\b|\bnewer\b/g;

/** Statuses of a decision that may still come to hold, or does. What was rejected or deprecated misleads nobody. */
const OPEN: ReadonlySet<DecisionStatus> = new Set(['accepted', 'proposed', 'draft']);

interface Pair {
  readonly old: Decision;
  readonly by: Decision;
  /** Where the new one says so. */
  readonly ref: DecisionRef;
  /** The old one names the new one, beside a status that says that it holds. */
  readonly isNamed: boolean;
}

function unmarked({ model, inputs }: Compilation): readonly Problem[] {
  const decisions = model.notes.map(({ note }) => note).filter((note) => note.kind === 'decision');
  const { successors, cycles } = supersessionOf(decisions);
  const circular = new Set(cycles.flatMap(({ members }) => members));
  const pairs = decisions.flatMap((old): readonly Pair[] => {
    if (!OPEN.has(old.status) || old.statusSource === 'default' || circular.has(old)) return [];
    for (const by of successors.get(old) ?? []) {
      const named = old.supersededBy.find((each) => leadsTo(each, old, { old: by, decisions }));
      // Whoever opens it reads that, whatever its status says: "Status: Accepted" is a habit of such heads, and a slip among keys.
      if ((named !== undefined && named.line >= old.body.line) || saysNear(old, ENDED, by)) continue;
      if (holdsForMore(old) || isTakenBack({ old, by }, decisions)) continue;
      const text = inputs.sources.texts.get(by.file) ?? '';
      const ref = by.supersedes.find((each) => leadsTo(each, by, { old, decisions }) && isPlain(each, by, text));
      if (ref !== undefined) return [{ old, by, ref, isNamed: named !== undefined }];
    }
    return [];
  });
  return pairs
    .filter(({ old }) => keepsStatuses(folderOfDecision(old.file), { decisions, pairs }))
    .map((pair) => problemOf(pair, inputs.config));
}

function leadsTo(
  { ref }: DecisionRef,
  from: Decision,
  { old, decisions }: { readonly old: Decision; readonly decisions: readonly Decision[] },
): boolean {
  const match = resolveDecisionRef(ref, decisions, from.file);
  return 'decision' in match && match.decision === old;
}

/**
 * A key of the front matter, an item below a label, or the word with the reference right behind it. Sentences say more than that: "it supersedes
 * the default that ADR 216 assumed" takes nothing else of ADR 216 away, and no reader of words can be sure of all of them.
 */
function isPlain({ ref, line, column }: DecisionRef, { body, supersedes }: Decision, text: string): boolean {
  if (line < body.line) return true;
  const words = (text.split('\n')[line - 1] ?? '').slice(column - 1).replace(/\[[^[\]]*\](?=\()/g, '');
  const at = words.indexOf(ref);
  if (at < 0) return false;
  // Of a list each one stands behind those before it.
  const before = supersedes
    .filter((each) => each.line === line && each.ref !== ref && words.indexOf(each.ref) < at)
    .reduce((lead, each) => lead.replace(each.ref, ''), words.slice(0, at));
  return /^\W*(?:(?:super[cs]edes|replaces)\b)?(?:\W|\b(?:the|adrs?|decisions?|records?|no|and|both)\b)*$/i.test(
    before,
  );
}

/**
 * Some teams never touch an old decision again, and read the new ones first. Where several are superseded and none of
 * them is marked, that is their way, and no slip.
 */
function keepsStatuses(
  folder: string,
  { decisions, pairs }: { readonly decisions: readonly Decision[]; readonly pairs: readonly Pair[] },
): boolean {
  const isMarked = decisions.some(({ file, status }) => status === 'superseded' && folderOfDecision(file) === folder);
  return isMarked || pairs.filter(({ old }) => folderOfDecision(old.file) === folder).length === 1;
}

function problemOf({ old, by, ref, isNamed }: Pair, { isSetUp }: Config): Problem {
  const seen = isNamed ? 'its own status says otherwise' : 'people who open this one do not see that';
  // Without a set-up nothing is compiled for anybody.
  const agents = isSetUp === false ? ', but' : '. Agents get the new one alone;';
  const place = old.statusPlace ?? topOf(old.file);
  return {
    rule: 'decision/asymmetric',
    file: place.file,
    line: place.line,
    column: place.column,
    message: `\`${old.id}\` is ${old.status}, and \`${by.id}\` supersedes it${agents} ${seen}.`,
    ...(old.rawStatus !== undefined && { claim: old.rawStatus }),
    target: by.id,
    hint: `Run \`lintel adr supersede ${old.id} ${by.id}\`.`,
    related: [
      { file: ref.file, line: ref.line, column: ref.column, message: `\`${by.id}\` says so here, as \`${ref.ref}\`.` },
    ],
  };
}
