/** What several texts say alike, and what each says alone, section by section and in an order that is every text's own. */
import { parseBody } from '../sources/markdown.ts';

/** A heading with all below it, or the text before the first heading. */
interface TextSection {
  readonly text: string;
  readonly key: string;
  readonly line: number;
  /** What it refers to or defines: the labels of links and footnotes. */
  readonly labels: readonly string[];
}

/** A run of sections that some of the texts have. */
export interface Stretch {
  /** Indices of those texts: all of them, or one. */
  readonly of: readonly number[];
  readonly text: string;
  /** Where it begins in the first of them. */
  readonly line: number;
}

/** Most stretches that texts share: each costs a note, and parts those of the texts around it once more. */
const MAX_SHARED = 3;

/**
 * Parts `texts` into what all of them say and what each says alone, in an order that is every text's own: whoever reads
 * its stretches one after the other reads the text. Of sections that stand in another order in some text, and of those that
 * would part it too often, the lesser stay with each text. A section is never parted from the definitions of its links and
 * footnotes, nor these from it.
 */
export function partSections(texts: readonly string[]): readonly Stretch[] {
  const lists = texts.map(sectionsOf);
  // One text has nobody to share anything with.
  const runs = texts.length < 2 ? [] : sharedRuns(lists);
  const byWeight = runs.toSorted((a, b) => weightOf(b) - weightOf(a)).slice(0, MAX_SHARED);
  for (;;) {
    const kept = runs.filter((run) => byWeight.includes(run));
    const parts = withTitlesBehind(partsOf(lists, kept));
    if (byWeight.pop() === undefined || keepsDefinitions(parts)) return parts.map(stretchOf);
  }
}

/** Sections that stand together in one or in all texts. */
interface Part {
  readonly of: readonly number[];
  readonly sections: readonly TextSection[];
}

/** The lists in turn up to each run, then the run. */
function partsOf(
  lists: readonly (readonly TextSection[])[],
  runs: readonly (readonly SharedSection[])[],
): readonly Part[] {
  const parts: Part[] = [];
  const read = lists.map(() => 0);
  for (const run of [...runs, undefined]) {
    lists.forEach((list, index) => {
      const end = run?.[0]?.at[index] ?? list.length;
      parts.push({ of: [index], sections: list.slice(read[index], end) });
      read[index] = end + (run?.length ?? 0);
    });
    parts.push({ of: lists.map((_, index) => index), sections: (run ?? []).map(({ section }) => section) });
  }
  return parts.filter(({ sections }) => sections.some(({ key }) => key !== ''));
}

/** A title that says nothing but what its file is called goes before what else its text says alone, behind the rest if need be. */
function withTitlesBehind(parts: readonly Part[]): readonly Part[] {
  const start = parts.findIndex(({ of }) => of.length > 1);
  const titles = parts.slice(0, Math.max(0, start));
  if (titles.length === 0 || !titles.every(isTitle)) return parts;
  const rest = parts.slice(start);
  for (const title of titles) {
    const next = rest.findIndex(({ of }) => of.length === 1 && of[0] === title.of[0]);
    const part = rest[next];
    if (part === undefined) rest.push(title);
    else rest[next] = { of: part.of, sections: [...title.sections, ...part.sections] };
  }
  return rest;
}

function isTitle({ sections }: Part): boolean {
  return sections
    .filter(({ key }) => key !== '')
    .every(({ text }) => /^\s*(?:#{1,6}[ \t][^\n]*|[^\n]+\n=+[ \t]*)\s*$/.test(text));
}

/** True when no text has a label in two parts of it: one may define what the other refers to. */
function keepsDefinitions(parts: readonly Part[]): boolean {
  const homes = new Map<string, Part>();
  return parts.every((part) =>
    part.sections.every(({ labels }) =>
      part.of.every((index) =>
        labels.every((label) => {
          const key = `${index}\n${label}`;
          const home = homes.get(key) ?? part;
          homes.set(key, home);
          return home === part;
        }),
      ),
    ),
  );
}

function stretchOf({ of, sections }: Part): Stretch {
  const text = sections
    .map((section) => section.text.trimEnd())
    .filter((part) => part !== '')
    .join('\n\n');
  return { of, text, line: sections.find(({ key }) => key !== '')?.line ?? 1 };
}

/** A section that all texts have, with its place in each of them. */
interface SharedSection {
  readonly section: TextSection;
  readonly at: readonly number[];
}

/** Runs of sections that stand together, in the same order, in all lists: the ones that make up most of the texts. */
function sharedRuns(lists: readonly (readonly TextSection[])[]): readonly (readonly SharedSection[])[] {
  const runs: SharedSection[][] = [];
  for (const each of longestChain(withDefinitions(sectionsInAll(lists), lists))) {
    const last = runs.at(-1)?.at(-1);
    if (last?.at.every((place, index) => each.at[index] === place + 1)) runs.at(-1)?.push(each);
    else runs.push([each]);
  }
  return runs;
}

function weightOf(run: readonly SharedSection[]): number {
  return run.reduce((sum, { section }) => sum + section.text.length, 0);
}

/** Sections that stand in every list, and in none of them twice. */
function sectionsInAll(lists: readonly (readonly TextSection[])[]): readonly SharedSection[] {
  const places = lists.map((list) => {
    const at = new Map<string, number>();
    list.forEach(({ key }, index) => at.set(key, at.has(key) ? -1 : index));
    return at;
  });
  return (lists[0] ?? []).flatMap((section) => {
    const at = places.map((each) => each.get(section.key) ?? -1);
    return section.key === '' || at.includes(-1) ? [] : [{ section, at }];
  });
}

/** Most sections that are weighed against one another. */
const MAX_SECTIONS = 1_000;

/** The heaviest of the `sections`, which are in the order of the first text, that stand in the same order in all texts. */
function longestChain(sections: readonly SharedSection[]): readonly SharedSection[] {
  interface Chain {
    readonly weight: number;
    readonly last: SharedSection;
    readonly before: Chain | undefined;
  }
  const chains: Chain[] = [];
  for (const last of sections.slice(0, MAX_SECTIONS)) {
    let before: Chain | undefined;
    for (const chain of chains)
      if (chain.weight > (before?.weight ?? 0) && chain.last.at.every((place, index) => place < last.at[index]!))
        before = chain;
    chains.push({ weight: (before?.weight ?? 0) + last.section.text.length, last, before });
  }
  const found: SharedSection[] = [];
  let chain = chains.reduce<Chain | undefined>(
    (best, each) => (each.weight > (best?.weight ?? 0) ? each : best),
    undefined,
  );
  for (; chain !== undefined; chain = chain.before) found.push(chain.last);
  return found.reverse();
}

/** Those of `shared` that have no label in common with a section that some text keeps for itself. */
function withDefinitions(
  shared: readonly SharedSection[],
  lists: readonly (readonly TextSection[])[],
): readonly SharedSection[] {
  const keys = new Set(shared.map(({ section }) => section.key));
  const own = lists.flatMap((list) => list.filter(({ key }) => !keys.has(key)));
  const labels = new Set(own.flatMap((section) => section.labels));
  const isWhole = ({ section: { key } }: SharedSection): boolean =>
    lists.every((list) => list.every((each) => each.key !== key || !each.labels.some((label) => labels.has(label))));
  const left = shared.filter(isWhole);
  // A section that becomes a text's own may define what another one refers to.
  return left.length === shared.length ? left : withDefinitions(left, lists);
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
