/** The nearest known name to a misspelt one. The only file that imports fastest-levenshtein. */
import { distance } from 'fastest-levenshtein';

/** Edits allowed before two names count as different words: a third of the length; two swapped letters count as two. */
const ALLOWED_SHARE = 1 / 3;

/** Names of up to this length differ by more than one letter too easily. */
const SHORT = 3;

/**
 * The known name that `name` was probably meant to be, or undefined when none is near. Ties go to the first. `most` are the
 * edits allowed where a wrong guess would be worse than none.
 */
export function nearest(name: string, known: Iterable<string>, most = Infinity): string | undefined {
  let best: string | undefined;
  const allowed = Math.max(name.length > SHORT ? 2 : 1, Math.floor(name.length * ALLOWED_SHARE));
  let bestDistance = Math.min(allowed, most) + 1;
  for (const candidate of known) {
    // Each sign more is an edit: of a name of thousands, nothing near has to be measured.
    if (Math.abs(candidate.length - name.length) >= bestDistance) continue;
    const edits = distance(name.toLowerCase(), candidate.toLowerCase());
    if (edits < bestDistance) [best, bestDistance] = [candidate, edits];
  }
  return best;
}
