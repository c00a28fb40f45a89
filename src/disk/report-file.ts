/**
 * Writes reports to the places that the user named, whole or not at all. Those may lie anywhere; what git tracks there, and
 * whatever is no report, is somebody's work and never written over.
 */
import type { Stats } from 'node:fs';
import { appendFile, readFile, realpath, rmdir, stat, unlink, writeFile } from 'node:fs/promises';
import { basename, dirname, join, relative } from 'node:path';
import { errorCode, isAbsent } from './error-code.ts';
import { makeFolder } from './folder.ts';
import { gitText } from './git.ts';
import { refusalOf, type Refusal } from './place.ts';
import { stageWhole, writeWhole, type StagedFile } from './whole-file.ts';

/** A report, and the place that the user named for it. */
export interface PlacedReport {
  /** As it was named. */
  readonly name: string;
  /** The absolute path. */
  readonly file: string;
  readonly text: string;
  /** It goes to the end of the file, which others write to as well. */
  readonly isAdded?: true;
}

/** What is in the way of a report. */
export interface RefusedReport {
  readonly name: string;
  readonly refusal: Refusal;
}

/**
 * Writes all of `reports`, with the folders that are missing, or none, as far as a file system has a way to: what a pipe or the end of a
 * file was given nobody takes back, so that those come last. Returns what is in the way, if something is.
 */
export async function writeReports(reports: readonly PlacedReport[]): Promise<RefusedReport | undefined> {
  const ready: (readonly [report: PlacedReport, step: Step])[] = [];
  const back = async (): Promise<void> => {
    for (const [, { undo }] of ready.toReversed()) await undo();
  };
  for (const report of reports) {
    const step = await orRefusal(() => stepFor(report));
    if ('undo' in step) ready.push([report, step]);
    else {
      await back();
      return { name: report.name, refusal: step };
    }
  }
  for (const [{ name }, { put }] of ready.toSorted(([, a], [, b]) => Number(a.isFinal) - Number(b.isFinal))) {
    const refusal = await orRefusal(put);
    if (refusal === undefined) continue;
    await back();
    return { name, refusal };
  }
  return undefined;
}

/** One report that can be written now, and taken back before and after. */
interface Step {
  readonly put: () => Promise<undefined>;
  readonly undo: () => Promise<void>;
  readonly isFinal: boolean;
}

async function stepFor({ file, text, isAdded }: PlacedReport): Promise<Step | Refusal> {
  if (isAdded) return finalStep(() => appendFile(file, text));
  const folder = await nearestFolder(dirname(file));
  const named = refusedName(file) ?? refusedName(join(await realpath(folder), relative(folder, file)));
  if (named !== undefined) return named;
  const stats = await stat(file).catch((error: unknown) => {
    if (isAbsent(error)) return undefined;
    throw error;
  });
  // What was deleted here alone comes back with the next checkout.
  if (stats === undefined) return (await isTracked(file, folder)) ? TRACKED : await newFile(file, text);
  const obstacle = await obstacleAt(file, stats);
  if (obstacle !== undefined) return obstacle;
  // A pipe or a terminal (`/dev/stdout`) is written to; a file renamed over it would take its place.
  if (!stats.isFile()) return finalStep(() => writeFile(file, text));
  const real = await realpath(file);
  const before = await readFile(real);
  return stepOf(await stageWhole(real, text, stats), () => writeWhole(real, before, stats));
}

function finalStep(write: () => Promise<void>): Step {
  return { put: async () => void (await write()), undo: () => Promise.resolve(), isFinal: true };
}

async function newFile(file: string, text: string): Promise<Step> {
  const made: string[] = [];
  // What somebody else has put there in the meantime stays.
  const removeMade = async (): Promise<void> => {
    for (const folder of made.toReversed()) await rmdir(folder).catch(() => undefined);
  };
  try {
    await makeFolder(dirname(file), made);
    const step = stepOf(await stageWhole(file, text), () => unlink(file));
    return { ...step, undo: async () => step.undo().then(removeMade) };
  } catch (error) {
    await removeMade();
    throw error;
  }
}

/** The disk has just failed us: what cannot be put back is left. */
function stepOf({ put, drop }: StagedFile, restore: () => Promise<void>): Step {
  let isPut = false;
  return {
    put: async () => {
      await put();
      isPut = true;
      return undefined;
    },
    undo: async () => (isPut ? await restore().catch(() => undefined) : await drop()),
    isFinal: false,
  };
}

async function orRefusal<T>(step: () => Promise<T>): Promise<T | Refusal> {
  try {
    return await step();
  } catch (error) {
    const code = errorCode(error);
    // What making folders says when a file has the name of one.
    return refusalOf(code === 'EEXIST' ? 'ENOTDIR' : code);
  }
}

/** The folder, or the next above it that is there. */
async function nearestFolder(folder: string): Promise<string> {
  const isHere = await stat(folder).then(
    (stats) => stats.isDirectory(),
    () => false,
  );
  const above = dirname(folder);
  return isHere || above === folder ? folder : await nearestFolder(above);
}

/** Names that mean something else to git and to lintel, whether such a file is there or not. */
function refusedName(file: string): Refusal | undefined {
  if (file.split(/[\\/]/).includes('.git')) return OF_GIT;
  return OWN_NAMES.has(basename(file)) ? OF_LINTEL : undefined;
}

const OWN_NAMES = new Set(['lintel.lock', 'lintel.baseline', 'lintel.yaml']);

const OF_GIT: Refusal = { because: 'lies in a folder of git, which is read by git alone', hint: 'Name another file.' };

const OF_LINTEL: Refusal = {
  because: 'has a name that lintel reads, and is no place for a report',
  hint: 'Name another file.',
};

async function obstacleAt(file: string, stats: Stats): Promise<Refusal | undefined> {
  if (stats.isDirectory()) return refusalOf('EISDIR');
  if (!stats.isFile()) return undefined;
  const real = await realpath(file);
  if (await isTracked(real, dirname(real))) return TRACKED;
  return (await mayBeReport(real)) ? undefined : NO_REPORT;
}

const TRACKED: Refusal = {
  because: 'is tracked by git, and a report would take the place of what it holds',
  hint: 'Name another file, or remove that one from git (`git rm --cached`) if it is a report.',
};

const NO_REPORT: Refusal = {
  because: 'is there and is no report, so that one would take the place of what it holds',
  hint: 'Name another file, or remove that one.',
};

/** What the reports that are read by programs cannot be without. */
const REPORT = /^\s*(?:$|\[\s*\]\s*$|<\?xml|<testsuites)|"findings"|"runs"|"fingerprint"/;

/** How the reports begin that people and the log of a server read: a file and its first finding, and a command. */
const TEXT_REPORT = /^(?:\S.*\n +\d+:\d+ {2,}(?:error|warning|info) |::(?:error|warning|notice) )/;

/** Whether an earlier run, or another tool's, may have written a file. */
async function mayBeReport(file: string): Promise<boolean> {
  const text = await readFile(file, 'utf8');
  return REPORT.test(text) || TEXT_REPORT.test(text);
}

/** Whether git tracks a file at or below `folder`, be it there or not. */
async function isTracked(file: string, folder: string): Promise<boolean> {
  const path = relative(folder, file).replaceAll('\\', '/');
  return (await gitText(folder, ['ls-files', '--error-unmatch', '--', `:(literal)${path}`])) !== undefined;
}
