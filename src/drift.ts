/**
 * Decides what a build may do to each path: what lintel owns is compared with what the sources compile to, and
 * everything a person wrote is left alone, with the reason. Plans only; nothing is read or written here.
 */
import { managedBlock, withBlock, withoutBlock, type ManagedBlock } from './block.ts';
import { foldersAbove, joinPath } from './path.ts';
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
  /** What the links among them hold that stand where an output may. */
  readonly linkTargets: ReadonlyMap<string, string>;
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
    return lockedOutput(output, change);
  });
  const claims = [...options.claims];
  return { version: options.version, outputs: entries.filter((entry) => entry !== undefined), claims };
}

function lockedOutput(output: Output, { action, before, isBlock }: Change): LockedOutput {
  const entry = { path: output.path, sources: [...new Set(output.sources)].sort() };
  if (output.link !== undefined) return { ...entry, lines: [], link: output.link };
  const standing = (isBlock ? managedBlock(before ?? '')?.text : before) ?? '';
  // A formatter's lines stay on disk and are as good as ours: after the next edit they must not look foreign.
  const texts = action === 'reformatted' ? `${output.text}\n${standing}` : output.text;
  return { ...entry, lines: hashLines(texts), ...(isBlock && { isBlock }) };
}

// ───────────────────────────── one path ─────────────────────────────

interface Scene {
  readonly options: DriftOptions;
  readonly ground: Ground;
}

function planOutput(output: Output, entry: LockedOutput | undefined, scene: Scene): Change {
  if (output.link !== undefined) return planLink({ ...output, link: output.link }, entry, scene);
  const { options, ground } = scene;
  const { path, text } = output;
  const linkBefore = ownLink(path, entry, options);
  const before = linkBefore === undefined ? options.existing.get(path) : undefined;
  const block = before === undefined || (entry && !entry.isBlock) ? undefined : managedBlock(before);
  const after = block === undefined ? text : withBlock(block, text);
  const texts = {
    path,
    ...(before !== undefined && { before }),
    after,
    ...(block !== undefined && { isBlock: true as const }),
    ...(linkBefore !== undefined && { linkBefore }),
  };
  const inTheWay = obstacle(path, ground);
  if (inTheWay !== undefined && linkBefore === undefined) return leave(texts, 'unowned', inTheWay);

  const isUnreadable = before === undefined && linkBefore === undefined && ground.files.has(path);
  if (isUnreadable) return leave(texts, entry ? 'kept' : 'unowned', UNREADABLE);
  if (entry?.isBlock && before !== undefined && block === undefined) return leave(texts, 'unowned', NO_BLOCK);

  const isOwned = entry !== undefined || block !== undefined;
  const unsound = [...output.sources, ...(entry?.sources ?? [])].find((source) => options.unsound.has(source));
  if (unsound !== undefined && (isOwned || before === undefined)) {
    return keep(texts, becauseOf(unsound), { block, known: [...(entry?.lines ?? []), ...hashLines(text)] });
  }

  if (linkBefore !== undefined) return { ...texts, action: 'update', foreign: [] };
  if (before === undefined) return { ...texts, action: 'create', foreign: [] };
  if (before === after) return { ...texts, action: 'same', foreign: [] };
  if (!isOwned) return leave(texts, 'unowned', 'It exists and lintel did not build it.');
  if (options.sameDocument(block?.text ?? before, text)) return { ...texts, action: 'reformatted', foreign: [] };

  const foreign = foreignLines(before, block, new Set([...(entry?.lines ?? []), ...hashLines(text)]));
  if (foreign.length === 0 || options.force) return { ...texts, action: 'update', foreign: [] };
  return { ...texts, action: 'foreign', foreign, reason: written(foreign) };
}

