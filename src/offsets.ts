/** Positions in a text as sorted lists of offsets: where a sign stands, where lines begin, how many lie before a place. */

/** Where `sign` stands in `text`. */
export function offsetsOf(text: string, sign: string): readonly number[] {
  const offsets: number[] = [];
  for (let at = text.indexOf(sign); at >= 0; at = text.indexOf(sign, at + 1)) offsets.push(at);
  return offsets;
}

/** The offset at which each line of `text` begins. */
export function lineStarts(text: string): readonly number[] {
  return [0, ...offsetsOf(text, '\n').map((offset) => offset + 1)];
}

/** How many of the sorted `offsets` are smaller than `limit`. */
export function countBelow(offsets: readonly number[], limit: number): number {
  let [low, high] = [0, offsets.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((offsets[middle] ?? 0) < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The line and column of an offset, both from one. */
export function placeOf(text: string, offset: number): { readonly line: number; readonly column: number } {
  const before = text.slice(0, offset);
  const start = before.lastIndexOf('\n') + 1;
  return { line: before.split('\n').length, column: offset - start + 1 };
}
