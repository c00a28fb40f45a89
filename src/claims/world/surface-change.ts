/**
 * Says what has changed between a surface that the lock remembers and the one of today: whether anybody can tell that it is
 * another contract, line by line for a review, and in one sentence for a finding. Words and fingerprints are compared elsewhere.
 */
import type { ChangedLine } from '../../model.ts';
import { isBareLine, isCallLine, isLiteralLine } from './contract-likeness.ts';
import { asInterface, comparedLines, nameOf, oneLine, type ComparedLine, type FormerSurface } from './surface-lines.ts';
import type { Surface } from './surface.ts';
import { listed } from '../../phrase.ts';
import { writtenHead } from './written-contract.ts';

/** What lies between a surface and the one that it is today, where their fingerprints differ. */
export interface SurfaceChange {
  /** The lines that differ, in the order of today's text, lost ones first. Empty where the texts do not show the difference. */
  readonly lines: readonly ChangedLine[];
  /** What has changed, for the end of a sentence: `was …, is …`. */
  readonly words: string;
  /**
   * False for a change that words about the symbol can hardly be wrong by. A type is written on one side alone: what is inferred,
   * only the checker knows. Or the literal of a constant is as it was, or every public member of a class: the rest
   * concerns its subclasses. Or a type with the same members is an interface now, or one that the file kept to itself is exported or
   * stands in another.
   */
  readonly isTold: boolean;
}

/** Compares two surfaces. */
export function surfaceChange(was: FormerSurface, now: Surface): SurfaceChange {
  if (was.text === '')
    return {
      lines: [{ is: oneLine(now.text) }],
      words: `it is \`${shortened(oneLine(now.text))}\` now, and what it was is lost`,
      isTold: true,
    };
  const compared = comparedLines(was, now);
  const told = compared.filter(({ likeness }) => likeness === 'other');
  const lines = (told.length > 0 ? told : compared).map(shownLine);
  const isUnclear = told.length === 0 && compared.some(({ likeness }) => likeness === 'unclear');
  const isPublished = compared.length === 0 && showsNothingPrivate(was.text, now);
  const isTold = told.length > 0 || !(isUnclear || isPublished || isAsItWas(was.text, now));
  return { lines, words: inWords(lines, now), isTold };
}

function shownLine({ was, is }: ComparedLine): ChangedLine {
  return { ...(was !== undefined && { was }), ...(is !== undefined && { is }) };
}

function inWords(lines: readonly ChangedLine[], now: Surface): string {
  if (lines.length === 0) {
    return now.isInferred && !isCallLine(firstLine(now.text))
      ? 'its type is that of its initialiser, which reads otherwise now, or calls something that comes from another module'
      : `in a part that the lock keeps no text of${hiddenIn(now)}`;
  }
  const isOpen = lines.some(({ is }) => is === undefined) && mayInherit(now);
  const shown = lines.slice(0, MAX_SHOWN).map((line) => wordsOf(line, isOpen));
  const rest = lines.length - shown.length;
  const more = rest === 0 ? [] : [`${rest} more ${rest === 1 ? 'member differs' : 'members differ'}`];
  return [...shown, ...more].join('; ');
}

/** The names in a text that its file keeps to itself: what they stand for is no part of the text, and may be what changed. */
function hiddenIn(now: Surface): string {
  const names = wordsAmong(now.keptNames(), now.text).slice(0, MAX_SHOWN);
  return names.length === 0 ? '' : `, such as what its file means by ${listed(names.map((name) => `\`${name}\``))}`;
}

function wordsAmong(names: readonly string[], text: string): readonly string[] {
  const words = new Set(text.match(/[\w$]+/g));
  return names.filter((name) => words.has(name));
}

/**
 * True where the text is whole and the same, and names nothing that the file keeps to itself: the shape of such a name would be the only
 * thing that differs. What it was when it was stamped, nobody knows once it has another home.
 */
function showsNothingPrivate(was: string, now: Surface): boolean {
  if (was.endsWith('…') || now.text.endsWith('…') || (now.isInferred && !isCallLine(firstLine(now.text)))) return false;
  return wordsAmong(now.ownNames(), now.text).length === 0;
}

function firstLine(text: string): string {
  return text.split('\n', 1)[0] ?? '';
}

/** True where the texts show all that words speak of, and show no difference. */
function isAsItWas(was: string, now: Surface): boolean {
  if (was.endsWith('…') || now.text.endsWith('…')) return false;
  // The same literal as before: `'v2' as const` is of the type that `'v2'` has.
  if (now.value !== undefined && [' = ', ': '].some((sign) => now.text.endsWith(sign + now.value))) return true;
  if (/^const\b(?! enum)/.test(now.text) && now.members.length > 0)
    return now.members.every(({ value }) => value !== undefined);
  const [head, headNow] = [was, now.text].map((text) => text.split('\n', 1)[0] ?? '') as [string, string];
  if (head !== headNow && asInterface(head) === asInterface(headNow)) return true;
  return /^(?:abstract )?class\b.*\n/.test(now.text);
}

/** Members that a sentence names. A review shows them all. */
const MAX_SHOWN = 3;

/** True for what may have members that it does not declare: from a base that is not known, a mixin, or an assignment to its prototype. */
function mayInherit({ text, heritage }: Surface): boolean {
  return writtenHead(text.split('\n', 1)[0] ?? '') !== undefined && heritage().isOpen;
}

function wordsOf({ was, is }: ChangedLine, mayBeInherited: boolean): string {
  if (is === undefined) return `\`${nameOf(was ?? '')}\` is ${mayBeInherited ? 'declared there no more' : 'gone'}`;
  if (was === undefined) return `\`${shortened(is)}\` is new`;
  if (is !== '' && isBareLine(is) && isLiteralLine(was)) return `was \`${shortened(was)}\`, and is no literal now`;
  if (was.endsWith(' …') && !was.endsWith('=> …')) return `\`${nameOf(was)}\` is \`${shortened(is)}\` now`;
  const [before, after] = aroundTheChange(was, is);
  return `was \`${before}\`, is \`${after}\``;
}

/** Longest text that a sentence quotes whole. */
const MAX_QUOTED = 120;
/** Characters that are kept around the change of a longer one. */
const MARGIN = 24;

/** Two texts without most of what they have in common, where they are too long for a sentence. */
function aroundTheChange(was: string, is: string): readonly [string, string] {
  if (was.length <= MAX_QUOTED && is.length <= MAX_QUOTED) return [was, is];
  let start = 0;
  while (start < was.length && was[start] === is[start]) start++;
  let end = 0;
  while (end < Math.min(was.length, is.length) - start && was.at(-1 - end) === is.at(-1 - end)) end++;
  const from = start <= MARGIN ? 0 : wordStart(was, start - MARGIN);
  const part = (text: string): string => {
    const to = end <= MARGIN ? text.length : text.length - end + MARGIN;
    return `${from > 0 ? '…' : ''}${shortened(text.slice(from, to))}${to < text.length ? '…' : ''}`;
  };
  return [part(was), part(is)];
}

function wordStart(text: string, at: number): number {
  const blank = text.indexOf(' ', at);
  return blank >= 0 && blank < at + MARGIN ? blank + 1 : at;
}

function shortened(text: string): string {
  return text.length <= MAX_QUOTED ? text : `${text.slice(0, MAX_QUOTED - 1)}…`;
}
