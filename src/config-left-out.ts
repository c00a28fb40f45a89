/** A configuration that a sparse checkout leaves off the disk. Every check loads this file, so it stands on types alone. */
import type { Config } from './model.ts';

/** The configuration that the tree has and nobody read, in a run that found none: a sparse checkout leaves it off the disk. */
export function leftOutConfig(
  { file, context }: Pick<Config, 'file' | 'context'>,
  paths: readonly string[],
): string | undefined {
  return file === '' ? ['lintel.yaml', `${context}/lintel.yaml`].find((path) => paths.includes(path)) : undefined;
}
