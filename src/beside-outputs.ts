/** Which files lintel writes, and what people wrote beside them and around them. */
import { withImports } from './claims/find/agent-claims.ts';
import { CLIENTS } from './clients.ts';
import type { Change, Lock, Note, Output, Sources } from './model.ts';
import { namedFiles } from './named-files.ts';
import { importedInstructions } from './sources/imported-pages.ts';
import { readAgentFiles, type ReadAgentFile } from './sources/agent-files.ts';

/** What decides whose a file is. */
export interface Written {
  readonly sources: Sources;
  readonly lock: Lock;
  readonly outputs: readonly Output[];
  readonly notes: readonly Note[];
}

/** Outputs and notes. What stands as it is built is ours, also where the lock that said so is gone. */
export function writtenPaths({ sources, lock, outputs, notes }: Written): ReadonlySet<string> {
  const asBuilt = outputs.filter(({ path, text }) => sources.texts.get(path) === text);
  return new Set([...[...lock.outputs, ...asBuilt].map(({ path }) => path), ...notes.map(({ file }) => file)]);
}

/** The agent files of people. Around a block all is a person's, and reaches agents as any other file of theirs. */
export function agentFilesBeside(
  ours: ReadonlySet<string>,
  sources: Sources,
  changes: readonly Change[],
): readonly ReadAgentFile[] {
  const parted = new Set(changes.flatMap(({ path, isBlock }) => (isBlock ? [path] : [])));
  const whole = new Set([...ours].filter((path) => !parted.has(path)));
  const named = new Map([...importedInstructions(sources), ...namedFiles(sources)]);
  const files = readAgentFiles(sources, whole, { parted, named });
  return withImports(files, CLIENTS.claude.importDepth ?? 0);
}
