/** What code spans claim that hold paths and are none as a whole, where the words around them speak of this repository. */
import type { Body, Piece } from '../../model.ts';
import { proseOfSentence } from '../words/clause.ts';
import { isGivenAsExample } from '../words/led-in.ts';
import { mayBeRoute, openPaths, type OpenPath } from './open-path.ts';

/** The paths that a code span holds. A gap is there to be shown as well: in an example, and where addresses are spoken of, it claims nothing. */
export function openClaims(body: Body, piece: Extract<Piece, { kind: 'code' }>): readonly OpenPath[] {
  if (piece.value.includes('{{')) return [];
  const isShown = (path: OpenPath): boolean =>
    path.isStart === true &&
    (isGivenAsExample(body, piece) || (mayBeRoute(path) && speaksOfAddresses(proseOfSentence(body, piece))));
  return openPaths(piece.value).filter((path) => !isShown(path));
}

/** Whether a sentence speaks of addresses: "Post to `/src/server/`". */
export function speaksOfAddresses(prose: string): boolean {
  return ON_ADDRESSES.test(prose);
}

const ON_ADDRESSES =
  /\b(?:get|post|put|patch|delete|fetch|requests?|routes?|routed|urls?|uris?|endpoints?|pages?|serve[ds]?|serving|redirects?|https?|addresse?s?|prefix(?:es)?|visit|navigate|browser|website|site|links?|mount(?:s|ed)?|container|image|server)\b/i;
