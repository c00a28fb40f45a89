/** What stands between the tags of an example, as guides for models are written: `<example>` … `</example>`. It judges no claim. */
import type { Body } from '../../model.ts';
import { oncePer } from '../../once.ts';
import type { Span } from './statements.ts';

/**
 * Whether an offset of the body stands in an element that is called an example. A tag that nobody closes opens nothing; one that is closed
 * twice goes on to the second, as in a prompt that Cloudflare offers for rules.
 */
export function isInExampleElement(body: Body, at: number): boolean {
  return elementsOf(body).some(({ start, end }) => start <= at && at < end);
}

const elementsOf = oncePer((body: Body): readonly Span[] => {
  const found: Opened[] = [];
  const open: Opened[] = [];
  for (const piece of body.pieces) {
    if (piece.kind !== 'html' || piece.isComment) continue;
    for (const { 1: slash, 2: name = '', index } of body.text.slice(piece.start, piece.end).matchAll(TAG)) {
      const place = { name: name.toLowerCase(), start: piece.start + index, end: 0 };
      if (slash === '') open.push(place);
      else {
        const isOne = (each: Opened): boolean => each.name === place.name;
        const last = open.findLastIndex(isOne);
        const [opened] = last === -1 ? [found.findLast(isOne)] : open.splice(last);
        if (opened) found.push({ ...opened, end: place.start });
      }
    }
  }
  return found;
});

interface Opened extends Span {
  readonly name: string;
}

/** `<example id="a">`, `<good_example>`, `</examples>`. */
const TAG = /<(\/?)((?:[a-z]+[_-]){0,3}examples?)(?=[\s>])[^<>]*>/gi;
