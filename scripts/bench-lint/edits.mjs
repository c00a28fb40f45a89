/** The few ways in which the benchmark changes a workspace. Each refuses to do nothing: a mutation that changes no byte proves nothing. */
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** @typedef {(dir: string) => void} Edit */

/** Where the code of the benchmark's first package stands. */
export const CORE = 'packages/core/src';

/** Exchanges every `before` of a file, or the first match of a pattern, for `after`. @returns {Edit} */
export function swap(path, before, after) {
  return (dir) => {
    const text = readFileSync(join(dir, path), 'utf8');
    const changed = typeof before === 'string' ? text.replaceAll(before, after) : text.replace(before, after);
    if (changed === text) throw new Error(`${path} has no ${before}.`);
    writeFileSync(join(dir, path), changed);
  };
}

/** Renames a file and everything that imports it by its last name. @returns {Edit} */
export function move(from, to) {
  return (dir) => {
    mkdirSync(dirname(join(dir, to)), { recursive: true });
    renameSync(join(dir, from), join(dir, to));
  };
}

/** @returns {Edit} */
export function remove(path) {
  return (dir) => {
    if (!existsSync(join(dir, path))) throw new Error(`There is no ${path}.`);
    rmSync(join(dir, path), { recursive: true });
  };
}

/** @returns {Edit} */
export function write(path, text) {
  return (dir) => {
    mkdirSync(dirname(join(dir, path)), { recursive: true });
    writeFileSync(join(dir, path), text);
  };
}

/** @returns {Edit} */
export function append(path, text) {
  return (dir) => writeFileSync(join(dir, path), readFileSync(join(dir, path), 'utf8') + text);
}

/** Changes a JSON file through `change`. @returns {Edit} */
export function json(path, change) {
  return (dir) => {
    const before = readFileSync(join(dir, path), 'utf8');
    const value = JSON.parse(before);
    change(value);
    const after = `${JSON.stringify(value, null, 2)}\n`;
    if (after === before) throw new Error(`${path} stays as it is.`);
    writeFileSync(join(dir, path), after);
  };
}

/** One after the other. @returns {Edit} */
export function all(...edits) {
  return (dir) => edits.forEach((edit) => edit(dir));
}

/** Gives a key of an object another name. */
export function renameKey(object, from, to) {
  object[to] = object[from];
  delete object[from];
}

/** In all code of the workspace. @returns {Edit} */
export function swapAll(before, after) {
  const files = ['constants.ts', 'index.ts', 'ledger.ts', 'ledger.test.ts', 'money.ts'].map(
    (name) => `${CORE}/${name}`,
  );
  return swapIn(
    [...files, 'packages/server/src/index.ts', 'packages/cli/src/main.ts', 'packages/cli/src/commands/report.ts'],
    before,
    after,
  );
}

/** In those of the files that have it, and in one at least. @returns {Edit} */
export function swapIn(files, before, after) {
  return (dir) => {
    let count = 0;
    for (const file of files) {
      try {
        swap(file, before, after)(dir);
        count++;
      } catch {
        // Not every file names it.
      }
    }
    if (count === 0) throw new Error(`Nothing names ${before}.`);
  };
}
