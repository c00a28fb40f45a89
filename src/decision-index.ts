/**
 * The index of decisions: what it says now, and the files in which it is kept and says something else. It reads what
 * stands in a managed block of an index beside the decisions, and writes nothing.
 */
import { managedBlock } from './block.ts';
import { resolveDecisionRef } from './claims/world/decision-ref.ts';
import { meansWhole } from './claims/world/whole-ref.ts';
import { relativePath } from './tree.ts';
import type { Config, Decision, DecisionRef, Note, Problem, Sources } from './model.ts';
import { folderOf } from './path.ts';
import { excerpt } from './phrase.ts';
import { indexText } from './sources/decision-index.ts';
import { documentHash, markdownLink, sameDocument } from './sources/markdown.ts';
import { indexPaths } from './sources/note-paths.ts';

/** The index of `decisions` for a file in `folder`. */
export function decisionIndex(decisions: readonly Decision[], folder: string): string {
  const later = successors(decisions);
  const link = ({ id, file }: Decision): string => markdownLink(id, linkTo(file, folder));
  return indexText(
    decisions.map((decision) => ({
      decision,
      url: linkTo(decision.file, folder),
      successors: decision.status === 'superseded' ? [...(later.get(decision) ?? [])].map(link).sort() : [],
    })),
  );
}

/** Indexes whose managed block says something else than the decisions. A formatter may have rewritten them. */
export function indexDrift(
  { paths, texts }: Pick<Sources, 'paths' | 'texts'>,
  config: Config,
  notes: readonly Note[],
): readonly Problem[] {
  const decisions = notes.filter((note) => note.kind === 'decision');
  return indexPaths(paths, config).flatMap((file): readonly Problem[] => {
    const block = managedBlock(texts.get(file) ?? '');
    const fresh = block === undefined ? '' : decisionIndex(decisions, folderOf(file));
    if (block === undefined || block.text.trim() === fresh.trim() || sameDocument(block.text, fresh)) return [];
    const { missing, stale, index } = firstDifference(block.text.split('\n'), fresh.split('\n'));
    const lacks = missing === undefined ? '' : `: it lacks "${excerpt(missing)}"`;
    const words = lacks === '' && stale !== undefined ? `: they no longer say "${excerpt(stale)}"` : lacks;
    return [
      {
        rule: 'decision/index',
        file,
        line: block.line + index,
        column: 1,
        message: `The index in \`${file}\` is not what the decisions say${words}.`,
        target: file,
        hint: `Run \`lintel adr index --output ${file}\`.`,
      },
    ];
  });
}

interface IndexDifference {
  /** The first line of today that does not stand there. */
  readonly missing: string | undefined;
  /** The first line there that today's index does not have. */
  readonly stale: string | undefined;
  /** Where in the old lines that shows. */
  readonly index: number;
}

/** Lines are compared by what they say: with another list marker, padding or escapes a line is there all the same. */
function firstDifference(old: readonly string[], fresh: readonly string[]): IndexDifference {
  const [said, wanted] = [old, fresh].map((lines) => lines.map((line) => documentHash(line.trim()) ?? line));
  const isWritten = (line: string | undefined): boolean => line !== undefined && line.trim() !== '';
  const missing = (wanted ?? []).findIndex((hash, at) => isWritten(fresh[at]) && !said?.includes(hash));
  const stale = (said ?? []).findIndex((hash, at) => isWritten(old[at]) && !wanted?.includes(hash));
  const before = missing < 1 ? undefined : said?.indexOf(wanted?.[missing - 1] ?? '');
  const moved = Math.max(0, said?.findIndex((hash, at) => hash !== wanted?.[at]) ?? 0);
  const index = stale >= 0 ? stale : before === undefined || before < 0 ? moved : before + 1;
  return { missing: fresh[missing], stale: old[stale], index: Math.min(index, old.length - 1) };
}

/** The decisions that `refs`, written in `from`, lead to. What leads to none or to several is left out. */
export function targetsOf(
  from: Pick<Decision, 'file'>,
  refs: readonly DecisionRef[],
  decisions: readonly Decision[],
): readonly Decision[] {
  const targets = refs.flatMap(({ ref }) => {
    const match = resolveDecisionRef(ref, decisions, from.file);
    return 'decision' in match ? [match.decision] : [];
  });
  return [...new Set(targets)];
}

/** Each superseded decision with those that supersede it, whichever of the two says so and whatever their status. */
export function successors(decisions: readonly Decision[]): ReadonlyMap<Decision, ReadonlySet<Decision>> {
  const found = new Map<Decision, Set<Decision>>();
  const add = (old: Decision, successor: Decision): void => {
    found.set(old, (found.get(old) ?? new Set()).add(successor));
  };
  for (const decision of decisions) {
    for (const ref of decision.supersedes)
      for (const old of targetsOf(decision, [ref], decisions)) if (meansWhole(ref, old)) add(old, decision);
    for (const successor of targetsOf(decision, decision.supersededBy, decisions)) add(decision, successor);
  }
  return found;
}

/** A relative link from a folder to a file, with percent signs where markdown would end it. */
export function linkTo(file: string, folder: string): string {
  const path = relativePath(folder, file);
  return encodeURI(path).replace(/[()#?]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
}
