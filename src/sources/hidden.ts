/**
 * Characters that readers do not see and models read: controls of writing direction, tag characters, and what stands
 * without width inside a word. Says where they are and never shows them. What scripts and emoji need is left alone.
 */
import type { Problem } from '../model.ts';
import { identityOf } from '../identity.ts';
import { joinersShown } from './shown-joiners.ts';

/** Rule id of a text that holds such characters. */
export const HIDDEN_UNICODE = 'security/hidden-unicode';

/** Embeddings, overrides and isolates: with them a text reads otherwise than it is (Unicode TR 36; CVE-2021-42574). */
const DIRECTION = '[\\u202A-\\u202E\\u2066-\\u2069]';

/** Invisible twins of ASCII; no text needs them but the flags of regions. */
const TAG = '[\\u{E0000}-\\u{E007F}]';

/** Joiners, breaks, marks and anchors without width. */
const NO_WIDTH =
  '\\u034F\\u061C\\u180E\\u200B-\\u200F\\u2060-\\u2064\\u206A-\\u206F\\uFEFF\\uFFF9-\\uFFFB\\u{1BCA0}-\\u{1BCA3}\\u{1D173}-\\u{1D17A}';

/** Fillers of Hangul: blank, and in rows somebody's wide spaces. */
const FILLERS = '\\u115F\\u1160\\u3164\\uFFA0';

/** Free variants of Mongolian, vowels of Khmer that are not written, and what Unicode keeps for more that is not seen (DerivedCoreProperties). */
const IGNORED = '\\u17B4\\u17B5\\u180B-\\u180D\\u180F\\u2065\\uFFF0-\\uFFF8\\u{E0080}-\\u{E00FF}\\u{E01F0}-\\u{E0FFF}';

/** Variants of the letter or sign before them. */
const SELECTOR = '\\uFE00-\\uFE0F\\u{E0100}-\\u{E01EF}';

const SOFT_HYPHEN = '\\u00AD';

/** Between letters of other scripts such characters have their place; inside an ASCII word they have none. */
const IN_WORD = `(?<=[A-Za-z0-9_])[${NO_WIDTH}${FILLERS}${IGNORED}${SELECTOR}${SOFT_HYPHEN}]+(?=[A-Za-z0-9_])`;

/** Every script needs one at a time, or two where somebody typed one twice; in rows they spell what nobody sees. */
const ROW = `[${NO_WIDTH}${SOFT_HYPHEN}]{3,}`;

/** A soft hyphen says where a word may be parted, and stands inside of words alone (Unicode 15, 6.2). */
const HYPHENS = /^\u00AD{1,2}$/;

/** Zero with a stroke, and what is left of a keycap, are a digit and a selector. */
const DIGIT_VARIANT = /^[\uFE00-\uFE0F]$/;

/** Word processors heap up marks of direction in texts that are written to the left. */
const HEAP = /^[\u061C\u200E\u200F]{1,7}$/;

/** One such character follows one that is seen; in rows they carry bytes of their own. */
const SELECTORS = `[${SELECTOR}]{3,}`;

const HIDDEN = new RegExp(`${DIRECTION}+|${TAG}+|${IN_WORD}|${ROW}|${SELECTORS}`, 'gu');

/** A text that speaks of them may show one where it does; a row of them carries bytes of its own. */
const LONE_JOINER = /^[\u200B-\u200D]$/;

/** The flag of Scotland and its like: a black flag, the letters of the region as tags, and the tag that ends them. */
const REGION_FLAG = /\u{1F3F4}[\u{E0020}-\u{E007E}]{1,10}\u{E007F}/gu;

/** One problem for each line of `text` that holds hidden characters. */
export function hiddenCharacters(file: string, text: string): readonly Problem[] {
  const shown = text.replace(REGION_FLAG, (flag) => '.'.repeat(flag.length));
  if (shown.search(HIDDEN) < 0) return [];
  const isShown = joinersShown(text);
  return shown.split('\n').flatMap((line, index): readonly Problem[] => {
    const found = [...line.matchAll(HIDDEN)].filter(({ 0: characters, index: at }) => {
      if (LONE_JOINER.test(characters)) return !isShown(index, at);
      if (HYPHENS.test(characters)) return false;
      if (DIGIT_VARIANT.test(characters)) return !/\d/.test(line[at - 1] ?? '');
      if (CONTROLS.test(characters)) return !isTwoWays(line);
      if (OPERATOR.test(characters)) return !isInFormula(line, at);
      // Beside letters that run to the left a mark may be what keeps two words apart, or a number whole.
      return !HEAP.test(characters) || (isInWord(line, at, characters) && !TO_THE_LEFT.test(line));
    });
    const [first] = found;
    if (first === undefined) return [];
    const kinds = [...new Set(found.map(([characters]) => describe(characters)))];
    const message = `This line holds ${howMany(found.map(([characters]) => characters))}: ${kinds.join(', ')}. Readers do not see them, and agents read them.`;
    const hint = 'Delete them, or write the line anew.';
    const identity = identityOf(HIDDEN_UNICODE, between(line, first, found.at(-1) ?? first));
    return [{ rule: HIDDEN_UNICODE, file, line: index + 1, column: first.index + 1, message, identity, hint }];
  });
}

