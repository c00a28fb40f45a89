/**
 * Links of adopted texts to files that the adoption takes away: they lead to the notes that hold those texts now. Where an output
 * stands in the old place the link holds as it is. It knows no disk, and asks nobody what becomes of a file.
 */
import { folderOf, joinPath, percentDecoded } from '../path.ts';
import type { Piece } from '../model.ts';
import { splitNote } from '../sources/front-matter.ts';
import { parseBody } from '../sources/markdown.ts';
import { relativePath } from '../tree.ts';
import { applyEdits, type Edit } from '../targets/edits.ts';
import { htmlLinkEdits } from '../targets/html.ts';
import type { Adoption, PlannedNote } from './adoption.ts';

/** Adopted files that no output takes the place of → the note that holds their text. */
export function goneInto(
  { files, targets }: Pick<Adoption, 'files' | 'targets'>,
  outputs: readonly { readonly path: string }[],
): ReadonlyMap<string, string> {
  const built = new Set(outputs.map(({ path }) => path));
  const notes = new Map(files.flatMap(({ path, notes: [note] }) => (note === undefined ? [] : [[path, note]])));
  const linked = targets.flatMap(({ path, link }) => (notes.has(link) ? [[path, notes.get(link) ?? ''] as const] : []));
  return new Map([...notes, ...linked].filter(([path]) => !built.has(path ?? '')));
}

/** The notes with their links to what is gone leading to where its text is; the same list where there are none. */
export function relinked(notes: readonly PlannedNote[], gone: ReadonlyMap<string, string>): readonly PlannedNote[] {
  const moved = notes.map((note) => (gone.size === 0 ? note : relinkedNote(note, gone)));
  return moved.some((note, at) => note !== notes[at]) ? moved : notes;
}

function relinkedNote(note: PlannedNote, gone: ReadonlyMap<string, string>): PlannedNote {
  const { body } = splitNote(note.path, note.text).value;
  const head = note.text.length - body.length;
  // A text with other line ends than its lines say is none that was planned.
  if (note.text.slice(head) !== body) return note;
  const { pieces } = parseBody(note.path, body, 1).value;
  const to = (url: string): string => movedUrl(url, note.path, gone);
  const edits = pieces.flatMap((piece) => linkEdits(piece, body, to));
  return edits.length === 0 ? note : { ...note, text: note.text.slice(0, head) + applyEdits(body, edits) };
}

function linkEdits(piece: Piece, text: string, to: (url: string) => string): readonly Edit[] {
  if (piece.kind === 'html')
    return htmlLinkEdits(piece, text, to).filter((edit) => edit.text !== text.slice(edit.start, edit.end));
  if (piece.kind !== 'link' && piece.kind !== 'image' && piece.kind !== 'definition-url') return [];
  const [, open = '', url = '', close = ''] = /^(<?)(.*?)(>?)$/s.exec(text.slice(piece.start, piece.end)) ?? [];
  const moved = to(url);
  return moved === url ? [] : [{ start: piece.start, end: piece.end, text: open + moved + close }];
}

/** `mdc:` counts from the root, and so do many who write it not. */
function movedUrl(url: string, file: string, gone: ReadonlyMap<string, string>): string {
  const [, scheme = '', path = '', rest = ''] = /^(mdc:)?([^?#]*)(.*)$/s.exec(url) ?? [];
  const written = percentDecoded(path);
  const places = [...(scheme === '' ? [joinPath(folderOf(file), written)] : []), joinPath('', written)];
  const note = places.map((place) => gone.get(place ?? '')).find((found) => found !== undefined);
  if (note === undefined) return url;
  return scheme + (scheme === '' ? relativePath(folderOf(file), note) : note) + rest;
}
