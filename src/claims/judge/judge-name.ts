/**
 * Whether packages and environment variables that a text names are there. Both worlds are open: a name that was never seen may be
 * anybody's, so only what the lock or git remembers can be dead.
 */
import type { Body, Claim, Facts, JudgedClaim, LostVariable, Piece } from '../../model.ts';
import { isTakenBack, proseOf, proseOfSentence } from '../words/clause.ts';
import { isGivenAsExample } from '../words/led-in.ts';
import { isBorne } from '../world/borne.ts';
import { bodyOf, type Evidence } from '../world/evidence.ts';
import { isReadByOthers } from '../world/env-readers.ts';
import { lockedAs } from '../world/locked-words.ts';
import { isOtherThanUsed } from '../words/governing.ts';
import { brokenManifests, isScriptAnywhere, packageHint } from '../world/known-packages.ts';
import { isAside, namesOf } from '../world/names.ts';
import { isOfAnyPackage } from '../words/not-here.ts';
import { statementOf } from '../words/nearby.ts';
import { saidSo } from '../words/same-words.ts';
import { oncePer } from '../../once.ts';
import { judgeEntry } from './judge-entry.ts';
import { wasSaid, wordsForLoss } from '../past/past-manifest.ts';
import { isToldWithItsDay } from '../past/told-day.ts';

/** Judges the name of a package: of the workspace, or declared as a dependency. */
export function judgePackage(claim: Claim, evidence: Evidence): JudgedClaim {
  const { workspace, declared, imported } = packagesOf(evidence.world.facts);
  const [, name, subpath] = /^(@[^/]+\/[^/]+)\/(.+)$/.exec(claim.text) ?? [];
  if (name !== undefined && subpath !== undefined) {
    const isKnown = workspace.has(name) || declared.has(name) || imported.has(claim.text);
    const lost = isKnown ? undefined : lostEntry(claim, evidence, name);
    return lost ?? judgeEntry(claim, evidence, { name, subpath: `./${subpath}` });
  }
  if (workspace.has(claim.text)) return judgeOwn(claim, evidence);
  if (declared.has(claim.text)) {
    // What a sample takes from others may be installed by something else as well, so that no lock has to remember it.
    if (claim.isImport) return { claim, verdict: 'undecided' };
    return { claim, verdict: 'live', lockTarget: `dependency:${claim.text}` };
  }
  const known = lockedAs(claim, evidence)?.target;
  // What code still imports is there by another way, such as a dependency of a dependency.
  if (imported.has(claim.text)) return { claim, verdict: 'undecided' };
  // What cannot be read may hold what nobody could recover.
  if (brokenManifests(evidence.world.facts.project).length > 0) return { claim, verdict: 'undecided' };
  if (known === `package:${claim.text}`) {
    const truth = `\`${claim.text}\` was a package of this workspace, and no package.json has that name now.`;
    return { claim, verdict: 'dead', truth, ...packageHint(claim.text, evidence.world.facts.project.packages) };
  }
  if (known === `dependency:${claim.text}`) {
    // A lock remembers the name, and not whether the words around it mean that it is used.
    if (isCompared(claim, evidence)) return { claim, verdict: 'undecided' };
    const truth = `\`${claim.text}\` was a declared dependency, and no package.json declares it now.`;
    const hint = 'Name what is used instead, or delete the sentence.';
    return { claim, verdict: 'dead', truth, hint, rule: 'stale/dependency' };
  }
  return lostPackage(claim, evidence) ?? { claim, verdict: 'undecided' };
}

/** An entry point that the lock saw, of a package that no manifest has by that name any more. */
function lostEntry(claim: Claim, evidence: Evidence, name: string): JudgedClaim | undefined {
  const { packages } = evidence.world.facts.project;
  const known = lockedAs(claim, evidence)?.target === `entry:${claim.text}`;
  if (!known || packages.some(({ isBroken }) => isBroken)) return undefined;
  const truth = `\`${name}\` was a package of this workspace, and no package.json has that name now.`;
  return { claim, verdict: 'dead', truth, ...packageHint(name, packages) };
}

/** A package of the workspace is there, and what imports it has to find it open as well: `exports` may list subpaths alone. */
function judgeOwn(claim: Claim, evidence: Evidence): JudgedClaim {
  const asked = claim.isImport === true && judgeEntry(claim, evidence, { name: claim.text, subpath: '.' });
  return asked && asked.verdict === 'dead' ? asked : { claim, verdict: 'live', lockTarget: `package:${claim.text}` };
}

