/**
 * The lines of two surfaces side by side, each with what its difference proves: members by their names, first lines by what
 * they say, and what a base has counted as there.
 */
import type { ChangedLine, MemberFact } from '../../model.ts';
import { isBareLine, isCallLine, isLiteralLine, likenessOf, type Likeness, type Reading } from './contract-likeness.ts';
import { plainLiteral } from './stated-value.ts';
import { bare, isMark, likenessOfMark, memberName, type MarkedNow } from './member-mark.ts';
import type { Heritage, Surface } from './surface.ts';
import { calledBy, isOpaqueAlias, writtenHead, type WrittenHead } from './written-contract.ts';

/** A surface as the lock remembers it. */
export interface FormerSurface {
  readonly text: string;
  readonly value?: string;
  /** Where it stood in JavaScript, which writes no types and declares a class's properties in its constructor. */
  readonly isJavaScript: boolean;
}

/** A line with what its difference proves. */
export interface ComparedLine extends ChangedLine {
  readonly likeness: Likeness;
}

/** The lines that differ, in the order of today's text, lost ones first. Empty where the texts do not show the difference. */
export function comparedLines(was: FormerSurface, now: Surface): readonly ComparedLine[] {
  const [before, after] = [oneLine(was.text), oneLine(now.text)];
  const [head = '', ...lines] = was.text.split('\n');
  if (isOtherForm(was.text, now)) return [{ was: before, is: after, likeness: 'unclear' }];
  // A class may have lost the last of its members, or got its first one.
  const isListed = now.members.length > 0 || (lines.length > 0 && MEMBERED.test(now.text) && !now.text.includes('{ '));
  if (isListed) return memberwise({ ...was, head, lines }, now);
  if (before !== after && lines.length > 0) return [{ was: before, is: after, likeness: 'other' }];
  const line = withValues(
    { was: before, is: after, likeness: ofMembers(before, after, { open: openNames(now), isTyped: now.isTyped }) },
    was,
    now,
  );
  return before === after && line.likeness === 'same' ? [] : [line];
}

/**
 * How two lines compare of which one may be that of a getter, or of an object: whoever reads `size` meets the same whether it is one or is only read, and
 * `Limits.max` whether it stands in an object or is static. They have other fingerprints for that alone, so that nothing else is known to differ.
 */
function ofMembers(was: string, is: string, reading: Reading): Likeness {
  const [before, after] = [calledBy(was), calledBy(is)];
  if (before !== undefined && after !== undefined && was.startsWith('type ') !== is.startsWith('type '))
    return likenessOf(before, after, reading) === 'other' ? 'other' : 'unclear';
  const isReached = STATIC.test(was) !== STATIC.test(is) && !INITIAL.test(was) && !INITIAL.test(is);
  const likeness = isReached
    ? likenessOf(reached(was), reached(is), { ...reading, isTyped: false })
    : likenessOf(was, is, reading);
  const hasOtherForm = isReached || GETTER.test(was) !== GETTER.test(is);
  return hasOtherForm && likeness === 'same' ? 'unclear' : likeness;
}

