/**
 * Catalogs: ranges that workspace packages share by name. pnpm and yarn keep them in a file of their own, bun in the root
 * manifest (pnpm.io/catalogs, yarnpkg.com/features/catalogs, bun.com/docs/pm/catalogs). Reads no lock file.
 */
import type { CatalogFact, Sources } from '../model.ts';
import { readYaml, type YamlValue } from '../yaml.ts';
import { isObject, objectAt, textEntries, textRecord, type JsonObject } from './manifest.ts';

/** Catalog name → dependency → range; `default` is the catalog without a name. */
export type Catalogs = ReadonlyMap<string, Catalog>;

interface Catalog {
  readonly evidence: string;
  readonly ranges: ReadonlyMap<string, string>;
}

/** Files besides package.json that hold catalogs. */
export const CATALOG_FILES = ['pnpm-workspace.yaml', '.yarnrc.yml'] as const;

/** Reads the catalogs of the repository. The first place that names a catalog wins. */
export function readCatalogs(sources: Sources, root: JsonObject | undefined): Catalogs {
  const catalogs = new Map<string, Catalog>();
  const add = (evidence: string, name: string, ranges: ReadonlyMap<string, string>): void => {
    if (!catalogs.has(name)) catalogs.set(name, { evidence, ranges });
  };
  for (const file of CATALOG_FILES) {
    const text = sources.texts.get(file);
    // Syntax errors are reported where workspaces are read; yarn's settings are none of ours.
    const settings = text === undefined ? undefined : readYaml({ file, text, what: 'workspace file' }).root;
    const single = fieldOf(settings, 'catalog');
    if (single?.kind === 'map') add(file, 'default', rangesIn(single));
    const named = fieldOf(settings, 'catalogs');
    if (named?.kind === 'map') for (const { key, value } of named.fields.values()) add(file, key, rangesIn(value));
  }
  const manifest = root ?? new Map<string, unknown>();
  for (const owner of [manifest, objectAt(manifest, 'workspaces')]) {
    if (isObject(owner.get('catalog'))) {
      add('package.json', 'default', new Map(textEntries(objectAt(owner, 'catalog'))));
    }
    for (const [name, ranges] of objectAt(owner, 'catalogs')) {
      if (isObject(ranges)) add('package.json', name, new Map(textEntries(ranges)));
    }
  }
  return catalogs;
}

/** What a `catalog:` range stands for; undefined for any other range and for names that the catalog lacks. */
export function catalogRange(catalogs: Catalogs, dependency: string, range: string): string | undefined {
  const [, name] = /^catalog:(.*)$/.exec(range) ?? [];
  if (name === undefined) return undefined;
  return catalogs.get(name.trim() || 'default')?.ranges.get(dependency);
}

/** The catalogs as facts, sorted by name. */
export function catalogFacts(catalogs: Catalogs): readonly CatalogFact[] {
  return [...catalogs]
    .map(([name, { evidence, ranges }]) => ({ name, evidence, ranges: textRecord(ranges) }))
    .sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
}

function fieldOf(value: YamlValue | undefined, key: string): YamlValue | undefined {
  return value?.kind === 'map' ? value.fields.get(key)?.value : undefined;
}

function rangesIn(value: YamlValue): ReadonlyMap<string, string> {
  const ranges = new Map<string, string>();
  if (value.kind !== 'map') return ranges;
  for (const field of value.fields.values()) {
    if (field.value.kind === 'text') ranges.set(field.key, field.value.text);
  }
  return ranges;
}
