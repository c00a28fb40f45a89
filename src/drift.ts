/**
 * Decides what a build may do to each path: what lintel owns is compared with what the sources compile to, and
 * everything a person wrote is left alone, with the reason. Plans only; nothing is read or written here.
 */
import { managedBlock, withBlock, withoutBlock } from './block.ts';
import { builtAs, builtElsewhere, strangers, type Documents } from './foreign.ts';
import { obstacle, survey, type Ground, type Terrain } from './ground.ts';
import { folderOf, joinPath } from './path.ts';
import { hashLines, textHash } from './lock.ts';
import type {
  Change,
  ForeignLine,
  GoneClaim,
  Lock,
  LockedClaim,
  LockedDocument,
  LockedOutput,
  Output,
} from './model.ts';

/** Everything that decides what happens to the outputs. */
export interface DriftOptions extends Terrain, Documents {
  /** Texts, LF and without byte order mark, of the files at planned and owned paths that could be read. */
  readonly existing: ReadonlyMap<string, string>;
  /** What the links among them hold that stand where an output may. */
  readonly linkTargets: ReadonlyMap<string, string>;
  readonly lock: Lock;
  /** Planned paths that could not be rendered and so have no output: what stands there is not touched. */
  readonly failed?: readonly string[];
  /** Paths that are left out of the plan because git ignores them: what a build once wrote there stays as it is. */
  readonly ignored?: ReadonlySet<string>;
  /** Sources that could not be read in full: what they feed is not touched. */
  readonly unsound: ReadonlySet<string>;
  /** Of those of them that have no fault themselves: the source that has. */
  readonly blamed?: ReadonlyMap<string, string>;
  /** False while the lock cannot be read in full: then every output stays as it is. Absent: true. */
  readonly isLockSound?: boolean;
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
  for (const output of planned.values()) {
    const entry = owned.get(output.path) ?? builtElsewhere(output, { ...options, files: ground.files });
    changes.push(planOutput(output, entry, { options, ground }));
  }
  for (const entry of owned.values()) {
    const change = planned.has(entry.path) ? undefined : planOrphan(entry, { options, ground });
    if (change) changes.push(change);
  }
  const judged = options.isLockSound === false ? changes.map(heldBack) : withPointedTo(changes);
  return judged.sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** One fault of the lock is one finding: whose each file is will be told once the lock can be read. */
function heldBack(change: Change): Change {
  return isSettled(change) ? change : { ...change, action: 'kept', foreign: [], reason: 'The lock cannot be read.' };
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
export interface NextLockOptions extends Documents {
  readonly changes: readonly Change[];
  readonly outputs: readonly Output[];
  /** The lock as it was. */
  readonly lock: Lock;
  readonly claims: readonly LockedClaim[];
  /** Absent where none is known. */
  readonly gone?: readonly GoneClaim[];
  readonly version: string;
}

/** The lock after `changes`: what was left alone keeps its old entry, what was deleted or was never ours has none. */
export function nextLock(options: NextLockOptions): Lock {
  const outputs = new Map(options.outputs.map((output) => [output.path, output]));
  const before = new Map(options.lock.outputs.map((entry) => [entry.path, entry]));
  const documentOf = documents(options);
  const entries = options.changes.map((change): LockedOutput | undefined => {
    const output = outputs.get(change.path);
    if (change.action === 'kept' || change.action === 'foreign') return before.get(change.path);
    if (change.action === 'delete' || change.action === 'unowned' || !output) return undefined;
    return lockedOutput(output, change, documentOf);
  });
  const { version, claims, gone = [] } = options;
  const owned = entries.filter((entry) => entry !== undefined);
  return { version, outputs: owned, claims: [...claims], ...(gone.length > 0 && { gone }) };
}

/** Parsing every output would take longer than the rest of a build: what the lock knows, or another output holds, is not parsed again. */
function documents({ lock, documentHash }: NextLockOptions): (text: string) => LockedDocument | undefined {
  const locked = lock.outputs.flatMap(({ documents: each = [] }) => each);
  const known = new Map<string, LockedDocument | undefined>(locked.map((each) => [each.text, each]));
  return (text) => {
    const hash = textHash(text);
    if (!known.has(hash)) {
      const meaning = documentHash(text);
      known.set(hash, meaning === undefined ? undefined : { text: hash, meaning });
    }
    return known.get(hash);
  };
}

function lockedOutput(
  output: Output,
  { action, before, isBlock }: Change,
  documentOf: (text: string) => LockedDocument | undefined,
): LockedOutput {
  const entry = { path: output.path, sources: [...new Set(output.sources)].sort() };
  if (output.link !== undefined) return { ...entry, lines: [], links: [output.link] };
  const standing = (isBlock ? managedBlock(before ?? '')?.text : before) ?? '';
  // A formatter's lines stay on disk and are as good as ours: after the next edit they must not look foreign.
  const texts = action === 'reformatted' ? `${output.text}\n${standing}` : output.text;
  const document = documentOf(output.text);
  return {
    ...entry,
    lines: hashLines(texts),
    ...(isBlock && { isBlock }),
    ...(document !== undefined && { documents: [document] }),
  };
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
    return keep(
      texts,
      becauseOf(unsound, options),
      strangers({ file: before ?? '', block, entry, told: [text] }, options),
    );
  }

  if (linkBefore !== undefined) return { ...texts, action: 'update', foreign: [] };
  if (before === undefined) return { ...texts, action: 'create', foreign: [] };
  if (before === after) return { ...texts, action: 'same', foreign: [] };
  if (!isOwned) return leave(texts, 'unowned', 'It exists and lintel did not build it.');
  const standing = block?.text ?? before;
  const isReformatted = builtAs(standing, entry, options).some((built) => built.text === textHash(text));
  if (isReformatted || options.sameDocument(standing, text)) return { ...texts, action: 'reformatted', foreign: [] };

  const foreign = strangers({ file: before, block, entry, told: [text] }, options);
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
  const told = options.outputs.filter((each) => each.path === pathOfLink(path, link)).map(({ text }) => text);
  const foreign = strangers({ file: before, block: undefined, entry, told }, options);
  if (foreign.length === 0 || options.force) return { path, link, before, action: 'update', foreign: [] };
  return { path, link, before, action: 'foreign', foreign, reason: written(foreign) };
}

/** What the link at `path` holds, if the lock says that we made it so. */
function ownLink(path: string, entry: LockedOutput | undefined, { linkTargets }: DriftOptions): string | undefined {
  const standing = linkTargets.get(path);
  return standing !== undefined && entry?.links?.includes(standing) ? standing : undefined;
}

function pathOfLink(path: string, link: string): string {
  return joinPath(folderOf(path), link) ?? '';
}

/** An output that lintel built and no longer plans. */
function planOrphan(entry: LockedOutput, { options, ground }: Scene): Change | undefined {
  const { path } = entry;
  // Whether it stands there or not, which no clone has in common: so that the lock says the same everywhere.
  if (options.ignored?.has(path)) return leave({ path }, 'kept', 'Git ignores it, so it is not written.');
  const linkBefore = ownLink(path, entry, options);
  if (linkBefore !== undefined) return { path, linkBefore, action: 'delete', foreign: [] };
  // Our file is gone, and what stands at its place is another's. There is nothing to remove and nothing to say.
  const isLink = entry.links !== undefined && entry.lines.length === 0;
  if (isLink || obstacle(path, ground) !== undefined) return undefined;
  const before = options.existing.get(path);
  if (before === undefined) return ground.files.has(path) ? leave({ path }, 'kept', UNREADABLE) : undefined;
  const block = entry.isBlock ? managedBlock(before) : undefined;
  if (entry.isBlock && block === undefined) return undefined;
  const isBlock = block === undefined ? {} : { isBlock: true as const };
  const reason = whyKept(entry, options);
  const foreign = strangers({ file: before, block, entry, told: [] }, options);
  if (reason !== undefined) return keep({ path, before, ...isBlock }, reason, foreign);
  if (foreign.length > 0 && !options.force) {
    return { path, before, ...isBlock, action: 'foreign', foreign, reason: written(foreign) };
  }
  if (block === undefined) return { path, before, action: 'delete', foreign: [] };
  return { path, before, after: withoutBlock(block), isBlock: true, action: 'update', foreign: [] };
}

function whyKept({ path, sources }: LockedOutput, options: DriftOptions): string | undefined {
  if (options.failed?.includes(path)) return 'It could not be rendered.';
  const unsound = sources.find((source) => options.unsound.has(source));
  return unsound === undefined ? undefined : becauseOf(unsound, options);
}

const UNREADABLE =
  'It is part of the tree, but its text is not here: a sparse checkout leaves it out, or it is not readable text.';

function becauseOf(source: string, { blamed }: Pick<DriftOptions, 'blamed'>): string {
  const unread = blamed?.get(source);
  return unread === undefined
    ? `\`${source}\`, which feeds it, has an error.`
    : `\`${unread}\`, which feeds it, cannot be read here.`;
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
function keep(texts: Standing, reason: string, foreign: readonly ForeignLine[]): Change {
  return { ...texts, action: 'kept', foreign, reason };
}

/** As its sources say, whatever a formatter did to it. */
export function isSettled({ action }: Change): boolean {
  return action === 'same' || action === 'reformatted';
}
