/**
 * The inputs of a compile as they were at a commit: read from git's objects, without a work tree. What is as it was is
 * taken over from the inputs of today, so that only what has changed is read and scanned.
 */
import { filesInSettings } from '../named-files.ts';
import { isOutputPath } from '../clients.ts';
import { chooseConfig, type ConfigText } from '../config-choice.ts';
import { configPlaces } from '../config-place.ts';
import { parseConfig } from '../config.ts';
import { isRepositoryPath } from '../lock.ts';
import type { Config, Inputs, Problem, RuleOverride, Sources } from '../model.ts';
import { folderOf, joinPath } from '../path.ts';
import { RULE_IDS, RULE_OPTIONS } from '../rules/index.ts';
import { holdsIndex } from '../sources/kept-index.ts';
import { importedPages } from '../sources/imported-pages.ts';
import { linkedPages } from '../sources/linked-pages.ts';
import { asFound } from '../sources/only-tunes.ts';
import { unloadedTexts } from '../sources/unloaded-rules.ts';
import { readTree, readerAt, type BaseTree } from './base-tree.ts';
import { readBlobs } from './blobs.ts';
import type { CacheFolder } from './cache.ts';
import { codePaths, MAX_CODE_BYTES, scanCode } from './code.ts';
import { addDamaged } from './damaged.ts';
import { openFacts, type FactsCache } from './facts-cache.ts';
import { linkedIn, textPaths, withBases } from './inputs.ts';
import { decode } from './decode.ts';
import { indexCandidates } from './kept-indexes.ts';
import { MAX_BYTES, textsFrom } from './read.ts';
import { buildId } from './templates.ts';

/** What the base is read beside. */
export interface BaseOptions {
  readonly root: string;
  /** Full id of the commit. */
  readonly commit: string;
  /** The context folder that the user named. */
  readonly context: string | undefined;
  readonly cache: CacheFolder | undefined;
  /** The repository of today. */
  readonly head: Head;
}

/** What is known of the repository of today. */
export interface Head {
  readonly inputs: Inputs;
  /** What could not be read. */
  readonly problems: readonly Problem[];
  /** Path → id of its content, for files that are as they are committed. */
  readonly ids: ReadonlyMap<string, string>;
}

/** Reads the inputs at a commit. Settings of rules are those of today: both sides are measured alike. */
export async function readBase(
  options: BaseOptions,
): Promise<{ readonly inputs: Inputs; readonly problems: readonly Problem[] }> {
  const { root, head } = options;
  const tree = await readTree(options);
  const config = await configAt(tree, options);
  const linked = await linkedIn(tree, config, async (links) => await linkTargetsAt(root, tree, links));
  const named = await textsAt(tree, [...textPaths(tree.paths, config), ...linked.values()], options);
  const linkedTo = await withPagesAt(tree, await withBasesAt(tree, named, options), options);
  const texts = await withIndexesAt(tree, await withImportsAt(tree, linkedTo, options), { config, options });
  for (const [path, real] of linked) {
    const text = texts.texts.get(real);
    if (text !== undefined) texts.texts.set(path, text);
  }
  const code = await codeAt(tree, options);
  const isSame = (path: string): boolean => isUnchanged(tree, path, head);
  const hidden = head.inputs.sources.hidden.filter((path) => !tree.ids.has(path));
  const inputs: Inputs = {
    ...head.inputs,
    config,
    files: code.files,
    sources: {
      ...withHidden(await sourcesAt(root, tree, { texts: texts.texts, config }), hidden, head.inputs.sources),
      ...(linked.size > 0 && { linked }),
    },
    unreadable: head.inputs.unreadable.filter(isSame),
  };
  return {
    inputs,
    problems: [...head.problems.filter(({ file }) => isSame(file)), ...texts.problems, ...code.problems],
  };
}

function isUnchanged({ ids }: BaseTree, path: string, head: Head): boolean {
  const id = ids.get(path);
  return id !== undefined && head.ids.get(path) === id;
}

interface TextsAt {
  readonly texts: Map<string, string>;
  readonly problems: readonly Problem[];
}

