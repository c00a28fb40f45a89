/** Entries of two decisions in force that cannot both be meant: layers in opposite orders. Nothing else is provable from patterns alone. */
import type { Compilation, ScopeGlob } from '../model.ts';
import { archWorld, entriesOf, type ArchWorld, type EntryOf, type Enforced } from './enforced.ts';
import { filesOf } from './pattern.ts';

/** Two layers, and the two entries that put them in opposite orders. */
export interface LayerConflict {
  readonly first: Enforced<EntryOf<'layers'>>;
  readonly second: Enforced<EntryOf<'layers'>>;
  /** In the order of `second`. */
  readonly upper: ScopeGlob;
  readonly lower: ScopeGlob;
}

/** The first contradiction of each pair of entries. */
export function layerConflicts(compilation: Compilation): readonly LayerConflict[] {
  const world = archWorld(compilation);
  if (world === undefined) return [];
  const ranked = entriesOf(world, 'layers').map((enforced) => ({ enforced, ranks: ranksOf(enforced, world) }));
  return ranked.flatMap((second, index) =>
    ranked.slice(0, index).flatMap((first): readonly LayerConflict[] => {
      const shared = [...second.ranks].filter(([glob]) => first.ranks.has(glob));
      for (const [upperGlob, upper] of shared) {
        const lower = shared.find(
          ([glob, { rank }]) =>
            rank > upper.rank && (first.ranks.get(glob)?.rank ?? 0) < (first.ranks.get(upperGlob)?.rank ?? 0),
        );
        if (lower !== undefined)
          return [{ first: first.enforced, second: second.enforced, upper: upper.pattern, lower: lower[1].pattern }];
      }
      return [];
    }),
  );
}

interface Ranked {
  readonly rank: number;
  readonly pattern: ScopeGlob;
}

/** What each pattern means → its layer. */
function ranksOf({ entry }: Enforced<EntryOf<'layers'>>, { ground }: ArchWorld): ReadonlyMap<string, Ranked> {
  return new Map(
    entry.layers.flatMap((layer, rank) =>
      layer.flatMap((pattern) => {
        const meaning = pattern.negated ? undefined : filesOf(pattern, ground);
        return meaning?.kind === 'paths' ? [[meaning.glob, { rank, pattern }] as const] : [];
      }),
    ),
  );
}