/** What history proves of a name that no lock remembers. */
function lostPackage(claim: Claim, evidence: Evidence): JudgedClaim | undefined {
  const { manifestPast: past, facts } = evidence.world;
  if (past === undefined || past.standing.has(claim.text) || !mayBeLostPackage(claim, evidence)) return undefined;
  // What was a package of the workspace was a dependency of its neighbours as well.
  const [lost] = past.lost
    // The package.json of a skill is none of the code, and a plugin may bring the skill by now.
    .filter(
      ({ what, name, manifest }) =>
        what !== 'script' && name === claim.text && !isAside(manifest) && !/(?:^|\/)\.\w/.test(manifest),
    )
    .toSorted((a, b) => Number(b.what === 'package') - Number(a.what === 'package'));
  if (lost === undefined || !wasSaid(claim, `\`${claim.text}\``, { lost, world: evidence.world })) return undefined;
  // `release-please-config.json`: what the file is for runs elsewhere, such as in an action.
  if (!claim.text.startsWith('@') && isBorne(claim.text, evidence)) return undefined;
  const base = { claim, verdict: 'dead', gone: lost.commit } as const;
  if (lost.what === 'dependency') {
    const truth = `\`${claim.text}\` was a declared dependency, and no package.json declares it now; ${wordsForLoss(lost)}.`;
    return { ...base, truth, hint: 'Name what is used instead, or delete the sentence.', rule: 'stale/dependency' };
  }
  const truth = `\`${claim.text}\` was a package of this repository, and no package.json has that name now; ${wordsForLoss(lost)}.`;
  const isCalled = lost.now !== undefined && packagesOf(facts).workspace.has(lost.now);
  return {
    ...base,
    truth,
    ...(isCalled ? { hint: `Write \`${lost.now}\`.` } : packageHint(claim.text, facts.project.packages)),
  };
}

/**
 * Whether git could tell that an open name is that of a package which is gone. A name without a scope has to be made of several words, and
 * none that anything else in the repository bears: a file, a folder, a script, a program.
 */
export function mayBeLostPackage(claim: Claim, evidence: Evidence): boolean {
  const { text, how, isImplied, isImport } = claim;
  if (how !== 'code' || isImplied || isImport || !DISTINCTIVE.test(text) || OF_OTHERS.has(text)) return false;
  const { workspace, declared, imported } = packagesOf(evidence.world.facts);
  if (workspace.has(text) || declared.has(text) || imported.has(text)) return false;
  const { byName, byStem, files } = evidence.tree;
  // What lies in a submodule is installed by manifests that nobody has read.
  if (files.has('.gitmodules') || byName.has(text) || byStem.has(text) || isScriptAnywhere(text, evidence))
    return false;
  return !isOpenToOthers(claim, evidence);
}

const DISTINCTIVE = /^(?:@[^/]+\/[^/]+|[^@/]+[-.][^@/]+)$/;

/** Packages of the registry whose names mean something else more often: hooks of git, headers of HTTP, programs of other makers. */
const OF_OTHERS: ReadonlySet<string> = new Set(
  (
    'pre-commit pre-push commit-msg post-commit post-merge prepare-commit-msg content-type user-agent set-cookie ' +
    'cache-control docker-compose e2e-tests'
  ).split(' '),
);

/**
 * Whether the words around a name need not mean the package as it is used here: they forbid it, choose among several, or speak of what
 * others may have.
 */
function isOpenToOthers(claim: Claim, evidence: Evidence): boolean {
  const body = bodyOf(claim, evidence);
  const piece = body && spanOf(claim, body);
  if (body === undefined || piece === undefined) return true;
  if (isTakenBack(body, piece, 'symbol') || isGivenAsExample(body, piece)) return true;
  if (SPOKEN_OF.test(body.text.slice(piece.end, piece.end + NEAR))) return true;
  return isOfAnyPackage(proseOfSentence(body, piece)) || isCompared(claim, evidence);
}

/** Behind a package: what is to be read of it, or where it is to be had. "The `ts-jest` docs" says not that it is used. */
const SPOKEN_OF =
  /^[\s*_]*(?:docs?|documentation|recipes?|website|homepage|readme|wiki|issues?|changelog|repo(?:sitory)?)\b|^[^.!?;\n]{0,60}\b(?:on|from) (?:npm|the registry)\b/i;

