/**
 * A session of Cursor's agent SDK. Its prompt is put together on Cursor's server, so what can be seen here is what the
 * client uploads, and as what: always applied, applied by globs, or on request.
 */
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import picomatch from 'picomatch';

const PROGRAM = fileURLToPath(new URL('cursor-upload.mjs', import.meta.url));

/**
 * A rule as it was uploaded.
 * @typedef {object} Upload
 * @property {string} path
 * @property {'always' | 'globs' | 'agent-requested' | 'manual' | 'unknown'} type
 * @property {readonly string[]} globs
 * @property {string} body
 */

/**
 * @param {import('./install.mjs').Installed} installed
 * @param {{ readonly dir: string, readonly session: import('./fixtures.mjs').Session, readonly home: string, readonly run: import('./session.mjs').Run }} where
 * @returns {Promise<import('./session.mjs').Heard>}
 */
export async function uploadedBy({ folder = '', node = '' }, { dir, session, home, run }) {
  const cwd = join(dir, session.start);
  // Without its own ripgrep the SDK finds no rule file, and says nothing.
  const search = join(dirname(folder), `sdk-${process.platform}-${process.arch}/bin/rg`);
  const env = { PATH: process.env['PATH'] ?? '', HOME: home, TERM: 'dumb', CURSOR_RIPGREP_PATH: search };
  const { out, log } = await run([node, PROGRAM, folder, cwd], { cwd, env });
  const line = out.split('\n').find((each) => each.startsWith('[{'));
  if (line === undefined) return { turns: [], refused: [], log };
  /** @type {readonly Upload[]} */
  const uploads = JSON.parse(line);
  const touched = [[], ...session.touches.map((_, index) => session.touches.slice(0, index + 1))];
  return { turns: touched.map((paths) => applied(uploads, paths)), refused: [], log };
}

/**
 * The texts that hold once some paths were touched. What an agent or a person has to ask for is not given to it.
 * @param {readonly Upload[]} uploads
 * @param {readonly string[]} paths
 */
export function applied(uploads, paths) {
  return uploads
    .filter(({ type, globs }) => type === 'always' || (type === 'globs' && paths.some(matcher(globs))))
    .map(({ body }) => body);
}

/** @param {readonly string[]} globs */
function matcher(globs) {
  const matches = picomatch([...globs], { dot: true });
  return (/** @type {string} */ path) => matches(path);
}
