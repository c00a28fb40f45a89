/**
 * One session of a client in a project: an empty home, a scrubbed environment, a stand-in for its model, and an end in
 * bounded time. Says what had arrived at the model after each file that was read, and judges nothing.
 */
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { textsIn } from './arrived.mjs';
import { startModelApi } from './model-api.mjs';
import { LAUNCHES } from './releases.mjs';
import { uploadedBy } from './cursor-session.mjs';

/** A session takes 2 to 10 seconds on two quiet cores. */
const MAX_SECONDS = 120;

/**
 * @typedef {object} Heard
 * @property {readonly (readonly string[])[]} turns the texts that the model had: at the start, then after each touched file
 * @property {readonly string[]} refused what else the client asked for
 * @property {string} log the end of what it printed
 */

/**
 * @param {import('./install.mjs').Installed} installed
 * @param {string} dir the project
 * @param {import('./fixtures.mjs').Session} session
 * @returns {Promise<Heard>}
 */
export async function hear(installed, dir, session) {
  const home = mkdtempSync(join(tmpdir(), 'lintel-clients-home-'));
  try {
    return installed.program === undefined
      ? await uploadedBy(installed, { dir, session, home, run })
      : await modelCalls(installed, { dir, session, home });
  } finally {
    rmSync(home, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }
}

/**
 * @param {import('./install.mjs').Installed} installed
 * @param {{ readonly dir: string, readonly session: import('./fixtures.mjs').Session, readonly home: string }} where
 * @returns {Promise<Heard>}
 */
async function modelCalls({ release, program = '', node = '' }, { dir, session, home }) {
  const api = await startModelApi(session.touches.map((path) => join(dir, path)));
  const { args, env, files = {} } = LAUNCHES[release.client]?.(api.url) ?? { args: [], env: {} };
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(home, path)), { recursive: true });
    writeFileSync(join(home, path), text);
  }
  const proxies = { HTTP_PROXY: api.url, HTTPS_PROXY: api.url, NO_PROXY: '127.0.0.1,localhost' };
  const cwd = join(dir, session.start);
  const { log } = await run([program, ...args], { cwd, env: { ...scrubbed(home, node), ...proxies, ...env } });
  api.close();
  const counts = [0, ...session.touches.map((_, index) => index + 1)];
  const turns = counts.flatMap((count) => {
    const request = api.requests.findLast(({ answered }) => answered === count);
    return request === undefined ? [] : [textsIn(request.body)];
  });
  return { turns, refused: [...api.refused], log };
}

/**
 * The whole environment of a client, but for what its own start needs.
 * @param {string} home
 * @param {string} node
 * @returns {Readonly<Record<string, string>>}
 */
function scrubbed(home, node) {
  const temporary = join(home, 'tmp');
  mkdirSync(temporary, { recursive: true });
  const PATH = `${dirname(node)}:${process.env['PATH']}`;
  return { PATH, HOME: home, TMPDIR: temporary, TERM: 'dumb', LANG: 'C.UTF-8', NO_COLOR: '1', CI: '1' };
}

/**
 * @typedef {(command: readonly string[], options: { readonly cwd: string, readonly env: Readonly<Record<string, string>> }) => Promise<{ readonly out: string, readonly log: string }>} Run
 */

/** @type {Run} */
export async function run([program = '', ...args], { cwd, env }) {
  // A group of its own, so that what the client has started ends with it.
  const child = spawn(program, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'], detached: true });
  let [out, log] = ['', ''];
  child.stdout.on('data', (chunk) => {
    out += chunk;
    log += chunk;
  });
  child.stderr.on('data', (chunk) => (log += chunk));
  const timer = setTimeout(() => endGroup(child.pid), MAX_SECONDS * 1000);
  await new Promise((ended) => {
    child.on('error', (error) => ended((log += error.message)));
    child.on('close', ended);
    // What the client leaves running may hold its pipes open.
    child.on('exit', () => setTimeout(ended, 2000));
  });
  clearTimeout(timer);
  endGroup(child.pid);
  return { out, log: log.slice(-2000) };
}

/** @param {number | undefined} pid */
function endGroup(pid) {
  if (pid === undefined) return;
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // It has ended by itself.
  }
}
