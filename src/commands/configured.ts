/** Whether a repository has a configuration. One that cannot be read is one. */
import { readConfig, refuseLeftOutConfig } from '../disk/configuration.ts';
import type { Invocation } from './command.ts';

/** Throws what {@link readConfig} throws for a broken configuration, and where a sparse checkout leaves one out. */
export async function isConfigured({ root, context }: Invocation): Promise<boolean> {
  const { config } = await readConfig({ root, context, isConfigOptional: true });
  if (config.file === '') await refuseLeftOutConfig({ root, context });
  return config.file !== '';
}
