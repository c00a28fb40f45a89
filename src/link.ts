/**
 * Facts and notes become the context model: each note gets its scope, its bound facts their values, and
 * decisions that are not in force fall silent. Judging claims and planning files come later.
 */
import { folderOf, foldersAbove, joinPath, percentDecoded } from './path.ts';
import { mayNamePackage } from './claims/bound/binding-use.ts';
import { isOutputPath } from './clients.ts';
import { resolveBinding, type BindingWorld } from './claims/bound/bound.ts';
import { isDangling } from './claims/world/decision-ref.ts';
import { htmlLinks } from './claims/words/html-link.ts';
import { supersessionOf, type Supersession, type SupersessionCycle } from './claims/world/supersession.ts';
import { isKnown, treeOfPaths, type Tree } from './tree.ts';
import { flatBraces, globsMatcher, isGlob, literalGlob, outsideBraces } from './glob.ts';
import type {
  Binding,
  BoundFact,
  ContextModel,
  Facts,
  LinkedNote,
  ModuleFacts,
  Note,
  Parsed,
  Piece,
  Problem,
  Scope,
} from './model.ts';
import { deliveredGlobs } from './scope.ts';

/** Which files there are, and which there may be in a clone. */
export interface LinkedTree {
  readonly paths: readonly string[];
  readonly isIgnored: (path: string) => boolean;
}

/** Matches notes to modules by scope, settles supersession and fills in bound facts. */
export function linkModel(
  facts: Facts,
  notes: readonly Note[],
  { paths, isIgnored }: LinkedTree,
): Parsed<ContextModel> {
  const decisions = notes.filter((note) => note.kind === 'decision');
  const tree = treeOfPaths(paths);
  const world: BindingWorld = { facts, paths: tree.files, isIgnored, decisions };
  const supersession = supersessionOf(decisions);
  let unbuilt: readonly string[] | undefined;
  const sources = (): readonly string[] => (unbuilt ??= paths.filter((path) => !isBuilt(path)));
  const places = { facts, paths, tree, sources };
  const linked = notes.map((note) => linkNote(note, { world, places, supersession }));
  return {
    value: { facts, notes: linked.map((each) => each.value) },
    problems: linked.flatMap((each) => each.problems),
  };
}

interface Places {
  readonly facts: Facts;
  readonly paths: readonly string[];
  readonly tree: Tree;
  /** The paths that no build writes, as far as their names tell. */
  readonly sources: () => readonly string[];
}

function isBuilt(path: string): boolean {
  return isOutputPath(path) || /(?:^|\/)lintel\.(?:lock|baseline)$/.test(path);
}

interface Surroundings {
  readonly world: BindingWorld;
  readonly places: Places;
  readonly supersession: Supersession;
}

function linkNote(note: Note, { world, places, supersession }: Surroundings): Parsed<LinkedNote> {
  const { scope, widenedBy, inlineFor } = scopeOf(note, places);
  const moduleAwaits =
    scope === undefined && note.kind === 'module' ? awaitedModule(note.module.text, places) : undefined;
  const files = scope === undefined ? [] : filesIn(scope, places.paths);
  const successors = note.kind === 'decision' ? (supersession.successors.get(note) ?? []).map(({ id }) => id) : [];
  const circle = supersession.cycles.find(({ members }) => members.some((member) => member === note));
  const silence = scope === undefined ? whyNowhere(moduleAwaits) : whyNotInForce(note, successors, circle);
  // What does not compile is not asked for its bound facts: an old decision may speak of what is gone. A note that only a fault
  // keeps from compiling is, so that all of its faults are said at once.
  const isFaulty = !note.isSound && note.kind !== 'decision';
  const bound = silence === undefined || (isFaulty && scope !== undefined) ? bindAll(note, world) : NOTHING_BOUND;
  const awaits = moduleAwaits ?? bound.awaits;
  return {
    value: {
      note,
      scope: scope ?? { kind: 'repo' },
      isInForce: silence === undefined,
      ...(silence !== undefined && { notInForceBecause: silence }),
      modules: scope === undefined || scope.kind === 'repo' ? [] : modulesOf(files, places.facts.modules),
      ...(widenedBy !== undefined && { widenedBy }),
      ...(inlineFor !== undefined && { inlineFor }),
      files: files.length,
      bound: bound.value,
      supersededBy: successors,
      ...(awaits !== undefined && { awaits }),
      rootLinks: silence === undefined ? rootLinks(note, places.tree) : [],
      isSound:
        note.isSound &&
        scope !== undefined &&
        circle === undefined &&
        bound.problems.length === 0 &&
        awaits === undefined &&
        hasItsRelations(note, world),
    },
    problems: bound.problems,
  };
}

