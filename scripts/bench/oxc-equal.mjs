/**
 * Are the facts from oxc's declaration text those of the file itself? Runs over a list in one process and prints counts
 * of differences by kind as JSON. Arguments: a folder with oxc installed, the list, the compiled scan/file.ts.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { differencesOf } from './oxc-differences.mjs';

const [tools, list, scan] = process.argv.slice(2);
const { scanFile } = await import(scan);
const need = createRequire(join(tools, 'package.json'));
const { isolatedDeclarationSync } = need('oxc-transform');
const { parseSync } = need('oxc-parser');

/** Declaration text is made of TypeScript; JavaScript and declarations would stay with ts-morph. */
const TYPESCRIPT = /(?<!\.d)\.(?:[cm]?ts|tsx)$/;

const counts = { files: 0, equal: 0, equalButLines: 0, oxcErrors: 0, byKind: {}, example: {} };
for (const file of readFileSync(list, 'utf8')
  .split('\n')
  .filter((path) => TYPESCRIPT.test(path))) {
  const text = readFileSync(file, 'utf8');
  const record = scanFile(file, text);
  const { code, errors } = isolatedDeclarationSync(file, text, { stripInternal: false });
  const native = scanFile(file, code);
  const kinds = differencesOf(record, { ...native, imports: importsOf(file, text) });
  counts.files++;
  if (errors.length > 0) counts.oxcErrors++;
  if (kinds.size === 0) counts.equal++;
  if ([...kinds.keys()].every((kind) => kind.startsWith('line'))) counts.equalButLines++;
  for (const [kind, example] of kinds) {
    counts.byKind[kind] = (counts.byKind[kind] ?? 0) + 1;
    counts.example[kind] ??= `${file}: ${example}`;
  }
}
process.stdout.write(JSON.stringify(counts));

/** Declaration text drops imports that only bodies use, so they come from the parser's own records. */
function importsOf(file, text) {
  const { module } = parseSync(file, text);
  const lineAt = lines(text);
  const found = module.staticImports.map(({ moduleRequest, entries }) => ({
    specifier: moduleRequest.value,
    form: entries.length > 0 && entries.every(({ isType }) => isType) ? 'type' : 'static',
    line: lineAt(moduleRequest.start),
  }));
  for (const { entries } of module.staticExports) {
    const request = entries.find(({ moduleRequest }) => moduleRequest)?.moduleRequest;
    if (request) found.push({ specifier: request.value, form: 'reexport', line: lineAt(request.start) });
  }
  for (const { moduleRequest } of module.dynamicImports) {
    const written = text.slice(moduleRequest.start, moduleRequest.end);
    if (/^(['"`])[^$]*\1$/.test(written))
      found.push({ specifier: written.slice(1, -1), form: 'dynamic', line: lineAt(moduleRequest.start) });
  }
  return found.sort((a, b) => a.line - b.line);
}

function lines(text) {
  const starts = [0];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return (offset) => {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (starts[middle] <= offset) low = middle;
      else high = middle - 1;
    }
    return low + 1;
  };
}
