/** Whether anybody has set lintel up in a repository. A configuration that cannot be read is a set-up. */
import { readConfig, refuseLeftOutConfig } from '../disk/configuration.ts';
import { listTree } from '../disk/tree.ts';
import type { Config } from '../model.ts';
import { hasSetUp } from '../set-up.ts';
import { asFound } from '../sources/only-tunes.ts';
import type { Invocation } from './command.ts';

/**
 * The configuration by which the repository is set up; undefined where it has none, or one that has nothing to compile. Throws what
 * {@link readConfig} throws for a broken one, and where a sparse checkout leaves one out.
 */
export async function setUpOf({ root, context }: Invocation): Promise<Config | undefined> {
  const { config } = await readConfig({ root, context, isConfigOptional: true });
  if (config.file === '') await refuseLeftOutConfig({ root, context });
  const found = asFound(config, (await listTree(root)).paths);
  return hasSetUp(found) ? found : undefined;
}
