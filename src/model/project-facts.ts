/** What manifests and settings say: packages, scripts, commands, tools, owners. */

/** The package managers that commands are written for. */
export type PackageManager = 'npm' | 'pnpm' | 'yarn' | 'bun';

export interface ScriptFact {
  readonly name: string;
  readonly command: string;
  /** Line in its package.json. */
  readonly line: number;
}

/** A declared dependency of one package. */
export interface DependencyFact {
  readonly name: string;
  /** As written: `^1.2.0`, `workspace:*`, `catalog:`. */
  readonly range: string;
  /** For a `catalog:` range: what the catalog says. Absent for other ranges, and where no catalog names it. */
  readonly resolvedRange?: string;
  readonly group: 'dependencies' | 'devDependencies' | 'peerDependencies' | 'optionalDependencies';
}

/** What an entry point of a package leads to. */
export interface EntryPoint {
  /** Subpath as importers write it after the package name: `.`, `./client`. */
  readonly subpath: string;
  /** The source file behind it. */
  readonly file: string;
  /** Sources that its other conditions lead to, such as `browser`, where they differ from `file`. */
  readonly others?: readonly string[];
  /** The pattern that brings it, such as `./*`, with the files that were known. */
  readonly pattern?: string;
}

/** A named set of ranges that workspace packages share: pnpm, bun and yarn call it a catalog. */
export interface CatalogFact {
  /** `default` for the one without a name. */
  readonly name: string;
  /** The file that holds it. */
  readonly evidence: string;
  /** Dependency → range. */
  readonly ranges: Readonly<Record<string, string>>;
}

/** One package.json: the root's, or a workspace package's. */
export interface PackageFacts {
  /** Folder of the package, `''` for the root. */
  readonly dir: string;
  readonly manifest: string;
  readonly name?: string;
  readonly version?: string;
  readonly isPrivate: boolean;
  /** In the order of the manifest. */
  readonly scripts: readonly ScriptFact[];
  readonly bin: Readonly<Record<string, string>>;
  readonly engines: Readonly<Record<string, string>>;
  readonly dependencies: readonly DependencyFact[];
  readonly entries: readonly EntryPoint[];
  /** Subpaths, patterns included, that lead to code for which no source file is known. What they export is unknown. */
  readonly untracedEntries?: readonly string[];
  /** Subpaths, patterns included, that `exports` closes with `null`. */
  readonly closedEntries?: readonly string[];
  /** Every subpath that `exports` opens, patterns included, whatever it leads to; absent where there is no such list. */
  readonly openSubpaths?: readonly string[];
  /** Those of them that lead to files as people write them, and never to what a build makes. */
  readonly sourceSubpaths?: readonly string[];
  /** What `typesVersions` puts in the place of any subpath: `./dist/*`. */
  readonly typesPatterns?: readonly string[];
  /** The `imports` field: `#`-specifiers as subpaths, with the source files behind them. Patterns keep their `*`. */
  readonly internals?: readonly EntryPoint[];
  /** `#`-specifiers that lead to packages: `#crypto` → `crypto-browserify`. */
  readonly internalPackages?: Readonly<Record<string, string>>;
  /** Its manifest is no valid JSON: what is here was recovered, and what is not here may be meant. */
  readonly isBroken?: true;
}

/** What a tsconfig says, through its `extends`, about how code must be written. */
export interface TsconfigFacts {
  readonly file: string;
  readonly module?: string;
  readonly moduleResolution?: string;
  readonly strict?: boolean;
  readonly verbatimModuleSyntax?: boolean;
  readonly erasableSyntaxOnly?: boolean;
  readonly allowImportingTsExtensions?: boolean;
  readonly jsx?: string;
  readonly baseUrl?: string;
  /** Alias pattern → targets relative to the root. */
  readonly paths: Readonly<Record<string, readonly string[]>>;
  /** Each `extends`, as written, that could not be found among the known paths or not be read, be it of a base. */
  readonly missingExtends?: readonly string[];
  /** Where its build goes, and where that comes from. */
  readonly outDir?: string;
  readonly declarationDir?: string;
  readonly rootDir?: string;
  /** Folders that count as one for relative imports. */
  readonly rootDirs?: readonly string[];
  /** Which files are its own: globs from the root, as written in it or in what it extends. Absent means the default of TypeScript. */
  readonly files?: readonly string[];
  readonly include?: readonly string[];
  readonly exclude?: readonly string[];
  /** The tsconfig files of the projects that it references, as far as they are known. */
  readonly references?: readonly string[];
  /** The paths that it references and that are not known, as written: they may be generated. */
  readonly missingReferences?: readonly string[];
}

