/**
 * Pages that agent files import (`@docs/conventions.md`), and that clients send with them in every session. They are read for
 * what is wrong in any text that agents get, and claim nothing: people wrote them for people.
 */
import { CLIENTS } from '../clients.ts';
import type { AgentFile, Problem, Sources } from '../model.ts';
import { folderOf, joinPath } from '../path.ts';
import { isAgentFile } from './agent-paths.ts';
import { exposures } from './exposed.ts';
import { hiddenCharacters } from './hidden.ts';
import { parseBody } from './markdown.ts';
import { withWholeSamples } from './nested-fences.ts';
import { unsettledInProse, withoutFences } from './unsettled.ts';

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

function importsOf(file: string, text: string): readonly string[] {
  if (!text.includes('@')) return [];
  return [...withoutFences(withWholeSamples(text)).matchAll(IMPORT)].flatMap(
    ([, written = '']) => joinPath(folderOf(file), written) ?? [],
  );
}

/** What is wrong in the imported pages, and the bodies of those in which comments speak to lintel. */
export interface ImportedPages {
  readonly problems: readonly Problem[];
  readonly commented: readonly Pick<AgentFile, 'file' | 'body'>[];
}

/** Judges the imported pages of `sources` that are not `read` as something else. A page is one, under however many names it is imported. */
export function readImportedPages(sources: Sources, read: ReadonlySet<string>): ImportedPages {
  const passed = new Set([...sources.links, ...sources.hidden, ...read]);
  const byText = new Map<string, string>();
  for (const file of importedPages(sources.texts, new Set(sources.paths))) {
    const text = sources.texts.get(file);
    if (text !== undefined && !passed.has(file) && !byText.has(text)) byText.set(text, file);
  }
  const pages = [...byText].map(([text, file]) => ({ file, text }));
  return {
    problems: pages.flatMap(({ file, text }) => [
      ...hiddenCharacters(file, text),
      ...exposures(file, text),
      ...unsettledInProse(file, text),
    ]),
    commented: pages
      .filter(({ text }) => text.includes('lintel-'))
      .map(({ file, text }) => ({ file, body: parseBody(file, withWholeSamples(text), 1).value })),
  };
}
