/** Where a configuration may stand, and which of the texts found there is it. Reads texts, never the disk, and no key but its own. */
import { plainValue, readYaml } from './yaml.ts';

/** The folder of sources where the configuration does not say otherwise. */
export const DEFAULT_CONTEXT = 'context';

/** A configuration text with where it was found. */
export interface ConfigText {
  readonly file: string;
  readonly text: string;
  /** Key of the text that holds the configuration; absent when the whole text is it. */
  readonly key?: string;
  readonly context: string;
}

/**
 * Where a configuration may stand, first match first: `lintel` in package.json, lintel.yaml at the root,
 * lintel.yaml in the context folder. With a context folder named by the user, only there.
 */
export function configPlaces(context: string | undefined): readonly string[] {
  if (context !== undefined) return [`${context}/lintel.yaml`];
  return ['package.json', 'lintel.yaml', `${DEFAULT_CONTEXT}/lintel.yaml`];
}

/** Where the configuration is: a text at hand, or the context folder that package.json names, whose text is still to be read. */
export type FoundConfig =
  | ({ readonly kind: 'text' } & ConfigText)
  | { readonly kind: 'folder'; readonly written: string };

/** Picks the configuration from the texts of {@link configPlaces}. Undefined when there is none. */
export function chooseConfig(texts: ReadonlyMap<string, string>, context: string | undefined): FoundConfig | undefined {
  const folder = context ?? DEFAULT_CONTEXT;
  for (const file of configPlaces(context)) {
    const text = texts.get(file);
    if (text === undefined) continue;
    if (file !== 'package.json') return { kind: 'text', file, text, context: folder };
    const written = lintelKey(text);
    if (typeof written === 'string') return { kind: 'folder', written };
    if (written !== undefined) return { kind: 'text', file, text, key: 'lintel', context: folder };
  }
  return undefined;
}

/** The `lintel` field of a package.json: a path of the context folder, or the configuration itself. */
function lintelKey(manifest: string): unknown {
  // JSON is YAML. A manifest that cannot be read is reported by the scan, and holds no configuration.
  const { root } = readYaml({ file: 'package.json', text: manifest, what: 'manifest' });
  const value = root.kind === 'map' ? root.fields.get('lintel')?.value : undefined;
  return value === undefined ? undefined : plainValue(value);
}
