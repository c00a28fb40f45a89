/**
 * The compilation that rules run over, as each flag of `lint` needs it: of a repository with a set-up or without, and with
 * what git says of claims. Runs no rule.
 */
import { endsOfHome, lostEnds, lostInHome, ofLostHome } from '../claims/home-path.ts';
import { lineOf } from '../claims/line-of.ts';
import { openPast, type AskedPast } from '../disk/asked-past.ts';
import type { Compilation, Problem } from '../model.ts';
import { isReadAgentFile } from '../sources/agent-paths.ts';
import { isKnown, treeOf } from '../tree.ts';
import type { Invocation } from './command.ts';
import { compileRun, type CompiledRun, type RunOptions } from './compilation.ts';
import { withManifestPast } from './manifest-past.ts';
import { withNamePast } from './name-past.ts';
import { withPast } from './past.ts';
import { openRepository, type Repository } from './repository.ts';

export interface LintCompilationOptions {
  /** Without a set-up: look at the agent files and decisions that are there, instead of saying that there is none. */
  readonly isSetUpOptional?: boolean | undefined;
  /** The repository, where it is open already. */
  readonly repository?: Repository;
}

/** A compilation that rules may run over, with where it comes from. */
export interface LintCompilation extends CompiledRun {
  readonly repository: Repository;
  /** What the run has asked git about the past. */
  readonly past: AskedPast;
}

/** Reads and compiles the repository, and asks git about what stays open. */
export async function lintCompilation(
  invocation: Invocation,
  options: LintCompilationOptions,
): Promise<LintCompilation> {
  const repository = options.repository ?? (await openRepository(invocation));
  const past = openPast(invocation.root, repository);
  const { states, ...reading } = await readingOf(invocation, options, past);
  const run = await compileRun(invocation, { repository, ...reading });
  const compiled = await explained(run.compiled, invocation, past);
  invocation.terminal.progress(undefined);
  const seen = { ...run.seen, texts: new Map([...states, ...run.seen.texts]) };
  return { ...run, compiled, seen, repository, past };
}

/** What to read a repository by that may have no set-up. */
async function readingOf(
  invocation: Invocation,
  { isSetUpOptional = false }: LintCompilationOptions,
  past: AskedPast,
): Promise<RunOptions & { readonly states: ReadonlyMap<string, string> }> {
  if (!isSetUpOptional) return { states: new Map() };
  const { readingWithoutSetUp } = await import('./without-set-up.ts');
  const { widen: widenUsual, states } = await readingWithoutSetUp(invocation);
  const widen: typeof widenUsual = (config, paths) => {
    // Git looks through commits while code is scanned: some path of an agent file is open nearly always. Names seldom are,
    // and take git longer, so they wait.
    if (config.file === '' && paths.some(isReadAgentFile)) void past.deletions();
    return widenUsual(config, paths);
  };
  // A context folder that was named has to be there.
  return { isConfigOptional: invocation.context === undefined, widen, states };
}

/** With what git says about paths and names that the tree leaves open, and about homes that are those of images. */
export async function explained(read: Compilation, invocation: Invocation, past: AskedPast): Promise<Compilation> {
  const own = await withLostHomes(await withoutSharedHomes(read, invocation), past);
  const judged = await withPast(own, invocation, past);
  // Names and manifests take more of git than paths, and decide nothing where lintel is set up.
  if (read.inputs.config.isSetUp !== false) return judged;
  return await withNamePast(await withManifestPast(judged, invocation, past), invocation, past);
}

/** Without what is said of homes under Linux that some script or image of the repository lays out: everybody has those. */
async function withoutSharedHomes(compiled: Compilation, { root }: Invocation): Promise<Compilation> {
  const places = compiled.problems.filter(({ rule }) => rule === 'security/absolute-path');
  // Only those may be of an image: `/Users/mara` in a script is wrong there as well.
  const homes = [...new Set(places.map(homeOf))].filter((home) => home.startsWith('/home/'));
  if (homes.length === 0) return compiled;
  const { namedHomes } = await import('../disk/mentions.ts');
  const texts = [...places, ...compiled.agentFiles].map(({ file }) => file);
  const shared = await namedHomes(root, homes, [...new Set(texts)]);
  if (shared.size === 0) return compiled;
  const isShared = (problem: Problem): boolean =>
    problem.rule === 'security/absolute-path' && shared.has(homeOf(problem));
  return { ...compiled, problems: compiled.problems.filter((problem) => !isShared(problem)) };
}

/** With what git says of paths into a checkout that lead nowhere from the root either. */
async function withLostHomes(compiled: Compilation, past: AskedPast): Promise<Compilation> {
  const { texts, paths } = compiled.inputs.sources;
  if (!compiled.problems.some(({ rule }) => rule === 'security/absolute-path')) return compiled;
  const tree = treeOf(new Set(paths));
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
