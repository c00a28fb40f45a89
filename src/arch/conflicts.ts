/** Entries of decisions in force that cannot both be meant: layers in opposite orders. Nothing else is provable from patterns alone. */
import type { Compilation, ScopeGlob } from '../model.ts';
import { archWorld, entriesOf, type ArchWorld, type EntryOf, type Enforced } from './enforced.ts';
import { isProduct } from './imports.ts';
import { forbiddenBetween, type Between } from './layers.ts';
import { filesOf } from './pattern.ts';

/** Two layers, and the two entries that put them in opposite orders. */
export interface LayerConflict {
  readonly first: Enforced<EntryOf<'layers'>>;
  readonly second: Enforced<EntryOf<'layers'>>;
  /** In the order of `second`. */
  readonly upper: ScopeGlob;
  readonly lower: ScopeGlob;
  /** One of the entries leaves some of the imports between them out, by `except` or a pattern with `!`. */
  readonly leavesSome: boolean;
}

/** The first contradiction of each pair of entries. */
export function layerConflicts(compilation: Compilation): readonly LayerConflict[] {
  const world = archWorld(compilation);
  if (world === undefined) return [];
  const ranked = entriesOf(world, 'layers').map((enforced) => ({ enforced, ranks: ranksOf(enforced, world) }));
  return ranked.flatMap((second, index) =>
    ranked.slice(0, index).flatMap((first) => conflictOf(first, second, world).slice(0, 1)),
  );
}

interface RankedEntry {
  readonly enforced: Enforced<EntryOf<'layers'>>;
  readonly ranks: ReadonlyMap<string, Ranked>;
}

function conflictOf(first: RankedEntry, second: RankedEntry, world: ArchWorld): readonly LayerConflict[] {
  const shared = [...second.ranks].filter(([glob]) => first.ranks.has(glob));
  const rankBefore = (glob: string): number => first.ranks.get(glob)?.rank ?? 0;
  for (const [upperGlob, upper] of shared) {
    for (const [lowerGlob, lower] of shared) {
      if (lower.rank <= upper.rank || rankBefore(lowerGlob) >= rankBefore(upperGlob)) continue;
      // The first entry has it the other way round, so that it forbids what the second one allows.
      const down = forbiddenBetween(first.enforced.entry, between(upper, lower, world), world.ground);
      const up = forbiddenBetween(second.enforced.entry, between(lower, upper, world), world.ground);
      // Where one of them exempts every import of a direction, code can keep to both.
      if (down === 'none' || up === 'none') continue;
      const leavesSome = down === 'some' || up === 'some';
      const [top, bottom] = [upper.pattern, lower.pattern];
      return [{ first: first.enforced, second: second.enforced, upper: top, lower: bottom, leavesSome }];
    }
  }
  return [];
}

function between(from: Ranked, to: Ranked, { ground, model }: ArchWorld): Between {
  const code = model.facts.files.filter((file) => !isProduct(file)).map(({ path }) => path);
  const own = code.filter(from.matches);
  // Of a layer without code as yet any file stands for what will come.
  return { from: own.length > 0 ? own : ground.paths.filter(from.matches), to: ground.paths.filter(to.matches) };
}

interface Ranked {
  readonly rank: number;
  readonly pattern: ScopeGlob;
  readonly matches: (path: string) => boolean;
}

/** What each pattern means → its layer. */
function ranksOf({ entry }: Enforced<EntryOf<'layers'>>, { ground }: ArchWorld): ReadonlyMap<string, Ranked> {
  return new Map(
    entry.layers.flatMap((layer, rank) =>
      layer.flatMap((pattern) => {
        const meaning = pattern.negated ? undefined : filesOf(pattern, ground);
        if (meaning?.kind !== 'paths') return [];
        return [[meaning.glob, { rank, pattern, matches: meaning.matches }] as const];
      }),
    ),
  );
}
