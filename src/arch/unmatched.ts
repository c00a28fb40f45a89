/** Patterns of `enforce` that mean nothing in this repository, so that the check behind them looks at nothing. */
import type { Compilation, ScopeGlob } from '../model.ts';
import { archWorld, readPatterns, type ArchWorld, type Enforced } from './enforced.ts';

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
