/**
 * Blanks the bodies of functions before the parse, since no fact stands in one: bodies are two thirds of application code,
 * and parsing them is most of what a scan would pay. Reads tokens, never grammar. Whatever it is not sure of is left to the
 * parser, and what it took for a body in error makes the rest a syntax error, on which the caller parses the whole text.
 */
import { startReading } from './file-token-state.ts';
import { readToken } from './file-tokens.ts';

/**
 * The text with `{-a … }` for each body that no fact needs, every other character at its place; undefined when nothing is to be
 * gained or a token is not clear. `-a` is a statement and neither a member nor a property, so that a class or a type with
 * that text in it does not parse. With `mayHoldMarkup`, `<` may start markup, whose words are no tokens.
 */
export function withoutBodies(text: string, mayHoldMarkup: boolean): string | undefined {
  const reading = startReading(text, mayHoldMarkup);
  while (readToken(reading));
  // What stands behind an unclear token is left to the parser, like a body that has no end.
  const { bodies } = reading;
  if (bodies.length === 0) return undefined;
  let lighter = '';
  let done = 0;
  for (let at = 0; at < bodies.length; at += 2) {
    const start = bodies[at] ?? 0;
    const end = bodies[at + 1] ?? 0;
    lighter += `${text.slice(done, start)}-a${blank(end - start - 2)}`;
    done = end;
  }
  return lighter + text.slice(done);
}

/** Blanks are made once and cut to size. */
const BLANKS = ' '.repeat(4096);

function blank(length: number): string {
  return length <= BLANKS.length ? BLANKS.slice(0, length) : ' '.repeat(length);
}
