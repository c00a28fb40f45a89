/**
 * The agent files that people write themselves, beside the outputs that lintel owns. They are read for what they claim by
 * their links, and never compiled or written.
 */
import type { Body, Problem, Sources } from '../model.ts';
import { isAgentFile } from './agent-paths.ts';
import { exposures } from './exposed.ts';
import { splitNote } from './front-matter.ts';
import { hiddenCharacters } from './hidden.ts';
import { parseBody } from './markdown.ts';

/** An agent file, read. */
export interface AgentFile {
  readonly file: string;
  /** Without front matter. */
  readonly body: Body;
  /** What is wrong in it for every reader: hidden characters, keys, paths that one person has. */
  readonly problems: readonly Problem[];
}

/** Reads the agent files of `sources` that are neither links, nor ignored by git, nor in `others`. */
export function readAgentFiles(sources: Sources, others: ReadonlySet<string>): readonly AgentFile[] {
  const passed = new Set([...sources.links, ...sources.hidden]);
  return sources.paths.flatMap((file): readonly AgentFile[] => {
    const text = isAgentFile(file) && !passed.has(file) && !others.has(file) ? sources.texts.get(file) : undefined;
    if (text === undefined) return [];
    // Their front matter is their clients' matter, and their braces are nobody's: what is wrong in it is not said.
    const { body, bodyLine } = splitNote(file, text).value;
    return [
      {
        file,
        body: parseBody(file, body, bodyLine).value,
        problems: [...hiddenCharacters(file, text), ...exposures(file, text)],
      },
    ];
  });
}
