/**
 * What is wrong in the pages that agent files import, as in any text that agents get. They claim nothing: people wrote them for people.
 * Those in the folders of clients are agent files, and judged as such.
 */
import type { AgentFile, Problem, Sources } from '../model.ts';
import { exposures } from './exposed.ts';
import { hiddenCharacters } from './hidden.ts';
import { importedPages } from './imported-pages.ts';
import { parseBody } from './markdown.ts';
import { withWholeSamples } from './nested-fences.ts';
import { unsettledInProse } from './unsettled.ts';

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
      .filter(({ text }) => /lintel-/i.test(text))
      .map(({ file, text }) => ({ file, body: parseBody(file, withWholeSamples(text), 1).value })),
  };
}
