/** Whether a text gives a command to others than this repository as it stands: the project of a user, another branch, a repository that it names. */
import type { Claim } from '../../model.ts';
import { lineOf } from '../words/line-of.ts';
import { isBehindStepAway } from '../words/step-away.ts';
import { bodyOf, type Evidence } from '../world/evidence.ts';
import { isGivenToRepository } from '../world/given-to.ts';
import { isOfRepository } from '../world/of-repository.ts';
import { isOfOtherProject } from '../world/plain-words.ts';

/** True where what the command lacks here may be there. */
export function isSaidOfOthers(claim: Claim, evidence: Evidence): boolean {
  const { world, tree } = evidence;
  const body = claim.how === 'code' ? bodyOf(claim, evidence) : undefined;
  if (isOfOtherProject(claim, world) || (body && isBehindStepAway(body, claim))) return true;
  const row = claim.how === 'code' ? (lineOf(world.texts, claim.file, claim.line) ?? '') : '';
  if (ON_OTHER_BRANCH.test(row.slice(0, claim.column))) return true;
  return isOfRepository(claim, row, [tree]) || isGivenToRepository(claim, evidence);
}

/** "On `release/1.x`, run `pnpm e2e`", "After checking out `v1`: …": the scripts of that day are there. */
const ON_OTHER_BRANCH =
  /\b(?:on|from|check(?:ing)? out|switch(?:ing)? to)\s+(?:the\s+)?(?:branch\s+|tag\s+)?`(?:(?:release|hotfix|support|maintenance|legacy)s?\/[^`]*|v?\d+(?:\.(?:\d+|x))*)`[^.;!?`]*`?$/i;
