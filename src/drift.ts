/**
 * Decides what a build may do to each path: what lintel owns is compared with what the sources compile to, and
 * everything a person wrote is left alone, with the reason. Plans only; nothing is read or written here.
 */
import { foldersAbove } from './path.ts';
import { hashLines, isConflictMarker, isRepositoryPath, lineHash } from './lock.ts';
import type { Change, ForeignLine, Lock, LockedClaim, LockedOutput, Output } from './model.ts';

/** Everything that decides what happens to the outputs. */
export interface DriftOptions {
  readonly outputs: readonly Output[];
  /** Texts, LF and without byte order mark, of the files at planned and owned paths that could be read. */
  readonly existing: ReadonlyMap<string, string>;
  /** Every known path of the tree. */
  readonly paths: readonly string[];
  /** Members of `paths` that are symbolic links or submodules. */
  readonly links: readonly string[];
  readonly lock: Lock;
  /** Planned paths that could not be rendered and so have no output: what stands there is not touched. */
  readonly failed?: readonly string[];
  /** Sources that could not be read in full: what they feed is not touched. */
  readonly unsound: ReadonlySet<string>;
  /** Drop foreign lines. Never gives leave to overwrite what is not owned. */
  readonly force: boolean;
  /** Whether two texts are the same document to a reader, whatever a formatter did to one of them. */
  readonly sameDocument: (a: string, b: string) => boolean;
}

