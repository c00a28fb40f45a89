/** One run from disk to compilation, as every command shares it that needs more than notes. */
import { compile } from '../compile.ts';
import { readInputs, withHiddenOutputs } from '../disk/inputs.ts';
import type { Compilation } from '../model.ts';
import type { Invocation } from './command.ts';

export interface RunOptions {
  /** Overwrite owned outputs even where they hold lines that no compile produced. */
  readonly force?: boolean;
  readonly isConfigOptional?: boolean;
}

/** Reads the repository, compiles it, and compares the result with everything that stands where outputs go. */
export async function compilation(invocation: Invocation, options: RunOptions = {}): Promise<Compilation> {
  const { root, context, terminal } = invocation;
  terminal.progress('Listing files');
  const { inputs, problems } = await readInputs({
    root,
    context,
    isConfigOptional: options.isConfigOptional ?? false,
    onProgress: ({ done, total }) => terminal.progress(`Scanning code: ${done} of ${total} files`),
  });
  terminal.progress('Compiling');
  const force = options.force ?? false;
  const compiled = compile(inputs, { force });
  const completed = await withHiddenOutputs(root, compiled);
  const result = completed === undefined ? compiled : compile(completed, { force });
  terminal.progress(undefined);
  return { ...result, problems: [...problems, ...result.problems] };
}
