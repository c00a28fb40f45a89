/**
 * Whether a text names an entry point that a package of the workspace has. Its `exports` are a closed world: what they do not
 * open, nobody can import. What a build, an alias or a source file may stand behind is left alone.
 */
import { folderOf, joinPath, lastSegment } from '../../path.ts';
import type { Claim, Facts, JudgedClaim, PackageFacts } from '../../model.ts';
import { openSubpaths } from '../../scan/entries.ts';
import { isMatch } from '../../scan/entry-patterns.ts';
import { readManifest } from '../../scan/manifest.ts';
import type { Evidence } from '../world/evidence.ts';
import { moduleAt, MODULE_ENDINGS } from '../world/known-path.ts';
import { lockedAs } from '../world/locked-words.ts';
import { isAside } from '../world/names.ts';
import { oncePer } from '../../once.ts';
import { codePath } from '../words/path-text.ts';
import { nameHint } from '../world/symbol.ts';
import type { Tree } from '../../tree.ts';

/** Judges `name/…`, with `./…` as its subpath, and `name` with `.`. */
export function judgeEntry(
  claim: Claim,
  evidence: Evidence,
  { name, subpath }: { readonly name: string; readonly subpath: string },
): JudgedClaim {
  const [owner, twin] = evidence.world.facts.project.packages.filter((each) => each.name === name);
  const lockTarget = `entry:${claim.text}`;
  if (owner?.entries.some((entry) => entry.subpath === subpath)) return { claim, verdict: 'live', lockTarget };
  if (owner === undefined || twin !== undefined) return { claim, verdict: 'undecided' };
  const asked = { owner, subpath };
  const wasOne = lockedAs(claim, evidence)?.target === lockTarget && (owner.untracedEntries ?? []).length === 0;
  if (!wasOne && !isClosed(claim, evidence, asked)) return { claim, verdict: 'undecided' };
  if (mayBeOpen(claim, evidence, asked)) return { claim, verdict: 'undecided' };
  const truth = wasOne ? lostTruth(claim, asked) : closedTruth(claim, asked);
  const open = owner.openSubpaths ?? owner.entries.map((entry) => entry.subpath);
  return { claim, verdict: 'dead', truth, ...nameHint(subpath, open.toSorted()) };
}

interface Asked {
  readonly owner: PackageFacts;
  readonly subpath: string;
}

function closedTruth({ text }: Claim, { owner, subpath }: Asked): string {
  return `\`${text}\` is no entry point: the \`exports\` of \`${owner.manifest}\` ${openedBy(subpath)}.`;
}

function lostTruth({ text }: Claim, { owner, subpath }: Asked): string {
  const was = `\`${text}\` was an entry point`;
  if (owner.openSubpaths === undefined)
    return `${was}; \`${owner.manifest}\` has no \`exports\` now, and the package no file of that name.`;
  return `${was}, and the \`exports\` of \`${owner.manifest}\` ${openedBy(subpath)} now.`;
}

function openedBy(subpath: string): string {
  return subpath === '.' ? 'open subpaths of it alone' : 'open none of that name';
}

/**
 * Whether what is no entry point may be found all the same: by the file itself where there are no `exports`, by a pattern that leads to no
 * code, by an alias, by what another manifest opens, or in some way that code goes by which imports it.
 */
function mayBeOpen({ text }: Claim, { tree, world }: Evidence, { owner, subpath }: Asked): boolean {
  const { dir, openSubpaths: opened, closedEntries = [] } = owner;
  if (opened === undefined && mayHoldFile({ tree, world }, dir, subpath)) return true;
  if (OTHER_MANIFESTS.some((name) => tree.files.has(joinPath(dir, name) ?? name))) return true;
  const isShut = closedEntries.some((closed) => isMatch(subpath, closed));
  if (!isShut && isOpened([subpath], opened ?? publishedSubpaths(owner, world.texts))) return true;
  return waysIn(world.facts).imported.has(text) || isAliased(text, world.facts, tree);
}

/** Whether a file of that name stands in a package, or a build may put one there. */
function mayHoldFile({ tree, world }: Pick<Evidence, 'tree' | 'world'>, dir: string, subpath: string): boolean {
  const path = joinPath(dir, subpath) ?? '';
  const isIgnored = [path, `${path}.js`, `${path}/index.js`].some((each) => world.isIgnored(each));
  return isIgnored || hasOwnFile(tree, dir, subpath) || hasSource(tree, dir, subpath);
}

/** Manifests of other registries and runtimes, which have `exports` of their own and which nobody reads here. */
const OTHER_MANIFESTS = ['jsr.json', 'jsr.jsonc', 'deno.json', 'deno.jsonc'];

/** What a package without `exports` opens once it is published. */
function publishedSubpaths({ manifest: file }: PackageFacts, texts: Evidence['world']['texts']): readonly string[] {
  const text = texts?.get(file);
  return text === undefined ? [] : openSubpaths(readManifest({ file, text, isLenient: false }).value.value);
}

function isOpened(ways: readonly string[], opened: readonly string[]): boolean {
  return opened.some((open) => ways.some((way) => isMatch(way, open)));
}

