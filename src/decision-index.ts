/**
 * The index of decisions: what it says now, and the files in which it is kept and says something else. It reads what
 * stands in a managed block of an index beside the decisions, and writes nothing.
 */
import { BLOCK, managedBlock, markerFault } from './block.ts';
import { resolveDecisionRef } from './claims/world/decision-ref.ts';
import { supersessionOf } from './claims/world/supersession.ts';
import { meansWhole } from './claims/world/whole-ref.ts';
import { relativePath } from './tree.ts';
import type { Config, Decision, DecisionRef, Note, Problem, Sources } from './model.ts';
import { folderOf, foldersUp, joinPath, percentDecoded } from './path.ts';
import { indexText } from './sources/decision-index.ts';
import { indexDifference } from './sources/index-difference.ts';
import { holdsIndex } from './sources/kept-index.ts';
import { markdownLink, sameDocument } from './sources/markdown.ts';
import { decisionPaths, indexPaths, possibleIndexPaths } from './sources/note-paths.ts';

/** The index of `decisions` for a file in `folder`. */
export function decisionIndex(decisions: readonly Decision[], folder: string): string {
  const [named, ended] = [successors(decisions), supersededNow(decisions)];
  const link = ({ id, file }: Decision): string => markdownLink(id, linkTo(file, folder));
  return indexText(
    decisions.map((decision) => {
      const later = decision.status === 'superseded' ? named.get(decision) : ended.get(decision);
      return {
        decision,
        status: later === undefined ? decision.status : 'superseded',
        url: linkTo(decision.file, folder),
        successors: [...(later ?? [])].map(link).sort(),
      };
    }),
  );
}

/** Accepted decisions that are out of force all the same, as `adr show` has it. Of a circle nobody can tell which one holds. */
function supersededNow(decisions: readonly Decision[]): ReadonlyMap<Decision, readonly Decision[]> {
  const { successors: later, cycles } = supersessionOf(decisions);
  const circular = new Set(cycles.flatMap(({ members }) => members));
  return new Map([...later].filter(([old]) => old.status === 'accepted' && !circular.has(old)));
}

/** Indexes whose managed block says something else than the decisions, or has no end. A formatter may have rewritten them. */
export function indexDrift(
  { paths, texts }: Pick<Sources, 'paths' | 'texts'>,
  config: Config,
  notes: readonly Note[],
): readonly Problem[] {
  const decisions = notes.filter((note) => note.kind === 'decision');
  const named = indexPaths(paths, config);
  // A block in a file of another name may be shown there, or be the part of an output: what stands in it has to be an index.
  const files = decisions.map(({ file }) => file);
  const ours = new Set(files);
  const above = new Set(files.flatMap((file) => [...foldersUp(folderOf(file))]));
  const isNear = (file: string): boolean => named.includes(file) || above.has(folderOf(file));
  const others = possibleIndexPaths(paths, files).filter((path) => holdsIndex(texts.get(path) ?? ''));
  return [...new Set([...named, ...others])].flatMap((file): readonly Problem[] => {
    const text = texts.get(file) ?? '';
    // Such a page may show an index of somewhere else: one of ours leads to one of our decisions.
    if (!isNear(file) && !leadsTo(text, file, ours)) return [];
    const fault = markerFault(text);
    if (fault !== undefined) return [unclosed(file, text, fault)];
    const block = managedBlock(text);
    const fresh = block === undefined ? '' : decisionIndex(decisions, folderOf(file));
    if (block === undefined || block.text.trim() === fresh.trim() || sameDocument(block.text, fresh)) return [];
    const { words, index } = indexDifference(block.text.split('\n'), fresh.split('\n'));
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

function leadsTo(text: string, file: string, targets: ReadonlySet<string>): boolean {
  return [...text.matchAll(/\]\(((?:[^()\s]|\([^()]*\))*)/g)].some(([, url = '']) =>
    targets.has(joinPath(folderOf(file), percentDecoded(url)) ?? ''),
  );
}

/** Whether {@link indexDrift} looks at a file, by its place and the decisions that a configuration names among `paths`. */
export function isWatchedIndex(file: string, paths: readonly string[], config: Config): boolean {
  return indexPaths([file], config).length + possibleIndexPaths([file], decisionPaths(paths, config)).length > 0;
}

/** Nobody can tell where such an index ends, so that whether it is what the decisions say is not known either. */
function unclosed(file: string, text: string, line: number): Problem {
  const mark = (text.split('\n')[line - 1] ?? '').trim();
  return {
    rule: 'decision/index',
    file,
    line,
    column: 1,
    message: `\`${mark}\` stands here without the other mark of the pair, or a second time, so the index in \`${file}\` cannot be told from what is yours, and goes unchecked.`,
    claim: mark,
    target: file,
    hint: `Keep one line \`${BLOCK.start}\` and one line \`${BLOCK.end}\` after it, then run \`lintel adr index --output ${file}\`.`,
  };
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
