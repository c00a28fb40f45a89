/**
 * Whether the past proves an open path dead: an agent file named it while it was there, and could mean nothing else. Everything else
 * may be an example, or tell of the past, and stays open.
 */
import { globsMatcher } from '../../glob.ts';
import type { Before, Claim, Deletion, PathPast } from '../../model.ts';
import { folderOf, isPutAway, lastSegment } from '../../path.ts';
import { blankTrees } from '../find/blank-tree.ts';
import { globsOf } from '../world/code-path.ts';
import { drawnTrees, type DrawnTree } from '../find/drawn-tree.ts';
import { isBelowDeparted } from './departed.ts';
import { evidenceOf, type ClaimWorld } from '../world/evidence.ts';
import { wasThere } from '../find/find-drawn.ts';
import { isListedAsThere } from './file-table.ts';
import { pathNow, type RenamedFolder } from './former.ts';
import { findPath } from '../world/judge-path.ts';
import { isBehindFile } from '../world/known-path.ts';
import { lineOf } from '../words/line-of.ts';
import { wasRefilled, type Takings } from './past-glob.ts';
import { nowOf } from './moves.ts';
import { isToldWithItsDay } from './told-day.ts';
import { oncePer } from '../../once.ts';
import { isOfRepository } from '../world/of-repository.ts';
import { openPaths, spells } from '../find/open-path.ts';
import { slippedLink } from '../words/path-text.ts';
import { titledSo } from '../words/same-titles.ts';
import { stoodSo } from '../words/same-words.ts';
import { hasWord, quotations, someHasWord } from '../words/word-index.ts';
import { isKnown, treeOf, withSuffix } from '../../tree.ts';

/** A claim, and the deletion of what it names. */
export interface LostPath {
  readonly claim: Claim;
  readonly deletion: Deletion;
  /** For patterns: which commits took away such files before. */
  readonly earlier?: Takings;
  /** For folders: how many commits took files of it. */
  readonly takings?: number;
  /** From the root of then. */
  readonly path: string;
  readonly renamed?: RenamedFolder;
}

/** Whether history proves that the open claim is dead. */
export function isProvenByPast(each: LostPath, past: PathPast, world: ClaimWorld): boolean {
  // Whatever the words mean, it leads out of the repository, and with one `../` less to what was a file of it.
  if (slippedLink(each.claim) === each.path) return each.deletion.path === each.path;
  if (each.claim.kind !== 'task' && comesAndGoes(each, past, world)) return false;
  if (isOfDependency(each, past, world)) return false;
  if (each.claim.isMade && !goesOn(each, past, world)) return false;
  if (isEmptiedQueue(each, past, world)) return false;
  if (each.claim.how !== 'link' && isToldWithItsDay(each.claim, each.deletion.date, world.texts)) return false;
  if (each.claim.isStart && !wasHome(each, past, world)) return false;
  if (isWrittenAnew(each, past, world) || isOfOthers(each, past, world)) return false;
  return wasMeant(each, past, world) && !isBesideItsHeir(each, past, world);
}

/** Whether the text named the path before it went, in other words than now: whoever wrote these may know. */
function isWrittenAnew(each: LostPath, past: PathPast, { texts }: ClaimWorld): boolean {
  const { claim, deletion } = each;
  const then = past.before.get(deletion.commit)?.texts;
  if (claim.how === 'link' || texts === undefined || then === undefined || !wasNamed(each, past)) return false;
  if (!titledSo(claim, texts, then)) return true;
  return claim.how === 'code' && !claim.isDrawn && !stoodSo(claim, texts, then.values());
}

/** "Mirrors `src/tax.ts` in acme/monolith": by the folders of now and then. */
function isOfOthers(
  { claim, deletion: { commit } }: LostPath,
  { before }: PathPast,
  { texts, paths }: ClaimWorld,
): boolean {
  const row = lineOf(texts, claim.file, claim.line) ?? '';
  return (
    claim.how === 'code' && isOfRepository(claim, row, [treeOf(paths), treeOf(before.get(commit)?.paths ?? paths)])
  );
}

/** Whether some agent file named the path right before it went. Words that came later may speak of the past, in whatever way. */
export function wasNamed({ claim, deletion: { commit } }: LostPath, { before }: PathPast): boolean {
  const then = before.get(commit)?.texts;
  return then !== undefined && isNamed(claim, then);
}

/** Whether the path went with its package, which is installed today. What stayed in the tree is ours still. */
function isOfDependency({ deletion: { commit }, path }: LostPath, past: PathPast, world: ClaimWorld): boolean {
  if (!isBelowDeparted(path, past.departed)) return false;
  return nowOf(path, { renames: past.renames.get(commit), before: past.before.get(commit) }, world) === undefined;
}

/**
 * "Save it to `docs/plans/<date>.md`": a folder of texts is there again with the next one. One that held code was taken away together
 * with what it was for, and of one that goes on under another name git knows that name.
 */