/** Whether a tsconfig leads there. An alias of that very name does, also to what is yet to be made; a pattern where something may stand. */
function isAliased(text: string, { project }: Facts, tree: Tree): boolean {
  return project.tsconfigs.some(({ paths }) =>
    Object.entries(paths).some(([pattern, targets]) => {
      if (!isMatch(text, pattern)) return false;
      const [start = '', end] = pattern.split('*', 2);
      if (end === undefined) return true;
      const star = text.slice(start.length, text.length - end.length);
      return targets.some((target) => mayStand(target, star, tree));
    }),
  );
}

function mayStand(target: string, star: string, tree: Tree): boolean {
  const base = folderOf(target.slice(0, target.indexOf('*') + 1) || target);
  // What a build makes, or what lies outside, nobody has listed.
  if (base !== '' && !tree.folders.has(base)) return true;
  const path = target.replace('*', () => star);
  return tree.folders.has(path) || moduleAt(tree, path) !== undefined;
}

/** Names of rules and presets look like subpaths: `@acme/eslint-plugin/no-foo`. */
const OF_RULES = /(?:eslint|stylelint|oxlint|biome|prettier|config|preset)/i;

/** Whether nothing but an entry point can be meant, and none is opened. */
function isClosed(claim: Claim, { tree, world }: Evidence, { owner, subpath }: Asked): boolean {
  const { openSubpaths: opened, name = '', dir } = owner;
  if (opened === undefined || claim.isImplied || isAside(claim.file) || isAside(dir)) return false;
  if (OF_RULES.test(name) || codePath(claim.text.slice(1)) === undefined) return false;
  if (isOpened([subpath.replace(/\.[cm]?[jt]sx?$/, ''), `${subpath}.js`], opened)) return false;
  // The package stands for its folder, or a build makes the entry of that source.
  const isPlain = isImportOfSources(claim, owner) || isImportBeside(claim, owner, world.facts);
  if (isPlain ? hasOwnFile(tree, dir, subpath) : hasSource(tree, dir, subpath)) return false;
  return !waysIn(world.facts).aliases.some((alias) => `${alias}/`.startsWith(`${name}/`));
}

/**
 * Whether a sample imports it from a package that is used as it is written: where each subpath is a source, no build makes one of a source
 * that has its name. In words the source itself may be meant.
 */
function isImportOfSources({ how }: Claim, { openSubpaths: opened = [], sourceSubpaths = [] }: PackageFacts): boolean {
  const below = opened.filter(isBelow);
  return how === 'fence' && below.length > 0 && below.every((open) => isWritten(open, sourceSubpaths));
}

/**
 * Whether a sample imports it from a package that nobody publishes, and whose entry points code imports as its `exports` have them, none
 * else: no build writes such a manifest anew, and nothing leads past it.
 */
function isImportBeside(
  { how }: Claim,
  { openSubpaths: opened = [], name = '', isPrivate }: PackageFacts,
  facts: Facts,
): boolean {
  if (how !== 'fence' || !isPrivate || opened.some((open) => open.includes('*'))) return false;
  const taken = [...waysIn(facts).imported].filter((specifier) => specifier.startsWith(`${name}/`));
  return taken.length > 0 && taken.every((specifier) => opened.includes(`.${specifier.slice(name.length)}`));
}

/** The package itself is led back to a source where a build makes it as well, so that it says nothing of the others. */
function isBelow(open: string): boolean {
  return open !== '.';
}

function isWritten(open: string, sources: readonly string[]): boolean {
  return !open.includes('*') && sources.includes(open);
}

/** What compilers find that know no `exports`. */
function hasOwnFile({ files, folders }: Tree, dir: string, subpath: string): boolean {
  const path = joinPath(dir, subpath === '.' ? './index' : subpath) ?? '';
  return folders.has(path) || files.has(path) || MODULE_ENDINGS.some((ending) => files.has(path + ending));
}

/** Whether a package has a file or folder that may be meant by a subpath of it. */
export function mayBeFile(tree: Tree, { dir }: PackageFacts, subpath: string): boolean {
  return hasOwnFile(tree, dir, subpath) || hasSource(tree, dir, subpath);
}

/** A file or folder that the subpath may come from: any of its name in the package, since a build may put it anywhere. */
function hasSource(tree: Tree, dir: string, subpath: string): boolean {
  // "Add it in `@acme/core/contracts/`" names a folder of the package, where somebody is to write.
  const rest = subpath.replace(/^\.\//, '').replace(/\/+$/, '');
  if (['', 'src'].some((source) => tree.folders.has(joinPath(dir, `${source}/${rest}`) ?? ''))) return true;
  const name = lastSegment(rest);
  const stem = name.replace(/(.)\..*$/, '$1');
  const known = [...(tree.byStem.get(stem) ?? []), ...(tree.byName.get(name) ?? [])];
  return known.some((path) => dir === '' || path.startsWith(`${dir}/`));
}

interface WaysIn {
  /** What code imports by that name works by some other way. */
  readonly imported: ReadonlySet<string>;
  readonly aliases: readonly string[];
}

const waysIn = oncePer(({ files, project }: Facts): WaysIn => ({
  imported: new Set(files.flatMap(({ imports }) => imports.map(({ specifier }) => specifier))),
  aliases: project.tsconfigs.flatMap(({ paths }) => Object.keys(paths)),
}));
