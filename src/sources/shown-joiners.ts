/**
 * Where a text that speaks of joiners and spaces without width may show one: on the line that names them, in the code beside that line,
 * and nowhere else. Who hides a word could name them at the end of a long file.
 */
import { withoutFences } from './unsettled.ts';

/** Whether what stands at an offset of a line is shown by a text that speaks of it there. */
export function joinersShown(text: string): (line: number, at: number) => boolean {
  if (!NAMED.test(text)) return () => false;
  const lines = text.split('\n');
  const shown = marked({ lines, prose: withoutFences(text).split('\n') });
  const spans = new Map<number, readonly CodeSpan[]>();
  return (index, at) => {
    if (shown.lines.has(index)) return true;
    if (!shown.code.has(index)) return false;
    const inLine = spans.get(index) ?? codeSpans(lines[index] ?? '');
    spans.set(index, inLine);
    return inLine.some(({ start, end }) => start < at && at < end);
  };
}

const NAMED = /\bZWN?J\b|\bU\+200[B-D]\b|\bzero[- ]width\b/i;

interface Layout {
  readonly lines: readonly string[];
  /** The same lines with those blank that stand in fences, and those that end one. */
  readonly prose: readonly string[];
}

/** Lines that show all that they hold, and those of whose text only code does. */
interface Shown {
  readonly lines: Set<number>;
  readonly code: Set<number>;
}

function marked(layout: Layout): Shown {
  const shown: Shown = { lines: new Set(), code: new Set() };
  layout.lines.forEach((line, index) => {
    if (!NAMED.test(line)) return;
    shown.lines.add(index);
    if (isFenced(layout, index)) addFence(layout, index, shown);
    else addBeside(layout, index, shown);
  });
  return shown;
}

function isFenced({ lines, prose }: Layout, index: number): boolean {
  return prose[index] === '' && isWritten(lines[index]);
}

function isWritten(line: string | undefined): boolean {
  return line !== undefined && line.trim() !== '';
}

/** All of the fence that a line of it stands in: a comment in it names what its code holds. */
function addFence({ lines, prose }: Layout, inside: number, shown: Shown): void {
  for (let at = inside; at >= 0 && prose[at] === ''; at--) if (!addLine(at, inside, shown)) break;
  for (let at = inside; at < lines.length && prose[at] === ''; at++) if (!addLine(at, inside, shown)) break;
}

/** False where the lines from there on were added before: many lines of one fence may name them. */
function addLine(at: number, from: number, { lines }: Shown): boolean {
  if (at !== from && lines.has(at)) return false;
  lines.add(at);
  return true;
}

/** The fences before and behind the sentence of a line, and the code in the lines beside it, or in the list that it leads in. */
function addBeside(layout: Layout, index: number, shown: Shown): void {
  const { lines, prose } = layout;
  // A sentence breaks where it is full: the name may stand on the line before its sample, or on the one after it.
  shown.code.add(index - 1).add(index + 1);
  let next = index + 1;
  while (next <= index + SENTENCE && isWritten(prose[next]) && !isFenced(layout, next + 1)) next++;
  while (next < lines.length && !isWritten(lines[next])) next++;
  const opening = isFenced(layout, next) ? next : next + 1;
  if (isFenced(layout, opening)) addFence(layout, opening, shown);
  let last = index - 1;
  while (last >= 0 && !isWritten(lines[last])) last--;
  if (isFenced(layout, last)) addFence(layout, last, shown);
  if (/:[\s*_]*$/.test(lines[index] ?? '')) addLedIn(layout, index, shown);
}

/** Lines that a sentence runs over behind the name. */
const SENTENCE = 2;

/** "Names with a zero-width joiner:" leads in the list below it, up to the next blank line. */
function addLedIn({ lines }: Layout, index: number, { code }: Shown): void {
  let at = index + 1;
  while (at < lines.length && !isWritten(lines[at])) at++;
  const end = Math.min(lines.length, at + LONG_LIST);
  for (; at < end && isWritten(lines[at]); at++) code.add(at);
}

/** Whoever reads a longer list has lost its lead. */
const LONG_LIST = 40;

interface CodeSpan {
  readonly start: number;
  readonly end: number;
}

function codeSpans(line: string): readonly CodeSpan[] {
  return [...line.matchAll(/(?<!`)(`+)(?!`).+?(?<!`)\1(?!`)/g)].map(({ 0: span, index }) => ({
    start: index,
    end: index + span.length,
  }));
}
