/**
 * Circles between modules: groups in which each module reaches each other, with a shortest way round as the example.
 * Tests close no circle, and circles of types alone are told apart. Pure over edges; whether a circle is allowed is up
 * to the rules.
 */
import type { ModuleCycle, ModuleEdge } from '../model.ts';

/** Finds every circle among `edges`, which are sorted. By their first module. */
export function findCycles(edges: readonly ModuleEdge[]): readonly ModuleCycle[] {
  const counted = edges.filter(({ kind }) => kind !== 'test');
  const all = outgoing(counted);
  const ofValues = outgoing(counted.filter(({ kind }) => kind === 'value'));
  return circles(all)
    .map((modules): ModuleCycle => {
      const values = shortestRound(modules, ofValues);
      const example = values ?? shortestRound(modules, all) ?? [];
      return { modules, typeOnly: values === undefined, example };
    })
    .sort((a, b) => ((a.modules[0] ?? '') < (b.modules[0] ?? '') ? -1 : 1));
}

/** A shortest circle that `edge` is part of, beginning with it: of values where there is one. Empty where it is part of none. */
export function circleThrough(edge: ModuleEdge, edges: readonly ModuleEdge[]): readonly ModuleEdge[] {
  const counted = edges.filter(({ kind }) => kind !== 'test');
  const ways = edge.kind === 'value' ? [counted.filter(({ kind }) => kind === 'value'), counted] : [counted];
  for (const way of ways) {
    const group = new Set(way.flatMap(({ from, to }) => [from, to]));
    const graph = new Map(outgoing(way)).set(edge.from, [edge]);
    const round = roundFrom(edge.from, { group, graph, steps: 0 }, Infinity);
    if (round !== undefined) return round;
  }
  return [];
}

type Outgoing = ReadonlyMap<string, readonly ModuleEdge[]>;

/** Edges by where they begin. */
export function outgoing(edges: readonly ModuleEdge[]): Outgoing {
  const targets = new Map<string, ModuleEdge[]>();
  for (const edge of edges) {
    const known = targets.get(edge.from);
    if (known) known.push(edge);
    else targets.set(edge.from, [edge]);
  }
  return targets;
}

interface Visit {
  readonly module: string;
  readonly index: number;
  low: number;
  isOpen: boolean;
  next: number;
}

/** Strongly connected components of two modules and more (Tarjan 1972), with an explicit stack; each sorted. */
function circles(graph: Outgoing): readonly (readonly string[])[] {
  const visits = new Map<string, Visit>();
  const open: Visit[] = [];
  const found: string[][] = [];
  const enter = (module: string): Visit => {
    const visit = { module, index: visits.size, low: visits.size, isOpen: true, next: 0 };
    visits.set(module, visit);
    open.push(visit);
    return visit;
  };
  for (const start of graph.keys()) {
    if (visits.has(start)) continue;
    const path = [enter(start)];
    for (let visit = path.at(-1); visit; visit = path.at(-1)) {
      const edge = graph.get(visit.module)?.[visit.next++];
      if (edge === undefined) {
        path.pop();
        const parent = path.at(-1);
        if (parent) parent.low = Math.min(parent.low, visit.low);
        if (visit.low === visit.index) close(visit, open, found);
        continue;
      }
      const target = visits.get(edge.to);
      if (!target) path.push(enter(edge.to));
      else if (target.isOpen) visit.low = Math.min(visit.low, target.index);
    }
  }
  return found;
}

function close(root: Visit, open: Visit[], found: string[][]): void {
  const members: string[] = [];
  for (let visit = open.pop(); visit; visit = open.pop()) {
    visit.isOpen = false;
    members.push(visit.module);
    if (visit === root) break;
  }
  if (members.length > 1) found.push(members.sort());
}

/** Most edges that are followed in search of a shorter way: in a group of hundreds, any short way will do. */
const MAX_STEPS = 1_000_000;

/** The shortest way from a module of the group back to itself; of equals, that of the first module by name. */
function shortestRound(modules: readonly string[], graph: Outgoing): readonly ModuleEdge[] | undefined {
  const search: Search = { group: new Set(modules), graph, steps: 0 };
  let best: readonly ModuleEdge[] | undefined;
  for (const start of modules) {
    const round = roundFrom(start, search, best?.length ?? Infinity);
    if (round) best = round;
    // Two edges are the least that a circle can have.
    if (best && (best.length === 2 || search.steps > MAX_STEPS)) break;
  }
  return best;
}

interface Search {
  readonly group: ReadonlySet<string>;
  readonly graph: Outgoing;
  steps: number;
}

/** The shortest way from `start` back to it, if it has less than `limit` edges. */
function roundFrom(start: string, search: Search, limit: number): readonly ModuleEdge[] | undefined {
  const { group, graph } = search;
  const cameBy = new Map<string, { readonly edge: ModuleEdge; readonly depth: number }>();
  const queue = [start];
  for (const module of queue) {
    const depth = (cameBy.get(module)?.depth ?? 0) + 1;
    if (depth >= limit) return undefined;
    for (const edge of graph.get(module) ?? []) {
      search.steps++;
      if (edge.to === start) return [...wayTo(module, cameBy), edge];
      if (!group.has(edge.to) || cameBy.has(edge.to)) continue;
      cameBy.set(edge.to, { edge, depth });
      queue.push(edge.to);
    }
  }
  return undefined;
}

function wayTo(end: string, cameBy: ReadonlyMap<string, { readonly edge: ModuleEdge }>): readonly ModuleEdge[] {
  const way: ModuleEdge[] = [];
  for (let came = cameBy.get(end); came; came = cameBy.get(came.edge.from)) way.push(came.edge);
  return way.reverse();
}
