/** Folders of decisions: which ones are there, and which one a new decision belongs into. By names alone; reads no text. */
import { globMatcher } from '../glob.ts';
import type { Config, Decision } from '../model.ts';
import { folderOfDecision, ownFolder } from './decision-place.ts';
import { decisionGlob } from './note-paths.ts';

/** Where repositories keep decisions that have told nobody: the folders that 44 repositories and a public index use. */
const USUAL = [
  'docs/adr',
  'doc/adr',
  'docs/adrs',
  'docs/decisions',
  'docs/architecture/decisions',
  'doc/architecture/decisions',
  'docs/architecture-decisions',
  'docs/architecture-decision-records',
  'contributing/decisions',
  'adr',
  'adrs',
  'decisions',
  '.decisions',
  '.archgate/adrs',
];

/** Folders that hold other texts as well: the names in them have to be those of decisions. */
const SHARED: ReadonlySet<string> = new Set(['docs/arch', 'docs/architecture']);
const DECISION_NAME = /\/(?:adr[-_ ]?\d+[a-z]?(?:[-_ ][^/]*)?|\d{3,}[a-z]?[-_ ][^/]*)\.(?:md|rst)$/i;

/** The file in which adr-tools and its kin keep the path of their folder. */
export const MARKER = '.adr-dir';

/** The configuration with every folder of decisions that is there, where nobody has written one. `marker` is the text of MARKER. */
export function withUsualFolders(config: Config, paths: readonly string[], marker = ''): Config {
  if (config.file !== '') return config;
  const marked = marker.trim().replace(/^(?:\.?\/)+|\/+$/g, '');
  const names = new Set([...USUAL, ...(marked === '' ? [] : [marked.toLowerCase()])]);
  const isDecisions = (path: string): boolean => {
    const folder = folderOfDecision(path).toLowerCase();
    return names.has(folder) || (SHARED.has(folder) && DECISION_NAME.test(path));
  };
  const folders = new Set(paths.filter(isDecisions).map(folderOfDecision));
  return [...folders].sort().reduce((wider, folder) => withFolder(wider, folder, paths), config);
}

/** The configuration with the markdown and reStructuredText right in `folder` as decisions, unless it names them already. */
export function withFolder(config: Config, folder: string, paths: readonly string[]): Config {
  if (isNamed(config, folder, paths)) return config;
  const here = paths.filter((path) => folderOfDecision(path) === folder);
  const kind = here.some((path) => path.endsWith('.rst')) ? '{md,rst}' : 'md';
  // Those in folders of their own lie one deeper.
  const names = here.some((path) => ownFolder(path) !== undefined) ? ['*', '*/index'] : ['*'];
  const places = names.map((name) => ({
    files: `${folder === '' ? '' : `${globText(folder)}/`}${name}.${kind}`,
    defaultStatus: 'unknown' as const,
  }));
  return { ...config, decisions: [...config.decisions, ...places] };
}

/** True when a decision in `folder` is read by the configuration as it is. */
export function isNamed(config: Config, folder: string, paths: readonly string[] = []): boolean {
  if (folder === `${config.context}/decisions`) return true;
  const here = paths.filter((path) => folderOfDecision(path) === folder && /\.(?:md|rst)$/.test(path));
  const own = here.filter((path) => ownFolder(path) !== undefined);
  const sample = `${folder === '' ? '' : `${folder}/`}20000101-a.md`;
  return config.decisions.some(({ files }) => {
    const matches = globMatcher(decisionGlob(files));
    return (matches(sample) && own.every(matches)) || (here.length > 0 && here.every(matches));
  });
}

/** A folder as the literal part of a glob. */
function globText(folder: string): string {
  return folder.replace(/[\\[\](){}!*?+@]/g, (sign) => `\\${sign}`);
}

/** The folder for a new decision: the one that has decisions, else the configured one, else that of the context; or several. */
export function folderForNew(config: Config, decisions: readonly Decision[]): readonly string[] {
  const folders = [...new Set(decisions.map(({ file }) => folderOfDecision(file)))].sort();
  const own = `${config.context}/decisions`;
  if (folders.includes(own)) return [own];
  if (folders.length > 0) return folders;
  const [first] = config.decisions;
  return [first === undefined ? own : fixedPart(decisionGlob(first.files))];
}

/** The folders of a glob before its first wildcard. */
function fixedPart(glob: string): string {
  const segments = glob.split('/').slice(0, -1);
  const wild = segments.findIndex((segment) => /[*?[\]{}()!+@]/.test(segment));
  return segments.slice(0, wild < 0 ? segments.length : wild).join('/');
}
