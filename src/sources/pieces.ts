/**
 * A markdown tree → the runs of the body that delivery edits or that make claims, each by position.
 * Works on a finished tree; it parses nothing and changes nothing.
 */
import type { Code, Definition, Heading, Image, Link, Nodes, Parents, Root } from 'mdast';
import type { Binding, Piece } from '../model.ts';
import { countBelow } from '../offsets.ts';
import { looseFinder } from './loose.ts';
import type { LooseFinder } from './loose.ts';

/** A part of the text that the tree does not position: a link's destination, or one line of a code fence. */
export interface Span {
  readonly kind: 'destination' | 'fence';
  readonly start: number;
  readonly end: number;
}

/** A run of text in which bound facts may stand, and how their values are delivered there. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
  readonly context: Binding['context'];
  readonly inTable: boolean;
}

/** From the first to the last character of a link, destination included. */
export interface LinkSpan {
  readonly start: number;
  readonly end: number;
}

/** A parsed text, with the spans that its tree leaves out. */
export interface MarkdownTree {
  readonly tree: Root;
  readonly spans: readonly Span[];
}

/** What a body consists of, as far as anyone asks. */
export interface Found {
  readonly pieces: readonly Piece[];
  readonly stretches: readonly Stretch[];
  /** In order; links never stand in links. */
  readonly links: readonly LinkSpan[];
}

/** Fences whose text is typed into a shell, so that a bound fact may stand in it. */
const SHELLS = new Set(['sh', 'bash', 'shell', 'zsh', 'console', 'shell-session', 'shellsession', 'terminal']);

/** Spans by start, with their starts apart for looking them up. */
interface Spans {
  readonly spans: readonly Span[];
  readonly starts: readonly number[];
}

interface Walk {
  readonly text: string;
  readonly line: number;
  readonly loose: LooseFinder;
  readonly destinations: Spans;
  readonly fences: Spans;
  readonly pieces: Piece[];
  readonly stretches: Stretch[];
  readonly links: LinkSpan[];
  /** Parts of the current paragraph that are no prose. */
  holes: { readonly start: number; readonly end: number }[];
  inLink: boolean;
  inTable: boolean;
}

/** Lists the pieces of `tree`, which was read from `text`, a body that starts on `line` of its file. */
export function findPieces(text: string, { tree, spans }: MarkdownTree, line: number): Found {
  const walk: Walk = {
    text,
    line,
    loose: looseFinder(text, line),
    destinations: ofKind(spans, 'destination'),
    fences: ofKind(spans, 'fence'),
    pieces: [],
    stretches: [],
    links: [],
    holes: [],
    inLink: false,
    inTable: false,
  };
  visitChildren(tree, walk);
  const stretches = walk.stretches.toSorted((a, b) => a.start - b.start);
  return { pieces: walk.pieces, stretches, links: walk.links };
}

function ofKind(all: readonly Span[], kind: Span['kind']): Spans {
  const spans = all.filter((span) => span.kind === kind).sort((a, b) => a.start - b.start);
  return { spans, starts: spans.map(({ start }) => start) };
}

/** The plain text of a node and all below it. */
export function plainText(node: Nodes): string {
  if ('value' in node) return node.type === 'html' ? '' : node.value;
  if ('children' in node) return node.children.map(plainText).join('');
  return node.type === 'break' ? ' ' : '';
}

function visitChildren(node: Parents, walk: Walk): void {
  for (const child of node.children) visit(child, walk);
}

interface At {
  readonly start: number;
  readonly end: number;
  readonly line: number;
  readonly column: number;
}

/** Where a node stands; nodes that GFM made out of others have no place, and no piece. */
function placeOf(node: Nodes, walk: Walk): At | undefined {
  const { start, end } = node.position ?? {};
  if (start?.offset === undefined || end?.offset === undefined) return undefined;
  return { start: start.offset, end: end.offset, line: start.line + walk.line - 1, column: start.column };
}

function visit(node: Nodes, walk: Walk): void {
  const at = placeOf(node, walk);
  if (at === undefined) return;
  switch (node.type) {
    case 'paragraph':
      return visitProse(node, at, walk);
    case 'heading': {
      const place = headingPlace(node, at, walk);
      walk.pieces.push({ ...place, kind: 'heading', depth: node.depth, text: plainText(node) });
      return visitProse(node, place, walk);
    }
    case 'tableCell':
      walk.inTable = true;
      visitProse(node, at, walk);
      walk.inTable = false;
      return;
    case 'text':
      walk.pieces.push(...walk.loose.tagsIn(at), ...(walk.inLink ? [] : walk.loose.mentionsIn(at)));
      return;
    case 'inlineCode':
      walk.pieces.push({ ...at, kind: 'code', value: node.value });
      walk.stretches.push({ ...at, context: 'code', inTable: walk.inTable });
      walk.holes.push(at);
      return;
    case 'code':
      return visitCode(node, at, walk);
    case 'html':
      walk.pieces.push({ ...at, kind: 'html', value: node.value, isComment: /^\s*<!--/.test(node.value) });
      walk.holes.push(at);
      return;
    default:
      return visitReference(node, at, walk);
  }
}

/** An underlined heading starts, for the tree, at the link definitions above it; for readers, at its first word. */
function headingPlace(node: Heading, at: At, walk: Walk): At & { readonly isSetext: boolean } {
  ATX.lastIndex = at.start;
  if (ATX.test(walk.text)) return { ...at, isSetext: false };
  const [first] = node.children;
  const words = first === undefined ? undefined : placeOf(first, walk);
  return { ...at, ...words, end: at.end, isSetext: true };
}

