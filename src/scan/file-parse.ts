/** The syntax tree that the facts of a file are read from. */
import { withoutBodies } from './file-bodies.ts';
import { firstSyntaxError, parseSyntax, type Syntax } from './file-syntax.ts';
import { isDeclarationFile } from './language.ts';

/** How a text becomes a tree. */
export type Parse = (path: string, text: string) => Syntax;

/** Shorter texts are parsed sooner than looked through. */
const MIN_TEXT = 300;

/**
 * Parses a text for its facts: without the bodies of functions, where they are sure to hold none. An error in what is left
 * may come from what was taken out, so that the whole text is parsed then, and says what is wrong with it.
 */
export const parseForFacts: Parse = (path, text) => {
  const lighter = isParsedWhole(path, text) ? undefined : withoutBodies(text, mayHoldMarkup(path));
  if (lighter === undefined) return parseSyntax(path, text);
  const syntax = parseSyntax(path, text, lighter);
  return firstSyntaxError(syntax) === undefined ? syntax : parseSyntax(path, text);
};

/** Whether a file may be CommonJS, which exports from anywhere. */
export function mayBeCommonJs(path: string, text: string): boolean {
  if (!/\.(?:c?js|cts|jsx)$/.test(path)) return false;
  return /\bexports\b/.test(text) || isThisExported(path, text);
}

/** `this.a = 1` at the top of a file exports in CommonJS alone: elsewhere it is a global or an error. */
function isThisExported(path: string, text: string): boolean {
  const isSet = text.startsWith('this.') || text.includes('\nthis.');
  return isSet && (path.endsWith('.cjs') || text.includes('require('));
}

/** Declarations have no bodies, and half a merge is no code. */
function isParsedWhole(path: string, text: string): boolean {
  return text.length < MIN_TEXT || isDeclarationFile(path) || mayBeCommonJs(path, text) || text.includes('<<<<<<< ');
}

/** JavaScript may hold JSX under any name. */
function mayHoldMarkup(path: string): boolean {
  return !/\.[cm]?ts$/.test(path);
}
