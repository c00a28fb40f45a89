/** What a claim about a package manager or a version asks for, and whether two of them can both be met. */
import type { Claim } from '../../model.ts';
import { areApart, askedMajors } from '../words/version-range.ts';

/** What a claim names, and the version of it that is asked for: not the `install` of a command. */
export function partsOf({ target, how }: Claim): readonly [name: string, version: string | undefined] {
  const [name = '', version] = target.split(' ');
  return [name, how === 'prose' ? version : undefined];
}

export function subjectOf(claim: Claim): string {
  const [name, version] = partsOf(claim);
  return version === undefined ? 'manager' : name;
}

/** A bare install, a manager that a text names as such, or a version that it asks for rather than mentions. */
export function isDemand(claim: Claim): boolean {
  return claim.how === 'prose' ? !claim.isImplied : isInstall(claim);
}

/** A bare install, however it is written: `npm ci`, `pnpm i`. */
export function isInstall({ how, target }: Claim): boolean {
  return how !== 'prose' && target.endsWith(' install');
}

/** "Node 18" says nothing against "16 or later": such a text may be right beside it, and is no witness. */
export function contradicts(one: Claim, other: Claim): boolean {
  const [name, asked] = partsOf(one);
  const [otherName, otherAsked] = partsOf(other);
  if (asked === undefined || otherAsked === undefined) return name !== otherName;
  return areApart(askedMajors(asked), [askedMajors(otherAsked)]);
}
