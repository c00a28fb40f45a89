/** Circles that a decision forbids: of modules, as the facts have them, or of files within what the decision applies to. */
import type { Compilation, Facts, FileFacts, ModuleCycle, ModuleEdge } from '../model.ts';
import { oncePer } from '../once.ts';
import { circleThrough, findCycles, outgoing } from '../scan/cycles.ts';
import { isBeside } from '../scan/edges.ts';
import { tableOf } from '../scan/lookup.ts';
import { isConfigFile, isTestFile } from '../scan/language.ts';
import { moduleResolver } from '../scan/resolve.ts';
import { typeImports } from '../scan/type-imports.ts';
import { archWorld, entriesOf, scopeMatcher, type ArchWorld, type EntryOf, type Enforced } from './enforced.ts';
import { packageDir, type PatternGround } from './pattern.ts';

/** A group in which each reaches each other, with the entry that forbids it. */
export interface ForbiddenCycle {
  readonly enforced: Enforced<EntryOf<'forbid-cycle'>>;
  readonly cycle: ModuleCycle;
  /** Every import within the group: each is part of a circle, and one that comes to it closes another. */
  readonly edges: readonly ModuleEdge[];
}

/** Every forbidden group, by entry. Imports of types alone count where the entry says so. */
export const forbiddenCycles: (compilation: Compilation) => readonly ForbiddenCycle[] = oncePer(
  (compilation: Compilation): readonly ForbiddenCycle[] => {
    const world = archWorld(compilation);
    if (world === undefined) return [];
    return entriesOf(world, 'forbid-cycle').flatMap((enforced) => {
      const counts = ({ kind }: ModuleEdge): boolean =>
        kind === 'value' || (kind === 'type' && !enforced.entry.allowsTypes);
      const edges = edgesFor(enforced, world).filter(counts);
      const byOrigin = outgoing(edges);
      return findCycles(edges).map((cycle) => ({ enforced, cycle, edges: edgesWithin(cycle, byOrigin) }));
    });
  },
);

/** A shortest circle of the group that begins with one of its imports. */
export function circleFrom(edge: ModuleEdge, { edges }: ForbiddenCycle): readonly ModuleEdge[] {
  return circleThrough(edge, edges);
}

function edgesFor(
  { entry, linked }: Enforced<EntryOf<'forbid-cycle'>>,
  { model, ground }: ArchWorld,
): readonly ModuleEdge[] {
  const { facts } = model;
  if (entry.of === 'files') {
    const inScope = scopeMatcher(linked.scope);
    const files = facts.files.filter(({ path }) => inScope(path));
    return fileEdges(files, facts, ground);
  }
  if (linked.scope.kind === 'repo') return facts.edges;
  const touched = new Set(linked.modules);
  // Each round is asked for itself: a circle may lead out of what the decision applies to.
  return facts.edges.filter(({ from, to }) => touched.has(from) && touched.has(to));
}

function edgesWithin(
  { modules }: ModuleCycle,
  byOrigin: ReadonlyMap<string, readonly ModuleEdge[]>,
): readonly ModuleEdge[] {
  const group = new Set(modules);
  return modules.flatMap((from) => (byOrigin.get(from) ?? []).filter(({ to }) => group.has(to)));
}

/** Imports between files, one edge for each pair. */
function fileEdges(files: readonly FileFacts[], facts: Facts, ground: PatternGround): readonly ModuleEdge[] {
  const resolve = moduleResolver(facts.project, ground.paths);
  const isType = typeImports(tableOf(facts), facts.project.tsconfigs);
  const known = new Set(files.map(({ path }) => path));
  return files.flatMap((file) => {
    const { path } = file;
    if (isTestFile(path) || isConfigFile(path) || isBeside(path, packageDir(path, ground) ?? '')) return [];
    const edges = new Map<string, ModuleEdge>();
    for (const each of file.imports) {
      const target = resolve(path, each.specifier);
      const to = 'file' in target ? target.file : undefined;
      // What is imported while a function runs waits until both files are there, and is how circles are opened.
      if (to === undefined || to === path || !known.has(to) || each.form === 'dynamic') continue;
      const kind = isType(each, file) ? 'type' : 'value';
      const before = edges.get(to);
      if (before !== undefined && (before.kind === 'value' || kind === 'type')) continue;
      const example = { file: path, line: each.line, specifier: each.specifier };
      edges.set(to, { from: path, to, count: 1, kind, example });
    }
    return [...edges.values()].sort((a, b) => (a.to < b.to ? -1 : 1));
  });
}
