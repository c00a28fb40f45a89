/**
 * `lintel lint <path>…`: what was asked for, and what of a result lies there. The whole repository is read and judged all the
 * same: what a file claims is true or not by all the others.
 */
import { resolve } from 'node:path';
import { presentPaths } from '../disk/read.ts';
import { isFolder, relativeTo } from '../disk/root.ts';
import { UsageError } from '../error.ts';
import { globMatcher, isTooComplex } from '../glob.ts';
import { isRepositoryPath } from '../lock.ts';
import type { CheckResult, Compilation, Finding, Place } from '../model.ts';
import { nearest } from '../nearest.ts';
import { folderOf, foldersAbove, joinPath } from '../path.ts';
import { isForeignPlace, isReadAgentFile } from '../sources/agent-paths.ts';
import { isReadForOthers } from '../sources/unloaded-rules.ts';
import { avoidableNotices } from './notices.ts';
import type { Invocation } from './command.ts';

/** The files that a run reports on. */
export interface ChosenFiles {
  readonly has: (file: string) => boolean;
  /** What to say of paths at which there is nothing to report on. */
  readonly unread: readonly string[];
  /** Findings that stand in these files, and whose fixes stay in them. */
  readonly fixable: (findings: readonly Finding[]) => readonly Finding[];
}

/** The files that `paths` name, or undefined where nothing was named. Throws a UsageError for a path that leads to nothing. */
export async function chosenFiles(invocation: Invocation, compiled: Compilation): Promise<ChosenFiles | undefined> {
  const { positionals } = invocation;
  if (positionals.length === 0) return undefined;
  const read = readFiles(compiled);
  const matchers: ((file: string) => boolean)[] = [];
  const unread: string[] = [];
  for (const written of positionals) {
    const path = pathOf(written, invocation);
    const asked = { written, path, invocation };
    const matches = await matcherOf(asked, read);
    if (matches === undefined) unread.push(notRead(asked, read));
    else {
      matchers.push(matches);
      if (read.has(path) && isForeignPlace(path)) unread.push(putAway(written));
    }
  }
  const leads = namesOf(compiled);
  const has = (file: string): boolean =>
    matchers.some((matches) => matches(file) || (leads.get(file) ?? []).some((link) => matches(link)));
  const isInside = ({ fix }: Finding): boolean => (fix?.edits ?? []).every(({ file }: Place) => has(file));
  return { has, unread, fixable: (findings) => findings.filter((finding) => has(finding.file) && isInside(finding)) };
}

/** What of a result lies in the chosen files: findings, and statements that clients cannot get as their notes mean them. */
export function narrowed(result: CheckResult, compiled: Compilation, chosen: ChosenFiles | undefined): CheckResult {
  if (chosen === undefined) return result;
  const notes = compiled.model.notes.map(({ note }) => note.file).filter(chosen.has);
  const { agentFiles: _, unread: __, undecided, ...counts } = result;
  return {
    ...counts,
    findings: result.findings.filter(({ file }) => chosen.has(file)),
    ...(undecided && { undecided: undecided.filter(({ file }) => chosen.has(file)) }),
    notices: avoidableNotices(compiled).filter(({ message }) => notes.some((file) => message.startsWith(`${file} `))),
  };
}

function putAway(written: string): string {
  return `${written} is not asked what it claims: what lies in fixtures, archives and vendored folders instructs nobody here.`;
}

function pathOf(written: string, { cwd, root }: Invocation): string {
  const path = relativeTo(root, resolve(cwd, written));
  if (path !== '' && !isRepositoryPath(path)) throw new UsageError(`${written} is not inside ${root}.`);
  return path;
}

