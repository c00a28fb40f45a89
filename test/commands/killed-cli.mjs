/**
 * Loaded before the program: kills it at one step. A step is one call that changes the disk; `KILL_AT` says which.
 * A write that is killed has written half.
 */
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { join } from 'node:path';

const due = Number(process.env['KILL_AT']);
const root = process.env['KILL_ROOT'] ?? '';
let steps = 0;

function step() {
  steps += 1;
  if (steps === due) process.kill(process.pid, 'SIGKILL');
}

for (const name of ['mkdir', 'chmod', 'rename', 'unlink', 'rmdir', 'symlink', 'rm']) {
  const original = fs.promises[name];
  fs.promises[name] = async (...words) => {
    // The cache is nobody's work.
    if (words.some((word) => String(word).startsWith(root))) step();
    return await original(...words);
  };
}
const { writeFile } = fs.promises;
fs.promises.writeFile = async (file, text, ...rest) => {
  if (String(file).startsWith(root)) {
    steps += 1;
    if (steps === due) {
      fs.writeFileSync(file, String(text).slice(0, String(text).length / 2), ...rest);
      process.kill(process.pid, 'SIGKILL');
    }
  }
  return await writeFile(file, text, ...rest);
};
syncBuiltinESMExports();
process.on('exit', () => fs.writeFileSync(join(root, '../steps.txt'), String(steps)));
