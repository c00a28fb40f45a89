/**
 * What history adds to claims that the tree leaves undecided. A path is dead when the commit that took it away found the
 * agent file naming it, and it could mean nothing else in the tree of that day: history stands in for the lock that nobody
 * wrote. A path that nothing ever named in time may be an example, and stays undecided.
 */
import type { Claim, Deletion, JudgedClaim } from '../../model.ts';
import { folderOf, joinPath, lastSegment } from '../../path.ts';
import { isAddress, placesOf, type Place } from '../world/code-path.ts';
import { importedFile } from '../world/alias-path.ts';
import { evidenceOf, type ClaimWorld, type Evidence } from '../world/evidence.ts';
import { lockedAs } from '../world/locked-words.ts';
import { goneFolders, indexOf, namesOf, newestFirst, takenFrom } from './deletion-index.ts';
import { pathThen, renamedFolder, type RenamedFolder } from './former.ts';
import { isBehindFile, modulePaths } from '../world/known-path.ts';
import { isDistinctiveName } from './past-proof.ts';
import { lostMatch, patternGround, type Takings } from './past-glob.ts';
import { lostFromRoot } from './past-root.ts';
import { lostTaskFile } from './past-task.ts';
import { linkTarget, literalPath, slippedLink } from '../words/path-text.ts';
import { isKnown, withSuffix } from '../../tree.ts';

/** A claim whose target, or one of its readings, some commit took away. */
export interface PastCase {
  /** Index among the judged claims. */
  readonly index: number;
  readonly claim: Claim;
  /** The newest deletion of what the claim names. */
  readonly deletion: Deletion;
  /** For folders: how many files of it that deletion's commit took. */
  readonly taken?: number;
  /** For folders: how many commits took files of it. */
  readonly takings?: number;
  /** For folders of which another commit took more: that one. */
  readonly most?: Deletion;
  /** For patterns: which commits took away such files before. */
  readonly earlier?: Takings;
  /** What the claim names, as a path from the root of then. */
  readonly path: string;
  /** Present where the text stood in a folder that was renamed since, together with it. */
  readonly renamed?: RenamedFolder;
  /** The folder that its note is about, and where an agent file may have said the same before. */
  readonly home: string;
  /** Where its file may have stood before, with the folder that it stands in. */
  readonly formerly: readonly string[];
}

/** What history may do: explain claims that are dead anyway, decide those that are open, or both. */
export type PastUse = 'explain' | 'decide' | 'both';

/** True where history could say more about one of the claims, so that it is worth asking. */
export function needsPast(judged: readonly JudgedClaim[], use: PastUse): boolean {
  return judged.some((each) => isAsked(each, use));
}

function isAsked({ claim, verdict, rule, fix }: JudgedClaim, use: PastUse): boolean {
  // Of what asks a task file that is gone, and of files that tools write, the lock keeps nothing.
  if (claim.isToBeMade) return false;
  if (claim.kind === 'task' || claim.isMade) return use === 'both' && verdict === 'undecided';
  if (claim.kind !== 'path') return false;
  if (verdict === 'dead') return use !== 'decide' && rule === undefined && fix?.isSafe !== true;
  if (verdict === 'live') return use === 'both' && isTraded(claim);
  // One that leaves the repository is dead if it names what was in it.
  if (verdict === 'undecided' && slippedLink(claim) !== undefined) return use === 'both';
  return use !== 'explain' && verdict === 'undecided' && (claim.how !== 'link' || claim.isExample === true);
}

/**
 * `src/bid.js` for which `src/bid.ts` stands: as imports write it, or from the days before a rename. Imports are written from
 * their own file.
 */
function isTraded({ how, text, target }: Claim): boolean {
  return how === 'code' && !text.startsWith('.') && /\.[cm]?jsx?$/.test(text) && /\.[cm]?tsx?$/.test(target);
}

