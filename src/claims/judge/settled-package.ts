/**
 * Whether a lock has settled which package a command means. "`pnpm test`" may be typed in any package that has the script, unless somebody
 * vouched for it while it ran that of the root, and the words send the reader nowhere else.
 */
import type { Claim, PackageFacts } from '../../model.ts';
import { lastSegment } from '../../path.ts';
import type { ScriptCall } from '../shell/command.ts';
import { bodyOf, type Evidence } from '../world/evidence.ts';
import { allPackages } from '../world/known-packages.ts';
import { sinceLock, lockedAs } from '../world/locked-words.ts';
import { statementOf } from '../words/nearby.ts';
import { titlesIn } from '../words/titles.ts';
import { hasScript, scriptTarget } from './judge-script.ts';

/** True when the lock saw the call run the script of one of `packages`, which lost it since. */
export function isSettled(
  claim: Claim,
  { call, packages }: { readonly call: ScriptCall; readonly packages: readonly PackageFacts[] },
  evidence: Evidence,
): boolean {
  // Yarn finds a script with a colon in whatever workspace alone has it (https://yarnpkg.com/features/workspaces, "Global scripts").
  if (call.manager === 'yarn' && call.script.includes(':')) return false;
  const known = lockedAs(claim, evidence)?.target;
  if (!packages.some(({ manifest }) => known === scriptTarget(manifest, call.script))) return false;
  // Between new words it may be another command.
  if (sinceLock(claim, evidence) !== 'same') return false;
  const body = bodyOf(claim, evidence);
  const titles = evidence.world.texts && titlesIn(evidence.world.texts).get(claim.file)?.[claim.line - 1];
  if (body === undefined || titles === undefined || TYPED_IN_EACH.test(body.text)) return false;
  const { headings, items, paragraph, head } = titles;
  const words = [...headings, ...items, paragraph, head, statementOf(body, claim).text].join('\n');
  return !OF_PARTS.test(words) && !namesOwner(words, call, evidence);
}

/** "Run these commands in the folder of the package". */
const TYPED_IN_EACH =
  /\b(?:run|runs|running|execute|commands?|scripts?)\b[^.\n]{0,60}\b(?:in|from|inside|within|per|for)\s+(?:(?:the|each|every|an?|any|its|your|that|their|all)\s+)?(?!root\b)(?:(?!root\b)[\w-]+\s+){0,2}(?:packages?|workspaces?|apps?|folders?|director(?:y|ies)|modules?)\b/i;

/** Words of parts of a repository, of which each may have the script. */
const OF_PARTS =
  /\b(?:each|every|any|per|individual|single|specific|respective|within|inside|packages?|workspaces?|folders?|director(?:y|ies)|modules?|apps?|services?|examples?|projects?|sub-?\w+|cd)\b/i;

/** Whether the words name a package that has the script, or its folder. */
function namesOwner(words: string, { script }: ScriptCall, evidence: Evidence): boolean {
  const said = new Set(words.toLowerCase().match(/[\w-]+/g));
  return allPackages(evidence).some((each) => {
    if (!hasScript(each, script)) return false;
    return [each.dir, each.name ?? ''].some((name) => said.has(lastSegment(name).toLowerCase()));
  });
}
