/** Files that a lock without a set-up knows, and that have left the tree. Goes by paths and by what texts name; asks neither disk nor git. */
import { ignoreMatcher } from './claims/world/ignored.ts';
import type { Compilation } from './model.ts';
import { hasSetUp } from './set-up.ts';

/** Those of the files whose words the lock knows that are no part of the tree any more, in the order of the lock. */
export function departedFiles({ inputs, lock }: Pick<Compilation, 'inputs' | 'lock'>): readonly string[] {
  const { config, sources } = inputs;
  // Where lintel is set up a build brings the lock up to date.
  if (hasSetUp(config)) return [];
  const known = new Set([...lock.claims, ...(lock.gone ?? [])].map(({ file }) => file));
  // What a sparse checkout leaves out is in the list of paths.
  const standing = new Set([...sources.paths, ...(sources.linked?.keys() ?? [])]);
  const absent = [...known].filter((file) => !standing.has(file));
  if (absent.length === 0) return [];
  // A file that git came to ignore may well stand there.
  const isIgnored = ignoreMatcher(sources);
  return absent.filter((file) => !isIgnored(file));
}

/**
 * The files that stand for those which the lock knows and no agent reads by that name any more: what took their place, and what a link of
 * that name leads to by now. Whoever reviews the one has to see the other.
 */
export function heirsOf(
  compilation: Pick<Compilation, 'inputs' | 'lock' | 'claims' | 'agentFiles'>,
): readonly string[] {
  const { lock, agentFiles } = compilation;
  const departed = new Set(departedFiles(compilation));
  const read = new Set(agentFiles.map(({ file }) => file));
  const known = [...new Set(lock.claims.map(({ file }) => file))].filter((file) => !read.has(file));
  const heirs = known.flatMap((file) => {
    const behindLink = agentFiles.find(({ alsoSeenAs = [] }) => alsoSeenAs.includes(file))?.file;
    return behindLink ?? (departed.has(file) ? heirOf(file, compilation) : undefined) ?? [];
  });
  return [...new Set(heirs)];
}

/** The file that took the place of `file`: one that the lock does not know, and that names most of what the lock knows of the old one. */
function heirOf(file: string, { lock, claims }: Pick<Compilation, 'lock' | 'claims'>): string | undefined {
  const said = new Set(lock.claims.filter((each) => each.file === file).map(({ claim }) => claim));
  const known = new Set(lock.claims.map((each) => each.file));
  const shared = new Map<string, Set<string>>();
  for (const { claim } of claims) {
    if (known.has(claim.file) || !said.has(claim.text)) continue;
    shared.set(claim.file, (shared.get(claim.file) ?? new Set()).add(claim.text));
  }
  const [best] = [...shared].sort(([a, one], [b, other]) => other.size - one.size || (a < b ? -1 : 1));
  return best !== undefined && best[1].size * 2 > said.size ? best[0] : undefined;
}
