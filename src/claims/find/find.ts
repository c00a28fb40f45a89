/**
 * The claims that a note makes: links, paths and commands in code, calls of scripts in shell fences and rule lines.
 * It goes by shape and wording alone; what a claim is worth is judged elsewhere, and bound facts are resolved by `link`.
 */
import { folderOf, joinPath } from '../../path.ts';
import type { Body, Claim, LinkedNote, NoteText, Piece } from '../../model.ts';
import { isSentenceTakenBack, isTakenBack } from '../words/clause.ts';
import { EXAMPLE_WORD } from '../../example-word.ts';
import { isGivenAsExample } from '../words/led-in.ts';
import { callLine, programCalls, scriptCalls, strayCalls } from '../shell/command.ts';
import { packageCalls } from '../shell/package-calls.ts';
import { namedByCommands, pathOfArgument } from '../shell/file-arguments.ts';
import { htmlLinks, type HtmlLink } from '../words/html-link.ts';
import { findSymbolClaims, findSymbolClaimsInSentence } from './find-symbols.ts';
import { isLabelOnly, isOfRoot, pathOfLabel } from '../words/link-label.ts';
import { isOfOtherOwner, saysSo } from '../words/not-here.ts';
import { isAnsweredByError } from '../words/printed-error.ts';
import { isPlainCommands } from '../shell/plain-commands.ts';
import { openClaims } from './open-claims.ts';
import {
  codeGlob,
  isShortened,
  linkTarget,
  literalPath,
  oneStepOut,
  rootedPath,
  withOneLess,
} from '../words/path-text.ts';
import { areLinksAlive } from '../words/raw-links.ts';
import { remarkAbove } from '../words/remarks.ts';
import { isSetUpByText } from '../shell/set-up.ts';
import { headsCode, isShownOnly } from './shown-link.ts';
import type { Tree } from '../../tree.ts';

/**
 * Every claim of a note, in the order of the text, rule lines first. With the known paths, the links of a decision that all
 * lead to one of them are left out: they hold, and its body need not be parsed.
 */
export function findClaims({ note, supersededBy }: LinkedNote, tree?: Tree): readonly Claim[] {
  const isDecision = note.kind === 'decision';
  // Honest history: most dead paths in the wild stand in decisions that no longer hold.
  if (isDecision && (PAST.has(note.status) || supersededBy.length > 0)) return [];
  const claims = note.rules.flatMap((rule) => [...claimsOfSentence(rule), ...findSymbolClaimsInSentence(rule)]);
  if (isDecision && tree !== undefined && areLinksAlive(note.body.text, note.file, tree)) return claims;
  for (const piece of note.body.pieces)
    claims.push(...claimsOfPiece({ file: note.file, body: note.body, isDecision }, piece));
  return isDecision ? claims : [...claims, ...findSymbolClaims(note)];
}

/**
 * The claims that the links of a text make: paths, and exports behind the anchors of code files. For agent files that
 * people own: a link is a promise wherever it stands, while their code spans were not written with lintel in mind.
 */
export function findLinkClaims({ file, body }: { readonly file: string; readonly body: Body }): readonly Claim[] {
  const reading = { file, body, isDecision: false };
  return body.pieces.flatMap((piece) =>
    piece.kind === 'code' || piece.kind === 'fence' ? [] : claimsOfPiece(reading, piece),
  );
}

const PAST: ReadonlySet<string> = new Set(['superseded', 'rejected', 'deprecated']);

interface Reading {
  readonly file: string;
  readonly body: Body;
  readonly isDecision: boolean;
}

function claimsOfPiece(reading: Reading, piece: Piece): readonly Claim[] {
  switch (piece.kind) {
    case 'link':
    case 'image':
      return claimsOfLink(reading, piece);
    case 'definition-url':
      return isAside(reading.body, piece) ? [] : claimsOfLink(reading, piece);
    case 'code':
      // The code in a decision describes what was or what will be; only its links are promises.
      return reading.isDecision ? [] : claimsOfCode(reading, piece);
    case 'fence':
      return reading.isDecision ? [] : claimsOfFence(reading, piece);
    case 'html':
      return htmlLinks(reading.body, piece).flatMap((link) =>
        link.isOfComponent && !/^[./]/.test(link.url) ? [] : claimsOfLink(reading, link),
      );
    default:
      return [];
  }
}