/** A symbolic link of ours. It may take the place of a file that we own, and of nothing else. */
function planLink(output: Output & { readonly link: string }, entry: LockedOutput | undefined, scene: Scene): Change {
  const { options, ground } = scene;
  const { path, link } = output;
  const standing = options.linkTargets.get(path);
  if (standing === link) return { path, link, linkBefore: standing, action: 'same', foreign: [] };
  const linkBefore = ownLink(path, entry, options);
  const inTheWay = obstacle(path, ground);
  if (inTheWay !== undefined && linkBefore === undefined) return leave({ path, link }, 'unowned', inTheWay);
  if (linkBefore !== undefined) return { path, link, linkBefore, action: 'update', foreign: [] };

  const before = options.existing.get(path);
  if (before === undefined) {
    if (ground.files.has(path)) return leave({ path, link }, entry ? 'kept' : 'unowned', UNREADABLE);
    return { path, link, action: 'create', foreign: [] };
  }
  // Where the file system has no links, git writes what they hold into a file (core.symlinks).
  if (before.trim() === link) return { path, link, before, action: 'same', foreign: [] };
  if (entry === undefined || entry.isBlock)
    return leave({ path, link, before }, 'unowned', 'It exists and lintel did not build it.');
  const told = options.outputs
    .filter((each) => each.path === pathOfLink(path, link))
    .flatMap(({ text }) => hashLines(text));
  const foreign = foreignLines(before, undefined, new Set([...entry.lines, ...told]));
  if (foreign.length === 0 || options.force) return { path, link, before, action: 'update', foreign: [] };
  return { path, link, before, action: 'foreign', foreign, reason: written(foreign) };
}

/** What the link at `path` holds, if the lock says that we made it so. */
function ownLink(path: string, entry: LockedOutput | undefined, { linkTargets }: DriftOptions): string | undefined {
  const standing = linkTargets.get(path);
  return standing !== undefined && standing === entry?.link ? standing : undefined;
}

function pathOfLink(path: string, link: string): string {
  return joinPath(path.slice(0, Math.max(0, path.lastIndexOf('/'))), link) ?? '';
}

/** An output that lintel built and no longer plans. */
function planOrphan(entry: LockedOutput, { options, ground }: Scene): Change | undefined {
  const { path } = entry;
  const linkBefore = ownLink(path, entry, options);
  if (linkBefore !== undefined) return { path, linkBefore, action: 'delete', foreign: [] };
  // Our file is gone, and what stands at its place is another's. There is nothing to remove and nothing to say.
  if (entry.link !== undefined || obstacle(path, ground) !== undefined) return undefined;
  const before = options.existing.get(path);
  if (before === undefined) return ground.files.has(path) ? leave({ path }, 'kept', UNREADABLE) : undefined;
  const block = entry.isBlock ? managedBlock(before) : undefined;
  if (entry.isBlock && block === undefined) return undefined;
  const isBlock = block === undefined ? {} : { isBlock: true as const };
  const reason = whyKept(entry, options);
  if (reason !== undefined) return keep({ path, before, ...isBlock }, reason, { block, known: entry.lines });
  const foreign = foreignLines(before, block, new Set(entry.lines));
  if (foreign.length > 0 && !options.force) {
    return { path, before, ...isBlock, action: 'foreign', foreign, reason: written(foreign) };
  }
  if (block === undefined) return { path, before, action: 'delete', foreign: [] };
  return { path, before, after: withoutBlock(block), isBlock: true, action: 'update', foreign: [] };
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

const NO_BLOCK = 'The two lines that mark lintel’s block in it are gone, or there more than once.';

/** What stands at a path, and what would. */
type Standing = Pick<Change, 'path' | 'before' | 'after' | 'link' | 'linkBefore' | 'isBlock'>;

function leave(texts: Standing, action: 'unowned' | 'kept', reason: string): Change {
  return { ...texts, action, foreign: [], reason };
}

/** Left as it is until a source is mended. A person's lines in it are named all the same. */
function keep(
  texts: Standing,
  reason: string,
  { block, known }: { readonly block: ManagedBlock | undefined; readonly known: readonly string[] },
): Change {
  const foreign = texts.before === undefined ? [] : foreignLines(texts.before, block, new Set(known));
  return { ...texts, action: 'kept', foreign, reason };
}

const BLANK = lineHash('');

/** Lines of a file, or of our block in it, that are in none of the builds that `known` stands for. Markers that a merge left are nobody's. */
function foreignLines(file: string, block: ManagedBlock | undefined, known: ReadonlySet<string>): ForeignLine[] {
  const foreign: ForeignLine[] = [];
  const { text, line: first } = block ?? { text: file, line: 1 };
  text.split('\n').forEach((line, index) => {
    const hash = lineHash(line);
    if (hash === BLANK || known.has(hash) || isConflictMarker(line)) return;
    foreign.push({ line: first + index, text: line });
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
