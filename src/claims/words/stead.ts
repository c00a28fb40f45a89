/**
 * What an order says to use in the stead of something else: "Never call `console` — use `log()`", "Do not edit `a.ts`: change `b.ts` instead".
 * It is the strongest claim that such a sentence makes, and no word of the ban governs it.
 */
import { CODE } from './statements.ts';

/** Verbs by which a reader is told what to do. */
const ORDER = String.raw`(?:use|call|prefer|see|run|change|edit|write|go through|always)\b`;

/** Where words in front of a claim cease to govern it: at the end of a sentence or cell, and behind a ban where an order begins. */
export const CLAUSE_END = new RegExp(
  String.raw`(?<!\b(?:e\.g|i\.e|etc|vs))[.;!?]\s|\||(?:\s(?:—|–|--)|(?<=[${CODE}][\s*_)]*)[:,])\s(?=[\s*_]*${ORDER})`,
  'gi',
);

/** A clause without the word that makes it the other half of a ban: "Use `a` instead" says what to use, "instead of `a`" does not. */
export function withoutStead(clause: string): string {
  return ORDERED.test(clause) ? clause.replace(/\binstead\b(?! of)/i, '') : clause;
}

const ORDERED = new RegExp(String.raw`^[\s*_]*${ORDER}`, 'i');
