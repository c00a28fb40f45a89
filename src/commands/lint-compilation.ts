/**
 * The compilation that rules run over, as each flag of `lint` needs it: of a repository with a set-up or without, and with
 * what git says of claims. Runs no rule.
 */
import { openPast, type AskedPast } from '../disk/asked-past.ts';
import { historyGaps } from '../disk/git-ground.ts';
import type { Compilation } from '../model.ts';
import { hasSetUp } from '../set-up.ts';
import { isReadAgentFile } from '../sources/agent-paths.ts';
import type { Invocation } from './command.ts';
import { compileRun, type CompiledRun, type RunOptions } from './compilation.ts';
import { withDoubtedNames } from './doubted-names.ts';
import { withLostHomes, withoutSharedHomes } from './home-paths.ts';
import { withManifestPast } from './manifest-past.ts';
import { withNamePast } from './name-past.ts';
import { withPast } from './past.ts';
import { withVariablePast } from './variable-past.ts';
import { withoutStanding } from './still-there.ts';
import { openRepository, type Repository } from './repository.ts';

export interface LintCompilationOptions {
  /** Without a set-up: look at the agent files and decisions that are there, instead of saying that there is none. */
  readonly isSetUpOptional?: boolean | undefined;
  /** The repository, where it is open already. */
  readonly repository?: Repository;
  /** The commit that the tree is compared with, where this clone lacks what came between them. */
  readonly since?: string;
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
  const past = openPast(invocation.root, repository, { since: options.since });
  const { states, ...reading } = await readingOf(invocation, options, past);
  const run = await compileRun(invocation, { repository, ...reading });
  const judged = await explained(await knowingItsHistory(run.compiled, invocation.root), invocation, past);
  past.end();
  const { compiled, states: looked } = await withoutStanding(judged, invocation.root);
  invocation.terminal.progress(undefined);
  const seen = { ...run.seen, texts: new Map([...states, ...looked, ...run.seen.texts]) };
  return { ...run, compiled, seen, repository, past };
}

/** With whether history is whole, where it decides. */
async function knowingItsHistory(read: Compilation, root: string): Promise<Compilation> {
  const gaps = read.inputs.config.isSetUp === false ? await historyGaps(root) : undefined;
  return gaps === undefined ? read : { ...read, inputs: { ...read.inputs, historyGaps: gaps } };
}

/** What to read a repository by that may have no set-up. */
async function readingOf(
  invocation: Invocation,
  { isSetUpOptional = false }: LintCompilationOptions,
  past: AskedPast,
): Promise<RunOptions & { readonly states: ReadonlyMap<string, string> }> {
  const { readingWithoutSetUp } = await import('./without-set-up.ts');
  const { widen: widenUsual, states } = await readingWithoutSetUp(invocation);
  const widen: typeof widenUsual = (config, paths) => {
    // Git looks through commits while code is scanned: some path of an agent file is open nearly always.
    if (!hasSetUp(config) && paths.some(isReadAgentFile)) past.begin();
    return widenUsual(config, paths);
  };
  // A context folder that was named has to be there.
  return { isConfigOptional: isSetUpOptional && invocation.context === undefined, widen, states };
}

/** With what git says about paths and names that the tree leaves open, and about homes that are those of images. */
export async function explained(read: Compilation, invocation: Invocation, past: AskedPast): Promise<Compilation> {
  const own = await withLostHomes(await withoutSharedHomes(read, invocation), past);
  const judged = await withPast(own, invocation, past);
  // Names and manifests take more of git than paths, and decide nothing where lintel is set up.
  if (read.inputs.config.isSetUp !== false) return await withDoubtedNames(judged, invocation);
  const manifests = await withManifestPast(judged, invocation, past);
  const variables = await withVariablePast(manifests, invocation, past);
  return await withDoubtedNames(await withNamePast(variables, invocation, past), invocation, past);
}
