/** Whether anything in a repository asks lintel to write files. */
import { managedBlock } from './block.ts';
import { isOutputPath } from './clients.ts';
import type { Inputs, Lock, Note } from './model.ts';

/**
 * Commands alone do not: a configuration at the root may do no more than set severities for agent files that people write
 * themselves, and they would hear that lintel cannot write those.
 */
export function asksForOutputs({ sources, config }: Inputs, notes: readonly Note[], { outputs }: Lock): boolean {
  if (config.isSetUp === false) return false;
  const isAmongNotes = config.file.startsWith(`${config.context}/`);
  if (isAmongNotes || notes.length + config.targets.length + outputs.length > 0) return true;
  const hasBlock = (path: string): boolean => managedBlock(sources.texts.get(path) ?? '') !== undefined;
  return sources.paths.some((path) => isOutputPath(path, []) && hasBlock(path));
}