/** A decision that names a successor or predecessor which is not there says something else than it means. */
function hasItsRelations(note: Note, { decisions, paths }: BindingWorld): boolean {
  if (note.kind !== 'decision') return true;
  const refs = [...note.supersedes, ...note.supersededBy];
  return !refs.some((ref) => isDangling(ref, decisions, paths));
}

function whyNowhere(awaits: string | undefined): string {
  return awaits === undefined
    ? 'its scope matches no file'
    : `\`${awaits}\`, which may name its module, cannot be read`;
}

function whyNotInForce(note: Note, successors: readonly string[], circle?: SupersessionCycle): string | undefined {
  if (!note.isSound) return 'it cannot be read in full';
  if (note.kind !== 'decision') return undefined;
  if (note.status !== 'accepted') return `its status is ${note.status}`;
  // Which of them holds cannot be told, so that each would be a guess: rule `decision/cycle` says so.
  if (circle !== undefined) return 'it supersedes itself, by way of others or directly';
  return successors.length === 0 ? undefined : `it is superseded by ${successors.join(', ')}`;
}

function rootLinks(note: Note, tree: Tree): readonly string[] {
  // Of a decision only rule lines compile, and asking for its pieces would parse its whole body.
  if (note.kind === 'decision') return [];
  return note.body.pieces.flatMap((piece) => {
    return destinations(note, piece).filter((url) => {
      const path = percentDecoded(url.replace(/[?#].*$/s, ''));
      const isHere = (base: string): boolean => {
        const joined = joinPath(base, path);
        return joined !== undefined && isKnown(tree, joined);
      };
      return path !== '' && !isHere(folderOf(note.file)) && isHere('');
    });
  });
}

function destinations({ body }: Note, piece: Piece): readonly string[] {
  if (piece.kind === 'html') return htmlLinks(body, piece).map(({ url }) => url);
  return piece.kind === 'link' || piece.kind === 'image' || piece.kind === 'definition-url' ? [piece.url] : [];
}

interface Bound extends Parsed<readonly BoundFact[]> {
  readonly awaits?: string;
}

const NOTHING_BOUND: Bound = { value: [], problems: [] };

function bindAll(note: Note, world: BindingWorld): Bound {
  const texts = [note.heading, note.summary, ...note.rules, note.enforcedBy].filter((text) => text !== undefined);
  const bindings: readonly Binding[] = [...texts.flatMap((text) => text.bindings), ...note.body.bindings];
  const facts: BoundFact[] = [];
  const problems: Problem[] = [];
  let awaits: string | undefined;
  for (const binding of bindings) {
    const resolved = resolveBinding(binding, note, world);
    if ('fact' in resolved) facts.push(resolved.fact);
    else if ('awaits' in resolved) awaits ??= resolved.awaits;
    else problems.push({ ...resolved.problem, file: note.file, line: binding.line, column: binding.column });
  }
  return { value: facts, problems, ...(awaits !== undefined && { awaits }) };
}

interface Placing {
  /** Where a note holds; undefined when it names a module or files that are not there. */
  readonly scope: Scope | undefined;
  readonly widenedBy?: LinkedNote['widenedBy'];
  readonly inlineFor?: readonly string[];
}

function scopeOf(note: Note, places: Places): Placing {
  if (note.appliesTo.length > 0) return globScope(note, places);
  if (note.kind !== 'module') return { scope: { kind: 'repo' } };
  const path = modulePath(note.module.text, places);
  if (path === undefined) return { scope: undefined };
  return { scope: path === '' ? { kind: 'repo' } : { kind: 'folder', path } };
}

/** Folder of the module that a note names by path or package name; undefined when there is none. */
export function modulePath(named: string, places: { readonly facts: Facts; readonly tree: Tree }): string | undefined {
  const known = places.facts.modules.find((module) => module.name === named);
  if (known !== undefined) return known.path;
  const owner = places.facts.project.packages.find((each) => each.name === named);
  if (owner !== undefined) return owner.dir;
  const path = plainPath(named);
  return path === '' || places.tree.folders.has(path) ? path : undefined;
}

/**
 * The manifest that has to be read before anybody can tell whether a module is there; undefined where its name is that of no package,
 * or every manifest was read.
 */
export function awaitedModule(named: string, { facts }: { readonly facts: Facts }): string | undefined {
  return mayNamePackage(named) ? facts.project.unreadManifests?.[0] : undefined;
}

/**
 * What `applies-to` says, in the subset of globs that every client reads alike: repository-relative, no leading `./` or
 * `/`, any depth spelt out, no exclusions, extglobs or classes. These are worked out, or, where that takes too long a
 * list, let go and told.
 */
function globScope(note: Note, { paths, tree, sources }: Places): Placing {
  const portable = (negated: boolean): readonly string[] =>
    note.appliesTo.filter((each) => each.negated === negated).map((each) => portableGlob(each.glob, tree));
  const [stated, except] = [portable(false), portable(true)];
  // With nothing but exclusions a note holds for all the rest.
  const globs = stated.length === 0 ? ['**'] : stated;
  if (!paths.some(globsMatcher(globs, except))) return { scope: undefined };
  // What a build writes must not change what the next one writes.
  const { globs: delivered, widenedBy } = deliveredGlobs({ globs, except }, sources());
  const scope = scopeOfGlobs(delivered, tree);
  if (note.isInline && scope.kind === 'glob') return { scope: folderAround(scope.globs, tree), inlineFor: scope.globs };
  return { scope, ...(widenedBy !== undefined && { widenedBy }) };
}

/** The innermost folder that has whatever the globs match. */
function folderAround(globs: readonly string[], { folders }: Tree): Scope {
  const bases = globs.map((glob) => fixedFolders(glob));
  const [first = []] = bases;
  let depth = 0;
  while (depth < first.length && bases.every((base) => base[depth] === first[depth])) depth++;
  const path = first.slice(0, depth).join('/');
  return path === '' || !folders.has(path) ? { kind: 'repo' } : { kind: 'folder', path };
}

function fixedFolders(glob: string): readonly string[] {
  const segments = glob.split('/').slice(0, -1);
  const open = segments.findIndex((segment) => isGlob(segment));
  return open < 0 ? segments : segments.slice(0, open);
}

/** One glob that covers a whole folder is that folder; everything else stays globs. */
function scopeOfGlobs(globs: readonly string[], { folders }: Tree): Scope {
  const unique = [...new Set(globs)].sort();
  if (unique.some((glob) => /^\*\*(?:\/\*)?$/.test(glob))) return { kind: 'repo' };
  const covered = unique.length === 1 ? /^(.+?)\/\*\*(?:\/\*)?$/.exec(unique[0] ?? '')?.[1] : undefined;
  if (covered === undefined) return { kind: 'glob', globs: unique };
  // The brackets of a folder that is really called `[id]` are no longer in its glob.
  const named = covered.includes('?') ? [...folders].filter((folder) => literalGlob(folder) === covered) : [covered];
  const [folder = ''] = named;
  return named.length === 1 && folders.has(folder) ? { kind: 'folder', path: folder } : { kind: 'glob', globs: unique };
}

/**
 * A glob that means the same to lintel and to every client. A pattern without a slash holds at any depth, as in
 * .gitignore. Characters that a client would take for syntax or for the end of the pattern become `?`, one character:
 * those of a folder that is really called `[id]`, commas outside braces, line breaks, `---`.
 */
export function portableGlob(written: string, tree: Tree): string {
  const path = plainPath(written);
  if (tree.folders.has(path)) return `${literalGlob(path)}/**`;
  if (tree.files.has(path)) return literalGlob(path);
  const segments = path.split('/');
  let literal = 0;
  while (literal < segments.length - 1 && tree.folders.has(segments.slice(0, literal + 1).join('/'))) literal++;
  const head = segments.slice(0, literal).map(literalGlob);
  const glob = [...head, ...segments.slice(literal)].join('/');
  const plain = flatBraces(glob).replace(/\n|---/g, (found) => '?'.repeat(found.length));
  const safe = outsideBraces(plain, ',').join('?');
  return safe === '**' || safe.includes('/') || !isGlob(safe) ? safe : `**/${safe}`;
}

function plainPath(written: string): string {
  const path = written
    .trim()
    .replace(/^(\.?\/)+/, '')
    .replace(/\/+$/, '');
  return path === '.' ? '' : path;
}

function filesIn(scope: Scope, paths: readonly string[]): readonly string[] {
  if (scope.kind === 'repo') return paths;
  if (scope.kind === 'folder') return paths.filter((path) => path.startsWith(`${scope.path}/`));
  return paths.filter(globsMatcher(scope.globs));
}

function modulesOf(files: readonly string[], modules: readonly ModuleFacts[]): readonly string[] {
  const touched = new Set<string>();
  const roots = new Set(modules.map((module) => module.path));
  for (const file of files) {
    for (const folder of foldersAbove(file)) if (roots.has(folder)) touched.add(folder);
  }
  return [...touched].sort();
}
