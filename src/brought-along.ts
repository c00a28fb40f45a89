/** Whether a client that loads one file gets the text of another by it: what stands in the way of an output may pass it on. */
import { CLIENTS } from './clients.ts';
import type { Client, Compilation } from './model.ts';
import { folderOf, joinPath } from './path.ts';

/** The file that a client loads, and the output whose text is looked for in it. */
export interface Bringing {
  readonly by: string;
  readonly path: string;
}

/** Whether the text of the output arrives all the same: the other file is a link to it, a copy of it, or imports it. True where nobody can tell. */
export function bringsAlong(
  client: Client,
  { by, path }: Bringing,
  { inputs: { sources }, outputs }: Pick<Compilation, 'inputs' | 'outputs'>,
): boolean {
  const { texts, links, linkTargets, linked } = sources;
  const target = linkTargets.get(by);
  if (target !== undefined) return joinPath(folderOf(by), target) === path;
  if (linked?.get(by) === path) return true;
  const built = new Map(outputs.map((output) => [output.path, output.text]));
  const textOf = (file: string): string | undefined => built.get(file) ?? texts.get(file);
  const text = textOf(by);
  if (text === undefined) return links.includes(by) || sources.paths.includes(by);
  if (text.trim() === textOf(path)?.trim()) return true;
  if (CLIENTS[client].importDepth === undefined) return false;
  const reached = new Set([by]);
  for (const file of reached)
    for (const [, written = ''] of (textOf(file) ?? '').matchAll(IMPORT))
      reached.add(joinPath(folderOf(file), written) ?? file);
  return reached.has(path);
}

/** An import, in a sentence as well: whether it is one matters less here than that nothing untrue is said. */
const IMPORT = /(?:^|[\s(])@((?:[\w.-]+\/)*[\w.-]+\.md)/gm;
