/**
 * Repositories to measure on: real packages from the registry as one workspace, and generated ones of any size. Each is
 * a git repository with one commit and a built context, so that a `check` of it is green. What is there is reused.
 */
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { contextFiles, decisionFiles } from './context.mjs';
import { generateWorkspace } from './generated.mjs';
import { historyStream } from './history.mjs';
import { ENVIRONMENT, fetchPackages, quietly } from './work.mjs';

/**
 * A repository to measure on.
 * @typedef {object} Corpus
 * @property {string} name
 * @property {string} dir
 * @property {string} edited path of the file that edits are made to
 * @property {string} list file with the absolute paths of all code files, one a line
 * @property {number} files code files as lintel counts them
 * @property {number} megabytes of code
 */

/** Written last, so that a tree that was cut short is made again. Counts up when a corpus changes its content. */
const DONE = 'lintel-bench-4';

const COMMIT_ENVIRONMENT = {
  ...ENVIRONMENT,
  GIT_AUTHOR_NAME: 'bench',
  GIT_AUTHOR_EMAIL: 'bench@localhost',
  GIT_AUTHOR_DATE: '2026-01-01T00:00:00Z',
  GIT_COMMITTER_NAME: 'bench',
  GIT_COMMITTER_EMAIL: 'bench@localhost',
  GIT_COMMITTER_DATE: '2026-01-01T00:00:00Z',
};

/**
 * rxjs, viem, effect and zod as packages of one workspace: 3,064 TypeScript files that lintel scans (two more are over 1 MB).
 * @param {string} work
 * @param {string} cli the command line of lintel
 * @returns {Corpus}
 */
export function registryCorpus(work, cli) {
  return corpus({ work, cli, name: 'registry', edited: 'packages/rxjs-7/src/internal/Observable.ts' }, (dir) => {
    write(dir, 'package.json', `${JSON.stringify({ name: 'registry', private: true, workspaces: ['packages/*'] })}\n`);
    for (const { name, version, dir: from } of fetchPackages(work)) {
      const to = join(dir, 'packages', `${name}-${version.split('.')[0]}`);
      mkdirSync(to, { recursive: true });
      for (const entry of readdirSync(from).filter((each) => isSource(name, each)))
        cpSync(join(from, entry), join(to, entry), { recursive: true });
    }
    // Two packages of one name would leave it open which of them an import means.
    const manifest = join(dir, 'packages/effect-4/package.json');
    writeFileSync(manifest, readFileSync(manifest, 'utf8').replace('"name": "effect"', '"name": "effect-4"'));
    return ['packages/rxjs-7', 'packages/zod-4'];
  });
}

/** What people write, as against what a build puts beside it. viem has its sources at the top; its builds start with `_`. */
function isSource(name, entry) {
  if (name === 'viem') return !entry.startsWith('_');
  return ['package.json', 'README.md', 'tsconfig.json', 'src', 'ai-docs'].includes(entry);
}

/**
 * A generated workspace of `count` files.
 * @param {string} work
 * @param {string} cli
 * @param {number} count
 * @returns {Corpus}
 */
export function generatedCorpus(work, cli, count) {
  return corpus({ work, cli, name: `generated-${count}`, edited: 'packages/part-000/src/area-1/file-12.ts' }, (dir) => {
    for (const [path, text] of generateWorkspace(count)) write(dir, path, text);
    return ['packages/part-000', 'packages/part-001'];
  });
}

/** Commits of a repository that nobody has set up. */
const COMMITS = 2_000;

/**
 * A generated workspace with agent files and a past, and without a set-up.
 * @param {string} work
 * @param {string} cli
 * @param {number} count
 * @returns {Corpus}
 */
