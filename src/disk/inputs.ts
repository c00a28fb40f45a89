/** Everything a compile starts from, read once: the tree, its configuration, the texts that matter, the facts of its code. */
import { baselineFile } from '../baseline.ts';
import { isSettingsFile } from '../client-settings.ts';
import { filesInSettings, isNamingFile } from '../named-files.ts';
import { isOutputPath } from '../clients.ts';
import { lockFile } from '../config.ts';
import { parseLock } from '../lock.ts';
import type { Compilation, Config, Inputs, Problem, Sources } from '../model.ts';
import { isAttributesFile } from '../scan/attributes.ts';
import { isPermissionFile } from '../permissions/index.ts';
import { extendedPaths, manifestPaths } from '../scan/project.ts';
import { isReadAgentFile } from '../sources/agent-paths.ts';
import { linkedAgentFiles } from '../sources/linked-agents.ts';
import { importedPages } from '../sources/imported-pages.ts';
import { linkedPages } from '../sources/linked-pages.ts';
import { indexPaths, notePaths } from '../sources/note-paths.ts';
import { unloadedTexts } from '../sources/unloaded-rules.ts';
import type { CacheFolder } from './cache.ts';
import { codePaths, scanCode, type ScannedCode, type ScanProgress } from './code.ts';
import { readConfigOf, type ConfigSearch } from './configuration.ts';
import { addDamaged } from './damaged.ts';
import { openFacts } from './facts-cache.ts';
import { trustedIds } from './filters.ts';
import { withKeptIndexes } from './kept-indexes.ts';
import { linkTargetsAmong, openTexts, presentPaths, readTexts, standingAt, together, type ReadTexts } from './read.ts';
import { buildId, packageVersion, readTemplates } from './templates.ts';
import { withOwnFaults } from './own-faults.ts';
import { listTree, type Tree } from './tree.ts';

export interface ReadOptions extends ConfigSearch {
  readonly tree: Tree;
  readonly cache: CacheFolder | undefined;
  readonly onProgress?: (progress: ScanProgress) => void;
  /** What to read the repository by instead of the configuration that was found, or of the default one. */
  readonly widen?: Widen;
}

/** The configuration to read a tree by, made of the one that was found; it may read texts that tell what is there. */
export type Widen = (config: Config, paths: readonly string[]) => Config | Promise<Config>;

/** What stood where it was looked, in the words of `stateOf`: that all of it still stands proves that nothing changed. */
export interface SeenStates {
  readonly code: ReadonlyMap<string, string>;
  readonly texts: ReadonlyMap<string, string>;
  /** What git vouches for, as far as that says what stands on the disk. */
  readonly ids: Tree['ids'];
}

export interface ReadResult {
  readonly inputs: Inputs;
  /** Texts and code files that could not be read. */
  readonly problems: readonly Problem[];
  readonly seen: SeenStates;
}

/** Reads a repository. Throws a UsageError for a missing or broken configuration; everything else becomes problems. */
export async function readInputs(options: ReadOptions): Promise<ReadResult> {
  const { root, tree, widen = (found: Config) => found } = options;
  const { config: written, states } = await readConfigOf(options, tree.paths);
  const config = await widen(written, tree.paths);
  const ids = await trustedIds(root, tree);
  const linked = await linkedIn(tree, config, async (links) => await linkTargetsAmong(root, links));
  const wanted = [...textPaths(tree.paths, config), ...linked.keys()];
  const read = await readTexts(root, wanted, ids);
  if (config.isSetUp === false) addDamaged(read, await openTexts(root));
  const named = await withOwnBases(root, read, { tree, ids });
  const paged = await withImportedPages(root, await withLinkedPages(root, named, { tree, ids }), { tree, ids });
  const texts = await withKeptIndexes(paged, { root, tree, config }, ids);
  const code = await readFacts(options, ids);
  const found = await sourcesOf({ root, tree, config }, texts);
  const sources = linked.size === 0 ? found : { ...found, linked };
  const lost = await lostSources(root, { sources, config, problems: texts.problems });
  const inputs: Inputs = {
    sources,
    config,
    files: code.files,
    templates: await readTemplates(),
    unreadable: [...lost.problems, ...texts.problems.filter(({ file }) => file === lockFile(config))]
      .map(({ file }) => file)
      .sort(),
    version: packageVersion(),
  };
  const others = texts.problems.filter(({ file }) => !lost.problems.some((problem) => problem.file === file));
  return {
    inputs,
    problems: [...lost.problems, ...withOwnFaults(others, config), ...code.problems],
    seen: { code: code.states, texts: new Map([...states, ...lost.states, ...texts.states]), ids },
  };
}

