/**
 * What a client loads of a set of files, and when: the rows of the client table, applied. It speaks of a session that is
 * started at the root; reads nothing and judges nothing.
 */
import { NO_SETTINGS, type ClientSettings } from './client-settings.ts';
import { CLIENTS, CLIENT_NAMES, ruleFolderOf } from './clients.ts';
import { globsMatcher } from './glob.ts';
import type { Client, Compilation, Config, Sources } from './model.ts';
import { oncePer } from './once.ts';
import { folderOf, foldersUp } from './path.ts';
import { isAgentFile, isForeignPlace } from './sources/agent-paths.ts';
import { endOf } from './sources/linked-agents.ts';

/** A file that some client may load, as it will stand after a build. */
export interface InstructionFile {
  readonly path: string;
  /** What arrives when it is loaded: for a link the text that it leads to. */
  readonly text: string;
  /** For rule files: the globs that it holds for; empty where it always holds. */
  readonly globs?: readonly string[];
  /** The file whose text it brings along: an import, or what a link leads to. */
  readonly leadsTo?: string;
}

/** A file and the moment at which a client loads it. */
export interface LoadedFile {
  readonly file: InstructionFile;
  readonly when: 'at start' | 'when the path is touched';
}

/** What decides, beside its row in the table, which files a client loads. */
export interface LoadingOptions {
  readonly config: Pick<Config, 'claude' | 'gemini'>;
  readonly settings?: ClientSettings;
  /** What is touched; without it the session has only started. */
  readonly path?: string;
}

/**
 * The instruction files of a repository after a build: every output, and what stands under the same names without being
 * one, or in the stead of one.
 */
export const instructionFiles: (compilation: Compilation) => readonly InstructionFile[] = oncePer(afterBuild);

