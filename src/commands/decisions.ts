/** The decisions as authoring commands see them: read once, and found by whatever a person types. Writes nothing. */
import { isAbsolute, posix, relative, resolve } from 'node:path';
import { danglingReason, resolveDecisionRef } from '../claims/world/decision-ref.ts';
import { linkTo } from '../decision-index.ts';
import { unreadableAmong } from '../decision-list.ts';
import { decisionsLike, folderOfDecision } from '../decision-place.ts';
import { readNoteInputs, type Widen } from '../disk/inputs.ts';
import { readTexts } from '../disk/read.ts';
import { readForEdit } from '../disk/rewrite.ts';
import { relativeTo } from '../disk/root.ts';
import { UsageError } from '../error.ts';
import { isRepositoryPath } from '../lock.ts';
import type { Config, Decision, DecisionStatus, LeftOut, Problem, Sources } from '../model.ts';
import { nearest } from '../nearest.ts';
import { folderOf, joinPath, lastSegment } from '../path.ts';
import { counted } from '../phrase.ts';
import { doubtfulDecisions, MARKER, withFolder, withUsualFolders } from '../sources/decision-folders.ts';
import type { EditRefusal, Edited } from '../sources/edit.ts';
import { notePaths, pathsBesideDecisions } from '../sources/note-paths.ts';
import { readNotes } from '../sources/notes.ts';
import type { DecisionName } from '../sources/supersede.ts';
import type { Invocation } from './command.ts';

export { linkTo, successors, targetsOf } from '../decision-index.ts';

/** The decisions of a repository. */
export interface Decisions {
  readonly sources: Sources;
  /** With the folder that was asked for, and with those that are there where nothing is configured. */
  readonly config: Config;
  /** As it is written. */
  readonly configured: Config;
  readonly decisions: readonly Decision[];
  /** Files that may well be decisions and are not read, by file. */
  readonly unread: readonly Unread[];
}

/** A file that may be a decision, and a sentence that says why nobody can tell. */
export interface Unread {
  readonly file: string;
  readonly because: string;
}

/** Reads all decisions; those right in `folder` as well, whether or not the configuration names it. */
export async function readDecisions(invocation: Invocation, folder?: string): Promise<Decisions> {
  const { root, context } = invocation;
  const { widen } = await widened(root);
  let configured: Config | undefined;
  const search = { root, context, isConfigOptional: true };
  const { sources, config, problems } = await readNoteInputs(search, async (found, paths) => {
    configured = found;
    const usual = await widen(found, paths);
    return folder === undefined ? usual : withFolder(usual, folder, paths);
  });
  const decisions = readNotes(sources, config).value.filter((note) => note.kind === 'decision');
  return {
    sources,
    config,
    configured: configured ?? config,
    decisions,
    unread: unreadDecisions(pathsBesideDecisions(sources.paths, config), config, problems),
  };
}

/** What may be a decision and is not read: `leftOut` by its extension, or a problem on the disk. */
export function unreadDecisions(
  leftOut: readonly LeftOut[],
  config: Config,
  problems: readonly Problem[],
): readonly Unread[] {
  const unreadable = new Set(
    unreadableAmong(
      problems.map(({ file }) => file),
      config,
    ).map(({ file }) => file),
  );
  const all = [
    ...leftOut
      .filter(({ reason }) => reason === 'extension')
      .map(({ file }) => ({ file, because: `\`${file}\` is no \`.md\` or \`.rst\` file.` })),
    ...problems.filter(({ file }) => unreadable.has(file)).map(({ file, message }) => ({ file, because: message })),
  ];
  return all.sort((a, b) => (a.file < b.file ? -1 : 1));
}

/** Lines that name what is not read; beyond ten a list would hide what it stands beside. */
export function unreadLines(unread: readonly Unread[]): readonly string[] {
  const lines = unread.slice(0, 10).map(({ because }) => `Left out: ${because}`);
  const more = unread.length - lines.length;
  return more === 0
    ? lines
    : [...lines, `Left out: ${counted(more, 'more file')}; \`lintel adr list --verbose\` names all.`];
}

/** A configuration that is made wider by what the paths of a tree tell, and what stood where the rest was looked up, complete after that. */
export interface Widened {
  readonly widen: Widen;
  readonly states: ReadonlyMap<string, string>;
}

/** Adds the folders of decisions that are there where nothing is configured, the one that a marker names included. */
export async function widened(root: string): Promise<Widened> {
  const { texts, states } = await readTexts(root, [MARKER]);
  const seen = new Map(states);
  const widen: Widen = async (config, paths) => {
    const doubtful = doubtfulDecisions(config, paths);
    const heads = doubtful.length === 0 ? undefined : await readTexts(root, doubtful);
    for (const [path, state] of heads?.states ?? []) seen.set(path, state);
    return withUsualFolders(config, paths, { marker: texts.get(MARKER), ...(heads && { texts: heads.texts }) });
  };
  return { widen, states: seen };
}

