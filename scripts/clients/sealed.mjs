/**
 * Runs this program again where no network is but the loopback: in a network namespace of its own, where the system
 * allows one. Elsewhere the stand-in refuses outside hosts as the proxy, which binds only clients that ask it.
 */
import { spawnSync } from 'node:child_process';

const VARIABLE = 'LINTEL_CLIENTS_SEAL';
const LOOPBACK = 'ip link set lo up';

/** How this run is kept from the network; undefined in one that has not been sealed yet. */
export function seal() {
  return process.env[VARIABLE];
}

/**
 * @param {readonly string[]} argv arguments of this program
 * @returns {number} its exit code
 */
export function runSealed(argv) {
  const again = [process.execPath, ...argv];
  const hasNamespaces = spawnSync('unshare', ['-rn', 'sh', '-c', LOOPBACK]).status === 0;
  const command = hasNamespaces ? ['unshare', '-rn', 'sh', '-c', `${LOOPBACK} && exec "$@"`, 'sh', ...again] : again;
  const kind = hasNamespaces ? 'a network namespace with nothing but the loopback' : 'a proxy that refuses every host';
  const [program = '', ...args] = command;
  return spawnSync(program, args, { stdio: 'inherit', env: { ...process.env, [VARIABLE]: kind } }).status ?? 1;
}
