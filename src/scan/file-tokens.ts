/**
 * Reads the tokens of a code text just well enough to know where the bodies of functions start and end. Knows strings,
 * templates, comments, regular expressions and brackets, and gives up wherever one of them could be another.
 */
import {
  BACKSLASH,
  BACKTICK,
  BANG,
  BLANK,
  CLOSER,
  CLOSERS,
  CLOSE_BRACE,
  CLOSE_BRACKET,
  CLOSE_PAREN,
  COLON,
  COMMA,
  CONTROL,
  DOLLAR,
  DOT,
  EQUALS,
  GREATER,
  KINDS,
  LESS,
  LETTER,
  LINE_FEED,
  MINUS,
  OPENER,
  OPEN_BRACE,
  OPEN_BRACKET,
  OPEN_PAREN,
  PLACEHOLDER,
  PLUS,
  QUOTE,
  SEMICOLON,
  SLASH,
  SPACE,
  STAR,
  STRING,
  UNCLEAR,
  WORD,
} from './file-characters.ts';
import { isMisplaced, isOneLine, mayFollow, mayOpen } from './file-token-order.ts';
import { endsArrow, endsType, isDangling, isMember, lastWord, type TokenReading } from './file-token-state.ts';

/** Reads one token, or the blanks before it; false at the end and where a token is not clear. */
export function readToken(reading: TokenReading): boolean {
  const { text, at } = reading;
  if (at >= text.length) return false;
  const code = text.charCodeAt(at);
  const kind = code < 128 ? KINDS[code] : isLetter(code) ? WORD : UNCLEAR;
  if (kind === WORD) return readWord(reading);
  if (kind === BLANK) return readBlanks(reading);
  if (kind === OPENER) return readOpener(reading, code);
  if (kind === CLOSER) return readCloser(reading, code);
  if (kind === STRING) return readString(reading, code);
  if (code === BACKTICK) return readTemplate(reading, at + 1);
  if (code === SLASH) return readSlash(reading);
  if (kind === UNCLEAR) return false;
  return readPunctuation(reading, code);
}

function readBlanks(reading: TokenReading): true {
  const { text } = reading;
  let { at } = reading;
  for (let code = text.charCodeAt(at); KINDS[code] === BLANK; code = text.charCodeAt(++at)) {
    if (code === LINE_FEED) reading.isNewLine = true;
  }
  reading.at = at;
  return true;
}

function readWord(reading: TokenReading): boolean {
  const { text, at: start } = reading;
  let at = start + 1;
  let code = text.charCodeAt(at);
  while (code < 128 ? KINDS[code] === WORD : isLetter(code)) code = text.charCodeAt(++at);
  if (code >= 128 || code === BACKSLASH) return false;
  if (reading.bodyDepth >= 0) {
    if (isOneLine(reading) && !mayFollow(reading, at)) return false;
    if (isLookedFor(text, start, at)) reading.isBodyNeeded = true;
  } else if (reading.isNewLine && reading.typeDepth === reading.brackets.length && endsType(reading))
    reading.typeDepth = -1;
  reading.wordAt = start;
  if (at - start === 5 && reading.bodyDepth < 0 && text.startsWith('class', start) && !isMember(reading))
    reading.classDepth = reading.brackets.length;
  return pass(reading, at, wordEnd(text, at));
}

/** Whether a word is one that facts may hang on wherever it stands: `import`, `require` and `env` (file-nested.ts). */
function isLookedFor(text: string, start: number, end: number): boolean {
  const length = end - start;
  if (length === 6) return text.startsWith('import', start);
  if (length === 7) return text.startsWith('require', start);
  return length === 3 && text.startsWith('env', start);
}

/** The last character of a word; one letter stands for all that have no kind of their own. */
function wordEnd(text: string, at: number): number {
  const code = text.charCodeAt(at - 1);
  return code < 128 ? code : LETTER;
}

/** Beyond ASCII almost all is letters; what may be a blank there is not clear. */
function isLetter(code: number): boolean {
  return code >= 170 && !/\s/.test(String.fromCharCode(code));
}

