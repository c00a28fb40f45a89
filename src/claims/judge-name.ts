/**
 * Whether packages and environment variables that a text names are there. Both worlds are open: a name that was never seen may be
 * anybody's, so only what the lock remembers can be dead.
 */
import type { Claim, Facts, JudgedClaim } from '../model.ts';
import { lockKey, type Evidence } from './evidence.ts';
import { oncePer } from '../once.ts';
import { judgeEntry } from './judge-entry.ts';
import { nameHint } from './symbol.ts';

/** Judges the name of a package: of the workspace, or declared as a dependency. */
export function judgePackage(claim: Claim, evidence: Evidence): JudgedClaim {
  const { workspace, declared, imported } = packagesOf(evidence.world.facts);
  const [, name, subpath] = /^(@[^/]+\/[^/]+)\/(.+)$/.exec(claim.text) ?? [];
  if (name !== undefined && subpath !== undefined)
    return judgeEntry(claim, evidence, { name, subpath: `./${subpath}` });
  if (workspace.has(claim.text)) return { claim, verdict: 'live', lockTarget: `package:${claim.text}` };
  if (declared.has(claim.text)) return { claim, verdict: 'live', lockTarget: `dependency:${claim.text}` };
  const known = evidence.locked.get(lockKey(claim.file, claim.text))?.target;
  // What code still imports is there by another way, such as a dependency of a dependency.
  if (imported.has(claim.text)) return { claim, verdict: 'undecided' };
  // A manifest with an error of syntax may hold what nobody could recover.
  if (evidence.world.facts.project.packages.some(({ isBroken }) => isBroken)) return { claim, verdict: 'undecided' };
  if (known === `package:${claim.text}`) {
    const truth = `\`${claim.text}\` was a package of this workspace, and no package.json has that name now.`;
    return { claim, verdict: 'dead', truth, ...nameHint(claim.text, [...workspace].sort()) };
  }
  if (known === `dependency:${claim.text}`) {
    const truth = `\`${claim.text}\` was a declared dependency, and no package.json declares it now.`;
    const hint = 'Name what is used instead, or delete the sentence.';
    return { claim, verdict: 'dead', truth, hint, rule: 'stale/dependency' };
  }
  return { claim, verdict: 'undecided' };
}

/** Judges the name of an environment variable: read by code, or listed in an example file. */
export function judgeEnv(claim: Claim, evidence: Evidence): JudgedClaim {
  const names = envOf(evidence.world.facts);
  if (names.has(claim.text)) return { claim, verdict: 'live', lockTarget: `env:${claim.text}` };
  const known = evidence.locked.get(lockKey(claim.file, claim.text))?.target;
  if (known !== `env:${claim.text}`) return { claim, verdict: 'undecided' };
  const truth = `The environment variable \`${claim.text}\` is read by no code of the repository, and listed in no example, any more.`;
  return { claim, verdict: 'dead', truth, ...nameHint(claim.text, [...names].sort()) };
}

interface KnownPackages {
  readonly workspace: ReadonlySet<string>;
  readonly declared: ReadonlySet<string>;
  readonly imported: ReadonlySet<string>;
}

const packagesOf = oncePer(({ project, modules }: Facts): KnownPackages => {
  const all = [...project.packages, ...(project.nestedPackages ?? [])];
  const catalogs = (project.catalogs ?? []).flatMap(({ ranges }) => Object.keys(ranges));
  return {
    workspace: new Set(all.flatMap(({ name }) => name ?? [])),
    declared: new Set([...all.flatMap(({ dependencies }) => dependencies.map(({ name }) => name)), ...catalogs]),
    imported: new Set(modules.flatMap(({ externals }) => externals)),
  };
});

const envOf = oncePer(({ project, files }: Facts): ReadonlySet<string> => {
  return new Set([...files.flatMap(({ env = [] }) => env), ...(project.envExamples ?? [])]);
});
