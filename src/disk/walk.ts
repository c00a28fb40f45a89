/**
 * Lists a tree without git: fast-glob walks, and each folder it opens is shown to it without what git would
 * leave out, so that ignored folders are never entered. Links are listed and not followed.
 * Not honoured: ignore files outside the tree, such as a user's own. Files below a folder whose name holds a
 * line break stay unknown, because glob patterns stop at line breaks.
 */
import { readdir, readFile } from 'node:fs';
import { join, posix, relative, sep } from 'node:path';
import fastGlob from 'fast-glob';
import ignore from 'ignore';

/** The known paths of a tree, both lists sorted by code unit. */
export interface TreeList {
  /** Every file, links and the folders of submodules included; what lies in those and in nested repositories not. */
  readonly paths: string[];
  /** Members of `paths` that are symbolic links, or the folders of submodules. */
  readonly links: string[];
}

/** The files below `root`, unsorted. */
export async function walkTree(root: string): Promise<TreeList> {
  const entries = await fastGlob('**/*', {
    cwd: root,
    dot: true,
    onlyFiles: false,
    objectMode: true,
    followSymbolicLinks: false,
    // A folder that may not be opened is left out; what cannot be seen cannot be claimed about.
    suppressErrors: true,
    // Typed by all overloads of readdir; fast-glob calls the one with entries.
    fs: { readdir: gitLikeReaddir(root) as typeof readdir },
  });
  const files = entries.filter(({ dirent }) => dirent.isFile() || dirent.isSymbolicLink());
  return {
    paths: files.map(({ path }) => path),
    links: files.filter(({ dirent }) => dirent.isSymbolicLink()).map(({ path }) => path),
  };
}

type Opened = (error: NodeJS.ErrnoException | null, entries: Dirent[]) => void;
type Dirent = import('node:fs').Dirent;

/** One ignore file, with the folder that its patterns are relative to. */
interface Rules {
  readonly folder: string;
  readonly matcher: ReturnType<typeof ignore>;
}

/** A `readdir` that leaves out what git leaves out. */
function gitLikeReaddir(root: string) {
  const rulesOf = new Map<string, readonly Rules[]>();
  return (path: string, _options: unknown, done: Opened): void => {
    const folder = relative(root, path).split(sep).join('/');
    readdir(path, { withFileTypes: true }, (error, entries) => {
      if (error) return done(error, []);
      // A repository of its own is not a part of this one.
      if (folder !== '' && entries.some(({ name }) => name === '.git')) return done(null, []);
      const inherited = folder === '' ? undefined : rulesOf.get(parentOf(folder));
      void rulesFor({ root, folder, entries, inherited }).then((rules) => {
        rulesOf.set(folder, rules);
        done(
          null,
          entries.filter((entry) => isVisible(entry, folder, rules)),
        );
      });
    });
  };
}

function parentOf(folder: string): string {
  const parent = posix.dirname(folder);
  return parent === '.' ? '' : parent;
}

/** The ignore files that have a say in a folder, the nearest first. */
async function rulesFor(options: {
  readonly root: string;
  readonly folder: string;
  readonly entries: readonly Dirent[];
  readonly inherited: readonly Rules[] | undefined;
}): Promise<readonly Rules[]> {
  const { root, folder, entries } = options;
  // Rules that ignore this folder were overruled by nearer ones on the way here, and have no say below it.
  const inherited = options.inherited?.filter((rules) => !test(rules, `${folder}/`).ignored) ?? [];
  // Git does not follow an ignore file that is a link.
  const own = entries.some((entry) => entry.name === '.gitignore' && entry.isFile())
    ? [await readRules(join(root, folder, '.gitignore'), folder)]
    : [];
  const exclude = folder === '' ? [await readRules(join(root, '.git/info/exclude'), '')] : [];
  return [...own, ...inherited, ...exclude];
}

async function readRules(file: string, folder: string): Promise<Rules> {
  const text = await new Promise<string>((done) => {
    readFile(file, 'utf8', (error, content) => done(error ? '' : content.replace(/^\uFEFF/, '')));
  });
  // Letter case counts on every system alike, so that the same tree gives the same list.
  return { folder, matcher: ignore({ ignorecase: false, allowRelativePaths: true }).add(text) };
}

function isVisible(entry: Dirent, folder: string, rules: readonly Rules[]): boolean {
  if (entry.name === '.git' || entry.name === 'node_modules') return false;
  const path = `${folder === '' ? '' : `${folder}/`}${entry.name}${entry.isDirectory() ? '/' : ''}`;
  for (const rule of rules) {
    const { ignored, unignored } = test(rule, path);
    if (ignored || unignored) return unignored;
  }
  return true;
}

function test({ folder, matcher }: Rules, path: string): { readonly ignored: boolean; readonly unignored: boolean } {
  return matcher.test(folder === '' ? path : path.slice(folder.length + 1));
}
