/** How far a text has been read in tokens, and what the last one was. */
import {
  BACKTICK,
  CLOSER,
  DANGLING,
  DOT,
  EQUALS,
  GREATER,
  KINDS,
  MINUS,
  PLUS,
  SEMICOLON,
  STRING,
  WORD,
} from './file-characters.ts';

/** How far a text is read, and what the last tokens were. One object for each text, changed in place: it is read once. */
export interface TokenReading {
  readonly text: string;
  readonly mayHoldMarkup: boolean;
  at: number;
  /** The last token's last character, where it stands, and where its token starts if it is a word. */
  previous: number;
  previousAt: number;
  wordAt: number;
  /** True when a line ended since. */
  isNewLine: boolean;
  /** Open brackets by their character. */
  readonly brackets: number[];
  /** Whether the parenthesis closed last belongs to `if`, `for` and their like. */
  isControl: boolean;
  /** Depth at which a type is read behind `):`; -1 elsewhere. */
  typeDepth: number;
  /** Depth at which the head of a class is read; -1 elsewhere. */
  classDepth: number;
  /** Depth at which the current body opened, and where; -1 outside of bodies. */
  bodyDepth: number;
  bodyAt: number;
  /** Whether facts may stand in it. */
  isBodyNeeded: boolean;
  /** Starts and ends of bodies, without their braces. */
  readonly bodies: number[];
}

/** A reading at the start of a text. */
export function startReading(text: string, mayHoldMarkup: boolean): TokenReading {
  const end = text.startsWith('#!') ? text.indexOf('\n') : 0;
  return {
    text,
    mayHoldMarkup,
    at: end === -1 ? text.length : end,
    previous: SEMICOLON,
    previousAt: -1,
    wordAt: -1,
    isNewLine: true,
    brackets: [],
    isControl: false,
    typeDepth: -1,
    classDepth: -1,
    bodyDepth: -1,
    bodyAt: -1,
    isBodyNeeded: false,
    bodies: [],
  };
}

/** The word that the last token is. */
export function lastWord({ text, wordAt, previousAt }: TokenReading): string {
  return text.slice(wordAt, previousAt + 1);
}

/** Whether the last word names a member, so that it is no keyword. */
export function isMember({ text, wordAt }: TokenReading): boolean {
  return text.charCodeAt(wordAt - 1) === DOT;
}

/** Whether the last token is `=>`. */
export function endsArrow({ text, previous, previousAt }: TokenReading): boolean {
  return previous === GREATER && text.charCodeAt(previousAt - 1) === EQUALS;
}

/** Words behind which a type goes on. */
const IN_TYPES = new Set('keyof readonly typeof is extends infer unique asserts new abstract in as'.split(' '));

/** Whether a type may be complete with the last token. */
export function endsType(reading: TokenReading): boolean {
  const { previous } = reading;
  const kind = KINDS[previous];
  if (kind === WORD) return !IN_TYPES.has(lastWord(reading));
  if (previous === GREATER) return !endsArrow(reading);
  return kind === CLOSER || kind === STRING || previous === BACKTICK;
}

/** Whether the last token is an operator that waits for something. */
export function isDangling(reading: TokenReading): boolean {
  const { text, previous, previousAt } = reading;
  if (previous === GREATER) return endsArrow(reading);
  if (previous === PLUS || previous === MINUS) return text.charCodeAt(previousAt - 1) !== previous;
  return DANGLING[previous] === 1;
}