function wasHome({ deletion: { commit }, path }: LostPath, past: PathPast, world: ClaimWorld): boolean {
  const before = past.before.get(commit);
  const now = nowOf(path, { renames: past.renames.get(commit), before }, world);
  if (now !== undefined) return !past.guessed?.has(commit) && !isPutAway(path, now);
  return [...(before?.paths ?? [])].some((each) => each.startsWith(`${path}/`) && CODE.test(each));
}

/**
 * "Tickets are filed in `tickets/open/`": the last of its texts was moved to a folder that stood beside it all along. Git keeps no empty
 * folder, and the next text brings it back. So does the first file of one that was kept empty, and so it did where commit after commit took
 * some: "Specs live in `docs/specs/` while a feature is in flight".
 */
function isEmptiedQueue({ deletion, path, takings = 0 }: LostPath, past: PathPast, world: ClaimWorld): boolean {
  const before = past.before.get(deletion.commit);
  if (before === undefined || deletion.path === path) return false;
  const held = [...before.paths].filter((each) => each.startsWith(`${path}/`));
  if (held.length > 0 && held.every((each) => /^\.(?:git)?keep$/.test(lastSegment(each)))) return true;
  if (held.some((each) => CODE.test(each))) return false;
  if (takings >= MANY_TAKINGS && held.length <= FEW) return true;
  const now = nowOf(path, { renames: past.renames.get(deletion.commit), before }, world);
  return now !== undefined && treeOf(before.paths).folders.has(now);
}

/** A folder of texts from which so many commits took some is one that comes and goes; in 2anki 51 did, and after 42 of them it was back. */
const MANY_TAKINGS = 5;

/** One that held more at its end was given up. */
const FEW = 3;

/** Files that somebody runs or builds. */
export const CODE = /\.(?:[cm]?[jt]sx?|vue|svelte|astro|py|rb|rs|go|java|kt|swift|php|cs|cc?|cpp|h|sh)$/;

/** Whether git followed the very file, or the files of the very folder, to another folder: what it tracks then and now is no product that any clone may lack. */
function goesOn({ deletion: { commit }, path }: LostPath, past: PathPast, world: ClaimWorld): boolean {
  const move = { renames: past.renames.get(commit), before: past.before.get(commit) };
  const now = past.guessed?.has(commit) ? undefined : nowOf(path, move, world);
  return now !== undefined && isKnown(treeOf(world.paths), now) && lastSegment(now) === lastSegment(path);
}

/**
 * "`docs/current.md` is the feature in flight": it is there again with the next one. What was brought back once, and went together
 * with its folder, was taken away for good, and so was what moved there and back and stands in the other place by now.
 */
function comesAndGoes(each: LostPath, past: PathPast, world: ClaimWorld): boolean {
  if (each.earlier !== undefined) return wasRefilled(each.claim, each.earlier, past.before);
  const {
    deletion: { path: deleted, times = 1 },
    path,
  } = each;
  if (times === 1 || deleted !== path) return false;
  if (times > 2) return true;
  const folder = folderOf(path);
  if (folder !== '' && !treeOf(world.paths).folders.has(folder)) return false;
  // Code of any name is no record that is put away when it is done.
  return !((isDistinctiveName(path) || CODE.test(path)) && goesOn(each, past, world));
}

/** "`.new/` is canonical, `.old/` a fallback": who writes both names in a line knows of the rename. */
function isBesideItsHeir({ claim, deletion: { commit }, path }: LostPath, past: PathPast, world: ClaimWorld): boolean {
  const now = nowOf(path, { renames: past.renames.get(commit), before: past.before.get(commit) }, world);
  const line = lineOf(world.texts, claim.file, claim.line) ?? '';
  if (now !== undefined && openPaths(claim.span ?? '').some(({ target }) => `/${now}`.endsWith(`/${target}`)))
    return true;
  return now !== undefined && !claim.text.includes(now) && (hasWord(line, now) || hasWord(line, `${now}/`));
}

/** Whether what git calls the heir of the file may be no more than one part of it. */
export function isUnlike(path: string, commit: string, { unlike }: PathPast): boolean {
  return unlike?.get(commit)?.has(path) === true;
}

/** A file of a package that makes projects: `packages/create-app/AGENTS.md`. */
const GENERATOR = /(?:^|\/)create-[\w-]+\//;

/**
 * Whether an agent file named the path while it was there, and could mean nothing else by it. A line that came after the move may be
 * about the move, in more ways than a list of words can hold; on real repositories one true finding of a hundred rested on such a line.
 */
