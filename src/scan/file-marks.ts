/**
 * Marks: what a shape holds of a name until all of the shape is known. Names that `infer` binds wait for their number, and
 * names that several files may bring wait for the others of the same shape. No mark counts for the order of a list.
 */
import { lastName } from './file-specifier.ts';

/** Stands round a name that `infer` binds. */
const INFERRED = '\ue000';
const ALL_INFERRED = /\ue000([^\ue000]*)\ue000/g;

/** Stands round a name and where it comes from, right behind the name itself. */
const ORIGIN = '\ue001';
const ALL_ORIGINS = /\ue001([^\ue001]*)\ue001([^\ue001]*)\ue001/g;

/** The origin of names that no import brings. */
export const HERE = '@';

/** A name that `infer` binds. */
export function inferredName(name: string): string {
  return INFERRED + name + INFERRED;
}

/** Replaces names that `infer` binds, in the order in which they stand now. */
export function numberInferred(shape: string, numberOf: (name: string) => string): string {
  return shape.replace(ALL_INFERRED, (_, name: string) => numberOf(name));
}

/** A name that something else may have as well: {@link HERE}, or a specifier of another file. */
export function originated(name: string, origin: string): string {
  return [name, name, origin, ''].join(ORIGIN);
}

/**
 * The shape with names alone where all of one name come from one place. So no import says anything of a shape that does not
 * name what it brings. Else files are told apart by their last names, and by all of the specifier where these are equal.
 */
export function settledOrigins(shape: string): string {
  if (!shape.includes(ORIGIN)) return shape;
  const origins = new Map<string, Map<string, string>>();
  for (const [, name = '', origin = ''] of shape.matchAll(ALL_ORIGINS)) {
    const known = origins.get(name);
    if (known) known.set(origin, '');
    else origins.set(name, new Map([[origin, '']]));
  }
  for (const all of origins.values()) if (all.size > 1) tellApart(all);
  return shape.replace(ALL_ORIGINS, (_, name: string, origin: string) => origins.get(name)?.get(origin) ?? '');
}

function tellApart(origins: Map<string, string>): void {
  const counts = new Map<string, number>();
  for (const origin of origins.keys()) counts.set(lastName(origin), (counts.get(lastName(origin)) ?? 0) + 1);
  for (const origin of origins.keys()) {
    const last = lastName(origin);
    origins.set(origin, `(of ${counts.get(last) === 1 ? last : origin})`);
  }
}

/** The shape without marks, which is what lists are sorted by. */
export function withoutMarks(shape: string): string {
  return isMarked(shape) ? shape.replace(ALL_INFERRED, '').replace(ALL_ORIGINS, '') : shape;
}

// A text without such characters has no place for them, which the engine knows without looking.
function isMarked(shape: string): boolean {
  return shape.includes(INFERRED) || shape.includes(ORIGIN);
}

/** Lists up to this length are sorted by hand: the engine copies a list to sort it, which costs more than to sort it. */
const FEW = 16;

/** The parts in the order of their code units; the list itself is sorted. */
export function inCodeOrder(parts: string[]): string[] {
  if (parts.some(isMarked)) return inBareOrder(parts);
  if (parts.length > FEW) return parts.sort();
  for (let end = 1; end < parts.length; end += 1) {
    const part = parts[end] ?? '';
    let at = end;
    for (; at > 0 && (parts[at - 1] ?? '') > part; at -= 1) parts[at] = parts[at - 1] ?? '';
    parts[at] = part;
  }
  return parts;
}

/** By what stands there without marks; what is equal so, by the origins that may be shown of it, never by the order in the code. */
function inBareOrder(parts: string[]): string[] {
  const bare = new Map(parts.map((part) => [part, withoutMarks(part)]));
  return parts.sort(
    (a, b) => inOrder(bare.get(a) ?? a, bare.get(b) ?? b) || (a === b ? 0 : inOrder(originsOf(a), originsOf(b))),
  );
}

function originsOf(part: string): string {
  return [...part.matchAll(ALL_ORIGINS)].map(([, , origin = '']) => `${lastName(origin)} ${origin}`).join();
}

function inOrder(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
