/**
 * What the links of a page may lead to in it: its headings as GitHub makes slugs of them, repeated ones numbered, and the
 * ids and names of its HTML. Pages that take in others at build time tell nothing.
 */
import type { Anchor, Piece } from '../model.ts';
import { splitNote } from './front-matter.ts';
import { parseBody } from './markdown.ts';
import { isPointer } from './pointer.ts';

/** Letters of each anchor → the anchor; undefined where the page is not all there is. */
export function anchorsOf(file: string, text: string): ReadonlyMap<string, Anchor> | undefined {
  if (INCLUDES.test(text) || MADE.test(text) || isPointer(text)) return undefined;
  const { body, bodyLine } = splitNote(file, text).value;
  const { value, problems } = parseBody(file, body, bodyLine);
  // What is too long is not parsed, and has no pieces.
  if (problems.some(({ rule }) => rule === 'note/too-long')) return undefined;
  // A component (`<Step title="Install">`) may bring headings and ids of its own.
  if (value.pieces.some((piece) => piece.kind === 'html' && /<[A-Z]/.test(piece.value))) return undefined;
  const named: readonly Named[] = [
    ...headingAnchors(value.pieces.flatMap(titlesIn)),
    ...footnoteAnchors(text).map((name) => ({ name })),
    ...[...attributesIn(text), ...declaredIn(text)].map((id) => ({ name: id, words: id })),
    ...tabAnchors(text),
  ];
  return byLetters(named);
}

/** An anchor with the words that it is made of; without them where others may be made of the same. */
interface Named {
  readonly name: string;
  readonly words?: string;
}

/** Of several with the same letters the first gives its name, and all of them their words. */
function byLetters(named: readonly Named[]): ReadonlyMap<string, Anchor> {
  const found = new Map<string, { readonly name: string; readonly words: string[]; isOpen: boolean }>();
  for (const { name, words } of named) {
    const letters = name.toLowerCase().replace(/[^\p{L}\p{M}\p{N}]+/gu, '');
    const anchor = found.get(letters) ?? { name, words: [], isOpen: false };
    found.set(letters, anchor);
    if (words === undefined) anchor.isOpen = true;
    else anchor.words.push(words);
  }
  return new Map(
    [...found].map(([letters, { name, words, isOpen }]) => [letters, { name, ...(!isOpen && { words }) }]),
  );
}

/**
 * Slugs of all headings, repeated ones numbered. GitHub counts equal titles; github-slugger, with which most sites are built,
 * goes on until nothing has the name: after `dup`, `dup-1` a heading "Dup 1" is `dup-1` there and `dup-1-1` here. Both lead somewhere.
 */
function headingAnchors(titles: readonly string[]): readonly Named[] {
  const counts = new Map<string, number>();
  const taken = new Map<string, number>();
  return titles.flatMap((title) => {
    const [, plain = title] = /^(.*?)\s*\{[^{}]*#[^{}]*\}\s*$/.exec(title) ?? [];
    const slug = slugOf(plain);
    const count = counts.get(slug) ?? 0;
    counts.set(slug, count + 1);
    const numbered = [count === 0 ? slug : `${slug}-${count}`, freeSlug(slug, taken)];
    return [
      ...numbered.map((name) => ({ name, words: `${plain}${name.slice(slug.length)}` })),
      ...slugsElsewhere(slug).map((name) => ({ name })),
    ];
  });
}

/** What site builders make of a slug: letters without their accents (VitePress, Python-Markdown), no number in front (Pandoc, Quarto). */
function slugsElsewhere(slug: string): readonly string[] {
  const plain = slug.normalize('NFKD').replace(/\p{M}+/gu, '');
  const unnumbered = plain.replace(/^[\d._-]+/, '');
  return [plain, unnumbered].filter((each) => each !== '' && each !== slug);
}

/** The first of `slug`, `slug-1`, `slug-2` … that nothing has taken. */
function freeSlug(slug: string, taken: Map<string, number>): string {
  let count = taken.get(slug) ?? 0;
  let free = slug;
  while (taken.has(free)) free = `${slug}-${(count += 1)}`;
  if (free !== slug) taken.set(slug, count);
  taken.set(free, 0);
  return free;
}

/**
 * Where makers of pages set footnotes and the marks that lead to them: by label or by number, repeated marks numbered. A
 * footnote in a fence counts as well, since one too many only keeps us silent.
 */
function footnoteAnchors(text: string): readonly string[] {
  const labels = new Set([...text.matchAll(/^[ \t>]*\[\^([^\]\s]+)\]:/gm)].map(([, label = '']) => label));
  if (labels.size === 0) return [];
  const names = [...labels].flatMap((label, at) => [label, String(at + 1)]);
  const marks = [...names, ...repeatedMarks(text)].map((name) => `fnref-${name}`);
  return ['footnotes', 'footnote-label', ...names.map((name) => `fn-${name}`), ...marks];
}

