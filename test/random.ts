/** Numbers between 0 and 1 that look like chance and are the same for the same seed (mulberry32). */
export function randomFrom(seed: number): () => number {
  const next = bitsFrom(seed);
  return () => next() / 4_294_967_296;
}

/** Whole numbers below what is asked for, the same for the same seed. */
export function picksFrom(seed: number): (below: number) => number {
  const next = bitsFrom(seed);
  return (below) => next() % below;
}

function bitsFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return (mixed ^ (mixed >>> 14)) >>> 0;
  };
}
