/** Looks into files that one commit renamed, where the similarity that git tells does not suffice: reads their contents, and only those in question. */
import { lastSegment } from '../path.ts';
import { foldersOf, isSameFile, isShaped, keepsName } from '../scan/likeness.ts';
import { readBlobs } from './blobs.ts';

/** One file that a commit renamed. */
export interface Renamed {
  readonly from: string;
  readonly to: string;
  /** Ids of what it held, before and after. */
  readonly before: string;
  readonly after: string;
  /** In per cent, as git counts. */
  readonly likeness: number;
}

/** The renames of a commit, and what is needed to weigh them. */
export interface HeirsQuestion {
  readonly renamed: readonly Renamed[];
  /** The paths, of files or folders, that are asked about. */
  readonly asked: readonly string[];
  /** Paths that the commit found, and that are not there now. */
  readonly gone: readonly string[];
}

/**
 * How much of a file, in per cent, has to go on under another name before its contents are looked at. Git counts by the larger of the two files.
 */
const LIKE = 75;

/** Whether so little of a file went on under its new name that this may be one part of it. What kept its name is told by that as well. */
export function isFarFrom({ from, to, likeness }: Renamed): boolean {
  return likeness < LIKE && lastSegment(from) !== lastSegment(to);
}

/** Those of the files asked about whose heir may as well be another file. */
export async function doubtfulHeirs(root: string, question: HeirsQuestion): Promise<ReadonlySet<string>> {
  const { renamed, asked } = question;
  const isAsked = ({ from }: Renamed) => asked.some((path) => from === path || from.startsWith(`${path}/`));
  const open = renamed.filter((each) => isAsked(each) && !isPlain(each, renamed));
  if (open.length === 0) return new Set();
  const alone = await unlikeAmong(root, open, renamed);
  const moves = new Map<string, boolean>();
  const doubtful = new Set<string>();
  for (const each of open) {
    if (!alone.has(each.from)) continue;
    const folders = foldersOf(each.from, each.to);
    const key = folders === undefined ? '' : `${folders.from}\0${folders.to}`;
    const isMoved = folders !== undefined && (moves.get(key) ?? (await movedAlong(root, folders, question)));
    moves.set(key, isMoved);
    if (!isMoved) doubtful.add(each.from);
  }
  return doubtful;
}

const EMPTY =
  /^(?:e69de29bb2d1d6434b8b29ae775ad8c2e48c5391|473a0f4c3be8a93681a267e3b1e9a7dcda1185436fe141f7749120a303721813)$/;

/** A file that kept its own name and every byte is the same, unless it is empty or one of several alike. */
function isPlain({ from, to, before, after }: Renamed, renamed: readonly Renamed[]): boolean {
  return before === after && keepsName(from, to) && !EMPTY.test(before) && !hasTwin(before, renamed);
}

function hasTwin(id: string, renamed: readonly Renamed[]): boolean {
  return renamed.filter(({ before }) => before === id).length > 1;
}

/** Which of the files nothing but their shape ties to their heirs. */
async function unlikeAmong(
  root: string,
  files: readonly Renamed[],
  renamed: readonly Renamed[],
): Promise<ReadonlySet<string>> {
  const blobs = await readBlobs(root, [...new Set(files.flatMap(({ before, after }) => [before, after]))]);
  const texts = new Map([...blobs].map(([id, bytes]) => [id, new TextDecoder().decode(bytes)]));
  const isUnlike = (each: Renamed): boolean => {
    if (isFarFrom(each) || hasTwin(each.before, renamed)) return true;
    const { from, to, before, after } = each;
    return !isSameFile({ from, to, before: texts.get(before) ?? '', after: texts.get(after) ?? '' });
  };
  return new Set(files.filter(isUnlike).map(({ from }) => from));
}

/** Most files of a folder that are looked into: they tell of the others. */
const MAX_SAMPLE = 40;

/** Whether a folder went to another name as a whole, by the files that could stand in no other: then what has its shape alone went along. */
async function movedAlong(
  root: string,
  { from, to }: { readonly from: string; readonly to: string },
  { renamed, gone }: HeirsQuestion,
): Promise<boolean> {
  const start = from === '' ? '' : `${from}/`;
  const own = gone.filter((path) => path.startsWith(start) && !isShaped(path));
  const named = own.filter((path) => keepsName(path, path));
  const files = (named.length > 0 ? named : own).slice(0, MAX_SAMPLE);
  const heirs = new Map(renamed.map((each) => [each.from, each]));
  const along = files
    .flatMap((path) => heirs.get(path) ?? [])
    .filter((each) => {
      return each.to === `${to === '' ? '' : `${to}/`}${each.from.slice(start.length)}`;
    });
  if (along.length * 2 <= files.length) return false;
  const open = along.filter((each) => !isPlain(each, renamed));
  const unlike = open.length === 0 ? new Set() : await unlikeAmong(root, open, renamed);
  return (along.length - unlike.size) * 2 > files.length;
}
