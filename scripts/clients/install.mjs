/**
 * Installs the pinned clients from the registry into a folder outside of every repository, and reuses what is there. Asked
 * a second time, without the network, it only looks what the first time brought.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { NEWER_NODE, RELEASES } from './releases.mjs';

/**
 * A client that is there, or why it is not.
 * @typedef {object} Installed
 * @property {import('./releases.mjs').Release} release
 * @property {string} [folder] the package
 * @property {string} [program] what is started; absent for a library
 * @property {string} [node] the Node that runs it
 * @property {string} [absentBecause]
 */

/** Where clients are kept: `LINTEL_CLIENTS_DIR`, else the cache folder of the system. */
export function clientsFolder() {
  const { LINTEL_CLIENTS_DIR: named, XDG_CACHE_HOME: xdg, LOCALAPPDATA: local } = process.env;
  if (named !== undefined && named !== '') return named;
  const caches = { darwin: join(homedir(), 'Library/Caches'), win32: local ?? join(homedir(), 'AppData/Local') };
  const system = Object.entries(caches).find(([platform]) => platform === process.platform)?.[1];
  return join(system ?? xdg ?? join(homedir(), '.cache'), 'lintel-clients');
}

/**
 * A folder of releases, and whom to tell what is being installed; with nobody to tell nothing is installed.
 * @typedef {{ readonly folder: string, readonly say?: (line: string) => void }} Store
 */

/**
 * @param {Store} store
 * @param {readonly string[]} names of clients; empty means all
 * @returns {readonly Installed[]}
 */
export function installClients(store, names) {
  const wanted = RELEASES.filter(({ client }) => names.length === 0 || names.includes(client));
  return wanted.map((release) => {
    const failure = install(store, release.package, release.version);
    if (failure !== undefined) return { release, absentBecause: failure };
    const node = release.node === undefined || isAtLeast(release.node) ? process.execPath : newerNode(store);
    if (node === undefined) return { release, absentBecause: `it asks for Node ${release.node}, which cannot be had` };
    const home = placeOf(store, release.package, release.version);
    const packageFolder = join(home, 'node_modules', release.package);
    return { release, node, folder: packageFolder, ...programOf(release, home, node) };
  });
}

/**
 * @param {import('./releases.mjs').Release} release
 * @param {string} home
 * @param {string} node
 */
function programOf({ bin }, home, node) {
  if (bin === undefined) return {};
  const program = join(home, 'node_modules/.bin', bin);
  const env = { ...process.env, PATH: `${dirname(node)}:${process.env['PATH']}` };
  const asked = spawnSync(program, ['--version'], { env, encoding: 'utf8', timeout: 60_000 });
  if (asked.status === 0) return { program };
  return {
    absentBecause: `${bin} --version fails: ${(asked.stderr ?? asked.error?.message ?? '').trim().slice(0, 200)}`,
  };
}

/** @param {Store} store */
function newerNode(store) {
  const failure = install(store, 'node', NEWER_NODE);
  return failure === undefined ? join(placeOf(store, 'node', NEWER_NODE), 'node_modules/node/bin/node') : undefined;
}

/**
 * Each release has a folder to itself, so that one that cannot be installed costs no other.
 * @param {Store} store
 * @param {string} name
 * @param {string} version
 */
function placeOf({ folder }, name, version) {
  return join(folder, `${name.replace(/^@/, '').replace('/', '-')}-${version}`);
}

/**
 * @param {Store} store
 * @param {string} name
 * @param {string} version
 * @returns {string | undefined} why it could not be done
 */
function install(store, name, version) {
  const home = placeOf(store, name, version);
  const [done, failed] = [join(home, 'installed'), join(home, 'failed')];
  if (existsSync(done)) return undefined;
  if (store.say === undefined) return existsSync(failed) ? readFileSync(failed, 'utf8') : 'it is not installed';
  store.say(`installing ${name} ${version}`);
  rmSync(home, { recursive: true, force: true });
  mkdirSync(home, { recursive: true });
  writeFileSync(join(home, 'package.json'), '{ "private": true }\n');
  const options = ['--no-audit', '--no-fund', '--loglevel', 'error'];
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const run = spawnSync(npm, ['install', ...options, `${name}@${version}`], { cwd: home, encoding: 'utf8' });
  const reason = run.error?.message ?? run.stderr.trim().split('\n').slice(0, 3).join(' ');
  writeFileSync(run.status === 0 ? done : failed, `npm install fails: ${reason}`);
  return run.status === 0 ? undefined : `npm install fails: ${reason}`;
}

/** @param {string} least */
function isAtLeast(least) {
  const [have, need] = [process.versions.node, least].map((version) => version.split('.').map(Number));
  const index = (need ?? []).findIndex((part, place) => part !== have?.[place]);
  return index === -1 || (have?.[index] ?? 0) > (need?.[index] ?? 0);
}
