/**
 * Which tracked files name a path, a home folder or a name, as git's own search finds them. A name put together from pieces is not
 * found, and without git nothing is.
 */
import { askGit, gitText } from './git.ts';
import { ownReports } from './own-reports.ts';

/** A line of a tracked file that names a path. */
export interface PathMention {
  readonly path: string;
  readonly file: string;
  readonly line: number;
}

/** Most of git's answer that is read: a path that so many lines name needs no more of them. */
const MAX_BYTES = 4 * 2 ** 20;

/** Longest line that is looked at; longer ones are of bundles and data, which nobody edits. */
const MAX_LINE = 2_000;

/** The first line of each tracked text below `root` that names one of `paths`, by path and file. */
export async function pathMentions(root: string, paths: readonly string[]): Promise<readonly PathMention[]> {
  if (paths.length === 0) return [];
  const words = ['grep', '-z', '-n', '-I', '-F', '--no-color', '-f', '-'];
  const { output } = await askGit(root, words, { input: `${paths.join('\n')}\n`, maxBytes: MAX_BYTES });
  const patterns = paths.map((path) => ({ path, pattern: nameOf(path) }));
  const found = new Map<string, PathMention>();
  for (const row of output.toString('utf8').split('\n')) {
    const [file = '', line = '', text = ''] = row.split('\0');
    if (text === '' || text.length > MAX_LINE) continue;
    for (const { path, pattern } of patterns) {
      const key = `${path}\0${file}`;
      if (file !== path && !found.has(key) && pattern.test(text)) found.set(key, { path, file, line: Number(line) });
    }
  }
  return [...found].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, mention]) => mention);
}

/** Where names may stand. */
export interface StandingPlaces {
  /** Files that are not looked at. */
  readonly except: readonly string[];
  /** Tests count too: what they import is installed. */
  readonly isInTests?: true | undefined;
  /** As the texts stand on disk, added or not: what a change is about to commit. */
  readonly isOnDisk?: true | undefined;
  /** The only files that are looked at. */
  readonly within?: readonly string[] | undefined;
}

/** Texts in words of people: they may well speak of what is gone. */
export const PROSE = ['*.md', '*.mdx', '*.mdc', '*.txt', '*.rst'].map((glob) => `:(exclude)${glob}`);

/**
 * Those of `names`, of code or of files, that stand as a word in a tracked text below `root`: in code of any language, a workflow, an example of an
 * environment, a string. Prose does not count, nor comments and files in `except`. Tests mock what is long gone, so that they
 * count for variables of the environment alone, which they read, or where they are asked for. Goes by the index, whose contents the list of files vouches
 * for, unless the disk is asked for; undefined where git cannot say.
 */
export async function standingNames(
  root: string,
  names: readonly string[],
  { except, isInTests, isOnDisk, within }: StandingPlaces,
): Promise<ReadonlySet<string> | undefined> {
  const found = new Set<string>();
  if (names.length === 0 || within?.length === 0) return found;
  const places =
    within === undefined || within.length > FILES_BY_NAME ? ['.'] : within.map((path) => `:(literal)${path}`);
  const others = isOnDisk ? [...except, ...(await ownReports(root))] : except;
  const left = [...places, ...PROSE, ...others.map((path) => `:(exclude,literal)${path}`)];
  for (const place of isOnDisk ? await placesOnDisk(root) : [IN_INDEX]) {
    const variables = await standing(root, names.filter(isVariable), { place, left });
    const rest = await standing(
      root,
      names.filter((name) => !isVariable(name)),
      { place, left: isInTests ? left : [...TESTS, ...left] },
    );
    if (variables === undefined || rest === undefined) return undefined;
    for (const name of [...variables, ...rest]) found.add(name);
  }
  return found;
}

/** The flag by which git searches what is about to be committed, or is. */
const IN_INDEX = '--cached';

/**
 * The flags by which git searches the texts of the disk, one search each. What a sparse checkout leaves out is not there, so that the index is
 * asked as well: an edit that nobody has added yet is hidden by what it held before, and nothing is said too early.
 */
export async function placesOnDisk(root: string): Promise<readonly string[]> {
  return (await isSparse(root)) ? ['--untracked', IN_INDEX] : ['--untracked'];
}

