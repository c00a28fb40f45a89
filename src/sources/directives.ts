/**
 * Suppressions that stand in a text: `<!-- lintel-disable-next-line stale/path -- reason -->`, and the pair
 * `lintel-disable` … `lintel-enable`. Which rules there are, and whether a finding is meant, is asked elsewhere.
 */
import { nearest } from '../nearest.ts';
import { countBelow, lineStarts } from '../offsets.ts';
import type { AgentFile, Body, Parsed, Piece, Problem, Suppression, TextEdit } from '../model.ts';
import { parseBody } from './markdown.ts';
import type { ReadNotes } from './notes.ts';
import { oneLine } from './one-line.ts';

/** What notes, agent files and other pages suppress, in front matter and in comments, by file and line. */
export function readSuppressions(
  { value: notes, suppressions: inFront }: ReadNotes,
  others: readonly (Pick<AgentFile, 'file' | 'body'> & { readonly suppressions?: readonly Suppression[] })[],
): Parsed<readonly Suppression[]> {
  const inText = [...notes, ...others].map(({ file, body }) => suppressionsIn(file, body));
  const inHeads = others.flatMap(({ suppressions = [] }) => suppressions);
  const value = [...inFront, ...inHeads, ...inText.flatMap((each) => each.value)].sort((a, b) =>
    a.file === b.file ? a.line - b.line || a.column - b.column : a.file < b.file ? -1 : 1,
  );
  return { value, problems: inText.flatMap((each) => each.problems) };
}

/** The suppressions that the comments of one text make. What stands in a fence or a code span is an example. */
export function suppressionsIn(file: string, body: Body): Parsed<readonly Suppression[]> {
  const problems: Problem[] = [];
  if (!/<!--\s*lintel-/i.test(body.text)) return { value: [], problems };
  const ground = groundOf(file, body);
  const directives = directivesIn(ground);
  const value: Suppression[] = [];
  const open = new Map<string, Suppression[]>();
  for (const directive of directives) {
    const fault = faultOf(directive, open);
    if (fault !== undefined) problems.push({ rule: UNUSED, ...directive.place, ...fault });
    else if (directive.kind === 'disable-next-line') value.push(...nextLine(directive, { ground, directives }));
    else if (directive.kind === 'disable') for (const each of covering(directive, directive.line)) push(open, each);
    else value.push(...closed(directive, open));
  }
  const end = body.line + ground.lines.length - 1;
  for (const each of open.values()) value.push(...each.map((still) => ({ ...still, to: end })));
  return { value, problems };
}

/** Rule id of a directive that suppresses nothing. */
const UNUSED = 'lint/unused-suppression';

const KINDS = ['disable-next-line', 'disable', 'enable'] as const;

interface Ground {
  readonly file: string;
  readonly body: Body;
  readonly pieces: readonly Piece[];
  readonly lines: readonly string[];
  readonly starts: readonly number[];
}

interface NamedRule {
  readonly id: string;
  readonly line: number;
  readonly column: number;
  readonly removal?: TextEdit;
}

interface Directive {
  /** As written, but in small letters and without `lintel-`. */
  readonly kind: string;
  readonly rules: readonly NamedRule[];
  readonly reason?: string;
  /** The text of a directive that gives its reason among the rules, with what parts the two. */
  readonly mended?: string;
  readonly place: { readonly file: string; readonly line: number; readonly column: number };
  /** First and last line of the comment. */
  readonly line: number;
  readonly endLine: number;
}

/** Only a text that holds a directive is parsed for it: those of past decisions are not parsed for anything else. */
function groundOf(file: string, body: Body): Ground {
  const pieces = body.pieces.length > 0 ? body.pieces : parseBody(file, body.text, body.line).value.pieces;
  return { file, body, pieces, lines: body.text.split('\n'), starts: lineStarts(body.text) };
}

