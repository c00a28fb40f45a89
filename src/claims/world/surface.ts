/**
 * The public contract of one symbol as the lock keeps it: a fingerprint to compare, a literal value, and words for people.
 * It compares nothing.
 */
import type { BorrowedNames, ExportFact, Facts, MemberFact } from '../../model.ts';
import { basesOf, inheritedMembers, type FoundSymbol, type InheritedMembers } from '../../scan/lookup.ts';
import { memberMark } from './member-mark.ts';
import { holderOf, printOf, type Holder } from './surface-holder.ts';

/** A symbol as it is now. */
export interface Surface {
  /** The file and line that declare it. */
  readonly file: string;
  readonly line: number;
  /** With the number of its scheme in front, and whose member it is. */
  readonly fingerprint: string;
  readonly value?: string;
  /** At most 500 characters; a first line for the symbol itself, and one for each member where its own line names none. */
  readonly text: string;
  /** Members that have lines of their own in such a text. */
  readonly members: readonly MemberFact[];
  /** True when the type is that of an initialiser, which only the checker knows. */
  readonly isInferred: boolean;
  /** What stands behind the colons of its lines is a type, as in an interface. In an object it may be the value of a key. */
  readonly isTyped: boolean;
  /** For a member that is inherited: what declares it. */
  readonly inheritedFrom?: ExportFact;
  /** For a member of a class that has no other of its name: whose it is, where that is certain. */
  readonly holder: () => Holder | undefined;
  /** What comes from its bases. Looked up when asked, since only of what changed anybody asks. */
  readonly heritage: () => Heritage;
  /** Names that mean something else than they say, so that a fingerprint holds more of them: what the file keeps to itself, and type parameters. */
  readonly ownNames: () => readonly string[];
  /** Those of them that the file declares and keeps to itself. */
  readonly keptNames: () => readonly string[];
}

/** What a class or interface has from others. */
export interface Heritage extends InheritedMembers {
  /** The names of its bases, however far up. */
  readonly bases: ReadonlySet<string>;
  /** Those of its own bases that its file keeps to itself, so that no fact tells of them. */
  readonly hidden: ReadonlySet<string>;
  /** The specifiers that its own bases are imported from, and those of packages that its file calls as they are called: `React`. */
  readonly specifiers: ReadonlySet<string>;
}

/** Longest text of a surface in the lock, as signatures have (DESIGN: the lock stays readable in a diff). */
const MAX_TEXT = 500;

/** Longest literal that is kept: nobody quotes a longer one in a sentence. */
const MAX_VALUE = 80;

/** The surface of a symbol: of the member alone where there is one, else of the export with all its members. */
export function surfaceOf(found: FoundSymbol, facts: Facts): Surface {
  const { file, line, export: whole, member, inheritedFrom } = found;
  const { value, signature } = member ?? whole;
  const heritage = (): Heritage => heritageOf(facts, { file, fact: whole });
  const members = member === undefined && hasLines(signature, whole.members) ? whole.members : [];
  const isTyped = whole.kind === 'class' || whole.kind === 'interface' || whole.kind === 'type';
  return {
    file,
    line,
    fingerprint: printOf(member ?? whole, whole),
    ...(value !== undefined && value.length <= MAX_VALUE && { value }),
    text: surfaceText(signature, members, isTyped),
    members,
    // A class is inferred when some member of it is: no initialiser says so.
    isInferred: member === undefined && whole.inferred && whole.kind !== 'class',
    isTyped,
    ...(inheritedFrom && { inheritedFrom }),
    holder: () => holderOf(found, heritage),
    heritage,
    keptNames: () => localsOf(facts, file),
    ownNames: () => [...localsOf(facts, file), ...typeParametersOf(whole)],
  };
}

function heritageOf(facts: Facts, owner: { readonly file: string; readonly fact: ExportFact }): Heritage {
  const { locals = [], borrowed = [] } = facts.files.find(({ path }) => path === owner.file) ?? {};
  const own = owner.fact.heritage ?? [];
  const hidden = own.filter((base) => base.specifier === undefined && locals.includes(base.name));
  return {
    ...inheritedMembers(facts, owner),
    bases: basesOf(facts, owner),
    hidden: new Set(hidden.map(({ name }) => name)),
    specifiers: new Set([...own.flatMap(({ specifier }) => specifier ?? []), ...borrowed.flatMap(calledAsItIs)]),
  };
}

/** `import React from 'react'` brings a base that no fact names: `React.Component`. */
function calledAsItIs({ specifier, names }: BorrowedNames): readonly string[] {
  return names.some((name) => name.toLowerCase() === specifier) ? [specifier] : [];
}

function localsOf({ files }: Facts, file: string): readonly string[] {
  return files.find(({ path }) => path === file)?.locals ?? [];
}

function typeParametersOf({ signature }: ExportFact): readonly string[] {
  const [, list = ''] = /^[^<({=]*<(.*?)>(?=[\s({=]|$)/.exec(signature.split('\n', 1)[0] ?? '') ?? [];
  return [...list.matchAll(/(?:^|,)\s*(?:(?:const|in|out)\s+)*([A-Za-z_$][\w$]*)/g)].map(([, name = '']) => name);
}

/**
 * True where members stand on lines of their own: a class names none in its signature, and an interface or enum is nothing
 * but its members. What else is in braces (call signatures, unions of types) has no members to be taken apart into.
 */
function hasLines(signature: string, members: readonly MemberFact[]): boolean {
  if (!signature.endsWith('}')) return members.length > 0;
  const body = signature.slice(signature.indexOf('{') + 1, -1).trim();
  return [';', ','].some((sign) => body === members.map((member) => member.signature).join(`${sign} `));
}

function surfaceText(signature: string, members: readonly MemberFact[], isTyped: boolean): string {
  if (members.length === 0) return cut(signature);
  const head = signature.split(' {')[0] ?? signature;
  const whole = [head, ...members.map((member) => member.signature.replaceAll('\n', ' '))].join('\n');
  if (whole.length <= MAX_TEXT) return whole;
  const short = head.length > MAX_HEAD ? `${head.slice(0, MAX_HEAD - 1)}…` : head;
  return cut([short, ...members.map((member) => memberMark(member, isTyped))].join('\n'));
}

/** Room for the first line where members have marks only. */
const MAX_HEAD = 120;

function cut(text: string): string {
  return text.length <= MAX_TEXT ? text : `${text.slice(0, MAX_TEXT - 1)}…`;
}
