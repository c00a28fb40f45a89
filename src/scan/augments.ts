/** Augmentations of one module by other files: which file is meant, and which of its declarations each name adds to. */
import type { ExportFact, FileFacts } from '../model.ts';
import { isTestFile } from './language.ts';
import type { Resolver } from './resolve.ts';

/** A declaration that stands in `declare module` of `file` and belongs to another module. */
export interface Addition {
  readonly file: string;
  readonly fact: ExportFact;
}

/** The augmentations of a set of files. */
export interface Augmentations {
  /** What other files declare in the module `path`. */
  readonly of: (path: string) => readonly Addition[];
  /** What adds to one declaration; `find` follows a name to the declaration that it merges with. */
  readonly to: (declared: Addition, find: (path: string, name: string) => Addition | undefined) => readonly Addition[];
}

const NONE: readonly Addition[] = [];

/** Leads each augmentation to its module. One of a package that is not here adds nothing that is known. */
export function augmentations(files: readonly FileFacts[], resolve: Resolver): Augmentations {
  const byTarget = new Map<string, Addition[]>();
  for (const { path, augments = [] } of files) {
    // What a test declares in a module is there while the test is compiled, and in no build.
    if (isTestFile(path)) continue;
    for (const { specifier, exports } of augments) {
      const target = specifier === undefined ? undefined : resolve(path, specifier);
      if (!target || !('file' in target)) continue;
      const additions = byTarget.get(target.file) ?? [];
      additions.push(...exports.map((fact) => ({ file: path, fact })));
      byTarget.set(target.file, additions);
    }
  }
  let byDeclaration: ReadonlyMap<string, readonly Addition[]> | undefined;
  return {
    of: (path) => byTarget.get(path) ?? NONE,
    to(declared, find) {
      if (byTarget.size === 0) return NONE;
      byDeclaration ??= groupByDeclaration(byTarget, find);
      return byDeclaration.get(keyOf(declared)) ?? NONE;
    },
  };
}

function groupByDeclaration(
  byTarget: ReadonlyMap<string, readonly Addition[]>,
  find: (path: string, name: string) => Addition | undefined,
): ReadonlyMap<string, readonly Addition[]> {
  const groups = new Map<string, Addition[]>();
  for (const [target, additions] of byTarget) {
    for (const addition of additions) {
      const declared = find(target, addition.fact.name);
      // A name that was new there is its own declaration.
      if (!declared || declared.fact === addition.fact) continue;
      const key = keyOf(declared);
      const group = groups.get(key);
      if (group) group.push(addition);
      else groups.set(key, [addition]);
    }
  }
  return groups;
}

/** A declaration keeps its place and its text under whatever name it is exported. */
function keyOf({ file, fact }: Addition): string {
  return `${file}\0${fact.line}\0${fact.signature}`;
}

/** By name alone: what a file opens under a name may be any declaration of that name. */
export function additionsByName(files: readonly FileFacts[]): (fact: ExportFact) => boolean {
  let opened: ReadonlySet<string> | undefined;
  return ({ name, local }) => {
    opened ??= new Set(files.flatMap((file) => file.opened ?? []));
    return opened.has(name) || (local !== undefined && opened.has(local));
  };
}
