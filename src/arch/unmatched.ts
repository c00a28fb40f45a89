/** Patterns of `enforce` that mean nothing in this repository, so that the check behind them looks at nothing. */
import { isGlob } from '../glob.ts';
import type { Compilation, Place, ScopeGlob } from '../model.ts';
import { archWorld, entriesOf, readPatterns, type ArchWorld, type Enforced } from './enforced.ts';

/** A pattern without a meaning. */
export interface Unmatched {
  readonly pattern: ScopeGlob;
  readonly key: 'from' | 'to' | 'layers';
  readonly hint: string;
}

/** Every pattern that names files which are not there. What names a package may well name one that nobody uses. */
export function unmatchedPatterns(compilation: Compilation): readonly Unmatched[] {
  const world = archWorld(compilation);
  return world === undefined ? [] : world.entries.flatMap((enforced) => unmatchedIn(enforced, world));
}

function unmatchedIn({ entry }: Enforced, { ground }: ArchWorld): readonly Unmatched[] {
  const dead = (key: Unmatched['key'], patterns: readonly ScopeGlob[], as: 'ends' | 'files'): readonly Unmatched[] =>
    readPatterns(patterns, ground, as).dead.map(({ pattern, hint }) => ({ key, pattern, hint }));
  if (entry.kind === 'forbid-import') return [...dead('from', entry.from, 'files'), ...dead('to', entry.to, 'ends')];
  if (entry.kind === 'layers') return entry.layers.flatMap((layer) => dead('layers', layer, 'files'));
  return [];
}

/** An entry that compares modules where the decision holds for one alone, or for none: it can find no circle. */
export function idleCycles(compilation: Compilation): readonly Place[] {
  const world = archWorld(compilation);
  if (world === undefined) return [];
  const { modules } = world.model.facts;
  return entriesOf(world, 'forbid-cycle').flatMap(({ entry, linked }) => {
    const count = linked.scope.kind === 'repo' ? modules.length : new Set(linked.modules).size;
    return entry.of === 'modules' && count < 2 ? [entry] : [];
  });
}

/** An exception of `enforce` for a place that is not there. */
export interface IdleException extends Pick<Unmatched, 'pattern' | 'hint'> {
  /** What stands before its first wildcard: whole folders, or all of it. */
  readonly place: string;
}

/** Exceptions for places that are not there: what was moved has lost its exemption, or needs none any more. */
export function idleExceptions(compilation: Compilation): readonly IdleException[] {
  const world = archWorld(compilation);
  if (world === undefined) return [];
  const { ground, entries } = world;
  return entries.flatMap(({ entry }) => {
    if (!('except' in entry)) return [];
    return readPatterns(entry.except, ground, 'ends').dead.flatMap(({ pattern, hint }): readonly IdleException[] => {
      const place = fixedPlace(pattern.glob);
      // In a folder that is there files of that kind may be to come, such as tests.
      return place === '' || ground.tree.folders.has(place) ? [] : [{ pattern, hint, place }];
    });
  });
}

function fixedPlace(glob: string): string {
  const segments = glob.replace(/^(?:\.?\/)+|\/+$/g, '').split('/');
  const open = segments.findIndex(isGlob);
  return (open < 0 ? segments : segments.slice(0, open)).join('/');
}
