/**
 * Whether a text names an entry point that a package of the workspace has. Its `exports` are a closed world: what they do not
 * open, nobody can import. What a build, an alias or a source file may stand behind is left alone.
 */
import { joinPath, lastSegment } from '../../path.ts';
import type { Claim, Facts, JudgedClaim, PackageFacts } from '../../model.ts';
import { isMatch } from '../../scan/entry-patterns.ts';
import type { Evidence } from '../world/evidence.ts';
import { MODULE_ENDINGS } from '../world/known-path.ts';
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
  const known = lockedAs(claim, evidence)?.target;
  const wasOne = known === lockTarget && (owner.untracedEntries ?? []).length === 0;
  if (!wasOne && !isClosed(claim, evidence, { owner, subpath })) return { claim, verdict: 'undecided' };
  const opened = subpath === '.' ? 'open subpaths of it alone' : 'open none of that name';
  const truth = wasOne
    ? `\`${claim.text}\` was an entry point, and the \`exports\` of \`${owner.manifest}\` ${opened} now.`
    : `\`${claim.text}\` is no entry point: the \`exports\` of \`${owner.manifest}\` ${opened}.`;
  const open = owner.openSubpaths ?? owner.entries.map((entry) => entry.subpath);
  return { claim, verdict: 'dead', truth, ...nameHint(subpath, open.toSorted()) };
}

interface Asked {
  readonly owner: PackageFacts;
  readonly subpath: string;
}

/** Names of rules and presets look like subpaths: `@acme/eslint-plugin/no-foo`. */
const OF_RULES = /(?:eslint|stylelint|oxlint|biome|prettier|config|preset)/i;

/** Whether nothing but an entry point can be meant, and none is opened. */
function isClosed(claim: Claim, { tree, world }: Evidence, { owner, subpath }: Asked): boolean {
  const { openSubpaths, name = '', dir } = owner;
  if (openSubpaths === undefined || claim.isImplied || isAside(claim.file) || isAside(dir)) return false;
  if (OF_RULES.test(name) || codePath(claim.text.slice(1)) === undefined) return false;
  const ways = [subpath, subpath.replace(/\.[cm]?[jt]sx?$/, ''), `${subpath}.js`];
  if (openSubpaths.some((open) => ways.some((way) => isMatch(way, open)))) return false;
  // The package stands for its folder, or a build makes the entry of that source.
  if (isImportOfSources(claim, owner) ? hasOwnFile(tree, dir, subpath) : hasSource(tree, dir, subpath)) return false;
  const { imported, aliases } = waysIn(world.facts);
  return !imported.has(claim.text) && !aliases.some((alias) => `${alias}/`.startsWith(`${name}/`));
}

/**
 * Whether a sample imports it from a package that is used as it is written: where each subpath is a source, no build makes one of a source
 * that has its name. In words the source itself may be meant.
 */
function isImportOfSources({ how }: Claim, { openSubpaths = [], sourceSubpaths = [] }: PackageFacts): boolean {
  const below = openSubpaths.filter(isBelow);
  return how === 'fence' && below.length > 0 && below.every((open) => isWritten(open, sourceSubpaths));
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
