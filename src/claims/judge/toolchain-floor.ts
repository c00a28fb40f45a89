/**
 * Floors of Node that are lower than the repository's own: "18+" holds of 22 as well, so that it is wrong only beside a text that states the
 * floor which every manifest asks for. It knows no other versions.
 */
import type { Claim, Facts } from '../../model.ts';
import { isDemand, partsOf } from '../find/toolchain-claim.ts';
import { askedMajors, majorSpans } from '../words/version-range.ts';
import { statedVersions } from './stated-versions.ts';

/** Among `others` those that state the floor of the repository, where `claim` states a lower one. */
export function higherFloors(claim: Claim, others: readonly Claim[], facts: Facts): readonly Claim[] {
  const asked = floorOf(claim);
  const own = asked === undefined ? undefined : ownFloor(facts);
  if (asked === undefined || own === undefined || asked >= own || isOfPackage(claim, facts)) return [];
  return others.filter((other) => isDemand(other) && floorOf(other) === own);
}

function floorOf(claim: Claim): number | undefined {
  const [name, asked] = partsOf(claim);
  return name === 'node' && asked?.endsWith('+') ? askedMajors(asked).first : undefined;
}

/** The lowest major that anything of the repository takes in, where a manifest says so: a version file pins what its authors work with. */
function ownFloor(facts: Facts): number | undefined {
  const stated = statedVersions('node', facts).map(({ range, evidence }) => ({ spans: majorSpans(range), evidence }));
  if (stated.some(({ spans }) => spans === undefined)) return undefined;
  const floors = stated.flatMap(({ spans = [], evidence }) => spans.map(({ first }) => ({ first, evidence })));
  const lowest = Math.min(...floors.map(({ first }) => first));
  return floors.some(({ first, evidence }) => first === lowest && evidence.endsWith('engines.node'))
    ? lowest
    : undefined;
}

/** What stands in a package may be said to its users, who run what they like. */
function isOfPackage({ file }: Claim, { project }: Facts): boolean {
  return project.packages.some(({ dir }) => dir !== '' && file.startsWith(`${dir}/`));
}
