/** Which of the texts found where a configuration may stand is it. Reads texts, never the disk, and no key but its own. */
import { configPlaces, DEFAULT_CONTEXT } from './config-place.ts';
import { plainValue, readYaml } from './yaml.ts';

/** A configuration text with where it was found. */
export interface ConfigText {
  readonly file: string;
  readonly text: string;
  /** Key of the text that holds the configuration; absent when the whole text is it. */
  readonly key?: string;
  readonly context: string;
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
