/**
 * Decisions that a text sends its readers to by their number alone: "Follow ADR-0002", "(see ADR 12)". Elsewhere a number tells where
 * something came from, and need not hold any more.
 */
import type { Body, Place } from '../../model.ts';
import { countBelow, lineStarts } from '../../offsets.ts';
import { proseOf } from '../words/clause.ts';

/** A number with its word, as written, and where it stands. */
export interface CitedNumber extends Pick<Place, 'line' | 'column'> {
  readonly ref: string;
}

/** The numbers of a text that its words send somebody to, in its order. */
export function citedNumbers(body: Body): readonly CitedNumber[] {
  if (!MAY_CITE.test(body.text)) return [];
  const prose = proseOf(body);
  const plain = [...prose.matchAll(NUMBER)]
    // In the label of a link the link decides.
    .filter(({ 0: ref, index }) => !/^[^[\]\n]*\]\(/.test(body.text.slice(index + ref.length)))
    .map(({ 0: ref, index }) => ({ ref, at: index }));
  const spans = body.pieces.flatMap((piece) =>
    piece.kind === 'code' && WHOLE.test(piece.value) ? [{ ref: piece.value, at: piece.start }] : [],
  );
  const starts = lineStarts(body.text);
  return [...plain, ...spans]
    .filter(({ at }) => SENDS.test(prose.slice(Math.max(0, at - NEAR), at)))
    .toSorted((a, b) => a.at - b.at)
    .map(({ ref, at }) => {
      const line = countBelow(starts, at + 1) - 1;
      const tick = body.text[at] === '`' ? 1 : 0;
      return { ref, line: body.line + line, column: at - (starts[line] ?? 0) + 1 + tick };
    });
}

const MAY_CITE = /\badr[-_ #]?\d/i;

const NUMBER = /(?<![\w/.-])ADR[-_ ]?#?\d{1,5}(?![\w-]|\.\d)/gi;

const WHOLE = /^ADR[-_ ]?\d{1,5}$/i;

/** How far in front of a number its words are looked for. */
const NEAR = 60;

const SENDS =
  /\b(?:follow|see|per|obey|according to|as (?:said |described |decided |laid down )?in|read|apply|respect|honou?r|(?:comply|agree) with|(?:stick|conform|adhere|keep) to|governed by)\s+(?:also\s+|the\s+|our\s+)*[\s*_(["]*$/i;
