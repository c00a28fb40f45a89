/** One package.json → package facts, with its entry points led back from build products to sources. */
import type { DependencyFact, EntryPoint, PackageFacts } from '../model.ts';
import { isObject, objectAt, textAt, textEntries, textRecord, type JsonObject, type Manifest } from './manifest.ts';
import { folderOf, joinPath, sourceBehind } from './paths.ts';

const GROUPS = ['dependencies', 'devDependencies', 'peerDependencies', 'optionalDependencies'] as const;

type HasPath = (path: string) => boolean;

/** Reads the facts of one package. */
export function readPackage({ file, value, lineOf }: Manifest, has: HasPath): PackageFacts {
  const dir = folderOf(file);
  const name = textAt(value, 'name');
  const version = textAt(value, 'version');
  const internals = internalsOf(value, dir, has);
  return {
    dir,
    manifest: file,
    ...(name ? { name } : {}),
    ...(version === undefined ? {} : { version }),
    isPrivate: value.get('private') === true,
    scripts: textEntries(objectAt(value, 'scripts')).map(([script, command]) => ({
      name: script,
      command,
      line: lineOf('scripts', script),
    })),
    bin: binOf(value, name),
    engines: textRecord(textEntries(objectAt(value, 'engines'))),
    dependencies: dependenciesOf(value),
    entries: entriesOf(value, dir, has),
    ...(internals.length > 0 ? { internals } : {}),
  };
}

function binOf(value: JsonObject, name: string | undefined): Readonly<Record<string, string>> {
  const bin = value.get('bin');
  // A single bin is called like the package, without its scope (npm docs, package.json, "bin").
  if (typeof bin === 'string') return textRecord(name ? [[name.replace(/^@[^/]*\//, ''), bin]] : []);
  return textRecord(isObject(bin) ? textEntries(bin) : []);
}

function dependenciesOf(value: JsonObject): readonly DependencyFact[] {
  return GROUPS.flatMap((group) =>
    textEntries(objectAt(value, group)).map(([name, range]) => ({ name, range, group })),
  ).sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
}

// ── entry points ──

function entriesOf(value: JsonObject, dir: string, has: HasPath): readonly EntryPoint[] {
  const entries = new Map<string, string>();
  for (const [subpath, targets] of exportTargets(value.get('exports'))) {
    const file = firstSource(targets, dir, has);
    if (file !== undefined) entries.set(subpath, file);
  }
  const isOpen = !value.has('exports');
  const classic = ['source', 'module', 'main', 'types', 'typings'].flatMap((key) => textAt(value, key) ?? []);
  if (isOpen) setFirst(entries, firstSource(classic, dir, has));
  // Also for `exports` whose main entry only a build would show: importers mean the same file.
  const main = isOpen || exportTargets(value.get('exports')).some(([subpath]) => subpath === '.');
  if (main) setFirst(entries, firstSource(['./src/index', './index'], dir, has));
  return [...entries].map(([subpath, file]) => ({ subpath, file })).sort(bySubpath);
}

function setFirst(entries: Map<string, string>, file: string | undefined): void {
  if (file !== undefined && !entries.has('.')) entries.set('.', file);
}

function bySubpath(a: EntryPoint, b: EntryPoint): number {
  return a.subpath < b.subpath ? -1 : a.subpath > b.subpath ? 1 : 0;
}

/** Subpath → the files that its conditions name, in order. Patterns with `*` and `null` targets name none. */
function exportTargets(exports: unknown): readonly (readonly [string, readonly string[]])[] {
  if (!isObject(exports) || ![...exports.keys()].some((key) => key.startsWith('.'))) {
    const targets = leavesOf(exports);
    return targets.length > 0 ? [['.', targets]] : [];
  }
  return [...exports]
    .filter(([subpath]) => subpath.startsWith('.') && !subpath.includes('*') && subpath !== './package.json')
    .map(([subpath, target]) => [subpath.replace(/(.)\/$/, '$1'), leavesOf(target)] as const);
}

function leavesOf(target: unknown): readonly string[] {
  if (typeof target === 'string') return [target];
  if (Array.isArray(target)) return target.flatMap(leavesOf);
  return isObject(target) ? [...target.values()].flatMap(leavesOf) : [];
}

/** The first target that leads to code that people wrote; else the first that exists at all. */
function firstSource(targets: readonly string[], dir: string, has: HasPath): string | undefined {
  const found = targets.flatMap((target) => {
    const file = sourceBehind(target, dir, has);
    return file === undefined ? [] : [file];
  });
  return found.find((file) => !/\.d\.[cm]?ts$/.test(file)) ?? found[0];
}

function internalsOf(value: JsonObject, dir: string, has: HasPath): readonly EntryPoint[] {
  return [...objectAt(value, 'imports')].flatMap(([subpath, target]) => {
    const targets = leavesOf(target).filter((leaf) => /^\.{1,2}\//.test(leaf));
    if (subpath.includes('*')) {
      const pattern = targets[0] === undefined ? undefined : joinPath(dir, targets[0]);
      return pattern === undefined ? [] : [{ subpath, file: pattern }];
    }
    const file = firstSource(targets, dir, has);
    return file === undefined ? [] : [{ subpath, file }];
  });
}
