/** Characters by code, and what each can start or follow. Tables, so that a character costs one look. */

export const LINE_FEED = 10;
export const SPACE = 32;
export const BANG = 33;
export const DOLLAR = 36;
export const QUOTE = 39;
export const OPEN_PAREN = 40;
export const CLOSE_PAREN = 41;
export const STAR = 42;
export const PLUS = 43;
export const COMMA = 44;
export const MINUS = 45;
export const DOT = 46;
export const SLASH = 47;
export const COLON = 58;
export const SEMICOLON = 59;
export const LESS = 60;
export const EQUALS = 61;
export const GREATER = 62;
export const QUESTION = 63;
export const OPEN_BRACKET = 91;
export const BACKSLASH = 92;
export const CLOSE_BRACKET = 93;
export const BACKTICK = 96;
export const LETTER = 97;
export const OPEN_BRACE = 123;
export const CLOSE_BRACE = 125;

/** Stands in the list of brackets for the parenthesis of `if` and its like, and for `${`. */
export const CONTROL = 1;
export const PLACEHOLDER = 2;

/** Opening character → the one that closes it. */
export const CLOSERS = new Uint8Array(128);
CLOSERS[CONTROL] = CLOSE_PAREN;
CLOSERS[OPEN_PAREN] = CLOSE_PAREN;
CLOSERS[OPEN_BRACKET] = CLOSE_BRACKET;
CLOSERS[OPEN_BRACE] = CLOSE_BRACE;

/** What a character starts. */
export const BLANK = 1;
export const WORD = 2;
export const STRING = 3;
export const OPENER = 4;
export const CLOSER = 5;
export const UNCLEAR = 6;

/** Character → what it starts; 0 for operators, separators and whatever is rare. */
export const KINDS = kindsOf([
  [BLANK, ' \t\n\r\v\f'],
  [WORD, 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_$#'],
  [STRING, '"\''],
  [OPENER, '([{'],
  [CLOSER, ')]}'],
  [UNCLEAR, '\\'],
]);

function kindsOf(groups: readonly (readonly [kind: number, characters: string])[]): Uint8Array {
  const kinds = new Uint8Array(128);
  for (const [kind, characters] of groups) for (const each of characters) kinds[each.charCodeAt(0)] = kind;
  return kinds;
}

/** Characters that want something behind them: none of them ends an expression. */
export const DANGLING = flags('=%&|^~:.@<,*/+-');
/** Characters that want something before them, besides those of two characters. */
export const MIDDLE = flags('=*%,?;:.');

function flags(characters: string): Uint8Array {
  return kindsOf([[1, characters]]);
}
