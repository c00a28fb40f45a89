/** Where on disk a path would have to stand that is about to be called absent. */
import type { JudgedClaim } from '../../model.ts';
import type { Evidence } from '../world/evidence.ts';
import { isBehindFile } from '../world/known-path.ts';
import { claimedPlaces } from './past.ts';

/** The places of a dead path; none for what is there in other letters, and for patterns. */
export function placesOfDead({ claim, verdict, rule }: JudgedClaim, evidence: Evidence): readonly string[] {
  if (verdict !== 'dead' || claim.kind !== 'path' || claim.isGlob || rule !== undefined) return [];
  const places = claimedPlaces(claim, evidence).flatMap(({ path, kind }) => (kind === 'guessed' ? [] : [path]));
  // Where a build writes beside the code, git ignores its outputs of each module; that of the module that went is asked before.
  const modules = claim.isSample ? places.filter((path) => !/\.(?:d\.[cm]?ts|[cm]?jsx?)$/.test(path)) : places;
  // Behind a link git looks at nothing.
  return [...new Set([...modules, claim.target])].filter((path) => !isBehindFile(evidence.tree, path));
}
