/** Paths at which no output may be planned: two plans for one file, and names that Windows does not know. Looks at no disk. */
import { foldersAbove, lastSegment } from './path.ts';
import type { PlannedFile, Problem } from './model.ts';
import { treeOfPaths } from './tree.ts';

/** Rule id of a plan that cannot be carried out everywhere. */
const RULE = 'output/path';

/** Planned files that must not be written, with one problem for each path. */
export interface RefusedPaths {
  readonly paths: ReadonlySet<string>;
  readonly problems: readonly Problem[];
}

/** What is known of the tree. */
export interface Standing {
  readonly paths: readonly string[];
  /** The configuration, which names the paths of targets that the user has added. */
  readonly config: string;
  /** Whether git ignores a path that it does not track. */
  readonly isIgnored: (path: string) => boolean;
}

/** Looks at every planned path. Folders that are in the tree already are as they are. */
export function refusedPaths(files: readonly PlannedFile[], { paths, config, isIgnored }: Standing): RefusedPaths {
  const twice = sharedPaths(files, config);
  const { folders } = treeOfPaths(paths);
  const odd = files
    .filter(({ path }) => !twice.paths.has(path))
    .flatMap((file) => {
      const why = windowsFault(file.path, folders);
      if (why !== undefined) return [oddName(file, why, config)];
      return isIgnored(file.path) ? [ignored(file, config)] : [];
    });
  return {
    paths: new Set([...twice.paths, ...odd.map(({ target }) => target)]),
    problems: [...twice.problems, ...odd],
  };
}

/** What a path is on systems where letter case and the way of composing letters do not count. */
function foldedPath(path: string): string {
  return path.normalize('NFC').toLowerCase();
}

function sharedPaths(files: readonly PlannedFile[], config: string): RefusedPaths {
  const byPath = new Map<string, PlannedFile[]>();
  for (const file of files) {
    const key = foldedPath(file.path);
    const group = byPath.get(key);
    if (group === undefined) byPath.set(key, [file]);
    else group.push(file);
  }
  const shared = [...byPath.values()].filter((group) => group.length > 1);
  return {
    paths: new Set(shared.flat().map(({ path }) => path)),
    problems: shared.map((group) => conflict(group, config)),
  };
}

function conflict(group: readonly PlannedFile[], config: string): Problem {
  const paths = [...new Set(group.map(({ path }) => `\`${path}\``))].sort();
  const [first] = paths;
  const sources = [...new Set(group.flatMap((file) => sourceOf(file, config)))].sort();
  const from = sources.length === 0 ? '' : ` (from ${sources.map((source) => `\`${source}\``).join(' and ')})`;
  const what =
    paths.length === 1
      ? `${group.length} outputs want the path ${first}${from}, so none is written.`
      : `${paths.join(' and ')}${from} are one file where letter case does not count, so neither is written.`;
  const hint = 'Give one of the notes another name, or one of the targets another `path`.';
  return { ...placeOf(group, config), message: what, hint, target: group[0]?.path ?? '' };
}

function ignored(file: PlannedFile, config: string): Problem & { readonly target: string } {
  return {
    ...placeOf([file], config),
    message: `\`${file.path}\` is not written, because git ignores it: no clone would have the file.`,
    hint: 'Give the target another `path`, or take the path out of the ignore file.',
    target: file.path,
  };
}

function oddName(file: PlannedFile, why: string, config: string): Problem & { readonly target: string } {
  return {
    ...placeOf([file], config),
    message: `\`${file.path}\` is not written, because Windows has no such name: ${why}.`,
    hint: 'Give the note another name, or the target another `path`.',
    target: file.path,
  };
}

/** Who asks for a path: the configuration for one of its targets, else the first note that feeds the file. */
function sourceOf({ target, sources }: PlannedFile, config: string): readonly string[] {
  return target === 'custom' ? [config] : sources.slice(0, 1);
}

function placeOf(group: readonly PlannedFile[], config: string): Pick<Problem, 'rule' | 'file' | 'line' | 'column'> {
  const isCustom = group.some(({ target }) => target === 'custom');
  const source = isCustom ? config : group.flatMap(({ sources }) => sources).sort()[0];
  return { rule: RULE, file: source ?? group[0]?.path ?? '', line: 1, column: 1 };
}

/** https://learn.microsoft.com/windows/win32/fileio/naming-a-file */
function windowsFault(path: string, known: ReadonlySet<string>): string | undefined {
  const missing = [path, ...foldersAbove(path).filter((folder) => !known.has(folder))];
  for (const each of missing) {
    const name = lastSegment(each);
    const sign = /[<>:"\\|?*]/.exec(name)?.[0];
    if (sign !== undefined) return `\`${name}\` holds \`${sign}\``;
    if (/^(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\.|$)/i.test(name)) return `\`${name}\` names a device there`;
    if (/[. ]$/.test(name)) return `\`${name}\` ends in a dot or a blank`;
  }
  return undefined;
}
