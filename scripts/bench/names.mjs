// Compares the closed export names that lintel finds without a type checker with those of TypeScript's checker, for
// every file and every entry point of a package: the names, and which of them exist for types only.
//
//   node scripts/bench/names.mjs [--show] <folder>…
//
// Each difference has to stand in names-expected.json with its reason; a difference that does not, and an entry of a
// compared package that is no difference any more, make it exit 1.
import { existsSync, mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, relative, resolve as absolute } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ts } from 'ts-morph';
import { compileSources } from './sources.mjs';

const temporary = mkdtempSync(join(tmpdir(), 'lintel-names-'));
const compiled = compileSources(temporary);
const load = (file) => import(pathToFileURL(join(compiled, file)).href);
const { readCodeInputs } = await load('disk/inputs.js');
const { listTree } = await load('disk/tree.js');
const { linkCode } = await load('scan/graph.js');
const { tableOf } = await load('scan/lookup.js');
const { readProject } = await load('scan/project.js');
process.on('exit', () => rmSync(temporary, { recursive: true, force: true }));

/**
 * Compares one folder. A difference is `{ place, only: 'ours' | 'theirs' | 'meaning', names }`, where `place` is a file
 * or `package subpath`, and `meaning` says that both have the name but one for types only.
 */
export async function compareNames(root) {
  const folder = realpathSync(root);
  const tree = await listTree(folder);
  const search = { root: folder, context: undefined, isConfigOptional: true };
  const { sources, files: scanned } = await readCodeInputs({ ...search, tree, cache: undefined });
  const { paths } = sources;
  const project = readProject(sources).value;
  const facts = linkCode({ project, files: scanned, paths }).value;
  const table = tableOf(facts);
  const isGit = existsSync(join(folder, '.git'));
  const files = facts.files.map(({ path }) => path).filter((path) => isCompared(path, isGit));
  const entries = project.packages.flatMap((owner) =>
    owner.entries.flatMap(({ subpath, file, others = [] }) =>
      [file, ...others]
        .filter((path) => TYPESCRIPT.test(path))
        .map((path) => ({ place: `${owner.name ?? owner.dir} ${subpath} ${path}`, file: path })),
    ),
  );
  const hasTypeStars = facts.files.some(({ reexports }) =>
    reexports.some(({ form, typeOnly }) => form === 'star' && typeOnly),
  );
  const roots = [...new Set([...files, ...entries.map(({ file }) => file)])];
  const known = new Set(facts.files.map(({ path }) => path).filter((path) => TYPESCRIPT.test(path)));
  const checker = checkerOf({ folder, files: roots, known, resolve: table.resolve, hasTypeStars });

  const differences = [];
  const counts = { files: 0, entries: 0, names: 0, undecided: 0 };
  const compare = (place, file) => {
    const theirs = checker(file);
    if (theirs === undefined) return false;
    const ours = new Map(table.names(file).map((name) => [name, table.find(file, name).fact.typeOnly]));
    counts.names += theirs.size;
    const lack = [...theirs.keys()].filter((name) => !ours.has(name));
    const excess = [...ours.keys()].filter((name) => !theirs.has(name));
    const meaning = [...theirs].filter(
      ([name, typeOnly]) => typeOnly !== undefined && ours.has(name) && ours.get(name) !== typeOnly,
    );
    counts.undecided += [...theirs.values()].filter((typeOnly) => typeOnly === undefined).length;
    if (lack.length > 0) differences.push({ place, only: 'theirs', names: lack.sort() });
    if (excess.length > 0) differences.push({ place, only: 'ours', names: excess.sort() });
    if (meaning.length > 0) differences.push({ place, only: 'meaning', names: meaning.map(([name]) => name).sort() });
    return true;
  };
  for (const file of files) if (compare(file, file)) counts.files++;
  for (const { place, file } of entries) if (compare(place, file)) counts.entries++;
  const compared = new Set(files);
  const equal =
    counts.files - new Set(differences.map(({ place }) => place).filter((place) => compared.has(place))).size;
  return { root: folder, ...counts, equal, differences };
}

const TYPESCRIPT = /\.[cm]?tsx?$/;

/** TypeScript that people wrote: in a package from a registry declarations are build products. */
function isCompared(path, isGit) {
  if (!TYPESCRIPT.test(path)) return false;
  return isGit || !/\.d\.[cm]?ts$|^(?:_[^/]*|dist|build)\//.test(path);
}

/**
 * What the checker says of one file: name → exists for types only (undefined when it leads outside). Modules are
 * resolved by TypeScript, and by lintel where nothing is installed.
 */
function checkerOf({ folder, files, known, resolve, hasTypeStars }) {
  const options = {
    module: ts.ModuleKind.ESNext,
    target: ts.ScriptTarget.Latest,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    jsx: ts.JsxEmit.Preserve,
    allowImportingTsExtensions: true,
    skipLibCheck: true,
    noLib: true,
    types: [],
    noEmit: true,
  };
  const host = ts.createCompilerHost(options);
  const cache = ts.createModuleResolutionCache(folder, (name) => name, options);
  host.resolveModuleNameLiterals = (literals, from) =>
    literals.map(({ text }) => {
      if (text.startsWith(PROBED)) return moduleAt(text.slice(PROBED.length));
      const found = ts.resolveModuleName(text, from, options, host, cache).resolvedModule;
      if (found && known.has(relative(folder, found.resolvedFileName))) return { resolvedModule: found };
      // What happens to be installed is not compared: lintel must not depend on it.
      const target = resolve(relative(folder, from), text);
      return 'file' in target && known.has(target.file)
        ? moduleAt(join(folder, target.file))
        : { resolvedModule: undefined };
    });
  const paths = files.map((file) => join(folder, file));
  const program = ts.createProgram(paths, options, host);
  const checker = program.getTypeChecker();
  const probe = hasTypeStars ? probes({ program, checker, paths, options, host }) : undefined;
  return (file) => {
    const source = program.getSourceFile(join(folder, file));
    if (source === undefined) return undefined;
    return probe?.(join(folder, file)) ?? exportsOf(checker, source).names;
  };
}

