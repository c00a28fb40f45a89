/** Asks git about paths into home folders: whether everybody has such a home, and what became of the checkout's part of the path. */
import { endsOfHome, lostEnds, lostInHome, ofLostHome } from '../claims/find/home-path.ts';
import { lineOf } from '../claims/words/line-of.ts';
import type { AskedPast } from '../disk/asked-past.ts';
import { namedHomes } from '../disk/mentions.ts';
import type { Compilation, Problem } from '../model.ts';
import { isKnown, treeOfPaths } from '../tree.ts';
import type { Invocation } from './command.ts';

/** Without what is said of homes under Linux that some script or image of the repository lays out: everybody has those. */
export async function withoutSharedHomes(compiled: Compilation, { root }: Invocation): Promise<Compilation> {
  const places = compiled.problems.filter(({ rule }) => rule === 'security/absolute-path');
  // Only those may be of an image: `/Users/mara` in a script is wrong there as well.
  const homes = [...new Set(places.map(homeOf))].filter((home) => home.startsWith('/home/'));
  if (homes.length === 0) return compiled;
  const texts = [...places, ...compiled.agentFiles].map(({ file }) => file);
  const shared = await namedHomes(root, homes, [...new Set(texts)]);
  if (shared.size === 0) return compiled;
  const isShared = (problem: Problem): boolean =>
    problem.rule === 'security/absolute-path' && shared.has(homeOf(problem));
  return { ...compiled, problems: compiled.problems.filter((problem) => !isShared(problem)) };
}

/** With what git says of paths into a checkout that lead nowhere from the root either. */
export async function withLostHomes(compiled: Compilation, past: AskedPast): Promise<Compilation> {
  const { texts, paths } = compiled.inputs.sources;
  if (!compiled.problems.some(({ rule }) => rule === 'security/absolute-path')) return compiled;
  const tree = treeOfPaths(paths);
  const open = compiled.problems.flatMap((problem) => {
    const row = problem.rule === 'security/absolute-path' ? lineOf(texts, problem.file, problem.line) : undefined;
    const ends = row === undefined ? [] : endsOfHome(problem, row);
    return ends.length === 0 || ends.some((end) => isKnown(tree, end)) ? [] : [{ problem, ends }];
  });
  const deleted = open.length === 0 ? undefined : (await past.deletions())?.deleted;
  if (deleted === undefined) return compiled;
  const lost = lostEnds(
    open.flatMap(({ ends }) => ends),
    deleted,
  );
  const told = new Map(
    open.flatMap(({ problem, ends }) => {
      const found = lostInHome(ends, lost, tree);
      return found === undefined ? [] : [[problem, ofLostHome(problem, found)] as const];
    }),
  );
  return { ...compiled, problems: compiled.problems.map((problem) => told.get(problem) ?? problem) };
}

function homeOf({ claim = '' }: Pick<Problem, 'claim'>): string {
  return claim.replace(/^file:\/\//, '');
}