async function textsAt(tree: BaseTree, wanted: readonly string[], options: BaseOptions): Promise<TextsAt> {
  const { head } = options;
  const links = new Set(tree.links);
  const texts = new Map<string, string>();
  const changed = wanted.filter((path) => {
    const text = isUnchanged(tree, path, head) ? head.inputs.sources.texts.get(path) : undefined;
    if (text !== undefined) texts.set(path, text);
    return text === undefined && tree.ids.has(path) && !links.has(path);
  });
  // What cannot be read today cannot be read then: it is told once.
  const known = new Set(head.problems.map(({ file }) => file));
  const reader = await readerAt(tree, changed, { ...options, maxBytes: MAX_BYTES });
  const read = textsFrom(reader, changed);
  if (head.inputs.config.isSetUp === false) addDamaged(read, reader);
  for (const [path, text] of read.texts) texts.set(path, text);
  await followLinks(
    tree,
    wanted.filter((path) => links.has(path)),
    { texts, options },
  );
  return { texts, problems: read.problems.filter(({ file }) => !(known.has(file) && isUnchanged(tree, file, head))) };
}

/** With what the configs of that time extended. */
async function withBasesAt(tree: BaseTree, read: TextsAt, options: BaseOptions): Promise<TextsAt> {
  return await withBases(tree.paths, read, async (all, bases) => {
    const { texts, problems } = await textsAt(tree, bases, options);
    return { texts: new Map([...all.texts, ...texts]), problems: [...all.problems, ...problems] };
  });
}

/** With the pages whose headings links named then, so that an anchor that was dead is no news. */
async function withPagesAt(tree: BaseTree, read: TextsAt, options: BaseOptions): Promise<TextsAt> {
  const pages = linkedPages(read.texts, new Set(tree.paths)).filter((path) => !read.texts.has(path));
  const links = await linkTargetsAt(
    options.root,
    tree,
    tree.links.filter((path) => pages.includes(path)),
  );
  const behind = [...links].flatMap(([path, target]) => joinPath(folderOf(path), target) ?? []);
  // A page that cannot be read is nobody's source, as today.
  const { texts } = await textsAt(tree, [...pages, ...behind], options);
  return { ...read, texts: new Map([...texts, ...read.texts]) };
}

/** With the pages that agent files imported then and settings named, and rule files that no client loaded, so that what stood in them is no news. */
async function withImportsAt(tree: BaseTree, read: TextsAt, options: BaseOptions): Promise<TextsAt> {
  const known = new Set(tree.paths);
  const texts = new Map(read.texts);
  const problems = [...read.problems];
  const asked = new Set(texts.keys());
  for (;;) {
    const named = new Set(filesInSettings({ texts }, known));
    const loaded = [...importedPages(texts, known), ...named, ...unloadedTexts(texts, known)];
    const pages = loaded.filter((path) => !asked.has(path));
    if (pages.length === 0) return { texts, problems };
    for (const path of pages) asked.add(path);
    const more = await textsAt(tree, pages, options);
    for (const [path, text] of more.texts) texts.set(path, text);
    problems.push(...more.problems.filter(({ file }) => named.has(file)));
  }
}

/** With the indexes that were kept in files of any name, so that one that was behind is no news. */
async function withIndexesAt(
  tree: BaseTree,
  read: TextsAt,
  { config, options }: { readonly config: Config; readonly options: BaseOptions },
): Promise<TextsAt> {
  const { texts } = options.head.inputs.sources;
  const wanted = indexCandidates(tree.paths, config).filter(
    (path) => !read.texts.has(path) && (texts.has(path) || !isUnchanged(tree, path, options.head)),
  );
  const found = await textsAt(tree, wanted, options);
  const kept = [...found.texts].filter(([, text]) => holdsIndex(text));
  return { ...read, texts: new Map([...read.texts, ...kept]) };
}

/** A link reads as the file that it leads to, where that was read as well. */
async function followLinks(
  tree: BaseTree,
  links: readonly string[],
  { texts, options }: { readonly texts: Map<string, string>; readonly options: BaseOptions },
): Promise<void> {
  const targets = await linkTargetsAt(options.root, tree, links);
  for (const [path, target] of targets) {
    const text = texts.get(joinPath(folderOf(path), target) ?? '');
    if (text !== undefined) texts.set(path, text);
  }
}

async function linkTargetsAt(
  root: string,
  tree: BaseTree,
  links: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const blobs = await readBlobs(
    root,
    links.flatMap((path) => tree.ids.get(path) ?? []),
  );
  return new Map(
    links.flatMap((path) => {
      const bytes = blobs.get(tree.ids.get(path) ?? '');
      const read = bytes && decode(bytes);
      return read?.kind === 'text' ? [[path, read.text] as const] : [];
    }),
  );
}

