/** A fixture on disk: a git repository in a temporary folder, compiled by the built lintel, which is then asked about it. */
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const CLI = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));

/**
 * @typedef {object} Project
 * @property {string} dir
 * @property {readonly string[]} notices what the build says that clients cannot get as it was meant
 * @property {(path: string, client: string) => readonly import('./expected.mjs').ExplainedFile[]} explain
 * @property {(path: string) => boolean} exists
 * @property {() => void} remove
 */

/**
 * @param {import('./fixtures.mjs').Fixture} fixture
 * @returns {Project}
 */
export function buildProject({ name, files }) {
  const dir = realpathSync(mkdtempSync(join(tmpdir(), `lintel-clients-${name}-`)));
  for (const [path, text] of files) {
    mkdirSync(dirname(join(dir, path)), { recursive: true });
    writeFileSync(join(dir, path), text);
  }
  execFileSync('git', ['init', '--quiet', dir]);
  const build = lintel(dir, ['build', '--verbose']);
  if (build.status !== 0) throw new Error(`lintel build fails in ${name}:\n${build.stdout}\n${build.stderr}`);
  const notices = build.stderr.split('\n').flatMap((line) => /^note: (.*)/.exec(line)?.[1] ?? []);
  return {
    dir,
    notices,
    explain: explainer(dir),
    exists: (path) => existsSync(join(dir, path)),
    remove: () => rmSync(dir, { recursive: true, force: true }),
  };
}

/** @param {string} dir */
function explainer(dir) {
  /** @type {Map<string, readonly import('./expected.mjs').ExplainedFile[]>} */
  const known = new Map();
  return (/** @type {string} */ path, /** @type {string} */ client) => {
    const key = `${client} ${path}`;
    const found = known.get(key) ?? explained(dir, path, client);
    known.set(key, found);
    return found;
  };
}

/**
 * @param {string} dir
 * @param {string} path
 * @param {string} client
 * @returns {readonly import('./expected.mjs').ExplainedFile[]}
 */
function explained(dir, path, client) {
  const run = lintel(dir, ['explain', path, '--json', '--client', client]);
  if (run.status !== 0) throw new Error(`lintel explain ${path} fails:\n${run.stderr}`);
  return JSON.parse(run.stdout).clients[0].files;
}

/**
 * @param {string} cwd
 * @param {readonly string[]} args
 */
function lintel(cwd, args) {
  return spawnSync(process.execPath, [CLI, ...args], { cwd, encoding: 'utf8', env: { ...process.env, NO_COLOR: '1' } });
}

/** Files above the temporary folder that some client would load; with one of them nothing can be said. */
export function strangersAbove() {
  const folders = [];
  for (let folder = realpathSync(tmpdir()); !folders.includes(folder); folder = dirname(folder)) folders.push(folder);
  const names = [
    'CLAUDE.md',
    'CLAUDE.local.md',
    '.claude/CLAUDE.md',
    '.claude/rules',
    'AGENTS.md',
    'GEMINI.md',
    '.git',
  ];
  return folders.flatMap((folder) => names.map((name) => join(folder, name))).filter((path) => existsSync(path));
}
