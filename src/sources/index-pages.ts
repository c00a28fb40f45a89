/** The pages beside decisions that list them, as people keep them: read for where their links lead, and for nothing else. */
import type { Body, Config, Sources } from '../model.ts';
import { splitNote } from './front-matter.ts';
import { lazyBody, refuseBody } from './markdown.ts';
import { indexPaths } from './note-paths.ts';

/** A page and its text, which is parsed only where somebody asks. */
export interface IndexPage {
  readonly file: string;
  readonly body: Body;
}

/** The indexes of decisions that stand in the tree, without links, and without what is too large to be parsed. */
export function readIndexPages({ paths, texts, links }: Sources, config: Config): readonly IndexPage[] {
  const linked = new Set(links);
  return indexPaths(paths, config).flatMap((file): readonly IndexPage[] => {
    const text = linked.has(file) ? undefined : texts.get(file);
    if (text === undefined) return [];
    const { body, bodyLine } = splitNote(file, text).value;
    return refuseBody(file, body, bodyLine) === undefined ? [{ file, body: lazyBody(file, body, bodyLine) }] : [];
  });
}