/** Whether some of what git tracks is left off the disk on purpose. */
export async function isSparse(root: string): Promise<boolean> {
  const setting = await gitText(root, ['config', '--type=bool', '--get', 'core.sparseCheckout']);
  return setting?.trim() === 'true';
}

function isVariable(name: string): boolean {
  return /^[A-Z][A-Z0-9_]*$/.test(name);
}

/**
 * Those of `names` that git finds where `left` leaves it to look. Lines are only asked for of files that have a name at all: mostly
 * there are none, and that takes a third less (10,000 files, 0.13 and 0.19 s, 2026-11-21).
 */
async function standing(
  root: string,
  names: readonly string[],
  { place, left }: { readonly place: string; readonly left: readonly string[] },
): Promise<ReadonlySet<string> | undefined> {
  const found = new Set<string>();
  for (let at = 0; at < names.length; at += NAMES_AT_ONCE) {
    const asked = names
      .slice(at, at + NAMES_AT_ONCE)
      .map(escaped)
      // `socket.io` begins `socket.io-client`, which would not be found behind it.
      .sort((a, b) => b.length - a.length);
    const any = `(${asked.join('|')})`;
    const files = await grep(root, ['-w', '-E', '-l', '-z', '-e', any, '--', ...left], { place });
    if (files === undefined) return undefined;
    const places = files.split('\0').filter(Boolean);
    if (places.length === 0) continue;
    const within = places.length > FILES_BY_NAME ? left : places.map((path) => `:(literal)${path}`);
    const lines = await grep(root, ['-w', '-E', '-h', '-e', any, '--', ...within], { place });
    if (lines === undefined) return undefined;
    // `@acme/core-utils` is another package than `@acme/core`; `release-please-action` runs `release-please`.
    const ends = asked.map((name) => (name.startsWith('@') ? `${name}(?!-)` : name));
    const words = new RegExp(`(?<!\\w)(?:${ends.join('|')})(?!\\w)`, 'g');
    for (const line of lines.split('\n')) for (const [name] of codeIn(line).matchAll(words)) found.add(name);
  }
  return found;
}

/**
 * Those of `names` that code, tests and scripts included, writes in a string as the end or the start of a path, in a line that makes
 * one: `join(root, 'recordings')`, `mkdir -p out/recordings`. What a line imports is no such string. All of them where git cannot say.
 */
export async function writtenFolders(root: string, names: readonly string[]): Promise<ReadonlySet<string>> {
  const found = new Set<string>();
  for (let at = 0; at < names.length; at += NAMES_AT_ONCE) {
    const asked = names.slice(at, at + NAMES_AT_ONCE).map(escaped);
    const rows = await grep(root, ['-w', '-E', '-z', '-e', `(${asked.join('|')})`, '--', '.', ...PROSE]);
    if (rows === undefined) return new Set(names);
    const quotedBy = (marks: string): RegExp =>
      new RegExp(`[${marks}](?:[^${marks}\\s]*[\\\\/])?(${asked.join('|')})(?:[\\\\/${marks}])`, 'g');
    const [quoted, quotedInData] = [quotedBy(`'"\``), quotedBy(`'"`)];
    const made = new RegExp(`\\bmkdir\\b.*?(?<![\\w.-])(${asked.join('|')})(?![\\w-])`, 'g');
    for (const row of rows.split('\n')) {
      const [file = '', line = ''] = row.split('\0');
      const code = codeIn(line);
      if (code.length > MAX_LINE || IMPORTING.test(code) || !OF_PATHS.test(code)) continue;
      // In data a backtick is of somebody's prose, and quotes nothing: "the `qm` path".
      const words = [...code.matchAll(DATA.test(file) ? quotedInData : quoted), ...code.matchAll(made)];
      for (const [, name = ''] of words) found.add(name);
    }
  }
  return found;
}