function directivesIn(ground: Ground): readonly Directive[] {
  const { body, pieces } = ground;
  return pieces.flatMap((piece) => {
    if (piece.kind !== 'html') return [];
    const html = body.text.slice(piece.start, piece.end);
    return directiveComments(html).map((found) => directiveOf(ground, piece.start + found.start, found));
  });
}

/** A comment that speaks to lint, whether it can be understood or not. */
export interface DirectiveComment {
  readonly start: number;
  readonly end: number;
  readonly comment: string;
  /** As written, but in small letters and without `lintel-`. */
  readonly kind: string;
  /** From behind the kind to the end of the comment. */
  readonly rest: string;
}

/** The comments in some HTML that suppress something, or look as if they did. */
export function directiveComments(html: string): readonly DirectiveComment[] {
  return [...html.matchAll(/<!--([^]*?)-->/g)].flatMap(({ 0: comment, 1: text = '', index }) => {
    // Who writes one in capitals means it as well.
    const found = /^\s*lintel-((?:dis|en)(?:[a-z-]*[a-z])?)([^]*)$/i.exec(text);
    const [, written = '', rest = ''] = found ?? [];
    const kind = written.toLowerCase();
    return found === null ? [] : [{ start: index, end: index + comment.length, comment, kind, rest }];
  });
}

function directiveOf(ground: Ground, start: number, { comment, kind, rest }: DirectiveComment): Directive {
  const place = placeAt(ground, start);
  const endLine = placeAt(ground, start + comment.length).line;
  const because = /(?:^|\s)--(?:\s|$)([^]*)$/.exec(rest);
  const named = because === null ? rest : rest.slice(0, because.index);
  const list: RuleList = {
    at: start + comment.length - '-->'.length - rest.length,
    text: named,
    // A comment in a quotation has the marks of its lines in it.
    words: [...named.matchAll(/[^\s,>]+/g)].map(({ 0: id, index }) => ({ id: id.toLowerCase(), at: index })),
  };
  const reason = oneLine((because?.[1] ?? '').replace(/\n[\s>]*/g, '\n'));
  const isOneLine = place.line === endLine;
  const rules = list.words.map((word): NamedRule => {
    const { line, column } = placeAt(ground, list.at + word.at);
    if (!isOneLine) return { id: word.id, line, column };
    const removal = list.words.length === 1 ? { ...place, before: comment, after: '' } : without(word, list, ground);
    return { id: word.id, line, column, removal };
  });
  const mended = because === null ? partedReason(list) : undefined;
  return {
    kind,
    rules,
    place,
    line: place.line,
    endLine,
    ...(reason !== '' && { reason }),
    ...(mended !== undefined && { mended }),
  };
}

/** Rules and a reason behind them, with the dashes between that it takes; a word behind a comma was meant for a rule. */
function partedReason({ text, words }: RuleList): string | undefined {
  const first = words.findIndex(({ id }) => !/^[\w-]+\/[\w-]+[:;]?$/.test(id));
  const [last, stray] = [words[first - 1], words[first]];
  if (last === undefined || stray === undefined) return undefined;
  const end = last.at + last.id.length;
  if (text.slice(end, stray.at).includes(',')) return undefined;
  const reason = oneLine(text.slice(end)).replace(/^[\s:;–—-]+/, '');
  const rules = words.slice(0, first).map(({ id }) => id.replace(/[:;]$/, ''));
  return reason === '' ? undefined : `${rules.join(', ')} -- ${reason}`;
}

/** The rules that a directive names, and where in the body the text that names them starts. */
interface RuleList {
  readonly at: number;
  readonly text: string;
  readonly words: readonly { readonly id: string; readonly at: number }[];
}

/** The list of rules without one of them. */
function without(word: RuleList['words'][number], { at, text, words }: RuleList, ground: Ground): TextEdit {
  const others = words.filter((each) => each !== word).map(({ id }) => id);
  const lead = text.length - text.trimStart().length;
  return { ...placeAt(ground, at + lead), before: text.trim(), after: others.join(', ') };
}

