/**
 * Turns the document of `lintel scan --json` into a list of absolute paths, and prints how many files and bytes they are.
 * Arguments: the document, the root, the list to write.
 */
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const [facts, dir, list] = process.argv.slice(2);
const { files } = JSON.parse(readFileSync(facts, 'utf8'));
const broken = files.filter(({ syntaxError }) => syntaxError !== undefined);
// A scan that gives up on the code is fast and proves nothing.
if (broken.length > files.length / 20)
  throw new Error(`lintel could not read ${broken.length} of ${files.length} files: ${broken[0].syntaxError.message}`);
const paths = files.map(({ path }) => join(dir, path));
writeFileSync(list, paths.map((path) => `${path}\n`).join(''));
const bytes = paths.reduce((sum, path) => sum + statSync(path).size, 0);
process.stdout.write(JSON.stringify({ files: paths.length, bytes }));
