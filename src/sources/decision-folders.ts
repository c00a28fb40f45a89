/** Folders of decisions: which ones are there, and which one a new decision belongs into. By names, and where those leave a doubt by heads; reads nothing itself. */
import { globMatcher } from '../glob.ts';
import type { Config, Decision } from '../model.ts';
import { folderOf, lastSegment } from '../path.ts';
import { folderOfDecision, ownFiles, ownFolder } from '../decision-place.ts';
import { hasSetUp } from '../set-up.ts';
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

/** Names that folders of nothing else have, wherever they stand, and whatever number sorts them: `07-adr`. */
const UNMISTAKABLE =
  /^(?:\d+[-_. ]{1,2})?(?:adrs?|(?:adr|decision|architecture|architectural|design)[-_](?:decisions?|records?|logs?)|architect(?:ure|ural)[-_]decision[-_](?:records?|logs?))$/i;

/** Below documentation `decisions` is no folder of code: `docs/payments/decisions`. */
const DECISIONS = /^(?:\d+[-_. ]{1,2})?decisions$/i;
const DOCUMENTS = /^(?:docs?|documentation)$/i;

/** How deep decisions are sorted into folders of a folder of decisions: by part of the product, by year, by what became of them. */
const MAX_BELOW = 2;

/** Folders whose decisions are somebody else's, test material, or code and prompts about decisions; so are those with a dot, but for GitHub's own. */
const APART =
  /^(?:\.(?!github$).*|_*tests?_*|.*[-_](?:tests?|fixtures?)|tests?[-_].*|_*(?:fixtures?|mocks?|snapshots?)_*|e2e|examples?|samples?|demos?|templates?|node_modules|vendor(?:ed)?|third[-_]?party|external|src|source|lib|dist|build|out|i18n|locales?|translations?|versioned_docs|skills?|commands|agents|prompts|plugins?)$/i;

/** `0001-a`, `adr-12`, `ARCH-003-a`, `2022_01-a`: in such a folder a number or a date is that of a decision. */
const NUMBERED_NAME = /^(?:[a-z]{2,8}[-_ ]?)?\d{1,8}[a-z]?(?:[-_ .].*)?\.(?:md|rst)$/i;

