/**
 * Declarations that a file keeps to itself, as shapes show them where an export names one: by a hash of their own shape,
 * each made once. Those that name each other in circles are told apart in rounds, so that no order of theirs counts.
 */
import { fingerprintOf } from './file-fingerprint.ts';
import type { Origins } from './file-origin.ts';

/** What stands for a private declaration before its hash is known, and in the text of the circle that it is part of. */
const OPEN = '~';

/**
 * Rounds after which members of a circle that still look the same count as the same. Two or three settle what people write;
 * a ring of equal types would take as many as it has members, each over all of them.
 */
const MAX_ROUNDS = 8;

/** One private declaration, in one of the ways in which it can be meant. */
export interface PrivateShape {
  /** Writes its shape. Whatever private declaration it names must be asked for through the same {@link PrivateShapes}. */
  readonly write: () => string;
  /** What shapes show of it, once that is known. */
  print: string | undefined;
  readonly names: Set<PrivateShape>;
}

/** The private declarations of one file, those of blocks in it among them: circles may run through several. */
export interface PrivateShapes {
  readonly add: (write: () => string) => PrivateShape;
  /** What a shape that names it shows of it. */
  readonly shown: (shape: PrivateShape) => string;
}

export function privateShapes(origins: Origins): PrivateShapes {
  let reader: PrivateShape | undefined;

  /** Reads which others a shape names, without asking for their shapes: chains of them may be longer than the stack. */
  const read = (shape: PrivateShape): void => {
    reader = shape;
    const text = shape.write();
    reader = undefined;
    if (shape.names.size === 0) shape.print = printOf(text);
  };

  return {
    add: (write) => ({ write: () => origins.settled(write), print: undefined, names: new Set() }),
    shown: (shape) => {
      if (shape.print !== undefined) return shape.print;
      if (reader) {
        reader.names.add(shape);
        return OPEN;
      }
      for (const group of circlesFrom(shape, read)) settle(group);
      return shape.print ?? OPEN;
    },
  };
}

function printOf(text: string): string {
  return `~${fingerprintOf(text)}`;
}

/**
 * Gives the members of a circle their prints. In each round they show what they knew of each other in the round before.
 * Each reaches all others, so the prints of all are part of each.
 */
function settle(group: readonly PrivateShape[]): void {
  const [first] = group;
  if (first?.print !== undefined) return;
  if (first && group.length === 1 && !first.names.has(first)) {
    first.print = printOf(first.write());
    return;
  }
  for (const shape of group) shape.print = OPEN;
  let prints: readonly string[] = [];
  let kinds = 0;
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    prints = group.map((shape) => printOf(shape.write()));
    for (const [place, shape] of group.entries()) shape.print = prints[place];
    const found = new Set(prints).size;
    if (found <= kinds) break;
    kinds = found;
  }
  const all = fingerprintOf([...prints].sort().join());
  for (const shape of group) shape.print = printOf(`${shape.print ?? OPEN} of ${all}`);
}

// ── circles ──

interface Visit {
  readonly shape: PrivateShape;
  readonly names: readonly PrivateShape[];
  readonly place: number;
  /** The first place that is reached from here. */
  low: number;
  next: number;
}

/** All that `start` reaches and has no print yet, in circles, those that are named before those that name them (Tarjan). */
function circlesFrom(start: PrivateShape, read: (shape: PrivateShape) => void): readonly (readonly PrivateShape[])[] {
  const circles: (readonly PrivateShape[])[] = [];
  const places = new Map<PrivateShape, number>();
  const open: PrivateShape[] = [];
  const isOpen = new Set<PrivateShape>();
  const way: Visit[] = [];
  const enter = (shape: PrivateShape): void => {
    read(shape);
    const place = places.size;
    places.set(shape, place);
    open.push(shape);
    isOpen.add(shape);
    way.push({ shape, names: [...shape.names], place, low: place, next: 0 });
  };
  enter(start);
  for (let at = way.at(-1); at; at = way.at(-1)) {
    const named = at.names[at.next];
    at.next += 1;
    if (named) {
      const place = places.get(named);
      if (place === undefined) enter(named);
      else if (isOpen.has(named)) at.low = Math.min(at.low, place);
      continue;
    }
    way.pop();
    const before = way.at(-1);
    if (before) before.low = Math.min(before.low, at.low);
    if (at.low !== at.place) continue;
    const circle = open.splice(open.lastIndexOf(at.shape));
    for (const shape of circle) isOpen.delete(shape);
    circles.push(circle);
  }
  return circles;
}