/** The one decision that `ref` names: a stem, a number, a path as the shell completes it, or a link. */
export function findDecision(ref: string, { decisions, unread }: Decisions, invocation: Invocation): Decision {
  const { root, cwd } = invocation;
  const from = `${relativeTo(root, cwd)}/.`.replace(/^\//, '');
  const written = isAbsolute(ref) ? relative(root, ref).split('\\').join('/') : ref;
  const match = resolveDecisionRef(written, decisions, from);
  if ('decision' in match) return match.decision;
  const meant = match.candidates.length > 0 ? undefined : unreadNamed(written, unread, from);
  if (meant !== undefined)
    throw new UsageError(
      `\`${ref}\` is not read as a decision: ${meant.because}`,
      'Save it as UTF-8, with the extension `.md`.',
    );
  if (decisions.length === 0)
    throw new UsageError('There are no decisions yet.', '`lintel adr new "<title>"` writes one.');
  const { message, hint } = danglingReason(ref, match, decisions);
  throw new UsageError(message, hint ?? '`lintel adr list` shows them all.');
}

/** The unread file that `ref` names by path, stem or number. */
function unreadNamed(ref: string, unread: readonly Unread[], from: string): Unread | undefined {
  const path = joinPath(folderOf(from), ref);
  const stem = lastSegment(ref).replace(/\.\w+$/, '');
  const named = unread.filter(({ file }) => {
    const own = posix.basename(file, posix.extname(file));
    const number = /^\D*(\d+)/.exec(own)?.[1];
    return own === stem || (/^\d+$/.test(ref) && number !== undefined && Number(number) === Number(ref));
  });
  return unread.find(({ file }) => file === path || file === ref) ?? (named.length === 1 ? named[0] : undefined);
}

/** A folder that a person named, as a path from the root. */
export function namedFolder(written: string, { root, cwd }: Invocation): string {
  const folder = relativeTo(root, resolve(cwd, written));
  if (folder === '' || isRepositoryPath(folder)) return folder;
  throw new UsageError(`${written} lies outside of the repository ${root}.`, 'Nothing was written.');
}

/** How `to` is named in the text of the decision in `from`. */
export function nameFor(to: Pick<Decision, 'id' | 'file'>, from: string, decisions: readonly Decision[]): DecisionName {
  const url = linkTo(to.file, folderOf(from));
  const namesakes = decisions.filter(({ id }) => id.toLowerCase() === to.id.toLowerCase());
  // Where packages keep decisions of the same name, the neighbour is meant; any other is named by its path.
  const isClear =
    namesakes.every(({ file }) => file === to.file) || folderOfDecision(to.file) === folderOfDecision(from);
  return { id: to.id, url, ref: isClear ? to.id : decodeURI(url) };
}

/** The raw text of a decision, line ends and all. */
export async function rawText(root: string, { file }: Pick<Decision, 'file'>): Promise<string> {
  const text = await readForEdit(root, file);
  if (text === undefined) throw new UsageError(`${file} is gone.`, 'Nothing was changed.');
  return text;
}

/** The text after an edit; a refusal is said with its place. */
export function editedText(edited: Edited, file: string): string {
  if ('text' in edited) return edited.text;
  throw new UsageError(refusalText(edited.refusal, file), 'Nothing was written. Edit that line by hand.');
}

/** A refusal as a message with its place. */
export function refusalText({ line, because }: EditRefusal, file: string): string {
  return `${file}:${line} ${because}.`;
}

/** What to add to the configuration so that `files` in `folder` are read; undefined when they are, or when there is none. */
export function unreadFolder(folder: string, files: readonly string[], { configured }: Decisions): string | undefined {
  if (configured.file === '') return undefined;
  const read = new Set(notePaths(files, configured).flatMap(({ kind, path }) => (kind === 'decision' ? [path] : [])));
  const globs = new Set(files.filter((file) => !read.has(file)).map(decisionsLike));
  if (globs.size === 0) return undefined;
  const missing = [...globs].map((glob) => `"${glob}"`).join(' and ');
  return `lintel does not read ${folder}: add ${missing} to \`decisions\` in ${configured.file}.`;
}

/** Statuses that a person may write. */
export const STATUSES: readonly DecisionStatus[] = [
  'draft',
  'proposed',
  'accepted',
  'rejected',
  'deprecated',
  'superseded',
];

/** A status as typed, or what it may have been meant to be. */
export function checkedStatus(written: string): DecisionStatus {
  const status = STATUSES.find((known) => known === written.toLowerCase());
  if (status !== undefined) return status;
  const guess = nearest(written, STATUSES);
  throw new UsageError(
    `There is no status \`${written}\`.`,
    guess === undefined ? `Known: ${STATUSES.join(', ')}.` : `Did you mean \`${guess}\`?`,
  );
}

/** The author's own day, not the universal one. */
export function today(): string {
  const now = new Date();
  const two = (value: number) => String(value).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
