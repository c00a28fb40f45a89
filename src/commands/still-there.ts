/**
 * Asks the disk and git about what is about to be called absent, since facts know less than stands there: what git ignores by rules that
 * are in no text of the tree, names inside of functions, variables of other languages, and scripts that a page gives to whoever uses a package. Nothing else is asked, so a clean run pays nothing.
 */
import { join } from 'node:path';
import { baselineFile } from '../baseline.ts';
import { evidenceOf } from '../claims/world/evidence.ts';
import { lastCall } from '../claims/shell/command.ts';
import { partsOf } from '../claims/find/toolchain-claim.ts';
import { heldByUnread, isOfManifests } from '../claims/judge/unread-manifests.ts';
import { declaresName } from '../claims/world/local-name.ts';
import { isGivenToOthers } from '../claims/world/plain-words.ts';
import { placesOfDead } from '../claims/past/looked-at.ts';
import { claimWorld } from '../claim-world.ts';
import { lockFile } from '../config.ts';
import { ignoredPaths } from '../disk/git-ignored.ts';
import { leftOutTexts } from '../disk/left-out.ts';
import { readTexts } from '../disk/read.ts';
import { runtimesNamed } from '../disk/runtimes.ts';
import { submodulesAmong, submoduleTexts, type Submodules } from '../disk/submodules.ts';
import { codeWith, describedScripts, standingWords, wordsLeftOut, type PageLine } from '../disk/words.ts';
import type { Compilation, Facts, JudgedClaim } from '../model.ts';
import { lookupSymbol } from '../scan/lookup.ts';
import { standingPackages } from './standing-packages.ts';

/** A compilation without what is there all the same, and what stood where that was looked for. */
export interface LookedAt {
  readonly compiled: Compilation;
  readonly states: ReadonlyMap<string, string>;
}

/** The compilation, with every dead claim undecided whose target the repository holds in a way that facts do not show. */
export async function withoutStanding(compiled: Compilation, root: string): Promise<LookedAt> {
  const dead = compiled.claims.filter(({ verdict }) => verdict === 'dead');
  if (dead.length === 0) return { compiled, states: new Map() };
  const paths = await standingPaths(dead, compiled, root);
  const names = await declaredNames(dead, compiled.model.facts, root);
  const isAsked = dead.some((judged) => judged.claim.kind === 'env' || isOfManifests(judged));
  const submodules = await submodulesAmong(root, isAsked ? compiled.inputs.sources.links : []);
  const others = [
    ...(await namedVariables(dead, submodules, { compiled, root })),
    ...(await shownScripts(dead, compiled, root)),
    ...(await ofUnreadManifests(dead, submodules, { compiled, root })),
    ...(await askedRuntimes(dead, root)),
    ...(await standingPackages(dead, compiled, { root, except: textsOfNotes(compiled) })),
  ];
  const states = new Map([...paths.states, ...unvouched(submodules)]);
  const standing = new Set([...paths.standing, ...names, ...others]);
  if (standing.size === 0) return { compiled, states };
  const claims = compiled.claims.map((judged): JudgedClaim =>
    standing.has(judged) ? { claim: judged.claim, verdict: 'undecided' } : judged,
  );
  return { compiled: { ...compiled, claims }, states };
}

/** Git's list does not tell what is edited in a submodule, nor whether it is checked out: what was seen in one is nobody's to remember. */
function unvouched({ checkedOut, absent }: Submodules): readonly (readonly [path: string, state: string])[] {
  return [...checkedOut, ...absent].map((folder) => [`${folder}/.git`, 'looked into']);
}

/** A compilation, and where it is of. */
interface Ground {
  readonly compiled: Compilation;
  readonly root: string;
}

interface StandingClaims {
  readonly standing: readonly JudgedClaim[];
  readonly states: LookedAt['states'];
}

/** Those whose path git ignores. */
async function standingPaths(
  dead: readonly JudgedClaim[],
  compiled: Compilation,
  root: string,
): Promise<StandingClaims> {
  const evidence = evidenceOf(claimWorld(compiled));
  const places = new Map(dead.map((judged) => [judged, placesOfDead(judged, evidence)]));
  const { ignored, states } = await ignoredPaths(root, [...places.values()].flat());
  return { standing: dead.filter((judged) => places.get(judged)?.some((path) => ignored.has(path))), states };
}

