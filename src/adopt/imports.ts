/**
 * `@path` imports of Claude Code, Gemini CLI and Copilot CLI, replaced by the text that they bring: outputs hold none,
 * because sessions started in a package would lose it. Works on texts that were read before.
 */
import { CLIENTS } from '../clients.ts';
import { folderOf, joinPath } from '../path.ts';
import type { Body, Piece } from '../model.ts';
import { splitNote } from '../sources/front-matter.ts';
import { parseBody } from '../sources/markdown.ts';
import { applyEdits, type Edit } from '../targets/edits.ts';
import { closingFence } from '../targets/section.ts';
import { movedLinks } from './text.ts';

/** As deep as Claude Code follows them. */
const MAX_HOPS = CLIENTS.claude.importDepth ?? 0;

/** What an import in a text names. */
export interface Import {
  /** As written, without the `@`. */
  readonly written: string;
  readonly line: number;
  /** The repository path that it leads to; undefined for what lies outside: home, an absolute path, a folder above the root. */
  readonly path: string | undefined;
  /** Whether it stands alone on its line. */
  readonly isAlone: boolean;
  readonly start: number;
  readonly end: number;
}

/** What the tree says about import targets. */
export interface ImportTree {
  readonly texts: ReadonlyMap<string, string>;
  readonly isFile: (path: string) => boolean;
  readonly isKnown: (path: string) => boolean;
  /** Why a text cannot be a part of a note, for what nobody sees in it. */
  readonly whyUnfit: (text: string) => string | undefined;
}

/** A text with its imports replaced. */
export interface InlinedText {
  readonly text: string;
  /** Repository paths that were put in, in order. */
  readonly inlined: readonly { readonly path: string; readonly line: number }[];
  /** Imports that a note cannot carry. */
  readonly lost: readonly { readonly written: string; readonly line: number; readonly why: string }[];
}

/** The imports of `text`, which stands in `file`: what the three clients would expand, and nothing in code, links or comments. */
export function importsIn(file: string, text: string): readonly Import[] {
  if (!text.includes('@')) return [];
  const { value: body } = parseBody(file, text, 1);
  return body.pieces.flatMap((piece) => importAt(piece, { body, file }));
}

function importAt(piece: Piece, { body, file }: { readonly body: Body; readonly file: string }): readonly Import[] {
  if (piece.kind !== 'mention') return [];
  const { text } = body;
  const [before, after] = [text[piece.start - 1] ?? '\n', text[piece.end] ?? '\n'];
  // A full stop or a bracket right behind it, and the client takes both for a part of the name.
  if (!/[\s*_]/.test(before) || !/[\s*_]/.test(after)) return [];
  const written = piece.value.slice(1);
  const isOutside = /^(?:~|\/)/.test(written);
  const path = isOutside ? undefined : joinPath(folderOf(file), written);
  const lineStart = text.lastIndexOf('\n', piece.start - 1) + 1;
  const lineEnd = text.indexOf('\n', piece.end);
  const line = text.slice(lineStart, lineEnd < 0 ? text.length : lineEnd).trim();
  return [{ written, line: piece.line, path, isAlone: line === piece.value, start: piece.start, end: piece.end }];
}

/** Repository paths of markdown that `text` imports and `isFile` knows: what has to be read before {@link inlineImports}. */
export function importTargets(file: string, text: string, isFile: (path: string) => boolean): readonly string[] {
  return importsIn(file, text).flatMap(({ path }) =>
    path !== undefined && isFile(path) && isProse(path) ? [path] : [],
  );
}

