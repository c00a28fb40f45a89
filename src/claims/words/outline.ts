/** Under which headings a part of a text stands, and whether one of them tells of the past. It reads no words below them. */
import { countBelow } from '../../offsets.ts';
import type { Body, Piece } from '../../model.ts';
import { oncePer } from '../../once.ts';

type Heading = Extract<Piece, { kind: 'heading' }>;

/** The headings of a body in order, each with the one that it stands under. */
interface Outline {
  readonly starts: readonly number[];
  readonly sections: readonly Section[];
  /** Headings of sections on how a changelog is kept. */
  readonly keeping: ReadonlySet<Heading>;
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
  const keeping = new Set<Heading>();
  const close = (end?: number): void => {
    const heading = open.pop()?.heading;
    if (heading && keepsChangelog(heading, () => body.text.slice(heading.end, end))) keeping.add(heading);
  };
  for (const heading of body.pieces) {
    if (heading.kind !== 'heading') continue;
    while ((open.at(-1)?.heading.depth ?? 0) >= heading.depth) close(heading.start);
    const parent = open.at(-1);
    const section = { heading, parent, isHistory: parent?.isHistory === true || HISTORY.test(heading.text.trim()) };
    sections.push(section);
    open.push(section);
  }
  while (open.length > 0) close();
  return { keeping, starts: sections.map(({ heading }) => heading.start), sections };
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

/** True below a heading that tells of the past; `except` are headings that are known not to. */
export function isUnderHistory(body: Body, offset: number, except: ReadonlySet<Heading> = new Set()): boolean {
  if (sectionAt(body, offset)?.isHistory !== true) return false;
  return headingsAbove(body, offset).some((heading) => !except.has(heading) && HISTORY.test(heading.text.trim()));
}

/** The headings of a text below which it says how a changelog is kept. */
export function changelogsKept(body: Body): ReadonlySet<Heading> {
  return outlineOf(body).keeping;
}

/**
 * Whether a section called "Changelog" says how one is kept, and is none: it names the file, and no line of it begins with a version or a day.
 * What it has a reader type is typed today; paths and names may be those of an entry that it shows.
 */
function keepsChangelog({ text }: Heading, section: () => string): boolean {
  if (!/^[\d.\s]*change ?logs?$/i.test(text.trim())) return false;
  const words = section();
  return /\bchangelog\.md\b/i.test(words) && !ENTRY.test(words);
}

const ENTRY = /^[\s>*+#_[(-]*(?:v?\d+\.\d|\d{4}-\d|unreleased\b)/im;

/** Sections that tell what was, or what was done. "Database migrations" is no such section, so the word must lead. */
const HISTORY =
  /^[\d.\s]*(?:history|migration(?: guide| notes| path)?|migrating (?:from|to) .*|change ?log|deprecat(?:ed|ion|ions)\b.*|[^\p{L}]*(?:completed|done|finished|已完成|完了済み?)(?: (?:work|tasks?|items?|milestones?|phases?))?[^\p{L}]*)$/iu;
