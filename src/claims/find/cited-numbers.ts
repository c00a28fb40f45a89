/**
 * Decisions that a text sends its readers to by number or stem alone: "Follow ADR-0002", "(see ADR 12)", "Use Postgres (ADR-2)". Elsewhere
 * such a name tells where something came from, and need not hold any more.
 */
import type { Body, Place } from '../../model.ts';
import { countBelow, lineStarts } from '../../offsets.ts';
import { proseOf } from '../words/clause.ts';

/** A number with its word or a stem, as written, and where it stands. */
export interface CitedNumber extends Pick<Place, 'line' | 'column'> {
  readonly ref: string;
  /** Whether its sentence tells somebody what to do, points to it, or tells what to do and has it behind that in brackets. */
  readonly as: 'order' | 'pointer' | 'bracket';
}

/** The numbers and stems of a text that its words send somebody to, in its order. `isStem` knows the names of decisions. */
export function citedNumbers(body: Body, isStem: (name: string) => boolean): readonly CitedNumber[] {
  const stems = body.pieces.flatMap((piece) =>
    piece.kind === 'code' && STEM.test(piece.value) && isStem(piece.value)
      ? [{ ref: piece.value, at: piece.start }]
      : [],
  );
  if (stems.length === 0 && !MAY_CITE.test(body.text)) return [];
  const prose = proseOf(body);
  const plain = [...prose.matchAll(NUMBER)]
    // In the label of a link the link decides.
    .filter(({ 0: ref, index }) => !/^[^[\]\n]*\]\(/.test(body.text.slice(index + ref.length)))
    .map(({ 0: ref, index }) => ({ ref, at: index }));
  const spans = body.pieces.flatMap((piece) =>
    piece.kind === 'code' && WHOLE.test(piece.value) ? [{ ref: piece.value, at: piece.start }] : [],
  );
  const starts = lineStarts(body.text);
  return [...plain, ...spans, ...stems]
    .toSorted((a, b) => a.at - b.at)
    .flatMap(({ ref, at }): readonly CitedNumber[] => {
      const tick = body.text[at] === '`' ? 1 : 0;
      const after = at + ref.length + 2 * tick;
      const as = wayOf(sentenceBefore(prose, at), prose.slice(after, after + NEAR));
      if (as === undefined) return [];
      const line = countBelow(starts, at + 1) - 1;
      return [{ ref, as, line: body.line + line, column: at - (starts[line] ?? 0) + 1 + tick }];
    });
}

function sentenceBefore(prose: string, at: number): string {
  const parts = prose.slice(Math.max(0, at - NEAR), at).split(SENTENCE);
  // Of a sentence that is longer nobody sees here how it begins.
  return `${parts.length === 1 && at > NEAR ? '… ' : ''}${parts.at(-1) ?? ''}`;
}

/** `before` is what its sentence says in front of it. */
function wayOf(before: string, after: string): CitedNumber['as'] | undefined {
  if (ORDER.test(before)) return 'order';
  if (SENDS.test(before)) return 'pointer';
  if (SAYS.test(after) && (AS_FIRST.test(before) || (ORDERS.test(before) && /\bas\s+$/i.test(before)))) return 'order';
  return ORDERS.test(before) && /\(\s*$/.test(before) && /^\s*\)\W*(?:$|\n)/.test(endOf(after)) ? 'bracket' : undefined;
}

/** Up to the end of the sentence. */
function endOf(after: string): string {
  return after.split(/(?<=\)[.!;])\s/, 1)[0] ?? '';
}

const MAY_CITE = /\badr[-_ #]?\d/i;

const NUMBER = /(?<![\w/.-])ADR[-_ ]?#?\d{1,5}(?![\w-]|\.\d)/gi;

const WHOLE = /^ADR[-_ ]?\d{1,5}$/i;

/** A name of words only may be that of a branch or a package. */
const STEM = /^(?:[a-z]{2,}[-_])?\d[\w.]*[-_][\w.-]*\w$/i;

/** How far in front of a number its words are looked for. */
const NEAR = 160;

const SENTENCE = /[.!?;]\s+|\n\s*\n|\n(?=\s*(?:[-*+>|#]|\d+[.)])\s)/;

/** What may stand before the first word of a sentence: marks of lists and quotes, a label ("**Storage:**"). A day in it makes it a history. */
const START = String.raw`^[\s>*+_(|#-]*(?:\d+[.)]\s+)?(?:[*_]*[A-Za-z][A-Za-z ]{0,40}[*_]*:[*_]*\s+)?[*_]*`;

const LEAD = String.raw`(?:(?:always|please|you\s+(?:must|should)|must|should)\s+)?`;

/** The verb that governs the number opens the sentence: nothing that happened once is told so. */
const ORDER = new RegExp(
  `${START}${LEAD}(?:follow|obey|apply|respect|honou?r|comply with|(?:stick|conform|adhere|keep) to)\\s+(?:also\\s+|the\\s+|our\\s+)*[\\s*_(["]*$`,
  'i',
);

/** Verbs with which instructions begin. "Avoid" and "stop" are none: who says what to leave may well cite what was. */
const ORDERS = new RegExp(
  `${START}${LEAD}(?:use|keep|store|write|put|save|persist|prefer|call|import|run|name|place|send|return|log|wrap|pass|validate|build|` +
    'create|define|make|do|read|query|access|load|handle|model|expose|register|declare|set|test|deploy|publish|cache|serve|render|fetch)\\s',
  'i',
);

const AS_FIRST = new RegExp(`${START}as\\s+$`, 'i');

/** In the present: "as ADR-3 said" may be what held then. */
const SAYS =
  /^[\s*_)]*(?:says|requires|demands|asks|prescribes|wants|describes|defines|mandates|lays down|has it|sets out)\b/i;

const SENDS =
  /\b(?:follow|see|per|obey|according to|as (?:said |described |decided |laid down )?in|read|apply|respect|honou?r|(?:comply|agree) with|(?:stick|conform|adhere|keep) to|governed by)\s+(?:also\s+|the\s+|our\s+)*[\s*_(["]*$/i;
