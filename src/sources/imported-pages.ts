/**
 * Pages that agent files import (`@docs/conventions.md`), and that clients send with them in every session: which those are. What is wrong
 * in them: imported-faults.ts, which a scan does without, since it loads the parser of markdown.
 */
import { CLIENTS } from '../clients.ts';
import { folderOf, joinPath } from '../path.ts';
import type { Sources } from '../model.ts';
import { isAgentFile, isForeignPlace, withinOf } from './agent-paths.ts';
import { withWholeSamples } from './nested-fences.ts';
import { withoutFences } from './unsettled.ts';

/** How often an import leads to the next, in the client that follows fewest (docs/clients.md). */
const MAX_HOPS = CLIENTS.claude.importDepth ?? 0;

/** Names of the files whose clients follow imports. */
const IMPORTING: ReadonlySet<string> = new Set(
  Object.values(CLIENTS).flatMap(({ folderFile, importDepth }) => (importDepth === undefined ? [] : [folderFile])),
);

/** A line that is an import and nothing else: in a sentence it may be a handle, or an example. */
const IMPORT = /^[ \t]*(?:[-*+][ \t]+)?@((?:[\w.-]+\/)*[\w.-]+\.md)[ \t]*\r?$/gm;

/** Known pages that the agent files among `texts` import, or pages that they import; what is no text yet leads no further. Sorted. */
export function importedPages(texts: ReadonlyMap<string, string>, known: ReadonlySet<string>): readonly string[] {
  const reached = new Set<string>();
  let open = [...texts.keys()].filter(
    (path) => IMPORTING.has(path.slice(path.lastIndexOf('/') + 1)) && isAgentFile(path),
  );
  for (let hop = 0; hop < MAX_HOPS && open.length > 0; hop++) {
    const found = new Set(open.flatMap((path) => importsOf(path, texts.get(path) ?? '')));
    open = [...found].filter((path) => known.has(path) && !reached.has(path));
    for (const path of open) reached.add(path);
  }
  return [...reached].sort();
}

/**
 * Imported pages that were written for agents, since they lie where clients have their own: `.claude/instructions/tests.md`. Each with the folder
 * whose sessions load it. What records a day, plans one or is a form to fill in tells nothing of today; pages of people, `docs/tests.md`, are read for them as well.
 */
export function importedInstructions({ texts, paths }: Pick<Sources, 'texts' | 'paths'>): ReadonlyMap<string, string> {
  if (!paths.some((path) => OF_AGENTS.test(path))) return new Map();
  return new Map(
    importedPages(texts, new Set(paths)).flatMap((path) => {
      const folder = OF_AGENTS.exec(path)?.groups?.['folder'];
      const isAway = isForeignPlace(path) || withinOf(path) !== '' || NOT_OF_TODAY.test(path);
      return folder === undefined || isAway ? [] : [[path, folder.replace(/\/$/, '')] as const];
    }),
  );
}

/** Folders in which people keep what is for agents. */
const OF_AGENTS =
  /^(?<folder>(?:[^/]+\/)*?)\.(?:agents?|ai|claude|codex|copilot|cursor|gemini|llms?|opencode|windsurf|github\/(?:instructions|copilot|agents))\/.+\.md$/i;

const NOT_OF_TODAY =
  /(?:^|[/_.-])(?:memor(?:y|ies)|plans?|planning|history|journals?|logs?|sessions?|todos?|tasks?|changelog|progress|status|drafts?|ideas?|specs?|proposals?|roadmaps?|research|reviews?|reports?|tickets?|handoffs?|templates?|examples?|samples?)(?=[/_.-])/i;

function importsOf(file: string, text: string): readonly string[] {
  if (!text.includes('@')) return [];
  return [...withoutFences(withWholeSamples(text)).matchAll(IMPORT)].flatMap(
    ([, written = '']) => joinPath(folderOf(file), written) ?? [],
  );
}
