/** The sections of several texts that say the same, and what is left of each. */
import { parseBody } from '../sources/markdown.ts';

/** A heading with all below it, or the text before the first heading. */
interface TextSection {
  readonly text: string;
  readonly key: string;
  readonly line: number;
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
 * in the order of the first text. The first heading of each names its file and is its own.
 */
export function partSections(texts: readonly string[]): Parted {
  const lists = texts.map(sectionsOf);
  const [first = [], ...others] = lists;
  const keys = others.map((list) => new Set(list.map(({ key }) => key)));
  const shared = first.filter(({ key }) => key !== '' && keys.every((each) => each.has(key)));
  const isShared = new Set(shared.map(({ key }) => key));
  if (shared.length === 0) return { shared: undefined, rest: [...texts], lines: texts.map(() => 1) };
  const own = lists.map((list) => list.filter(({ key }) => !isShared.has(key)));
  return {
    shared: joined(shared),
    rest: own.map(joined),
    lines: own.map((list) => list.find(({ key }) => key !== '')?.line),
  };
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
    const part = text.slice(start, cuts[index + 1] ?? text.length);
    return { text: part, key: part.replace(/\s+/g, ' ').trim(), line: text.slice(0, start).split('\n').length };
  });
}
