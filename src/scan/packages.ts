/** One package.json → package facts. Where its entry points lead is worked out next door. */
import { folderOf } from '../path.ts';
import type { DependencyFact, PackageFacts } from '../model.ts';
import { catalogRange, type Catalogs } from './catalogs.ts';
import { internalPackagesOf, internalsOf, readEntries, typesPatternsOf } from './entries.ts';
import { isObject, objectAt, textAt, textEntries, textRecord, type JsonObject, type Manifest } from './manifest.ts';
import type { SourceTree } from './source-tree.ts';

/** What pnpm reads in the place of a package.json, and lintel does not (https://pnpm.io/package_json): what they say is unknown. */
export const PNPM_MANIFESTS: readonly string[] = ['package.yaml', 'package.json5'];

/** Where a manifest declares what it depends on. */
export const GROUPS = ['dependencies', 'devDependencies', 'peerDependencies', 'optionalDependencies'] as const;

/** What a package stands in. */
export interface PackageGround {
  readonly tree: SourceTree;
  readonly catalogs: Catalogs;
}

/** Reads the facts of one package. */
export function readPackage(
  { file, value, lineOf, isBroken }: Manifest,
  { tree, catalogs }: PackageGround,
): PackageFacts {
  const dir = folderOf(file);
  const name = textAt(value, 'name');
  const version = textAt(value, 'version');
  const internals = internalsOf(value, dir, tree);
  const internalPackages = internalPackagesOf(value);
  const { entries, untraced, closed, open, written } = readEntries(value, dir, tree);
  const typesPatterns = typesPatternsOf(value);
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
    dependencies: dependenciesOf(value, catalogs),
    entries,
    ...(untraced.length > 0 ? { untracedEntries: untraced } : {}),
    ...(closed.length > 0 ? { closedEntries: closed } : {}),
    ...(open === undefined ? {} : { openSubpaths: open }),
    ...(written.length > 0 ? { sourceSubpaths: written } : {}),
    ...(typesPatterns.length > 0 ? { typesPatterns } : {}),
    ...(internals.length > 0 ? { internals } : {}),
    ...(internalPackages === undefined ? {} : { internalPackages }),
    ...(isBroken ? { isBroken } : {}),
  };
}

function binOf(value: JsonObject, name: string | undefined): Readonly<Record<string, string>> {
  const bin = value.get('bin');
  // A single bin is called like the package, without its scope (npm docs, package.json, "bin").
  if (typeof bin === 'string') return textRecord(name ? [[name.replace(/^@[^/]*\//, ''), bin]] : []);
  return textRecord(isObject(bin) ? textEntries(bin) : []);
}

function dependenciesOf(value: JsonObject, catalogs: Catalogs): readonly DependencyFact[] {
  return GROUPS.flatMap((group) =>
    textEntries(objectAt(value, group)).map(([name, range]) => {
      const resolvedRange = catalogRange(catalogs, name, range);
      return { name, range, ...(resolvedRange === undefined ? {} : { resolvedRange }), group };
    }),
  ).sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
}
