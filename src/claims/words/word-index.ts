/** Whether texts name a word, for thousands of words and long texts alike. It knows nothing of claims. */
import { oncePer } from '../../once.ts';

/**
 * Words that are looked for before the texts are taken apart. That takes as long as to look for some fifty (100 texts of 14 KB,
 * 2026-11-21), and most texts are asked for a few.
 */
const FEW = 50;

/** Whether one of `texts` holds `written` as a word of its own: `src/a.ts` is not named by `src/a.tsx`, nor by `x/src/a.ts`. */
export function someHasWord(texts: ReadonlyMap<string, string>, written: string): boolean {
  const asked = questionsTo(texts);
  asked.count += 1;
  const places = asked.count > FEW ? placesOf(written, placesIn(texts)) : undefined;
  return places === undefined
    ? [...texts.values()].some((text) => hasWord(text, written))
    : places.some(({ text, offset }) => isWordAt(text, written, offset));
}

/** Whether `text` holds `written` as a word of its own. */
export function hasWord(text: string, written: string): boolean {
  for (let at = text.indexOf(written); at >= 0; at = text.indexOf(written, at + 1))
    if (isWordAt(text, written, at)) return true;
  return false;
}

/** What code imports, as it stands there. */
export function quotations(specifier: string): readonly string[] {
  return [`'${specifier}'`, `"${specifier}"`];
}

function isWordAt(text: string, written: string, at: number): boolean {
  if (at < 0 || !text.startsWith(written, at)) return false;
  const [before = '', after = ''] = [text[at - 1], text[at + written.length]];
  return !/[\w/-]/.test(before) && !/[\w/-]/.test(after);
}

/** A place in one of the texts. */
interface Occurrence {
  readonly text: string;
  readonly offset: number;
}

/** Where `written` would begin for its rarest part to stand where it does; undefined where it has no part. */
function placesOf(written: string, index: ReturnType<typeof placesIn>): readonly Occurrence[] | undefined {
  let rarest: { readonly places: readonly Occurrence[]; readonly at: number } | undefined;
  for (const { 0: part, index: at } of written.matchAll(PART)) {
    // A word of its own has parts that are words of their own.
    const places = index.get(part) ?? [];
    if (rarest === undefined || places.length < rarest.places.length) rarest = { places, at };
  }
  return rarest?.places.map(({ text, offset }) => ({ text, offset: offset - (rarest?.at ?? 0) }));
}

/** The longest runs of what no word ends at. */
const PART = /[\w/-]+/g;

/** Part of a word → where it stands. */
const placesIn = oncePer((texts: ReadonlyMap<string, string>) => {
  const places = new Map<string, Occurrence[]>();
  for (const text of texts.values()) {
    for (const { 0: part, index: offset } of text.matchAll(PART)) {
      const known = places.get(part);
      if (known) known.push({ text, offset });
      else places.set(part, [{ text, offset }]);
    }
  }
  return places;
});

const questionsTo = oncePer<ReadonlyMap<string, string>, { count: number }>(() => ({ count: 0 }));
