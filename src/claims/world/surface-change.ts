/**
 * Says what has changed between a surface that the lock remembers and the one of today: line by line for a review, and in
 * one sentence for a finding. Whether anything has changed is not decided here.
 */
import type { ChangedLine, MemberFact } from '../../model.ts';
import { memberMark, type Surface } from './surface.ts';

/** The lines that differ, in the order of today's text, lost ones first. Empty where the texts do not show the difference. */
export function changedLines(was: string, now: Surface): readonly ChangedLine[] {
  if (was === '') return [{ is: oneLine(now.text) }];
  if (now.members.length === 0) {
    const [before, after] = [oneLine(was), oneLine(now.text)];
    return before === after ? [] : [{ was: before, is: after }];
  }
  const [head = '', ...lines] = was.split('\n');
  const [headNow = ''] = now.text.split('\n');
  const heads =
    asInterface(head) === asInterface(headNow) ? [] : [{ was: withoutSign(head), is: withoutSign(headNow) }];
  const changed = [...heads, ...changedMembers(lines, now.members)];
  return changed.length > 0 ? changed : reordered(was, now.text);
}

/** `type Order = {…}` and `interface Order {…}` with the same members say the same to whoever uses them. */
function asInterface(head: string): string {
  return head.replace(/^type (.+) =$/, 'interface $1');
}

/** What followed the sign stands on the lines of the members. */
function withoutSign(head: string): string {
  return head.replace(/ =$/, '');
}

/** The members of an enum without values count from the first, so that their order is what they are. */
function reordered(was: string, now: string): readonly ChangedLine[] {
  const isSame = was === now || was.endsWith('…') || now.endsWith('…');
  return isSame || !/^(?:const )?enum\b/.test(now) ? [] : [{ was: oneLine(was), is: oneLine(now) }];
}

/** What has changed, for the end of a sentence: `was …, is …`. */
export function changeInWords(was: string, now: Surface): string {
  if (was === '') return `it is \`${shortened(oneLine(now.text))}\` now, and what it was is lost`;
  const lines = changedLines(was, now);
  if (lines.length === 0) {
    return now.isInferred
      ? `its type is inferred from an initialiser, which is written otherwise now`
      : `in a part that the lock keeps no text of`;
  }
  const shown = lines.slice(0, MAX_SHOWN).map(wordsOf);
  const rest = lines.length - shown.length;
  const more = rest === 0 ? [] : [`${rest} more ${rest === 1 ? 'member differs' : 'members differ'}`];
  return [...shown, ...more].join('; ');
}

/**
 * True for a change that words about the symbol can hardly be wrong by. A type was written where none was: what was inferred
 * before, only the checker knows. Or the literal of a constant is as it was, or every public member of a class: the rest concerns its subclasses.
 * Or a type with the same members is an interface now.
 */
export function isBeyondWords(was: string, now: Surface): boolean {
  const lines = changedLines(was, now);
  if (lines.length > 0) return lines.every((line) => isAnnotation(line));
  const isShownWhole = !was.endsWith('…') && !now.text.endsWith('…');
  // A constant with the same literal as before: `'v2' as const` is of the type that `'v2'` has.
  if (isShownWhole && now.value !== undefined && now.text.startsWith('const ') && now.text.endsWith(` = ${now.value}`))
    return true;
  const [head, headNow] = [was, now.text].map((text) => text.split('\n', 1)[0] ?? '') as [string, string];
  if (isShownWhole && head !== headNow && asInterface(head) === asInterface(headNow)) return true;
  return isShownWhole && /^(?:abstract )?class\b.*\n/.test(now.text);
}

function isAnnotation({ was, is }: ChangedLine): boolean {
  if (was === undefined || is === undefined || is.endsWith('…')) return false;
  return /\)$|^(?:const|let) [\w$]+$/.test(was) && is.startsWith(`${was}: `);
}

/** Members that a sentence names. A review shows them all. */
const MAX_SHOWN = 3;

/** A name that opens the line of a member, behind its modifiers. */
const MEMBER_NAME =
  /^(?:(?:abstract|readonly|get|set|accessor|async|const|function) )*(static )?(?:(?:abstract|readonly|get|set|accessor|async) )*(?:"([^"]*)"|'([^']*)'|([^\s:;(<?!=~]+))/;

function nameOf(line: string): string {
  const [, isStatic = '', ...names] = MEMBER_NAME.exec(line) ?? [];
  return isStatic + (names.find((name) => name !== undefined) ?? line);
}

function changedMembers(lines: readonly string[], members: readonly MemberFact[]): readonly ChangedLine[] {
  // The last line of a text that was cut is half a line, and what came after it is not known.
  const isCut = lines.at(-1)?.endsWith('…') === true;
  const before = new Map((isCut ? lines.slice(0, -1) : lines).map((line) => [nameOf(line), line]));
  const after = new Map(members.map((member) => [nameOf(memberMark(member)), member]));
  const gone = [...before].filter(([name]) => !after.has(name)).map(([, line]) => ({ was: bare(line) }));
  const changed = [...after].flatMap(([name, member]): readonly ChangedLine[] => {
    const line = before.get(name);
    if (line === undefined) return isCut ? [] : [{ is: member.signature }];
    if (line === member.signature || line === memberMark(member)) return [];
    return [{ was: bare(line), is: member.signature }];
  });
  return [...gone, ...changed];
}

/** A member of which only a mark was kept is known by its name. */
function bare(line: string): string {
  return line.replace(/ ~[\w-]{4}$/, ' …');
}

function wordsOf({ was, is }: ChangedLine): string {
  if (is === undefined) return `\`${nameOf(was ?? '')}\` is gone`;
  if (was === undefined) return `\`${shortened(is)}\` is new`;
  if (was.endsWith(' …')) return `\`${nameOf(was)}\` is \`${shortened(is)}\` now`;
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

function oneLine(text: string): string {
  const [head = '', ...members] = text.split('\n');
  return members.length === 0 ? head : `${head} { ${members.map(bare).join('; ')} }`;
}
