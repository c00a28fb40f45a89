/**
 * The words that the patches of many commits took, read from git as it prints them: tens of megabytes of patches are never
 * held. What the words mean is said in src/scan.
 */
import { COMMIT_FORMAT, type LoggedCommit } from '../scan/history-log.ts';
import { patchReader, type CommitLoss } from '../scan/history-patches.ts';
import { isCodeFile, isDeclarationFile, isTestFile } from '../scan/language.ts';
import { streamGit } from './git.ts';

/** Most commits whose patches are read. */
export const MAX_PATCHED = 5000;

/** How much of patches is read: 18 MB for 5,000 commits of vitest, 42 MB for langfuse. */
const MAX_PATCH_CHARACTERS = 64 * 1024 * 1024;

/** True for files that export what notes speak of: no tests, declarations or build products. */
export function isNamingFile(path: string): boolean {
  return isCodeFile(path) && !isTestFile(path) && !isDeclarationFile(path) && !/(?:^|\/)(?:dist|build)\//.test(path);
}

/** What patches said. */
export interface Patches {
  /** Those of the commits, from the newest on, whose patches were read as a whole. */
  readonly commits: readonly LoggedCommit[];
  /** By commit; absent where its patch says nothing. */
  readonly losses: ReadonlyMap<string, CommitLoss>;
}

/**
 * Reads the patches of those of the commits that changed code, newest first, until there have been too many characters.
 * Undefined where git could not tell all of it, because contents are missing.
 */
export async function readPatches(
  root: string,
  commits: readonly LoggedCommit[],
  signal?: AbortSignal,
): Promise<Patches | undefined> {
  // Two processes take the time of one where there are two cores, and people wait.
  const middle = commits.length < ENOUGH_FOR_TWO ? commits.length : Math.ceil(commits.length / 2);
  const [newer, older] = await Promise.all([
    readPart(root, commits.slice(0, middle), signal),
    readPart(root, commits.slice(middle), signal),
  ]);
  if (newer === undefined || older === undefined) return undefined;
  if (newer.commits.length < middle) return newer;
  const losses = new Map([...newer.losses, ...older.losses]);
  const read = commits.slice(0, middle + older.commits.length);
  return { commits: withinPatches(read, ({ id }) => losses.get(id)?.size ?? 0), losses };
}

/** Those of the commits, newest first, whose patches are together not too long. */
export function withinPatches<Commit>(
  commits: readonly Commit[],
  sizeOf: (commit: Commit) => number,
): readonly Commit[] {
  let total = 0;
  const end = commits.findIndex((commit) => (total += sizeOf(commit)) > MAX_PATCH_CHARACTERS);
  return end === -1 ? commits : commits.slice(0, end);
}

/** Fewer commits are not worth a second process. */
const ENOUGH_FOR_TWO = 500;

async function readPart(
  root: string,
  commits: readonly LoggedCommit[],
  signal: AbortSignal | undefined,
): Promise<Patches | undefined> {
  const losses = new Map<string, CommitLoss>();
  let [total, pending] = [0, Buffer.alloc(0)];
  const reader = patchReader({
    isWanted: isNamingFile,
    onCommit: (id, { size, ...found }) => {
      const [words, variables, entries] = copyOf([[...found.words], [...found.variables], [...found.entries]] as const);
      losses.set(copyOf(id), { size, words: new Map(words), variables: new Map(variables), entries: new Map(entries) });
    },
  });
  const onOutput = (bytes: Buffer) => {
    const end = bytes.lastIndexOf(10) + 1;
    if (end > 0) {
      const text = Buffer.concat([pending, bytes.subarray(0, end)]).toString('utf8');
      reader.take(text);
      total += text.length;
    }
    pending = Buffer.concat([...(end > 0 ? [] : [pending]), bytes.subarray(end)]);
    return total + pending.length <= MAX_PATCH_CHARACTERS;
  };
  const changing = commits.filter(({ changes }) =>
    changes.some(({ kind, path }) => kind !== 'added' && kind !== 'removed' && isNamingFile(path)),
  );
  if (changing.length === 0) return { commits, losses };
  const input = `${changing.map(({ id }) => id).join('\n')}\n`;
  const outcome = await streamGit(root, QUESTION, { input, onOutput, signal });
  if (outcome === 'done') reader.end();
  else if (outcome !== 'cut') return undefined;
  return { commits: outcome === 'done' ? commits : beforeCut(commits, changing, losses), losses };
}

/** A word cut out of a text holds all of that text in memory, and these are few words of many texts. */
export function copyOf<Value>(value: Value): Value {
  const copy: Value = JSON.parse(JSON.stringify(value));
  return copy;
}

/** The commits before the one at which git was stopped. */
function beforeCut(
  commits: readonly LoggedCommit[],
  changing: readonly LoggedCommit[],
  losses: Patches['losses'],
): readonly LoggedCommit[] {
  const last = changing.findLastIndex(({ id }) => losses.has(id));
  const cut = changing[last + 1];
  return cut === undefined ? commits : commits.slice(0, commits.indexOf(cut));
}

/** Options that keep programs and personal settings out of patches. */
export const PLAIN = [
  '--no-ext-diff',
  '--no-textconv',
  '--no-color',
  '--src-prefix=a/',
  '--dst-prefix=b/',
  '--submodule=short',
];

/** Files whose patches are read. */
export const CODE_PATHS = [
  '*.ts',
  '*.tsx',
  '*.mts',
  '*.cts',
  '*.js',
  '*.jsx',
  '*.mjs',
  '*.cjs',
  // The scripts of components export too.
  '*.vue',
  '*.svelte',
  '*.astro',
];

const QUESTION = [
  'diff-tree',
  '--stdin',
  '-r',
  '-p',
  '-U0',
  '-M50%',
  '-l400',
  '--diff-filter=MR',
  '--relative',
  ...PLAIN,
  `--format=${COMMIT_FORMAT}`,
  '--',
  ...CODE_PATHS,
];
