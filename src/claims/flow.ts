/**
 * Flows: "query → `sortHits()` → scan" says in which order things happen. One arrow leads from what was to what took its place; in a chain
 * of several each leads to the next step.
 */

const ARROW = '(?:→|⟶|⇒|➜|➡|->|=>)';
const ARROWS = new RegExp(ARROW, 'g');

/** What stands between two arrows of one chain: a comma parts "`a` → `b`, `c` → `d`", and a bar is the edge of a cell. */
const STEPS = /[^\n,;|]+/g;

/** Words in which one of two versions became another, step by step or at once. */
const OF_CHANGE =
  /\b(?:renam|replac|mov(?:e|ed|ing)\b|migrat|supersed|convert|chang|became|evolv|history|old|v?\d+\.\d)/i;

/** The words with the arrows of flows blotted out at their places, so that none of them is taken for what became of something. */
export function withoutFlows(words: string): string {
  return words.replace(STEPS, (part) =>
    (part.match(ARROWS)?.length ?? 0) > 1 && !OF_CHANGE.test(part)
      ? part.replace(ARROWS, (arrow) => ' '.repeat(arrow.length))
      : part,
  );
}
