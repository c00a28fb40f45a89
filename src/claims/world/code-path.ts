/**
 * Where the path in a code span leads, tried from every folder that the author may have had in mind, and
 * whether that is sure enough to be remembered. Code spans are prose: many name files of another repository.
 */
import { globsMatcher } from '../../glob.ts';
import { folderOf, foldersAbove, isPutAway, joinPath, lastSegment } from '../../path.ts';
import type { AgentFile, Body, Claim, GoneClaim, LinkedNote } from '../../model.ts';
import { importedFile } from './alias-path.ts';
import { lockKey, type Evidence } from './evidence.ts';
import { existing, firstOf, isBehindFile, MODULE_ENDINGS, onlyOne, type PathAnswer } from './known-path.ts';
import { lineOf } from '../words/line-of.ts';
import { namesLeading, namesNear } from '../words/nearby.ts';
import { oncePer } from '../../once.ts';
import { isKnown, likePath, sameLetters, withSuffix, type Tree } from '../../tree.ts';

/** Finds what a path in code leads to: a file or folder, or what code gets that imports it. */
export function findCodePath(claim: Claim, evidence: Evidence): PathAnswer {
  const answer = findWritten(claim, evidence);
  const path = answer.kind === 'absent' && !claim.isGlob ? importedFile(claim, evidence.world.facts) : undefined;
  return path === undefined ? answer : { kind: 'found', path, isGuess: true };
}

function findWritten(claim: Claim, evidence: Evidence): PathAnswer {
  if (claim.isGlob) return findCodeGlob(claim, evidence);
  const { tree, world } = evidence;
  if (isAddress(claim, tree)) return { kind: 'unknowable' };
  const places = placesOf(claim, evidence);
  const withEnd = withSuffix(tree, claim.target);
  const found = foundAt(places, tree);
  if (found !== undefined) {
    return { kind: 'found', path: found.path, ...(isSure(claim, found, evidence) ? {} : { isGuess: true }) };
  }
  const key = lockKey(claim.file, claim.text);
  const known = evidence.locked.get(key) ?? evidence.gone.get(key);
  const was = known && (placeOf(known.target, places) ?? endOf(evidence.gone.get(key), claim, withEnd));
  // What never resolved may be an example, and what resolved by its end alone a file of another repository.
  if (!known || !was) {
    const ending = onlyOne(withEnd);
    if (ending !== undefined) return { kind: 'found', path: ending, isGuess: true };
    // An address is spelt as its site spells it, and of alternatives not all need be there.
    const isOpen = withEnd.length > 0 || isRooted(claim) || claim.span !== undefined;
    return isOpen ? { kind: 'unknowable' } : misspelt(claim, places, evidence);
  }
  // Several files are called so: outside the note's own folders it may mean any of them.
  if (isBare(claim) && was.kind !== 'own' && withEnd.length > 1) return { kind: 'unknowable' };
  if (world.isIgnored(known.target) || isBehindFile(tree, known.target)) return { kind: 'unknowable' };
  const inUse = withEnd.filter((each) => !isPutAway(claim.target, each));
  const like = onlyOne(inUse) ?? firstOf(places, ({ path }) => likePath(tree, path));
  return { kind: 'absent', ...(like === undefined ? {} : { like }) };
}

/** With a slash in front: from the root of the repository, or else no path in it. */
function isRooted({ how, text }: Claim): boolean {
  return how === 'code' && text.startsWith('/');
}

/** `/api/x.json` where the root has no folder `api`: an address on a site, or a file of some machine. */
export function isAddress(claim: Claim, { folders }: Tree): boolean {
  return isRooted(claim) && !folders.has(claim.target.split('/')[0] ?? '');
}

function placeOf(target: string, places: readonly Place[]): Place | undefined {
  return places.find(({ path, kind }) => kind !== 'guessed' && leadsTo(path, target));
}