/** Whether the words before a name hold it against what is used: "Prefer `Intl` over `date-fns`". */
function isCompared(claim: Claim, evidence: Evidence): boolean {
  const body = bodyOf(claim, evidence);
  const piece = body && spanOf(claim, body);
  if (body === undefined || piece === undefined) return false;
  return isOtherThanUsed(proseOf(body).slice(Math.max(0, piece.start - NEAR), piece.start));
}

/** How far in front of a name its words are looked for. */
const NEAR = 200;

function spanOf({ line, column }: Claim, { pieces }: Body): Piece | undefined {
  return pieces.find((piece) => piece.kind === 'code' && piece.line === line && piece.column === column);
}

/** Judges the name of an environment variable: read by code, or listed in an example file. */
export function judgeEnv(claim: Claim, evidence: Evidence): JudgedClaim {
  const names = envOf(evidence.world.facts);
  if (names.has(claim.target)) return { claim, verdict: 'live', lockTarget: `env:${claim.target}` };
  if (isReadByOthers(claim.target, evidence.world.facts)) return { claim, verdict: 'undecided' };
  const isLocked = lockedAs(claim, evidence)?.target === `env:${claim.target}`;
  const lost = isLocked ? undefined : lostVariable(claim, evidence);
  if (!isLocked && lost === undefined) return { claim, verdict: 'undecided' };
  const act = lost && `; commit ${lost.commit.slice(0, 9)} of ${lost.date} removed it from \`${lost.file}\``;
  const truth = `The environment variable \`${claim.target}\` is read by no code of the repository, and listed in no example, any more${act ?? ''}.`;
  return { claim, verdict: 'dead', truth, hint: wayOutOfEnv(claim.target, names), ...(lost && { gone: lost.commit }) };
}

/** True where git could tell that code read the variable once. */
export function mayBeLostVariable({ claim, verdict }: JudgedClaim, { facts }: Evidence['world']): boolean {
  return claim.kind === 'env' && verdict === 'undecided' && !isReadByOthers(claim.target, facts);
}

/**
 * The commit that took the last reader which git knows of, where the text spoke of the variable before that in the words of now. A file that went as a whole
 * may have read it for longer, of which git was not asked: then more was written at a time when it still counted, and is not told.
 */
function lostVariable(claim: Claim, evidence: Evidence): LostVariable | undefined {
  const { world } = evidence;
  const { variablePast: past, texts: now } = world;
  const lost = past?.lost.find(({ name, file }) => name === claim.target && !isAside(file));
  if (past === undefined || lost === undefined || isToldWithItsDay(claim, lost.date, now)) return undefined;
  // The code may call something else so today, and the words speak of that, or of another reader.
  const { exports, locals } = namesOf(world.facts);
  if (exports.has(claim.target) || locals.has(claim.target) || isOfOtherReader(claim, evidence)) return undefined;
  return saidSo(claim, claim.target, { commit: lost.commit, past, now }) === true ? lost : undefined;
}

/** Whether the sentence gives the variable to another reader than the code here, or has somebody take it out. */
function isOfOtherReader(claim: Claim, evidence: Evidence): boolean {
  const body = bodyOf(claim, evidence);
  // `import.meta.env.SHOP_URL` imports nothing.
  const said = body && statementOf(body, claim).text.replaceAll(claim.text, claim.target);
  return said === undefined || OTHER_READER.test(said);
}

const OTHER_READER =
  /\b(?:(?:read|reads|consumed|used|needed|required|injected|set|provided|expected) (?:only )?by|reads? it|secrets?|unused|remove|delete|drop|dashboard|platform|customers?|users?|never|todo|inject\w*|imports?|token of|feature flag|proxy|mobile|deploy\w*|cluster|container)\b/i;

/**
 * Of variables the likest is often another one: of `STRIPE_KEY` and `STRIPE_KEY2` each is a key to something else, and who sets the wrong one
 * hands it over. Only one that is written with the same letters is named.
 */
function wayOutOfEnv(name: string, names: ReadonlySet<string>): string {
  const letters = lettersOf(name);
  const [same, other] = [...names].filter((each) => lettersOf(each) === letters);
  const isSure = same !== undefined && other === undefined;
  return isSure ? `Write \`${same}\`.` : 'Write the name that the code reads now, or delete the sentence.';
}

function lettersOf(name: string): string {
  return name.replaceAll('_', '').toUpperCase();
}

export interface KnownPackages {
  readonly workspace: ReadonlySet<string>;
  readonly declared: ReadonlySet<string>;
  readonly imported: ReadonlySet<string>;
}

/** What packages are known by name. */
export const packagesOf = oncePer(({ project, modules }: Facts): KnownPackages => {
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