/** Takes everything before `at` as read, with one blank behind; `last` stands for the token. */
function pass(reading: TokenReading, at: number, last: number): true {
  reading.at = reading.text.charCodeAt(at) === SPACE ? at + 1 : at;
  reading.previous = last;
  reading.previousAt = at - 1;
  reading.isNewLine = false;
  return true;
}

function readString(reading: TokenReading, quote: number): boolean {
  const { text } = reading;
  if (reading.bodyDepth >= 0 && isOneLine(reading) && !mayFollow(reading)) return false;
  for (let at = reading.at + 1; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === quote) return pass(reading, at + 1, quote);
    if (code === LINE_FEED) break;
    if (code === BACKSLASH) at++;
  }
  return false;
}

/** Reads a template from behind its start or a placeholder, to its end or the next placeholder. */
function readTemplate(reading: TokenReading, start: number): boolean {
  const { text } = reading;
  for (let at = start; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === BACKTICK) return pass(reading, at + 1, BACKTICK);
    if (code === BACKSLASH) at++;
    else if (code === DOLLAR && text.charCodeAt(at + 1) === OPEN_BRACE) {
      reading.brackets.push(PLACEHOLDER);
      return pass(reading, at + 2, OPEN_PAREN);
    }
  }
  return false;
}

function readOpener(reading: TokenReading, code: number): boolean {
  const { brackets, at } = reading;
  if (reading.bodyDepth >= 0 && reading.previous === DOT && !mayOpen(reading)) return false;
  if (code === OPEN_PAREN) brackets.push(isControlHead(reading) ? CONTROL : OPEN_PAREN);
  else {
    if (code === OPEN_BRACE && reading.bodyDepth < 0) openBrace(reading);
    brackets.push(code);
  }
  return pass(reading, at + 1, code);
}

const CONTROL_WORDS = new Set('if for while with switch catch'.split(' '));

function isControlHead(reading: TokenReading): boolean {
  const { previous, previousAt, wordAt } = reading;
  const length = previousAt - wordAt + 1;
  if (KINDS[previous] !== WORD || length < 2 || length > 6) return false;
  return CONTROL_WORDS.has(lastWord(reading)) && !isMember(reading);
}

/** Outside of bodies: notes a brace that may start one. */
function openBrace(reading: TokenReading): void {
  const { previous, brackets } = reading;
  if (reading.classDepth === brackets.length && endsType(reading)) {
    reading.classDepth = -1;
    return;
  }
  const isTyped = reading.typeDepth === brackets.length && endsType(reading);
  const isBody =
    previous === CLOSE_PAREN ? !reading.isControl : isTyped || (endsArrow(reading) && !startsType(reading));
  if (!isBody) return;
  reading.typeDepth = -1;
  reading.bodyDepth = brackets.length;
  reading.bodyAt = reading.at + 1;
  reading.isBodyNeeded = false;
}

