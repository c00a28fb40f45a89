/**
 * Whether names still stand anywhere in the texts on disk, committed or not, and in those that a sparse checkout leaves out. Git looks for
 * them; what it cannot tell of code counts as standing.
 */
import { askGit, gitText } from './git.ts';
import { leftOutTexts } from './left-out.ts';
import { codeIn, escaped, isSparse, placesOnDisk, PROSE } from './mentions.ts';
import { ownReports } from './own-reports.ts';
import { openTexts, readTexts, wideText } from './read.ts';

const CODE = ['ts', 'tsx', 'mts', 'cts', 'js', 'jsx', 'mjs', 'cjs', 'vue', 'svelte', 'astro'].map((end) => `*.${end}`);

/** What only speaks of names: words of people, and the records of this tool and of package managers. */
const RECORDS = [...PROSE, ...['*.lock', '*.baseline'].map((glob) => `:(exclude)${glob}`)];

/** Where to look. */
export interface WordPlaces {
  /** Files that are not looked at. */
  readonly except: Iterable<string>;
  /** Only where no TypeScript or JavaScript is: in a schema, a workflow, code of another language. */
  readonly isElsewhere?: true;
}

/** Those of `names` that some text holds as a word that is not prose. */
export async function standingWords(
  root: string,
  names: readonly string[],
  { except, isElsewhere }: WordPlaces,
): Promise<ReadonlySet<string>> {
  const wanted = [...new Set(names)];
  if (wanted.length === 0) return new Set();
  const words = ['-I', '-h', '-o', '-w', '-F', '--no-color', ...wanted.flatMap((name) => ['-e', name])];
  const left = [...except].map((path) => `:(exclude,literal)${path}`);
  const code = isElsewhere ? CODE.map((glob) => `:(exclude)${glob}`) : [];
  const reports = (await ownReports(root)).map((path) => `:(exclude,literal)${path}`);
  const places = ['--', '.', ...RECORDS, ...code, ...left, ...reports];
  const found = new Set<string>();
  for (const place of await placesOnDisk(root)) {
    const { outcome, output, complaint } = await askGit(root, ['grep', place, ...words, ...places]);
    // It fails as well when it finds nothing, and then says nothing.
    if (outcome !== 'done' && complaint !== '') return new Set(wanted);
    for (const name of output.toString('utf8').split('\n').filter(Boolean)) found.add(name);
  }
  return found;
}

/** Where code is looked for. */
export interface CodePlaces {
  /** Files that are not looked at. */
  readonly except: Iterable<string>;
  /** Also in the pages of a site, which have scripts. */
  readonly isInPages?: true;
}

/** Texts of code by path that hold one of `names` as a word, on disk or left out by a sparse checkout; undefined where git cannot say. */
export async function codeWith(
  root: string,
  names: readonly string[],
  { except, isInPages }: CodePlaces,
): Promise<ReadonlyMap<string, string> | undefined> {
  // Too many for a command line: all that a file exported may be asked for.
  const input = `${[...new Set(names)].join('\n')}\n`;
  const pages = isInPages ? ['*.html', '*.htm'] : [];
  const files = ['--', ...CODE, ...pages, ...[...except].map((path) => `:(exclude,literal)${path}`)];
  const texts = new Map<string, string>();
  for (const place of await placesOnDisk(root)) {
    const words = ['grep', place, '-l', '-z', '-I', '-w', '-F', '-f', '-', ...files];
    const { outcome, output, complaint } = await askGit(root, words, { input });
    if (outcome !== 'done' && complaint !== '') return undefined;
    const paths = output.toString('utf8').split('\0').filter(Boolean);
    const onDisk = await readTexts(root, paths);
    for (const [path, text] of onDisk.texts) texts.set(path, text);
    const absent = paths.filter((path) => !texts.has(path));
    const { texts: leftOut, isWhole } = await leftOutTexts(
      root,
      absent.map((path) => `:(literal)${path}`),
    );
    if (!isWhole || onDisk.problems.length > 0) return undefined;
    for (const [path, text] of leftOut) texts.set(path, text);
  }
  return texts;
}

/** Those of `names` that code has which a sparse checkout leaves out: what it declares nobody has read. */
export async function wordsLeftOut(root: string, names: readonly string[]): Promise<ReadonlySet<string>> {
  const wanted = [...new Set(names)];
  if (wanted.length === 0 || !(await isSparse(root))) return new Set();
  const listed = await gitText(root, ['ls-files', '-t', '-z']);
  const words = ['-z', '-I', '-o', '-w', '-F', '--no-color', ...wanted.flatMap((name) => ['-e', name])];
  const { outcome, output, complaint } = await askGit(root, ['grep', '--cached', ...words, '--', ...CODE]);
  if (listed === undefined || (outcome !== 'done' && complaint !== '')) return new Set(wanted);
  const left = new Set(listed.split('\0').flatMap((entry) => (entry.startsWith('S ') ? [entry.slice(2)] : [])));
  const rows = output
    .toString('utf8')
    .split('\n')
    .map((row) => row.split('\0'));
  return new Set(rows.flatMap(([file = '', name = '']) => (left.has(file) ? [name] : [])));
}

/** Pages in which people show files of others. */
const PAGES = ['*.md', '*.mdx', '*.mdc'];

/** Where a page shows something. */
export interface PageLine {
  readonly file: string;
  readonly line: number;
}

/**
 * Where pages of the repository give those of `names` to a package.json, as `"start:proxy": "fec dev-proxy"`. None of them where git
 * cannot say: outside of a repository samples are rare, and calls that lead nowhere are not.
 */