const ATX = /#{1,6}(?=[ \t\r\n]|$)/y;

function visitReference(node: Nodes, at: At, walk: Walk): void {
  switch (node.type) {
    case 'link':
    case 'image':
      addDestination(node, at, walk);
      break;
    case 'definition':
      addDefinition(node, at, walk);
      break;
    case 'linkReference':
    case 'imageReference':
      addReferenceLabel(node.referenceType, at, walk);
      break;
    case 'footnoteReference':
      addLabel({ of: 'footnote', start: at.start + 1, end: at.end - 1 }, at, walk);
      break;
    case 'footnoteDefinition':
      addDefinitionLabel('footnote', at, walk);
      break;
    default:
      break;
  }
  if (!('children' in node)) return;
  const isLink = node.type === 'link' || node.type === 'linkReference';
  if (isLink) walk.links.push(at);
  if (isLink) walk.inLink = true;
  visitChildren(node, walk);
  // Links never stand in links.
  if (isLink) walk.inLink = false;
}

/** A run of prose: everything in it but code, html and destinations may hold bound facts. */
function visitProse(node: Parents, at: At, walk: Walk): void {
  const { inTable } = walk;
  walk.holes = [];
  visitChildren(node, walk);
  let { start } = at;
  for (const hole of walk.holes.toSorted((a, b) => a.start - b.start)) {
    if (hole.start > start) {
      walk.stretches.push({ start, end: hole.start, context: 'prose', inTable });
    }
    start = Math.max(start, hole.end);
  }
  if (start < at.end) walk.stretches.push({ start, end: at.end, context: 'prose', inTable });
  walk.holes = [];
}

function visitCode(node: Code, at: At, walk: Walk): void {
  const fences = within(walk.fences, at);
  if (fences.length === 0) return;
  const lang = node.lang ?? '';
  const isClosed = fences.length > 1;
  const isShell = SHELLS.has(lang.toLowerCase());
  walk.pieces.push({ ...at, kind: 'fence', lang, value: node.value, contentLine: at.line + 1, isClosed, isShell });
  const start = fences[0]?.end ?? at.start;
  const end = isClosed ? (fences[1]?.start ?? at.end) : at.end;
  if (isShell) walk.stretches.push({ start, end, context: 'fence', inTable: false });
}

function addDestination(node: Link | Image, at: At, walk: Walk): void {
  // The last one inside: an image in the link's text brings its own. A bare URL has none, and needs no edit.
  const span = within(walk.destinations, at).at(-1);
  if (span === undefined || (node.type === 'link' && walk.text[at.start] !== '[')) return;
  const text = node.type === 'image' ? (node.alt ?? '') : plainText(node);
  walk.pieces.push({ ...at, start: span.start, end: span.end, kind: node.type, url: node.url, text });
  walk.holes.push(span);
  addBoundDestination(span, walk);
}

function addDefinition(node: Definition, at: At, walk: Walk): void {
  addDefinitionLabel('definition', at, walk);
  const span = within(walk.destinations, at).at(-1);
  if (span === undefined) return;
  const text = node.label ?? '';
  addBoundDestination(span, walk);
  walk.pieces.push({ ...at, start: span.start, end: span.end, kind: 'definition-url', url: node.url, text });
}

/** In angle brackets a bound fact is a destination for the parser too; without them its blank keeps it text. */
function addBoundDestination({ start, end }: Span, walk: Walk): void {
  if (!walk.text.slice(start, end).includes('{{')) return;
  walk.stretches.push({ start, end, context: 'prose', inTable: walk.inTable });
}

function addDefinitionLabel(of: 'definition' | 'footnote', at: At, walk: Walk): void {
  const label = /^\[((?:\\[^]|[^[\]\\])+)\]:/.exec(walk.text.slice(at.start, at.end))?.[1];
  if (label !== undefined) addLabel({ of, start: at.start + 1, end: at.start + 1 + label.length }, at, walk);
}

/**
 * The label of `[text][label]`. For `[label][]` the span is empty, between the brackets; for `[label]` it is
 * empty, behind them: there delivery adds what keeps the text and leads to the renamed definition.
 */
function addReferenceLabel(type: 'full' | 'collapsed' | 'shortcut', at: At, walk: Walk): void {
  const raw = walk.text.slice(at.start, at.end);
  const end = type === 'shortcut' ? at.end : at.end - 1;
  const label = /\[((?:\\[^]|[^[\]\\])*)\]$/.exec(raw)?.[1] ?? '';
  const start = type === 'full' ? at.end - 1 - label.length : end;
  const open = raw.startsWith('!') ? 2 : 1;
  const close = type === 'collapsed' ? 3 : 1;
  const written = type === 'full' ? label : raw.slice(open, raw.length - close);
  walk.pieces.push({ ...at, start, end, kind: 'label', label: written, of: 'definition' });
}

interface Label {
  readonly of: 'definition' | 'footnote';
  readonly start: number;
  readonly end: number;
}

function addLabel({ of, start, end }: Label, at: At, walk: Walk): void {
  const label = walk.text.slice(start, end);
  walk.pieces.push({ ...at, start, end, kind: 'label', label, of });
}

/** The spans, sorted by start, that lie inside `at`. */
function within({ spans, starts }: Spans, at: At): readonly Span[] {
  return spans.slice(countBelow(starts, at.start), countBelow(starts, at.end));
}