/** The claim as it is written, where it was led to a file with another ending. */
function asWritten(claim: Claim): Claim {
  return isTraded(claim) ? { ...claim, target: literalPath(claim.text) ?? claim.target } : claim;
}

/** What claims of the past are asked about. */
export interface PastGround {
  readonly world: ClaimWorld;
  readonly use: PastUse;
  /** Text → where it stood before its folder was renamed, newest first. */
  readonly moved?: ReadonlyMap<string, readonly string[]>;
}

/** The texts with claims that history could say more about. */
export function textsInQuestion(judged: readonly JudgedClaim[], use: PastUse): readonly string[] {
  return [...new Set(judged.filter((each) => isAsked(each, use)).map(({ claim }) => claim.file))];
}

/** The claims that a deletion may explain, with it. */
export function pastCases(
  judged: readonly JudgedClaim[],
  deleted: readonly Deletion[],
  { world, use, moved = new Map() }: PastGround,
): readonly PastCase[] {
  const evidence = evidenceOf(world);
  const index = indexOf(deleted);
  const ground = { evidence, index, byName: namesOf(deleted), folders: goneFolders(index, evidence.tree), deleted };
  const cases = judged.flatMap((each, at): readonly PastCase[] => {
    const former = moved.get(each.claim.file) ?? [];
    const claim = asWritten(each.claim);
    const locked = lockedPlace(each, evidence);
    const found = isAsked(each, use) ? caseOf(claim, { former, locked }, ground) : undefined;
    if (found === undefined || importedFile(claim, world.facts) !== undefined) return [];
    return [
      { index: at, claim, ...backgroundOf(each.claim.file, moved, ground), ...takenFrom(found, deleted), ...found },
    ];
  });
  // Of `src/[id]/page.ts` history knows the file, so that nothing of it is to be filled in.
  const whole = new Set(cases.flatMap(({ claim }) => (claim.isStart ? [] : [placeOf(claim)])));
  return cases.filter(({ claim }) => !claim.isStart || !whole.has(placeOf(claim)));
}

function placeOf({ file, line, column }: Claim): string {
  return `${file}\0${line}\0${column}`;
}

type Background = Pick<PastCase, 'home' | 'formerly'>;

/** Where a text is at home, and where it may have stood before. */
function backgroundOf(
  file: string,
  moved: NonNullable<PastGround['moved']>,
  { evidence, byName }: Pick<Ground, 'evidence' | 'byName'>,
): Background {
  const scope = evidence.notes.get(file)?.scope;
  const { real } = evidence.agents.get(file) ?? {};
  // Of a link git remembers where it leads, and of the file behind it what it said.
  const behind = real === undefined ? [] : [real, ...formerlyAt(real, byName)];
  return {
    home: scope?.kind === 'folder' ? scope.path : folderOf(file),
    formerly: [...new Set([...(moved.get(file) ?? []), ...behind, ...formerlyAt(file, byName)])],
  };
}

/** Most former places of a file that are asked. */
const MAX_PLACES = 5;

/** Where files of the same name in a folder of the same name stood: a folder that moves takes its agent file along. */
function formerlyAt(file: string, byName: Ground['byName']): readonly string[] {
  const end = file.split('/').slice(-2).join('/');
  const all = end.includes('/') ? (byName.get(lastSegment(file)) ?? []) : [];
  const places = all.map(({ path }) => path);
  return places.filter((path) => path !== file && `/${path}`.endsWith(`/${end}`)).slice(0, MAX_PLACES);
}

interface Ground {
  readonly evidence: Evidence;
  readonly index: ReadonlyMap<string, Deletion>;
  readonly byName: ReadonlyMap<string, readonly Deletion[]>;
  readonly folders: (name: string) => readonly string[];
  readonly deleted: readonly Deletion[];
}

/** What is known of where a claim led before. */
interface Formerly {
  /** Where its text stood before, newest first. */
  readonly former: readonly string[];
  /** Where the lock led it, if that is what proves it dead. */
  readonly locked: string | undefined;
}

