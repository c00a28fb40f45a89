/**
 * `--since <ref>`: what a change brings, and nothing that was there before. Both sides are compiled and judged by the same
 * rules; what is not committed belongs to the change.
 */
import { claimWorld } from '../claim-world.ts';
import { compile } from '../compile.ts';
import { besideLost, lostNames, type LostName, type NamingText, type TwoFacts } from '../claims/past/lost-names.ts';
import { unreadCode } from '../claims/past/made-names.ts';
import { openPast } from '../disk/asked-past.ts';
import { findBasePoint, type BasePoint, type MissingRef } from '../disk/base-point.ts';
import { readBase } from '../disk/base.ts';
import { renamesSince } from '../disk/renames.ts';
import { standingWords, wordsPassedOver } from '../disk/words.ts';
import { UsageError } from '../error.ts';
import { inShort, lintResult } from '../lint.ts';
import type { CheckResult, Compilation, Problem } from '../model.ts';
import { nearest } from '../nearest.ts';
import { RULES } from '../rules/index.ts';
import { foreignTexts } from '../rules/rule.ts';
import { newFindings, type Change } from '../since.ts';
import { treeOfPaths } from '../tree.ts';
import { readBaselineText } from './baseline-option.ts';
import type { CheckOptions } from './checking.ts';
import { ofPaths, resultOf } from './full-check.ts';
import { withCodeFrames } from './code-frames.ts';
import { stringOption, type Invocation } from './command.ts';
import { withGlobPast } from './glob-past.ts';
import { explained, lintCompilation } from './lint-compilation.ts';
import { withMadeNames, withUnseenNames } from './made-names.ts';

/** Checks the repository, and leaves out what was found at the base too. */
export async function checkSince(
  invocation: Invocation,
  ref: string,
  options: CheckOptions = {},
): Promise<CheckResult> {
  const { root, context, terminal } = invocation;
  const { commit, isShallow } = await basePoint(invocation, ref);
  // A whole clone knows which commit it was.
  const run = await lintCompilation(invocation, { ...options, ...(isShallow && { since: commit }) });
  const { repository } = run;
  terminal.progress(`Reading ${ref}`);
  const { ids } = await repository.listing.tree();
  const head = { inputs: run.compiled.inputs, problems: run.problems, ids };
  const base = await readBase({ root, commit, context, cache: repository.cache, head });
  // What was gone by then is no news; what a later commit took away was there.
  const past = openPast(root, repository, { at: commit });
  const old = await explained(await withMadeNames(compile(base.inputs), root), invocation, past);
  const renames = await renamesSince(root, commit);
  const now = await withLostNames(run.compiled, { old, ref, root, renames });
  terminal.progress(undefined);
  const named =
    stringOption(invocation, 'baseline') === undefined
      ? {}
      : { baseline: await readBaselineText(invocation, run.compiled.inputs) };
  const earlier = lintResult({ ...old, problems: [...base.problems, ...old.problems] }, RULES, named);
  const change = { renames, lineThen: lineIn(old), lineNow: lineIn(now), stands: standsIn(now) };
  const found = newFindings(lintResult(now, RULES, named).findings, earlier.findings, change);
  const told = await withGlobPast(inShort(found, RULES, now), { compiled: now, root, past: run.past });
  const result = resultOf(now, told);
  return await ofPaths(await withCodeFrames(result, root, run.seen), now, invocation);
}

function standsIn({ inputs: { sources } }: Compilation): Change['stands'] {
  const { folders } = treeOfPaths(sources.paths);
  return (folder) => folders.has(folder);
}

function lineIn({ inputs: { sources } }: Compilation): Change['lineNow'] {
  return ({ file, line }) => sources.texts.get(file)?.split('\n', line)[line - 1];
}

async function basePoint({ root, terminal }: Invocation, ref: string): Promise<Extract<BasePoint, { kind: 'found' }>> {
  const point = await findBasePoint(root, ref);
  if (point.kind === 'no-git') throw new UsageError(`--since compares with a commit, and ${point.because}`);
  if (point.kind === 'no-ref') throw unknownRef(ref, point);
  if (point.mergeBase === 'none') {
    const way = point.isShallow ? ' This clone is shallow: `git fetch --unshallow` may bring it.' : '';
    terminal.err(`HEAD and ${ref} have no commit in common, so ${ref} itself is compared with.${way}`);
  }
  return point;
}

function unknownRef(ref: string, missing: MissingRef): UsageError {
  const { isShallow, refs, isUnborn } = missing;
  const none = `--since: there is no commit \`${ref}\` here.`;
  // No server has what nobody has committed here yet.
  if (isUnborn && /^(?:HEAD|@)(?![\w/-])/.test(ref))
    return new UsageError(none, 'Nothing is committed on this branch yet: name another branch, a tag or a commit.');
  const way = wayToFetch(ref, missing);
  const same = refs.find((name) => name.endsWith(`/${ref}`)) ?? nearest(ref, refs);
  const hint = same === undefined || isNoName(ref) ? '' : `Did you mean \`${same}\`? `;
  if (way === undefined) return new UsageError(none, `${hint}Name a branch, a tag or a commit.`);
  const why = isShallow ? 'This clone is shallow and lintel fetches nothing' : 'lintel fetches nothing';
  return new UsageError(none, `${hint}${why}: if it is elsewhere, run ${way}.`);
}

/** `HEAD~9` names no branch that could be fetched, nor do the first digits of an id: there are fewer commits, or this clone ends before. */
function isNoName(ref: string): boolean {
  return /^-|[~^@{}:]|^(?=.*\d)[\da-f]{7,39}$/.test(ref);
}

