/**
 * What the links of a page may lead to in it: its headings as GitHub makes slugs of them, repeated ones numbered, and the
 * ids and names of its HTML. Pages that take in others at build time tell nothing.
 */
import type { Piece } from '../model.ts';
import { splitNote } from './front-matter.ts';
import { parseBody } from './markdown.ts';

/** Letters of each anchor → the anchor; undefined where the page is not all there is. */
export function anchorsOf(file: string, text: string): ReadonlyMap<string, string> | undefined {
  if (INCLUDES.test(text)) return undefined;
  const { body, bodyLine } = splitNote(file, text).value;
  const { value, problems } = parseBody(file, body, bodyLine);
  // What is too long is not parsed, and has no pieces.
  if (problems.some(({ rule }) => rule === 'note/too-long')) return undefined;
  const counts = new Map<string, number>();
  const found = new Map<string, string>();
  const add = (anchor: string): void => {
    const letters = anchor.toLowerCase().replace(/[^\p{L}\p{M}\p{N}]+/gu, '');
    if (!found.has(letters)) found.set(letters, anchor);
  };
  for (const title of value.pieces.flatMap(titlesIn)) {
    const [, plain = title, id] = /^(.*?)\s*\{#([^}\s]+)\}\s*$/.exec(title) ?? [];
    if (id !== undefined) add(id);
    const slug = slugOf(plain);
    const count = counts.get(slug) ?? 0;
    counts.set(slug, count + 1);
    add(count === 0 ? slug : `${slug}-${count}`);
  }
  for (const [, , id = ''] of text.matchAll(/\b(?:id|name)\s*=\s*(["'])([^"'\n]+)\1/gi)) add(id);
  return found;
}

/** Directives of site builders, and components that bring headings along. */
const INCLUDES =
  /<!--\s*@include|^\s*(?:::: ?include|!!!include|\{%\s*include|\{!|<<<|import\s.+\bfrom\s)|^\.\. include::|^--8<--|\[\[_?TOC|^\[\[include/im;

function titlesIn(piece: Piece): readonly string[] {
  if (piece.kind === 'heading') return [piece.text];
  if (piece.kind !== 'html') return [];
  // GitHub gives headings in HTML a slug as well.
  return [...piece.value.matchAll(/<h[1-6][^>]*>(.*?)<\/h[1-6]>/gis)].map(([, inside = '']) =>
    inside.replace(/<[^>]*>/g, ''),
  );
}

/** GitHub's slug of a heading (github/html-pipeline, toc_filter): letters, digits, hyphens and low lines, blanks as hyphens. */
function slugOf(title: string): string {
  return title
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}\p{Pc}\- ]+/gu, '')
    .replaceAll(' ', '-');
}
