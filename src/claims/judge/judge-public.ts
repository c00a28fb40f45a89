/**
 * Names that a text has together with the package that shows them: `@acme/core#Foo.bar`, and "`foo` from `@acme/core`". What an entry
 * point exports is known where all behind it is; a package that is none of this repository is left alone.
 */
import type { Claim, Facts, JudgedClaim, PackageFacts } from '../../model.ts';
import { lookupSymbol, packageEntry } from '../../scan/lookup.ts';
import { goneName } from '../past/gone-name.ts';
import { goneImport } from '../past/gone-place.ts';
import { isInherited, type Death } from '../world/closed-world.ts';
import type { Evidence } from '../world/evidence.ts';
import { isLockedName } from '../world/locked-words.ts';
import { isAside, namesOf } from '../world/names.ts';
import { relocated } from '../world/symbol-moved.ts';
import { findPackageSymbol, type MissingSymbol } from '../world/symbol.ts';
import { judgeSymbol } from './judge-symbol.ts';
import { mayMeanOtherEntry } from './other-entry.ts';

// ── `@acme/core#Foo` ──

/** Judges a name in the package that stands before it; undefined where that says nothing of it. */
export function judgeInPackage(claim: Claim, evidence: Evidence): JudgedClaim | undefined {
  const [place = '', symbol = ''] = claim.target.split('#');
  const { facts } = evidence.world;
  const answer = findPackageSymbol(facts, place, symbol);
  if (answer === undefined) return undefined;
  if ('missing' in answer) {
    const owner = ownerOf(place, facts);
    if (owner === undefined || isAside(claim.file)) return undefined;
    const absent = { missing: answer.missing, owner };
    const lost = goneFromPackage(claim, absent, evidence) ?? lostInPackage(claim, absent, evidence);
    return lost && relocated({ claim, verdict: 'dead', ...lost }, claim.target, evidence.world);
  }
  // Where conditions lead to several files, each has a contract of its own.
  const entry = packageEntry(facts, place);
  if (entry !== undefined && 'found' in lookupSymbol(facts, entry, symbol))
    return { claim: { ...claim, target: `${entry}#${symbol}` }, verdict: 'live' };
  return { claim: { ...claim, target: `${answer.found.file}#${symbol}` }, verdict: 'live', isGuess: true };
}

/** A name that the package of this repository which stands before it does not show. */
interface AbsentName {
  readonly missing: MissingSymbol;
  readonly owner: PackageFacts;
}

/** What the lock saw behind an entry point that has no such name now, or that is unknown now while the name is nowhere. */
function goneFromPackage(claim: Claim, { missing, owner }: AbsentName, evidence: Evidence): Death | undefined {
  if (!isLockedName(claim, evidence)) return undefined;
  const [place = '', symbol = ''] = claim.target.split('#');
  const { facts } = evidence.world;
  const [name = '', member] = symbol.split('.');
  if (!missing.isProven) {
    // What is exported as a default has another name, or none.
    if (name === 'default') return undefined;
    return goneName({ claim, name, member, folder: owner.dir, proof: undefined }, evidence);
  }
  const entry = packageEntry(facts, place);
  if (entry === undefined || namesOf(facts).added.has(name)) return undefined;
  const { truth, hint } = missing;
  const isGone = judgeSymbol(claim, entry, facts).verdict === 'dead';
  return isGone ? { truth, ...(hint === undefined ? {} : { hint }) } : undefined;
}

/**
 * `@acme/core#Foo.bar` where the class is public and has no such member, and `@acme/core#foo` where a commit took it from the package.
 * A name that only the package itself uses is named like this as well.
 */
function lostInPackage(claim: Claim, { missing, owner }: AbsentName, evidence: Evidence): Death | undefined {
  if (!missing.isProven) return undefined;
  const [place = '', symbol = ''] = claim.target.split('#');
  const [name = '', member] = symbol.split('.');
  if (member === undefined)
    return goneImport({ claim, name, member, folder: owner.dir, proof: undefined }, place, evidence);
  const whole = findPackageSymbol(evidence.world.facts, place, name);
  return whole && 'found' in whole && !isInherited(member) ? missing : undefined;
}

// ── `foo` from `@acme/core` ──

/**
 * Dead where every name behind the entry point is known, none of them is it, and another file of the package exports it: it moved,
 * or was looked for in the wrong place. A name that nobody exports may be one to come, unless a commit took it from that package; a
 * namesake in another one may be what is built of this one ("builds the `Client` from `@acme/core`"), or stand there until the name has
 * come here.
 */
export function judgeImport(claim: Claim, evidence: Evidence): JudgedClaim {
  const { facts } = evidence.world;
  const [specifier = '', name = ''] = claim.target.split('#');
  const answer = findPackageSymbol(facts, specifier, name);
  if (answer && 'found' in answer) return { claim, verdict: 'live', isGuess: true };
  const { isProven = false, isHidden = false } = answer?.missing ?? {};
  // Any file may add a name to a module.
  if (!(isProven || isHidden) || isAside(claim.file) || namesOf(facts).added.has(name))
    return { claim, verdict: 'undecided' };
  const owner = ownerOf(specifier, facts);
  if (owner !== undefined && mayMeanOtherEntry(claim, { name, owner }, evidence))
    return { claim, verdict: 'undecided' };
  const [other, twin] = (namesOf(facts).exports.get(name) ?? []).filter(
    ({ path, fact }) => fact.name === name && !isAside(path) && owner !== undefined && isOf(path, owner.dir),
  );
  if (owner === undefined || (isHidden && other !== undefined)) return { claim, verdict: 'undecided' };
  if (other === undefined) {
    const lost = goneImport(
      { claim, name, member: undefined, folder: owner.dir, proof: undefined },
      specifier,
      evidence,
    );
    return lost ? { claim, verdict: 'dead', ...lost } : { claim, verdict: 'undecided' };
  }
  const death = { claim, verdict: 'dead', truth: `\`${specifier}\` exports no \`${name}\`.` } as const;
  if (twin !== undefined) return death;
  const place = { file: other.path, line: other.fact.line, column: 1, message: `\`${name}\` is exported here.` };
  const hint = `\`${other.path}\` exports a \`${name}\`: name the entry point that passes it on.`;
  return { ...death, hint, related: [place] };
}

/** The package of this repository behind a specifier. What extends a layer of Nuxt has its composables without an import. */
function ownerOf(specifier: string, { project }: Facts): PackageFacts | undefined {
  const owner = project.packages.find(({ name }) => name !== undefined && isOf(specifier, name));
  return owner?.entries.some(({ file }) => NUXT_LAYER.test(file)) ? undefined : owner;
}

/** Whoever extends such a package has its composables without an import (https://nuxt.com/docs/guide/going-further/layers). */
const NUXT_LAYER = /(?:^|\/)nuxt\.config\.[cm]?[jt]s$/;

function isOf(path: string, folder: string): boolean {
  return path === folder || path.startsWith(`${folder}/`);
}
