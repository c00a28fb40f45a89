/**
 * Globs that match no file, so that a note or a rule file reaches nobody, or nothing is checked: of `applies-to`, of `enforce`, of
 * the configuration, and of hand-written rule files.
 */
import { idleCycles, unmatchedPatterns, type Unmatched } from '../arch/unmatched.ts';
import { isForFilesToCome } from '../claims/words/files-to-come.ts';
import { ignoreMatcher } from '../claims/world/ignored.ts';
import { treeOfPaths } from '../tree.ts';
import { globMatcher, globsMatcher, isExplosive, isGlob, isTooComplex, readingsOf, type GlobGround } from '../glob.ts';
import { idleGlobs } from '../idle-overrides.ts';
import { portableGlob } from '../link.ts';
import { lastSegment } from '../path.ts';
import type { AgentFile, AgentGlob, Compilation, LinkedNote, Place, Problem, ScopeGlob } from '../model.ts';
import type { Rule } from './rule.ts';

/** One finding for each dead glob, and one for exclusions that leave nothing. */
export const staleGlob: Rule = {
  id: 'stale/glob',
  summary: 'A glob of a note, a rule file or the configuration matches no file.',
  check: (compilation) => [
    ...deadGlobs(compilation),
    ...unmatchedPatterns(compilation).map(unmatched),
    ...idleCycles(compilation).map(idleCycle),
    ...idleGlobs(compilation),
    ...compilation.agentFiles.flatMap((file) => [...trapped(file), ...deadGlobsOf(file, compilation)]),
  ],
};

function deadGlobs({ model, inputs }: Compilation): readonly Problem[] {
  const { paths, links } = inputs.sources;
  const isIgnored = ignoreMatcher(inputs.sources);
  // Nothing is written from a foreign note, so that a scope behind a link loses nobody anything.
  const isMeant = ({ glob }: ScopeGlob): boolean =>
    inputs.config.isSetUp !== false || (PATH_LIKE.test(glob) && ledThrough(links, fixedPart(glob), '').length === 0);
  return model.notes.filter(isAsked).flatMap(({ note, files }) => {
    const positive = note.appliesTo.filter((each) => !each.negated && isMeant(each));
    const exclusion = note.appliesTo.find(({ negated }) => negated);
    // The only glob of a note that matches files is alive: no need to ask again.
    if (files > 0 && positive.length === 1) return [];
    const dead = positive.filter(({ glob }) => !matchesAny(glob, paths));
    const alive = positive.filter((each) => !dead.includes(each)).map(({ glob }) => glob);
    const isToCome = dead.length > 0 && isForFilesToCome(note.body.text, globsOf(dead));
    const isEmptied = files === 0 && exclusion !== undefined && dead.length === 0;
    return [
      ...dead
        .filter(
          ({ glob }) =>
            isTooComplex(glob) || !(isOfIgnored(glob, '', isIgnored) || isNet(glob, alive, paths) || isToCome),
        )
        .map((scope) => problemOf(scope, links)),
      ...(isEmptied ? [emptied(exclusion)] : []),
    ];
  });
}