/** Where the lock led a claim that is dead by it. A pattern leads nowhere, and a link is dead without any lock. */
function lockedPlace({ claim, verdict }: JudgedClaim, evidence: Evidence): string | undefined {
  const isByLock = verdict === 'dead' && claim.how !== 'link' && !claim.isGlob;
  return isByLock ? lockedAs(claim, evidence)?.target : undefined;
}

function caseOf(claim: Claim, { former, locked }: Formerly, ground: Ground): FoundCase | undefined {
  const { evidence, index, byName, folders, deleted } = ground;
  const { world, tree } = evidence;
  if (locked !== undefined) {
    // What else the words may mean went before the lock was written, since they led to this one then. Where git knows nothing of this
    // one, such as a removal that is not committed yet, no commit is the one.
    const deletion = index.get(locked);
    return deletion && { deletion, path: locked };
  }
  if (claim.kind === 'task') return lostTaskFile(claim, world, index);
  if (isAddress(claim, tree)) return lostFromRoot(claim, index, evidence);
  if (claim.isGlob) {
    const lost = lostMatch(claim, deleted, patternGround(claim, evidence));
    return lost && { ...lost, path: claim.target };
  }
  const places = claimedPlaces(claim, evidence);
  // "Each run keeps `plan.json` in `.runs/x/`": what a text places in an ignored folder is made there.
  if (places.some(({ path, kind }) => kind === 'named' && world.isIgnored(path) && !isBelowFile(path, claim)))
    return undefined;
  const gone = places.flatMap(({ path, kind }): readonly FoundCase[] => {
    const deletion = kind === 'guessed' ? undefined : index.get(path);
    // What came back under the same name is no case; what git ignores by now is made by a tool.
    const isCase = deletion && !tree.folders.has(path) && !world.isIgnored(path) && !isBehindFile(tree, path);
    return isCase ? [{ deletion, path }] : [];
  });
  // A module may be `a.ts`, and `a/index.ts` in its stead: what went last is what the import led to.
  const [first] = claim.isSample ? newestFirst(gone, deleted) : gone;
  if (first !== undefined) return first;
  // The import of a sample counts from one folder.
  if (claim.isDrawn || claim.isSample) return undefined;
  const before = caseBeforeMove(claim, former, ground);
  if (before !== undefined) return before;
  // "`./layers/shop/seed.ts`" counts from where somebody stands, so that a file elsewhere that ends so is none of it.
  if (claim.how !== 'link' && claim.text.startsWith('./')) return undefined;
  if (isDistinctiveFolder(claim) && withSuffix(tree, claim.target).length === 0) {
    const [path = '', other] = folders(lastSegment(claim.target)).filter((each) => each.endsWith(`/${claim.target}`));
    const deletion = other === undefined ? index.get(path) : undefined;
    if (deletion && !world.isIgnored(path) && !isBehindFile(tree, path)) return { deletion, path };
  }
  // Read by its end alone it has to be a name that no other file is likely to have, and that none has now.
  if (!isDistinctive(claim) || withSuffix(tree, claim.target).length > 0) return undefined;
  const deletion = (byName.get(lastSegment(claim.target)) ?? []).find(({ path }) => path.endsWith(`/${claim.target}`));
  return deletion && !world.isIgnored(deletion.path) && !isBehindFile(tree, deletion.path)
    ? { deletion, path: deletion.path }
    : undefined;
}

/** "Add it to `.env` and to `.deploy/map.yaml`": what is named first is a file, and holds nothing. */
function isBelowFile(path: string, { target }: Claim): boolean {
  const base = path.endsWith(`/${target}`) ? path.slice(0, -target.length - 1) : '';
  return /(?:^|\/)(?:\.env[^/]*|[^/.][^/]*\.\w+)(?:\/|$)/.test(base);
}