/** Replaces the imports of `text`. `skip` are paths whose text the reader gets anyway. */
export function inlineImports(
  text: string,
  { file, tree, skip }: { readonly file: string; readonly tree: ImportTree; readonly skip: ReadonlySet<string> },
): InlinedText {
  const inlined: { path: string; line: number }[] = [];
  const lost: { written: string; line: number; why: string }[] = [];
  const expand = (source: string, at: string, trail: readonly string[]): string => {
    const edits: Edit[] = [];
    for (const each of importsIn(at, source)) {
      const why = whyLost(each, tree, trail);
      const target = each.path ?? '';
      const line = trail.length === 1 ? each.line : (inlined.at(-1)?.line ?? 1);
      if (why !== undefined) lost.push({ written: each.written, line, why });
      if (why !== undefined || !tree.isFile(target)) continue;
      // What comes twice on the way is sent once, and so is a twin of the file itself.
      const isKnown = skip.has(target) || trail.includes(target) || inlined.some(({ path }) => path === target);
      const brought = isKnown ? '' : textOf(target, file);
      if (!isKnown) inlined.push({ path: target, line });
      // Imports of an imported text count from its own folder, and stay as its author wrote them.
      const nested = isKnown ? '' : closed(expand(brought, target, [...trail, target])).trim();
      edits.push(...placed(each, nested, source));
    }
    return applyEdits(source, edits);
  };
  const textOf = (path: string, into: string): string => {
    const { value } = splitNote('', tree.texts.get(path) ?? '');
    return movedLinks(value.body, {
      file: path,
      line: value.bodyLine,
      bases: [folderOf(path), ''],
      to: folderOf(into),
      isKnown: tree.isKnown,
    });
  };
  return { text: expand(text, file, [file]), inlined, lost };
}

/** A fence that an imported text leaves open must not swallow what follows it. */
function closed(text: string): string {
  const { pieces } = parseBody('', text, 1).value;
  return applyEdits(
    text,
    pieces.flatMap((piece) => (piece.kind === 'fence' && !piece.isClosed ? [closingFence(piece, text)] : [])),
  );
}

function whyLost(
  { written, path, isAlone }: Import,
  { texts, isFile, whyUnfit }: ImportTree,
  trail: readonly string[],
): string | undefined {
  const isOutside = path === undefined;
  // `@name` in prose is a handle, unless it leads to a file or looks like a path from home.
  if (isOutside) return /^(?:~\/|\/|\.\.\/)/.test(written) ? 'it lies outside of the repository' : undefined;
  if (!isFile(path)) return isAlone && /\.\w+$/.test(written) ? 'there is no such file' : undefined;
  if (!isProse(path)) return 'only markdown is put in; the file is named, and no longer loaded';
  const text = texts.get(path);
  if (text === undefined) return 'it cannot be read';
  const hidden = whyUnfit(text);
  if (hidden !== undefined) return `in \`${path}\`, ${hidden.replace(/\.$/, '')}`;
  return trail.length > MAX_HOPS ? `imports are followed ${MAX_HOPS} files deep` : undefined;
}

/** Text for readers. Manifests and code would stand in the note as a copy that nobody keeps up to date. */
function isProse(path: string): boolean {
  return /\.(?:md|mdc|mdx|markdown|txt)$/i.test(path) || !/\.[^/]*$/.test(path);
}

/** An import alone on its line gives way to the text; one in a sentence stays, and the text follows the block. */
function placed({ start, end, isAlone }: Import, text: string, source: string): readonly Edit[] {
  if (isAlone) {
    const lineStart = source.lastIndexOf('\n', start - 1) + 1;
    if (source.slice(lineStart, start).trim() === '')
      return [{ start: lineStart, end, text: spaced(text, source, { start: lineStart, end }) }];
  }
  if (text === '') return [];
  const stop = blockEnd(source, end);
  return [{ start: stop, end: stop, text: `\n\n${text}` }];
}

function spaced(text: string, source: string, { start, end }: Pick<Edit, 'start' | 'end'>): string {
  if (text === '') return '';
  const before = /(?:^|\n[ \t]*\n)$/.test(source.slice(0, start)) ? '' : '\n';
  const after = /^[ \t]*(?:\n[ \t]*(?:\n|$)|$)/.test(source.slice(end)) ? '' : '\n';
  return `${before}${text}${after}`;
}

/** Where the paragraph or list around `at` ends. */
function blockEnd(source: string, at: number): number {
  const blank = /\n[ \t]*\n(?![ \t]*(?:[-*+]|\d+[.)])[ \t]|[ \t]{2,}\S)/g;
  blank.lastIndex = at;
  return blank.exec(source)?.index ?? source.trimEnd().length;
}
