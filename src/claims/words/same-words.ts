/**
 * Whether a claim stands between the words that it stood between before a commit. A sentence that was written anew may tell of what
 * the commit did ("`a.ts` must not come back"), in more ways than a list of words can hold. It judges no claim.
 */
import type { Claim, WordsThen } from '../../model.ts';
import { offsetsOf } from '../../offsets.ts';
import { lineOf } from './line-of.ts';
import { titledSo } from './same-titles.ts';
import { someHasWord } from './word-index.ts';

/** Words on either side that have to be the same. More would take every edit of a long line for a new sentence. */
const NEIGHBOURS = 2;

/**
 * True when one of `before` held the words of the claim beside the same words; true as well where none spelt them alike. Where only the
 * `name` in them is of before (`sleep()` then, `sleep(ms)` now), the words beside that are compared.
 */
export function stoodSo(
  { file, line, span, text, name }: Pick<Claim, 'file' | 'line' | 'span' | 'text'> & { readonly name?: string },
  now: ReadonlyMap<string, string>,
  before: Iterable<string>,
): boolean {
  const row = lineOf(now, file, line) ?? '';
  const texts = [...before];
  for (const written of new Set([span ?? text, name ?? text])) {
    const rows = row.includes(written) ? texts.flatMap((each) => linesWith(each, written)) : [];
    if (rows.length === 0) continue;
    const here = surroundings(row, written);
    return rows.some((old) => surroundings(old, written).some((one) => here.includes(one)));
  }
  return true;
}

/** What the text, and those that its words may come from, said before a commit. */
function saidBefore(file: string, commit: string, { before, origins }: WordsThen): ReadonlyMap<string, string> {
  const then = before.get(commit);
  return new Map(
    (origins.get(file) ?? [file]).flatMap((path): readonly (readonly [string, string])[] => {
      const text = then?.get(path);
      return text === undefined ? [] : [[path, text]];
    }),
  );
}

/** What a claim is asked by: the commit that took what it names, the texts before it, and those of today. */
export interface Saying {
  readonly commit: string;
  readonly past: WordsThen;
  readonly now: ReadonlyMap<string, string> | undefined;
}

/**
 * Whether the text, or one that its words may come from, held `written` as a word before the commit, and in prose in the words of now;
 * undefined where none held it.
 */
export function saidSo(claim: Claim, written: string, { commit, past, now }: Saying): boolean | undefined {
  const before = saidBefore(claim.file, commit, past);
  if (!someHasWord(before, written)) return undefined;
  if (claim.how !== 'code' || now === undefined) return true;
  return titledSo(claim, now, before) && stoodSo({ ...claim, name: written }, now, before.values());
}

function linesWith(text: string, written: string): readonly string[] {
  return offsetsOf(text, written).map((at) => {
    const end = text.indexOf('\n', at);
    return text.slice(text.lastIndexOf('\n', at) + 1, end < 0 ? text.length : end);
  });
}

/** The words beside each place of `written` in a text. Other code counts by being there, so that a neighbour may be mended alone. */
export function surroundings(row: string, written: string): readonly string[] {
  return offsetsOf(row, written).map((at) => {
    // Half of a code span is none.
    const before = wordsOf(row.slice(0, at).replace(/`[^`]*$/, ''));
    const after = wordsOf(row.slice(at + written.length).replace(/^[^`]*`/, ''));
    return [...before.slice(-NEIGHBOURS), '', ...after.slice(0, NEIGHBOURS)].join(' ');
  });
}

/** Marks for good and bad count as words, and so does what is struck out. */
function wordsOf(text: string): readonly string[] {
  return text.replace(/`[^`]*`/g, ' CODE ').match(/[\p{L}\p{N}]+|[❌✗✘🚫👎⛔✅✓👍]|~~|<\/?(?:del|s|strike)>/gu) ?? [];
}