/** One place may hold a row of them. */
function howMany(places: readonly string[]): string {
  if (places.length > 1) return `hidden characters at ${places.length} places`;
  return [...(places[0] ?? '')].length > 1 ? 'hidden characters' : 'a hidden character';
}

/**
 * A line in which letters of both directions stand, each embedding and isolate ends, and one to the left holds such letters: that is
 * how such a line is written. Left open, an isolate reorders what follows, and an override whatever it holds ("Trojan Source", 2021).
 */
function isTwoWays(line: string): boolean {
  if (!TO_THE_LEFT.test(line)) return false;
  const open: { readonly character: string; readonly at: number }[] = [];
  for (const { 0: character, index } of line.matchAll(CONTROL)) {
    if (/[\u202D\u202E]/.test(character)) return false;
    if (/[\u202A\u202B\u2066-\u2068]/.test(character)) {
      open.push({ character, at: index });
      continue;
    }
    const last = open.pop();
    if (last === undefined || /[\u202A\u202B]/.test(last.character) !== (character === '\u202C')) return false;
    if (/[\u202B\u2067]/.test(last.character) && !TO_THE_LEFT.test(line.slice(last.at, index))) return false;
  }
  return open.length === 0;
}

const CONTROL = new RegExp(DIRECTION, 'g');
const CONTROLS = new RegExp(`^${DIRECTION}+$`);

/** Letters of the living scripts that run to the left. */
const TO_THE_LEFT = new RegExp(
  ['Hebrew', 'Arabic', 'Syriac', 'Thaana', 'Nko', 'Adlam', 'Hanifi_Rohingya', 'Mandaic', 'Samaritan']
    .map((script) => `(?=\\p{L})\\p{Script=${script}}`)
    .join('|'),
  'u',
);

/** Application, times, separator and plus of formulas, which nobody writes out (Unicode 15, 22.6). */
const OPERATOR = /^[\u2061-\u2064]$/;

/** Between numbers and single letters, or behind the name of a function; more letters could be those of a word that they split. */
function isInFormula(line: string, at: number): boolean {
  const [before] = /[\w\u2061-\u2064]*$/.exec(line.slice(0, at)) ?? [''];
  const [after] = /^[\w\u2061-\u2064]*/.exec(line.slice(at)) ?? [''];
  return FORMULA.test(before + after) && (before + after).replace(FUNCTION, '').replace(/[^A-Za-z]/g, '').length < 4;
}

const FUNCTION = /^(?:a?(?:sin|cos|tan)h?|cot|sec|csc|log|ln|lg|exp|min|max|det|dim|gcd|lim|mod|arg|ker|inf|sup)\u2061/;
const FORMULA = new RegExp(
  `${FUNCTION.source.replace('^', '^(?:')})?(?:\\d+|[A-Za-z])(?:[\u2061-\u2064](?:\\d+|[A-Za-z]))*$`,
);

/** From the word of the first such characters to that of the last: what stands between controls of direction is read through them. */
function between(line: string, first: RegExpMatchArray, last: RegExpMatchArray): string {
  const [start, end] = [first.index ?? 0, (last.index ?? 0) + last[0].length];
  const before = /[^ \t]*$/.exec(line.slice(0, start))?.[0] ?? '';
  const after = /^[^ \t\r]*/.exec(line.slice(end))?.[0] ?? '';
  return before + line.slice(start, end) + after;
}

function isInWord(line: string, at: number, characters: string): boolean {
  return ASCII.test(line[at - 1] ?? '') && ASCII.test(line[at + characters.length] ?? '');
}

const ASCII = /[A-Za-z0-9_]/;

const NAMES: readonly (readonly [RegExp, string])[] = [
  [/[\u202D\u202E]/, 'an override of the writing direction'],
  [new RegExp(DIRECTION), 'a control of the writing direction'],
  [new RegExp(TAG, 'u'), 'invisible tag characters'],
  [new RegExp(SELECTORS, 'u'), 'variation selectors in a row'],
  [new RegExp(`^[${SELECTOR}]`, 'u'), 'a variation selector inside a word'],
];

/** `U+202E (an override of the writing direction)`. */
function describe(characters: string): string {
  const code = (characters.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
  const name = NAMES.find(([pattern]) => pattern.test(characters))?.[1] ?? widthless([...characters].length);
  return `U+${code} (${name})`;
}

function widthless(count: number): string {
  return count < 3 ? 'without width, inside a word' : `${count} characters without width in a row`;
}
