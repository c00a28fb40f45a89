/**
 * Files that open like an output of lintel, and that neither the plan nor the lock knows: agents load them, and no build
 * will ever correct them.
 */
import { isOutputPath } from '../clients.ts';
import type { Compilation, Problem } from '../model.ts';
import { topOf, type Rule } from './rule.ts';

/** One finding for each file. */
export const outputOrphan: Rule = {
  id: 'output/orphan',
  summary: 'A file calls itself compiled by lintel, and no build knows it.',
  check: (compilation) => orphans(compilation),
};

/** The line with which every output begins, below its front matter. */
const BANNER = /^<!-- Compiled by lintel from (\S+)\/\. Edit there\. -->$/;

/** Projects kept as test material, with outputs as they should be. */
const MATERIAL = /(?:^|\/)(?:[^/]*(?:fixtures?|tests?|expected|snapshots?|goldens?|examples?|templates?)_*)\//i;

function orphans({ inputs, plan, changes, lock }: Compilation): readonly Problem[] {
  // Without a lock nobody can tell what a build has left: `output/unowned` speaks of what stands in its way.
  if (lock.version === undefined) return [];
  const { paths, texts, hidden, links } = inputs.sources;
  const { context, targets } = inputs.config;
  const known = new Set([...plan.files, ...lock.outputs, ...changes].map(({ path }) => path));
  const passed = new Set([...hidden, ...links]);
  const others = otherRoots(paths, context);
  return paths.flatMap((path): readonly Problem[] => {
    const text = texts.get(path);
    if (text === undefined || !isOutputPath(path, targets) || known.has(path)) return [];
    if (passed.has(path) || MATERIAL.test(path)) return [];
    const from = bannerOf(text);
    // Another folder of notes has outputs of its own.
    if (from !== context || others.some((root) => path.startsWith(root))) return [];
    return [
      {
        rule: 'output/orphan',
        ...topOf(path),
        message: `\`${path}\` says that it is compiled from \`${context}/\`, and neither a build nor the lock knows it. Agents load it all the same.`,
        target: path,
        hint: `Delete it, or take out its first line and keep it as a file of your own.`,
      },
    ];
  });
}

/** The folder that a file says it is compiled from. */
function bannerOf(text: string): string | undefined {
  const lines = text.split('\n');
  const end = lines[0] === '---' ? lines.indexOf('---', 1) : -1;
  const first = lines.slice(end + 1).find((line) => line.trim() !== '');
  return BANNER.exec(first ?? '')?.[1];
}

/** Folders below the root that hold a lintel of their own, with a slash behind. */
function otherRoots(paths: readonly string[], context: string): readonly string[] {
  return paths.flatMap((path) => {
    const end = /(?:^|\/)(?:[^/]+\/)?lintel\.(?:lock|yaml)$/.exec(path);
    if (end === null || path.startsWith(`${context}/`) || end.index === 0) return [];
    return [`${path.slice(0, end.index)}/`];
  });
}
