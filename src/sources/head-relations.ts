/** The parts of a decision's text in which it speaks of other decisions, block by block. What a block says is told by relations.ts. */
import type { Place } from '../model.ts';
import type { HeadText, Range } from './head-text.ts';
import { relationLabel, relationsIn } from './relations.ts';
import type { Relations } from './relations.ts';
import { isUnchosen } from './status.ts';

/** Sections that are about other decisions; elsewhere a relation is told in passing. */
const SECTION = /^(?:(?:adr |decision |current )?status\b|links?\b|related\b|relations?\b|references\b)/i;

/** The relations in the head of a text and in the sections that are about them. `plain` puts words as they are read, in the same length. */
export function relationsOfHead(
  parted: HeadText,
  at: (index: number, offset: number) => Place,
  plain: (words: string) => string,
): Relations {
  const text = { ...parted, lines: withTargets(parted.lines) };
  const blocks = blocksOf(text).filter((block) => !isPlaceholder(block));
  const found = blocks.map(({ words, starts, isStatement, label, below }) => {
    const lead = label === undefined ? '' : `${label}: `;
    const place = (offset: number): Place => placeIn(starts, Math.max(0, offset - lead.length), at);
    return relationsIn(lead + plain(words), {
      place,
      isStatement,
      ...(below !== undefined && { below: plain(below) }),
    });
  });
  return {
    supersedes: found.flatMap((each) => each.supersedes),
    supersededBy: found.flatMap((each) => each.supersededBy),
    amends: found.flatMap((each) => each.amends),
    amendedBy: found.flatMap((each) => each.amendedBy),
  };
}

const DEFINITION = /^ {0,3}\[([^\]\n]+)\]:\s*(<[^>]*>|\S+)/;

/** The lines with `[x](to.md)` for `[x][ref]` and `[ref]`, and without what defines the references. */
function withTargets(lines: readonly string[]): readonly string[] {
  const targets = new Map<string, string>();
  for (const line of lines) {
    const [, name, to] = line.includes(']:') ? (DEFINITION.exec(line) ?? []) : [];
    if (name !== undefined && to !== undefined) targets.set(name.toLowerCase(), to);
  }
  if (targets.size === 0) return lines;
  return lines.map((line) => {
    if (DEFINITION.test(line)) return '';
    return line.replace(/\[([^[\]\n]+)\](?:\[([^[\]\n]*)\]|(?![([]))/g, (written, label: string, name = '') => {
      const to = targets.get((name === '' ? label : name).toLowerCase());
      return to === undefined ? written : `[${label}](${to})`;
    });
  });
}

/** A paragraph, or one item of a list. */
interface Block {
  readonly words: string;
  /** Index of its first line, and of each further one, with the offsets in `words` at which they start. */
  readonly starts: readonly { readonly index: number; readonly offset: number }[];
  readonly isStatement: boolean;
  /** The relation that stands above it: a heading, or a line `Supersedes:`. */
  readonly label?: string;
  /** What a status says behind it. Of other sections each block stands for itself. */
  readonly below?: string;
}

function blocksOf({ lines, sections, head, titled }: HeadText): readonly Block[] {
  const inHead = partBlocks(lines, head).filter(({ starts }) => starts[0]?.index !== titled?.start);
  const inSections = sections
    .filter((section) => section !== titled && section.start >= head.end)
    .flatMap((section) => {
      const heading = relationLabel(section.name);
      if (heading === undefined && !SECTION.test(section.name)) return [];
      const isStatus = /status/i.test(section.name);
      const blocks = partBlocks(lines, { start: section.start + 1, end: section.end });
      return withLabels(
        blocks.map((block, order) => ({
          ...block,
          isStatement: block.isStatement || isStatus,
          ...(isStatus && { below: joined(blocks.slice(order + 1, order + 1 + MAX_BELOW)) }),
        })),
        heading,
      );
    });
  return [...withLabels(inHead), ...inSections];
}

/** Blocks of a status that are read behind a relation: a list of thousands costs no more for each of its items. */
const MAX_BELOW = 20;

function joined(blocks: readonly Block[]): string {
  return blocks.map(({ words }) => words).join('\n\n');
}

/** `**Status: Partially superseded.** Section 2 is superseded by …` speaks of this decision. */
const STATUS = /^\W*(?:(?:adr|decision|current) )?status\W*:/i;

/** `Status: [proposed | … | superseded by [12](…)]`: what nobody has chosen relates nothing. */
function isPlaceholder({ words, isStatement }: Block): boolean {
  return isStatement && !/^\s*\|/.test(words) && isUnchosen(words.replace(STATUS, ''));
}

const ITEM = /^(\s*)[-*+]\s+/;
const FIELD = /^\s*[-*+]\s+(?:\*\*|__)?[A-Z][\w -]{1,30}(?:\*\*|__)?\s*:/;

/** What a line that ends in `Supersedes:` says of the items below it. `heading` says it of all references. */
function withLabels(blocks: readonly Block[], heading?: string): readonly Block[] {
  let above: { readonly label: string; readonly indent: number } | undefined;
  return blocks.map((block) => {
    const indent = ITEM.exec(block.words)?.[1]?.length;
    const own = relationLabel(block.words);
    if (own !== undefined) above = { label: own, indent: indent ?? -1 };
    else if (indent === undefined || FIELD.test(block.words) || indent <= (above?.indent ?? -1)) above = undefined;
    if (own === undefined && above !== undefined) return { ...block, label: above.label };
    const isReference = /^\s*(?:[-*+]\s+)?(?:\[|ADR\b|\d)/.test(block.words);
    return heading !== undefined && isReference ? { ...block, label: heading } : block;
  });
}

/** Runs of lines between blank ones, parted at the items of lists; headings are left out. */
function partBlocks(lines: readonly string[], { start, end }: Range): readonly Block[] {
  const blocks: Block[] = [];
  let open: string[] = [];
  const close = (next: number): void => {
    if (open.length > 0) blocks.push(blockOf(open, next - open.length));
    open = [];
  };
  for (let index = start; index < end; index += 1) {
    const line = lines[index] ?? '';
    const isBlank = /^[\s>]*$/.test(line);
    if (isBlank || line.startsWith('#') || /^[\s>]*[-*+]\s/.test(line)) close(index);
    if (!isBlank && !line.startsWith('#')) open.push(line);
  }
  close(end);
  return blocks;
}

function blockOf(lines: readonly string[], first: number): Block {
  let offset = 0;
  const starts = lines.map((line, order) => {
    const start = { index: first + order, offset };
    offset += line.length + 1;
    return start;
  });
  // The same width, so that offsets stay true.
  const words = lines.map((line) => line.replace(/^[\s>]*>/, (marks) => ' '.repeat(marks.length))).join('\n');
  return { words, starts, isStatement: lines.every((line) => /^\s*>/.test(line)) || STATUS.test(words) };
}

function placeIn(starts: Block['starts'], offset: number, at: (index: number, offset: number) => Place): Place {
  const line = starts.findLast((start) => start.offset <= offset);
  return at(line?.index ?? 0, offset - (line?.offset ?? 0));
}
