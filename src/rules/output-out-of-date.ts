/** Outputs that a build would rewrite or delete. Lines that people wrote are `output/foreign-line`, what is not there is `output/missing`. */
import { conflictLines } from '../conflict.ts';
import { excerpt } from '../phrase.ts';
import type { Change, Compilation, Problem } from '../model.ts';
import { topOf, type Rule } from './rule.ts';

/** Drift between the sources and an output, one finding for each file. */
export const outputOutOfDate: Rule = {
  id: 'output/out-of-date',
  summary: 'An output is left over, or not what its sources compile to.',
  check: (compilation) => compilation.changes.flatMap((change) => driftOf(change, compilation)),
};

function driftOf(change: Change, compilation: Compilation): readonly Problem[] {
  const what = describe(change) ?? unreadable(change, compilation);
  if (what === undefined) return [];
  const difference = firstDifference(change);
  const message = `\`${change.path}\` ${what}${difference.words}.${builtBy(compilation)}`;
  const place = { ...topOf(change.path), line: difference.line };
  return [{ rule: 'output/out-of-date', ...place, message, target: change.path, hint: 'Run `lintel build`.' }];
}

function describe({ action }: Change): string | undefined {
  if (action === 'update') return 'is not what its sources compile to';
  return action === 'delete' ? 'is no longer compiled from anything' : undefined;
}

/** A file that is there and is no text cannot be what was built; one that a sparse checkout leaves out may well be. */
function unreadable({ action, path }: Change, { problems }: Compilation): string | undefined {
  const isUnread = problems.some(({ rule, file }) => rule === 'disk/unreadable' && file === path);
  return action === 'kept' && isUnread ? 'cannot be read, so it is not what its sources compile to' : undefined;
}

/** Another version may word its outputs differently, so the sources need not have changed. */
function builtBy({ lock, inputs }: Compilation): string {
  if (lock.version === undefined || lock.version === inputs.version) return '';
  return ` The outputs were built by lintel ${lock.version}; this is ${inputs.version}.`;
}

interface Difference {
  readonly line: number;
  /** What stands there and what would, to tell what a source has changed; empty where that says nothing. */
  readonly words: string;
}

function firstDifference({ action, before, after }: Change): Difference {
  if (action !== 'update' || before === undefined || after === undefined) return { line: 1, words: '' };
  const [conflict] = conflictLines(before);
  if (conflict !== undefined) return { line: conflict, words: ': a merge left a conflict in it' };
  const [old, fresh] = [before.split('\n'), after.split('\n')];
  const at = old.findIndex((line, index) => line !== fresh[index]);
  if (at < 0) return { line: old.length, words: '' };
  const [was, is] = [excerpt(old[at] ?? ''), excerpt(fresh[at] ?? '')];
  const isGone = was !== '' && !fresh.includes(old[at] ?? '');
  if (isGone) return { line: at + 1, words: `: they no longer say "${was}"` };
  return { line: at + 1, words: is === '' ? '' : `: it lacks "${is}"` };
}