/** The configuration at a commit, with the rules of today; all of today's where there was none, or a broken one. */
async function configAt(tree: BaseTree, options: BaseOptions): Promise<Config> {
  const { context, head } = options;
  const { config: now } = head.inputs;
  const { texts } = await textsAt(tree, configPlaces(context), options);
  const chosen = chooseConfig(texts, context);
  const found = chosen?.kind === 'folder' ? await namedConfig(tree, chosen.written, options) : chosen;
  const then = found && parseConfig(found, RULE_IDS, RULE_OPTIONS);
  if (then === undefined || then.problems.length > 0) return measuring(now);
  const { rules, ruleOptions, overrides } = measuring(now, then.value.overrides);
  const config = asFound(then.value, tree.paths);
  if (config.onlyTunes && now.isSetUp === false) return now;
  return { ...config, rules, ruleOptions, overrides };
}

/** The settings of today, without places for what the base does not say: a fault in that came with the change. */
function measuring(now: Config, said: Config['overrides'] = []): Config {
  const setBy = ({ files, rules, ruleOptions }: RuleOverride): string => JSON.stringify([files, rules, ruleOptions]);
  const known = new Set(said.map(setBy));
  const overrides = now.overrides.map(({ place, ...override }) =>
    place !== undefined && known.has(setBy(override)) ? { ...override, place } : override,
  );
  return { ...now, overrides, globs: [] };
}

async function namedConfig(tree: BaseTree, written: string, options: BaseOptions): Promise<ConfigText | undefined> {
  const context = written.replace(/^(\.\/)+/, '').replace(/\/+$/, '');
  const file = `${context}/lintel.yaml`;
  if (!isRepositoryPath(context)) return undefined;
  const text = (await textsAt(tree, [file], options)).texts.get(file);
  return text === undefined ? undefined : { file, text, context };
}

async function codeAt(tree: BaseTree, options: BaseOptions): Promise<Awaited<ReturnType<typeof scanCode>>> {
  const { root, cache, head } = options;
  const all = codePaths(tree);
  const scanned = new Map(head.inputs.files.map((file) => [file.path, file]));
  const changed = all.filter((path) => !isUnchanged(tree, path, head));
  const same = all.filter((path) => isUnchanged(tree, path, head)).flatMap((path) => scanned.get(path) ?? []);
  const build = buildId();
  const facts = cache === undefined || build === undefined ? undefined : keptFacts(openFacts(cache, build));
  const unknown = changed.filter((path) => facts?.get(path, tree.ids.get(path) ?? '') === undefined);
  const reader = await readerAt(tree, unknown, { ...options, maxBytes: MAX_CODE_BYTES });
  const read = await scanCode(root, changed, { ids: tree.ids, cache: facts, reader });
  return { ...read, files: [...same, ...read.files].sort((a, b) => (a.path < b.path ? -1 : 1)) };
}

/** Of the facts of today's files this run has asked for none, and none of them may be tidied away. */
function keptFacts(facts: FactsCache): FactsCache {
  return { ...facts, save: async () => facts.flush() };
}

async function sourcesAt(
  root: string,
  { paths, links, ids }: BaseTree,
  { texts, config }: { readonly texts: ReadonlyMap<string, string>; readonly config: Config },
): Promise<Sources> {
  const outputs = links.filter((path) => isOutputPath(path, config.targets));
  const linkTargets = await linkTargetsAt(root, { paths, links, ids }, outputs);
  return { paths, links, hidden: [], texts, linkTargets };
}

/** What git ignores belongs to no commit: it stands there on both sides. */
function withHidden(sources: Sources, hidden: readonly string[], head: Sources): Sources {
  if (hidden.length === 0) return sources;
  const isHidden = new Set(hidden);
  const ofHidden = ([path]: readonly [string, string]): boolean => isHidden.has(path);
  return {
    paths: [...sources.paths, ...hidden].sort(),
    links: [...sources.links, ...head.links.filter((path) => isHidden.has(path))].sort(),
    hidden: [...hidden],
    texts: new Map([...sources.texts, ...[...head.texts].filter(ofHidden)]),
    linkTargets: new Map([...sources.linkTargets, ...[...head.linkTargets].filter(ofHidden)]),
  };
}
