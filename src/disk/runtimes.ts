/**
 * Majors of Node that something other than prose or a manifest asks for: an image, a job, the runtime of a function, the target of a build.
 * Facts know manifests and version files alone. Asked about what is about to be called wrong.
 */
import { askGit } from './git.ts';
import { placesOnDisk, PROSE } from './mentions.ts';

/** What says for whom a package is, or what others ask for, is read or of others. */
const MANIFESTS = [
  'package.json',
  '*/package.json',
  '*lock.json',
  '*-shrinkwrap.json',
  '*lock.yaml',
  '*.lock',
  '*.baseline',
];

/** Settings of images, jobs, hosts and build tools. */
const SETTINGS = [
  '*.yml',
  '*.yaml',
  '*.toml',
  '*.json',
  '*.jsonc',
  '*.tf',
  '*.env',
  '*.env.*',
  '*Dockerfile*',
  '*Containerfile*',
];

/** Those of `majors` (`20`) that such a text asks for. None of them where git cannot say: the lock alone is believed then. */
export async function runtimesNamed(root: string, majors: readonly string[]): Promise<ReadonlySet<string>> {
  const left = [...PROSE, ...MANIFESTS.map((glob) => `:(exclude)${glob}`)];
  const named = new Set<string>();
  for (const major of new Set(majors)) {
    // `node:20-alpine`, `node-version: [18, 20]`, `NODE_VERSION = "20"` in settings; `nodejs20.x`, `node20` anywhere.
    const inSettings = `node[^[:cntrl:]]{0,24}[^0-9.]v?${major}([^0-9]|$)`;
    const isNamed =
      (await stands(root, inSettings, [...SETTINGS, ...left])) ||
      (await stands(root, `node(js)?-?${major}([^0-9]|$)`, ['.', ...left]));
    if (isNamed) named.add(major);
  }
  return named;
}

async function stands(root: string, pattern: string, places: readonly string[]): Promise<boolean> {
  for (const place of await placesOnDisk(root)) {
    const { outcome } = await askGit(root, ['grep', place, '-q', '-I', '-i', '-E', '-e', pattern, '--', ...places]);
    if (outcome === 'done') return true;
  }
  return false;
}
