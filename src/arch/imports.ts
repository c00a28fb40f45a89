/**
 * Imports that a decision forbids, by `forbid-import` and by `layers`. Each import is resolved once, and only in files that
 * some entry speaks of. What leads nowhere is nobody's violation.
 */
import { oncePer } from '../once.ts';
import { folderOf } from '../path.ts';
import type { Compilation, FileFacts, ImportFact, Subject } from '../model.ts';
import { builtinName } from '../scan/builtins.ts';
import { tableOf } from '../scan/lookup.ts';
import { isDeclarationFile } from '../scan/language.ts';
import { moduleResolver, type Resolution } from '../scan/resolve.ts';
import { smallTypeImports, typeImports, type TypeImports } from '../scan/type-imports.ts';
import {
  archWorld,
  entriesOf,
  readPatterns,
  scopeMatcher,
  type ArchWorld,
  type EntryOf,
  type Enforced,
  type Patterns,
} from './enforced.ts';
import { aliasesOf } from './dependencies.ts';
import { exemption, isAt, type End, type Known } from './ends.ts';
import { layerStanding, standsBelow } from './layers.ts';
import { packageDir, type PatternGround } from './pattern.ts';

/** An import that breaks an entry. */
export interface Violation {
  readonly enforced: Enforced<EntryOf<'forbid-import' | 'layers'>>;
  readonly file: string;
  readonly line: number;
  readonly specifier: string;
  /** The file that it leads to, else the package. */
  readonly target: string;
  /** How it is written. */
  readonly form: ImportFact['form'];
  /** Whether it brings types alone. */
  readonly isType: boolean;
  /** The pattern of the importing file, as written; absent where the scope of the decision is meant. */
  readonly from?: string;
  /** The pattern of what is imported, as written. */
  readonly to: string;
}

/** Every forbidden import, in the order of files and lines; of one decision only the first entry that forbids it. */
export const forbiddenImports: (compilation: Compilation) => readonly Violation[] = oncePer(
  (compilation: Compilation): readonly Violation[] => {
    const world = archWorld(compilation);
    if (world === undefined) return [];
    const checks = [
      ...entriesOf(world, 'forbid-import').map((each) => importCheck(each, world)),
      ...entriesOf(world, 'layers').map((each) => layerCheck(each, world)),
    ];
    if (checks.length === 0) return [];
    const { facts } = world.model;
    const resolve = moduleResolver(facts.project, world.ground.paths);
    const [table, { tsconfigs }] = [tableOf(facts), facts.project];
    const ground = { ...world.ground, aliases: aliasesOf(facts.project) };
    const [isType, mayBeType] = [typeImports(table, tsconfigs), smallTypeImports(table, tsconfigs)];
    return facts.files.flatMap((file) => {
      if (isProduct(file)) return [];
      const active = checks.filter((check) => check.isFrom(file.path));
      if (active.length === 0) return [];
      return file.imports.flatMap((each) =>
        violationsOf(
          { file, each, end: endOf(each, resolve(file.path, each.specifier), ground), isType, mayBeType },
          active,
        ),
      );
    });
  },
);

/** What a tool writes has its imports from sources, which are asked themselves: nobody mends a bundle that is kept in the repository. */
export function isProduct({ path, isGenerated }: FileFacts): boolean {
  return isGenerated === true || /(?:^|\/)dist\/|\.(?:min|bundle)\.[cm]?js$/.test(path);
}

/**
 * However the file is written that is imported, in whatever line, and however often. One of types alone is no news beside one of code; a
 * reexport is news beside an import.
 */
export function subjectOf({ file, target, form, isType }: Violation): Subject {
  const code = form === 'type' ? 'static' : form;
  const own = isType ? `${code}-type` : code;
  return { file, names: [target], form: own, within: [own, code] };
}

interface Check {
  readonly enforced: Violation['enforced'];
  readonly isFrom: (path: string) => boolean;
  readonly judge: (from: string, end: End) => Pick<Violation, 'from' | 'to'> | undefined;
}

interface Import {
  readonly file: FileFacts;
  readonly each: ImportFact;
  readonly end: End | undefined;
  readonly isType: TypeImports;
  readonly mayBeType: TypeImports;
}

interface EndGround extends PatternGround {
  readonly aliases: ReadonlyMap<string, string>;
}

function endOf({ specifier }: ImportFact, to: Resolution, ground: EndGround): End | undefined {
  if ('external' in to) {
    const name = ground.known.has(to.external) ? to.external : (builtinName(to.external) ?? to.external);
    const meant = ground.aliases.get(name);
    return { specifier: builtinName(specifier) ?? specifier, name, ...(meant !== undefined && { meant }) };
  }
  if ('file' in to) {
    const typed = typedPackage(specifier, to.file, ground);
    if (typed !== undefined) return { specifier, name: typed };
    const name = ground.names.get(packageDir(to.file, ground) ?? '.');
    return { specifier, file: to.file, ...(name !== undefined && { name }) };
  }
  // A subpath that its package keeps to itself is named all the same.
  return to.reason === 'exports' ? { specifier } : undefined;
}

/**
 * The package from outside to which a tsconfig only gives its types: a declaration file is never what runs. Beside code of the same name it is that
 * of the code, and an alias may well lead there.
 */
function typedPackage(specifier: string, file: string, { known, packages, tree }: PatternGround): string | undefined {
  if (!isDeclarationFile(file)) return undefined;
  const name = /^(?:@[^/]+\/)?[^./][^/]*/.exec(specifier)?.[0];
  if (name === undefined || !known.has(name) || packages.has(name)) return undefined;
  const stem = file.replace(/\.d\.([cm]?ts)$/, '');
  return ['.js', '.mjs', '.cjs', '.jsx'].some((ending) => tree.files.has(stem + ending)) ? undefined : name;
}

