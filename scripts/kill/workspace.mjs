/**
 * A repository that is built and killed over and over. Its notes stand in one of a few versions, and what a build of each
 * gives is worked out once, in a copy that nobody kills: a run then costs the build that is killed and the one after it.
 */
import { spawn, spawnSync } from 'node:child_process';
import {
  cpSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const CLI = new URL('../../dist/cli.js', import.meta.url).pathname;

/** Modules come and go with 4, guides with 3: after 12 versions everything has met everything. */
export const VERSIONS = 12;
const MODULES = 8;
const GUIDES = 4;

/**
 * @typedef {object} Built
 * @property {Readonly<Record<string, string>>} outputs
 * @property {number} took ms
 */

/**
 * @typedef {object} Workspace
 * @property {string} root
 * @property {string} lock
 * @property {NodeJS.ProcessEnv} env
 * @property {readonly Built[]} goals by version
 * @property {() => Readonly<Record<string, string>>} outputs
 * @property {() => readonly string[]} temporaries
 * @property {(version: number) => void} write
 * @property {() => void} remove
 */

/**
 * What every workspace starts from: the versions of the notes, and what a build of each gives.
 * @returns {Promise<{ readonly goals: readonly Built[], readonly open: () => Promise<Workspace> }>}
 */
export async function prepare() {
  const goals = [];
  for (let version = 0; version < VERSIONS; version++) {
    const work = mkdtempSync(join(tmpdir(), 'lintel-kill-goal-'));
    const root = join(work, 'root');
    plant(root);
    writeVersion(root, version);
    const env = environment(work);
    await expectBuilt(root, env);
    rmSync(join(root, 'context/lintel.lock'));
    for (const path of Object.keys(outputsIn(root))) rmSync(join(root, path), { force: true });
    // The second time its facts are known, as in the runs to come.
    const start = performance.now();
    await expectBuilt(root, env);
    goals.push({ outputs: outputsIn(root), took: performance.now() - start });
    rmSync(work, { recursive: true, force: true });
  }
  return { goals, open: () => open(goals) };
}

/**
 * @param {readonly Built[]} goals
 * @returns {Promise<Workspace>}
 */
async function open(goals) {
  const work = mkdtempSync(join(tmpdir(), 'lintel-kill-'));
  const root = join(work, 'root');
  plant(root);
  writeVersion(root, 0);
  const env = environment(work);
  await expectBuilt(root, env);
  return {
    root,
    lock: join(root, 'context/lintel.lock'),
    env,
    goals,
    outputs: () => outputsIn(root),
    temporaries: () => temporariesIn(root),
    write: (version) => writeVersion(root, version),
    remove: () => rmSync(work, { recursive: true, force: true }),
  };
}

/**
 * @param {string} work
 * @returns {NodeJS.ProcessEnv}
 */
export function environment(work) {
  return { ...process.env, LINTEL_CACHE_DIR: join(work, 'cache'), NO_COLOR: '1' };
}

/**
 * Starts a build, or what else `words` say. Resolves to how it ended.
 * @param {Pick<Workspace, 'root' | 'env'>} workspace
 * @param {{ readonly words?: readonly string[], readonly hook?: string, readonly onStart?: (child: import('node:child_process').ChildProcess) => void }} [how]
 * @returns {Promise<{ readonly signal: string | null, readonly status: number | null, readonly said: string }>}
 */
export function build({ root, env }, { words = ['build'], hook, onStart } = {}) {
  const before = hook === undefined ? [] : ['--import', hook];
  const child = spawn(process.execPath, [...before, CLI, ...words], {
    cwd: root,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  child.stdout.on('data', (chunk) => (said += chunk));
  child.stderr.on('data', (chunk) => (said += chunk));
  onStart?.(child);
  return new Promise((done) => child.on('close', (status, signal) => done({ status, signal, said })));
}

/**
 * @param {string} root
 * @param {NodeJS.ProcessEnv} env
 */
async function expectBuilt(root, env) {
  const { status, said } = await build({ root, env });
  if (status !== 0) throw new Error(`A build that nobody kills ended with ${status}.\n${said}`);
}

/**
 * A copy of the workspace as it stands, with everything that a build keeps.
 * @param {Workspace} workspace
 * @param {string} name
 * @returns {Workspace}
 */
export function copyOf(workspace, name) {
  const work = join(dirname(workspace.root), name);
  const root = join(work, 'root');
  cpSync(workspace.root, root, { recursive: true, verbatimSymlinks: true });
  return {
    ...workspace,
    root,
    lock: join(root, 'context/lintel.lock'),
    outputs: () => outputsIn(root),
    temporaries: () => temporariesIn(root),
    write: (version) => writeVersion(root, version),
    remove: () => rmSync(work, { recursive: true, force: true }),
  };
}

// ───────────────────────────── its files ─────────────────────────────

/** @param {string} root */
function plant(root) {
  for (let n = 0; n < MODULES; n++) {
    write(root, `src/m${n}/index.ts`, `export const m${n}: number = ${n};\n`);
    write(root, `src/m${n}/m.test.ts`, '');
  }
  write(root, 'package.json', '{ "name": "kill", "scripts": { "test": "vitest run" } }\n');
  spawnSync('git', ['init', '--quiet'], { cwd: root });
}

/**
 * Which notes there are and what they say differs from version to version, and so does what CLAUDE.md is.
 * @param {string} root
 * @param {number} version
 */
function writeVersion(root, version) {
  const config = `clients: [claude, codex, cursor]\nclaude: ${version % 3 === 0 ? 'link' : 'mirror'}\n`;
  // As code: what takes time to write need not take time to parse.
  const words = (/** @type {number} */ lines) =>
    `\`\`\`text\n${`Words of version ${version}.\n`.repeat(lines)}\`\`\`\n`;
  write(root, 'context/lintel.yaml', config);
  write(root, 'context/project.md', `---\nrule: Rule of ${version}.\n---\n\n# Kill\n\n${words(400)}`);
  for (let n = 0; n < MODULES; n++) {
    const head = `---\nmodule: src/m${n}\nsummary: Module ${n}.\n---\n\n# M ${n}\n\n`;
    place(root, `context/modules/m${n}.md`, (version + n) % 4 === 0 ? undefined : head + words(40));
  }
  for (let n = 0; n < GUIDES; n++) {
    const head = `---\napplies-to: "src/m${n}/**/*.test.ts"\n---\n\n# Guide ${n}\n\n`;
    place(root, `context/guides/g${n}.md`, (version + n) % 3 === 0 ? undefined : head + words(1));
  }
}

/**
 * @param {string} root
 * @param {string} path
 * @param {string | undefined} text
 */
function place(root, path, text) {
  if (text === undefined) rmSync(join(root, path), { force: true });
  else write(root, path, text);
}

/**
 * @param {string} root
 * @param {string} path
 * @param {string} text
 */
export function write(root, path, text) {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}

/**
 * Texts of all outputs and the lock by path; links by what they hold, since what they lead to may be yet to come.
 * @param {string} root
 * @returns {Readonly<Record<string, string>>}
 */
function outputsIn(root) {
  const found = readdirSync(root, { recursive: true, withFileTypes: true }).filter((entry) => !entry.isDirectory());
  const paths = found.map((entry) => join(entry.parentPath, entry.name)).filter(isOutput);
  const read = (/** @type {string} */ path) =>
    lstatSync(path).isSymbolicLink() ? `→ ${readlinkSync(path)}` : readFileSync(path, 'utf8');
  return Object.fromEntries(paths.sort().map((path) => [path.slice(root.length + 1), read(path)]));
}

/** @param {string} path */
function isOutput(path) {
  return /(?:AGENTS|CLAUDE)\.md$|rules\/.*\.mdc?$|lintel\.lock$/.test(path);
}

/** @param {string} root */
export function temporariesIn(root) {
  return readdirSync(root, { recursive: true, encoding: 'utf8' }).filter(
    (path) => path.endsWith('.tmp') && !path.startsWith('.git/'),
  );
}