/** `a-2` where the mark of the footnote `a` stands twice. */
function repeatedMarks(text: string): readonly string[] {
  const counts = new Map<string, number>();
  return [...text.matchAll(/\[\^([^\]\s]+)\](?!:)/g)].map(([, label = '']) => {
    const count = (counts.get(label) ?? 0) + 1;
    counts.set(label, count);
    return `${label}-${count}`;
  });
}

/** Ids and names in HTML. Without quotes they count in a tag alone: elsewhere they are an option or an assignment. */
function attributesIn(text: string): readonly string[] {
  const quoted = [...text.matchAll(/\b(?:id|name)\s*=\s*(["'])([^"'\n]+)\1/gi)].map(([, , id = '']) => id);
  const bare = [...text.matchAll(/<[a-z][^<>]*>/gi)].flatMap(([tag]) =>
    [...tag.matchAll(/\s(?:id|name)\s*=\s*([^\s"'=<>`]+)/gi)].map(([, id = '']) => id),
  );
  return [...quoted, ...bare];
}

/**
 * Ids in the forms of site builders: `{#id}`, `{ #id .class }`, `{: #id}` and `{/* #id *\/}` behind a heading, a span or a block, `(id)=` above a
 * heading, `^id` behind a block (Obsidian), `[#id]` (Fumadocs), and `@anchor id` (Doxygen). One in a fence counts as well, as of footnotes.
 */
function declaredIn(text: string): readonly string[] {
  const braced = [...text.matchAll(/\{[^{}\n#]*#([^\s{}#]+)[^{}\n]*\}/g)].map(([, id = '']) => id);
  const labels = [...text.matchAll(/^[ \t>]*\(([^()\n]+)\)=[ \t]*$/gm)].map(([, id = '']) => id);
  const blocks = [...text.matchAll(/(?:^|\s)(\^[\w-]+)[ \t]*$/gm)].map(([, id = '']) => id);
  const own = [...text.matchAll(/\[#([\w-]+)\][ \t]*$/gm)].map(([, id = '']) => id);
  const commands = [...text.matchAll(/(?:^|\s)[@\\](?:anchor|section|subsection|page)\s+([\w-]+)/gm)].map(
    ([, id = '']) => id,
  );
  return [...braced, ...labels, ...blocks, ...own, ...commands];
}

/** The titles of tabs (Material for MkDocs). */
function tabAnchors(text: string): readonly Named[] {
  const titles = [...text.matchAll(/^[ \t>]*===[!+]?[ \t]+"([^"\n]+)"/gm)].map(([, title = '']) => title);
  return titles.map((title) => ({ name: slugOf(title), words: title }));
}

/** Directives of site builders, and components that bring headings along. */
const INCLUDES =
  /<!--\s*@include|^\s*(?:::: ?include|!!!include|\{%\s*include|\{!|<<<|import\s.+\bfrom\s)|^\.\. include::|^--8<--|\[\[_?TOC|^\[\[include|\[!INCLUDE\b|^[ \t>]*!\[\[|":include/im;

/**
 * What templates put in when a page is built: `{{#include x}}`, `{{< x >}}`, `{{% x %}}`, `{{> x}}`, `{% x %}`, `<%= x %>`, `!include x`,
 * a fence that is run (```` ```{include} x ````), and the docs of a module (`::: shop.cart`).
 */
const MADE =
  /\{\{(?:#include|[<%>]|\s*\w+\s*\()|\{%|<%|^[ \t>]*(?:!include\b|(?:`{3,}|~{3,}|:{3,})[ \t]*\{[a-z]|:::[ \t]*(?:auto\w+[ \t]|\w+(?:\.\w+)+[ \t]*$)|;?-+8<-)/m;

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
