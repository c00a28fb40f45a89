/** Asks history about the claims of a compilation that the tree leaves open, and only where there are any. */
import { filledFolders } from '../claims/past/filled-folders.ts';
import { twins } from '../claims/past/twins.ts';
import { departedFolders, manifestsAbove } from '../claims/past/departed.ts';
import { needsPast, pastCases, textsInQuestion, textsToAsk, type PastCase, type PastUse } from '../claims/past/past.ts';
import { isProvenByPast } from '../claims/past/past-proof.ts';
import { goneByPast, judgedByPast } from '../claims/past/past-verdict.ts';
import type { ClaimWorld } from '../claims/world/evidence.ts';
import { joinPath, lastSegment } from '../path.ts';
import { claimWorld } from '../claim-world.ts';
import type { AskedPast } from '../disk/asked-past.ts';
import { openRenames } from '../disk/commit-renames.ts';
import { isNoCommit, UNCOMMITTED } from '../disk/uncommitted.ts';
import { formerNames, formerPlaces, readPast, type Deletions } from '../disk/past.ts';
import type { Compilation, Deletion, GoneClaim, JudgedClaim, PathPast } from '../model.ts';
import { counted } from '../phrase.ts';
import { isKnown, treeOf } from '../tree.ts';
import type { Invocation } from './command.ts';

/** Most commits whose trees are read: each takes git some ten milliseconds. */
const MAX_COMMITS = 200;

/**
 * The compilation with what git says about its claims; as it is where git says nothing. Where lintel is set up, history
 * explains what is dead anyway and decides nothing, so that every clone ends with the same exit code.
 */
export async function withPast(compiled: Compilation, invocation: Invocation, past: AskedPast): Promise<Compilation> {
  const use: PastUse = compiled.inputs.config.isSetUp === false ? 'both' : 'explain';
  const asked = await askPast(compiled, invocation, { past, use });
  if (asked === undefined) return compiled;
  const claims = judgedByPast(compiled.claims, asked.cases, asked);
  return { ...compiled, claims: use === 'both' ? await withTwins(claims, asked, past) : claims };
}

/** Other mentions are judged as the path that their text names; bare names unless code of today writes or reads a file of that name. */
async function withTwins(
  claims: readonly JudgedClaim[],
  { cases, world }: AnsweredPast,
  past: AskedPast,
): Promise<readonly JudgedClaim[]> {
  const found = twins(claims, cases, world);
  if (found.length === 0) return claims;
  const made = await past.standing({
    names: [...new Set(found.flatMap(({ name }) => name ?? []))],
    except: [
      ...new Set([
        ...found.map(({ judged: { claim } }) => claim.file),
        ...(world.agents ?? []).map(({ file }) => file),
      ]),
    ],
  });
  const judged = new Map(found.filter(({ name = '' }) => !made.has(name)).map((twin) => [twin.index, twin.judged]));
  return claims.map((claim, index) => judged.get(index) ?? claim);
}

/** The open paths that git proves to be gone. */
export async function gonePaths(
  compiled: Compilation,
  invocation: Invocation,
  { past, origins }: Omit<Asked, 'use'>,
): Promise<readonly GoneClaim[]> {
  const asked = await askPast(compiled, invocation, { past, origins, use: 'decide' });
  return asked === undefined ? [] : goneByPast(compiled.claims, asked.cases, asked);
}

/** Whom to ask, and for what. */
interface Asked {
  readonly past: AskedPast;
  readonly use: PastUse;
  /** Note → the files that its words stood in before. */
  readonly origins?: ReadonlyMap<string, readonly string[]> | undefined;
}

interface AnsweredPast {
  readonly cases: readonly PastCase[];
  readonly past: PathPast;
  readonly world: ClaimWorld;
}

/**
 * What is left without the files that code of today writes or reads by their names: a program makes `protocol.json` wherever it runs, and
 * `.app/vendor/map.json` in each app that it serves, also where a commit took one away.
 */
async function withoutMade(
  past: AskedPast,
  cases: readonly PastCase[],
  { claims }: Compilation,
): Promise<readonly PastCase[]> {
  const names = cases.map((each) => (claims[each.index]?.verdict === 'undecided' ? nameAtLarge(each) : undefined));
  const made = await past.standing({
    names: [...new Set(names.filter((name) => name !== undefined))],
    except: [...new Set(cases.map(({ claim }) => claim.file))],
  });
  return cases.filter((_, at) => !made.has(names[at] ?? ''));
}

/** What is left without folders that scripts alone fill: they are there once these have run. Where some files are kept, a script may add one. */
function withoutFilled(
  cases: readonly PastCase[],
  { claims }: Compilation,
  { facts, paths }: ClaimWorld,
): readonly PastCase[] {
  if (cases.length === 0) return cases;
  const { packages, nestedPackages = [] } = facts.project;
  const tree = treeOf(paths);
  const filled = filledFolders([...packages, ...nestedPackages]).filter((path) => !isKnown(tree, path));
  const isFilled = (path: string): boolean => filled.some((each) => path === each || path.startsWith(`${each}/`));
  return cases.filter(({ index, path }) => claims[index]?.verdict !== 'undecided' || !isFilled(path));
}

