/**
 * P, the anchor: one cold process that loads TypeScript, reads the files of a list and parses each, and keeps nothing.
 * Arguments: a folder with TypeScript installed, a file with one absolute path a line.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const [tools, list] = process.argv.slice(2);
const ts = createRequire(join(tools, 'package.json'))('typescript');

let statements = 0;
for (const file of readFileSync(list, 'utf8').split('\n')) {
  if (file === '') continue;
  statements += ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, false).statements.length;
}
if (statements === 0) throw new Error(`${list} names no code.`);