function violationsOf(
  { file, each, end, isType: test, mayBeType }: Import,
  checks: readonly Check[],
): readonly Violation[] {
  if (end === undefined || end.file === file.path) return [];
  const found = new Map<unknown, Violation>();
  for (const { enforced, judge } of checks) {
    if (found.has(enforced.decision)) continue;
    const broken = judge(file.path, end) ?? (end.meant && judge(file.path, { ...end, name: end.meant }));
    if (!broken) continue;
    const isType = test(each, file);
    // What may be a type in small letters is taken for one: a boundary that is not broken must never be said to be.
    if (enforced.entry.allowsTypes && (isType || mayBeType(each, file))) continue;
    const { specifier, line, form } = each;
    const target = end.file ?? end.name ?? specifier;
    found.set(enforced.decision, { enforced, file: file.path, line, specifier, target, form, isType, ...broken });
  }
  return [...found.values()];
}

// ── forbid-import ──

function importCheck(enforced: Enforced<EntryOf<'forbid-import'>>, { ground }: ArchWorld): Check {
  const { entry, linked } = enforced;
  const from = readPatterns(entry.from, ground, 'files');
  const to = readPatterns(entry.to, ground, 'ends');
  const isExempt = exemption(readPatterns(entry.except, ground, 'ends'), ground);
  const inScope = scopeMatcher(linked.scope);
  const importer = (path: string): string | undefined => from.named.find(({ matches }) => matches(path))?.pattern.glob;
  const isLeftOut = (path: string): boolean => from.except.some(({ matches }) => matches(path));
  return {
    enforced,
    isFrom: (path) => (entry.from.length === 0 ? inScope(path) : importer(path) !== undefined && !isLeftOut(path)),
    judge: (path, end) => {
      const hit = to.named.find(
        (meaning) => isAt(meaning, end, ground) && !isInside(meaning, { path, end, from, ground }),
      );
      if (hit === undefined || to.except.some((meaning) => isAt(meaning, end, ground)) || isExempt(path, end))
        return undefined;
      const pattern = importer(path);
      return { to: hit.pattern.glob, ...(pattern !== undefined && { from: pattern }) };
    },
  };
}

/**
 * Whether both ends lie in what the pattern means, as neighbours do who are not told to stay apart. The files of `to` may
 * import one another, unless `from` says the same words; of `packages/*\/src/**` in both, each package is one neighbour.
 */
function isInside(
  meaning: Known,
  {
    path,
    end,
    from,
    ground,
  }: { readonly path: string; readonly end: End; readonly from: Patterns; readonly ground: PatternGround },
): boolean {
  if (meaning.kind === 'package') {
    if (end.file === undefined) return false;
    // Files behind an alias that looks like a package may be meant to import one another, unless `from` draws a line between.
    if (!meaning.isKnown && (end.name === undefined || !meaning.matches(end.name)))
      return from.named.length === 0 || path.startsWith(`${folderOf(end.file)}/`);
    return packageDir(path, ground) === packageDir(end.file, ground);
  }
  if (isOwnPart(meaning, { path, end, from })) return true;
  if (!meaning.matches(path)) return false;
  if (!from.named.some(({ kind, pattern }) => kind === 'paths' && pattern.glob === meaning.pattern.glob)) return true;
  const depth = neighbourDepth(meaning.glob);
  return depth > 0 && end.file !== undefined && firstSegments(path, depth) === firstSegments(end.file, depth);
}

/**
 * Whether an import stays in the folder that `from` counts as one neighbour, where `to` names a part of such folders: of
 * `packages/*\/**` and `packages/*\/src/internal/**` the internals of a package are its own. Where `from` does not take that part in,
 * as in `src/*\/ui/**` and `src/*\/db/**`, both are parts of the same folder, and told to stay apart.
 */
function isOwnPart(
  meaning: Known,
  { path, end, from }: { readonly path: string; readonly end: End; readonly from: Patterns },
): boolean {
  const { file } = end;
  if (meaning.kind !== 'paths' || file === undefined) return false;
  return from.named.some((each) => {
    if (each.kind !== 'paths' || each.pattern.glob === meaning.pattern.glob) return false;
    if (!each.matches(path) || !each.matches(file)) return false;
    const depth = neighbourDepth(each.glob);
    const isShared = depth > 0 && firstSegments(each.glob, depth) === firstSegments(meaning.glob, depth);
    return isShared && firstSegments(path, depth) === firstSegments(file, depth);
  });
}

/** How many segments tell neighbours apart: up to the last wildcard before an open end; 0 where files are meant. */
function neighbourDepth(glob: string): number {
  const segments = glob.split('/');
  const open = segments.indexOf('**');
  if (open < 0) return 0;
  return segments.slice(0, open).findLastIndex((segment) => /[*?{[(]/.test(segment)) + 1;
}

function firstSegments(path: string, count: number): string {
  return path.split('/').slice(0, count).join('/');
}

// ── layers ──

function layerCheck(enforced: Enforced<EntryOf<'layers'>>, { ground }: ArchWorld): Check {
  const standing = layerStanding(enforced.entry, ground);
  const isExempt = exemption(readPatterns(enforced.entry.except, ground, 'ends'), ground);
  return {
    enforced,
    isFrom: (path) => standing(path) !== undefined,
    judge: (path, end) => {
      const [own, other] = [standing(path), end.file === undefined ? undefined : standing(end.file)];
      if (!own || !other || !standsBelow(own, other) || isExempt(path, end)) return undefined;
      return { from: own.top.pattern.glob, to: other.bottom.pattern.glob };
    },
  };
}
