/**
 * Loaded before the program: kills it at one step. A step is one call that changes the disk below `KILL_ROOT`; `KILL_AT`
 * says which, and 0 kills nothing. What is written when it is killed has been written half. Writes the number of steps to `KILL_LOG`.
 */
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';

const due = Number(process.env['KILL_AT']);
const root = process.env['KILL_ROOT'] ?? '';
const log = process.env['KILL_LOG'] ?? '';
let steps = 0;

/** Counts a step; true when it is the last. */
function isLast() {
  steps += 1;
  return steps === due;
}

function die() {
  process.kill(process.pid, 'SIGKILL');
}

/** @param {unknown} path */
function isHere(path) {
  return String(path).startsWith(root);
}

for (const name of ['mkdir', 'chmod', 'chown', 'rename', 'unlink', 'rmdir', 'rm', 'symlink']) {
  const original = fs.promises[name];
  fs.promises[name] = async (...words) => {
    if (words.some(isHere) && isLast()) die();
    return await original(...words);
  };
}

const open = fs.promises.open;
fs.promises.open = async (...words) => {
  if (words[1] === 'r' || !isHere(words[0])) return await open(...words);
  if (isLast()) die();
  const handle = await open(...words);
  const { writeFile, sync, close } = handle;
  handle.writeFile = async (text, ...rest) => {
    if (isLast()) {
      fs.writeSync(handle.fd, String(text).slice(0, String(text).length / 2));
      die();
    }
    await writeFile.call(handle, text, ...rest);
  };
  handle.sync = async () => {
    if (isLast()) die();
    await sync.call(handle);
  };
  handle.close = async () => {
    if (isLast()) die();
    await close.call(handle);
  };
  return handle;
};
syncBuiltinESMExports();
process.on('exit', () => fs.writeFileSync(log, String(steps)));
