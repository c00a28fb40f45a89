/**
 * Applies changes and kills itself at one step: `node killed.mjs <module> <changes.json> <step>`.
 * A step is one call that changes the disk; a write that is killed has written half.
 */
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { pathToFileURL } from 'node:url';

const [module, plan, step] = process.argv.slice(2);
let steps = 0;

function killIfDue() {
  steps += 1;
  if (steps === Number(step)) process.kill(process.pid, 'SIGKILL');
}

for (const name of ['mkdir', 'chmod', 'chown', 'rename', 'unlink', 'rmdir']) {
  const original = fs.promises[name];
  fs.promises[name] = async (...words) => {
    killIfDue();
    return await original(...words);
  };
}

const open = fs.promises.open;
fs.promises.open = async (...words) => {
  killIfDue();
  const handle = await open(...words);
  const { sync, close } = handle;
  handle.writeFile = async (text) => {
    fs.writeSync(handle.fd, text.slice(0, text.length / 2));
    killIfDue();
    fs.ftruncateSync(handle.fd, 0);
    return await handle.write(text, 0);
  };
  handle.sync = async () => {
    killIfDue();
    return await sync.call(handle);
  };
  handle.close = async () => {
    killIfDue();
    return await close.call(handle);
  };
  return handle;
};
syncBuiltinESMExports();

const { applyChanges } = await import(pathToFileURL(module).href);
const { root, changes, options } = JSON.parse(fs.readFileSync(plan, 'utf8'));
const problems = await applyChanges(root, changes, options);
process.stdout.write(JSON.stringify({ problems, steps }));