/** The name of a file that may be meant wherever it is: one without a folder, or whose folders were not there but deeper. */
function nameAtLarge({ claim: { kind, target, isGlob, isDrawn }, path, home, deletion }: PastCase): string | undefined {
  if (kind !== 'path' || isGlob) return undefined;
  // A tree says where a folder is, and its name is a word like any other: whether code writes to the folder is asked by itself.
  if (isDrawn && deletion.path !== path) return undefined;
  // Programs write and read what is no code.
  const isElsewhere = path !== target && path !== joinPath(home, target) && path.endsWith(`/${target}`);
  const isDeeper = isElsewhere && !/\.[cm]?[jt]sx?$/.test(target);
  return !target.includes('/') || isDeeper ? lastSegment(target) : undefined;
}

/** What is left without folders that code of today writes to: they are there once the program or its tests have run. */
async function withoutWritten(
  past: AskedPast,
  { cases, past: answer, world }: AnsweredPast,
  { claims }: Compilation,
): Promise<readonly PastCase[]> {
  const folders = treeOf(world.paths).byName;
  const nameOf = (each: PastCase): string | undefined => {
    const name = folderName(each);
    // By the name alone code may as well mean one that is there.
    if (name === undefined || folders.has(name) || claims[each.index]?.verdict !== 'undecided') return undefined;
    // No program writes packages.
    if (answer.before.get(each.deletion.commit)?.paths.has(`${each.path}/package.json`)) return undefined;
    return isProvenByPast(each, answer, world) ? name : undefined;
  };
  const names = cases.map(nameOf);
  const asked = [...new Set(names.filter((name) => name !== undefined))];
  const written = asked.length === 0 ? new Set<string>() : await past.written(asked);
  return cases.filter((_, at) => !written.has(names[at] ?? ''));
}

/** What the claim of a folder calls it; undefined for a file, and for the module that a folder is to an import. */
function folderName({ claim, deletion, path }: PastCase): string | undefined {
  const { kind, target, isGlob, isDrawn, isSample } = claim;
  const name = lastSegment(target);
  const isDeepDrawn = isDrawn && target.includes('/');
  return kind !== 'path' || isGlob || isDeepDrawn || isSample || name.includes('.') || deletion.path === path
    ? undefined
    : name;
}

/** Undefined where no claim is open for what git is asked for, or git says nothing. */
async function askPast(
  compiled: Compilation,
  { root, terminal }: Invocation,
  { past, use, origins }: Asked,
): Promise<AnsweredPast | undefined> {
  if (!needsPast(compiled.claims, use)) return undefined;
  terminal.progress('Asking git what became of paths');
  const deletions = await deletionsFor(use, past);
  if (deletions === undefined) return undefined;
  const world = claimWorld(compiled);
  const renames = openRenames(root);
  const moved = await formerPlaces(textsInQuestion(compiled.claims, use), deletions.deleted, renames);
  // Where history explains alone, what is not committed has no commit yet: an older one that took the same path is not the one.
  const found = pastCases(compiled.claims, deletions.deleted, { world, use, moved }).filter(
    ({ deletion }) => use === 'both' || !isNoCommit(deletion.commit),
  );
  const cases = await withoutMade(past, withoutFilled(found, compiled, world), compiled);
  const wanted = new Map<string, Set<string>>();
  const named = new Map<string, string[]>();
  for (const each of cases) {
    const { commit } = each.deletion;
    if (!wanted.has(commit) && wanted.size === MAX_COMMITS) continue;
    wanted.set(commit, new Set([...(wanted.get(commit) ?? []), ...textsToAsk(each, origins)]));
    named.set(commit, [...(named.get(commit) ?? []), each.path]);
    const others = [...(each.earlier?.keys() ?? []), ...(each.most === undefined ? [] : [each.most.commit])];
    for (const other of others) if (!wanted.has(other) && wanted.size < MAX_COMMITS) wanted.set(other, new Set());
  }
  if (wanted.size === 0) return undefined;
  terminal.progress(`Asking git about ${counted(wanted.size, 'commit')}`);
  const answer = await readPast(root, {
    wanted: new Map([...wanted].map(([commit, paths]) => [commit, [...paths]])),
    named,
    deletions,
    present: world.paths,
    renames,
  });
  const manifests = manifestsAbove(
    cases.map(({ path }) => path),
    deletions.deleted,
    world.paths,
  );
  const departed = departedFolders(manifests, await formerNames(root, manifests), world.facts);
  const asked = { cases, past: { ...answer, departed }, world };
  return { ...asked, cases: await withoutWritten(past, asked, compiled) };
}

/**
 * What commits took away, and where a finding may be told of it also what the next one will: a hook is told what CI would say of it. No lock
 * remembers that, and where history only explains, the answer may be kept while nothing but HEAD changes, so that no words are made of it.
 */
async function deletionsFor(use: PastUse, past: AskedPast): Promise<Deletions | undefined> {
  const [committed, uncommitted = []] = await Promise.all([
    past.deletions(),
    use === 'decide' ? undefined : past.uncommitted(),
  ]);
  if (committed === undefined || uncommitted.length === 0) return committed;
  const earlier = new Map(committed.deleted.map((each) => [each.path, each]));
  const next = uncommitted.flatMap((each): readonly Deletion[] => {
    const known = earlier.get(each.path);
    if (known === undefined) return [each];
    // Of what was done since a commit the one that this clone has is told.
    return each.commit === UNCOMMITTED ? [{ ...each, times: (known.times ?? 1) + 1 }] : [];
  });
  const paths = new Set(next.map(({ path }) => path));
  return { ...committed, deleted: [...next, ...committed.deleted.filter(({ path }) => !paths.has(path))] };
}
