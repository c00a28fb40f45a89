/** What history knows of patterns: which commits took away what they matched, and whether it came again. It proves nothing. */
import { globsMatcher } from '../../glob.ts';
import type { Before, Claim, Deletion } from '../../model.ts';
import { folderOf } from '../../path.ts';
import { globsOf, placesOf } from '../world/code-path.ts';
import type { Evidence } from '../world/evidence.ts';
import { lineOf } from '../words/line-of.ts';

/** Commit → what of a pattern's files it took away, newest commit first. */
export type Takings = ReadonlyMap<string, ReadonlySet<string>>;

/** The newest deletion of what the pattern matches, and which commits took such files before. */
export interface LostMatch {
  readonly deletion: Deletion;
  readonly earlier: Takings;
}

/** What a pattern is held against. */
export interface PatternGround {
  readonly isIgnored: (path: string) => boolean;
  /** Whether a folder of this path is there now. */
  readonly isFolder: (path: string) => boolean;
  /** Where the text counts the pattern from: the pattern below its own folder, the root, and each folder that the words name. */
  readonly places: readonly string[];
  /** The line that the pattern stands in. */
  readonly row: string;
}

/** The same of one claim. */
export function patternGround(claim: Claim, evidence: Evidence): PatternGround {
  const { tree, world } = evidence;
  return {
    isIgnored: world.isIgnored,
    isFolder: (path) => path !== '' && tree.folders.has(path),
    places: placesOf(claim, evidence).flatMap(({ path, kind }) => (kind === 'guessed' ? [] : [path])),
    row: lineOf(world.texts, claim.file, claim.line) ?? '',
  };
}

/** Finds it; undefined where none tells anything. */
export function lostMatch(
  { file, target }: Claim,
  deleted: readonly Deletion[],
  { isIgnored, isFolder, places, row }: PatternGround,
): LostMatch | undefined {
  // `.changeset/*.md`: a release takes all of them, and the next change brings one. The folder is there for the texts to come.
  if (DOCUMENTS.test(target) && isFolder(fixedFolder(target))) return undefined;
  if (isPlaceFor(target, row)) return undefined;
  const isOfAll = ALL_OF_ONE.test(target);
  if (isOfAll && isAmongBranches(target, row, (name) => isFolder(name) || deleted.some(isBelow(name))))
    return undefined;
  // `branch/*` is met at some depth of every other tree, whatever is meant by it.
  const matches = globsMatcher(isOfAll ? places.flatMap((path) => [path, `${path}/**`]) : globsOf(target));
  const lost = deleted.filter(({ path }) => matches(path) && !isIgnored(path));
  const isPlaced = target.includes('/');
  if (isPlaced && comeAndGo(lost)) return undefined;
  const deletion = isPlaced ? lost[0] : lostAtOnce(lost, folderOf(file));
  return deletion && { deletion, earlier: takingsBefore(deletion, lost) };
}

/** "- `tests/perf/**` for benchmarks" says where the next one goes, be there one or none. */
function isPlaceFor(target: string, row: string): boolean {
  const [, glob, behind = ''] = /^\s*[-*+]\s+`([^`]+)`(.*)$/.exec(row) ?? [];
  return glob === target && /\/\*{1,2}$/.test(target) && /^\s+(?:(?:is|are)\s+)?for\b/.test(behind);
}

/** All of one folder: the names of branches have the same form. */
const ALL_OF_ONE = /^[^/*]+\/\*\*?$/;

/** Whether a pattern stands among others of its form of which no folder ever was here: "`branch/*`, `feat/*`, `fix/*`" are names of branches. */
function isAmongBranches(target: string, row: string, wasFolder: (name: string) => boolean): boolean {
  const others = [...row.matchAll(/`([\w.-]+\/\*\*?)`/g)].flatMap(([, each = '']) => (each === target ? [] : [each]));
  return others.length > 0 && !others.some((each) => wasFolder(folderOf(each)));
}

function isBelow(folder: string): (deletion: Deletion) => boolean {
  return ({ path }) => `/${path}`.includes(`/${folder}/`);
}

const DOCUMENTS = /\/[^/]*\*[^/]*\.(?:mdx?|markdown|txt|rst)$/;

/** The folders in front of what a pattern leaves open. */
export function fixedFolder(glob: string): string {
  const segments = folderOf(glob).split('/');
  const open = segments.findIndex((each) => /[*?{[]/.test(each));
  return (open < 0 ? segments : segments.slice(0, open)).join('/');
}

/** Most commits whose trees are asked for one pattern. */
const MAX_EARLIER = 3;

function takingsBefore({ commit: newest }: Deletion, lost: readonly Deletion[]): Takings {
  const takings = new Map<string, Set<string>>();
  for (const { commit } of lost) {
    if (commit !== newest && takings.size < MAX_EARLIER) takings.set(commit, new Set());
  }
  for (const { commit, path, times = 1 } of lost) {
    takings.get(commit)?.add(path);
    // What came back itself was taken by one of the others as well.
    if (times > 1) for (const taken of takings.values()) taken.add(path);
  }
  return takings;
}

/** Whether a commit took all that the pattern matched, and it came to match something again. One by one they may have gone for good. */
export function wasRefilled({ target }: Claim, earlier: Takings, before: ReadonlyMap<string, Before>): boolean {
  const matches = globsMatcher(globsOf(target));
  return [...earlier].some(([commit, taken]) => {
    const stood = [...(before.get(commit)?.paths ?? [])].filter((path) => matches(path));
    return stood.length > 0 && stood.every((path) => taken.has(path));
  });
}

/** Plans and notes that several commits took are made for a while, and the next may be written tomorrow: "plans are `plans/plan-*.md`". */
function comeAndGo(lost: readonly Deletion[]): boolean {
  return lost.every(({ path }) => /\.(?:mdx?|txt)$/.test(path)) && new Set(lost.map(({ commit }) => commit)).size > 1;
}

/** Documents of one name that one commit took, all that ever stood beside the text: where they went one by one, the next may come. */
function lostAtOnce(lost: readonly Deletion[], folder: string): Deletion | undefined {
  const [first] = lost;
  return lost.every(({ path, commit }) => commit === first?.commit && folderOf(path) === folder) ? first : undefined;
}
