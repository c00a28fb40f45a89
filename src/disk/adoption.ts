/** Reads what the plan of an adoption is made from: names, links, and the texts of agent files and of what they import. */
import { readlink } from 'node:fs/promises';
import { join } from 'node:path';
import { decisionCandidates } from '../adopt/decisions.ts';
import { findAgentFiles } from '../adopt/found.ts';
import { importTargets } from '../adopt/imports.ts';
import { physicalOf } from '../adopt/shape.ts';
import type { AdoptionTree } from '../adopt/adoption.ts';
import { readTexts } from './read.ts';
import type { Tree } from './tree.ts';

/** Most imports that lead on to imports: one more than any client follows. */
const MAX_ROUNDS = 6;

/** Reads the texts that agents load in `root`, and decisions that may be referenced. `context` is lintel's own folder. */
export async function readAdoptionTree(
  root: string,
  tree: Pick<Tree, 'paths' | 'links'>,
  context: string,
): Promise<Omit<AdoptionTree, 'modules'>> {
  const links = new Map<string, string>();
  for (const path of tree.links) {
    const held = await readlink(join(root, path)).catch(() => undefined);
    if (held !== undefined) links.set(path, held.replaceAll('\\', '/'));
  }
  const found = findAgentFiles(tree.paths, context).files.map(({ path }) => path);
  const physical = found.map((path) => physicalOf(path, { links }) ?? path);
  const { texts } = await readTexts(root, [...found, ...physical, ...decisionCandidates(tree.paths, context)]);
  await addImported(root, new Map(found.map((path, index) => [path, physical[index] ?? path])), {
    paths: tree.paths,
    texts,
  });
  return { paths: tree.paths, links, texts };
}

async function addImported(
  root: string,
  found: ReadonlyMap<string, string>,
  { paths, texts }: { readonly paths: readonly string[]; readonly texts: Map<string, string> },
): Promise<void> {
  const files = new Set(paths);
  let open: (readonly [path: string, text: string])[] = [...found].flatMap(([path, physical]) => {
    const text = texts.get(physical);
    return text === undefined ? [] : [[path, text] as const];
  });
  for (let round = 0; round < MAX_ROUNDS && open.length > 0; round += 1) {
    const wanted = open.flatMap(([path, text]) => importTargets(path, text, (each) => files.has(each)));
    const { texts: more } = await readTexts(
      root,
      wanted.filter((path) => !texts.has(path)),
    );
    for (const [path, text] of more) texts.set(path, text);
    open = [...more];
  }
}
