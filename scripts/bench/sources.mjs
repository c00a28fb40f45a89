/** The sources of lintel compiled file by file, for measurements of single parts: the product itself is one bundle. */
import { existsSync, mkdirSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { quietly } from './work.mjs';

const repository = fileURLToPath(new URL('../..', import.meta.url));

/**
 * Compiles `src` into a folder, which is made anew. Nothing is bundled, so parts run as they are written.
 * @param {string} folder
 * @returns {string} the folder of the code; `scan/file.js` stands below it
 */
export function compileSources(folder) {
  const code = join(folder, 'dist');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  // What the code looks for beside itself.
  for (const name of ['package.json', 'templates', 'node_modules'])
    symlinkSync(join(repository, name), join(folder, name));
  const tsc = join(repository, 'node_modules/typescript/bin/tsc');
  const options = ['--outDir', code, '--declaration', 'false', '--emitDeclarationOnly', 'false'];
  quietly(process.execPath, [tsc, '-p', join(repository, 'tsconfig.build.json'), ...options], { cwd: repository });
  if (!existsSync(join(code, 'scan/file.js'))) throw new Error(`Nothing was compiled into ${folder}.`);
  return code;
}
