/**
 * Names that were there: by the lock, by what some clone's history wrote into it, or by git, where a person has it at hand.
 * What was there and is nowhere now is gone; what is anywhere now is left alone.
 */
import type { Claim, Facts, JudgedClaim, Lock, NamePast, RelatedPlace, RemovedName } from '../../model.ts';
import { isCodeFile } from '../../scan/language.ts';
import { lookupSymbol } from '../../scan/lookup.ts';
import { isOutOfSight, mayBeElsewhere } from './elsewhere.ts';
import { isInherited, type Death } from '../world/closed-world.ts';
import { isToldWithItsDay } from './told-day.ts';
import { isCommonName, isCompound, isVariableName } from '../words/common-names.ts';
import { isPlatformExport } from '../words/platform-exports.ts';
import { bodyOf, lockKey, type Evidence } from '../world/evidence.ts';
import { sinceLock, wordsOf } from '../world/locked-words.ts';
import { isAside, namesOf } from '../world/names.ts';
import { exchange } from '../world/mending.ts';
import { statementOf } from '../words/nearby.ts';
import { oncePer } from '../../once.ts';
import { isSpace } from '../world/spaces.ts';
import { saidSo } from '../words/same-words.ts';
import { isOfOperation } from './of-operation.ts';
import { findPackageSymbol, findSymbol } from '../world/symbol.ts';
import { lockedName, renamedTo } from '../world/symbol-moved.ts';

/** A mention that resolves nowhere now. */
export interface LostMention {
  readonly claim: Claim;
  readonly name: string;
  readonly member: string | undefined;
  /** Where the text is at home. */
  readonly folder: string;
  /** What the code alone proves. */
  readonly proof: Death | undefined;
}

/** Why the name is gone, with the commit where it is known; undefined when nothing proves that it was ever there. */
export function goneName(mention: LostMention, evidence: Evidence): Death | undefined {
  const { facts, namePast } = evidence.world;
  const { claim, proof } = mention;
  const folder = evidence.agents.get(claim.file)?.within ?? mention.folder;
  const removed = removalOf(mention, evidence, folder);
  // Of a class that stands, a namesake that went tells nothing of the member.
  const isOfOwner = proof !== undefined && mention.member !== undefined && removed?.member === undefined;
  const blame =
    removed && !isOfOwner ? { related: [...(proof?.related ?? []), blamed(removed)], gone: removed.commit } : {};
  if (proof) return { ...proof, ...blame, ...(proof.hint === undefined ? {} : { hint: proof.hint }) };
  if (isOfOperation(mention.name, facts, namePast)) return undefined;
  // What stood in for the platform goes once that has it, and the sentence stays true.
  if (isPlatformExport(mention.name) && isNowhere(mention, facts)) return undefined;
  const locked = lockedDeath(mention, evidence, removed);
  if (locked) return isElsewhereToday(mention, evidence) ? undefined : { ...locked, ...blame };
  if (!isNowhere(mention, facts)) return undefined;
  const record = evidence.gone.get(lockKey(claim.file, claim.text));
  if (record) return { ...wasRemoved(mention, { commit: record.commit }), gone: record.commit };
  if (!removed || !isOwnWord(mention) || isOfFamily(mention, evidence)) return undefined;
  if (isToldWithItsDay(claim, removed.date, evidence.world.texts)) return undefined;
  const from = removed.now ?? removed.file;
  const beside = besideIn(evidence.world, removed);
  const lost = { name: mention.name, from, at: claim, body: bodyOf(claim, evidence), beside };
  if (mayBeElsewhere(lost, evidence.world)) return undefined;
  if (!wasMeant(mention, removed, evidence)) return undefined;
  if (isElsewhereToday(mention, evidence)) return undefined;
  return { ...wasRemoved(mention, removed), ...blame };
}

