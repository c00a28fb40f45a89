/** `lintel build --watch`: builds again whenever a source or an output changes, until it is stopped. */
import { setTimeout as sleep } from 'node:timers/promises';
import { lockFile } from '../config.ts';
import { formatLock } from '../lock.ts';
import type { Change } from '../model.ts';
import { watchTree, type TreeWatch } from '../disk/watch.ts';
import { linkTargetsAmong, readTexts } from '../disk/read.ts';
import { isTemporary } from '../disk/whole-file.ts';
import type { Tree } from '../disk/tree.ts';
import { UsageError } from '../error.ts';
import { foldersAbove } from '../path.ts';
import { counted, listed } from '../phrase.ts';
import { writeOutputs } from './build.ts';
import { EXIT, flag, type Invocation } from './command.ts';
import { compilation } from './compilation.ts';
import { openRepository, type Repository } from './repository.ts';

/** Quiet that is waited for after a change, in ms: editors save in several steps, and git writes many files. */
const QUIET = 40;
/** Longest wait for it: who never pauses is built for all the same. */
const LONGEST = 300;
/** Most paths that are named of one change. */
const MAX_NAMED = 3;

/** Builds once, then after each change. Ends with Ctrl-C, and cleanly. */
export async function watchAndBuild(invocation: Invocation): Promise<number> {
  const stop = stopped();
  const heard = collect();
  const watch = watchTree(invocation.root, heard.add);
  try {
    let seen = await look(invocation, watch);
    let own = await buildOnce(invocation, seen.repository);
    invocation.terminal.err(`Watching ${counted(seen.files.size, 'file')}. Ctrl-C ends it.`);
    for (;;) {
      const paths = await heard.next(stop);
      if (paths === undefined) return EXIT.clean;
      const before = seen;
      seen = await look(invocation, watch);
      const changed = await concerning(paths, { before, now: seen, own, root: invocation.root });
      if (changed.length === 0) continue;
      invocation.terminal.err(`\nChanged: ${named(changed)}`);
      own = await buildOrSay(invocation, seen.repository, own);
    }
  } finally {
    watch.close();
  }
}

/** The tree as it was listed. */
interface Seen {
  readonly repository: Repository;
  readonly files: ReadonlySet<string>;
  readonly folders: ReadonlySet<string>;
}

/** Lists the tree until every folder of the list was watched before it was listed: nothing can be missed then. */
async function look(invocation: Invocation, watch: TreeWatch): Promise<Seen> {
  for (;;) {
    const repository = await openRepository(invocation);
    const { paths }: Tree = await repository.listing.tree();
    const folders = new Set(['', ...paths.flatMap(foldersAbove)]);
    if (!watch.follow(folders)) return { repository, files: new Set(paths), folders };
  }
}

/** What a build left at the places of outputs and lock. By content: somebody else may write while it does. */
type OwnWrites = ReadonlyMap<string, Pick<Change, 'after' | 'link'>>;

interface Ground {
  readonly before: Seen;
  readonly now: Seen;
  readonly own: OwnWrites;
  readonly root: string;
}

/** Those of `paths` for which a build may come out otherwise: not what git ignores, nor what the last build wrote itself. */
async function concerning(paths: readonly string[], ground: Ground): Promise<readonly string[]> {
  const changed: string[] = [];
  for (const path of paths) if (isSource(path, ground) && !(await isOwn(path, ground))) changed.push(path);
  return changed;
}

function isSource(path: string, { before, now, own }: Ground): boolean {
  if (isTemporary(path)) return false;
  if (before.files.has(path) || now.files.has(path) || own.has(path)) return true;
  return before.folders.has(path) !== now.folders.has(path);
}

async function isOwn(path: string, { own, root }: Ground): Promise<boolean> {
  const left = own.get(path);
  if (left === undefined) return false;
  const link = (await linkTargetsAmong(root, [path])).get(path);
  if (link !== undefined || left.link !== undefined) return link === left.link;
  return (await readTexts(root, [path])).texts.get(path) === left.after;
}

async function buildOnce(invocation: Invocation, repository: Repository): Promise<OwnWrites> {
  const compiled = await compilation(invocation, { force: flag(invocation, 'force'), repository });
  await writeOutputs(compiled, invocation);
  const lock = { after: formatLock(compiled.nextLock) };
  return new Map([...compiled.changes.map(leftBy), [lockFile(compiled.inputs.config), lock]]);
}

function leftBy({
  path,
  action,
  before,
  after,
  link,
  linkBefore,
}: Change): readonly [string, Pick<Change, 'after' | 'link'>] {
  if (action === 'delete') return [path, {}];
  const [text, held] = action === 'create' || action === 'update' ? [after, link] : [before, link ?? linkBefore];
  return [path, { ...(text !== undefined && { after: text }), ...(held !== undefined && { link: held }) }];
}

/** A configuration that is being edited may be broken for a while. */
async function buildOrSay(invocation: Invocation, repository: Repository, own: OwnWrites): Promise<OwnWrites> {
  const { terminal } = invocation;
  try {
    return await buildOnce(invocation, repository);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    terminal.progress(undefined);
    terminal.err([`${terminal.style('red', 'error')}: ${error.message}`, error.hint ?? ''].join('\n').trimEnd());
    return own;
  }
}

function named(paths: readonly string[]): string {
  const rest = paths.length - MAX_NAMED;
  return rest <= 0 ? listed(paths) : listed([...paths.slice(0, MAX_NAMED), `${rest} more`]);
}

interface Collector {
  readonly add: (path: string) => void;
  /** The paths of the next change, sorted; undefined once it is over. */
  readonly next: (stop: Stop) => Promise<readonly string[] | undefined>;
}

function collect(): Collector {
  const paths = new Set<string>();
  let events = 0;
  let wake = (): void => undefined;
  return {
    add: (path) => {
      paths.add(path);
      events += 1;
      wake();
    },
    next: async (stop) => {
      if (paths.size === 0) await Promise.race([stop.promise, new Promise<void>((resolve) => (wake = resolve))]);
      for (let waited = 0, last = -1; waited < LONGEST && last !== events && !stop.isDue(); waited += QUIET) {
        last = events;
        await sleep(QUIET);
      }
      if (stop.isDue()) return undefined;
      const found = [...paths].sort();
      paths.clear();
      return found;
    },
  };
}

interface Stop {
  readonly promise: Promise<void>;
  readonly isDue: () => boolean;
}

/** Ctrl-C ends the loop after what it is at; a second one ends it at once, as everywhere. */
function stopped(): Stop {
  let isDue = false;
  const promise = new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const)
      process.once(signal, () => {
        isDue = true;
        resolve();
      });
  });
  return { promise, isDue: () => isDue };
}