/**
 * How to get what a ref means elsewhere, and what to call it then; undefined where there is nothing to fetch it from. A clone
 * of one branch keeps no other that is fetched by name alone, and one with the commits of a branch only has no merge base.
 */
function wayToFetch(ref: string, { isShallow, remotes }: MissingRef): string | undefined {
  const short = ref.replace(/^refs\/(?:heads|tags|remotes)\//, '');
  const named = remotes.find((name) => short.startsWith(`${name}/`));
  const remote = named ?? (remotes.includes('origin') ? 'origin' : remotes[0]);
  // What looks like an option is one to git as well: nobody is told to paste it.
  if (remote === undefined || ref.startsWith('-')) return undefined;
  const fetch = `git fetch ${isShallow ? '--deepen=100 ' : ''}${remote}`;
  if (isNoName(ref)) return isShallow ? `\`${fetch}\` first` : undefined;
  if (/^[\da-f]{40}$/.test(ref)) return `\`${fetch} ${ref}\` first`;
  const branch = named === undefined ? short : short.slice(named.length + 1);
  const kept = `${remote}/${branch}`;
  return `\`${fetch} +${branch}:refs/remotes/${kept}\`, then \`--since ${kept}\``;
}

interface Earlier {
  readonly old: Compilation;
  readonly ref: string;
  readonly root: string;
  /** Old path → new. */
  readonly renames: ReadonlyMap<string, string>;
}

/** The compilation with what it cannot know by itself: names that were there, and that nobody took out of the notes. */
async function withLostNames(compiled: Compilation, earlier: Earlier): Promise<Compilation> {
  const { old, ref } = earlier;
  // Scripts name a commit by all forty digits, which nobody reads.
  const called = /^[\da-f]{40}$/.test(ref) ? ref.slice(0, 9) : ref;
  const facts = {
    earlier: old.model.facts,
    later: compiled.model.facts,
    ref: called,
    world: claimWorld(compiled),
    texts: compiled.inputs.sources.texts,
  };
  const texts = namingTexts(compiled, earlier);
  const found = await withoutUnseen(lostNames(texts, facts), { compiled, texts, facts }, earlier);
  const lost = await gone(found, earlier, {
    except: [...texts.map(({ file }) => file), ...ownFiles(compiled)],
    unread: unreadCode(facts.world),
  });
  // A rule that has found it out by itself has said so.
  const told = new Set(
    compiled.claims
      .filter(({ verdict, claim }) => verdict === 'dead' && claim.kind === 'symbol')
      .flatMap(({ claim }) => [symbolPlace(claim), exactPlace(claim)]),
  );
  const isNew = ({ problem }: LostName): boolean => !told.has(symbolPlace(problem)) && !told.has(exactPlace(problem));
  const isForeign = foreignTexts(compiled);
  // Once it is committed, history may tell the same: it is no more certain for being told before, or in a clone without that history.
  const problems = lost.filter(isNew).map(({ problem }): Problem => {
    return isForeign(problem.file) ? { ...problem, isFromProse: true } : problem;
  });
  return { ...compiled, problems: [...compiled.problems, ...problems] };
}

/** What the names were found in. */
interface Search {
  readonly compiled: Compilation;
  readonly texts: readonly NamingText[];
  readonly facts: TwoFacts;
}

/** Those of the names that are still lost once texts have told what code takes from out of sight. */
async function withoutUnseen(
  lost: readonly LostName[],
  { compiled, texts, facts }: Search,
  { root }: Earlier,
): Promise<readonly LostName[]> {
  if (lost.length === 0) return lost;
  const known = await withUnseenNames(compiled, root, besideLost(lost, facts.earlier));
  return lostNames(texts, { ...facts, world: claimWorld(known) });
}

/** Those of the names that stand nowhere any more: a schema, a job or code in another language may be what a text means. */
async function gone(
  lost: readonly LostName[],
  { root }: Earlier,
  { except, unread }: { readonly except: readonly string[]; readonly unread: readonly string[] },
): Promise<readonly LostName[]> {
  const names = lost.flatMap(({ name, operations = [] }) => (name === undefined ? [] : [name, ...operations]));
  const owners = lost.flatMap(({ owner }) => owner ?? []);
  const written = await standingWords(root, names, { except });
  const standing = new Set([...written, ...(await wordsPassedOver(root, names, unread))]);
  const elsewhere = await standingWords(root, owners, { except, isElsewhere: true });
  return lost.filter(({ name, operations = [], owner }) => {
    if (name !== undefined && [name, ...operations].some((each) => standing.has(each))) return false;
    return owner === undefined || !elsewhere.has(owner);
  });
}

/** What this tool wrote. */
function ownFiles({ lock, outputs }: Compilation): readonly string[] {
  return [...lock.outputs, ...outputs].map(({ path }) => path);
}

function exactPlace({ file, line, column }: Pick<Problem, 'file' | 'line' | 'column'>): string {
  return `${file}:${line}:${column}`;
}

function symbolPlace({ file, line, target = '' }: Pick<Problem, 'file' | 'line' | 'target'>): string {
  return `${file}:${line} ${target.slice(target.indexOf('#') + 1)}`;
}

/** Guides, notes of modules and policies, and the agent files that people own; decisions speak of their time. */
function namingTexts(compiled: Compilation, { old, renames }: Earlier): readonly NamingText[] {
  const { model, agentFiles } = compiled;
  const oldNames = new Map([...renames].map(([from, to]) => [to, from]));
  const notes = model.notes.map(({ note }) => note);
  const texts = [...notes.filter(({ kind }) => kind !== 'decision'), ...agentFiles];
  return texts.flatMap(({ file, body }): readonly NamingText[] => {
    const before = old.inputs.sources.texts.get(oldNames.get(file) ?? file);
    return before === undefined ? [] : [{ file, body, before }];
  });
}
