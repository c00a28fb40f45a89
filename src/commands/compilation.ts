/** One run from disk to compilation, as every command shares it that needs more than facts or notes. */
import { compile } from '../compile.ts';
import { readInputs, withHiddenOutputs, type ReadOptions, type SeenStates } from '../disk/inputs.ts';
import type { Compilation, Problem } from '../model.ts';
import type { Invocation } from './command.ts';
import { withMadeNames } from './made-names.ts';
import { openRepository, showScan, type Repository } from './repository.ts';

export interface RunOptions {
  /** Overwrite owned outputs even where they hold lines that no compile produced. */
  readonly force?: boolean;
  readonly isConfigOptional?: boolean;
  /** What to read the repository by instead of the configuration that was found, or of the default one. */
  readonly widen?: ReadOptions['widen'];
  /** The repository, where it is open already. */
  readonly repository?: Repository;
}

/** A compilation, with all that was looked at on the way. */
export interface CompiledRun {
  readonly compiled: Compilation;
  readonly seen: SeenStates;
  /** What could not be read: those of the compilation's problems that compiling again does not find. */
  readonly problems: readonly Problem[];
}

/** Reads the repository, compiles it, and compares the result with everything that stands where outputs go. */
export async function compilation(invocation: Invocation, options: RunOptions = {}): Promise<Compilation> {
  return (await compileRun(invocation, options)).compiled;
}

/** {@link compilation}, for those who ask later whether anything has changed. */
export async function compileRun(invocation: Invocation, options: RunOptions = {}): Promise<CompiledRun> {
  const { root, context, terminal } = invocation;
  const { listing, cache } = options.repository ?? (await openRepository(invocation));
  const tree = await listing.tree();
  const { inputs, problems, seen } = await readInputs({
    root,
    context,
    tree,
    cache,
    isConfigOptional: options.isConfigOptional ?? false,
    ...(options.widen && { widen: options.widen }),
    onProgress: showScan({ terminal }),
  });
  terminal.progress('Compiling');
  const force = options.force ?? false;
  const compiled = compile(inputs, { force });
  const hidden = await withHiddenOutputs(root, compiled);
  const whole = hidden.inputs === undefined ? compiled : compile(hidden.inputs, { force });
  const result = await withMadeNames(whole, root);
  terminal.progress(undefined);
  return {
    compiled: { ...result, problems: [...problems, ...result.problems] },
    problems,
    seen: { ...seen, texts: new Map([...hidden.states, ...seen.texts]) },
  };
}
