/**
 * Who supersedes whom: references between decisions become edges, and edges that lead back to where they start become
 * circles. It says nothing about what is delivered.
 */
import type { Decision, DecisionRef, Place } from '../../model.ts';
import { resolveDecisionRef } from './decision-ref.ts';
import { oncePer } from '../../once.ts';
import { meansWhole } from './whole-ref.ts';

/** That one decision supersedes another, and where that is written. */
export interface SupersessionEdge extends Place {
  readonly old: Decision;
  readonly by: Decision;
}

/** Decisions that supersede one another in a circle. */
export interface SupersessionCycle {
  /** A shortest way round: each edge ends where the next one starts; the last ends at the start of the first. One edge for a decision that supersedes itself. */
  readonly edges: readonly SupersessionEdge[];
  /** Every decision from which the others are reached, by file. */
  readonly members: readonly Decision[];
}

/** What a set of decisions says about who supersedes whom. */
export interface Supersession {
  /** Decision → the accepted decisions that supersede it, by file. A proposed successor changes nothing yet. */
  readonly successors: ReadonlyMap<Decision, readonly Decision[]>;
  /** The same whatever the status of the successor: one that is superseded itself leads on to the next. */
  readonly named: ReadonlyMap<Decision, readonly Decision[]>;
  /** By file of their first member. */
  readonly cycles: readonly SupersessionCycle[];
}

/** The supersession among `decisions`. Asking twice for the same list costs nothing. */
export const supersessionOf: (decisions: readonly Decision[]) => Supersession = oncePer(
  (decisions: readonly Decision[]): Supersession => {
    const edges = decisions.flatMap((decision) => edgesOf(decision, decisions));
    const accepted = edges.filter(({ by }) => by.status === 'accepted');
    return { successors: byOld(accepted), named: byOld(edges), cycles: findCycles(edges) };
  },
);

function byOld(edges: readonly SupersessionEdge[]): ReadonlyMap<Decision, readonly Decision[]> {
  const found = new Map<Decision, Decision[]>();
  for (const { old, by } of edges) {
    const known = found.get(old) ?? [];
    if (old !== by && !known.includes(by)) found.set(old, [...known, by].sort(byFile));
  }
  return found;
}

function edgesOf(decision: Decision, decisions: readonly Decision[]): readonly SupersessionEdge[] {
  const target = (ref: string): Decision | undefined => {
    const match = resolveDecisionRef(ref, decisions, decision.file);
    return 'decision' in match ? match.decision : undefined;
  };
  const edge = ({ file, line, column }: DecisionRef, old: Decision, by: Decision): SupersessionEdge[] =>
    isOnlyPart(old, by, decisions) ? [] : [{ old, by, file, line, column }];
  return [
    ...decision.supersedes.flatMap((ref) => {
      const old = target(ref.ref);
      return old === undefined || !meansWhole(ref, old) ? [] : edge(ref, old, decision);
    }),
    ...decision.supersededBy.flatMap((ref) => {
      const by = target(ref.ref);
      // A status that says so has decided it, whatever follows the name.
      const isWhole = by !== undefined && (decision.status === 'superseded' || meansWhole(ref, by));
      return isWhole ? edge(ref, decision, by) : [];
    }),
  ];
}

/** The old decision knows better: "partially superseded by 12" there outweighs "supersedes 3" in 12. */
function isOnlyPart(old: Decision, by: Decision, decisions: readonly Decision[]): boolean {
  const names = (refs: readonly DecisionRef[]): boolean =>
    refs.some(({ ref }) => {
      const match = resolveDecisionRef(ref, decisions, old.file);
      return 'decision' in match && match.decision === by;
    });
  return old.status === 'accepted' && names(old.amendedBy) && !names(old.supersededBy);
}

function byFile(a: Decision, b: Decision): number {
  return a.file < b.file ? -1 : a.file > b.file ? 1 : 0;
}

type Graph = ReadonlyMap<Decision, readonly SupersessionEdge[]>;

