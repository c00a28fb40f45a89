/** The sections of several texts that say the same, and what is left of each. */
import { parseBody } from '../sources/markdown.ts';

/** A heading with all below it, or the text before the first heading. */
interface TextSection {
  readonly text: string;
  readonly key: string;
  readonly line: number;
  /** What it refers to or defines: the labels of links and footnotes. */
  readonly labels: readonly string[];
}

/** Texts that were parted into what all of them say and what each says alone. */
export interface Parted {
  /** Undefined when they share no section. */
  readonly shared: string | undefined;
  /** In the order of the texts; empty for one that says nothing else. */
  readonly rest: readonly string[];
  /** The first line of each text that is its own alone. */
  readonly lines: readonly (number | undefined)[];
}

/**
 * Parts `texts`. A section is shared when it is the same in all of them, headings and blanks aside; it stands once then,
 * in the order of the first text. The first heading of each names its file and is its own. A section is never parted from
 * the definitions of its links and footnotes, nor these from it.
 */
export function partSections(texts: readonly string[]): Parted {
  const lists = texts.map(sectionsOf);
  const [first = [], ...others] = lists;
  const keys = others.map((list) => new Set(list.map(({ key }) => key)));
  const same = first.filter(({ key }) => key !== '' && keys.every((each) => each.has(key)));
  const shared = withDefinitions(same, lists);
  const isShared = new Set(shared.map(({ key }) => key));
  if (shared.length === 0) return { shared: undefined, rest: [...texts], lines: texts.map(() => 1) };
  const own = lists.map((list) => list.filter(({ key }) => !isShared.has(key)));
  return {
    shared: joined(shared),
    rest: own.map(joined),
    lines: own.map((list) => list.find(({ key }) => key !== '')?.line),
  };
}

/** Those of `shared` that have no label in common with a section that some text keeps for itself. */
function withDefinitions(
  shared: readonly TextSection[],
  lists: readonly (readonly TextSection[])[],
): readonly TextSection[] {
  const keys = new Set(shared.map(({ key }) => key));
  const own = lists.flatMap((list) => list.filter(({ key }) => !keys.has(key)));
  const labels = new Set(own.flatMap((section) => section.labels));
  const isWhole = ({ key }: TextSection): boolean =>
    lists.every((list) => list.every((each) => each.key !== key || !each.labels.some((label) => labels.has(label))));
  const left = shared.filter(isWhole);
  // A section that becomes a text's own may define what another one refers to.
  return left.length === shared.length ? left : withDefinitions(left, lists);
}

function joined(sections: readonly TextSection[]): string {
  return sections
    .map(({ text }) => text.trimEnd())
    .filter((text) => text !== '')
    .join('\n\n');
}

/** The title with its introduction, then the sections below it; a text with several titles has one section for each. */
function sectionsOf(text: string): readonly TextSection[] {
  const { value: body } = parseBody('', text, 1);
  const headings = body.pieces.filter(
    (piece) =>
      piece.kind === 'heading' && text.slice(text.lastIndexOf('\n', piece.start - 1) + 1, piece.start).trim() === '',
  );
  const depths = headings.flatMap((piece) => (piece.kind === 'heading' ? [piece.depth] : []));
  const top = Math.min(...depths);
  const isOneTitle = depths.filter((depth) => depth === top).length === 1;
  const level = isOneTitle ? Math.min(...depths.filter((depth) => depth > top)) : top;
  const starts = headings.filter((piece) => piece.kind === 'heading' && piece.depth <= level);
  const cuts = [...new Set([0, ...starts.map(({ start }) => text.lastIndexOf('\n', start - 1) + 1)])];
  return cuts.map((start, index) => {
    const end = cuts[index + 1] ?? text.length;
    const part = text.slice(start, end);
    const labels = body.pieces.flatMap((piece) =>
      piece.kind === 'label' && piece.start >= start && (piece.start < end || end === text.length)
        ? [piece.label.replace(/\s+/g, ' ').trim().toLowerCase()]
        : [],
    );
    return { text: part, key: part.replace(/\s+/g, ' ').trim(), line: text.slice(0, start).split('\n').length, labels };
  });
}