function afterBuild({ outputs, plan, inputs, changes }: Compilation): readonly InstructionFile[] {
  const texts = new Map(outputs.map(({ path, text }) => [path, text]));
  const views = new Map(plan.files.map(({ path, view, template }) => [path, { view, template }]));
  const built = outputs.map(({ path, text, link }): InstructionFile => {
    const globs = isRuleFile(path) ? { globs: views.get(path)?.view.globs ?? [] } : {};
    const beside = `${path.slice(0, path.lastIndexOf('/') + 1)}${link ?? 'AGENTS.md'}`;
    if (link !== undefined) return { path, text: texts.get(beside) ?? '', leadsTo: beside };
    return { path, text, ...globs, ...(views.get(path)?.template === 'import.md' && { leadsTo: beside }) };
  });
  const { sources } = inputs;
  const gone = new Set(changes.flatMap(({ path, action }) => (action === 'delete' ? [path] : [])));
  const others = sources.paths.filter(
    (path) =>
      ((isFolderFile(path) && isAgentFile(path)) || (PREFERRED.test(path) && !isForeignPlace(path))) &&
      !texts.has(path) &&
      !gone.has(path) &&
      !sources.hidden.includes(path),
  );
  const standing = others.map((path) => ({ path, text: sources.texts.get(path) ?? '' }));
  return [...built, ...standing].sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** What `client` loads when it is started at the root and touches `path`, in order of folders; without a path, at start alone. */
export function loadedBy(
  client: Client,
  files: readonly InstructionFile[],
  options: LoadingOptions,
): readonly LoadedFile[] {
  const { path } = options;
  const { nested } = CLIENTS[client];
  const names = namesReadBy(client, options);
  const folders = ruleFoldersOf(client);
  const found = files.flatMap((file): readonly LoadedFile[] => {
    const folder = folderOf(file.path);
    if (folders.includes(folder)) {
      if (file.globs === undefined || file.globs.length === 0) return [{ file, when: 'at start' }];
      const isMatch = path !== undefined && globsMatcher(file.globs)(path);
      return isMatch ? [{ file, when: 'when the path is touched' }] : [];
    }
    if (names.some((name) => name === file.path)) return [{ file, when: 'at start' }];
    if (!names.some((name) => file.path.endsWith(`/${name}`))) return [];
    if (nested === 'at start') return [{ file, when: 'at start' }];
    const isAbove = path !== undefined && path.startsWith(`${folder}/`);
    return isAbove && nested !== 'never' ? [{ file, when: 'when the path is touched' }] : [];
  });
  const own = inTheirStead(found, files, shadowsOf(client, files, options));
  return withoutCopies(withImports(own, files, client), client);
}

/**
 * What of it is sure to reach the model there. Cursor uploads the files of all folders at start, and its vendor says that each
 * holds for its own folder; what its server makes of the others cannot be seen, so nothing is said of them.
 */
export function certainlyLoadedBy(
  client: Client,
  files: readonly InstructionFile[],
  options: LoadingOptions,
): readonly LoadedFile[] {
  const { path } = options;
  return loadedBy(client, files, options).filter(({ file }) => {
    if (file.globs !== undefined) return true;
    const folder = homeOf(file.path);
    return folder === '' || path?.startsWith(`${folder}/`) === true;
  });
}

/** The folder that a file is for: `packages/api` for `packages/api/.claude/CLAUDE.md`. */
function homeOf(path: string): string {
  const name = FIXED_PATHS.find((fixed) => path === fixed || path.endsWith(`/${fixed}`));
  return name === undefined ? folderOf(path) : path.slice(0, -name.length).replace(/\/$/, '');
}

/** Files that clients look for in a folder with a dot. */
const FIXED_PATHS = CLIENT_NAMES.flatMap((client) => {
  const { ownFile, prefers } = CLIENTS[client];
  return [...(ownFile === undefined ? [] : [ownFile]), ...(prefers?.files ?? [])].filter((name) => name.includes('/'));
});

/** True for a path that `client` loads at some time, in some session, if nothing stands in its way. */
export function isReadBy(client: Client, path: string, options: LoadingOptions): boolean {
  const folder = ruleFolderOf(path);
  return (
    (folder !== undefined && ruleFoldersOf(client).includes(folder)) ||
    namesReadBy(client, options).some((name) => path === name || path.endsWith(`/${name}`))
  );
}

/** Each AGENTS.md that `client` passes over, and the file that it loads in its stead. */
export function shadowsOf(
  client: Client,
  files: readonly InstructionFile[],
  options: LoadingOptions,
): ReadonlyMap<string, string> {
  const { prefers } = CLIENTS[client];
  if (prefers === undefined || namesReadBy(client, options)[0] !== 'AGENTS.md') return new Map();
  const standing = new Set(files.map((file) => file.path));
  return new Map(
    files.flatMap(({ path }) => {
      if (path !== 'AGENTS.md' && !path.endsWith('/AGENTS.md')) return [];
      const folder = folderOf(path);
      const places = prefers.where === 'beside or above' ? [...foldersUp(folder)] : [folder];
      const candidates = places.flatMap((place) =>
        prefers.files.map((name) => (place === '' ? name : `${place}/${name}`)),
      );
      const by = prefers.where === 'root' && folder !== '' ? undefined : candidates.find((each) => standing.has(each));
      return by === undefined ? [] : [[path, by] as const];
    }),
  );
}

/** Where the text of `path` is edited: what a link leads to. In a circle, and outside of the repository, nobody can name it. */
export function fileBehind(path: string, { linked, linkTargets }: Pick<Sources, 'linked' | 'linkTargets'>): string {
  return linked?.get(path) ?? endOf(path, linkTargets) ?? path;
}

/** Folders of rule files that a client loads from. */
function ruleFoldersOf(client: Client): readonly string[] {
  const { rules, alsoReadsRules } = CLIENTS[client];
  return [...alsoReadsRules, ...(rules === undefined ? [] : [rules])];
}

/** The names under which a client finds the text of a folder, its own first. Twins that are no copies are read where they lead. */
function namesReadBy(client: Client, { config, settings = NO_SETTINGS }: LoadingOptions): readonly string[] {
  const { folderFile, ownFile, alsoReads, settings: named } = CLIENTS[client];
  const isAgents = folderFile === 'CLAUDE.md' && config.claude === 'none';
  const home = named === undefined ? [isAgents ? 'AGENTS.md' : folderFile] : (settings.get(client) ?? [folderFile]);
  return [...home, ...alsoReads, ...(ownFile === undefined ? [] : [ownFile])];
}

/** With what comes in the stead of files that are passed over, once for all of them. */
function inTheirStead(
  loaded: readonly LoadedFile[],
  files: readonly InstructionFile[],
  shadows: ReadonlyMap<string, string>,
): readonly LoadedFile[] {
  const told = new Set<string>();
  return loaded.flatMap((each): readonly LoadedFile[] => {
    const by = shadows.get(each.file.path);
    if (by === undefined) return [each];
    const file = told.has(by) ? undefined : files.find(({ path }) => path === by);
    told.add(by);
    return file === undefined ? [] : [{ file, when: each.when }];
  });
}

/** With what the loaded files import. A link and what it leads to are one text, except to a client that sends both. */
function withImports(
  loaded: readonly LoadedFile[],
  files: readonly InstructionFile[],
  client: Client,
): readonly LoadedFile[] {
  const { sendsLinksOnce, imports } = CLIENTS[client];
  const paths = new Set(loaded.map(({ file }) => file.path));
  const imported = new Set<string>();
  return loaded.flatMap((each): readonly LoadedFile[] => {
    const { leadsTo, text } = each.file;
    const target = leadsTo === undefined ? undefined : files.find(({ path }) => path === leadsTo);
    if (target === undefined) return [each];
    if (text === target.text) return sendsLinksOnce && paths.has(target.path) ? [] : [each];
    const isMissing = !paths.has(target.path) || (imports === 'again' && !imported.has(target.path));
    imported.add(target.path);
    return isMissing ? [each, { file: target, when: each.when }] : [each];
  });
}

/** Without files that tell at start what another one has told, where the client drops them. */
function withoutCopies(loaded: readonly LoadedFile[], client: Client): readonly LoadedFile[] {
  if (CLIENTS[client].sendsCopiesOnce === undefined) return loaded;
  const told = new Set<string>();
  return loaded.filter(({ file, when }) => {
    // What an import brings along is no file of its own to the client.
    if (when !== 'at start' || loaded.some(({ file: { leadsTo } }) => leadsTo === file.path)) return true;
    if (told.has(file.text)) return false;
    told.add(file.text);
    return true;
  });
}

/** What clients load in the stead of an AGENTS.md, wherever it stands. */
const PREFERRED = new RegExp(
  `(?:^|/)(?:${CLIENT_NAMES.flatMap((client) => CLIENTS[client].prefers?.files ?? [])
    .map((name) => name.replace(/[.]/g, '\\.'))
    .join('|')})$`,
);

function isRuleFile(path: string): boolean {
  return !isFolderFile(path);
}

function isFolderFile(path: string): boolean {
  return /(^|\/)(AGENTS|CLAUDE|GEMINI)\.md$/.test(path) || path === '.github/copilot-instructions.md';
}