export function unsetCorpus(work, cli, count) {
  const name = `unset-${count}`;
  const dir = join(work, 'corpora', name);
  if (!existsSync(join(dir, '.git', DONE))) {
    rmSync(dir, { recursive: true, force: true });
    mkdirSync(dir, { recursive: true });
    git(dir, 'init', '--quiet', '--initial-branch=main');
    const stream = join(work, 'corpora', `${name}.stream`);
    writeFileSync(stream, [...historyStream(new Map(generateWorkspace(count)), COMMITS)].join(''));
    quietly('sh', ['-c', 'git fast-import --quiet <"$1"', 'sh', stream], { cwd: dir });
    rmSync(stream);
    // Fast import leaves one file for all contents with few of them told by their differences; a clone has such a one.
    git(dir, 'repack', '-a', '-d', '-f', '--quiet');
    git(dir, 'reset', '--quiet', '--hard', 'main');
    writeFileSync(join(dir, '.git', DONE), '');
  }
  git(dir, 'checkout', '--quiet', '--', '.');
  settleIndex(dir);
  const edited = 'packages/part-000/src/area-1/file-12.ts';
  return { name, dir, edited, ...listCode({ work, cli, name, dir }) };
}

/**
 * A repository with nothing but decisions.
 * @param {string} work
 * @param {string} cli
 * @param {number} count
 * @returns {Corpus}
 */
export function decisionCorpus(work, cli, count) {
  return corpus({ work, cli, name: `decisions-${count}`, edited: 'src/first/index.ts' }, (dir) => {
    write(dir, 'package.json', '{ "name": "decisions", "private": true }\n');
    write(dir, 'src/first/index.ts', 'export const first = 1;\n');
    write(dir, 'src/second/index.ts', 'export const second = 2;\n');
    write(dir, 'src/second/index.test.ts', "import './index.js';\n");
    for (const [path, text] of decisionFiles(count)) write(dir, path, text);
    return ['src/first', 'src/second'];
  });
}

function corpus({ work, cli, name, edited }, fill) {
  const dir = join(work, 'corpora', name);
  if (!existsSync(join(dir, '.git', DONE))) {
    rmSync(dir, { recursive: true, force: true });
    mkdirSync(dir, { recursive: true });
    git(dir, 'init', '--quiet', '--initial-branch=main');
    const modules = fill(dir);
    for (const [path, text] of contextFiles(modules)) if (!existsSync(join(dir, path))) write(dir, path, text);
    build(cli, dir);
    git(dir, 'add', '--all');
    git(dir, 'commit', '--quiet', '--message', 'All of it');
    writeFileSync(join(dir, '.git', DONE), '');
  }
  // Outputs change with lintel's version; everything else is as committed.
  git(dir, 'checkout', '--quiet', '--', '.');
  build(cli, dir);
  settleIndex(dir);
  return { name, dir, edited, ...listCode({ work, cli, name, dir }) };
}

/** Without a cache: what a bench leaves in the caches of the person who runs it is nothing. */
function build(cli, dir) {
  quietly(process.execPath, [cli, 'build', '--root', dir, '--no-cache'], { cwd: dir });
}

/**
 * Makes git trust its index again: entries as old as the index itself are read on every `status`, which is what a
 * fresh clone costs and no warm tree does.
 * @param {string} dir
 */
function settleIndex(dir) {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1_100);
  git(dir, 'update-index', '-q', '--refresh');
}

/**
 * Lists what lintel reads of a repository, since P has to parse exactly that.
 * @param {{ readonly work: string, readonly cli: string, readonly name: string, readonly dir: string }} place
 */
export function listCode({ work, cli, name, dir }) {
  const list = join(work, 'corpora', `${name}.txt`);
  const facts = join(work, 'corpora', `${name}.json`);
  quietly('sh', ['-c', '"$1" "$2" scan --json --no-cache >"$3"', 'sh', process.execPath, cli, facts], { cwd: dir });
  // In a process of its own: the document is large, and a large bench would slow down every program that it starts.
  const script = new URL('list.mjs', import.meta.url).pathname;
  const counted = JSON.parse(quietly(process.execPath, [script, facts, dir, list], { cwd: dir }));
  rmSync(facts);
  return { list, files: counted.files, megabytes: counted.bytes / 1024 ** 2 };
}

/**
 * Runs git in a corpus.
 * @param {string} dir
 * @param {...string} args
 */
export function git(dir, ...args) {
  return quietly('git', args, { cwd: dir, env: COMMIT_ENVIRONMENT });
}

function write(dir, path, text) {
  const file = join(dir, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}
