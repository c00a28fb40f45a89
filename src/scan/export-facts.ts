/** Facts of names that a file passes on: under another name, from outside of the tree, or from within a namespace. */
import type { ExportFact, ReexportFact } from '../model.ts';
import type { Addition } from './augments.ts';
import { fingerprintOf, narrowedToType } from './file-fingerprint.ts';

/** The same declaration under another name, and for types only where it is passed on so. */
export function renamed<T extends { readonly fact: ExportFact }>(declared: T, name: string, typeOnly: boolean): T {
  const { fact } = declared;
  const isNarrowed = typeOnly && !fact.typeOnly;
  if (fact.name === name && !isNarrowed) return declared;
  const fingerprint = isNarrowed ? narrowedToType(fact.fingerprint) : fact.fingerprint;
  return { ...declared, fact: { ...fact, name, typeOnly: fact.typeOnly || typeOnly, fingerprint } };
}

/** The fact of `export * as name from`. Its members are exports of another file, which may lie outside of the tree. */
export function namespaceFact(reexport: ReexportFact, name: string): ExportFact {
  const signature = `* as ${name} from '${reexport.specifier}'`;
  return { ...bareFact(reexport, name), kind: 'namespace', signature, hasMoreMembers: true };
}

/** The fact of a name that comes from a package or a file that is not in the tree. */
export function outsideFact(reexport: ReexportFact, name: string): ExportFact {
  const imported = importedBy(reexport);
  const as = imported === name ? name : `${imported} as ${name}`;
  return { ...bareFact(reexport, name), signature: `{ ${as} } from '${reexport.specifier}'` };
}

/** What another package declares cannot be seen, so where the name comes from stands for it. */
function bareFact(reexport: ReexportFact, name: string): ExportFact {
  const origin = fingerprintOf(`${importedBy(reexport)} from ${reexport.specifier}`);
  return {
    name,
    kind: 'unknown',
    typeOnly: reexport.typeOnly,
    signature: '',
    fingerprint: reexport.typeOnly ? narrowedToType(origin) : origin,
    deprecated: false,
    inferred: true,
    members: [],
    line: reexport.line,
  };
}

function importedBy({ imported = '*', members = [] }: ReexportFact): string {
  return [imported, ...members].join('.');
}

/** What `way` leads to below the first of `owners`, which the others add to. It may be anything where no fact tells of it. */
export function memberExport(owners: readonly [Addition, ...Addition[]], way: readonly string[]): Addition {
  const [first = '', ...deeper] = way;
  const { file, fact: owner } = owners.find(({ fact }) => hasMember(fact, first)) ?? owners[0];
  const known = owner.members.find((member) => member.name === first);
  const { fingerprint, line } = known ?? owner;
  const isWhole = known !== undefined && deeper.length === 0;
  const dotted = way.join('.');
  const fact: ExportFact = {
    name: way.at(-1) ?? '',
    kind: 'unknown',
    typeOnly: owner.typeOnly || (owner.typeNames?.includes(dotted) ?? false),
    signature: isWhole ? known.signature : `${owner.name}.${dotted}`,
    fingerprint: isWhole ? fingerprint : fingerprintOf(`${dotted} of ${fingerprint}`),
    deprecated: false,
    inferred: true,
    members: [],
    hasMoreMembers: true,
    line,
  };
  return { file, fact };
}

function hasMember({ members, typeNames }: ExportFact, name: string): boolean {
  return members.some((member) => member.name === name) || (typeNames?.includes(name) ?? false);
}
