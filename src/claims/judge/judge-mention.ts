/**
 * Whether a name that a text mentions in code is there. Prose is no import: most names that resolve nowhere belong to a
 * library, to another language or to an example, so nothing is said of them unless the code, the lock or git proves it.
 */
import type { Claim, ExportFact, Facts, JudgedClaim } from '../../model.ts';
import { folderOf } from '../../path.ts';
import { treeOf } from '../../tree.ts';
import { lookupSymbol } from '../../scan/lookup.ts';
import { closedWorld, isInherited } from '../world/closed-world.ts';
import { findCodePath } from '../world/code-path.ts';
import { isCommonName, isCompound, isVariableName } from '../words/common-names.ts';
import { bodyOf, type Evidence } from '../world/evidence.ts';
import { goneName } from '../past/gone-name.ts';
import { goneFromFile, goneFromSample } from '../past/gone-place.ts';
import { judgeImport, judgeInPackage } from './judge-public.ts';
import { judgeSymbol } from './judge-symbol.ts';
import { lineOf } from '../words/line-of.ts';
import { isPlacedIn } from '../words/nearby.ts';
import { isLockedName, sinceLock } from '../world/locked-words.ts';
import { isAside, namesOf, type DeclaredName } from '../world/names.ts';
import { oncePer } from '../../once.ts';
import { hasOtherLanguages } from '../world/other-languages.ts';
import { isGivenToRepository } from '../world/given-to.ts';
import { isOfRepository } from '../world/of-repository.ts';
import { inSpace, isOnlySpace } from '../world/spaces.ts';
import { lockedName, relocated } from '../world/symbol-moved.ts';

/** Judges a symbol claim of a code span. The target of a live one becomes the `path#Name.member` that it leads to. */
export function judgeMention(claim: Claim, evidence: Evidence): JudgedClaim {
  const hash = claim.target.indexOf('#');
  if (claim.isSample) return judgeSample(claim, hash, evidence);
  if (claim.isImport) return judgeImport(claim, evidence);
  return hash < 0 ? judgeName(claim, evidence) : judgePlaced(claim, hash, evidence);
}

// ── `src/a.ts#Foo` ──

function judgePlaced(claim: Claim, hash: number, evidence: Evidence): JudgedClaim {
  const { facts } = evidence.world;
  const place = claim.target.slice(0, hash);
  const symbol = claim.target.slice(hash + 1);
  const inPackage = judgeInPackage(claim, evidence);
  if (inPackage) return inPackage;
  const path = findCodePath({ ...claim, target: place }, evidence);
  if (path.kind !== 'found') return { claim, verdict: 'undecided' };
  const judged = judgeSymbol(claim, path.path, facts);
  if (judged.verdict !== 'dead')
    return path.isGuess && judged.verdict === 'live' ? { ...judged, isGuess: true } : judged;
  // What stands inside a function is exported nowhere, and people name it like this all the same: gone is what the lock
  // remembers, and a member that a class lacks.
  const isKnown = isLockedName(claim, evidence);
  const isOfKnown = symbol.includes('.') && hasOwner(facts, path.path, symbol);
  if (path.isGuess || isOfOthers(claim, evidence)) return { claim, verdict: 'undecided' };
  if (isKnown || isOfKnown) return relocated(judged, judged.claim.target, evidence.world);
  if (symbol.includes('.')) return { claim, verdict: 'undecided' };
  const mention = { claim, name: symbol, member: undefined, folder: path.path, proof: undefined };
  const lostHere = goneFromFile(judged, mention, evidence);
  return lostHere ? relocated(lostHere, judged.claim.target, evidence.world) : { claim, verdict: 'undecided' };
}

function hasOwner(facts: Facts, path: string, symbol: string): boolean {
  return 'found' in lookupSymbol(facts, path, symbol.slice(0, symbol.indexOf('.')));
}

// ── `import { foo } from './bar'` ──

/** Dead where the file exports no such name and a commit took it from there while the sample stood. One that never was there may be one to come. */
function judgeSample(claim: Claim, hash: number, evidence: Evidence): JudgedClaim {
  const folder = claim.target.slice(0, hash);
  const name = claim.target.slice(hash + 1);
  const judged = judgeSymbol(claim, folder, evidence.world.facts);
  if (judged.verdict === 'live') return { ...judged, isGuess: true };
  const mention = { claim, name, member: undefined, folder, proof: undefined };
  const lost =
    judged.verdict === 'dead' && !isAside(claim.file) ? goneFromSample(judged, mention, evidence) : undefined;
  return lost ? relocated(lost, judged.claim.target, evidence.world) : { claim, verdict: 'undecided' };
}

// ── `Foo`, `foo()`, `Foo.bar()` ──

function judgeName(claim: Claim, evidence: Evidence): JudgedClaim {
  const { world } = evidence;
  const [name = '', member, ...rest] = claim.target.split('.');
  const passed = member === undefined || rest.length > 0 ? undefined : inSpace(world.facts, name, member);
  if (passed !== undefined) return live(claim, passed, !isOnlySpace(world.facts, name));
  const target = member === undefined ? name : `${name}.${member}`;
  const vouched = vouchedPlace(claim, target, evidence);
  if (vouched !== undefined) return live(claim, `${vouched}#${target}`, false);
  const folder = folderOfClaim(claim, evidence);
  const declared = meant(name, folder, world.facts);
  const holding = declared.filter(({ path }) => isThere(world.facts, path, target));
  const [first] = holding;
  if (first)
    return live(
      claim,
      `${first.path}#${target}`,
      holding.length > 1 || rest.length > 0 || isDoubtful(claim, first, evidence),
    );
  // A namesake in a test may be what is meant after all.
  const other = (namesOf(world.facts).exports.get(name) ?? [])
    .slice(0, MAX_DECLARED)
    .find(({ path }) => isThere(world.facts, path, target));
  if (other) return live(claim, `${other.path}#${target}`, true);
  if (member !== undefined && declared.length > 0 && isInherited(member)) return { claim, verdict: 'undecided' };
  if (isOfOthers(claim, evidence)) return { claim, verdict: 'undecided' };
  const isOpen = member === undefined || claim.isImplied === true || isVariableName(name);
  const proof = isOpen ? undefined : closedWorld({ claim, name, member, folder }, evidence);
  const dead = goneName({ claim, name, member, folder, proof }, evidence) ?? proof;
  return dead ? { claim, verdict: 'dead', ...dead } : { claim, verdict: 'undecided' };
}