function placeAt({ file, body, starts }: Ground, offset: number): Directive['place'] {
  const line = countBelow(starts, offset + 1);
  return { file, line: body.line + line - 1, column: offset - (starts[line - 1] ?? 0) + 1 };
}

function faultOf(
  { kind, rules, mended }: Directive,
  open: ReadonlyMap<string, unknown>,
): Pick<Problem, 'message' | 'hint'> | undefined {
  if (!KINDS.some((each) => each === kind)) {
    const guess = nearest(kind, KINDS) ?? KINDS[0];
    const message = `\`lintel-${kind}\` means nothing, so it suppresses nothing.`;
    return { message, hint: `Did you mean \`lintel-${guess}\`?` };
  }
  if (mended !== undefined) {
    const message = `The reason of this comment has no \` -- \` before it, so it suppresses nothing.`;
    return { message, hint: `Write \`<!-- lintel-${kind} ${mended} -->\`.` };
  }
  if (kind === 'enable') {
    const isOpen = rules.length === 0 ? open.size > 0 : rules.some(({ id }) => open.has(id));
    if (isOpen) return undefined;
    return { message: 'Nothing that this comment enables is disabled above it.', hint: 'Remove it.' };
  }
  if (rules.length > 0) return undefined;
  const message = `\`lintel-${kind}\` names no rule, so it suppresses nothing.`;
  return { message, hint: `Name the rules: \`<!-- lintel-${kind} stale/path -- reason -->\`.` };
}

/** What the rules of a directive cover; a block is open until something ends it. */
function covering({ rules, reason, place: { file } }: Directive, from: number, to = from): readonly Suppression[] {
  return rules.map(({ id, line, column, removal }) => ({
    by: 'comment',
    rule: id,
    file,
    line,
    column,
    from,
    to,
    ...(reason !== undefined && { reason }),
    ...(removal && { removal }),
  }));
}

function push(open: Map<string, Suppression[]>, suppression: Suppression): void {
  const same = open.get(suppression.rule);
  if (same) same.push(suppression);
  else open.set(suppression.rule, [suppression]);
}

/** What `lintel-enable` ends: the rules that it names, or all. */
function closed({ rules, line }: Directive, open: Map<string, Suppression[]>): readonly Suppression[] {
  const ids = rules.length === 0 ? [...open.keys()] : rules.map(({ id }) => id);
  return ids.flatMap((id) => {
    const ended = (open.get(id) ?? []).map((each) => ({ ...each, to: line }));
    open.delete(id);
    return ended;
  });
}

/** The line after a comment that is neither blank nor another such comment, and all of the fence that starts there. */
function nextLine(
  directive: Directive,
  { ground, directives }: { readonly ground: Ground; readonly directives: readonly Directive[] },
): readonly Suppression[] {
  const { body, lines, pieces } = ground;
  let line = directive.endLine + 1;
  // Comments stacked above a line mean that line, each of them.
  const isPassed = (text: string): boolean =>
    isBlank(text) ||
    (isBlank(withoutComments(text)) && directives.some((each) => each.line <= line && line <= each.endLine));
  while (line - body.line < lines.length && isPassed(lines[line - body.line] ?? '')) line += 1;
  const fence = pieces.find((piece) => piece.kind === 'fence' && piece.line === line);
  const below = fence === undefined ? 0 : body.text.slice(fence.start, fence.end).trimEnd().split('\n').length - 1;
  return covering(directive, line, line + below);
}

/** Nothing but the marks of a quotation. */
function isBlank(text: string): boolean {
  return /^[\s>]*$/.test(text);
}

/** A line without the comments on it, those that begin or end elsewhere included. */
function withoutComments(text: string): string {
  const outside = text.replace(/<!--.*?-->/g, '').replace(/<!--.*$/, '');
  return outside.includes('-->') ? outside.slice(outside.indexOf('-->') + '-->'.length) : outside;
}
