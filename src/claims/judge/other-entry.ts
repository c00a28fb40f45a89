/** Whether a name that is taken from a package is one of another entry point than the one that the text writes. */
import type { Claim, PackageFacts } from '../../model.ts';
import type { Evidence } from '../world/evidence.ts';
import { findPackageSymbol } from '../world/symbol.ts';
import { lineOf } from '../words/line-of.ts';

interface NameOfPackage {
  readonly name: string;
  readonly owner: PackageFacts;
}

/**
 * True where the words say so ("`a()` of `@acme/core` (client subpath)"), and where a pattern of `exports` opens the file that has the name:
 * it opens all of the package, so that a sentence which takes the name "from `@acme/core`" may mean just that. A sample that imports it fails.
 */
export function mayMeanOtherEntry(claim: Claim, { name, owner }: NameOfPackage, evidence: Evidence): boolean {
  const isSaid = isOfSubpath(claim, evidence);
  const entries = isSaid ? owner.entries : claim.how === 'code' ? openedByPattern(owner) : [];
  return entries.some(({ subpath }) => {
    const answer = findPackageSymbol(evidence.world.facts, `${owner.name}${subpath.slice(1)}`, name);
    return answer !== undefined && 'found' in answer;
  });
}

function openedByPattern({ entries, openSubpaths = [] }: PackageFacts): PackageFacts['entries'] {
  return openSubpaths.some((each) => each.includes('*'))
    ? entries.filter(({ subpath }) => !openSubpaths.includes(subpath))
    : [];
}

function isOfSubpath({ file, line }: Claim, { world }: Evidence): boolean {
  return /`\s*\((?:the\s+)?(?:`?[./\w-]+`?\s+)?(?:sub-?path|entry(?:\s?point)?)s?\b/i.test(
    lineOf(world.texts, file, line) ?? '',
  );
}
