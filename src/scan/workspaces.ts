/** Which folders are workspace packages: npm, yarn and bun name them in package.json, pnpm and lerna in their own files. */
import { folderOf } from '../path.ts';
import type { Parsed, Problem, Sources } from '../model.ts';
import { globsMatcher } from '../glob.ts';
import { isObject, readManifest, textsIn, type JsonObject } from './manifest.ts';
import { readYaml } from '../yaml.ts';

const PNPM = 'pnpm-workspace.yaml';

const LERNA = 'lerna.json';

/** Finds the folders of workspace packages, sorted, without the root; undefined when nothing names workspaces. */
export function workspaceFolders(
  sources: Pick<Sources, 'paths' | 'texts'>,
  root: JsonObject | undefined,
): Parsed<readonly string[] | undefined> {
  const problems: Problem[] = [];
  const globs = pnpmGlobs(sources, problems) ?? manifestGlobs(root) ?? lernaGlobs(sources, problems);
  if (!globs) return { value: undefined, problems };

  const included = globs.filter((glob) => !glob.startsWith('!')).map(clean);
  const excluded = globs.filter((glob) => glob.startsWith('!')).map((glob) => clean(glob.slice(1)));
  const matches = globsMatcher(included, excluded);
  const folders = sources.paths
    .filter((path) => path.endsWith('/package.json') && !/(?:^|\/)node_modules\//.test(path))
    .map(folderOf)
    .filter(matches);
  return { value: folders.sort(), problems };
}

function clean(glob: string): string {
  return glob.replace(/^\.\//, '').replace(/\/(?:package\.json)?$/, '');
}

function pnpmGlobs(sources: Pick<Sources, 'texts'>, problems: Problem[]): readonly string[] | undefined {
  const text = sources.texts.get(PNPM);
  if (text === undefined) return undefined;
  const { root, error } = readYaml({ file: PNPM, text, what: 'workspace file' });
  if (error) problems.push({ rule: 'scan/manifest', ...error });
  const packages = root.kind === 'map' ? root.fields.get('packages')?.value : undefined;
  const globs =
    packages?.kind === 'list' ? packages.items.flatMap((item) => (item.kind === 'text' ? item.text : [])) : [];
  return globs.length > 0 ? globs : undefined;
}

function manifestGlobs(root: JsonObject | undefined): readonly string[] | undefined {
  const workspaces = root?.get('workspaces');
  const globs = textsIn(isObject(workspaces) ? workspaces.get('packages') : workspaces);
  return globs.length > 0 ? globs : undefined;
}

function lernaGlobs(sources: Pick<Sources, 'texts'>, problems: Problem[]): readonly string[] | undefined {
  const text = sources.texts.get(LERNA);
  if (text === undefined) return undefined;
  const lerna = readManifest({ file: LERNA, text, isLenient: true });
  problems.push(...lerna.problems);
  const globs = textsIn(lerna.value.value.get('packages'));
  return globs.length > 0 ? globs : undefined;
}