/** Without what only a class writes. */
function reached(line: string): string {
  return line.replace(STATIC, '').replace(/^readonly (?! *[=:(<?;])/, '');
}

const STATIC = /^static (?! *[=:(<?;])/;

/** What an instance begins with, and a member of an enum: an object writes a colon. */
const INITIAL = /^(?!static )(?:readonly )?(?:[\w$]+|"[^"]*"|'[^']*') = /;

const GETTER = /^(?:(?:static|abstract) )*get (?! *[=:(<?;])/;

/** What opens the line of something that has members by its nature. */
const MEMBERED = /^(?:abstract )?(?:class|interface|(?:const )?enum|namespace)\b/;

/** True where members are listed on one side alone: the other one is a type that only the checker can take apart, or none. */
function isOtherForm(was: string, now: Surface): boolean {
  const [wasLines, isLines] = [was.includes('\n'), now.members.length > 0];
  if (wasLines === isLines) return false;
  const [whole, listed] = wasLines ? [now.text, was] : [was, now.text];
  const [head = '', ...members] = listed.split('\n');
  // What an intersection lists itself says nothing of its other parts: those came or went.
  if (isOpaqueAlias(whole))
    return /^(?:interface|type)\b/.test(head) && !members.every((member) => whole.includes(member));
  // Where a type is written on both sides, it is another one.
  if (head.endsWith(':')) return isBareLine(whole);
  // What a class became that is made by a call, nothing says.
  if (/^(?:abstract )?class\b/.test(was) && isBareLine(now.text)) return true;
  if (MEMBERED.test(head) || MEMBERED.test(whole)) return false;
  return !isCallLine(whole) && !isLiteralLine(whole) && likenessOf(withoutSign(head), whole) !== 'other';
}

/** Beside a type that is written now, the value is out of sight; and so is that of a member of an enum which counts from others, or is made of them. */
function withValues(line: ComparedLine, was: FormerSurface, now: Surface): ComparedLine {
  const { was: before = '', is = '', likeness } = line;
  if (was.value === undefined || now.value === undefined) return line;
  if (plainLiteral(was.value) === plainLiteral(now.value)) return line;
  // Of all that has a value only such a member says nothing of it, or the same as before.
  if (isBareLine(before) || isBareLine(is) || (before === is && isLiteralLine(is)))
    return { was: valued(before, was.value), is: valued(is, now.value), likeness: 'other' };
  if (!isLiteralLine(before) || isLiteralLine(is)) return line;
  return { was: before, is: likeness === 'other' ? is : `${is} = ${now.value}`, likeness: 'other' };
}

function valued(line: string, value: string): string {
  return line.endsWith(` ${value}`) ? line : `${line} = ${value}`;
}

/** The names of the types that an inherited member leaves to those who extend its class. */
function openNames({ inheritedFrom }: Pick<Surface, 'inheritedFrom'>): ReadonlySet<string> {
  const head = inheritedFrom && writtenHead(headOf(inheritedFrom.signature));
  return new Set(head?.typeParameters);
}

function headOf(signature: string): string {
  return signature.startsWith('interface') ? (signature.split(' {')[0] ?? signature) : signature;
}

interface FormerMembers extends FormerSurface {
  readonly head: string;
  readonly lines: readonly string[];
}

function memberwise(was: FormerMembers, now: Surface): readonly ComparedLine[] {
  const [headNow = ''] = now.text.split('\n');
  const heads = comparedHeads(was.head, headNow);
  const heritage = heads.length > 0 || /^(?:abstract )?class\b|^interface\b/.test(headNow) ? now.heritage() : undefined;
  const members = changedMembers(was, now, heritage && { heritage, isNew: heads.length > 0 });
  const settled = heads.map((line) => ({ ...line, likeness: ofHeads(line, members, heritage) }));
  const changed = [...settled, ...members];
  return changed.length > 0 ? changed : reordered(was, now.text);
}

/** `type Order = {…}` and `interface Order {…}` with the same members say the same to whoever uses them. */
export function asInterface(head: string): string {
  return head.replace(/^type (.+) =$/, 'interface $1').replace(/ \{\}$/, '');
}

/** What followed the sign stands on the lines of the members. */
function withoutSign(head: string): string {
  return head.replace(/(?: =|:| \{\})$/, '');
}

function comparedHeads(was: string, is: string): readonly ComparedLine[] {
  if (asInterface(was) === asInterface(is)) return [];
  const line = { was: withoutSign(was), is: withoutSign(is) };
  if (!/^(?:const|let|[\w$]+$)/.test(was)) return [{ ...line, likeness: 'other' }];
  const isOtherKind = was.startsWith('let ') !== is.startsWith('let ');
  const likeness = line.was === line.is ? 'unclear' : likenessOf(line.was, line.is);
  return [{ ...line, likeness: isOtherKind ? 'other' : likeness }];
}

/** What a class is called, and what it extends, as far as that can be told apart from how its members are divided. */
function ofHeads(
  { was = '', is = '', likeness }: ComparedLine,
  members: readonly ComparedLine[],
  heritage: Heritage | undefined,
): Likeness {
  const [before, after] = [was, is].map((head) => writtenHead(asInterface(head))) as [WrittenHead?, WrittenHead?];
  if (!before || !after || !heritage || likeness !== 'other') return likeness;
  if (unqualified(was, heritage) === unqualified(is, heritage)) return 'unclear';
  if (before.self !== after.self || before.implemented.some((each) => !after.implemented.includes(each)))
    return 'other';
  const isDivided = members.some((line) => line.likeness === 'unclear' && line.was !== undefined);
  if (isDivided) return hasOthers(heritage, members) ? 'other' : 'unclear';
  // What its members are like says all that it may be used for: one more word for it is news to nobody.
  const hasMoreNames = after.implemented.length > before.implemented.length;
  if (before.bases.join() === after.bases.join()) return hasMoreNames ? 'unclear' : 'other';
  if (before.bases.length === 0 || after.bases.length === 0) return 'other';
  // A base between it and the one that it had, or one that nobody outside of the file sees.
  const isBetween = before.bases.every((base) => heritage.bases.has(base));
  return isBetween || after.bases.every((base) => heritage.hidden.has(base)) ? 'unclear' : 'other';
}

/**
 * A first line with names of the package that it takes a base from, without the package: `React.Component` is `Component` from 'react'.
 * What `React` was when the line was stamped nobody knows, and few call anything else so.
 */
function unqualified(head: string, { specifiers }: Heritage): string {
  return head.replace(/(?<![\w$.])([\w$]+)\.(?=[A-Za-z_$])/g, (written, name: string) =>
    specifiers.has(name.toLowerCase()) ? '' : written,
  );
}

/** True where the bases bring members that it did not have. */
function hasOthers({ members: inherited, isOpen }: Heritage, lines: readonly ComparedLine[]): boolean {
  const known = new Set(lines.map(({ was = '' }) => nameOf(was)));
  return !isOpen && [...inherited.values()].some(({ member }) => !known.has(memberName(member)));
}

/** The members of an enum without values count from the first, so that their order is what they are. */
function reordered({ text: was }: FormerSurface, now: string): readonly ComparedLine[] {
  const isSame = was === now || was.endsWith('…') || now.endsWith('…');
  const isOrdered = !isSame && /^(?:const )?enum\b/.test(now);
  return isOrdered ? [{ was: oneLine(was), is: oneLine(now), likeness: 'other' }] : [];
}

// ───────────────────────────── members ─────────────────────────────

/** A name that opens the line of a member, behind its modifiers. */
const MEMBER_NAME =
  /^(?:(?:abstract|readonly|get|set|accessor|async|const|let|enum|function|class|interface|type|namespace) )*(static )?(?:(?:abstract|readonly|get|set|accessor|async) )*(?:\[?"([^"]*)"\]?|\[?'([^']*)'\]?|([^\s:;(<?!=~]+))/;

/** The name of a member, `static ` before it where it is. */
export function nameOf(line: string): string {
  const [, isStatic = '', ...names] = MEMBER_NAME.exec(line) ?? [];
  return isStatic + (names.find((name) => name !== undefined) ?? line);
}

/** What a class has from others, and whether that is said on its first line only now. */
interface Descent {
  readonly heritage: Heritage;
  readonly isNew: boolean;
}

function changedMembers(was: FormerMembers, now: Surface, descent: Descent | undefined): readonly ComparedLine[] {
  const { lines } = was;
  // The last line of a text that was cut is half a line, and what came after it is not known.
  const isCut = lines.at(-1)?.endsWith('…') === true && !lines.at(-1)?.endsWith('=> …');
  const before = new Map((isCut ? lines.slice(0, -1) : lines).map((line) => [nameOf(line), line]));
  const after = new Map(now.members.map((member) => [memberName(member), member]));
  const isScriptNow = /\.[cm]?jsx?$/.test(now.file);
  const isTyped = now.isTyped && TYPED.test(was.text);
  const ownNames = new Set(lines.some(isMark) ? now.ownNames() : []);
  const names = ({ signature }: MemberFact): boolean =>
    signature.match(/[\w$]+/g)?.some((word) => ownNames.has(word)) ?? false;
  const gone = [...before].filter(([name]) => !after.has(name)).map(([, line]) => lostLine(line, descent, isScriptNow));
  const changed = [...after].flatMap(([name, member]): readonly ComparedLine[] => {
    const line = before.get(name);
    if (line === undefined) return isCut ? [] : [newLine(member, descent, was.isJavaScript)];
    if (line === member.signature) return [];
    return isMark(line)
      ? changedMark(line, { member, isTyped, hasOwnName: names(member) })
      : [changedLine(line, member, isTyped)];
  });
  return [...gone, ...changed];
}

/** What opens the line of something whose members have types behind their colons. */
const TYPED = /^(?:(?:abstract )?class|interface|type)\b/;

function changedLine(line: string, member: MemberFact, isTyped: boolean): ComparedLine {
  return { was: line, is: member.signature, likeness: ofMembers(line, member.signature, { isTyped }) };
}

function changedMark(line: string, now: MarkedNow): readonly ComparedLine[] {
  const likeness = likenessOfMark(line, now);
  return likeness === undefined ? [] : [{ was: bare(line), is: now.member.signature, likeness }];
}

/** A member that its class does not declare any more, and may have from a base. */
function lostLine(line: string, descent: Descent | undefined, isScript: boolean): ComparedLine {
  const inherited = inheritedAs(nameOf(line), descent);
  if (inherited !== undefined) {
    const { member, owner } = inherited;
    const likeness = isMark(line)
      ? 'unclear'
      : likenessOf(line, member.signature, { open: openNames({ inheritedFrom: owner }), isTyped: true });
    // Where it is declared is no part of a contract.
    return { was: bare(line), is: member.signature, likeness: likeness === 'other' ? likeness : 'unclear' };
  }
  const isUnknown = descent !== undefined && descent.isNew && descent.heritage.isOpen;
  const isAssigned = isScript && descent !== undefined && !isCallLine(line);
  return { was: bare(line), likeness: isUnknown || isAssigned ? 'unclear' : 'other' };
}

/** A member that its class declares only now, and may have had from a base, or from its constructor. */
function newLine(member: MemberFact, descent: Descent | undefined, wasScript: boolean): ComparedLine {
  const { kind, signature } = member;
  const inherited = inheritedAs(memberName(member), descent);
  if (inherited !== undefined) {
    const open = openNames({ inheritedFrom: inherited.owner });
    // What the base had to say of it then, the lock does not know.
    if (likenessOf(signature, inherited.member.signature, { open, isTyped: true }) === 'other')
      return { was: `${nameOf(signature)} …`, is: signature, likeness: 'other' };
    return { is: signature, likeness: 'unclear' };
  }
  const wasAssigned = wasScript && descent !== undefined && kind === 'property';
  return { is: signature, likeness: wasAssigned ? 'unclear' : 'other' };
}

/** The member of that name that a base has. */
function inheritedAs(name: string, descent: Descent | undefined) {
  const found = descent?.heritage.members.get(name.replace(/^static /, ''));
  return found?.member.isStatic === name.startsWith('static ') ? found : undefined;
}

/** A surface without its line ends. */
export function oneLine(text: string): string {
  const [head = '', ...members] = text.split('\n');
  return members.length === 0 ? head : `${head} { ${members.map(bare).join('; ')} }`;
}
