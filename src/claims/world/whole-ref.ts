/** Whether a text that says that it supersedes a decision means all of it. It reads words, and where they may take something back it says no. */
import type { Decision, DecisionRef } from '../../model.ts';

/**
 * True where nothing stands behind the reference but the title, number or state of that decision, a day, or a reason. Every other word in its
 * clause may limit what is superseded ("on ARM", "where it speaks of caching", "once the migration is done"), and no list has all of
 * those: a decision that a part was taken from is in force.
 */
export function meansWhole({ ref, behind = '' }: DecisionRef, target: Decision): boolean {
  // `#12` alone is an issue or a pull request as well.
  if (ref.startsWith('#')) return false;
  const anchor = /[^\s/-]#(.+)$/.exec(ref)?.[1] ?? '';
  return saysNoMore(anchor, target) && saysNoMore(behind, target);
}

function saysNoMore(written: string, { title, id, number }: Decision): boolean {
  if (/[?§]/.test(written.replace(title, ''))) return false;
  const words = plain(written);
  const names = [plain(title), plain(id)].map((name) => name.replace(NUMBER, '')).filter((name) => name !== '');
  const rest = names.reduce(withoutName, words.replace(NUMBER, '')).trim();
  return [words, rest].some((each) => isState(each, number) || REASON.test(each));
}

function plain(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** What stands before the words of a name: `ADR 12`, `2026 01 02`. */
const NUMBER = /^(?:adr )?(?:\d+[a-z]? )+/;

/** Without the name that the words begin with; a name that they break off says as much, when it is more than a word. */
function withoutName(words: string, name: string): string {
  if (`${words} `.startsWith(`${name} `)) return words.slice(name.length).trim();
  return name.startsWith(`${words} `) && words.includes(' ') ? '' : words;
}

/** Without "from" and "effective": the day that they name may be one to come, and there is no clock here. */
const STATE = new RegExp(
  '^(?:(?:on|as of|of|in|since|dated|date|status|the|its|adr|decision|record|now|old|previous|former|accepted|' +
    'super[cs]eded|deprecated|obsolete|retired|entirely|completely|fully|wholly|altogether|full|entirety|as a whole|' +
    '(?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[a-z]*|\\d+(?:st|nd|rd|th)?)(?: |$))*$',
);

/** Its state, its number, or a day: digits are of a day only beside a year. */
function isState(words: string, number = ''): boolean {
  const bare = words.replace(new RegExp(`\\b(?:adr )?0*${number.replace(/\D/g, '') || '0'}\\b`), '').trim();
  return STATE.test(bare) && (!/\d/.test(bare) || /\b(?:19|20)\d\d\b/.test(bare));
}

const REASON =
  /^(?:because|due to|owing to|given|which|since (?:it|we|this|that)|as (?:it|we)|in favou?r of|by|with (?!(?:regard|respect|reference|relation|the exception|exception)))\b/;