/** How types start that stand in braces; bodies that start so as well are left to the parser. */
const TYPE_START = /\{\s*(?:\/\*(?:[^*]|\*(?!\/))*\*\/\s*|\/\/[^\n]*\n\s*)*(?:readonly\b|[\w$]+\??\s*:|[[('"<])/y;

function startsType({ text, at }: TokenReading): boolean {
  TYPE_START.lastIndex = at;
  return TYPE_START.test(text);
}

/** Shorter ones cost less to parse than to leave out. */
const MIN_BODY = 24;

function readCloser(reading: TokenReading, code: number): boolean {
  const { brackets, at } = reading;
  if (reading.bodyDepth >= 0 && isDangling(reading) && reading.previous !== COMMA) return false;
  const open = brackets.pop();
  if (open === PLACEHOLDER && code === CLOSE_BRACE)
    return reading.previousAt === at - 1 && reading.previous === OPEN_PAREN ? false : readTemplate(reading, at + 1);
  if (open === undefined || CLOSERS[open] !== code) return false;
  reading.isControl = open === CONTROL;
  const depth = brackets.length;
  if (depth < reading.typeDepth) reading.typeDepth = -1;
  if (depth === reading.bodyDepth) {
    if (at - reading.bodyAt >= MIN_BODY && !reading.isBodyNeeded) reading.bodies.push(reading.bodyAt, at);
    reading.bodyDepth = -1;
  }
  return pass(reading, at + 1, code);
}

function readSlash(reading: TokenReading): boolean {
  const { text, at } = reading;
  const next = text.charCodeAt(at + 1);
  if (next === SLASH) {
    const end = text.indexOf('\n', at);
    reading.at = end === -1 ? text.length : end;
    return true;
  }
  if (next === STAR) {
    const end = text.indexOf('*/', at + 2);
    if (end === -1) return false;
    reading.at = end + 2;
    reading.isNewLine = true;
    return true;
  }
  const isRegex = startsRegex(reading);
  if (isRegex === undefined) return false;
  return isRegex ? readRegex(reading) : readPunctuation(reading, SLASH);
}

/** Behind these a slash starts a regular expression. */
const BEFORE_REGEX = new Set('return typeof case in delete void throw new do else default instanceof'.split(' '));

/** Behind these it may be either, since they are names elsewhere. */
const UNCLEAR_BEFORE_SLASH = new Set('of yield await async let get set static as is'.split(' '));

/** Whether a slash starts a regular expression or divides; undefined where only grammar could tell. */
function startsRegex(reading: TokenReading): boolean | undefined {
  const { text, previous, previousAt } = reading;
  const kind = KINDS[previous];
  if (kind === WORD) {
    if (isMember(reading)) return false;
    const word = lastWord(reading);
    return UNCLEAR_BEFORE_SLASH.has(word) ? undefined : BEFORE_REGEX.has(word);
  }
  if (previous === CLOSE_PAREN) return reading.isControl ? undefined : false;
  if (previous === CLOSE_BRACKET || previous === BACKTICK || kind === STRING) return false;
  if (previous === GREATER) return endsArrow(reading) ? true : undefined;
  const before = text.charCodeAt(previousAt - 1);
  if (previous === PLUS || previous === MINUS) return before === previous ? undefined : true;
  if (previous === BANG) return KINDS[before] === WORD || KINDS[before] === CLOSER ? undefined : true;
  const isUnclear = previous === CLOSE_BRACE || previous === LESS || previous === DOT || previous === SLASH;
  return isUnclear ? undefined : true;
}

function readRegex(reading: TokenReading): boolean {
  const { text } = reading;
  let isClass = false;
  for (let at = reading.at + 1; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === LINE_FEED) break;
    if (code === BACKSLASH) at++;
    else if (code === OPEN_BRACKET) isClass = true;
    else if (code === CLOSE_BRACKET) isClass = false;
    else if (code === SLASH && !isClass) {
      let end = at + 1;
      while (KINDS[text.charCodeAt(end)] === WORD) end++;
      // The flag `v` lets classes stand in classes.
      return text.slice(at, end).includes('v') ? false : pass(reading, end, QUOTE);
    }
  }
  return false;
}

function readPunctuation(reading: TokenReading, code: number): boolean {
  const { at, previous } = reading;
  if (reading.bodyDepth >= 0 && isMisplaced(reading, code)) return false;
  if (code === LESS && reading.mayHoldMarkup && !isOperator(reading)) return false;
  if (reading.bodyDepth < 0) {
    if (code === COLON && previous === CLOSE_PAREN && !reading.isControl) reading.typeDepth = reading.brackets.length;
    else if (reading.typeDepth === reading.brackets.length && (code === SEMICOLON || code === EQUALS))
      reading.typeDepth = -1;
  }
  return pass(reading, at + 1, code);
}

/** Whether `<` compares or opens type arguments, which both follow an operand. */
function isOperator(reading: TokenReading): boolean {
  const { previous } = reading;
  if (KINDS[previous] === WORD) return !BEFORE_REGEX.has(lastWord(reading));
  return previous === CLOSE_PAREN || previous === CLOSE_BRACKET || KINDS[previous] === STRING;
}
