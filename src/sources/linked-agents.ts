/**
 * Agent files that stand elsewhere, and that clients see through a link: `CLAUDE.md` that leads to `docs/guide.md`, or `.cursor/rules`
 * that leads to a folder of rules. Works on paths and on what links hold; what it cannot follow inside of the repository it leaves out.
 */
import { folderOf, joinPath } from '../path.ts';
import { isForeignPlace, isReadAgentFile } from './agent-paths.ts';

/** Folders of clients, in which files are rules by their place: what has the name of an agent file is one without a link too. */
const CLIENT_FOLDER = /(?:^|\/)\.(?:claude|cursor|github|clinerules|devin|windsurf|kiro|roo|junie)(?:\/|$)/;

/** Longest chain of links that is followed. */
const MAX_STEPS = 5;

/**
 * Path seen → path of the file, for agent files that are none by the place where they stand. Of several links to one file the first
 * counts. `targets` is what each link holds.
 */
export function linkedAgentFiles(
  paths: readonly string[],
  targets: ReadonlyMap<string, string>,
): ReadonlyMap<string, string> {
  const files = new Set(paths.filter((path) => !targets.has(path)));
  const links = [...targets.keys()].sort();
  const seen = links.flatMap((link): readonly (readonly [string, string])[] => {
    const end = endOf(link, targets);
    if (end === undefined) return [];
    if (files.has(end)) return [[link, end]];
    if (!CLIENT_FOLDER.test(link)) return [];
    const below = [...files].filter((path) => path.startsWith(`${end}/`));
    return below.map((path) => [`${link}${path.slice(end.length)}`, path]);
  });
  const found = new Map<string, string>();
  const known = new Set<string>();
  for (const [path, real] of seen) {
    const isLinked = isReadAgentFile(path) && !isReadAgentFile(real) && !isForeignPlace(real);
    if (!isLinked || known.has(real)) continue;
    known.add(real);
    found.set(path, real);
  }
  return found;
}

/** Where a chain of links ends, or the path itself where it is none; undefined outside of the repository, at the root, and in a circle. */
export function endOf(link: string, targets: ReadonlyMap<string, string>): string | undefined {
  let at = link;
  for (let step = 0; step < MAX_STEPS; step++) {
    const target = targets.get(at);
    if (target === undefined) return at === '' ? undefined : at;
    const next = target.startsWith('/') ? undefined : joinPath(folderOf(at), target.replace(/\/+$/, ''));
    if (next === undefined) return undefined;
    at = next;
  }
  return undefined;
}
