/** Which paths are notes, and of which kind: by place and name alone, without reading them. */
import { globMatcher } from '../glob.ts';
import type { Config, DecisionStatus, LeftOut, Note } from '../model.ts';
import { folderOf, foldersUp, lastSegment } from '../path.ts';
import { isAgentFileName, whyLeftOut } from './beside-decisions.ts';

/** A note by its path. */
export interface NotePath {
  readonly path: string;
  readonly kind: Note['kind'];
  /** For decisions: what the folder's configuration says about a file that states no status. */
  readonly defaultStatus: DecisionStatus;
  /** Nobody will ask for what a decision's body claims or binds: a list of decisions reads hundreds of them. */
  readonly headOnly?: true;
}

/** Folders of clients, which hold compiled rule files. */
const CLIENT_FOLDERS = new Set(['.claude', '.cursor']);

/** The notes among `paths`: the project note, then guides, module notes, policies and decisions, each by path. */
export function notePaths(paths: readonly string[], config: Config): readonly NotePath[] {
  const kindOf = kinds(config);
  const found = paths.flatMap((path): readonly NotePath[] => {
    const place = kindOf(path);
    return place === undefined || 'reason' in place ? [] : [{ path, ...place }];
  });
  const rank = (note: NotePath): number => ['project', 'guide', 'module', 'policy', 'decision'].indexOf(note.kind);
  return found.sort((a, b) => rank(a) - rank(b) || (a.path < b.path ? -1 : 1));
}

/** The files among decisions that are none, and why, each by path. */
export function pathsBesideDecisions(paths: readonly string[], config: Config): readonly LeftOut[] {
  const kindOf = kinds(config);
  const found = paths.flatMap((file): readonly LeftOut[] => {
    const place = kindOf(file);
    return place !== undefined && 'reason' in place ? [{ file, reason: place.reason }] : [];
  });
  return found.sort((a, b) => (a.file < b.file ? -1 : 1));
}

/** The files beside decisions in which lintel may keep an index of them: those whose name says that they are one. */
export function indexPaths(paths: readonly string[], config: Config): readonly string[] {
  return pathsBesideDecisions(paths, config).flatMap(({ file, reason }) =>
    reason === 'index' && file.endsWith('.md') ? [file] : [],
  );
}

/** Folders at the root in which documentation lies, wherever the decisions are. */
const PAGES = ['docs', 'doc'];

/**
 * Markdown files right beside `decisions`, right in a folder above them, or right in `docs` or `doc` at the root, in which somebody may keep an index under any name; whether
 * one does only its text tells. Agent files are none: an index would cost each agent its tokens.
 */
export function possibleIndexPaths(paths: readonly string[], decisions: Iterable<string>): readonly string[] {
  const taken = new Set(decisions);
  const folders = new Set([...new Set([...taken].map(folderOf))].flatMap((folder) => [...foldersUp(folder)]));
  if (folders.size === 0) return [];
  for (const folder of PAGES) folders.add(folder);
  return paths.filter(
    (path) =>
      /\.(?:md|markdown)$/i.test(path) &&
      folders.has(folderOf(path)) &&
      !taken.has(path) &&
      !isAgentFileName(lastSegment(path).replace(/\.\w+$/, '')),
  );
}

/** The decisions among `paths`, by place and name. */
export function decisionPaths(paths: readonly string[], config: Config): readonly string[] {
  return notePaths(paths, config).flatMap(({ kind, path }) => (kind === 'decision' ? [path] : []));
}

/** True for a text in reStructuredText, which has no front matter and compiles to nothing. */
export function isRst(path: string): boolean {
  return path.endsWith('.rst');
}

type Place = Omit<NotePath, 'path'> | Pick<LeftOut, 'reason'>;

function kinds({ context, decisions, notes }: Config): (path: string) => Place | undefined {
  const places = decisions.map((place) => ({ ...place, matches: globMatcher(decisionGlob(place.files)) }));
  const moduleNotes = notes.map((glob) => ({ glob, matches: globMatcher(glob) }));
  const besides = (path: string): Place | undefined => {
    const named = path.replace(OTHER_MARKUP, '.md');
    const isOwn = folderOf(named) === `${context}/decisions`;
    const place = places.find(({ matches }) => matches(named) || matches(path));
    if (!isOwn && (place === undefined || isOfClient(folderOf(named)))) return undefined;
    return { reason: whyLeftOut(named, place?.files ?? '') ?? 'extension' };
  };
  return (path) => {
    if (!path.endsWith('.md') && !isRst(path)) return OTHER_MARKUP.test(path) ? besides(path) : undefined;
    const slash = path.lastIndexOf('/');
    const folder = path.slice(0, Math.max(0, slash));
    const stem = path.slice(slash + 1, path.lastIndexOf('.'));
    const plain = { defaultStatus: 'unknown' } as const;
    if (!isRst(path)) {
      if (path === `${context}/project.md`) return { kind: 'project', ...plain };
      const kind = ownKind(folder, context);
      if (kind !== undefined)
        return isAgentFileName(stem) || stem.toLowerCase() === 'readme' ? undefined : { kind, ...plain };
    }
    const isOwn = folder === `${context}/decisions`;
    if (!isOwn && isOfClient(folder)) return undefined;
    const place = places.find(({ matches }) => matches(path));
    if (place !== undefined || isOwn) {
      const reason = whyLeftOut(path, isOwn ? folder : (place?.files ?? ''));
      return reason === undefined ? { kind: 'decision', defaultStatus: place?.defaultStatus ?? 'unknown' } : { reason };
    }
    if (isRst(path) || isAgentFileName(stem)) return undefined;
    // The configuration names these files: a README beside the code may well be the module's note.
    const note = moduleNotes.find(({ matches }) => matches(path));
    return note !== undefined && whyLeftOut(path, note.glob) !== 'fixture' ? { kind: 'module', ...plain } : undefined;
  };
}

/** Texts in which people write decisions, too, and which are not read. */
const OTHER_MARKUP = /\.(?:mdx?|markdown|mdown|rst|rest|adoc|asciidoc)$/i;

function isOfClient(folder: string): boolean {
  return folder.split('/').some((part) => CLIENT_FOLDERS.has(part));
}

/** The glob of a place of decisions: a folder stands for the decisions in it, whatever they are written in. */
export function decisionGlob(files: string): string {
  const path = files.replace(/^(?:\.?\/)+/, '').replace(/\/+$/, '');
  const last = lastSegment(path);
  return /[\]*?{}()!+@[]/.test(last) || /\.(?:md|rst)$/.test(last) ? path : `${path}/**`;
}

/** What the files of a folder of the context are; undefined for decisions, which have rules of their own. */
function ownKind(folder: string, context: string): 'guide' | 'module' | 'policy' | undefined {
  if (folder === `${context}/guides`) return 'guide';
  if (folder === `${context}/policies`) return 'policy';
  return folder === `${context}/modules` ? 'module' : undefined;
}
