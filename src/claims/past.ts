/**
 * What history adds to claims that the tree leaves undecided. A path is dead when the commit that took it away found the
 * agent file naming it, and it could mean nothing else in the tree of that day: history stands in for the lock that nobody
 * wrote. A path that nothing ever named in time may be an example, and stays undecided.
 */
import { globsMatcher } from '../glob.ts';
import type { Claim, Deletion, GoneClaim, JudgedClaim, PathPast } from '../model.ts';
import { folderOf, foldersAbove, joinPath, lastSegment } from '../path.ts';
import { globsOf, placesOf, type Place } from './code-path.ts';
import { evidenceOf, type ClaimWorld, type Evidence } from './evidence.ts';
import { findPath } from './judge-path.ts';
import { isBehindFile } from './known-path.ts';
import { exchange, writtenAs } from './mending.ts';
import { nowOf, wordsForFate } from './moves.ts';
import { linkTarget } from './path-text.ts';
import { treeOf, withSuffix, type Tree } from '../tree.ts';

/** A claim whose target, or one of its readings, some commit took away. */
export interface PastCase {
  /** Index among the judged claims. */
  readonly index: number;
  readonly claim: Claim;
  /** The newest deletion of what the claim names. */
  readonly deletion: Deletion;
  /** What the claim names, as a path from the root. */
  readonly path: string;
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
  if (claim.kind !== 'path') return false;
  if (verdict === 'dead') return use !== 'decide' && rule === undefined && fix?.isSafe !== true;
  return use !== 'explain' && verdict === 'undecided' && (claim.how !== 'link' || claim.isExample === true);
}