/** Everything that was looked into, by path. */
function readFiles({ inputs, outputs, problems, agentFiles }: Compilation): ReadonlySet<string> {
  const { sources, files } = inputs;
  const named = [...files, ...outputs].map(({ path }) => path);
  const linked = sources.linked?.values() ?? [];
  const texts = [...sources.texts].flatMap(([path, text]) => (isReadForOthers(path, text) ? [] : [path]));
  const told = [...problems, ...agentFiles].map(({ file }) => file);
  return new Set([...texts, ...linked, ...named, ...told]);
}

/** A path of the command line. */
interface AskedPath {
  readonly written: string;
  /** The same from the root. */
  readonly path: string;
  readonly invocation: Invocation;
}

/** Which files a path takes in; undefined for a file that is there and that lintel does not read. */
async function matcherOf(
  asked: AskedPath,
  read: ReadonlySet<string>,
): Promise<((file: string) => boolean) | undefined> {
  const { written, path } = asked;
  const { root } = asked.invocation;
  if (read.has(path)) return (file) => file === path;
  const isBelow = (file: string): boolean => path === '' || file.startsWith(`${path}/`);
  if ([...read].some(isBelow)) return isBelow;
  const { paths } = await presentPaths(root, [path]);
  if (paths.length > 0) return undefined;
  // Where no shell has made files of it: Windows, and quotes.
  if (/[*?[{]/.test(written) && !isTooComplex(path)) {
    const matches = globMatcher(path);
    if ([...read].some(matches)) return matches;
    throw new UsageError(`Nothing that lintel reads matches ${written}.`, WITHOUT);
  }
  if (await isFolder(resolve(root, path)))
    throw new UsageError(`lintel reads nothing in ${written}.`, nearHint(asked, foldersOf(read)) ?? WITHOUT);
  const known = new Set([...read, ...foldersOf(read)]);
  throw new UsageError(`There is no ${written} here.`, nearHint(asked, known) ?? WITHOUT);
}

/** Tools hand over every file that changed, a README among them: that nothing was checked is said, and stops no commit. */
function notRead(asked: AskedPath, read: ReadonlySet<string>): string {
  const near = nearHint(asked, read);
  const what = 'it is no note, no agent file and no code, and none of them links to it';
  return `lintel reads nothing of ${asked.written}: ${what}.${near === undefined ? '' : ` ${near}`}`;
}

const WITHOUT = 'Without paths `lintel lint` looks at all there is.';

/** What may be meant, as it is written from where the reader stands: the path counted from the root, or one like it. */
function nearHint({ written, path, invocation }: AskedPath, known: ReadonlySet<string>): string | undefined {
  const { root, cwd } = invocation;
  const fromRoot = written.replace(/^\.\//, '');
  const guess = known.has(fromRoot) ? fromRoot : nearest(path, known);
  return guess === undefined ? undefined : `Did you mean ${relativeTo(cwd, resolve(root, guess)) || '.'}?`;
}

function foldersOf(files: Iterable<string>): ReadonlySet<string> {
  return new Set([...files].flatMap(foldersAbove));
}

/**
 * The other names under which a file is loaded, and stands in no finding: a link shows its text, and of agent files that agree in
 * every byte one is read (`AGENTS.md` and a `GEMINI.md` beside it).
 */
function namesOf({ inputs: { sources }, agentFiles }: Compilation): ReadonlyMap<string, readonly string[]> {
  const leads = new Map<string, string[]>();
  const add = (file: string, name: string): unknown => leads.set(file, [...(leads.get(file) ?? []), name]);
  for (const [link, target] of sources.linkTargets) {
    const file = joinPath(folderOf(link), target);
    if (file !== undefined) add(file, link);
  }
  for (const [path, real] of sources.linked ?? []) add(path, real);
  const read = new Map(agentFiles.map(({ file }) => [`${folderOf(file)}\0${sources.texts.get(file) ?? ''}`, file]));
  for (const [name, text] of sources.texts) {
    const file = isReadAgentFile(name) ? read.get(`${folderOf(name)}\0${text}`) : undefined;
    if (file !== undefined && file !== name) add(file, name);
  }
  return leads;
}
