/**
 * A workspace made by rule: the same count gives the same bytes on every machine. Pure.
 * Sizes, imports and the mix of declarations follow application code (medusa: 2.9 KB and 1.6 imports a file, many
 * small files and a few large ones). It measures growth; what real code costs, the packages from the registry say.
 */
import { numbers } from './numbers.mjs';

/** Files of one package. */
const PACKAGE_FILES = 100;
const FOLDER_FILES = 10;

/**
 * Paths and texts of a workspace with `count` code files.
 * @param {number} count
 * @returns {Generator<readonly [path: string, text: string]>}
 */
export function* generateWorkspace(count) {
  const packages = Math.ceil(count / PACKAGE_FILES);
  yield ['package.json', json({ name: 'generated', private: true, workspaces: ['packages/*'] })];
  yield ['tsconfig.json', json({ compilerOptions: { module: 'nodenext', strict: true } })];
  for (let at = 0; at < packages; at++) yield* generatePackage(at, Math.min(PACKAGE_FILES, count - at * PACKAGE_FILES));
}

function* generatePackage(at, count) {
  const dir = `packages/${packageName(at)}`;
  yield [
    `${dir}/package.json`,
    json({
      name: `@generated/${packageName(at)}`,
      version: '1.0.0',
      exports: { '.': { types: './dist/index.d.ts', default: './dist/index.js' } },
      scripts: { build: 'tsc', test: 'vitest run' },
      dependencies: at === 0 ? {} : { [`@generated/${packageName(at >> 1)}`]: 'workspace:*', react: '^19.0.0' },
    }),
  ];
  yield [
    `${dir}/tsconfig.json`,
    json({ extends: '../../tsconfig.json', compilerOptions: { rootDir: 'src', outDir: 'dist' } }),
  ];
  const names = Array.from({ length: count - 1 }, (_, file) => fileName(file));
  yield [
    `${dir}/src/index.ts`,
    names.map((name, file) => (name.includes('.test.') ? '' : reexport(name, file))).join(''),
  ];
  for (const [file, name] of names.entries()) yield [`${dir}/src/${name}`, fileText(at, file)];
}

function packageName(at) {
  return `part-${String(at).padStart(3, '0')}`;
}

/** One in ten is a test, one in ten a component. */
function fileName(file) {
  const ending = file % 10 === 7 ? '.test.ts' : file % 10 === 3 ? '.tsx' : '.ts';
  return `area-${Math.floor(file / FOLDER_FILES)}/file-${file}${ending}`;
}

function reexport(name, file) {
  return file % 3 === 0
    ? `export * from './${importName(name)}';\n`
    : `export { run${file}x0 } from './${importName(name)}';\n`;
}

function importName(name) {
  return name.replace(/\.tsx?$/, '.js');
}

function fileText(at, file) {
  const random = numbers(at * 1000 + file + 1);
  const parts = [imports(at, file, random)];
  // Heavy-tailed, as sizes of files are: most have a few declarations, one in fifty has dozens.
  const declarations = 1 + Math.floor(2.2 / (0.06 + random()));
  for (let index = 0; index < declarations; index++) parts.push(declaration({ id: `${file}x${index}`, index, random }));
  if (fileName(file).endsWith('.tsx'))
    parts.push(
      `export function View${file}(props: { title: string }): unknown {\n  return <section className="view">{props.title}</section>;\n}\n`,
    );
  return parts.join('\n');
}

function imports(at, file, random) {
  const lines = [];
  const wanted = file === 0 ? 0 : Math.floor(random() * 4);
  for (let index = 0; index < wanted; index++) {
    const target = Math.floor(random() * file);
    const name = importName(fileName(target));
    if (!name.includes('.test.')) lines.push(`import { run${target}x0 as from${index} } from '../${name}';\n`);
  }
  if (at > 0 && random() < 0.2) lines.push(`import { run0x0 as shared } from '@generated/${packageName(at >> 1)}';\n`);
  if (random() < 0.2) lines.push("import { readFile } from 'node:fs/promises';\n");
  if (random() < 0.1) lines.push("import type { ReactNode } from 'react';\n");
  return lines.join('');
}

function declaration({ id, index, random }) {
  const kind = index === 0 ? 0 : Math.floor(random() * 6);
  const exported = index === 0 || random() < 0.6 ? 'export ' : '';
  if (kind === 1)
    return `/** What ${id} is given. */\n${exported}interface Options${id} {\n  readonly name: string;\n  readonly limit?: number;\n  readonly tags: readonly string[];\n}\n`;
  if (kind === 2) return `${exported}const LIMIT_${id} = ${Math.floor(random() * 10_000)};\n`;
  if (kind === 3)
    return `${exported}type Result${id}<T> =\n  | { readonly kind: 'ok'; readonly value: T }\n  | { readonly kind: 'failed'; readonly reason: string };\n`;
  if (kind === 4) return classText(id, exported, random);
  return `/** Runs step ${id}. Returns how much was done. */\n${exported}function run${id}(input: readonly string[], limit = 10): number {\n${body(random, '  ')}}\n`;
}

function classText(id, exported, random) {
  return `/** Keeps what ${id} has seen. */\n${exported}class Store${id} {\n  private readonly seen = new Map<string, number>();\n\n  add(input: readonly string[], limit: number): number {\n${body(random, '    ')}  }\n\n  get size(): number {\n    return this.seen.size;\n  }\n}\n`;
}

function body(random, indent) {
  const lines = [`${indent}let total = ${Math.floor(random() * 100)};`];
  const statements = 1 + Math.floor(random() * 8);
  for (let index = 0; index < statements; index++) {
    const number = Math.floor(random() * 1000);
    lines.push(`${indent}${STATEMENTS[Math.floor(random() * STATEMENTS.length)].replaceAll('#', String(number))}`);
  }
  lines.push(`${indent}return total;\n`);
  return lines.join('\n');
}

const STATEMENTS = [
  'for (const [index, item] of input.entries()) if (item.length > #) total += index;',
  'const part# = input.filter((item) => item !== "#" && item.startsWith(`name-${total}`)).map((item) => item.length);',
  'if (total > # && limit < total) throw new Error(`Step # took ${total}, more than ${limit}.`);',
  'total += input.reduce((sum, item) => sum + (item.at(#) === undefined ? 0 : item.length * #), 0);',
  'const { length: length# } = input; // what # needs to know',
  'switch (total % 3) { case 0: total += #; break; case 1: total -= limit; break; default: total = 0; }',
  'const options# = { name: "#", limit, tags: ["a", "b", "c"], nested: { deep: [1, 2, #], flag: limit > # } };',
  'total = Math.max(total, input.map((item) => /^[a-z]+-(\\d+)$/.exec(item)?.[1]?.length ?? 0).length + #);',
];

function json(value) {
  return `${JSON.stringify(value, null, 2)}\n`;
}
