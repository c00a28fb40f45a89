/** Tells the label of a link from other text. What the link claims is its destination, which others read. */
import type { Body } from '../model.ts';

/** The label of a link is the author's wording; the destination is the claim. */
export function isLinkLabel(body: Body, piece: { readonly end: number }): boolean {
  return /^[^\][\n]*\](?:\(|\[)/.test(body.text.slice(piece.end, piece.end + 200));
}