/** The claims that a deletion may explain, with it. */
export function pastCases(
  judged: readonly JudgedClaim[],
  deleted: readonly Deletion[],
  { world, use }: { readonly world: ClaimWorld; readonly use: PastUse },
): readonly PastCase[] {
  const evidence = evidenceOf(world);
  const index = indexOf(deleted);
  const ground = { evidence, index, byName: namesOf(deleted), folders: goneFolders(index, evidence.tree), deleted };
  return judged.flatMap((each, at): readonly PastCase[] => {
    const found = isAsked(each, use) ? caseOf(each.claim, ground) : undefined;
    if (found === undefined) return [];
    const scope = evidence.notes.get(each.claim.file)?.scope;
    const home = scope?.kind === 'folder' ? scope.path : folderOf(each.claim.file);
    return [{ index: at, claim: each.claim, home, formerly: formerlyAt(each.claim.file, ground.byName), ...found }];
  });
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

/** Path or folder → the newest deletion in it. */
function indexOf(deleted: readonly Deletion[]): ReadonlyMap<string, Deletion> {
  const found = new Map<string, Deletion>();
  // They come newest first, each path once.
  for (const deletion of deleted) {
    for (let path = deletion.path; path !== '' && !found.has(path); path = folderOf(path)) found.set(path, deletion);
  }
  return found;
}

/** Last segment → deletions of files called so, newest first. */
function namesOf(deleted: readonly Deletion[]): ReadonlyMap<string, readonly Deletion[]> {
  const found = new Map<string, Deletion[]>();
  for (const deletion of deleted) {
    const name = lastSegment(deletion.path);
    const known = found.get(name);
    if (known) known.push(deletion);
    else found.set(name, [deletion]);
  }
  return found;
}

/** Last segment → folders called so that are gone. Asked for seldom, so that it is made when it is. */
function goneFolders(index: Ground['index'], { folders }: Tree): Ground['folders'] {
  let found: Map<string, string[]> | undefined;
  return (name) => {
    if (found === undefined) {
      found = new Map();
      for (const path of new Set([...index.values()].flatMap((each) => foldersAbove(each.path)))) {
        const known = found.get(lastSegment(path));
        if (folders.has(path)) continue;
        if (known) known.push(path);
        else found.set(lastSegment(path), [path]);
      }
    }
    return found.get(name) ?? [];
  };
}

interface Ground {
  readonly evidence: Evidence;
  readonly index: ReadonlyMap<string, Deletion>;
  readonly byName: ReadonlyMap<string, readonly Deletion[]>;
  readonly folders: (name: string) => readonly string[];
  readonly deleted: readonly Deletion[];
}

function caseOf(
  claim: Claim,
  { evidence, index, byName, folders, deleted }: Ground,
): Pick<PastCase, 'deletion' | 'path'> | undefined {
  const { world, tree } = evidence;
  if (claim.isGlob) {
    const matches = globsMatcher(globsOf(claim.target));
    const deletion = deleted.find(({ path }) => matches(path) && !world.isIgnored(path));
    return deletion && { deletion, path: claim.target };
  }
  const places = claim.how === 'link' ? linkPlaces(claim) : placesOf(claim, evidence);
  // "Each run keeps `plan.json` in `.runs/x/`": what a text places in an ignored folder is made there.
  if (places.some(({ path, kind }) => kind === 'named' && world.isIgnored(path))) return undefined;
  for (const { path, kind } of places) {
    const deletion = kind === 'guessed' ? undefined : index.get(path);
    // What came back under the same name is no case; what git ignores by now is made by a tool.
    if (deletion && !tree.folders.has(path) && !world.isIgnored(path) && !isBehindFile(tree, path))
      return { deletion, path };
  }
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

/** From its own folder, as browsers read it, and from the root, as many authors write. */
function linkPlaces({ file, text, target }: Claim): readonly Pick<Place, 'path' | 'kind'>[] {
  const written = linkTarget(text)?.path ?? '';
  const places = [target, joinPath('', written), joinPath(folderOf(file), written)];
  return [...new Set(places)].flatMap((path) => (path === undefined ? [] : [{ path, kind: 'own' as const }]));
}

/** A folder, written as one, whose name is made of several words: `vite-6-template/`, not `templates/`. */
function isDistinctiveFolder({ how, text, target }: Claim): boolean {
  return how === 'code' && text.endsWith('/') && /[a-z\d][-_][a-z\d]/.test(lastSegment(target));
}

/** A file in a folder, or one whose name is made of several words: `ToolExecutor.ts`, not `app.tsx`. */
function isDistinctive({ how, target }: Claim): boolean {
  const [, stem = ''] = /^(.+)\.\w+$/.exec(lastSegment(target)) ?? [];
  if (how === 'link' || stem === '' || target.includes('/dist/')) return false;
  return target.includes('/') || (/[a-z0-9][A-Z]|[a-z][-_][a-z]/.test(stem) && !stem.endsWith('.config'));
}

/** Agent files that may have held the claim when its target went: its own, and those that it was or may have been taken over from. */
export function textsToAsk(
  { claim: { file }, home: folder, formerly }: PastCase,
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

/** The claims with what the past says about them. */
export function judgedByPast(
  judged: readonly JudgedClaim[],
  cases: readonly PastCase[],
  { past, world }: { readonly past: PathPast; readonly world: ClaimWorld },
): readonly JudgedClaim[] {
  const result = [...judged];
  for (const each of cases) {
    const known = judged[each.index];
    if (known === undefined) continue;
    const isDead = known.verdict === 'dead' || (wasMeant(each, past, world) && !isBesideItsHeir(each, past, world));
    if (isDead) result[each.index] = explained(known, each, { past, world });
  }
  return result;
}

/** The open claims that the past proves dead, as the lock remembers them. */
export function goneByPast(
  judged: readonly JudgedClaim[],
  cases: readonly PastCase[],
  { past, world }: { readonly past: PathPast; readonly world: ClaimWorld },
): readonly GoneClaim[] {
  return cases
    .filter((each) => judged[each.index]?.verdict === 'undecided')
    .filter((each) => wasMeant(each, past, world) && !isBesideItsHeir(each, past, world))
    .map(({ claim: { file, text }, path, deletion: { commit } }) => ({ file, claim: text, target: path, commit }));
}

/** Whether an agent file named the path while it was there, and could mean nothing else by it. */
function wasMeant({ claim, deletion, path }: PastCase, { before }: PathPast, world: ClaimWorld): boolean {
  const then = before.get(deletion.commit);
  if (then === undefined || ![...then.texts.values()].some((text) => names(text, claim.text))) return false;
  if (claim.isGlob) return [...then.paths].some(globsMatcher(globsOf(claim.target)));
  // A name that other files have by now is found by whoever looks for it.
  if (!claim.target.includes('/') && withSuffix(treeOf(world.paths), claim.target).length > 0) return false;
  const at = evidenceOf({ ...world, paths: then.paths, isIgnored: () => false, lock: { outputs: [], claims: [] } });
  const answer = findPath(claim, at);
  if (answer.kind !== 'found' || !answer.path.startsWith(path)) return false;
  return answer.isGuess !== true || withSuffix(at.tree, claim.target).length === 1;
}

/** "`.new/` is canonical, `.old/` a fallback": who writes both names in a line knows of the rename. */
function isBesideItsHeir({ claim, deletion: { commit }, path }: PastCase, past: PathPast, world: ClaimWorld): boolean {
  const now = nowOf(path, { renames: past.renames.get(commit), before: past.before.get(commit) }, world);
  const line = world.texts?.get(claim.file)?.split('\n')[claim.line - 1] ?? '';
  return now !== undefined && !claim.text.includes(now) && (names(line, now) || names(line, `${now}/`));
}

/** As a word of its own: `src/a.ts` is not named by `src/a.tsx`. */
function names(text: string, written: string): boolean {
  for (let at = text.indexOf(written); at >= 0; at = text.indexOf(written, at + 1)) {
    const [before = '', after = ''] = [text[at - 1], text[at + written.length]];
    if (!/[\w/-]/.test(before) && !/[\w/-]/.test(after)) return true;
  }
  return false;
}

function explained(
  known: JudgedClaim,
  { claim, deletion, path }: PastCase,
  { past, world }: { readonly past: PathPast; readonly world: ClaimWorld },
): JudgedClaim {
  const { commit, date } = deletion;
  const move = { renames: past.renames.get(commit), before: past.before.get(commit) };
  const now = nowOf(path, move, world);
  const isGuess = past.guessed?.has(commit) ?? false;
  const happened = wordsForFate({ claim, path, now, at: `${commit.slice(0, 9)} (${date})`, isGuess }, move);
  const truth =
    (known.gone === undefined ? known.truth : undefined) ??
    `\`${claim.text}\` ${claim.isGlob ? 'matches nothing' : 'leads to no file or folder'} any more.`;
  const after = now === undefined ? undefined : writtenAs(claim, path, now);
  const edit = after === undefined ? undefined : exchange(claim, after, world.texts);
  const { hint: _, fix: __, ...rest } = known;
  // What took the file away left no other in its stead: only one that is called the same may be it.
  const guess: Pick<JudgedClaim, 'hint' | 'fix'> = filesCalled(lastSegment(path), world) === 1 ? known : {};
  const hint = now === undefined ? guess.hint : `Write \`${after ?? now}\`.`;
  return {
    ...rest,
    verdict: 'dead',
    truth: `${truth} ${happened}`,
    ...(hint !== undefined && { hint }),
    ...(edit
      ? { fix: { title: `Write the path as ${edit.after}`, isSafe: !isGuess, edits: [edit] } }
      : guess.fix && { fix: guess.fix }),
  };
}

function filesCalled(name: string, { paths }: ClaimWorld): number {
  return (treeOf(paths).byName.get(name) ?? []).filter((path) => paths.has(path)).length;
}