/** Where the path of a claim would have to stand. */
export function claimedPlaces(claim: Claim, evidence: Evidence): readonly Pick<Place, 'path' | 'kind'>[] {
  if (claim.isDrawn) return [{ path: claim.target, kind: 'named' }];
  if (claim.isSample) return modulePaths(claim.target).map((path) => ({ path, kind: 'own' }));
  return claim.how === 'link' ? linkPlaces(claim) : placesOf(claim, evidence);
}

type FoundCase = Pick<PastCase, 'deletion' | 'earlier' | 'path' | 'renamed'>;

/** What the claim named while its text stood in a folder of another name, and a commit took away there. */
function caseBeforeMove(claim: Claim, former: readonly string[], { evidence, index }: Ground): FoundCase | undefined {
  if (former.length === 0) return undefined;
  const { tree, world } = evidence;
  const own = placesOf(claim, evidence).filter(({ kind }) => kind === 'own' || kind === 'named');
  for (const renamed of former.map((file) => renamedFolder(claim.file, file))) {
    for (const place of own) {
      const path = pathThen(place.path, renamed);
      const deletion = path === undefined ? undefined : index.get(path);
      if (path === undefined || deletion === undefined || isKnown(tree, place.path)) continue;
      if (!world.isIgnored(place.path) && !isBehindFile(tree, place.path)) return { deletion, path, renamed };
    }
  }
  return undefined;
}

/** From its own folder, as browsers read it, and from the root, as many authors write. */
function linkPlaces({ how, file, text, target }: Claim): readonly Pick<Place, 'path' | 'kind'>[] {
  const written = linkTarget(text)?.path ?? '';
  const slipped = slippedLink({ how, file, text });
  if (slipped !== undefined) return [{ path: slipped, kind: 'own' }];
  const places = [target, joinPath('', written), joinPath(folderOf(file), written)];
  return [...new Set(places)].flatMap((path) => (path === undefined ? [] : [{ path, kind: 'own' as const }]));
}

/** A folder, written as one, whose name is made of several words: `vite-6-template/`, not `templates/`. */
function isDistinctiveFolder({ how, text, target }: Claim): boolean {
  return (
    how === 'code' && text.endsWith('/') && !text.startsWith('/') && /[a-z\d][-_][a-z\d]/.test(lastSegment(target))
  );
}

/** A file in a folder, or one whose name is made of several words: `ToolExecutor.ts`, not `app.tsx`. */
function isDistinctive({ how, text, target }: Claim): boolean {
  // From the root it is whole.
  if (text.startsWith('/')) return false;
  const [, stem = ''] = /^(.+)\.\w+$/.exec(lastSegment(target)) ?? [];
  if (how === 'link' || stem === '' || target.includes('/dist/')) return false;
  return target.includes('/') || isDistinctiveName(target);
}

/** For each of `files` the agent files that may have held its words when something went that they name. */
export function originsOf(
  files: readonly string[],
  deleted: readonly Deletion[],
  { world, moved = new Map() }: Omit<PastGround, 'use'>,
): ReadonlyMap<string, readonly string[]> {
  const ground = { evidence: evidenceOf(world), byName: namesOf(deleted) };
  return new Map(files.map((file) => [file, textsToAsk({ claim: { file }, ...backgroundOf(file, moved, ground) })]));
}

/** Agent files that may have held the claim when its target went: its own, and those that it was or may have been taken over from. */
export function textsToAsk(
  { claim: { file }, home: folder, formerly }: Background & { readonly claim: Pick<Claim, 'file'> },
  origins: ReadonlyMap<string, readonly string[]> = new Map(),
): readonly string[] {
  const beside = ['AGENTS.md', 'CLAUDE.md', 'GEMINI.md', '.cursorrules', '.github/copilot-instructions.md'];
  return [
    ...new Set([
      file,
      ...(origins.get(file) ?? []),
      ...formerly,
      ...beside.map((name) => (folder === '' ? name : `${folder}/${name}`)),
      ...beside,
    ]),
  ];
}
