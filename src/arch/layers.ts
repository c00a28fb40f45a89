/** Where files stand in the layers of one entry, and which of the imports between two layers it forbids. */
import { readPatterns, type EntryOf, type Patterns } from './enforced.ts';
import { endExemption, fileExemption, isExempt, type Exempt, type Known } from './ends.ts';
import { packageDir, type PatternGround } from './pattern.ts';

/** Where a file stands. One in several layers may be meant as any of them. */
export interface Standing {
  /** The uppermost of its layers. */
  readonly top: Known;
  readonly bottom: Known;
  /** Of `top` and `bottom`, from 0 at the upper end. */
  readonly first: number;
  readonly last: number;
}

/** Where each file stands in the layers of an entry; undefined where it is in none. */
export function layerStanding(
  { layers }: Pick<EntryOf<'layers'>, 'layers'>,
  ground: PatternGround,
): (path: string) => Standing | undefined {
  const all = layers.map((layer) => readPatterns(layer, ground, 'files'));
  const memory = new Map<string, Standing | undefined>();
  return (path) => {
    if (!memory.has(path)) memory.set(path, standingIn(all, path));
    return memory.get(path);
  };
}

function standingIn(layers: readonly Patterns[], path: string): Standing | undefined {
  const hits = layers.flatMap((layer, rank) => {
    const hit = hitIn(layer, path);
    return hit === undefined ? [] : [{ hit, rank }];
  });
  const [top, bottom] = [hits[0], hits.at(-1)];
  return top && bottom && { top: top.hit, bottom: bottom.hit, first: top.rank, last: bottom.rank };
}

function hitIn({ named, except }: Patterns, path: string): Known | undefined {
  const hit = named.find(({ matches }) => matches(path));
  return hit === undefined || except.some(({ matches }) => matches(path)) ? undefined : hit;
}

/** True where a file that stands as `own` must not import one that stands as `other`. */
export function standsBelow(own: Pick<Standing, 'first'>, other: Pick<Standing, 'last'>): boolean {
  return own.first > other.last;
}

/** Files that may import something, and files that may be imported. */
export interface Between {
  readonly from: readonly string[];
  readonly to: readonly string[];
}

/** How many of the imports between two sets of files an entry forbids. Whether it lets types pass is not asked. */
export function forbiddenBetween(
  entry: EntryOf<'layers'>,
  { from, to }: Between,
  ground: PatternGround,
): 'all' | 'some' | 'none' {
  const standing = layerStanding(entry, ground);
  const except = readPatterns(entry.except, ground, 'ends');
  const [ofFile, ofEnd] = [fileExemption(except), endExemption(except, ground)];
  // Files that are treated alike are asked once: two layers may have thousands each.
  const lower = kindsOf(from, (path) => ({ rank: standing(path)?.first, exempt: ofFile(path) }));
  const upper = kindsOf(to, (file) => {
    const name = ground.names.get(packageDir(file, ground) ?? '.');
    const end = { specifier: './', file, ...(name !== undefined && { name }) };
    return { rank: standing(file)?.last, exempt: ofEnd(end) };
  });
  const told = lower.flatMap((own) =>
    upper.map((other) => {
      if (own.rank === undefined || other.rank === undefined) return false;
      return standsBelow({ first: own.rank }, { last: other.rank }) && !isExempt(own.exempt, other.exempt);
    }),
  );
  if (!told.includes(true)) return 'none';
  return told.includes(false) ? 'some' : 'all';
}

interface FileKind {
  readonly rank: number | undefined;
  readonly exempt: Exempt;
}

function kindsOf(files: readonly string[], kindOf: (path: string) => FileKind): readonly FileKind[] {
  const found = new Map<string, FileKind>();
  for (const file of files) {
    const kind = kindOf(file);
    found.set(`${kind.rank} ${kind.exempt.isNamed} ${kind.exempt.isTakenBack}`, kind);
  }
  return [...found.values()];
}