export async function describedScripts(
  root: string,
  names: readonly string[],
): Promise<ReadonlyMap<string, readonly PageLine[]>> {
  const wanted = [...new Set(names)].map(escaped);
  const found = new Map<string, PageLine[]>();
  if (wanted.length === 0) return found;
  // A text behind the name: a `{` would make it a task of some other tool.
  const pattern = `"(${wanted.join('|')})"[[:space:]]*:[[:space:]]*"`;
  const words = ['grep', '-I', '-n', '-z', '-o', '-E', '--untracked', '--no-color', '-e', pattern, '--', ...PAGES];
  const { output } = await askGit(root, words);
  for (const row of output.toString('utf8').split('\n')) {
    const [file = '', line = '', shown = ''] = row.split('\0');
    const name = shown.slice(1, shown.indexOf('"', 1));
    found.set(name, [...(found.get(name) ?? []), { file, line: Number(line) }]);
  }
  return found;
}

/**
 * Those of `names` that a text other than prose holds as the name of a package: in quotes, as a key, as a part of a path or an address, or
 * with a version. `zod` is a word, and nobody names the package by `const zod`. None of them where git cannot say: a lock remembers them.
 */
export async function quotedNames(
  root: string,
  names: readonly string[],
  except: Iterable<string>,
): Promise<ReadonlySet<string>> {
  const found = new Set<string>();
  if (names.length === 0) return found;
  const any = names.map(escaped).join('|');
  const left = [...except, ...(await ownReports(root))].map((path) => `:(exclude,literal)${path}`);
  const asName = new RegExp(`["'/:](${any})["'/@]|(?:^|\\s)(${any})@|^\\s*(${any})\\s*:|^(${any})\\s*=`, 'g');
  for (const place of await placesOnDisk(root)) {
    const words = ['grep', place, '-I', '-h', '-w', '-E', '--no-color', '-e', `(${any})`, '--', '.', ...PROSE, ...left];
    const { output } = await askGit(root, words);
    for (const line of output.toString('utf8').split('\n'))
      for (const [, ...written] of codeIn(line).matchAll(asName)) found.add(written.find(Boolean) ?? '');
  }
  return new Set(names.filter((name) => found.has(name)));
}

/** Texts that generators make code of, whose names they write as code does: `rpc ParseMoney`, `fn parse_money`. */
const SCHEMAS = ['*.proto', '*.graphql', '*.gql', '*.rs'];

/** Those of OpenAPI, which tell so by a key of their own. */
const OPERATIONS = ['*.yaml', '*.yml', '*.json'];

/** Those of `names`, made of several words each, that a schema or an interface to another language has in other letters or with other joints. */
export async function wordsSpeltOtherwise(root: string, names: readonly string[]): Promise<ReadonlySet<string>> {
  const patterns = names.filter(isJoined).map(joinedBy);
  if (patterns.length === 0) return new Set();
  const any = `(${patterns.join('|')})`;
  const ask = async (pattern: string, files: readonly string[]): Promise<string> => {
    const words = ['grep', '--untracked', '-I', '-h', '-o', '-i', '-w', '-E', '--no-color', '-e', pattern];
    return (await askGit(root, [...words, '--', ...files])).output.toString('utf8');
  };
  const found = `${await ask(any, SCHEMAS)}\n${await ask(`operationId"?[[:space:]]*:[[:space:]]*["']?${any}`, OPERATIONS)}`;
  const held = new Set(found.split('\n').map((line) => plainWord(line.replace(/^.*[:"'\s]/, ''))));
  return new Set(names.filter((name) => held.has(plainWord(name))));
}

function isJoined(name: string): boolean {
  return /[a-z\d][A-Z]/.test(name) && /^\w+$/.test(name);
}

function joinedBy(name: string): string {
  return name.replace(/([a-z\d])([A-Z])/g, '$1[_-]?$2');
}

function plainWord(name: string): string {
  return name.replace(/[_-]/g, '').toLowerCase();
}

/**
 * Those of `names` that stand where git's search for words passes them by: in the code of pages of MDX, whose other words are prose, and in
 * those of the files `unread` that are UTF-16, which are binary to git.
 */
export async function wordsPassedOver(
  root: string,
  names: readonly string[],
  unread: readonly string[],
): Promise<ReadonlySet<string>> {
  const wanted = [...new Set(names)];
  if (wanted.length === 0) return new Set();
  const asked = ['-l', '-z', '-I', '-w', '-F', '--untracked', ...wanted.flatMap((name) => ['-e', name])];
  const { output } = await askGit(root, ['grep', ...asked, '--', '*.mdx']);
  const { texts } = await readTexts(root, output.toString('utf8').split('\0').filter(Boolean));
  const reader = await openTexts(root);
  const code = [...[...texts.values()].map(codeOfPage), ...unread.map((path) => wideText(reader(path)))];
  const words = new Set(code.flatMap((text) => text.match(/[\p{L}_$][\p{L}\p{N}_$]*/gu) ?? []));
  return new Set(wanted.filter((name) => words.has(name)));
}

/**
 * The module code of a page of MDX, up to an empty line: `export const meta = …`. What it shows in a fence is a sample, and what it imports
 * from beside it that no file exports is not there (https://mdxjs.com/docs/what-is-mdx/#esm).
 */
function codeOfPage(text: string): string {
  const shown = text.replace(/^([ \t]*)(`{3,}|~{3,})[^]*?^[ \t]*\2/gm, '');
  const blocks = shown.split(/\n[ \t]*\n/).filter((block) => /^(?:export|import)\b/.test(block.trimStart()));
  return blocks.join('\n').replace(/^import\b[^'"]*['"]\.[^'"]*['"]/gm, '');
}