function findCycles(edges: readonly SupersessionEdge[]): readonly SupersessionCycle[] {
  const graph = graphOf(withoutEnds(edges.filter(({ old, by }) => old !== by)));
  const self = new Map(edges.filter(({ old, by }) => old === by).map((edge) => [edge.old, edge] as const));
  const alone = [...self.values()].map((edge) => ({ edges: [edge], members: [edge.old] }));
  const cycles: SupersessionCycle[] = [...alone];
  const done = new Set<Decision>();
  for (const start of [...graph.keys()].sort(byFile)) {
    if (done.has(start)) continue;
    const round = roundFrom(start, graph);
    if (round === undefined) continue;
    const members = [...new Set([...round.map(({ old }) => old), ...othersInCircle(start, graph)])].sort(byFile);
    for (const member of members) done.add(member);
    cycles.push({ edges: round, members });
  }
  return cycles.sort((a, b) => ((a.members[0]?.file ?? '') < (b.members[0]?.file ?? '') ? -1 : 1));
}

function graphOf(edges: readonly SupersessionEdge[]): Graph {
  const graph = new Map<Decision, SupersessionEdge[]>();
  for (const edge of edges) {
    const known = graph.get(edge.old);
    if (known) known.push(edge);
    else graph.set(edge.old, [edge]);
  }
  return graph;
}

/** The edges that are left when whatever nothing supersedes is taken away, again and again: no circle loses one. */
function withoutEnds(edges: readonly SupersessionEdge[]): readonly SupersessionEdge[] {
  const into = new Map<Decision, SupersessionEdge[]>();
  const successors = new Map<Decision, number>();
  for (const edge of edges) {
    const known = into.get(edge.by);
    if (known) known.push(edge);
    else into.set(edge.by, [edge]);
    successors.set(edge.old, (successors.get(edge.old) ?? 0) + 1);
  }
  const gone = new Set([...into.keys()].filter((decision) => !successors.has(decision)));
  for (const decision of gone) {
    for (const { old } of into.get(decision) ?? []) {
      const left = (successors.get(old) ?? 0) - 1;
      successors.set(old, left);
      if (left === 0) gone.add(old);
    }
  }
  return edges.filter(({ old, by }) => !gone.has(old) && !gone.has(by));
}

/** The shortest way from `start` back to it over other decisions. */
function roundFrom(start: Decision, graph: Graph): readonly SupersessionEdge[] | undefined {
  const cameBy = new Map<Decision, SupersessionEdge>();
  const queue = [start];
  for (const decision of queue) {
    for (const edge of graph.get(decision) ?? []) {
      if (edge.by === start) return [...wayTo(decision, start, cameBy), edge];
      if (cameBy.has(edge.by)) continue;
      cameBy.set(edge.by, edge);
      queue.push(edge.by);
    }
  }
  return undefined;
}

function wayTo(
  end: Decision,
  start: Decision,
  cameBy: ReadonlyMap<Decision, SupersessionEdge>,
): readonly SupersessionEdge[] {
  const way: SupersessionEdge[] = [];
  for (let at = end; at !== start;) {
    const edge = cameBy.get(at);
    if (edge === undefined) break;
    way.push(edge);
    at = edge.old;
  }
  return way.reverse();
}

/** Whatever `start` reaches and is reached from: further rounds through it are the same muddle. */
function othersInCircle(start: Decision, graph: Graph): readonly Decision[] {
  const back = new Map<Decision, Decision[]>();
  for (const edges of graph.values()) {
    for (const { old, by } of edges) back.set(by, [...(back.get(by) ?? []), old]);
  }
  const forth = reachable(start, (at) => (graph.get(at) ?? []).map(({ by }) => by));
  const reaching = reachable(start, (at) => back.get(at) ?? []);
  return [...forth].filter((decision) => reaching.has(decision));
}

function reachable(start: Decision, next: (at: Decision) => readonly Decision[]): ReadonlySet<Decision> {
  const seen = new Set([start]);
  for (const at of seen) for (const each of next(at)) seen.add(each);
  return seen;
}
