/**
 * One declaration together with what other files of its package declare in addition (`declare module './a'`): what users of
 * the package see under that name. Which additions there are is for others to say.
 */
import type { ExportFact, MemberFact, ProjectFacts } from '../model.ts';
import { foldersAbove } from '../path.ts';
import type { Addition } from './augments.ts';
import { fingerprintOf } from './file-fingerprint.ts';

/** Kinds that TypeScript merges declarations into (handbook, "Declaration Merging"). */
const MERGING: ReadonlySet<ExportFact['kind']> = new Set(['interface', 'class', 'namespace', 'enum', 'function']);

/** As long as any signature may be. */
const MAX_SIGNATURE = 500;

/** The fact of a declaration with its additions, the same in whatever order files come; the very fact where there are none. */
export function wholeFact(
  { file: place, fact }: Addition,
  additions: readonly Addition[],
  areTogether: (a: string, b: string) => boolean,
): ExportFact {
  if (additions.length === 0 || !MERGING.has(fact.kind)) return fact;
  const ours = additions.filter(({ file }) => areTogether(file, place));
  if (ours.length === 0) return fact;
  const added = ours.sort((a, b) => compare(a.file, b.file) || a.fact.line - b.fact.line);
  const typeNames = [fact, ...added.map((each) => each.fact)].flatMap((each) => each.typeNames ?? []);
  return {
    ...fact,
    signature: joined([fact.signature, ...added.map((each) => each.fact.signature)]),
    fingerprint: combined([fact.fingerprint, ...added.map((each) => each.fact.fingerprint)]),
    inferred: fact.inferred || added.some((each) => each.fact.inferred),
    members: allMembers(fact.members, added),
    ...(added.some((each) => each.fact.hasMoreMembers) && { hasMoreMembers: true }),
    ...(typeNames.length > 0 && { typeNames: [...new Set(typeNames)].sort() }),
  };
}

/** Own members first, as they stand; those of one name together, as overloads are. */
function allMembers(own: readonly MemberFact[], added: readonly Addition[]): readonly MemberFact[] {
  const members = new Map(own.map((member) => [keyOf(member), [member]]));
  for (const { file, fact } of added) {
    for (const member of fact.members) {
      const known = members.get(keyOf(member));
      if (known) known.push(member);
      else members.set(keyOf(member), [{ ...member, file }]);
    }
  }
  return [...members.values()].flatMap(([first, ...others]) => {
    if (!first || others.length === 0) return first ?? [];
    const all = [first, ...others];
    const signature = joined(all.map((each) => each.signature));
    return { ...first, signature, fingerprint: combined(all.map((each) => each.fingerprint)) };
  });
}

function keyOf({ name, isStatic }: MemberFact): string {
  return `${isStatic ? 'static ' : ''}${name}`;
}

function joined(signatures: readonly string[]): string {
  const text = signatures.join('; ');
  return text.length > MAX_SIGNATURE ? `${text.slice(0, MAX_SIGNATURE - 1)}…` : text;
}

/** Where an addition stands, and which file comes first, is no part of a contract. */
function combined([own = '', ...added]: readonly string[]): string {
  return fingerprintOf([own, ...added.sort()].join(' with '));
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Tells whether two files belong to one package: what another package adds is there only for who loads that as well. */
export function packageTest({ packages, nestedPackages = [] }: ProjectFacts): (a: string, b: string) => boolean {
  const dirs = new Set([...packages, ...nestedPackages].map(({ dir }) => dir));
  const of = (path: string): string | undefined => foldersAbove(path).find((dir) => dirs.has(dir));
  return (a, b) => of(a) === of(b);
}