/** Where the lock saw it between the words of today, if it is there still: whoever uses that name since, the text means what it meant. */
function vouchedPlace(claim: Claim, symbol: string, evidence: Evidence): string | undefined {
  const { lock, facts } = evidence.world;
  const [path, known] = lockedName(claim.file, claim.text, lock)?.target.split('#') ?? [];
  if (path === undefined || known !== symbol || sinceLock(claim, evidence) === 'other') return undefined;
  return isThere(facts, path, symbol) ? path : undefined;
}

/** By the folders of now, and of the files that the lock and history saw names in. */
function isOfOthers(claim: Claim, evidence: Evidence): boolean {
  const { world, tree } = evidence;
  const row = lineOf(world.texts, claim.file, claim.line) ?? '';
  return isOfRepository(claim, row, [tree, treeOf(formerPlaces(world))]) || isGivenToRepository(claim, evidence);
}

const formerPlaces = oncePer(
  ({ lock, namePast }: Evidence['world']): ReadonlySet<string> =>
    new Set([
      ...lock.claims.map(({ target }) => target.split('#', 1)[0] ?? ''),
      ...(namePast?.removed ?? []).map(({ file }) => file),
    ]),
);

/** A name that may mean something else is not remembered, since nothing would follow from its death. */
function isDoubtful(claim: Claim, { path, fact }: DeclaredName, evidence: Evidence): boolean {
  const { world, tree } = evidence;
  const home = folderOfClaim(claim, evidence);
  // A text among code of another language speaks of that, whatever is called alike elsewhere.
  if (home !== '' && !path.startsWith(`${home}/`) && hasOtherLanguages(tree, home)) return true;
  const body = bodyOf(claim, evidence);
  if (body && isPlacedIn(body, claim, path)) return false;
  const [name = '', member] = claim.target.split('.');
  const { locals, asideLocals, borrowed } = namesOf(world.facts);
  // `.resource()` alone is no text by which it could be known again.
  if (
    (isCommonName(name) && member === undefined) ||
    locals.has(name) ||
    asideLocals.has(name) ||
    borrowed.has(name) ||
    claim.text.startsWith('.')
  )
    return true;
  if (claim.isImplied && isVariableName(name) && !isCompound(name)) return true;
  if (isAside(path) || world.facts.files.some((file) => file.env?.includes(name))) return true;
  if (member === undefined) return !isCompound(name);
  // What others call so too, and what any function may call so, is ours where there is exactly one of it.
  const isOnly = (namesOf(world.facts).exports.get(name) ?? []).length === 1;
  if ((isCommonName(name) || isVariableName(name)) && !isOnly) return true;
  return isVariableName(name) ? fact.kind !== 'const' : !hasMembers(fact);
}

function hasMembers({ kind }: ExportFact): boolean {
  return kind === 'class' || kind === 'interface' || kind === 'enum' || kind === 'const';
}

function live(claim: Claim, target: string, isGuess: boolean): JudgedClaim {
  return { claim: { ...claim, target }, verdict: 'live', ...(isGuess && { isGuess: true }) };
}

/** Where a text is at home: the module of its note, or the folder that an agent file stands in. */
function folderOfClaim(claim: Claim, { notes, agents }: Evidence): string {
  const linked = notes.get(claim.file);
  // What stands in `.cursor/rules` is about the folder that holds `.cursor`.
  if (!linked) return agents.get(claim.file)?.base ?? folderOf(claim.file);
  if (linked.scope.kind === 'folder') return linked.scope.path;
  return linked.note.kind === 'module' ? (linked.modules[0] ?? '') : '';
}

/** Most declarations of one name that are looked at: what has more is called like everything else. */
const MAX_DECLARED = 30;

/** The declarations that a text may mean by a name, nearest first: those of its own folder, else those that are no tests. */
function meant(name: string, folder: string, facts: Facts): readonly DeclaredName[] {
  const all = (namesOf(facts).exports.get(name) ?? []).slice(0, MAX_DECLARED);
  const own = folder === '' ? [] : all.filter(({ path }) => path.startsWith(`${folder}/`));
  const near = own.length > 0 ? own : all;
  const code = near.filter(({ path }) => !isAside(path));
  const open = code.length > 1 ? code.filter(({ path, fact }) => surfaceOf(facts).has(`${path}#${fact.name}`)) : code;
  return open.length > 0 ? open : code.length > 0 ? code : near;
}

/** Names on the public face of some module. */
const surfaceOf = oncePer(
  ({ modules, rootSurface = [] }: Facts): ReadonlySet<string> =>
    new Set([...rootSurface, ...modules.flatMap(({ surface }) => surface)].map(({ file, name }) => `${file}#${name}`)),
);

const lookups: (facts: Facts) => Map<string, boolean> = oncePer(() => new Map());

function isThere(facts: Facts, path: string, symbol: string): boolean {
  const known = lookups(facts);
  const key = `${path}#${symbol}`;
  const answer = known.get(key) ?? 'found' in lookupSymbol(facts, path, symbol);
  known.set(key, answer);
  return answer;
}
