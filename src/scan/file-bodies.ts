/**
 * Leaves the bodies of functions out before the parse, since no fact stands in one: bodies are two thirds of application code,
 * and parsing them is most of what a scan would pay. Reads tokens, never grammar. Whatever it is not sure of is left to the
 * parser, and what it took for a body in error makes the rest a syntax error, on which the caller parses the whole text.
 */
import { countBelow } from '../offsets.ts';
import { startReading } from './file-token-state.ts';
import { readToken } from './file-tokens.ts';

/** A text without the bodies that no fact needs. */
export interface Lighter {
  readonly text: string;
  /** Offset in {@link text} → where that stands in the text as written. */
  readonly writtenAt: (offset: number) => number;
}

/** What stands for a body: a statement and neither a member nor a property, so that a class or a type with it does not parse. */
const BODY = '-a';

/**
 * The text with `{-a}` for each body that no fact needs; undefined when nothing is to be gained or a token is not clear.
 * With `mayHoldMarkup`, `<` may start markup, whose words are no tokens.
 */
export function withoutBodies(text: string, mayHoldMarkup: boolean): Lighter | undefined {
  const reading = startReading(text, mayHoldMarkup);
  while (readToken(reading));
  // What stands behind an unclear token is left to the parser, like a body that has no end.
  const { bodies } = reading;
  if (bodies.length === 0) return undefined;
  let lighter = '';
  let done = 0;
  for (let at = 0; at < bodies.length; at += 2) {
    lighter += text.slice(done, bodies[at]) + BODY;
    done = bodies[at + 1] ?? 0;
  }
  return { text: lighter + text.slice(done), writtenAt: writtenAtOf(bodies) };
}

/** Places behind a body stand as much further on as was left out before them. `bodies` are starts and ends. */
function writtenAtOf(bodies: readonly number[]): Lighter['writtenAt'] {
  const ends = [0];
  const leftOut = [0];
  let sum = 0;
  for (let at = 0; at < bodies.length; at += 2) {
    const start = bodies[at] ?? 0;
    const end = bodies[at + 1] ?? 0;
    ends.push(start + BODY.length - sum);
    sum += end - start - BODY.length;
    leftOut.push(sum);
  }
  return (offset) => offset + (leftOut[countBelow(ends, offset + 1) - 1] ?? 0);
}
