/**
 * What stands behind a filter flag: names of packages, and in pnpm the dots that take in what they depend on, and what depends on them
 * (https://pnpm.io/filtering).
 */
import type { PackageManager } from '../../model.ts';

/** Which packages are taken in beside those named, or in their stead. */
export type Around = 'dependencies' | 'dependents' | 'both';

/** What several filter flags choose together. */
export interface Selection {
  readonly names: readonly string[];
  readonly around?: Around;
}

/** Undefined where one of them is a pattern, a range of commits or what is left out: nobody knows what that chooses. */
export function readSelectors(written: readonly string[], manager: PackageManager): Selection | undefined {
  const names: string[] = [];
  const around = new Set<Around>();
  for (const each of written) {
    const [, before, name = '', after] = /^(\.\.\.\^?)?(.*?)(\^?\.\.\.)?$/.exec(each) ?? [];
    if (!PACKAGE_NAME.test(name) || name.includes('...')) return undefined;
    if (before !== undefined) around.add('dependents');
    if (after !== undefined) around.add('dependencies');
    names.push(name);
  }
  // Other managers do not know the dots, so that they stand for something that is left out.
  if (around.size > 0 && manager !== 'pnpm') return undefined;
  const [only] = around;
  return { names, ...(only !== undefined && { around: around.size > 1 ? 'both' : only }) };
}

/** A name or a plain folder, not a pattern: what pnpm and bun select by `!x` and `*` stays undecided. */
const PACKAGE_NAME = /^(?:@[\w.-]+\/|\.\/)?[A-Za-z0-9_][\w.-]*(?:\/[\w.-]+)*$/;
