/**
 * The names of code that a text mentions in code spans, as claims. By shape and wording alone: whether such a name is there,
 * was there, or can be told at all is judged elsewhere. Fences claim nothing: they show examples.
 */
import type { Body, Claim, NoteText } from '../../model.ts';
import { isSentenceTakenBack, isTakenBack } from '../words/clause.ts';
import { isCommonName, isCompound, isPlatformName, isVariableName } from '../words/common-names.ts';
import { isLabelOnly } from '../words/link-label.ts';
import { readMention, type Mention } from '../words/mention.ts';
import { oncePer } from '../../once.ts';
import { codePath } from '../words/path-text.ts';

/** A text in which names are looked for. */
interface Naming {
  readonly file: string;
  readonly body: Body;
}

/** The names that the code spans of a body mention, in the order of the text. */
export function findSymbolClaims(naming: Naming): readonly Claim[] {
  // What the note itself declares in a fence is its own example.
  return mentionsIn(naming, (name) => !examplesOf(naming.body).has(name));
}

/** The names that a body mentions and a fence of it declares: its own example, or a signature that it has copied from the code. */
export function findShownNames(naming: Naming): readonly Claim[] {
  return examplesOf(naming.body).size === 0 ? [] : mentionsIn(naming, (name) => examplesOf(naming.body).has(name));
}

function mentionsIn({ file, body }: Naming, isWanted: (name: string) => boolean): readonly Claim[] {
  const claims: Claim[] = [];
  let receiver: Receiver | undefined;
  let subject: Receiver | undefined;
  for (const piece of body.pieces) {
    if (piece.kind !== 'code' || isBound(piece.value)) continue;
    const mention = readMention(piece.value);
    const called =
      receiver && mention?.isBare && isListed(body.text.slice(receiver.end, piece.start)) ? receiver : undefined;
    const inSentence =
      subject && mention?.isBare && !called && isOneSentence(body.text.slice(subject.end, piece.start))
        ? subject
        : undefined;
    const target = mention && targetOf(mention, called ?? inSentence);
    receiver = mention && nextReceiver(mention, { piece, called });
    if (receiver !== undefined && mention?.isBare !== true) subject = receiver;
    if (target === undefined || mention === undefined) continue;
    if (!isWanted(nameOf(target)) || isLabelOnly(body, piece, { file, kind: 'symbol', target })) continue;
    if (isTakenBack(body, piece, 'symbol')) continue;
    claims.push({
      kind: 'symbol',
      file,
      line: piece.line,
      column: piece.column,
      // By its own text it could not be known again.
      text: inSentence === undefined ? piece.value.trim() : `${inSentence.name}${piece.value.trim()}`,
      target,
      how: 'code',
      ...((inSentence || isOfVariable(target)) && { isImplied: true as const }),
    });
  }
  return claims;
}

/** `money.fromCents()`: of a variable of whoever reads it, or of a namespace that is passed on, as the code and the lock may tell. */
function isOfVariable(target: string): boolean {
  const [name = '', member] = target.split('.');
  return member !== undefined && !target.includes('#') && isVariableName(name) && !isCompound(name);
}

/** The names in the code of a sentence of front matter. */
export function findSymbolClaimsInSentence(sentence: NoteText): readonly Claim[] {
  const { file, line, column, text } = sentence;
  if (!text.includes('`') || isSentenceTakenBack(text, 'symbol')) return [];
  const claims: Claim[] = [];
  let receiver: Receiver | undefined;
  for (const { 0: span, 1: value = '', index } of text.matchAll(/`([^`]+)`/g)) {
    if (isBound(value)) continue;
    const mention = readMention(value);
    const piece = { start: index, end: index + span.length };
    const called = receiver && mention?.isBare && isListed(text.slice(receiver.end, index)) ? receiver : undefined;
    const target = mention && targetOf(mention, called);
    receiver = mention && nextReceiver(mention, { piece, called });
    if (target !== undefined)
      claims.push({
        kind: 'symbol',
        file,
        line,
        column,
        text: value.trim(),
        target,
        how: 'code',
        ...(isOfVariable(target) && { isImplied: true as const }),
      });
  }
  return claims;
}

/** What a following `.method()` is a method of, and where the mention that named it ends. */
interface Receiver {
  readonly name: string;
  readonly isCall: boolean;
  readonly end: number;
}

/** `McpServer.tool()` names a receiver for `.resource()`, which passes it on. */
function nextReceiver(
  { place, names, isBare, isCall }: Mention,
  { piece, called }: { readonly piece: { readonly end: number }; readonly called: Receiver | undefined },
): Receiver | undefined {
  if (isBare) return called && { ...called, end: piece.end };
  const [name = '', ...members] = names;
  return place === undefined && members.length === 1 ? { name, isCall, end: piece.end } : undefined;
}

/**
 * Only what a list joins: in "`Server.tool()` returns a handle with `.remove()`" the receiver is another one.
 */
const LISTED = /^(?:[ \t]*\n?[ \t]*)(?:[,/&+][ \t]*)?(?:[ \t]*\n?[ \t]*)(?:(?:and|or)[ \t]*\n?[ \t]*)?$/;

function isListed(between: string): boolean {
  return between.length <= 20 && LISTED.test(between) && /[,/&+]|and|or/.test(between);
}

/** Longest stretch between a receiver and what may be its member. */
const MAX_STRETCH = 240;

function isOneSentence(between: string): boolean {
  return between.length <= MAX_STRETCH && !/[.!?;:](?:\s|$)|\n\s*\n|\n\s*(?:[-*+|>#]|\d+[.)])/.test(between);
}

/** What a mention claims, normalised; undefined for what is no claim whatever the repository holds. */
function targetOf({ place, names, isBare, isCall }: Mention, called: Receiver | undefined): string | undefined {
  const symbol = names.join('.');
  if (place !== undefined) return `${place.replace(/^\.\//, '')}#${symbol}`;
  if (isBare) {
    // `.ts` beside `Button.tsx` is an ending, `.parse()` beside nothing a method of anything.
    const isMeant = called !== undefined && (isCall || !called.isCall);
    return isMeant && !isCommonName(called.name) ? `${called.name}.${symbol}` : undefined;
  }
  const [name = '', ...members] = names;
  if (isPlatformName(name) || codePath(symbol) !== undefined) return undefined;
  // `request.headers` is a variable of whoever reads it, and `price` may be a word: neither names one thing. `retryLimits.max`
  // may be a constant of ours, and `money.fromCents()` of a namespace, which is for those to tell who know the code.
  if (members.length > 0) return isCall || /^[A-Z]/.test(name) || isCompound(name) ? symbol : undefined;
  if (isCommonName(name)) return undefined;
  return isCompound(name) || (isCall && name.length > 2) || /^[A-Z][a-z]{2,}/.test(name) ? symbol : undefined;
}

function nameOf(target: string): string {
  return target.slice(target.indexOf('#') + 1).split('.')[0] ?? '';
}

function isBound(value: string): boolean {
  return value.includes('{{');
}

/** Names that the fences of a body declare. */
const examplesOf = oncePer((body: Body): ReadonlySet<string> => {
  const names = new Set<string>();
  for (const piece of body.pieces) {
    if (piece.kind !== 'fence') continue;
    for (const [, name = ''] of piece.value.matchAll(DECLARATION)) names.add(name);
  }
  return names;
});

const DECLARATION =
  /\b(?:class|interface|enum|const|let|var|type|function|namespace|struct|trait|model|def|func)\s+([A-Za-z_$][\w$]*)/g;