const IMPORTING = /^\s*import\b|\bfrom\s*['"]|\b(?:require|import)\s*\(\s*['"`]/;

const DATA = /\.json[c5l]?$/;

/** What code that works with paths says of them. */
const OF_PATHS =
  /\b(?:join|resolve|mkdir\w*|path|fs|cwd|rm|rmSync)\b|__dirname|(?:dir|directory|folder|path|DIR|FOLDER|PATH)\b|Dir\b|Directory\b|Folder\b|Path\b/;

/** A line without its comment: names stand there long after they are gone. What begins as one is one; `https://` is none. */
export function codeIn(line: string): string {
  return /^\s*(?:\/\/|\/?\*)/.test(line) ? '' : line.replace(/(?<!:)\/\/.*/, '');
}

/** Beyond so many files their names are too long for a command line. */
const FILES_BY_NAME = 200;

/**
 * What git finds in the index, or on disk, by words that end in pathspecs; undefined where it cannot say. A clone
 * that leaves large files out until they are needed (`--filter`, a sparse checkout) may lack pictures alone: then git is asked once more
 * without them. Where a text is missing nobody can say what stands in it, and the files on disk are no way out: those that a
 * sparse checkout leaves out are not there either.
 */
async function grep(
  root: string,
  words: readonly string[],
  { input = '', place = IN_INDEX }: { readonly input?: string; readonly place?: string } = {},
): Promise<string | undefined> {
  for (const left of [[], NO_TEXT]) {
    const command = ['grep', place, '-I', '--no-color', ...words, ...left];
    const { outcome, output, complaint } = await askGit(root, command, { input, maxBytes: MAX_BYTES });
    if (outcome === 'cut' || outcome === 'missing') return undefined;
    // Where nothing stands, git fails in silence.
    if (complaint === '') return output.toString('utf8');
  }
  return undefined;
}

/** Pictures, fonts, sounds and archives: nobody keeps a name of code in them. An `.svg` is a text. */
const NO_TEXT = (
  'png jpg jpeg gif webp avif ico icns bmp tiff psd heic ' +
  'woff woff2 ttf otf eot mp3 mp4 m4a mov webm wav ogg flac avi ' +
  'zip gz tgz bz2 xz zst 7z pdf'
)
  .split(' ')
  .map((ending) => `:(exclude,icase)*.${ending}`);

/** Agent files and settings of editors are of the person whose folder they name, and images and scripts are of everybody. */
const PERSONAL = ['.claude', '.cursor', '.vscode', '.idea', '.zed'].map((folder) => `:(exclude,glob)**/${folder}/**`);

/**
 * Those of `homes`, such as `/home/retro`, that a tracked text below `root` names, be it an image, a set-up or a script. Prose does
 * not count, nor settings of one person and files in `except`. Goes by the index; none of them where git cannot say.
 */
export async function namedHomes(
  root: string,
  homes: readonly string[],
  except: readonly string[],
): Promise<ReadonlySet<string>> {
  if (homes.length === 0) return new Set();
  const left = [...PROSE, ...PERSONAL, ...except.map((path) => `:(exclude,literal)${path}`)];
  const found = await grep(root, ['-h', '-F', '-f', '-', '--', '.', ...left], {
    input: `${homes.join('\n')}\n`,
  });
  const lines = (found ?? '').split('\n');
  return new Set(
    homes.filter((home) => {
      const pattern = new RegExp(`(?<![\\w.}~$-])${escaped(home)}(?![\\w-]|\\.\\w)`);
      return lines.some((line) => line.length <= MAX_LINE && !REMARK.test(line) && pattern.test(line));
    }),
  );
}

/** "Generated from: ls /home/mara/shop": a remark in code lays out nothing. */
const REMARK = /^\s*(?:\/\/|\/?\*)/;

/** A command line has its length. */
const NAMES_AT_ONCE = 500;

const TESTS = ['**/*.test.*', '**/*.spec.*', '**/__tests__/**', '**/__mocks__/**', '**/test/**', '**/tests/**'].map(
  (glob) => `:(exclude,glob)${glob}`,
);

/** The path as a whole: `./a.md`, `"/a.md"` and `${root}/a.md` name `a.md`, `docs/a.md` and `aa.md` do not. */
function nameOf(path: string): RegExp {
  return new RegExp(`(?:^|[^\\w./-]|(?<![\\w./-])\\.?/)${escaped(path)}(?![\\w/-])`);
}

/** A name as a part of a pattern, for git and for us. */
export function escaped(text: string): string {
  return text.replace(/[$()*+.?[\\\]^{|}]/g, '\\$&');
}