/** Agent files that only links show, for those who have nothing but such files. */
export async function linkedIn(
  { paths, links }: { readonly paths: readonly string[]; readonly links: readonly string[] },
  { isSetUp }: Config,
  targetsOf: (links: readonly string[]) => Promise<ReadonlyMap<string, string>>,
): Promise<ReadonlyMap<string, string>> {
  if (isSetUp !== false || links.length === 0) return new Map();
  return linkedAgentFiles(paths, await targetsOf(links));
}

/** What the facts of the code are made of, without a note. */
export interface CodeInputs {
  readonly sources: Sources;
  readonly config: Config;
  readonly files: ScannedCode['files'];
  readonly problems: readonly Problem[];
}

/** The part of {@link readInputs} that code and manifests need. */
export async function readCodeInputs(options: ReadOptions): Promise<CodeInputs> {
  const { root, tree } = options;
  const { config } = await readConfigOf(options, tree.paths);
  const ids = await trustedIds(root, tree);
  const named = await readTexts(root, manifestPaths(tree.paths).concat(tree.paths.filter(isAttributesFile)));
  const texts = await withOwnBases(root, named, { tree, ids });
  const { files, problems } = await readFacts(options, ids);
  return {
    sources: await sourcesOf({ root, tree, config }, texts),
    config,
    files,
    problems: [...texts.problems, ...problems],
  };
}

/** The part of {@link readInputs} that notes need: no code, no manifests. `widen` may name more places to read. */
export async function readNoteInputs(
  search: ConfigSearch,
  widen: Widen = (config) => config,
): Promise<{ readonly sources: Sources; readonly config: Config; readonly problems: readonly Problem[] }> {
  const tree = await listTree(search.root);
  const config = await widen((await readConfigOf(search, tree.paths)).config, tree.paths);
  const wanted = notePaths(tree.paths, config).map(({ path }) => path);
  const texts = await readTexts(search.root, wanted);
  return {
    sources: await sourcesOf({ root: search.root, tree, config }, texts),
    config,
    problems: texts.problems,
  };
}

async function readFacts({ root, tree, cache, onProgress }: ReadOptions, ids: Tree['ids']): Promise<ScannedCode> {
  const build = buildId();
  return await scanCode(root, codePaths(tree), {
    ids,
    cache: cache === undefined || build === undefined ? undefined : openFacts(cache, build),
    onProgress,
  });
}

interface Place {
  readonly root: string;
  readonly tree: Tree;
  readonly config: Config;
}

async function sourcesOf({ root, tree, config }: Place, { texts, links: met }: ReadTexts): Promise<Sources> {
  const links = [...new Set([...tree.links, ...met])].sort();
  const linkTargets = await linkTargetsAmong(
    root,
    links.filter((path) => isOutputPath(path, config.targets)),
  );
  const { paths, leftovers, unlinked } = tree;
  const some = { ...(leftovers && { leftovers }), ...(unlinked && { unlinked }) };
  return { paths, links, hidden: [], texts, linkTargets, ...some };
}

/**
 * Sources whose text cannot be had: notes and templates that may not be read, and what fed an output at the last build,
 * still stands on disk, and is no plain text of the tree any more. What is simply gone was removed by somebody.
 */
async function lostSources(
  root: string,
  {
    sources,
    config,
    problems,
  }: { readonly sources: Sources; readonly config: Config; readonly problems: readonly Problem[] },
): Promise<Pick<ReadTexts, 'states' | 'problems'>> {
  const templates = `${config.context}/templates/`;
  const notes = new Set(notePaths(sources.paths, config).map(({ path }) => path));
  const fed = parseLock(sources.texts.get(lockFile(config))).value.outputs.flatMap((output) => output.sources);
  const wanted = new Set([...notes, ...fed]);
  const rule = 'note/unreadable';
  const refused = problems
    .filter(({ file }) => wanted.has(file) || file.startsWith(templates))
    .map((problem) => ({ ...problem, rule, message: `${problem.message} What it feeds stays as it is.` }));
  const silent = [...new Set(fed)].filter(
    (path) => !sources.texts.has(path) && !refused.some(({ file }) => file === path),
  );
  const standing = await standingAt(root, silent);
  const { states } = await readTexts(root, silent);
  const moved = standing.map((file): Problem => {
    const message = `\`${file}\` fed an output at the last build, and lintel cannot read it now. What it fed stays as it is.`;
    const hint = 'Make it a plain file again that git does not ignore and you may read, or delete it.';
    return { rule, file, line: 1, column: 1, message, hint };
  });
  return { problems: [...refused, ...moved], states };
}