/** Those that link to a name which their file declares, at whatever depth. */
async function declaredNames(
  dead: readonly JudgedClaim[],
  facts: Facts,
  root: string,
): Promise<readonly JudgedClaim[]> {
  const named = dead.flatMap((judged) => {
    const link = missingName(judged, facts);
    return link === undefined ? [] : [{ judged, ...link }];
  });
  const { texts } = await readTexts(
    root,
    named.map(({ file }) => file),
  );
  return named.flatMap(({ judged, file, name }) => (declaresName(texts.get(file) ?? '', name) ? [judged] : []));
}

/** What a link to code names in its file. A member is that of its class alone, so that of one only the class is asked for. */
function missingName(
  { claim, rule }: JudgedClaim,
  facts: Facts,
): { readonly file: string; readonly name: string } | undefined {
  if (claim.kind !== 'symbol' || claim.how !== 'link' || rule !== undefined) return undefined;
  const [, file = '', name = ''] = /^([^#]+)#([\w$]+)/.exec(claim.target) ?? [];
  return name === '' || 'found' in lookupSymbol(facts, file, name) ? undefined : { file, name };
}

/**
 * Those of variables that anything but prose names still: code of another language, a container, a job, and code that reads them in a way which
 * facts do not see, such as by a key of a schema. Facts know `process.env.NAME` and its like, and examples of environments.
 */
async function namedVariables(
  dead: readonly JudgedClaim[],
  { checkedOut, absent }: Submodules,
  { compiled, root }: Ground,
): Promise<readonly JudgedClaim[]> {
  const variables = dead.filter(({ claim }) => claim.kind === 'env');
  if (variables.length === 0) return [];
  const names = [...new Set(variables.map(({ claim }) => claim.target))];
  const except = [...new Set([...variables.map(({ claim }) => claim.file), ...textsOfNotes(compiled)])];
  const held = await heldNamesBelow(root, names, except);
  // What reads it may lie where nobody can look.
  if (absent.length > 0) return variables;
  const foreign: ReadonlySet<string>[] = [];
  for (const folder of checkedOut) foreign.push(await heldNamesBelow(join(root, folder), names, []));
  return variables.filter(({ claim: { target } }) => [held, ...foreign].some((each) => each.has(target)));
}

/** Those of versions of Node that a job, an image or a function asks for: the text may speak of that. */
async function askedRuntimes(dead: readonly JudgedClaim[], root: string): Promise<readonly JudgedClaim[]> {
  const asked = dead.flatMap((judged) => {
    const [name, version] = judged.claim.kind === 'toolchain' ? partsOf(judged.claim) : [];
    return name === 'node' && version !== undefined ? [{ judged, major: version.replace('+', '') }] : [];
  });
  const named = await runtimesNamed(
    root,
    asked.map(({ major }) => major),
  );
  return asked.flatMap(({ judged, major }) => (named.has(major) ? [judged] : []));
}

/** Those of `names` that a repository holds. */
async function heldNamesBelow(
  root: string,
  names: readonly string[],
  except: readonly string[],
): Promise<ReadonlySet<string>> {
  // On disk, as the next commit will have it: what is committed still holds the name that an edit has just taken out.
  const written = await standingWords(root, [...names, ...names.filter(isJoined).map(lowered)], {
    except,
    isElsewhere: true,
  });
  const begun = await standingWords(root, names.flatMap(beginnings), { except });
  const isWritten = (name: string): boolean =>
    written.has(name) ||
    (isJoined(name) && written.has(lowered(name))) ||
    beginnings(name).some((each) => begun.has(each));
  const elsewhere = new Set(names.filter(isWritten));
  const inCode = await heldByCode(new Set(names.filter((name) => !elsewhere.has(name))), except, root);
  return new Set([...elsewhere, ...inCode]);
}

/** Settings of Python read `SHOP_PORT` by a field `shop_port` (https://docs.pydantic.dev/latest/concepts/pydantic_settings/#case-sensitivity). */
function lowered(name: string): string {
  return name.toLowerCase();
}

/** What code puts the rest of a name behind: `SHOP_` and `SHOP_MAIL_` of `SHOP_MAIL_HOST`. Standing by itself it is the beginning of names. */
function beginnings(name: string): readonly string[] {
  return [...name.matchAll(/_(?=.)/g)].map(({ index }) => name.slice(0, index + 1));
}

/** `PORT` in small letters is any port. */
function isJoined(name: string): boolean {
  return name.includes('_');
}

async function heldByCode(
  names: ReadonlySet<string>,
  except: readonly string[],
  root: string,
): Promise<ReadonlySet<string>> {
  if (names.size === 0) return names;
  const texts = await codeWith(root, [...names], { except });
  if (texts === undefined) return names;
  // The parser is not loaded for those who have nothing to ask it.
  const { heldNames } = await import('../scan/held-names.ts');
  return new Set([...texts].flatMap(([path, text]) => [...heldNames(path, text, names)]));
}

/** Texts that only repeat what notes and agent files say: these themselves, what is made of them, and the records of this tool. */
export function textsOfNotes({ inputs: { config }, lock, agentFiles }: Compilation): readonly string[] {
  const texts = [...agentFiles.map(({ file }) => file), ...lock.outputs.map(({ path }) => path)];
  return [...new Set([...texts, lockFile(config), baselineFile(config)])];
}

/** Those whose package, dependency or script stands in a manifest that no scan reads. */
async function ofUnreadManifests(
  dead: readonly JudgedClaim[],
  submodules: Submodules,
  { compiled, root }: Ground,
): Promise<readonly JudgedClaim[]> {
  const asked = dead.filter(isOfManifests);
  if (asked.length === 0) return [];
  const { facts } = compiled.model;
  const foreign = { ...(await submoduleTexts(root, submodules, MANIFESTS)), isForeign: true } as const;
  return [
    ...heldByUnread(asked, facts, await leftOutTexts(root, MANIFESTS)),
    ...heldByUnread(asked, facts, foreign),
    ...(await importedLeftOut(asked, root)),
  ];
}

/** Those that code imports which a sparse checkout leaves out: they are there in some way. */
async function importedLeftOut(dead: readonly JudgedClaim[], root: string): Promise<readonly JudgedClaim[]> {
  const imported = dead.filter(({ claim }) => claim.kind === 'package');
  const words = await wordsLeftOut(
    root,
    imported.map(({ claim }) => claim.text),
  );
  return imported.filter(({ claim }) => words.has(claim.text));
}

const MANIFESTS = ['package.json', '*/package.json'];

/**
 * Calls of scripts that a page shows in a package.json: "add `"start:proxy": "…"` to your scripts" is of the project of whoever uses what
 * stands here, and so is the call. What names its package or folder is of this repository, and what the lock or git saw here too: a page
 * may show the package.json of an earlier day.
 */
async function shownScripts(
  dead: readonly JudgedClaim[],
  compiled: Compilation,
  root: string,
): Promise<readonly JudgedClaim[]> {
  const { manifestPast } = compiled.inputs;
  const lost = new Set(manifestPast?.lost.flatMap(({ what, name }) => (what === 'script' ? name : [])));
  const calls = dead.flatMap((judged) => {
    const { claim, isCertain, gone } = judged;
    const call = claim.kind === 'command' && !isCertain && gone === undefined ? lastCall(claim.target) : undefined;
    const isOpen = call?.reach === 'here' && call.folder === '' && call.handedOn === undefined;
    return isOpen && !lost.has(call.script) ? [{ judged, script: call.script }] : [];
  });
  const shown = await describedScripts(
    root,
    calls.map(({ script }) => script),
  );
  return calls.flatMap(({ judged, script }) => {
    const { file } = judged.claim;
    const isOfOthers = shown.get(script)?.some((place) => place.file === file || !isShownAsOwn(place, compiled));
    return isOfOthers ? [judged] : [];
  });
}

/**
 * Whether an agent file of the whole repository shows the script to those who work on it, as what its package.json has or is to have: a
 * sample puts no script there that another text may call. A nested one speaks of a package that others may use.
 */
function isShownAsOwn(place: PageLine, compiled: Compilation): boolean {
  const agent = compiled.agentFiles.find(({ file }) => file === place.file);
  return agent?.base === '' && agent.within === '' && !isGivenToOthers(place, claimWorld(compiled));
}