/** History may have found the path by its end, which says what was meant as long as no other file ends so. */
function endOf(gone: GoneClaim | undefined, { target }: Claim, withEnd: readonly string[]): Place | undefined {
  const isEnd = withEnd.length === 0 && gone?.target.endsWith(`/${target}`) === true;
  return isEnd ? { path: gone.target, kind: 'guessed' } : undefined;
}

function foundAt(places: readonly Place[], tree: Tree): Place | undefined {
  return (
    firstOf(places, (place) => (isKnown(tree, place.path) ? place : undefined)) ??
    firstOf(places, (place) => {
      const path = existing(tree, place.path, MODULE_ENDINGS);
      return path === undefined ? undefined : { ...place, path };
    })
  );
}

/** A pattern is only ever meant of the files that it matches, so it is never remembered, and alive at any depth. */
function findCodeGlob(claim: Claim, { tree, gone }: Evidence): PathAnswer {
  const matches = globsMatcher(globsOf(claim.target));
  for (const path of tree.files) if (matches(path)) return { kind: 'found', path: claim.target, isGuess: true };
  return { kind: gone.has(lockKey(claim.file, claim.text)) ? 'absent' : 'unknowable' };
}

/** What a pattern in prose matches: files, and all that lies in folders that it names. */
export function globsOf(target: string): readonly string[] {
  return ['', '**/'].flatMap((lead) => [`${lead}${target}`, `${lead}${target}/**`]);
}

/**
 * A path that differs from a known one in letter case, or in the ending and the signs between the words of its last
 * segment: nobody means anything else by it. A bare name may be spelt as in speech.
 */
function misspelt(claim: Claim, places: readonly Place[], evidence: Evidence): PathAnswer {
  const { tree, world } = evidence;
  if (isBare(claim) || claim.isExample || world.isIgnored(claim.target)) return { kind: 'unknowable' };
  // Folders are called alike in many projects: of `tests/Unit/` another one may be meant.
  const isFile = /\.\w+$/.test(claim.target);
  if (!isFile && !PLAIN_FILE.test(claim.target)) return { kind: 'unknowable' };
  // Lessons on names show both spellings, the wrong one too.
  const line = lineOf(world.texts, claim.file, claim.line) ?? '';
  if (isOnNames(evidence, claim, line)) return { kind: 'unknowable' };
  const isShown = (path: string): boolean => {
    const name = lastSegment(path);
    return isFile ? !claim.text.includes(name) && line.includes(name) : line.includes(path);
  };
  for (const { path, kind } of places) {
    if (kind === 'guessed' || world.isIgnored(path) || isBehindFile(tree, path)) continue;
    const twin = tree.byLowerCase.get(path.toLowerCase());
    if (twin !== undefined && !isShown(twin)) return { kind: 'absent', like: twin, isCase: true, from: path };
    const like = sameLetters(tree, path);
    if (like !== undefined && !isShown(like) && !isOneOfEndings(claim, like, world.texts?.get(claim.file) ?? ''))
      return { kind: 'absent', like, from: path };
  }
  return { kind: 'unknowable' };
}

/**
 * Whether the text has the path of a claim with another ending as well, be it that of the file that is there: a list of `src/index.ts`
 * and `src/index.jsx` is of entries that others may have, and no slip of the hand.
 */
function isOneOfEndings({ target }: Claim, like: string, text: string): boolean {
  const stem = withoutEnding(target);
  if (lastSegment(withoutEnding(like)) !== lastSegment(stem)) return false;
  for (let at = text.indexOf(stem); at !== -1; at = text.indexOf(stem, at + 1)) {
    // Below another folder it is another file.
    if (/(?:^|[^\w./-]|(?:^|[^\w./-])\.\/)$/.test(text.slice(Math.max(0, at - 3), at))) {
      const [ending] = /^\.\w+(?!\.?\w)/.exec(text.slice(at + stem.length, at + stem.length + MAX_ENDING)) ?? [];
      if (ending !== undefined && stem + ending !== target) return true;
    }
  }
  return false;
}