/**
 * Adds what stands at planned paths but is not in the tree's list, such as an ignored CLAUDE.md: it is a person's
 * all the same, and must be seen before anything is written. The inputs are undefined when there is nothing of the kind.
 */
export async function withHiddenOutputs(
  root: string,
  { inputs, outputs, lock }: Compilation,
): Promise<{ readonly inputs: Inputs | undefined; readonly states: ReadTexts['states'] }> {
  const { sources } = inputs;
  const known = new Set(sources.paths);
  const places = [...outputs, ...lock.outputs].map(({ path }) => path).filter((path) => !known.has(path));
  const hidden = await presentPaths(root, places);
  const { texts, states } = await readTexts(root, places);
  if (hidden.paths.length === 0) return { inputs: undefined, states };
  const completed = {
    ...inputs,
    sources: {
      paths: [...sources.paths, ...hidden.paths].sort(),
      links: [...sources.links, ...hidden.links].sort(),
      hidden: hidden.paths,
      texts: new Map([...sources.texts, ...texts]),
      linkTargets: new Map([...sources.linkTargets, ...(await linkTargetsAmong(root, hidden.links))]),
    },
  };
  return { inputs: completed, states };
}

/** The tree that texts are read in. */
interface Ground {
  readonly tree: Tree;
  readonly ids: Tree['ids'];
}

/** Adds to `read` what its configs extend, whatever it is called, and what that extends in turn; `add` reads more and joins it. */
export async function withBases<Read extends Pick<Sources, 'texts'>>(
  paths: readonly string[],
  read: Read,
  add: (all: Read, bases: readonly string[]) => Promise<Read>,
): Promise<Read> {
  let all = read;
  const asked = new Set<string>();
  for (;;) {
    const bases = extendedPaths({ paths, texts: all.texts }).filter((path) => !asked.has(path));
    if (bases.length === 0) return all;
    for (const path of bases) asked.add(path);
    all = await add(all, bases);
  }
}

async function withOwnBases(root: string, read: ReadTexts, { tree, ids }: Ground): Promise<ReadTexts> {
  return await withBases(tree.paths, read, async (all, bases) => {
    const unread = bases.filter((path) => !all.states.has(path));
    return together(all, await readTexts(root, unread, ids));
  });
}

/** Adds the pages whose headings the links of `read` name. */
async function withLinkedPages(root: string, read: ReadTexts, { tree, ids }: Ground): Promise<ReadTexts> {
  const pages = linkedPages(read.texts, new Set(tree.paths)).filter((path) => !read.states.has(path));
  if (pages.length === 0) return read;
  const more = await readTexts(root, pages, ids);
  // A page that cannot be read is nobody's source: its links lead to it all the same.
  return together(read, { ...more, problems: [] });
}

/** Adds the pages that agent files import, what those import in turn, what settings of clients name, and rule files that no client loads. */
async function withImportedPages(root: string, read: ReadTexts, { tree, ids }: Ground): Promise<ReadTexts> {
  const known = new Set(tree.paths);
  let all = read;
  for (;;) {
    const named = new Set(filesInSettings(all, known));
    const loaded = [...importedPages(all.texts, known), ...named, ...unloadedTexts(all.texts, known)];
    const pages = loaded.filter((path) => !all.states.has(path));
    if (pages.length === 0) return all;
    const more = await readTexts(root, pages, ids);
    // Agent files that cannot be read are told under whatever name; pages that are only imported are nobody's source.
    all = together(all, { ...more, problems: more.problems.filter(({ file }) => named.has(file)) });
  }
}

/** What the pure middle needs as text, besides code, as far as names alone tell; see {@link withBases}. */
export function textPaths(paths: readonly string[], config: Config): readonly string[] {
  const templates = `${config.context}/templates/`;
  const wanted = paths.filter(
    (path) =>
      isOutputPath(path, config.targets) ||
      isReadAgentFile(path) ||
      isPermissionFile(path) ||
      isSettingsFile(path) ||
      isNamingFile(path) ||
      path.startsWith(templates) ||
      path.endsWith('.gitignore') ||
      isAttributesFile(path),
  );
  const notes = notePaths(paths, config).map(({ path }) => path);
  const indexes = indexPaths(paths, config);
  return [
    ...new Set([...manifestPaths(paths), ...notes, ...indexes, ...wanted, lockFile(config), baselineFile(config)]),
  ].sort();
}
