/** Whether anybody has set lintel up in a repository. A configuration that cannot be read is a set-up. */
import { readConfigOf, refuseLeftOutConfig } from '../disk/configuration.ts';
import { listTree } from '../disk/tree.ts';
import type { Config } from '../model.ts';
import { hasSetUp } from '../set-up.ts';
import type { Invocation } from './command.ts';

/**
 * The configuration by which the repository is set up; undefined where it has none, or one that has nothing to compile. Throws what
 * {@link readConfigOf} throws for a broken one, and where a sparse checkout leaves one out.
 */
export async function setUpOf({ root, context }: Invocation): Promise<Config | undefined> {
  const { paths } = await listTree(root);
  const { config } = await readConfigOf({ root, context, isConfigOptional: true }, paths);
  if (config.file === '') await refuseLeftOutConfig({ root, context });
  return hasSetUp(config) ? config : undefined;
}
