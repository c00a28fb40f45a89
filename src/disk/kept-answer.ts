/**
 * What git said of a set of names, as a cache keeps it: an answer about more names answers for fewer. It reads and writes no
 * file itself.
 */

/** The text that keeps what was found for `names`. */
export function answerText<T>(names: Iterable<string>, found: readonly T[]): string {
  return `${JSON.stringify({ names: [...names].sort(), found })}\n`;
}

/** What was found, where the kept text is whole and is about each of `names`; it may be about more. */
export function keptAnswer<T>(text: string | undefined, names: Iterable<string>): readonly T[] | undefined {
  if (!text?.endsWith('}\n')) return undefined;
  try {
    const kept: { readonly names: readonly string[]; readonly found: readonly T[] } = JSON.parse(text);
    const asked = new Set(kept.names);
    return [...names].every((name) => asked.has(name)) ? kept.found : undefined;
  } catch {
    return undefined;
  }
}