/** A title that says ADR, a status, or the two headings that most templates share. */
const HEADS: readonly (readonly RegExp[])[] = [
  [/^(?:title:[ \t]*["']?|#[ \t]+)(?:ADR|Architecture Decision(?: Record)?)(?:[ \t]*[:#-]|[ \t]+\d)/im],
  [
    /^(?:[-*][ \t]+)?(?:\*\*)?status(?:\*\*)?:(?:\*\*)?[ \t]*["']?(?:accepted|approved|proposed|superseded|deprecated|rejected)\b/im,
  ],
  [/^#{1,3}[ \t]+(?:\d+\.[ \t]+)?context\b/im, /^#{1,3}[ \t]+(?:\d+\.[ \t]+)?decision\b/im],
];

/** What tells folders of decisions beside their names. */
export interface FolderSigns {
  /** The text of MARKER. */
  readonly marker?: string | undefined;
  /** Those of {@link doubtfulDecisions}. */
  readonly texts?: ReadonlyMap<string, string>;
}

/** The configuration with every folder of decisions that is there, where nobody has written one. */
export function withUsualFolders(
  config: Config,
  paths: readonly string[],
  { marker = '', texts = new Map() }: FolderSigns = {},
): Config {
  if (hasSetUp(config)) return config;
  const marked = marker.trim().replace(/^(?:\.?\/)+|\/+$/g, '');
  const names = new Set([...USUAL, ...(marked === '' ? [] : [marked.toLowerCase()])]);
  const isUsual = usualFolders();
  const own = ownFiles(paths);
  const isDecisions = (path: string): boolean => {
    const around = placeOf(path, own);
    const folder = around.toLowerCase();
    if (names.has(folder) || (SHARED.has(folder) && DECISION_NAME.test(path))) return true;
    const isNumbered = own.has(path) || hasNumber(path);
    return isUsual(around) && /\.(?:md|rst)$/.test(path) && (isNumbered || hasHead(texts.get(path)));
  };
  const folders = new Set(paths.filter(isDecisions).map((path) => placeOf(path, own)));
  return [...folders].sort().reduce((wider, folder) => withFolder(wider, folder, paths), config);
}

/** Files in folders that are called after decisions, and that hold none with a number or a date: their heads have to tell. */
export function doubtfulDecisions(config: Config, paths: readonly string[]): readonly string[] {
  if (hasSetUp(config)) return [];
  const isUsual = usualFolders();
  const inside = paths.filter((path) => path.endsWith('.md') && isUsual(folderOf(path)));
  const told = new Set(inside.filter(hasNumber).map(folderOf));
  return inside.filter((path) => !told.has(folderOf(path)) && !USUAL.includes(folderOf(path).toLowerCase()));
}

/** Whether a folder, or one of the two above it, is called after decisions; asked once for each folder. */
function usualFolders(): (folder: string) => boolean {
  const known = new Map<string, boolean>();
  return (folder) => {
    const answer = known.get(folder) ?? isCalledAfterDecisions(folder);
    known.set(folder, answer);
    return answer;
  };
}

function isCalledAfterDecisions(folder: string): boolean {
  const segments = folder.split('/');
  const docs = segments.findIndex((segment) => DOCUMENTS.test(segment));
  const at = segments.findIndex(
    (segment, index) => UNMISTAKABLE.test(segment) || (docs >= 0 && docs < index && DECISIONS.test(segment)),
  );
  if (at < 0 || segments.length - 1 - at > MAX_BELOW || segments.some((segment) => APART.test(segment))) return false;
  // What lies in `0012-postgres/`, however deep, belongs to that one decision.
  return !segments.some(
    (_, index) => index > at && ownFolder([...segments.slice(0, index + 1), 'index.md'].join('/')) !== undefined,
  );
}

function hasNumber(path: string): boolean {
  return NUMBERED_NAME.test(lastSegment(path));
}

function hasHead(text: string | undefined): boolean {
  return text !== undefined && HEADS.some((signs) => signs.every((sign) => sign.test(text)));
}

/** The configuration with the markdown and reStructuredText right in `folder` as decisions, unless it names them already. */
export function withFolder(config: Config, folder: string, paths: readonly string[]): Config {
  if (isNamed(config, folder, paths)) return config;
  const own = ownFiles(paths);
  const here = paths.filter((path) => placeOf(path, own) === folder);
  const kind = here.some((path) => path.endsWith('.rst')) ? '{md,rst}' : 'md';
  // Those in folders of their own lie one deeper.
  const deeper = here.filter((path) => own.has(path)).map((path) => `*/${lastSegment(path).replace(/\.[^.]+$/, '')}`);
  const places = ['*', ...new Set(deeper.sort())].map((name) => ({
    files: `${folder === '' ? '' : `${globText(folder)}/`}${name}.${kind}`,
    defaultStatus: 'unknown' as const,
  }));
  return { ...config, decisions: [...config.decisions, ...places] };
}

/** True when a decision in `folder` is read by the configuration as it is. */
export function isNamed(config: Config, folder: string, paths: readonly string[] = []): boolean {
  if (folder === `${config.context}/decisions`) return true;
  const own = ownFiles(paths);
  const here = paths.filter((path) => placeOf(path, own) === folder && /\.(?:md|rst)$/.test(path));
  const sample = `${folder === '' ? '' : `${folder}/`}20000101-a.md`;
  const places = config.decisions.map(({ files }) => globMatcher(decisionGlob(files)));
  const isRead = (path: string): boolean => places.some((matches) => matches(path));
  if (here.length > 0 && here.every(isRead)) return true;
  return isRead(sample) && here.every((path) => !own.has(path) || isRead(path));
}

/** The folder in which a file lies beside decisions; `own` are those that lie one deeper. */
function placeOf(path: string, own: ReadonlySet<string>): string {
  return own.has(path) ? folderOfDecision(path) : folderOf(path);
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