/** "[TODO]: later" is a remark: markdown takes it for the destination of a link, but none has its label, and it is no path. */
function isAside({ text }: Body, piece: Extract<Piece, { url: string }>): boolean {
  const mentions = text.split(`[${piece.text}]`).slice(1);
  return !/[/.#]/.test(piece.url) && mentions.every((rest) => rest.startsWith(':'));
}

type Link = Extract<Piece, { url: string }> | HtmlLink;

function claimsOfLink({ file, body }: Reading, piece: Link): readonly Claim[] {
  const target = linkTarget(piece.url);
  if (!target) return [];
  // A link that leaves the repository leads to a sibling checkout, which only some clones have, unless it slips by one step.
  // What Cursor writes with `mdc:` counts from the root.
  const fromRoot = piece.url.trim().startsWith('mdc:') ? joinPath('', target.path) : undefined;
  const slipped = oneStepOut(file, target.path);
  const meant = slipped === undefined ? withOneLess(file, target.path) : undefined;
  const isSlip = meant !== undefined && isOfRoot(body, piece, { file, path: meant });
  const label = target.symbol === undefined ? pathOfLabel(body, piece, target.path) : undefined;
  const shortened = label !== undefined && isShortened(target.path, label) ? label : undefined;
  const path =
    fromRoot ?? joinPath(folderOf(file), target.path) ?? slipped ?? (isSlip ? meant : undefined) ?? shortened;
  if (path === undefined || isShownOnly(body, piece) || isTakenBack(body, piece, 'link')) return [];
  // Only history tells the name of a route from a gap that a reader is to fill.
  const isShown = target.mayBeGap === true || isGivenAsExample(body, piece) || headsCode(body, piece);
  const marks = {
    ...(isShown && { isExample: true as const }),
    ...(isSlip && { isOfRoot: true as const }),
    ...(label !== undefined && { label }),
  };
  const place = { file, ...placeOfLink(body, piece), text: piece.url, how: 'link', ...marks } as const;
  return target.symbol === undefined
    ? [{ ...place, kind: 'path', target: path }]
    : [{ ...place, kind: 'symbol', target: `${path}#${target.symbol}` }];
}

/** Where a link begins, and where what it names does: of several that name one file each is mended in its own place. */
export function placeOfLink({ text }: Body, piece: Link): Pick<Claim, 'line' | 'column' | 'textColumn'> {
  const start = text.startsWith('<', piece.start) ? piece.start + 1 : piece.start;
  return { line: piece.line, column: piece.column, textColumn: start - text.lastIndexOf('\n', start - 1) };
}

function claimsOfCode({ file, body }: Reading, piece: Extract<Piece, { kind: 'code' }>): readonly Claim[] {
  const place = { file, line: piece.line, column: piece.column };
  const open = openClaims(body, piece).map((path) => ({ kind: 'path', ...path }) as const);
  const found = [...claimsInCode(piece.value), ...open].filter(
    ({ kind, target }) =>
      !isLabelOnly(body, piece, { file, kind, target }) &&
      !isTakenBack(body, piece, kind) &&
      (kind !== 'command' || !isSetUpByText(body, { target, start: piece.start, above: '' })),
  );
  return found.map((claim) => ({ ...place, ...claim, how: 'code' }));
}

function claimsOfSentence(sentence: NoteText): readonly Claim[] {
  const { file, line, column, text } = sentence;
  const claims: Claim[] = [];
  for (const { 1: value = '', index } of text.matchAll(/`([^`]+)`/g)) {
    for (const claim of claimsInCode(value)) {
      if (!isSentenceTakenBack(text, claim.kind, index)) claims.push({ file, line, column, ...claim, how: 'code' });
    }
  }
  return claims;
}

interface CodeClaim {
  readonly kind: 'path' | 'command';
  readonly text: string;
  readonly target: string;
  readonly isGlob?: true;
  readonly isMade?: true;
}

/** A code span is one path, or one shell line; a span that holds a bound fact is compiled, so it claims nothing. */
function claimsInCode(value: string): readonly CodeClaim[] {
  if (value.includes('{{')) return [];
  const text = value.trim();
  const path = literalPath(text) ?? rootedPath(text);
  if (path !== undefined) return [{ kind: 'path', text, target: path }];
  const glob = codeGlob(text);
  if (glob !== undefined) return [{ kind: 'path', text, target: glob, isGlob: true }];
  const files = namedByCommands(text).map((each) => ({ kind: 'path', ...pathOfArgument(each) }) as const);
  return [...files, ...scriptsInCode(value)];
}

/** The package scripts that a code span calls, the installed programs, and what else it does in packages of the workspace. */
export function scriptsInCode(value: string): readonly (CodeClaim & { readonly kind: 'command' })[] {
  const others = [...programCalls(value), ...packageCalls(value)];
  return [
    ...scriptCalls(value).map((call) => ({ kind: 'command', text: call.text, target: callLine(call) }) as const),
    ...others.map(({ text }) => ({ kind: 'command', text, target: text }) as const),
  ];
}

/** In fences of other languages nothing is a claim, nor in those without one that hold more than commands: they show examples. */
export type Fence = Extract<Piece, { kind: 'fence' }>;

/** What a shell fence claims: package scripts, installed programs, and files that it hands to programs. */
export function claimsOfFence({ file, body }: Pick<Reading, 'file' | 'body'>, piece: Fence): readonly Claim[] {
  if (!piece.isShell && !isPlainCommands(piece)) return [];
  if (isTakenBack(body, introduction(body, piece), 'command')) return [];
  const lines = piece.value.split('\n');
  const place = (line: number, shown: string) => ({
    file,
    line: piece.contentLine + line,
    column: Math.max(0, lines[line]?.indexOf(shown) ?? 0) + 1,
    how: 'fence' as const,
  });
  const scripts = [...scriptCalls(piece.value), ...strayCalls(piece.value)];
  const typed = [
    ...scripts.map((call) => ({ call, target: callLine(call) })),
    ...[...programCalls(piece.value), ...packageCalls(piece.value)].map((call) => ({ call, target: call.text })),
  ];
  const calls = typed.flatMap(({ call, target }) => {
    const above = lines.slice(0, call.line).join('\n');
    if (isSetUpByText(body, { target, start: piece.start, above }) || isSaidOfOthers(lines, call.line)) return [];
    const shown = { ...(isCommentedAsExample(lines, call.line) && { isExample: true as const }) };
    const claim = { kind: 'command', ...place(call.line, call.manager), text: call.text, target, ...shown } as const;
    return [{ line: call.line, claim }];
  });
  const files = namedByCommands(piece.value).map((each) => ({
    line: each.line,
    claim: { kind: 'path', ...place(each.line, each.word), ...pathOfArgument(each) } as const,
  }));
  return [...calls, ...files]
    .filter(({ line }) => !isCommentedAsWrong(lines, line) && !isAnsweredByError(lines, line))
    .map(({ claim }) => claim);
}

/** A fence is governed by the words that introduce it: the last character of the text before it. */
export function introduction(body: Body, piece: Fence): { readonly start: number; readonly end: number } {
  const before = body.text.slice(0, piece.start).trimEnd();
  const isIntroduced = before.endsWith(':') && !/\n\s*\n\s*\n/.test(body.text.slice(before.length, piece.start));
  return isIntroduced ? { start: before.length - 1, end: before.length } : piece;
}

/** Counter-examples, what is gone, and what not every project has, carry a mark in their own line or in the comment above their lines. */
export function isCommentedAsWrong(lines: readonly string[], line: number): boolean {
  const own = /#(.*)$/.exec(lines[line] ?? '')?.[1] ?? '';
  const remark = `${remarkAbove((at) => lines[at], line) ?? ''} ${own}`.replace(FLAG, ' ');
  return AS_WRONG.test(remark) || OPTIONAL.test(own) || saysSo(remark, 'command');
}

/** `--no-open` takes nothing back. */
const FLAG = /(?<![\w-])--?[\w-]+/g;

const AS_WRONG =
  /❌|✗|🚫|\b(?:wrong|bad|don't|don’t|do not|never|not|deprecated|removed|old|future|planned|upcoming|coming soon|todo|wip|viitor|futuro|geplant|zukünftig|(?:if|when|where) (?:configured|available|present|defined|set up|it exists|there is one|you(?: have|['’]ve)(?: got)? (?:it|one|this)))\b|(?<!\b(?:mono|multi|in|cross|whole|per))-repo(?:sitory)?\b/i;

/** Of the one command that it stands behind. Above several, it may say when a reader needs them. */
const OPTIONAL = /^\W*optional(?:ly)?(?=\W*$|\s*[:,;(–—-]|\s+(?:but|for|step)\b)|\(optional\)/i;

/** "# Example validation commands": what stands below may be there to show how such are written. */
function isCommentedAsExample(lines: readonly string[], line: number): boolean {
  const own = /\s#+(.*)$/.exec(lines[line] ?? '')?.[1] ?? '';
  return BEGINS_AS_EXAMPLE.test(remarkAbove((at) => lines[at], line) ?? '') || IS_EXAMPLE.test(own);
}

const BEGINS_AS_EXAMPLE = new RegExp(String.raw`^\W*(?:${EXAMPLE_WORD})(?![\w./-])`, 'iu');

const IS_EXAMPLE = new RegExp(String.raw`^\W*(?:an? )?(?:${EXAMPLE_WORD})\W*$`, 'iu');

/** The nearest comment above says that what follows is typed in somebody else's project. */
function isSaidOfOthers(lines: readonly string[], line: number): boolean {
  const above = remarkAbove((at) => lines[at], line);
  return above !== undefined && isOfOtherOwner(above);
}

/** The nearest comment above, with no blank line between. */
