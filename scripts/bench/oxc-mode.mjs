/**
 * One cold process of the parser experiment: reads the files of a list in one way and keeps nothing. oxc.mjs runs it.
 * Arguments: the way, a folder with the packages that it needs, the list, the compiled scan/file.ts.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const [mode, tools, list, scan] = process.argv.slice(2);
const need = createRequire(join(tools, 'package.json'));
const files = readFileSync(list, 'utf8').split('\n').filter(Boolean);
const read = (file) => readFileSync(file, 'utf8');

/** Something that depends on what was read, so that no engine may skip the work. */
let seen = 0;

/** @type {Readonly<Record<string, () => void | Promise<void>>>} */
const MODES = {
  /** lintel's facts of each file, without the graph: what the others would have to replace. */
  facts: async () => {
    const { scanFile } = await import(scan);
    for (const file of files) seen += scanFile(file, read(file)).exports.length;
  },
  /** oxc writes the declarations as text; nobody reads them. */
  declarations: () => {
    const { isolatedDeclarationSync } = need('oxc-transform');
    for (const file of files) seen += isolatedDeclarationSync(file, read(file), { stripInternal: false }).code.length;
  },
  /** The same, then lintel's facts of that text. The way in which ts-morph would stay the parser of record. */
  'declarations-facts': async () => {
    const { isolatedDeclarationSync } = need('oxc-transform');
    const { scanFile } = await import(scan);
    for (const file of files) {
      const { code } = isolatedDeclarationSync(file, read(file), { stripInternal: false });
      seen += scanFile(file, code).exports.length;
    }
  },
  /** The lazy tree, top-level statements only. Needs Node 22. */
  lazy: () => {
    const { parseSync } = need('oxc-parser');
    for (const file of files) {
      const result = parseSync(file, read(file), { experimentalLazy: true });
      for (const statement of result.program.body) if (statement.type.startsWith('Export')) seen++;
      result.dispose();
    }
  },
  /** Records of static imports, static exports and dynamic imports, without a tree. */
  records: () => {
    const { parseSync } = need('oxc-parser');
    for (const file of files) seen += parseSync(file, read(file)).module.staticExports.length;
  },
  /** Every token of every file by TypeScript's scanner, and no parser: the least that blanking of bodies would cost. */
  tokens: async () => {
    const ts = need('typescript');
    const { scanTokens } = await import('./oxc-tokens.mjs');
    for (const file of files) seen += scanTokens(ts, read(file), file.endsWith('x'));
  },
  /** TypeScript's own search for imports: tokens up to the last import. */
  preprocess: () => {
    const ts = need('typescript');
    for (const file of files) seen += ts.preProcessFile(read(file), true, true).importedFiles.length;
  },
  /** The bare parse, but only of files that hold the word `export`: what a look before the parse would save. */
  'parse-exporting': () => {
    const ts = need('typescript');
    for (const file of files) {
      const text = read(file);
      if (/\bexports?\b/.test(text))
        seen += ts.createSourceFile(file, text, ts.ScriptTarget.Latest, false).statements.length;
    }
  },
  /** The bare parse without doc comments, as lintel does it. */
  'parse-no-docs': () => {
    const ts = need('typescript');
    const options = {
      languageVersion: ts.ScriptTarget.Latest,
      jsDocParsingMode: ts.JSDocParsingMode.ParseNone,
    };
    for (const file of files) seen += ts.createSourceFile(file, read(file), options, false).statements.length;
  },
};

await MODES[mode]();
if (seen === 0) throw new Error(`${mode} saw nothing.`);