/** Whether git finds the lost name in a tracked text: a local variable, another language or a string may be what is spoken of. */
function isElsewhereToday(mention: LostMention, { world: { facts, namePast } }: Evidence): boolean {
  return namePast?.standing.has(mention.name) === true && isNowhere(mention, facts);
}

/** True where git could tell more of a claim: which commit is to blame, or that the name was there once. */
export function mayBeGone({ claim, verdict }: JudgedClaim, facts: Facts): boolean {
  if (claim.kind !== 'symbol') return false;
  if (claim.isImport || claim.target.includes('#')) return verdict === 'undecided' && mayHaveGoneThere(claim, facts);
  if (claim.how !== 'code') return false;
  const [name = '', member] = claim.target.split('.');
  if (verdict !== 'undecided') return verdict === 'dead';
  return isOwnWord({ name, member }) && isNowhere({ name, member }, facts);
}

/** Of a name with its place: whether that is of this repository, or the name stands nowhere. */
function mayHaveGoneThere(claim: Claim, facts: Facts): boolean {
  const [name = '', member] = namesAsked(claim);
  if (claim.how === 'link' || member !== undefined) return false;
  const place = claim.target.slice(0, claim.target.indexOf('#'));
  // `src/server.ts#start` names the one file that may have had it.
  const isOfFile = !claim.isImport && !claim.isSample && isCodeFile(place);
  if (!isOfFile && !isOwnWord({ name, member })) return false;
  if (claim.isSample) return isMissing(facts, place, name);
  const isHidden = namesOf(facts).locals.has(name) && findPackageSymbol(facts, place, name) !== undefined;
  return !claim.isImport || isHidden || isNowhere({ name, member }, facts);
}

/** Whether the file at `path` certainly exports nothing of that name. */
function isMissing(facts: Facts, path: string, name: string): boolean {
  const answer = findSymbol(facts, path, name);
  return 'missing' in answer && answer.missing.isProven;
}

/** The names that git is asked about for a claim. */
export function namesAsked({ target }: Claim): readonly string[] {
  return target.slice(target.indexOf('#') + 1).split('.');
}

function symbolOf({ name, member }: Pick<LostMention, 'name' | 'member'>): string {
  return member === undefined ? name : `${name}.${member}`;
}

// ── the lock ──

function lockedDeath(mention: LostMention, evidence: Evidence, removed: RemovedName | undefined): Death | undefined {
  const { world } = evidence;
  const { facts, lock } = world;
  const { claim, member } = mention;
  const known = lockedName(claim.file, claim.text, lock);
  const since = sinceLock(claim, evidence);
  if (known === undefined || since === 'other') return undefined;
  const hash = known.target.indexOf('#');
  const [path, symbol] = [known.target.slice(0, hash), known.target.slice(hash + 1)];
  if (isOutOfSight(path, world)) return undefined;
  const was = `\`${symbol}\`, which was in \`${path}\` when the lock was written,`;
  if (isNowhere(mention, facts)) {
    // `import * as money` calls a module as it likes, whoever passes it on.
    if (member !== undefined && isVariableName(mention.name) && namesOf(facts).exports.has(member)) return undefined;
    const isLocked = since === 'same' || wordsOf(known).length === 0 ? 'whole' : 'near';
    const beside = [...besideInLock(lock, path), ...besideIn(world, removed)];
    const lost = {
      name: mention.name,
      from: path,
      at: claim,
      body: bodyOf(claim, evidence),
      isLocked,
      beside,
    } as const;
    if (mayBeElsewhere(lost, world)) return undefined;
    const now = renamedTo(facts, known);
    const hint =
      now === undefined
        ? {}
        : { hint: `\`${now.name}\` in \`${now.path}\` has the same contract: it may be the new name.` };
    const edit = now && exchange(claim, claim.text.replace(mention.name, now.name), world.texts);
    const fix = edit && { title: `Write ${edit.after}`, isSafe: false, edits: [edit] };
    return {
      truth: `${was} is declared nowhere any more.`,
      ...hint,
      ...(now && { related: [now.place] }),
      ...(fix && { fix }),
    };
  }
  if (member === undefined) return undefined;
  // The class is still there: whether it has the member is for its own declaration to say.
  const answer = findSymbol(facts, path, symbol);
  if ('found' in answer || isInherited(member)) return undefined;
  if ('missing' in lookupSymbol(facts, path, mention.name)) return undefined;
  const { isProven, hint, unlessSet } = answer.missing;
  const truth = isProven ? answer.missing.truth : unlessSet;
  if (truth === undefined) return undefined;
  // The lock keeps public members only, so one that the class itself hides has gone from its contract.
  if (hidesMember(facts, path, mention)) return { truth: `${truth} It has one that is not public any more.` };
  if (namesOf(facts).hidden.has(member)) return undefined;
  // Any code may set a member on what JavaScript made, by this name.
  if (!isProven && !isNowhere({ name: member, member: undefined }, facts)) return undefined;
  return { truth: `${truth} It had one when the lock was written.`, ...(hint === undefined ? {} : { hint }) };
}

