/**
 * The same code without the bodies of its functions, blanked by offset so that lines and columns stay. Bodies that hold
 * `import(` or `require(` stay, since lintel reads those. Uses the full parse to find them: it measures what the parse
 * of such a text costs, not what finding the bodies would. Arguments: a folder with TypeScript, the list, a folder for
 * the texts, the list to write.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { extname, join } from 'node:path';

const [tools, list, folder, blankList] = process.argv.slice(2);
const ts = createRequire(join(tools, 'package.json'))('typescript');

mkdirSync(folder, { recursive: true });
const written = readFileSync(list, 'utf8')
  .split('\n')
  .filter(Boolean)
  .map((file, at) => {
    const to = join(folder, `${at}${file.endsWith('.d.ts') ? '.d.ts' : extname(file)}`);
    writeFileSync(to, blanked(file, readFileSync(file, 'utf8')));
    return to;
  });
writeFileSync(blankList, written.map((path) => `${path}\n`).join(''));

function blanked(file, text) {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, false);
  let result = '';
  let done = 0;
  const visit = (node) => {
    const { body } = node;
    if (body === undefined || !ts.isFunctionLike(node) || !ts.isBlock(body)) {
      ts.forEachChild(node, visit);
      return;
    }
    for (const parameter of node.parameters) visit(parameter);
    const start = body.getStart(source) + 1;
    const inside = text.slice(start, body.end - 1);
    if (!/\b(?:import|require)\s*\(/.test(inside)) {
      result += text.slice(done, start) + inside.replace(/[^\n\r]/g, ' ');
      done = body.end - 1;
    }
  };
  ts.forEachChild(source, visit);
  return result + text.slice(done);
}
