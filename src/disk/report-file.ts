/**
 * Writes a report to the place that the user named, whole or not at all. That place may lie anywhere; what git tracks there, and
 * whatever is no report, is somebody's work and never written over.
 */
import type { Stats } from 'node:fs';
import { appendFile, readFile, realpath, stat, writeFile } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { errorCode, isAbsent } from './error-code.ts';
import { makeFolder } from './folder.ts';
import { gitText } from './git.ts';
import { refusalOf, type Refusal } from './place.ts';
import { writeWhole } from './whole-file.ts';

/** What stands at the absolute path `file` and is not to be written over, before anything is written. What else is in the way only writing tells. */
export async function reportObstacle(file: string): Promise<Refusal | undefined> {
  try {
    const stats = await stat(file);
    return await obstacleAt(file, stats);
  } catch {
    return undefined;
  }
}

async function obstacleAt(file: string, stats: Stats): Promise<Refusal | undefined> {
  if (stats.isDirectory()) return refusalOf('EISDIR');
  if (!stats.isFile()) return undefined;
  const real = await realpath(file);
  if (await isTracked(real)) return TRACKED;
  return (await mayBeReport(real)) ? undefined : NO_REPORT;
}

/** Writes `text` to the absolute path `file`, with the folders that are missing. Returns what is in the way, if something is. */
export async function writeReport(file: string, text: string): Promise<Refusal | undefined> {
  try {
    const stats = await stat(file).catch((error: unknown) => {
      if (isAbsent(error)) return undefined;
      throw error;
    });
    if (stats === undefined) {
      await makeFolder(dirname(file));
      await writeWhole(file, text);
      return undefined;
    }
    const obstacle = await obstacleAt(file, stats);
    if (obstacle !== undefined) return obstacle;
    // A pipe or a terminal (`/dev/stdout`) is written to; a file renamed over it would take its place.
    if (stats.isFile()) await writeWhole(await realpath(file), text, stats);
    else await writeFile(file, text);
    return undefined;
  } catch (error) {
    const code = errorCode(error);
    // What making folders says when a file has the name of one.
    return refusalOf(code === 'EEXIST' ? 'ENOTDIR' : code);
  }
}

/** Adds `text` to the end of the absolute path `file`, which others write to as well. Returns what is in the way, if something is. */
export async function appendReport(file: string, text: string): Promise<Refusal | undefined> {
  try {
    await appendFile(file, text);
    return undefined;
  } catch (error) {
    return refusalOf(errorCode(error));
  }
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

/** Whether an earlier run, or another tool's, may have written a file. Texts are told by their name alone. */
async function mayBeReport(file: string): Promise<boolean> {
  return /\.(?:txt|log)$/i.test(file) || REPORT.test(await readFile(file, 'utf8'));
}

async function isTracked(file: string): Promise<boolean> {
  const words = ['ls-files', '--error-unmatch', '--', `:(literal)${basename(file)}`];
  return (await gitText(dirname(file), words)) !== undefined;
}
