/**
 * Samples of markdown that hold fences themselves: by the letter the first inner fence ends the sample, and what follows is read the
 * wrong way round. It finds where their author meant them to end, and reads nothing else.
 */

/** `text` in the same length, in which samples whose inner fences are as long as their own end where they are meant to. */
export function withWholeSamples(text: string): string {
  if (!MARKDOWN.test(text)) return text;
  const parts: string[] = [];
  let at = 0;
  for (const { start, marker } of innerFences(text)) {
    // A tilde for a backtick, and the other way: such a line ends no fence of the other kind.
    parts.push(text.slice(at, start), (marker.startsWith('`') ? '~' : '`').repeat(marker.length));
    at = start + marker.length;
  }
  return parts.join('') + text.slice(at);
}

const MARKDOWN = /^ {0,3}(?:`{3,}|~{3,})(?:md|markdown|mdx)\b/im;

interface Fence {
  /** Offset of its marker. */
  readonly start: number;
  readonly marker: string;
  readonly language: string;
}

/** The fences inside of samples that hold such with a language. Where fences do not pair, nothing is known. */
function innerFences(text: string): readonly Fence[] {
  const found: Fence[] = [];
  let [outer, inner, depth]: [Fence | undefined, Fence[], number] = [undefined, [], 0];
  for (const fence of fencesIn(text)) {
    if (outer === undefined) {
      [outer, inner, depth] = [fence, [], 1];
      continue;
    }
    if (fence.marker !== outer.marker) continue;
    if (fence.language === '') depth--;
    else if (SAMPLE.test(outer.language)) depth++;
    else continue;
    if (depth > 0) inner.push(fence);
    else {
      found.push(...inner);
      outer = undefined;
    }
  }
  return found;
}

const SAMPLE = /^(?:md|markdown|mdx)$/i;

function fencesIn(text: string): readonly Fence[] {
  return [...text.matchAll(/^( {0,3})(`{3,}|~{3,})[ \t]*([^\s`]*)/gm)].map(
    ({ index, 1: indent = '', 2: marker = '', 3: language = '' }) => ({
      start: index + indent.length,
      marker,
      language,
    }),
  );
}