function withoutEnding(path: string): string {
  return path.replace(/\.\w+$/, '');
}

/** Signs behind a stem that are looked at. */
const MAX_ENDING = 20;

/** Files that have no ending, and that no folder is called like: of `docker/Dockerfile` the folder may be in other letters. */
const PLAIN_FILE = /\/(?:[A-Z][a-z]+file|makefile|justfile|LICENSE|CODEOWNERS)$/;

/** Whether the line of a claim speaks of names. Asked once for each line: one may hold thousands of claims. */
function isOnNames(evidence: Evidence, { file, line }: Claim, text: string): boolean {
  const known = linesOnNames(evidence);
  const key = `${line} ${file}`;
  const answer = known.get(key) ?? ON_NAMES.test(text);
  known.set(key, answer);
  return answer;
}

/** Line and file → the answer. */
const linesOnNames = oncePer<Evidence, Map<string, boolean>>(() => new Map());

const ON_NAMES =
  /[❌✗✘🚫✅✓]|\b(?:kebab|camel|pascal|snake)[ -]?case|\b(?:not|never|don['’]t|instead of|rather than|wrong|bad|naming|named?|e\.g\.|for example|examples?:)(?![\w-])/iu;

/**
 * A path that the claim may mean. `own`: from the note's scope, modules or folder. `named`: from a folder that the
 * heading or the words before name. `root`: from the root, or a folder above. `guessed`: from a folder that only fits.
 */
export interface Place {
  readonly path: string;
  readonly kind: 'own' | 'named' | 'root' | 'guessed';
}

/** Nearest first: what a module's note says is meant of the module before it is meant of the root. */
export function placesOf(claim: Claim, evidence: Evidence): readonly Place[] {
  const { own, above, body, within } = standpointOf(claim, evidence);
  // "Inside `apps/desk/`:" counts for the whole list below.
  const names = body ? [...namesNear(body, claim), ...namesLeading(body, claim)] : [];
  const near = nearFolders(names, [...own, ...above], evidence);
  const isSeen = (folder: string): boolean => within === '' || folder === within || folder.startsWith(`${within}/`);
  const folders: readonly (readonly [Place['kind'], readonly string[]])[] = [
    ['own', own.filter((folder) => folder !== '')],
    ['named', near.named.filter(isSeen)],
    ['root', [...above.filter((folder) => folder !== ''), ...(within === '' ? [''] : [])]],
    ['guessed', near.guessed.filter(isSeen)],
  ];
  const places = new Map<string, Place>();
  const add = (kind: Place['kind'], folder: string) => {
    const path = joinPath(folder, claim.target);
    if (path !== undefined && isSeen(path) && !places.has(path)) places.set(path, { path, kind });
  };
  for (const [kind, each] of folders) for (const folder of each) add(kind, folder);
  // A path with folders in it is whole when read from `src`; a bare name there is one of many that it may mean.
  for (const [kind, each] of folders) {
    for (const folder of each) add(isBare(claim) ? 'guessed' : kind, folder === '' ? 'src' : `${folder}/src`);
  }
  return [...places.values()];
}

/** Where a text stands, and what it speaks of. */
interface Standpoint {
  readonly own: readonly string[];
  /** Folders between its own and the root, nearest first. */
  readonly above: readonly string[];
  readonly body?: Body;
  /** The folder that it knows nothing outside of. */
  readonly within: string;
}

function standpointOf({ file }: Claim, { notes, agents }: Evidence): Standpoint {
  const linked = notes.get(file);
  if (linked) return { own: ownFolders(linked), above: [], body: linked.note.body, within: '' };
  const agent = agents.get(file);
  if (agent === undefined) return { own: [folderOf(file)], above: [], within: '' };
  const { body, base, within, real = file } = agent;
  const above = foldersAbove(base).filter((folder) => within === '' || folder.startsWith(`${within}/`));
  return { own: [...new Set([...scopedFolders(agent), base, folderOf(file), folderOf(real)])], above, body, within };
}

/** The fixed part of its globs, its modules, and the folder that it stands in. */
function ownFolders({ note, scope, modules }: LinkedNote): readonly string[] {
  const scoped = scope.kind === 'folder' ? [scope.path] : scope.kind === 'glob' ? scope.globs.map(globBase) : [];
  const roots = note.kind === 'module' || scope.kind === 'folder' ? modules : [];
  return [...new Set([...scoped, ...roots, folderOf(note.file)])];
}

/** Folders named nearby: by path or package name, or, as a guess, by the end of a path when only one fits. */
function nearFolders(
  names: readonly string[],
  own: readonly string[],
  { tree, world }: Evidence,
): { readonly named: readonly string[]; readonly guessed: readonly string[] } {
  const named: string[] = [];
  const guessed: string[] = [];
  for (const name of names) {
    const owner =
      name.startsWith('@') || !name.includes('/')
        ? world.facts.project.packages.find((candidate) => candidate.name === name)?.dir
        : undefined;
    if (owner !== undefined) named.push(owner);
    else {
      // Folders that are gone count too: a claim below one of them was sure when it was locked.
      named.push(...[...own, ''].flatMap((base) => joinPath(base, name) ?? []));
      const folder = onlyOne(withSuffix(tree, name).filter((path) => tree.folders.has(path)));
      if (folder !== undefined) guessed.push(folder);
    }
  }
  return { named, guessed };
}

/** The part of a glob before its first pattern: `packages/a` of `packages/a/**`. */
export function globBase(glob: string): string {
  const segments = glob.split('/');
  const at = segments.findIndex((segment) => /[*?{}[\]()!]/.test(segment));
  return (at < 0 ? segments.slice(0, -1) : segments.slice(0, at)).join('/');
}

/** The folders that the globs of a rule file are about. */
export function scopedFolders({ base, globs }: Pick<AgentFile, 'base' | 'globs'>): readonly string[] {
  return globs.flatMap(({ glob }) => joinPath(base, globBase(glob)) ?? []);
}

/** Whether the claim can mean nothing but the found path, so that it is dead once that is gone. */
function isSure(claim: Claim, { path, kind }: Place, { tree, notes, agents }: Evidence): boolean {
  if (kind === 'guessed') return false;
  if (kind !== 'root' || !isBare(claim)) return true;
  const isScoped =
    (notes.get(claim.file)?.scope.kind ?? 'repo') !== 'repo' || (agents.get(claim.file)?.base ?? '') !== '';
  // "Each package has a `tsconfig.json`": the root's is one of many.
  return withSuffix(tree, path).length === 1 && !(isScoped && COMMON.test(path));
}

/** Names that most folders have, or that every other repository has too. */
const COMMON =
  /^(?:package\.json|tsconfig[\w.-]*\.json|README\.mdx?|CHANGELOG\.md|AGENTS\.md|CLAUDE\.md|Dockerfile|(?:index|main|client|server|app|types?|utils?|config|schema|constants|env|routes?|\w+\.config)\.[cm]?[jt]sx?|src|lib|dist|tests?|docs|scripts|examples?)$/i;

/** A name without any folder. `./internal` is one too, and may be the entry point of a package. */
function isBare({ target }: Claim): boolean {
  return !target.includes('/');
}

/** Whether `path`, as written, led to `target`, with an ending that resolution added or the source of a compiled name. */
function leadsTo(path: string, target: string): boolean {
  return (
    target === path || target.startsWith(`${path}.`) || target.startsWith(`${path}/index.`) || isSource(path, target)
  );
}

function isSource(path: string, target: string): boolean {
  const stem = /^(.+)\.[cm]?jsx?$/.exec(path)?.[1];
  return stem !== undefined && /^\.[cm]?tsx?$/.test(target.slice(stem.length)) && target.startsWith(stem);
}
