/**
 * Flows: "query → `sortHits()` → scan" says in which order things happen. One arrow leads from what was to what took its place; in a chain
 * of several each leads to the next step.
 */

const ARROW = '(?:→|⟶|⇒|➜|➡|->|=>)';
const ARROWS = new RegExp(ARROW, 'g');

/**
 * What parts chains from each other: "`a` → `b`, `c` → `d`" and "`a` → `b`. `c` → `d`" are two of one arrow, and a bar is the edge of
 * a cell.
 */
const PARTED = /([,;|()\n]|[.!?](?=\s|$)|\s(?:and|or|[&/+])\s)/;

/** Words in which one of two versions became another, step by step or at once. */
const OF_CHANGE =
  /\b(?:renam|replac|mov(?:e|ed|ing)\b|migrat|supersed|convert|chang|became|evol[uv]|history|over (?:time|the years)|old|v?\d+\.\d)/i;

/** The words with the arrows of flows blotted out at their places, so that none of them is taken for what became of something. */
export function withoutFlows(words: string): string {
  if (words.search(ARROWS) < 0) return words;
  const parts = words.split(PARTED);
  return parts
    .map((part) => (isFlow(part) ? part.replace(ARROWS, (arrow) => ' '.repeat(arrow.length)) : part))
    .join('');
}

function isFlow(part: string): boolean {
  return (part.match(ARROWS)?.length ?? 0) > 1 && !OF_CHANGE.test(part);
}
