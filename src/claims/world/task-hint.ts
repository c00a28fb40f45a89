/**
 * The hint for a script, a target or a recipe that is not there. Such names are put together: another word in any part is another
 * task (`ci:validate` checks no data), so that only a slip of the pen, or the same words joined otherwise, is worth naming.
 */
import { nearest } from '../../nearest.ts';
import { counted } from '../../phrase.ts';
import { hintOf, namesHolding } from './symbol.ts';

/** The hint for a task `name` that is none of `known`. */
export function taskHint(name: string, known: readonly string[]): { readonly hint?: string } {
  const alike = known.filter((each) => isMisspelt(name, each));
  const like = nearest(name, alike) ?? alike[0];
  const holding = PART.test(name) ? [] : namesHolding(name, known);
  const hint = hintOf(like === undefined ? holding : [like], known);
  return hint.hint === undefined ? familyHint(name, known) : hint;
}

/** Of many tasks those that begin with the same word: what there is beside `test:ui`, and none of them in its stead. One alone would read so. */
function familyHint(name: string, known: readonly string[]): { readonly hint?: string } {
  const [first = ''] = name.split(PART);
  const family = known.filter((each) => each.split(PART)[0] === first);
  if (family.length < 2 || family.length > MAX_FAMILY) return {};
  const names = family.map((each) => `\`${each}\``).join(', ');
  return { hint: `There are ${names} and ${counted(known.length - family.length, 'other')}.` };
}

/** More are a list that nobody reads. */
const MAX_FAMILY = 5;

const PART = /[-:._/]+/;

/** Whether each word of the one is that of the other, but for a slip. */
function isMisspelt(name: string, known: string): boolean {
  if (joined(name) === joined(known)) return true;
  const [words, others] = [name.split(PART), known.split(PART)];
  return words.length === others.length && words.every((word, at) => isSlip(word, others[at] ?? ''));
}

/** `typecheck` and `type-check`. */
function joined(name: string): string {
  return name.toLowerCase().split(PART).join('');
}

/** Words of up to this length differ by two letters too easily: `pull` and `push`. */
const SHORT = 5;

function isSlip(word: string, other: string): boolean {
  if (word === other || lettersOf(word) === lettersOf(other)) return true;
  // `up` and `ui`, `dev` and `db`.
  if (Math.min(word.length, other.length) < 4) return false;
  return nearest(word, [other], word.length > SHORT ? Infinity : 1) !== undefined;
}

/** The same letters in another order: `tset`. */
function lettersOf(word: string): string {
  return [...word.toLowerCase()].sort().join('');
}