const PROBED = 'probed:';

function moduleAt(resolvedFileName) {
  const [extension] = /(?:\.d)?\.[cm]?tsx?$/.exec(resolvedFileName);
  return { resolvedModule: { resolvedFileName, extension, isExternalLibraryImport: false } };
}

/** Name → exists for types only. */
function exportsOf(checker, source) {
  const names = new Map();
  const symbol = checker.getSymbolAtLocation(source);
  // A file without imports and exports is a script, and exports nothing.
  if (symbol === undefined) return { names, isWhole: false };
  for (const exported of checker.getExportsOfModule(symbol)) {
    if ((exported.flags & ts.SymbolFlags.Prototype) !== 0) continue;
    names.set(ts.unescapeLeadingUnderscores(exported.escapedName), isForTypes(checker, exported));
  }
  const whole = symbol.exports?.get(ts.InternalSymbolName.ExportEquals);
  if (whole) names.set('default', isForTypes(checker, whole));
  return { names, isWhole: whole !== undefined };
}

/**
 * What `export type *` passes on is for types only, and the checker tells that to importers alone. So each file gets
 * one: it imports every name.
 */
function probes({ program, checker, paths, options, host }) {
  const texts = new Map();
  for (const path of paths) {
    const source = program.getSourceFile(path);
    const { names, isWhole } = source ? exportsOf(checker, source) : { names: new Map(), isWhole: false };
    if (names.size === 0 || isWhole) continue;
    const list = [...names.keys()].map((name, index) => `${JSON.stringify(name)} as i${index}`);
    texts.set(`${path}.probe.ts`, `import { ${list.join(', ')} } from '${PROBED}${path}';\n`);
  }
  const own = host.getSourceFile;
  host.getSourceFile = (path, version) =>
    texts.has(path)
      ? ts.createSourceFile(path, texts.get(path), version)
      : (program.getSourceFile(path) ?? own.call(host, path, version));
  const fileExists = host.fileExists;
  host.fileExists = (path) => texts.has(path) || fileExists.call(host, path);
  const probed = ts.createProgram([...paths, ...texts.keys()], options, host);
  const probedChecker = probed.getTypeChecker();
  return (path) => {
    const source = probed.getSourceFile(`${path}.probe.ts`);
    if (source === undefined) return undefined;
    const { elements } = source.statements[0].importClause.namedBindings;
    return new Map(
      elements.map(({ propertyName, name }) => [
        propertyName.text,
        isForTypes(probedChecker, probedChecker.getSymbolAtLocation(name)),
      ]),
    );
  };
}

function isForTypes(checker, symbol) {
  const isAlias = (symbol.flags & ts.SymbolFlags.Alias) !== 0;
  const target = isAlias ? checker.getAliasedSymbol(symbol) : symbol;
  if (isAlias && checker.getTypeOnlyAliasDeclaration(symbol)) return true;
  if (checker.isUnknownSymbol(target)) return undefined;
  return (target.flags & ts.SymbolFlags.Value) === 0;
}

/** The differences that are understood: entries `{ package: 'name@version', place, only, names, reason }`. */
function expectedFor(root) {
  const file = new URL('names-expected.json', import.meta.url);
  const manifest = join(root, 'package.json');
  const { name: written, version } = existsSync(manifest) ? JSON.parse(readFileSync(manifest, 'utf8')) : {};
  const name = [written ?? basename(root), ...(version === undefined ? [] : [version])].join('@');
  const all = JSON.parse(readFileSync(file, 'utf8'));
  return { name, expected: all.filter((entry) => entry.package === name) };
}

function report(result, isShown) {
  const { name, expected } = expectedFor(result.root);
  const unused = new Set(expected);
  const unexplained = result.differences.filter((difference) => {
    const entry = expected.find(
      ({ place, only, names }) =>
        place === difference.place && only === difference.only && String(names) === String(difference.names),
    );
    unused.delete(entry);
    if (isShown && entry) print(difference, entry.reason);
    return entry === undefined;
  });
  for (const difference of unexplained) print(difference, 'not explained');
  for (const entry of unused) print(entry, 'stands in names-expected.json and is no difference any more');
  const { files, equal, entries, names, undecided, differences } = result;
  const explained = differences.length - unexplained.length;
  console.log(
    `${name}: ${equal} of ${files} files equal, ${entries} entry points, ${names} names ` +
      `(${undecided} lead outside), ${explained} differences explained, ${unexplained.length} not`,
  );
  return unexplained.length === 0 && unused.size === 0;
}

function print({ place, only, names }, reason) {
  const shown = names.length > 8 ? [...names.slice(0, 8), `${names.length - 8} more`] : names;
  console.log(`  ${place} [${only}] ${shown.join(', ')}: ${reason}`);
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(absolute(process.argv[1])).href) {
  const folders = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));
  const isShown = process.argv.includes('--show');
  for (const folder of folders) if (!report(await compareNames(folder), isShown)) process.exitCode = 1;
}
