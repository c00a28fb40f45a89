/** Under which headings a part of a text stands, and whether one of them tells of the past. It reads no words below them. */
import { countBelow } from '../../offsets.ts';
import type { Body, Piece } from '../../model.ts';
import { oncePer } from '../../once.ts';

type Heading = Extract<Piece, { kind: 'heading' }>;

/** The headings of a body in order, each with the one that it stands under. */
interface Outline {
  readonly starts: readonly number[];
  readonly sections: readonly Section[];
}

interface Section {
  readonly heading: Heading;
  readonly parent: Section | undefined;
  /** Whether it, or one that it stands under, tells of the past. */
  readonly isHistory: boolean;
}

const outlineOf = oncePer((body: Body): Outline => {
  const sections: Section[] = [];
  const open: Section[] = [];
  for (const heading of body.pieces) {
    if (heading.kind !== 'heading') continue;
    while ((open.at(-1)?.heading.depth ?? 0) >= heading.depth) open.pop();
    const parent = open.at(-1);
    const section = { heading, parent, isHistory: parent?.isHistory === true || HISTORY.test(heading.text.trim()) };
    sections.push(section);
    open.push(section);
  }
  return { starts: sections.map(({ heading }) => heading.start), sections };
});

function sectionAt(body: Body, offset: number): Section | undefined {
  const { starts, sections } = outlineOf(body);
  return sections[countBelow(starts, offset + 1) - 1];
}

/** The headings above an offset, innermost first. */
export function headingsAbove(body: Body, offset: number): readonly Heading[] {
  const above: Heading[] = [];
  for (let section = sectionAt(body, offset); section !== undefined; section = section.parent)
    above.push(section.heading);
  return above;
}

/** True below a heading that tells of the past. */
export function isUnderHistory(body: Body, offset: number): boolean {
  return sectionAt(body, offset)?.isHistory ?? false;
}

/** Sections that tell what was. "Database migrations" is no such section, so the word must lead. */
const HISTORY =
  /^[\d.\s]*(?:history|migration(?: guide| notes| path)?|migrating (?:from|to) .*|change ?log|deprecat(?:ed|ion|ions)\b.*)$/i;
