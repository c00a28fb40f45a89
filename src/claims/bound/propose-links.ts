/**
 * Plain mentions of an agent file that a person owns, as links that lint can follow. Bound facts mean nothing there, since
 * nobody compiles the file.
 */
import { folderOf, joinPath } from '../../path.ts';
import type { Body, Piece } from '../../model.ts';
import { isTakenBack } from '../words/clause.ts';
import { isLinkLabel } from '../words/link-label.ts';
import { codePath } from '../words/path-text.ts';
import { comparePlaces, type LeftMention, type Proposal, type Proposals } from './propose.ts';
import { findDeclaration } from './suggest-symbol.ts';
import type { SuggestionGround } from './suggest.ts';
import { isKnown, relativePath, treeOf } from '../../tree.ts';

type Span = Extract<Piece, { kind: 'code' }>;

/** Proposes links for the code spans of `body` that name a path or an export. */
export function proposeLinks(
  { file, body }: { readonly file: string; readonly body: Body },
  ground: SuggestionGround,
): Proposals {
  const proposals: Proposal[] = [];
  const left: LeftMention[] = [];
  const headings = body.pieces.filter((piece) => piece.kind === 'heading');
  for (const piece of body.pieces) {
    if (piece.kind !== 'code' || body.text.slice(piece.start, piece.end) !== `\`${piece.value}\``) continue;
    if (isLinkLabel(body, piece) || isTakenBack(body, piece, 'path')) continue;
    const found = destination(file, piece, ground);
    if (found === undefined || headings.some(({ start, end }) => start <= piece.start && piece.end <= end)) continue;
    const place = { file, line: piece.line, column: piece.column };
    const before = `\`${piece.value}\``;
    if ('reason' in found) left.push({ ...place, text: piece.value, reason: found.reason });
    else proposals.push({ ...place, before, after: `[${before}](${found.url})` });
  }
  return { proposals: proposals.sort(comparePlaces), left: left.sort(comparePlaces) };
}

type Destination = { readonly url: string } | { readonly reason: string };

function destination(file: string, { value }: Span, ground: SuggestionGround): Destination | undefined {
  const path = codePath(value);
  if (path !== undefined) return pathDestination(file, { value, path }, ground);
  const found = findDeclaration({ text: value, ground });
  if (found === undefined || 'reason' in found) return found;
  return PLAIN.test(found.path) ? { url: `${relativePath(folderOf(file), found.path)}#${found.symbol}` } : undefined;
}

/** Paths that stand in a link as they are. */
const PLAIN = /^[\w@.+/-]+$/;

/** A path with folders in it, read from the file or from the root: a bare name may be any file of that name. */
function pathDestination(
  file: string,
  { value, path }: { readonly value: string; readonly path: string },
  { paths }: SuggestionGround,
): Destination | undefined {
  const tree = treeOf(paths);
  const folder = folderOf(file);
  const places = [...new Set([joinPath(folder, path), path])].filter(
    (each) => each !== undefined && isKnown(tree, each),
  );
  const [only] = places;
  // What it had behind it, a line or an anchor, would be lost.
  if (only === undefined || !path.includes('/') || !PLAIN.test(only) || /[:#?]/.test(value)) return undefined;
  if (places.length > 1) return { reason: `it may be ${places.map((each) => `\`${each}\``).join(' or ')}` };
  return { url: relativePath(folder, only) + (value.endsWith('/') && tree.folders.has(only) ? '/' : '') };
}