/** What the texts name of the exports that the file had. */
function besideInLock({ claims }: Lock, path: string): readonly string[] {
  const start = `${path}#`;
  return claims.flatMap(({ target }) => (target.startsWith(start) ? target.slice(start.length).split('.', 1) : []));
}

function hidesMember({ files }: Facts, path: string, { name, member = '' }: LostMention): boolean {
  const owner = files.find((file) => file.path === path)?.exports.find((fact) => fact.name === name);
  return owner?.hiddenMembers?.includes(member) ?? false;
}

/** True when no file declares, keeps, imports or inherits anything of that name. */
export function isNowhere({ name, member }: Pick<LostMention, 'name' | 'member'>, facts: Facts): boolean {
  const { exports, locals, asideLocals, borrowed, added, members } = namesOf(facts);
  if (isSpace(facts, name)) return false;
  if (exports.has(name) || locals.has(name) || asideLocals.has(name) || borrowed.has(name) || added.has(name))
    return false;
  // `tool()` may be the method that a class has.
  return member === undefined ? !members.has(name) : true;
}

// ── git ──

/**
 * Whether the text spoke of the name before it went, in the words of now. What was written anew may tell of the removal; what came only
 * later into a text by hand may mean a namesake, or show one that is made up. A note is written for lintel, and means what the code has.
 */
export function wasMeant({ claim, name }: LostMention, { commit }: RemovedName, { world, agents }: Evidence): boolean {
  const { before, origins } = world.namePast ?? {};
  if (before === undefined || origins === undefined) return true;
  const said = saidSo(claim, name, { commit, past: { before, origins }, now: world.texts });
  return said ?? !agents.has(claim.file);
}

const removalsOf = oncePer((past: NamePast): ReadonlyMap<string, readonly RemovedName[]> => {
  const byName = new Map<string, RemovedName[]>();
  for (const removed of past.removed) {
    const key = removed.member === undefined ? removed.name : `${removed.name}.${removed.member}`;
    const known = byName.get(key);
    if (known) known.push(removed);
    else byName.set(key, [removed]);
  }
  return byName;
});

/**
 * The newest removal of the name: what is nowhere any more went with its last declaration, wherever that was; one of a copy came before.
 * A file that passed it on may have ceased to before, or long after; it counts where git cannot read what declared it. A note, or a text of a template, speaks of its own folder alone. Tests and examples never were anybody's surface.
 * And a file that git ignores since its commit took it is made: what it declared is there, where no scan looks.
 */
