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

/**
 * Undefined where one of them is a range of commits or what is left out: nobody knows what that chooses. So is a pattern of names, unless
 * they are asked for and the manager is pnpm.
 */
export function readSelectors(
  written: readonly string[],
  manager: PackageManager,
  asked: 'names' | 'patterns' = 'names',
): Selection | undefined {
  const isKnown = (name: string): boolean =>
    PACKAGE_NAME.test(name) || (asked === 'patterns' && manager === 'pnpm' && NAME_PATTERN.test(name));
  const names: string[] = [];
  const around = new Set<Around>();
  for (const each of written) {
    const [, before, name = '', after] = /^(\.\.\.\^?)?(.*?)(\^?\.\.\.)?$/.exec(each) ?? [];
    if (!isKnown(name) || name.includes('...')) return undefined;
    if (before !== undefined) around.add('dependents');
    if (after !== undefined) around.add('dependencies');
    names.push(name);
  }
  // Other managers do not know the dots, so that they stand for something that is left out.
  if (around.size > 0 && manager !== 'pnpm') return undefined;
  const [only] = around;
  return { names, ...(only !== undefined && { around: around.size > 1 ? 'both' : only }) };
}

/** A pattern of names, in which pnpm knows no other sign than `*`. One of folders begins with `./` or stands in braces. */
const NAME_PATTERN = /^(?:@[\w.*-]+\/)?[\w.-]*\*[\w.*-]*$/;

/** A name or a plain folder, not a pattern: what pnpm and bun select by `!x` and `./packages/*` stays undecided. */
const PACKAGE_NAME = /^(?:@[\w.-]+\/|\.\/)?[A-Za-z0-9_][\w.-]*(?:\/[\w.-]+)*$/;