/** Where nobody has set lintel up, `applies-to` may name services, teams or versions: only what has the form of a path is a glob. */
const PATH_LIKE = /^[^\s,]*[/*][^\s,]*$/;

/** Past decisions may speak of what is gone, and proposals of what is to come. */
function isAsked({ note, supersededBy }: LinkedNote): boolean {
  return note.kind !== 'decision' || (note.status === 'accepted' && supersededBy.length === 0);
}

function globsOf(written: readonly Pick<ScopeGlob, 'glob'>[]): readonly string[] {
  return written.map(({ glob }) => glob);
}

function matchesAny(written: string, paths: readonly string[]): boolean {
  return paths.some(globMatcher(portableGlob(written, treeOfPaths(paths))));
}

/**
 * One of many patterns that could match one day, beside one of the same folder that does, or folders that come and go, such as those of all
 * names that begin with `manifests-`: it promises no file, and costs no reader. A name of its own is one only where frameworks look for it.
 */
function isNet(glob: string, alive: readonly string[], paths: readonly string[]): boolean {
  if (alive.length === 0) return false;
  const fixed = fixedPart(glob);
  if (fixed === '' || MANY_FOLDERS.test(glob)) return true;
  const name = lastSegment(glob);
  const isOpen = /[*?{[]/.test(name) || CONVENTIONAL.test(name);
  // A folder that is named was there, or is a slip.
  const between = glob
    .trim()
    .slice(0, -name.length)
    .replace(/^(?:\.?\/)+/, '')
    .slice(fixed.length);
  return (
    isTwin(glob, alive, paths) ||
    (isOpen &&
      /^(?:\*\*?\/|__\w+__\/)*$/.test(between) &&
      glob !== fixed &&
      alive.some((each) => fixedPart(each) === fixed))
  );
}

/**
 * `apps/**\/test/**` beside `packages/**\/test/**`: the same of each part of a repository, of which one has none so far. A folder that is gone is
 * no part.
 */
function isTwin(glob: string, alive: readonly string[], paths: readonly string[]): boolean {
  const [folder, rest] = parted(glob);
  if (rest === undefined || !alive.some((each) => parted(each)[1] === rest)) return false;
  return paths.some((path) => path.startsWith(`${folder}/`));
}

/** The first folder of a glob, and what it says behind that, where this is a pattern from its start on. */
function parted(glob: string): readonly [folder: string, rest: string | undefined] {
  const [, folder = '', rest] = /^(?:\.?\/)*([\w.@-]+)\/(\*\*?\/.*)$/.exec(glob.trim()) ?? [];
  return [folder, rest];
}

/** Files that frameworks look for in each folder of routes, be they there or not. */
const CONVENTIONAL =
  /^(?:page|layout|loading|error|global-error|not-found|template|default|route|middleware|index|\+(?:page|layout|server|error)(?:\.server)?)\.(?:[cm]?[jt]sx?|vue|svelte|astro)$/;

/** A part of the name of a folder is open. */
const MANY_FOLDERS = /(?:[^/*]\*(?!\*)|(?<!\*)\*[^/*])[^/]*\//;

/** The text before the first pattern, up to its last folder. */
function fixedPart(glob: string): string {
  const path = glob.trim().replace(/^(\.?\/)+/, '');
  const at = path.search(/[*?{}[\]()!+@]/);
  return at < 0 ? path : path.slice(0, path.lastIndexOf('/', at) + 1);
}

function problemOf(scope: ScopeGlob, links: readonly string[]): Problem {
  const { glob } = scope;
  const written = `\`${glob}\` in \`applies-to\``;
  if (isTooComplex(glob))
    return problemAt(scope, `${written} holds so many wildcards that it is not matched at all.`, SPLIT);
  const [link] = ledThrough(links, fixedPart(glob), '');
  return link === undefined
    ? problemAt(scope, `${written} matches no file.`, REWRITE)
    : problemAt(scope, `${written} matches no file that is listed here: \`${link}\` is ${UNLISTED}.`, BEHIND);
}

function emptied(scope: ScopeGlob): Problem {
  const message = 'The exclusions in `applies-to` leave no file, so the note reaches nobody.';
  return { ...problemAt(scope, message, 'Exclude less, or delete the note.'), claim: `!${scope.glob}` };
}

function unmatched({ pattern, key, hint }: Unmatched): Problem {
  const message = `\`${pattern.glob}\` in \`enforce\` (\`${key}\`) matches no file, so nothing is checked by it.`;
  return problemAt(pattern, message, hint);
}

function idleCycle({ file, line, column }: Place): Problem {
  return {
    rule: 'stale/glob',
    file,
    line,
    column,
    message:
      '`forbid-cycle` in `enforce` compares modules, and the decision holds for fewer than two, so nothing is checked by it.',
    claim: 'forbid-cycle',
    target: 'forbid-cycle',
    hint: 'Write `forbid-cycle: files` for circles of files, or name folders as `modules` in the configuration.',
  };
}

const SPLIT = 'Split it into several simple globs.';

const BEHIND = 'Keep the note with the files that it is about, or say it in a note without `applies-to`.';

const UNLISTED = 'a submodule or a symbolic link, and what lies in it belongs to no scope';

const REWRITE = 'Write the paths as they are now, or remove the glob.';

/** A written glob and where it stands. */
type PlacedGlob = Pick<AgentGlob, 'file' | 'line' | 'column' | 'glob'>;

function problemAt({ file, line, column, glob }: PlacedGlob, message: string, hint: string): Problem {
  return { rule: 'stale/glob', file, line, column, message, claim: glob, target: glob, hint };
}

// ───────────────────────────── rule files of people ─────────────────────────────

function trapped({ traps }: AgentFile): readonly Problem[] {
  return traps.map(({ claim, ...trap }) => ({ ...trap, rule: 'stale/glob', claim, target: claim }));
}

/** What matches in the folder that the file counts from, in the repository, or at any depth: how each client counts is not known of all. */
function deadGlobsOf({ globs, base, within, body }: AgentFile, { inputs, model }: Compilation): readonly Problem[] {
  // What a template will grow into is not there yet.
  if (within !== '') return [];
  const { paths, links } = inputs.sources;
  // Brackets may be a class or the name of a folder, `[id]`: clients differ.
  const stated = globs.filter(({ glob }) => !/^!|[[\]()]/.test(glob) && !isTooComplex(glob));
  const ground = { base, own: ownName(model) };
  const readings = stated.map(({ glob }) => readingsOf(glob, ground));
  const dead = stated.filter((_, at) => !paths.some(globsMatcher(readings[at] ?? [])));
  const explosive = globs.filter(({ glob }) => isExplosive(glob)).map(explosiveProblem);
  if (dead.length === 0 || isForFilesToCome(body.text, globsOf(dead))) return explosive;
  const isIgnored = ignoreMatcher(inputs.sources);
  const alive = stated.filter((each) => !dead.includes(each)).map(({ glob }) => glob);
  const found = dead
    .filter(({ glob }) => !isOfIgnored(glob, base, isIgnored) && !isNet(glob, alive, paths))
    .filter(({ glob }) => ledThrough(links, fixedPart(glob), base).length === 0 && !isCovered(glob, alive, ground))
    .filter(({ glob }) => !matchesInOtherLetters(readingsOf(glob, ground), paths));
  if (alive.length === 0 && stated.every(({ glob }) => isOfAbsentKind(glob, paths))) return explosive;
  const nets = found.filter(({ glob }) => fixedPart(glob) === '');
  const [net, ...others] = nets;
  if (!net || others.length === 0) return [...explosive, ...found.map((glob) => deadProblem(glob, alive.length > 0))];
  const named = found.filter((each) => !nets.includes(each));
  return [...explosive, deadNets(net, others.length), ...named.map((glob) => deadProblem(glob, alive.length > 0))];
}

/** What the folder of a checkout is likely called. */
function ownName({ facts }: Compilation['model']): string {
  return lastSegment(facts.project.packages.find(({ dir }) => dir === '')?.name ?? '');
}

/** `*.ts, redis.ts`: a name that a living glob beside it takes in as well brings and loses nothing. */
function isCovered(glob: string, alive: readonly string[], ground: GlobGround): boolean {
  return (
    !isGlob(glob) && globsMatcher(alive.flatMap((each) => readingsOf(each, ground)))(glob.replace(/^(?:\.?\/)+/, ''))
  );
}

/** Gitignore-style matchers take letters of either case for the same; no client was measured to tell them apart. */
function matchesInOtherLetters(readings: readonly string[], paths: readonly string[]): boolean {
  const matches = globsMatcher(readings.map((each) => each.toLowerCase()));
  return paths.some((path) => matches(path.toLowerCase()));
}

/** Whether git ignores what a glob begins with, or a path of its shape: a tool writes in each clone what `**\/*.gen.ts` matches. */
function isOfIgnored(glob: string, base: string, isIgnored: (path: string) => boolean): boolean {
  return [fixedPart(glob), shapeOf(glob)].some(
    (path) => path !== '' && (isIgnored(path) || (base !== '' && isIgnored(`${base}/${path}`))),
  );
}

/** The shortest path that a glob is likely to match: `a/x.gen.ts` for `a/**\/*.gen.{ts,js}`. */
function shapeOf(glob: string): string {
  return glob
    .trim()
    .replace(/^(\.?\/)+/, '')
    .replace(/\*\*\//g, '')
    .replace(/\{([^{},]*)[^{}]*\}/g, '$1')
    .replace(/\*+|\?/g, 'x');
}

/** The links and submodules behind which what a glob begins with lies, or above which: what is there, nobody has listed. */
function ledThrough(links: readonly string[], fixed: string, base: string): readonly string[] {
  const inside = fixed === '' || fixed.endsWith('/') ? fixed : `${fixed}/`;
  const starts = [inside, base === '' ? '' : `${base}/${inside}`].filter((start) => start !== '');
  // `CLAUDE.md` that leads to AGENTS.md is no folder, as its ending tells.
  const folders = links.filter((link) => !/\.\w+$/.test(link));
  return folders.filter((link) => starts.some((start) => start.startsWith(`${link}/`) || link.startsWith(start)));
}

function explosiveProblem(place: AgentGlob): Problem {
  const what = 'holds so many wildcards that matching it can take minutes, so it is not checked';
  return problemAt(place, `\`${place.glob}\` ${what}.`, SPLIT);
}

/**
 * Whether a glob is for a kind of file that is nowhere here, by its ending or its name, in whatever folder: a rule for Python in a repository
 * that has none waits for the first, and nobody misses it until then. `**\/*.spec.ts` beside other TypeScript may well be a slip.
 */
function isOfAbsentKind(glob: string, paths: readonly string[]): boolean {
  const written = lastSegment(glob.trim());
  const [, before = '', choices = written, after = ''] = /^([^{}]*)\{([^{}]+)\}([^{}]*)$/.exec(written) ?? [];
  const folders = glob.trim().slice(0, -written.length);
  if (fixedPart(`${folders}*`) !== '' || /[{}]/.test(folders + before + choices + after)) return false;
  const names = choices === written ? [written] : choices.split(',').map((each) => before + each.trim() + after);
  return names.every((name) => isAbsentName(name, paths));
}

function isAbsentName(name: string, paths: readonly string[]): boolean {
  if (!/[*?]/.test(name)) return !paths.some((path) => lastSegment(path).toLowerCase() === name.toLowerCase());
  // `*.stories.tsx` is of a kind by its last ending alone.
  const ending = /^[\w.*-]*(\.\w+)$/.exec(name)?.[1]?.toLowerCase();
  return ending !== undefined && !paths.some((path) => path.toLowerCase().endsWith(ending));
}

/** A rule for charts brings a list of globs along, and where there is no chart, all of them are one fault. */
function deadNets(first: AgentGlob, others: number): Problem {
  const all = `Neither \`${first.glob}\` nor ${others === 1 ? 'the other open glob' : `one of the ${others} other open globs`}`;
  const message = `${all} of this rule matches a file, so no file brings it to ${first.client}.`;
  return { ...problemAt(first, message, NOBODY), isFromProse: true };
}

const NOBODY = 'Write globs for what is here, or remove the rule until there is something that it is for.';

function deadProblem(place: AgentGlob, isAlive: boolean): Problem {
  const rest = isAlive ? '' : `, so no file brings this rule to ${place.client}`;
  const problem = problemAt(place, `\`${place.glob}\` matches no file${rest}.`, REWRITE);
  // `**/*.test.ts` names nothing that could have gone: the first test of a repository that has none makes it right. Beside others that
  // match, a glob costs no reader, and may be written for a file to come.
  return isAlive || fixedPart(place.glob) === '' ? { ...problem, isFromProse: true } : problem;
}
