/**
 * The members of a declaration together with those of everything it inherits from, and how far the list is whole: a base out of
 * sight may have any member, and a class of JavaScript what somebody sets on an instance.
 */
import type { ExportFact, HeritageFact, MemberFact } from '../model.ts';
import type { ExportTable } from './exports.ts';

/** Deepest chain of base classes that is followed; guards against circular heritage. */
export const MAX_HERITAGE = 20;

/** Members by name, each with what declares it, and whether there may be others. */
export interface CollectedMembers {
  readonly members: Map<string, { readonly file: string; readonly member: MemberFact; readonly owner: ExportFact }>;
  isOpen: boolean;
  /** True where more than its being of JavaScript leaves it open. */
  isUnknown: boolean;
  /** Names that classes of JavaScript may set on `this`. */
  readonly used: Set<string>;
}

/** The members of `owner` and of everything it inherits from, as far as that is in the tree. */
export function collectMembers(
  table: ExportTable,
  owner: { readonly file: string; readonly fact: ExportFact },
): CollectedMembers {
  const collected: CollectedMembers = { members: new Map(), isOpen: false, isUnknown: false, used: new Set() };
  const leaveOpen = (isUnknown: boolean): void => {
    collected.isOpen = true;
    collected.isUnknown ||= isUnknown;
  };
  const visited = new Set<ExportFact>();
  let level = [owner];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth === MAX_HERITAGE) leaveOpen(true);
    if (depth >= MAX_HERITAGE) break;
    const next: typeof level = [];
    for (const { file, fact } of level) {
      if (visited.has(fact)) continue;
      visited.add(fact);
      next.push(...table.additionsTo({ file, fact }));
      if (fact.hasMoreMembers || table.isAddedTo(fact))
        leaveOpen(fact.usedMembers === undefined || table.isAddedTo(fact));
      for (const name of fact.usedMembers ?? []) collected.used.add(name);
      for (const member of fact.members) {
        if (!collected.members.has(member.name)) collected.members.set(member.name, { file, member, owner: fact });
      }
      for (const base of fact.heritage ?? []) {
        const declared = findBase(table, file, base);
        if (declared) next.push(declared);
        // A base that is not exported in the tree may have any member.
        else leaveOpen(true);
      }
    }
    level = next;
  }
  return collected;
}

/** The declaration of a base, where that is exported in the tree. */
export function findBase(table: ExportTable, file: string, base: HeritageFact) {
  if (base.specifier === undefined) return table.find(file, base.name);
  const target = table.resolve(file, base.specifier);
  return 'file' in target ? table.find(target.file, base.imported ?? base.name) : undefined;
}

/** Whether nothing leaves room for the member but what JavaScript may set on an instance anywhere. */
export function isOpenByLanguage({ isOpen, isUnknown, used }: CollectedMembers, member: string): boolean {
  return isOpen && !isUnknown && !used.has(member);
}