function wasMeant({ claim, deletion, path, renamed }: LostPath, { before }: PathPast, world: ClaimWorld): boolean {
  const then = before.get(deletion.commit);
  if (then === undefined) return false;
  // A row of what lists files as they are says so on whatever day it was written, unless its file went more than once.
  const isRow = deletion.path === path && (deletion.times ?? 1) === 1 && renamed === undefined;
  if (!isNamed(claim, then.texts) && !(isRow && isListedAsThere(claim, path, world))) return false;
  if (claim.kind === 'task') return then.paths.has(path);
  // What a generator writes into the projects of others is named by its path there.
  if (GENERATOR.test(claim.file)) return false;
  if (isSaidSince(claim, then.texts, world)) return false;
  if (claim.isDrawn) return isKnown(treeOf(then.paths), path) && wasTrue(claim, [then, ...before.values()]);
  if (claim.isGlob) {
    // What lies behind a link to a folder is matched there, and is no path of this tree.
    const isLinked = isBehindFile(treeOf(world.paths), claim.target);
    return !isLinked && [...then.paths].some(globsMatcher(globsOf(claim.target)));
  }
  // What other files end in by now is found by whoever looks for it, or is meant of each: "abstractions come from `src/lib/`".
  if (claim.how === 'code' && withSuffix(treeOf(world.paths), claim.target).length > 0) return false;
  // The text is read where it stands now, over the tree of then under the names of now.
  const seen = (each: string): string => (renamed === undefined ? each : pathNow(each, renamed));
  const at = evidenceThen(world)(pathsUnder(then.paths, renamed));
  const answer = findPath(claim, at);
  if (answer.kind !== 'found' || !answer.path.startsWith(seen(path))) return false;
  return answer.isGuess !== true || withSuffix(at.tree, claim.target).length === 1;
}

/**
 * Whether the drawing was one of this repository: most of it stands now, or stood before one of the commits that took something away. The
 * last file of a folder may go later than its neighbours.
 */
function wasTrue({ lost = [] }: Claim, before: Iterable<Pick<Before, 'paths'>>): boolean {
  if (lost.length === 0) return true;
  for (const { paths } of before) {
    const then = treeOf(paths);
    if (wasThere(lost.filter((path) => isKnown(then, path)).length, lost.length)) return true;
  }
  return false;
}

/** What claims are held against over the tree of then: once for each tree, since one commit may take thousands of paths. */
const evidenceThen = oncePer((world: ClaimWorld) =>
  oncePer((paths: ReadonlySet<string>) =>
    evidenceOf({ ...world, paths, isIgnored: () => false, lock: { outputs: [], claims: [] } }),
  ),
);

/** The paths of then as they would be called now. */
function pathsUnder(paths: ReadonlySet<string>, renamed: RenamedFolder | undefined): ReadonlySet<string> {
  if (renamed === undefined) return paths;
  const known = pathsByFolder(paths);
  const key = `${renamed.from}\0${renamed.to}`;
  const found = known.get(key) ?? new Set([...paths].map((each) => pathNow(each, renamed)));
  known.set(key, found);
  return found;
}

const pathsByFolder = oncePer<ReadonlySet<string>, Map<string, ReadonlySet<string>>>(() => new Map());

/** As a word of its own: `src/a.ts` is not named by `src/a.tsx`. */
function isNamed(claim: Claim, texts: ReadonlyMap<string, string>): boolean {
  const { text: claimed, isDrawn, how, span } = claim;
  if (span !== undefined && someHasWord(texts, span)) return true;
  if (span !== undefined && [...texts.values()].some((text) => spells(text, claim))) return true;
  if (isDrawn && how === 'fence') return draws(texts, claimed);
  // `./a` is a part of `../a`.
  if (claim.isSample) return quotations(claimed).some((each) => someHasWord(texts, each));
  return someHasWord(texts, isDrawn ? `\`${claimed}\`` : claimed);
}

/** "x.ts # helpers → shared package": an arrow that came after the removal may tell of it, and none that stood there before. */
function isSaidSince(
  { isDrawn, how, file, line }: Claim,
  texts: ReadonlyMap<string, string>,
  world: ClaimWorld,
): boolean {
  const row = lineOf(world.texts, file, line)?.trim() ?? '';
  if (!isDrawn || how !== 'fence' || !/→|⇒|->|=>/.test(row)) return false;
  return ![...texts.values()].some((text) => text.includes(row));
}

/** As the entry of a tree with the same root, or with none. */
function draws(texts: ReadonlyMap<string, string>, path: string): boolean {
  return treesIn(texts).some(({ root, entries }) =>
    entries.some((entry) => path === entry.path || path === `${root}/${entry.path}`),
  );
}

/** The trees that some texts draw; each of their entries asks. */
const treesIn = oncePer((texts: ReadonlyMap<string, string>): readonly DrawnTree[] =>
  [...texts.values()].flatMap((text) => [...drawnTrees(text), ...blankTrees(text)]),
);

/** True for a name made of several words: nobody makes that up. */
export function isDistinctiveName(path: string): boolean {
  const [, stem = ''] = /^(.+)\.\w+$/.exec(lastSegment(path)) ?? [];
  return /[a-z0-9][A-Z]|[a-z][-_][a-z]/.test(stem) && !stem.endsWith('.config');
}
