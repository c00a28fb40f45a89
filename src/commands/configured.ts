/** Whether a repository has a configuration. One that cannot be read is one. */
import { readConfig } from '../disk/configuration.ts';
import type { Invocation } from './command.ts';

/** Throws what {@link readConfig} throws for a broken configuration. */
export async function isConfigured({ root, context }: Invocation): Promise<boolean> {
  return (await readConfig({ root, context, isConfigOptional: true })).config.file !== '';
}
