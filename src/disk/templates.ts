/**
 * Reads what lintel brings along: its own templates and its version. A repository's overrides are sources like
 * any other and are not read here.
 */
import { existsSync, readFileSync } from 'node:fs';
import { readFile, readdir } from 'node:fs/promises';
import { dirname, join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

const EXTENSION = '.hbs';

/** Built-in templates by name without `.hbs`: `agents.md`, `partials/rules`. Sorted by name. */
export async function readTemplates(): Promise<ReadonlyMap<string, string>> {
  const folder = join(packageRoot(), 'templates');
  const files = (await readdir(folder, { recursive: true })).filter((file) => file.endsWith(EXTENSION)).sort();
  const named = files.map(async (file): Promise<readonly [string, string]> => {
    const name = file.slice(0, -EXTENSION.length).split(sep).join('/');
    return [name, (await readFile(join(folder, file), 'utf8')).replaceAll('\r\n', '\n')];
  });
  return new Map(await Promise.all(named));
}

/** lintel's own version, as its manifest says. */
export function packageVersion(): string {
  const manifest: unknown = JSON.parse(readFileSync(join(packageRoot(), 'package.json'), 'utf8'));
  if (typeof manifest === 'object' && manifest !== null && 'version' in manifest) return String(manifest.version);
  throw new Error('The package.json of lintel states no version.');
}

/**
 * The name of this very build: of its code and templates together, as the bundle states it. Undefined when lintel runs
 * from its sources, which may change under the same version.
 */
export function buildId(): string | undefined {
  const file = join(packageRoot(), 'dist', 'build-id');
  const isBundled = !import.meta.url.endsWith('.ts');
  return isBundled && existsSync(file) ? readFileSync(file, 'utf8').trim() : undefined;
}

/** The nearest folder above this file with a manifest: the same from `src/`, from `dist/` and from one bundled file. */
export function packageRoot(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  for (;;) {
    if (existsSync(join(folder, 'package.json'))) return folder;
    const parent = dirname(folder);
    if (parent === folder) throw new Error('lintel is not installed as a package: no package.json above its code.');
    folder = parent;
  }
}