export function removalOf(mention: LostMention, { world }: Evidence, folder: string): RemovedName | undefined {
  if (world.namePast === undefined) return undefined;
  const past = removalsOf(world.namePast);
  const all = (past.get(symbolOf(mention)) ?? past.get(mention.name) ?? []).filter(({ file }) => !isAside(file));
  const within = all.filter(({ file, now = file }) => isWithin(folder, now));
  const homes = within.flatMap((each) => formerHome(each, folder) ?? []);
  const removals =
    homes.length === 0
      ? within
      : all.filter(({ file, now = file }) => isWithin(folder, now) || homes.some((home) => isWithin(home, file)));
  if (removals.some(({ file, now }) => now === undefined && world.isIgnored(file))) return undefined;
  const declared = removals.filter(({ isPassedOn }) => !isPassedOn);
  return (declared.length > 0 ? declared : removals).reduce<RemovedName | undefined>(
    (newest, each) => (newest && newest.date >= each.date ? newest : each),
    undefined,
  );
}

/** Where a folder stood before, as a file of it tells that moved along: `packages/core` of `packages/base`. */
function formerHome({ file, now }: RemovedName, folder: string): string | undefined {
  if (now === undefined || now === file || isWithin(folder, file)) return undefined;
  const [from, to] = [file.split('/'), now.split('/')];
  while (from.length > 0 && from.at(-1) === to.at(-1)) [from, to].forEach((path) => path.pop());
  const end = folder.slice(to.join('/').length);
  return from.length > 0 && isWithin(to.join('/'), `${folder}/`) ? from.join('/') + end : undefined;
}

function isWithin(folder: string, path: string): boolean {
  return folder === '' || path === folder || path.startsWith(`${folder}/`);
}

/**
 * `Context` and `render()` mean something in every library; `McpServer` and `registerTool()` do not. `requestOptions.host` may be of
 * a variable that every function has one of.
 */
export function isOwnWord({ name, member }: Pick<LostMention, 'name' | 'member'>): boolean {
  return isCompound(name) && !isCommonName(name) && (member === undefined || !isVariableName(name));
}

/** "Each dialect has its own `DatasourceConfig`": the ending that the names of several of its kind share. */
function isOfFamily({ claim, name }: LostMention, evidence: Evidence): boolean {
  const body = bodyOf(claim, evidence);
  if (body === undefined || !EACH.test(statementOf(body, claim).text)) return false;
  const kin = [...namesOf(evidence.world.facts).exports.keys()].filter(
    (each) => each.endsWith(name) && /[a-z\d]/.test(each.charAt(each.length - name.length - 1)),
  );
  return kin.length > 1;
}

const EACH = /\b(?:each|every|(?:its|their) own|respective)\b/i;

/** What the file exported before the commit that took the name, as far as git was asked. */
function besideIn({ namePast }: Evidence['world'], removed: RemovedName | undefined): readonly string[] {
  if (removed === undefined) return [];
  return namePast?.exportsThen?.get(removed.commit)?.get(removed.file) ?? [];
}

interface Removal {
  readonly commit: string;
  /** Absent in what the lock remembers. */
  readonly date?: string;
  readonly file?: string;
  readonly isPassedOn?: true;
}

function wasRemoved(mention: LostMention, { commit, date, file, isPassedOn }: Removal): Death {
  const day = date === undefined ? '' : ` of ${date}`;
  const place = file === undefined ? '' : ` from \`${file}\``;
  const act = isPassedOn ? `took the export that passed it on${place}` : `removed it${place}`;
  return {
    truth: `\`${symbolOf(mention)}\` is declared nowhere; commit ${commit.slice(0, 9)}${day} ${act}.`,
    hint: 'Name what replaced it, or take it out.',
  };
}

export function blamed({ commit, date, file, now = file, name, member, isPassedOn }: RemovedName): RelatedPlace {
  const symbol = member === undefined ? name : `${name}.${member}`;
  const what = isPassedOn ? `the export that passed on \`${symbol}\`` : `\`${symbol}\``;
  return { file: now, message: `Commit ${commit.slice(0, 9)} of ${date} removed ${what} from here.` };
}
