/** Modules with their public faces, and the edges between them; all facts together. */
import type { ExportFact, FileFacts } from './code-facts.ts';
import type { ProjectFacts } from './project-facts.ts';

/** One name of a module's public face, with the file that declares it. */
export interface SurfaceExport extends ExportFact {
  readonly file: string;
  /** The first entry point it is reached through: `.` or `./client`; the file itself for folder modules without an index. */
  readonly subpath: string;
  /** For inferred ones, on request (`--types`): the type that the checker finds, on one line, at most 500 characters. */
  readonly checkedType?: string;
  /** For classes and namespaces, on request: the same of their public members without annotation, in the order of `members`. */
  readonly checkedMembers?: readonly CheckedMember[];
}

/** What the checker finds for one member. */
export interface CheckedMember {
  readonly name: string;
  readonly isStatic: boolean;
  readonly type: string;
}

/** A name without annotation that the checker has no sure type for. */
export interface UncheckedType {
  readonly file: string;
  readonly line: number;
  /** The public name; of a member with its owner before it: `Server.close`. */
  readonly name: string;
  /** Why, as the end of a sentence. */
  readonly because: string;
}

/** A unit with a public face: a workspace package, or a folder named in the configuration. */
export interface ModuleFacts {
  readonly path: string;
  /** Package name, else the path. */
  readonly name: string;
  readonly kind: 'package' | 'folder';
  /** Number of code files in it. */
  readonly files: number;
  /** Each declared name once, through whichever entry points it is reached. Empty for a package that nobody can import. */
  readonly surface: readonly SurfaceExport[];
  /** Entry points whose source is unknown, so that `surface` is only a part. */
  readonly untracedEntries?: readonly string[];
  /** Paths of modules it imports from. */
  readonly imports: readonly string[];
  /** Paths of modules that import it. */
  readonly importedBy: readonly string[];
  /** External packages it imports. */
  readonly externals: readonly string[];
  /** Who owns its folder by CODEOWNERS; absent when nobody does. */
  readonly owners?: readonly string[];
}

/** That one module imports another. */
export interface ModuleEdge {
  readonly from: string;
  readonly to: string;
  /** Number of imports. */
  readonly count: number;
  /** `value`: at least one import of code. `type`: types alone. `test`: only tests, configuration of tools, examples and their like import. */
  readonly kind: 'value' | 'type' | 'test';
  /** The first import that makes the edge what it is. */
  readonly example: { readonly file: string; readonly line: number; readonly specifier: string };
}

/** Modules that import one another in a circle. What tests import closes none. */
export interface ModuleCycle {
  /** Each of them reaches each other. */
  readonly modules: readonly string[];
  /** True when nothing is left of it without `import type`. */
  readonly typeOnly: boolean;
  /** A shortest way round (a short one among thousands of modules), in its order: the last edge leads to where the first one starts. */
  readonly example: readonly ModuleEdge[];
}

/**
 * Why a specifier led nowhere. `missing`: no such file. `case`: only a file of other letter case is there. `alias`: a
 * tsconfig `paths` entry claims it. `imports`: the package has no such `#` specifier. `exports`: the workspace package
 * closes the subpath. `link`: it lies behind a symbolic link or in a submodule. `outside`: it leads out of the repository.
 * `name`: the file is there and exports no such name.
 */
export type UnresolvedReason = 'missing' | 'case' | 'alias' | 'imports' | 'exports' | 'link' | 'outside' | 'name';

/** A specifier that led nowhere, or a name that is passed on from where it is not. */
export interface UnresolvedImport {
  readonly file: string;
  readonly line: number;
  readonly specifier: string;
  readonly reason: UnresolvedReason;
  /** For `case`: the file that is there. */
  readonly twin?: string;
  /** For `name`: what is passed on and not there. */
  readonly name?: string;
}

/** Everything derived from code and manifests. */
export interface Facts {
  readonly project: ProjectFacts;
  /** The public face of the package at the root, which is no module. Absent when nobody can import it. */
  readonly rootSurface?: readonly SurfaceExport[];
  readonly modules: readonly ModuleFacts[];
  /** By `from`, then `to`. */
  readonly edges: readonly ModuleEdge[];
  /** By their first module. */
  readonly cycles: readonly ModuleCycle[];
  /** By path, sorted. */
  readonly files: readonly FileFacts[];
  readonly unresolved: readonly UnresolvedImport[];
}