/** What a command is for. */
export type CommandPurpose =
  | 'install'
  | 'dev'
  | 'start'
  | 'build'
  | 'typecheck'
  | 'lint'
  | 'format'
  | 'test'
  | 'test-file';

/** A command that the manifests prove to exist, ready to be typed at the root. */
export interface Command {
  /** What it is for; the helper `label` puts it into words. */
  readonly purpose: CommandPurpose;
  /** Exactly what to type, placeholders in angle brackets: `pnpm --filter <package> exec vitest run <file>`. */
  readonly command: string;
  /** The package it belongs to, `''` for the root. */
  readonly dir: string;
  /** The script it runs, when it runs one. */
  readonly script?: string;
}

/** A tool of the repository, with the file or field that proves it. */
export interface ToolFact {
  readonly name: string;
  readonly evidence: string;
}

/** A Makefile, justfile or turbo.json, with what can be asked of it. */
export interface TaskFile {
  readonly file: string;
  readonly tool: 'make' | 'just' | 'turbo';
  /** Targets, recipes, aliases, modules and tasks, sorted. */
  readonly names: readonly string[];
  /** The modules of a justfile, as they stand in it; absent when there are none. */
  readonly modules?: readonly TaskModule[];
  /** False when it has names that are not written in it: other files taken in, rules by pattern. */
  readonly isClosed: boolean;
}

/** A module of a justfile: `mod web 'apps/web'`. */
export interface TaskModule {
  readonly name: string;
  /** The one file that holds it; absent where that is not read, or nothing tells which it is. */
  readonly file?: string;
}

/** One line of CODEOWNERS. */
export interface OwnerRule {
  /** As written. */
  readonly pattern: string;
  /** Persons, teams and addresses; empty where the line takes owners away. */
  readonly owners: readonly string[];
  /** The section it stands in, in lower case; on GitHub there are none. */
  readonly section?: string;
  readonly line: number;
}

/** Who owns what, in the order of the file: later rules win. */
export interface OwnerFacts {
  readonly file: string;
  readonly rules: readonly OwnerRule[];
}

/** What the manifests say about the whole repository. */
export interface ProjectFacts {
  readonly packageManager: PackageManager;
  /** Version as written in `packageManager`, without the hash. */
  readonly packageManagerVersion?: string;
  /** What decided it: `package.json packageManager`, a lock file's path, or `default`. */
  readonly packageManagerEvidence: string;
  /** Node range or version as written, with where. */
  readonly node?: { readonly range: string; readonly evidence: string };
  /** The same of every package and version file, as far as they say anything. */
  readonly nodeStatements?: readonly { readonly range: string; readonly evidence: string }[];
  /** True when the root manifest or pnpm-workspace.yaml names workspaces. */
  readonly isWorkspace: boolean;
  /**
   * Manifests of the root and of workspace packages, and lists of those, that could not be read in full; absent when there are
   * none. What no fact holds may stand in one of them.
   */
  readonly unreadManifests?: readonly string[];
  /** Root first, then workspace packages by folder. Empty when there is no package.json. */
  readonly packages: readonly PackageFacts[];
  /** package.json files below that no workspace names: only what is written beside them goes by them. By folder. */
  readonly nestedPackages?: readonly PackageFacts[];
  /** By name; absent when there are none. */
  readonly catalogs?: readonly CatalogFact[];
  readonly tsconfigs: readonly TsconfigFacts[];
  readonly testRunner?: ToolFact;
  readonly linter?: ToolFact;
  readonly formatter?: ToolFact;
  /** What CODEOWNERS says, where there is one. */
  readonly owners?: OwnerFacts;
  /** Files of make and just, then those of turbo, by path. */
  readonly tasks?: readonly TaskFile[];
  /** Environment variables that `.env.example` and the like list, sorted. */
  readonly envExamples?: readonly string[];
  readonly commands: readonly Command[];
}
