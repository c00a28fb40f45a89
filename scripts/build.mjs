/**
 * Builds the product: declarations by the compiler, and one chunk of code for each thing that is loaded on its own,
 * dependencies included, so that a start costs few files. Of ts-morph the parser alone goes in: the rest is most of the weight,
 * and only `scan --types` loads it.
 * Also names the build by its contents, which is what caches go by, and lists the licences of what it brings along.
 */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';
import { compilerFile, parserModule } from './parser.mjs';

const repository = fileURLToPath(new URL('..', import.meta.url));
const dist = join(repository, 'dist');

/**
 * What is loaded together, by the file that asks for it; a module goes into the first group that needs it. Each file costs about
 * a millisecond to load, and a `build` asked for forty: its start takes 20 ms less in ten.
 */
const LOADED_TOGETHER = {
  // What a check starts with: git is asked for the files before anything else is loaded.
  start: ['src/cli.ts', 'src/commands/check.ts', 'src/disk/root.ts'],
  // What it needs besides when nothing has changed.
  recall: [
    'src/disk/tree.ts',
    'src/disk/cache.ts',
    'src/disk/last-check.ts',
    'src/disk/early-past.ts',
    'src/disk/templates.ts',
    'src/report/text.ts',
  ],
  scan: ['src/commands/scan.ts'],
  notes: ['src/commands/adr-list.ts'],
  compile: ['src/commands/build.ts', 'src/commands/full-check.ts', 'src/commands/without-set-up.ts'],
};

rmSync(dist, { recursive: true, force: true });
execFileSync(process.execPath, ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.build.json'], {
  cwd: repository,
  stdio: 'inherit',
});
writeLicences(await bundle());
writeFileSync(join(dist, 'build-id'), `${buildId()}\n`);

/** Writes the chunks and returns the folders of the packages in them. */
async function bundle() {
  const build = await rolldown({
    cwd: repository,
    input: { cli: 'src/cli.ts', index: 'src/index.ts' },
    platform: 'node',
    external: [/^node:/],
    // The ES modules of a package where it has both: its UMD build cannot be bundled (jsonc-parser).
    resolve: { mainFields: ['module', 'main'] },
    plugins: [compilerInParts(), withoutUnused()],
    // A slow machine is nothing that a build should fail for.
    checks: { bundlerTimings: false },
    onLog: (level, log, handle) => handle(level === 'warn' ? 'error' : level, log),
  });
  const { output } = await build.write({
    dir: dist,
    format: 'esm',
    minify: { mangle: false, compress: true, codegen: { removeWhitespace: false } },
    // A fifth of the text, which every start would read: 20 ms of 530 (medians of 25, Node 20, 2026-11-23). Lines and names stay,
    // for the traces that people send.
    comments: { legal: true, annotation: false, jsdoc: false },
    chunkFileNames: 'chunks/[name]-[hash].js',
    codeSplitting: { groups: chunkGroups() },
  });
  await build.close();
  const modules = output.flatMap((chunk) => (chunk.type === 'chunk' ? chunk.moduleIds : []));
  const folders = modules.flatMap((id) => /^.*\/node_modules\/(?:@[^/]+\/)?[^/]+/.exec(id)?.[0] ?? []);
  return [...new Set(folders)].sort();
}

/**
 * The scan gets the parser alone, in a chunk of its own. The compiler's namespace answers each name through a getter in a table of
 * thousands; the scan asks millions of times, so it gets a plain object of the names that it uses (a tenth of a cold scan).
 * Types need all of ts-morph, by `require`: `import` takes half as long again, since it looks through 13 MB for export names.
 */
function compilerInParts() {
  const whole = `
    import { createRequire } from 'node:module';
    const load = createRequire(import.meta.url);
    export const { Project, ts } = load('ts-morph');`;
  const parts = new Map([
    ['\0parser', () => parserModule(join(repository, 'src/scan'))],
    ['\0compiler', () => whole],
  ]);
  return {
    name: 'compiler-in-parts',
    resolveId: (id, importer) => {
      if (id !== 'ts-morph') return undefined;
      return importer.endsWith('src/disk/types.ts') ? '\0compiler' : '\0parser';
    },
    load: (id) => parts.get(id)?.(),
  };
}

/**
 * Leaves out what packages bring along and we never reach: a sixth of what a build loads. gray-matter's own engines are two YAML and
 * JavaScript parsers and an `eval`; it is always given ours (src/sources/front-matter.ts). Handlebars maps sources for its own
 * command line alone, and does without where there is no `source-map`.
 */
function withoutUnused() {
  return {
    name: 'without-unused',
    resolveId: (id, importer) => {
      const isEngines = id.endsWith('/engines') && importer.includes('/gray-matter/');
      return isEngines || id === 'source-map' ? '\0nothing' : undefined;
    },
    load: (id) => (id === '\0nothing' ? 'module.exports = {};' : undefined),
  };
}

/** The groups in the bundler's terms: of two that a module may go into, the one with the higher priority takes it. */
function chunkGroups() {
  return Object.entries(LOADED_TOGETHER).map(([name, entries], at, { length }) => {
    const files = loadedTogether(entries);
    return { name, test: (id) => files.has(id), priority: length - at };
  });
}

/** The files that `entries` import without asking, directly or not. */
function loadedTogether(entries) {
  const seen = new Set();
  const visit = (file) => {
    if (seen.has(file)) return;
    seen.add(file);
    const imports = readFileSync(file, 'utf8').matchAll(/^import (?!type\b)[^;]*? from '(\.[^']+)';/gm);
    for (const [, specifier] of imports) visit(join(dirname(file), specifier));
  };
  for (const entry of entries) visit(join(repository, entry));
  seen.delete(join(repository, 'src/cli.ts'));
  return seen;
}

/** The licences ask that their texts go wherever the code goes. */
function writeLicences(folders) {
  const texts = folders.map((folder) => {
    const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
    const file = readdirSync(folder).find((each) => /^licen[cs]e(\.|$)/i.test(each));
    const text = file === undefined ? '' : `\n\n${readFileSync(join(folder, file), 'utf8').trim()}`;
    return `${name} ${version} (${license})${text}`;
  });
  texts.push(compilerLicence());
  writeFileSync(join(dist, 'LICENSES.txt'), `${texts.join(`\n\n${'─'.repeat(80)}\n\n`)}\n`);
}

/** The compiler inside ts-morph comes without a file of its licence; its own package has the same. */
function compilerLicence() {
  const { version } = createRequire(import.meta.url)(compilerFile());
  const text = readFileSync(join(repository, 'node_modules/typescript/LICENSE'), 'utf8');
  return `typescript ${version} (Apache-2.0), its parser alone\n\n${text.trim()}`;
}

/** Everything that decides what lintel finds: its code and its templates. */
function buildId() {
  const hash = createHash('sha256');
  for (const folder of [dist, join(repository, 'templates')]) {
    const files = readdirSync(folder, { recursive: true }).filter((file) => /\.(js|hbs)$/.test(file));
    for (const file of files.sort()) hash.update(`${file}\0`).update(readFileSync(join(folder, file)));
  }
  const { version, dependencies } = JSON.parse(readFileSync(join(repository, 'package.json'), 'utf8'));
  return hash.update(JSON.stringify({ version, dependencies })).digest('hex').slice(0, 16);
}
