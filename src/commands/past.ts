/** Asks history about the claims of a compilation that the tree leaves open, and only where there are any. */
import { needsPast, pastCases, textsInQuestion, textsToAsk, type PastCase, type PastUse } from '../claims/past.ts';
import { goneByPast, judgedByPast } from '../claims/past-verdict.ts';
import type { ClaimWorld } from '../claims/evidence.ts';
import { claimWorld } from '../claim-world.ts';
import type { AskedPast } from '../disk/asked-past.ts';
import { formerPlaces, openRenames, readPast } from '../disk/past.ts';
import type { Compilation, GoneClaim, PathPast } from '../model.ts';
import { counted } from '../phrase.ts';
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
  return asked === undefined ? compiled : { ...compiled, claims: judgedByPast(compiled.claims, asked.cases, asked) };
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
 * What is left without the bare names that code of today writes or reads: a program makes `protocol.json` wherever it runs, also where a
 * commit took one away.
 */
async function withoutMade(
  past: AskedPast,
  cases: readonly PastCase[],
  { claims }: Compilation,
): Promise<readonly PastCase[]> {
  const isOpen = ({ index, claim }: PastCase): boolean =>
    claims[index]?.verdict === 'undecided' && !claim.target.includes('/') && !claim.isGlob;
  const names = [...new Set(cases.filter(isOpen).map(({ claim }) => claim.target))];
  const made = await past.standing({ names, except: [...new Set(cases.map(({ claim }) => claim.file))] });
  return cases.filter((each) => !isOpen(each) || !made.has(each.claim.target));
}

/** Undefined where no claim is open for what git is asked for, or git says nothing. */
async function askPast(
  compiled: Compilation,
  { root, terminal }: Invocation,
  { past, use, origins }: Asked,
): Promise<AnsweredPast | undefined> {
  if (!needsPast(compiled.claims, use)) return undefined;
  terminal.progress('Asking git what became of paths');
  const deletions = await past.deletions();
  if (deletions === undefined) return undefined;
  const world = claimWorld(compiled);
  const renames = openRenames(root);
  const moved = await formerPlaces(textsInQuestion(compiled.claims, use), deletions.deleted, renames);
  const found = pastCases(compiled.claims, deletions.deleted, { world, use, moved });
  const cases = await withoutMade(past, found, compiled);
  const wanted = new Map<string, Set<string>>();
  for (const each of cases) {
    const { commit } = each.deletion;
    if (!wanted.has(commit) && wanted.size === MAX_COMMITS) continue;
    wanted.set(commit, new Set([...(wanted.get(commit) ?? []), ...textsToAsk(each, origins)]));
  }
  if (wanted.size === 0) return undefined;
  terminal.progress(`Asking git about ${counted(wanted.size, 'commit')}`);
  const answer = await readPast(root, {
    wanted: new Map([...wanted].map(([commit, paths]) => [commit, [...paths]])),
    deletions,
    present: world.paths,
    renames,
  });
  return { cases, past: answer, world };
}
