/**
 * Applies changes on a disk that fails: `node faulty.mjs <module> <plan.json>`. A step is one call that changes the disk.
 * At the step that a job names the fault strikes: `kill` ends this process, a write that is killed has written half;
 * `lost` says yes and does nothing; anything else is the code of a system error. Prints one result for each job.
 */
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { pathToFileURL } from 'node:url';

const [module, file] = process.argv.slice(2);
const { fault, isLasting, jobs, changes, options } = JSON.parse(fs.readFileSync(file, 'utf8'));
let steps = 0;
let due = 0;

/** Counts a step, and says whether the fault strikes here. */
function strikes() {
  steps += 1;
  return steps === due || (isLasting && steps > due);
}

/** Ends the process or throws, as the fault has it; returns true where the call shall do nothing. */
function suffer(name) {
  if (!strikes()) return false;
  if (fault === 'kill') process.kill(process.pid, 'SIGKILL');
  // Some file systems keep no modes and owners, and that is no failure.
  if (fault === 'lost') return name !== 'chmod' && name !== 'chown';
  throw Object.assign(new Error(`${fault}: made up`), { code: fault });
}

for (const name of ['mkdir', 'chmod', 'chown', 'rename', 'unlink', 'rmdir', 'symlink']) {
  const original = fs.promises[name];
  fs.promises[name] = async (...words) => (suffer(name) ? undefined : await original(...words));
}

const open = fs.promises.open;
fs.promises.open = async (...words) => {
  if (words[1] === 'r') return await open(...words);
  // What is not there cannot be written to: opening is never lost.
  if (strikes() && fault !== 'lost') {
    if (fault === 'kill') process.kill(process.pid, 'SIGKILL');
    throw Object.assign(new Error(`${fault}: made up`), { code: fault });
  }
  const handle = await open(...words);
  const { sync, close } = handle;
  handle.writeFile = async (text) => {
    fs.writeSync(handle.fd, text.slice(0, text.length / 2));
    if (suffer()) return;
    fs.ftruncateSync(handle.fd, 0);
    await handle.write(text, 0);
  };
  handle.sync = async () => {
    if (!suffer()) await sync.call(handle);
  };
  handle.close = async () => {
    const isKilled = strikes() && fault === 'kill';
    if (isKilled) process.kill(process.pid, 'SIGKILL');
    await close.call(handle);
  };
  return handle;
};
syncBuiltinESMExports();

const { applyChanges } = await import(pathToFileURL(module).href);
const results = [];
for (const { root, step } of jobs) {
  [steps, due] = [0, step];
  const problems = await applyChanges(root, changes, options);
  results.push({ problems, steps });
}
process.stdout.write(JSON.stringify(results));