/** One change for each planned path and each owned path that is still there, by path. */
export function planChanges(options: DriftOptions): readonly Change[] {
  const { outputs, lock } = options;
  const ground = survey(options);
  const planned = new Map(outputs.map((output) => [output.path, output]));
  const owned = new Map(lock.outputs.map((entry) => [entry.path, entry]));
  const changes: Change[] = [];
  for (const output of planned.values()) changes.push(planOutput(output, owned.get(output.path), { options, ground }));
  for (const entry of owned.values()) {
    const change = planned.has(entry.path) ? undefined : planOrphan(entry, { options, ground });
    if (change) changes.push(change);
  }
  return withPointedTo(changes).sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** What a kept output sends its readers to stays with it. */
function withPointedTo(changes: readonly Change[]): Change[] {
  const kept = changes.filter(({ action }) => action === 'kept');
  return changes.map((change) => {
    const pointer =
      change.action === 'delete' ? kept.find(({ before }) => before?.includes(`\`${change.path}\``)) : undefined;
    return pointer === undefined
      ? change
      : { ...change, action: 'kept', reason: `\`${pointer.path}\`, which is kept, points to it.` };
  });
}

/** What a build that carried out some changes records. */
export interface NextLockOptions {
  readonly changes: readonly Change[];
  readonly outputs: readonly Output[];
  /** The lock as it was. */
  readonly lock: Lock;
  readonly claims: readonly LockedClaim[];
  readonly version: string;
}

/** The lock after `changes`: what was left alone keeps its old entry, what was deleted or was never ours has none. */
export function nextLock(options: NextLockOptions): Lock {
  const outputs = new Map(options.outputs.map((output) => [output.path, output]));
  const owned = new Map(options.lock.outputs.map((entry) => [entry.path, entry]));
  const entries = options.changes.map((change): LockedOutput | undefined => {
    const output = outputs.get(change.path);
    if (change.action === 'kept' || change.action === 'foreign') return owned.get(change.path);
    if (change.action === 'delete' || change.action === 'unowned' || !output) return undefined;
    // A formatter's lines stay on disk and are as good as ours: after the next edit they must not look foreign.
    const texts = change.action === 'reformatted' ? `${output.text}\n${change.before ?? ''}` : output.text;
    return { path: change.path, lines: hashLines(texts), sources: [...new Set(output.sources)].sort() };
  });
  const claims = [...options.claims];
  return { version: options.version, outputs: entries.filter((entry) => entry !== undefined), claims };
}

// ───────────────────────────── one path ─────────────────────────────

interface Scene {
  readonly options: DriftOptions;
  readonly ground: Ground;
}

function planOutput(output: Output, entry: LockedOutput | undefined, scene: Scene): Change {
  const { options, ground } = scene;
  const { path, text: after } = output;
  const before = options.existing.get(path);
  const texts = before === undefined ? { path, after } : { path, before, after };
  const inTheWay = obstacle(path, ground);
  if (inTheWay !== undefined) return leave(texts, 'unowned', inTheWay);

  const isUnreadable = before === undefined && ground.files.has(path);
  if (isUnreadable) return leave(texts, entry ? 'kept' : 'unowned', UNREADABLE);

  const isOwned = entry !== undefined;
  const unsound = [...output.sources, ...(entry?.sources ?? [])].find((source) => options.unsound.has(source));
  if (unsound !== undefined && (isOwned || before === undefined)) {
    return keep(texts, becauseOf(unsound), [...(entry?.lines ?? []), ...hashLines(after)]);
  }

  if (before === undefined) return { ...texts, action: 'create', foreign: [] };
  if (before === after) return { ...texts, action: 'same', foreign: [] };
  if (!isOwned) return leave(texts, 'unowned', 'It exists and lintel did not build it.');
  if (options.sameDocument(before, after)) return { ...texts, action: 'reformatted', foreign: [] };

  const foreign = foreignLines(before, new Set([...entry.lines, ...hashLines(after)]));
  if (foreign.length === 0 || options.force) return { ...texts, action: 'update', foreign: [] };
  return { ...texts, action: 'foreign', foreign, reason: written(foreign) };
}

/** An output that lintel built and no longer plans. */
function planOrphan(entry: LockedOutput, { options, ground }: Scene): Change | undefined {
  const { path } = entry;
  // Our file is gone, and what stands at its place is another's. There is nothing to remove and nothing to say.
  if (obstacle(path, ground) !== undefined) return undefined;
  const before = options.existing.get(path);
  if (before === undefined) return ground.files.has(path) ? leave({ path }, 'kept', UNREADABLE) : undefined;
  const reason = whyKept(entry, options);
  if (reason !== undefined) return keep({ path, before }, reason, entry.lines);
  const foreign = foreignLines(before, new Set(entry.lines));
  if (foreign.length === 0 || options.force) return { path, before, action: 'delete', foreign: [] };
  return { path, before, action: 'foreign', foreign, reason: written(foreign) };
}

function whyKept({ path, sources }: LockedOutput, options: DriftOptions): string | undefined {
  if (options.failed?.includes(path)) return 'It could not be rendered.';
  const unsound = sources.find((source) => options.unsound.has(source));
  return unsound === undefined ? undefined : becauseOf(unsound);
}

const UNREADABLE =
  'It is part of the tree, but its text is not here: a sparse checkout leaves it out, or it is not readable text.';

function becauseOf(source: string): string {
  return `\`${source}\`, which feeds it, has an error.`;
}

function written(foreign: readonly ForeignLine[]): string {
  return foreign.length === 1
    ? 'It holds a line that no build produced.'
    : `It holds ${foreign.length} lines that no build produced.`;
}

function leave(texts: Pick<Change, 'path' | 'before' | 'after'>, action: 'unowned' | 'kept', reason: string): Change {
  return { ...texts, action, foreign: [], reason };
}

/** Left as it is until a source is mended. A person's lines in it are named all the same. */
function keep(texts: Pick<Change, 'path' | 'before' | 'after'>, reason: string, known: readonly string[]): Change {
  const foreign = texts.before === undefined ? [] : foreignLines(texts.before, new Set(known));
  return { ...texts, action: 'kept', foreign, reason };
}

const BLANK = lineHash('');

/** Lines of `text` that are in none of the builds that `known` stands for. Markers that a merge left are nobody's. */
function foreignLines(text: string, known: ReadonlySet<string>): ForeignLine[] {
  const foreign: ForeignLine[] = [];
  text.split('\n').forEach((line, index) => {
    const hash = lineHash(line);
    if (hash === BLANK || known.has(hash) || isConflictMarker(line)) return;
    foreign.push({ line: index + 1, text: line });
  });
  return foreign;
}

// ───────────────────────────── the ground ─────────────────────────────

/** What stands where, as far as outputs can collide with it. */
interface Ground {
  readonly files: ReadonlySet<string>;
  readonly links: ReadonlySet<string>;
  readonly folders: ReadonlySet<string>;
  /** Planned path → a known path that differs from it in letter case only. */
  readonly twins: ReadonlyMap<string, string>;
}

function survey({ outputs, paths, links }: DriftOptions): Ground {
  const files = new Set(paths);
  const folders = new Set(paths.flatMap(foldersAbove));
  const byLowerCase = new Map(outputs.map(({ path }) => [path.toLowerCase(), path]));
  const twins = new Map<string, string>();
  for (const path of paths) {
    const planned = byLowerCase.get(path.toLowerCase());
    if (planned !== undefined && planned !== path && !files.has(planned)) twins.set(planned, path);
  }
  return { files, links: new Set(links), folders, twins };
}

/** What keeps a file of ours from standing at `path`, in words. */
function obstacle(path: string, { files, links, folders, twins }: Ground): string | undefined {
  if (!isRepositoryPath(path)) return 'The path leads out of the repository or into git’s own folder.';
  if (links.has(path)) return 'It is a symbolic link, and lintel never writes through one.';
  if (folders.has(path)) return 'There is a folder at that path.';
  const parent = foldersAbove(path).find((folder) => files.has(folder) && !folders.has(folder));
  if (parent !== undefined) {
    return links.has(parent)
      ? `It lies behind \`${parent}\`, which is a symbolic link or a submodule, and lintel never writes through one.`
      : `It lies under \`${parent}\`, which is a file.`;
  }
  const twin = twins.get(path);
  return twin === undefined
    ? undefined
    : `\`${twin}\` exists, and the two are one file where letter case does not count.`;
}

/** As its sources say, whatever a formatter did to it. */
export function isSettled({ action }: Change): boolean {
  return action === 'same' || action === 'reformatted';
}
