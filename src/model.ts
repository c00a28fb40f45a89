/**
 * The nouns: every type that crosses a border between two phases.
 * This file imports nothing and holds no code, so every room may stand on it.
 *
 * Conventions: paths are relative to the root, POSIX, never start with `./`; the root itself is `''`.
 * Lines and columns count from 1. Offsets count UTF-16 units from 0. Lists are sorted by code unit
 * unless the order means something, which the field then says.
 */

// ───────────────────────────── findings ─────────────────────────────

/** How much a finding weighs: `error` fails a run, `warn` is shown, `info` is shown with `--verbose` only. */
export type Severity = 'error' | 'warn' | 'info';

/** A place in a text of the repository. */
export interface Place {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** What a phase or a rule reports, before its severity is known. */
export interface Problem extends Place {
  /** Id of the lint rule that speaks, as `family/name`. */
  readonly rule: string;
  /** What is claimed or wrong, and what is true now, as one or more plain sentences. */
  readonly message: string;
  /** The text that makes the claim, as written. */
  readonly claim?: string;
  /** What the claim points at: a path, a script, `path#symbol`, a decision id. */
  readonly target?: string;
  /** The way out: a command to run or an edit to make. */
  readonly hint?: string;
  /** The way out as edits that a program can make; `hint` says the same in words. */
  readonly fix?: Fix;
  /** The other side of what is wrong: the code line, the decision, the second file. In the order to be read. */
  readonly related?: readonly RelatedPlace[];
  /**
   * Present where the target is provably not there, but that the text claims it for today was read from words that nobody wrote
   * for lintel. A warning then, whatever the rule is otherwise, unless the configuration says more.
   */
  readonly isFromProse?: true;
}

/** A place that a finding speaks of beside its own. */
export interface RelatedPlace {
  readonly file: string;
  /** Absent, with its column, where all of the file is meant, or where it is not there any more. */
  readonly line?: number;
  readonly column?: number;
  /** What stands there, as a sentence. */
  readonly message: string;
}

/** Edits that mend a finding. All of them, or none, are made. */
export interface Fix {
  /** What the edits do, as an imperative without a full stop: `Rename the path to src/b.ts`. */
  readonly title: string;
  /** True when the fixed text provably means what its author meant: `--fix` makes it; the others need `--fix-unsafe`. */
  readonly isSafe: boolean;
  readonly edits: readonly TextEdit[];
}

/** Exchanges `before`, which starts at the place and ends on its line, for `after`. */
export interface TextEdit extends Place {
  readonly before: string;
  readonly after: string;
}

/** A problem with the severity that the configuration gives its rule. */
export interface Finding extends Omit<Problem, 'isFromProse'> {
  readonly severity: Severity;
  /** Present on a finding that does not count, with who says so. */
  readonly suppressed?: 'comment' | 'front-matter' | 'baseline';
  /** Why it does not count, in the words of whoever suppressed it. */
  readonly reason?: string;
  /** What stands at the place, where that is a text that people read. Kept with the finding, so that a report needs no file. */
  readonly excerpt?: Excerpt;
  readonly related?: readonly ShownPlace[];
}

/** A place beside a finding, with its line where that is one of code. */
export interface ShownPlace extends RelatedPlace {
  readonly excerpt?: Excerpt;
}

/** The line that a finding is about, cut to the surroundings of its place. */
export interface Excerpt {
  /** Without indentation; tabs and other controls are blanks. */
  readonly text: string;
  /** Where in `text` that begins which the finding is about, and how many characters it has. */
  readonly column: number;
  readonly length: number;
}

/** That findings of one rule do not count in some lines of a file. It stands where the rule is named. */
export interface Suppression extends Place {
  readonly by: 'comment' | 'front-matter';
  /** As written; there may be no such rule. */
  readonly rule: string;
  readonly reason?: string;
  /** First and last line that it covers. */
  readonly from: number;
  readonly to: number;
  /** The edit that takes it away, where one line holds all of it. */
  readonly removal?: TextEdit;
}

/** A value that could be read from user text, with what was wrong in it. Reading never throws on user text. */
export interface Parsed<T> {
  readonly value: T;
  readonly problems: readonly Problem[];
}

// ───────────────────────────── sources ─────────────────────────────

/**
 * The texts that the pure middle works on. `paths` lists every file of the tree that git tracks or
 * does not ignore (symbolic links and the folders of submodules included, what lies behind them not); `texts` holds those that had to be read.
 */
export interface Sources {
  readonly paths: readonly string[];
  /** Members of `paths` that are symbolic links or submodules. They are known paths, but never read or written through. */
  readonly links: readonly string[];
  /** Members of `paths` that git keeps as symbolic links, and this disk as texts (`core.symlinks`). Absent where there are none. */
  readonly unlinked?: readonly string[];
  /** Members of `paths` that stand on disk although git ignores them: no clone has them. */
  readonly hidden: readonly string[];
  /** Path → text with LF ends and no byte order mark: manifests, ignore files, notes, templates, outputs, lock. */
  readonly texts: ReadonlyMap<string, string>;
  /** Those of `links` that stand where an output may: what each holds, as written. */
  readonly linkTargets: ReadonlyMap<string, string>;
  /**
   * Agent files that clients see through a link: the path seen, which has a text here and need be no member of `paths`, and the file that
   * stands behind it. Absent where there are none, and where lintel is set up, which knows links as outputs.
   */
  readonly linked?: ReadonlyMap<string, string>;
  /** Folders in which killed runs left temporary files, for those who write: no member of `paths` is one. Absent where none did. */
  readonly leftovers?: readonly string[];
}

// ───────────────────────────── facts ─────────────────────────────

/** What an exported name is. `inferred` marks kinds that syntax alone cannot tell, such as a re-exported import. */
export type ExportKind =
  | 'function'
  | 'class'
  | 'interface'
  | 'type'
  | 'enum'
  | 'const'
  | 'let'
  | 'namespace'
  | 'expression'
  | 'unknown';

/** A public member of an exported class, interface, enum or const object. */
export interface MemberFact {
  readonly name: string;
  readonly kind: 'method' | 'property' | 'accessor' | 'enum-member';
  readonly isStatic: boolean;
  readonly signature: string;
  /** As that of an export, for this member alone, all its overloads together. Only as unique as its shape: two `a: string` are equal. */
  readonly fingerprint: string;
  /** Literal value as written, for enum members and literal properties. */
  readonly value?: string;
  /** On a surface, for what `declare module` of another file adds: that file. */
  readonly file?: string;
  readonly line: number;
}

/** A class or interface that another one extends. */
export interface HeritageFact {
  /** As written, without type arguments: `Protocol`. */
  readonly name: string;
  /** Where the name is imported from; absent for a name of the same file and for globals. */
  readonly specifier?: string;
  /** The name in that file. */
  readonly imported?: string;
}

/** One exported name as its own file declares it. */
export interface ExportFact {
  /** The public name; `default` for a default export. */
  readonly name: string;
  readonly kind: ExportKind;
  /** True when the name exists for types only (interface, type alias, `export type`). */
  readonly typeOnly: boolean;
  /** The public declaration on one line, without body, at most 500 characters. Overloads are joined with `; `. */
  readonly signature: string;
  /**
   * Hash of the shape of its public contract, the same for every way to write that contract.
   * Out: its name, formatting, comments, decorators, bodies, names of parameters and type parameters, private members,
   * values behind an annotation, the order of members and union parts. In: every change that users or subclasses can
   * notice, and order where it means something (parameters, tuples, overloads, enum members that count up). Where
   * `inferred` is set it stands for the initialiser as written, without bodies. A name from
   * another package stands for its specifier and its name there, what the file keeps to itself for its own shape.
   */
  readonly fingerprint: string;
  /** First sentence of its doc comment. */
  readonly doc?: string;
  readonly deprecated: boolean;
  /** True when the declaration has no annotation, so its type is known to the checker only. */
  readonly inferred: boolean;
  /** Literal value as written (`3000`, `'eu'`), for constants. */
  readonly value?: string;
  readonly members: readonly MemberFact[];
  /** True when there are public members that the syntax does not name: index signature, computed name, spread, mixin. */
  readonly hasMoreMembers?: boolean;
  /** Names of private and protected members, sorted: no part of the contract, but there. */
  readonly hiddenMembers?: readonly string[];
  /** What it inherits members from. */
  readonly heritage?: readonly HeritageFact[];
  /** Of a namespace: what in it exists for types only, inner names dotted (`Inner.T`), sorted. */
  readonly typeNames?: readonly string[];
  /** Its name inside its own file, where that differs from `name`: `McpServer` for `export default class McpServer`. */
  readonly local?: string;
  readonly line: number;
}

/** An export that names another file: resolved by the graph, never here. */
export interface ReexportFact {
  readonly form: 'named' | 'star' | 'namespace';
  readonly specifier: string;
  /** The name in the other file; absent for `star` and `namespace`. */
  readonly imported?: string;
  /** The way down from that name, where it is a namespace of which a member is exported: `['I']` for `export import T = ns.I`. */
  readonly members?: readonly string[];
  /** The public name here; absent for `star`. */
  readonly exported?: string;
  readonly typeOnly: boolean;
  readonly line: number;
}

/** One module specifier that a file names. */
export interface ImportFact {
  readonly specifier: string;
  readonly form: 'static' | 'type' | 'dynamic' | 'require' | 'reexport';
  readonly line: number;
}

/** What a file adds to another module (`declare module './x'`) or to the global scope (`declare global`). */
export interface AugmentFact {
  /** The module as written; absent for the global scope. */
  readonly specifier?: string;
  /** New names there, and new members of interfaces and namespaces that exist there. */
  readonly exports: readonly ExportFact[];
  readonly line: number;
}

/** Names that a file takes from elsewhere than a file beside it. */
export interface BorrowedNames {
  /** As written: `zod`, `@acme/core/client`, `~/lib`. Whether that is a package from outside, only the graph knows. */
  readonly specifier: string;
  /** What they are called there and here, sorted. */
  readonly names: readonly string[];
}

/** Everything one code file says about itself, from its text alone. */
export interface FileFacts {
  readonly path: string;
  readonly imports: readonly ImportFact[];
  readonly exports: readonly ExportFact[];
  readonly reexports: readonly ReexportFact[];
  /** In the order of the text. Their names are no exports of this file. */
  readonly augments?: readonly AugmentFact[];
  /**
   * Present where its exports are those of CommonJS, of `export =`, or of a loader that no syntax tells of. `open`: it may
   * have more than its code shows.
   */
  readonly commonjs?: 'closed' | 'open';
  /** Top-level names that are declared but not exported. */
  readonly locals?: readonly string[];
  /** Names that its imports bring from specifiers that are no relative paths. By specifier. */
  readonly borrowed?: readonly BorrowedNames[];
  /** Names of classes and objects that it may give members which their declarations do not show, sorted. */
  readonly opened?: readonly string[];
  /** Names of environment variables that it reads, sorted: `PORT`, `MODE`. */
  readonly env?: readonly string[];
  /** Present when a tool wrote it, by its head or by `linguist-generated` in .gitattributes. */
  readonly isGenerated?: true;
  /** First syntax error, if any; the facts are then what the parser recovered. */
  readonly syntaxError?: { readonly line: number; readonly column: number; readonly message: string };
}

/** All that a text says about itself, wherever it stands. */
export type ContentFacts = Omit<FileFacts, 'path'>;

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

/** A Makefile or justfile, with what can be asked of it. */
export interface TaskFile {
  readonly file: string;
  readonly tool: 'make' | 'just';
  /** Targets, recipes and aliases, sorted. */
  readonly names: readonly string[];
  /** False when it has names that are not written in it: other files taken in, rules by pattern. */
  readonly isClosed: boolean;
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
  /** Files of make and just, by path. */
  readonly tasks?: readonly TaskFile[];
  /** Environment variables that `.env.example` and the like list, sorted. */
  readonly envExamples?: readonly string[];
  readonly commands: readonly Command[];
}

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
  /** `value`: at least one import of code. `type`: types alone. `test`: only tests and configuration of tools import. */
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

// ───────────────────────────── history ─────────────────────────────

/** The commit that did something, and its day. */
export interface CommitRef {
  /** Full id. */
  readonly commit: string;
  /** Day on which it was committed, where that was: `2026-01-23`. */
  readonly date: string;
}

/** How far back a reading of git goes. */
export interface HistoryReach {
  /** How many commits were looked at. Merges are not counted: what they bring is in the commits they merge. */
  readonly commits: number;
  /** Day of the oldest of them. */
  readonly since?: string;
  /**
   * Why it goes no further. `root`: that is all there is. `cap`: lintel looks at no more. `shallow`: the clone holds no
   * more commits. `partial`: the clone lacks contents, and nothing is fetched.
   */
  readonly end: 'root' | 'cap' | 'shallow' | 'partial';
}

/** A path that git had and the tree of HEAD has not, under that name or another. */
export interface RemovedPath extends CommitRef {
  readonly path: string;
  /** What it was called when it was removed, where it had been renamed before. */
  readonly as?: string;
}

/** A path that is called otherwise now. */
export interface RenamedPath extends CommitRef {
  readonly from: string;
  /** What it is called now, after every later rename. */
  readonly to: string;
}

/** A path that git had, with the newest commit that took it away, under no other name or under one. */
export interface Deletion extends CommitRef {
  readonly path: string;
  /** How many commits took it away, where there are several. */
  readonly times?: number;
}

/** What stood right before a commit, as far as it was asked for. */
export interface Before {
  readonly paths: ReadonlySet<string>;
  /** Texts of agent files. */
  readonly texts: ReadonlyMap<string, string>;
}

/** What became of paths, for claims that the tree alone cannot decide. */
export interface PathPast {
  /** Commit → what stood before it. */
  readonly before: ReadonlyMap<string, Before>;
  /** Commit → path before → path that it has now, for what that commit renamed; undefined where that is gone as well. */
  readonly renames: ReadonlyMap<string, ReadonlyMap<string, string | undefined>>;
  /** Commits whose renames are told by names alone, as the clone lacks the contents. */
  readonly guessed?: ReadonlySet<string>;
  /** Commit → paths before of which their heir holds too little, under another name, to be the same file for certain. */
  readonly unlike?: ReadonlyMap<string, ReadonlySet<string>>;
  /** Folders of packages that left this tree, and that a manifest of today depends on. */
  readonly departed?: ReadonlySet<string>;
}

/** A name that a file exported, or a member of an exported name, and that the file does not have any more. */
export interface RemovedName extends CommitRef {
  /** The file as it was called before that commit. */
  readonly file: string;
  /** What the file is called now; absent when it is gone. */
  readonly now?: string;
  readonly name: string;
  /** The public member that went, where the export itself stayed. */
  readonly member?: string;
  /** Present where the file passed on what another declares: that it does so no more removes nothing. */
  readonly isPassedOn?: true;
}

/** What git remembers of names that code lost. It is asked only in a repository that nobody has set up, since clones differ in what they remember. */
export interface NamePast {
  readonly removed: readonly RemovedName[];
  /** Those of them that stand in some tracked text all the same, in whatever language: of them a removal proves nothing. */
  readonly standing: ReadonlySet<string>;
}

/** What a package.json lost in one commit: a script, a dependency, or its own name. */
export interface ManifestLoss extends CommitRef {
  readonly manifest: string;
  readonly what: 'script' | 'dependency' | 'package';
  readonly name: string;
  /** What the same commit called it, where that is plain: the one new script with the same body, or the new name of the package. */
  readonly now?: string;
  /** For scripts: what it ran. */
  readonly body?: string;
}

/** What git remembers of scripts and packages that the manifests of today do not have. Asked only in a repository that nobody has set up. */
export interface ManifestPast {
  /** Newest first. */
  readonly lost: readonly ManifestLoss[];
  /** Names of packages that some tracked text holds all the same, such as a lock file. */
  readonly standing: ReadonlySet<string>;
  /** Commit → text before it, by path. */
  readonly before: ReadonlyMap<string, ReadonlyMap<string, string>>;
  /** Agent file → the files that may have held its words then. */
  readonly origins: ReadonlyMap<string, readonly string[]>;
}

/** How often a path that exists now was changed, under any of its names. */
export interface Churn {
  readonly path: string;
  readonly commits: number;
  /** Day of the newest of them. */
  readonly date: string;
}

/** Two files, or two modules, that tend to change in the same commit. */
export interface ChangedTogether {
  readonly a: string;
  readonly b: string;
  /** Commits that changed both. */
  readonly commits: number;
  /** Their share in the commits that changed the less often changed of the two: above 0, at most 1. */
  readonly share: number;
}

/** What git remembers. It is shown on request and decides no output and no finding: clones differ in how much of it they have. */
export interface History {
  /** Id of the commit that it was read from. */
  readonly head: string;
  /** For paths, churn and pairs. */
  readonly reach: HistoryReach;
  /** For removed names, which cost more to find. */
  readonly nameReach: HistoryReach;
  /** By path. */
  readonly removed: readonly RemovedPath[];
  /** By `from`. */
  readonly renamed: readonly RenamedPath[];
  /** By file, name and member. */
  readonly removedNames: readonly RemovedName[];
  /** By path. */
  readonly churn: readonly Churn[];
  /** Files, strongest first. Tests, lock files and commits that change very many files are left out. */
  readonly together: readonly ChangedTogether[];
  /** Modules, strongest first. */
  readonly modulesTogether: readonly ChangedTogether[];
}

// ───────────────────────────── notes ─────────────────────────────

/** A reference written as `{{name "argument"}}` in a note; `context` says how its value is delivered. */
export interface Binding {
  readonly name: string;
  readonly args: readonly string[];
  readonly named: Readonly<Record<string, string>>;
  /** As written, braces included. */
  readonly raw: string;
  /** Offsets in the text it stands in: the body, or the front matter string. */
  readonly start: number;
  readonly end: number;
  readonly line: number;
  readonly column: number;
  /** `prose` values get backticks where they are code; `code` and `fence` values are bare. */
  readonly context: 'prose' | 'code' | 'fence';
  /** Present when it stands in the text of a link, where no other link may stand. */
  readonly inLink?: true;
  /** Present when it stands in a table, where a `|` in its value would open a new cell. */
  readonly inTable?: true;
}

/** A run of the body that rendering may have to edit, or that may make a claim. Offsets are in the body's text. */
export type Piece = { readonly start: number; readonly end: number; readonly line: number; readonly column: number } & (
  | { readonly kind: 'heading'; readonly depth: number; readonly text: string; readonly isSetext: boolean }
  /** `start` and `end` span the destination only, angle brackets included. */
  | { readonly kind: 'link' | 'image' | 'definition-url'; readonly url: string; readonly text: string }
  /** `start` and `end` span the label between the brackets, `^` included for footnotes. */
  | { readonly kind: 'label'; readonly label: string; readonly of: 'definition' | 'footnote' }
  | { readonly kind: 'code'; readonly value: string }
  /** `start` and `end` span the whole block, fence lines included. `contentLine` is the line of its first content line. */
  | {
      readonly kind: 'fence';
      readonly lang: string;
      readonly value: string;
      readonly contentLine: number;
      readonly isClosed: boolean;
      /** What people type into a shell stands in it, so that its lines are commands. */
      readonly isShell: boolean;
    }
  | { readonly kind: 'html'; readonly value: string; readonly isComment: boolean }
  /** A bare npm scope or @handle in prose, which clients would take for an import. */
  | { readonly kind: 'mention'; readonly value: string }
  /** A `\{{` that shields braces: the backslash goes on delivery. */
  | { readonly kind: 'escape' }
);

/** The markdown below the front matter. */
export interface Body {
  readonly text: string;
  /** Line of the file on which `text` starts. */
  readonly line: number;
  /** In order of `start`. */
  readonly pieces: readonly Piece[];
  readonly bindings: readonly Binding[];
}

/** A sentence of front matter, with the bound facts in it. */
export interface NoteText extends Place {
  readonly text: string;
  readonly bindings: readonly Binding[];
}

/** One entry of `applies-to`. */
export interface ScopeGlob extends Place {
  /** Without the `!`. */
  readonly glob: string;
  readonly negated: boolean;
}

interface NoteCommon {
  readonly file: string;
  /** The file stem. */
  readonly id: string;
  /** Front matter title, else the first heading of depth 1, else the id: plain text on one line. */
  readonly title: string;
  /** The title as written, inline markdown with the bound facts in it. */
  readonly heading: NoteText;
  /** Present when nobody gave it a title, so that `title` and `heading` are the id. */
  readonly isUntitled?: true;
  readonly summary?: NoteText;
  /** The imperative sentences that agents get. */
  readonly rules: readonly NoteText[];
  readonly appliesTo: readonly ScopeGlob[];
  /** Who enforces the rule lines: a command, a test, a gate. Absent means advisory. */
  readonly enforcedBy?: NoteText;
  readonly owner?: string;
  /** Present when its text is to stand in the file of the nearest folder, and in no rule file, although globs scope it. */
  readonly isInline?: true;
  /** The clients that it is for; empty means every client. */
  readonly clients: readonly Client[];
  readonly tags: readonly string[];
  readonly body: Body;
  /** False when something in the file could not be read: what it feeds is then neither rewritten nor removed. */
  readonly isSound: boolean;
}

/** The root guide, `project.md`. */
export interface ProjectNote extends NoteCommon {
  readonly kind: 'project';
}

/** Conventions and procedures. */
export interface Guide extends NoteCommon {
  readonly kind: 'guide';
}

/** A review gate: what a change must pass before it is merged. */
export interface Policy extends NoteCommon {
  readonly kind: 'policy';
  /** Commands that no agent may run by itself, by the words that they begin with: `git push --force`. */
  readonly forbidCommands: readonly ForbiddenCommand[];
}

/** An entry of `forbid-commands`. */
export interface ForbiddenCommand extends Place {
  readonly command: string;
}

export type Risk = 'low' | 'medium' | 'high';

/** How far an agent may go alone in a module. */
export type Autonomy = 'delegate' | 'review' | 'own';

/** What a person has to say about one module. */
export interface ModuleNote extends NoteCommon {
  readonly kind: 'module';
  /** The module as written: a path or a package name. */
  readonly module: NoteText;
  readonly risk?: Risk;
  readonly autonomy?: Autonomy;
}

/** `unknown` is what has no readable status; it never compiles. */
export type DecisionStatus = 'draft' | 'proposed' | 'accepted' | 'rejected' | 'deprecated' | 'superseded' | 'unknown';

/**
 * Where the status of a decision was read. `front-matter`: the key `status`. `section`: the words below a heading Status.
 * `heading`: that heading itself, `## Status: Proposed`. `line`, `bold-line`, `bullet`, `bold-bullet`: a field of the head,
 * `Status: x` or `- **Status:** x`. `table`: a cell. `banner`: a quotation or a line that opens with it,
 * `> **Superseded by …**`. `rst-section`, `rst-field` (`:Status: x`), `rst-line`: reStructuredText. `default`: the decision
 * states none, and `default-status` of its folder says what that means. `none`: nothing could be read.
 */
export type StatusSource =
  | 'front-matter'
  | 'section'
  | 'heading'
  | 'line'
  | 'bold-line'
  | 'bullet'
  | 'bold-bullet'
  | 'table'
  | 'banner'
  | 'rst-section'
  | 'rst-field'
  | 'rst-line'
  | 'default'
  | 'none';

/** A reference from one decision to another, as written: a stem, a number, a path or a link. */
export interface DecisionRef extends Place {
  readonly ref: string;
}

/**
 * What a decision has lintel check. The place is that of its key. Patterns are globs of repository paths or names of
 * packages; `except` exempts an import when either of its ends matches.
 */
export type Enforcement = Place &
  (
    | {
        readonly kind: 'forbid-import';
        /** Importing files; none means those that the decision applies to. */
        readonly from: readonly ScopeGlob[];
        readonly to: readonly ScopeGlob[];
        readonly except: readonly ScopeGlob[];
        readonly allowsTypes: boolean;
      }
    | {
        readonly kind: 'layers';
        /** From the top down: each may import itself and those behind it. */
        readonly layers: readonly (readonly ScopeGlob[])[];
        readonly except: readonly ScopeGlob[];
        readonly allowsTypes: boolean;
      }
    | { readonly kind: 'forbid-cycle'; readonly of: 'modules' | 'files'; readonly allowsTypes: boolean }
    | { readonly kind: 'forbid-dependency'; readonly names: readonly ScopeGlob[] }
  );

/** An architecture decision record. Identity is the file stem. */
export interface Decision extends NoteCommon {
  readonly kind: 'decision';
  readonly status: DecisionStatus;
  /** The status as written. */
  readonly rawStatus?: string;
  readonly statusSource: StatusSource;
  /** Where `rawStatus` stands. */
  readonly statusPlace?: Place;
  /** As written, usually YYYY-MM-DD. */
  readonly date?: string;
  /** Display number from the file name, heading or front matter: `0012`. */
  readonly number?: string;
  readonly supersedes: readonly DecisionRef[];
  readonly supersededBy: readonly DecisionRef[];
  readonly amends: readonly DecisionRef[];
  /** What amends it, or supersedes a part of it: the rest is in force. */
  readonly amendedBy: readonly DecisionRef[];
  /** What lintel checks while it is in force; absent where that is nothing. */
  readonly enforce?: readonly Enforcement[];
}

/**
 * Why a file among decisions is none. `template`, `index`: by name, or a title that nobody filled in. `fixture`: in a folder
 * of tests or examples. `agent-file`: clients load it by its name. `reference`: its status says that it decides nothing.
 * `link`: a symbolic link, since what it leads to is read where it stands. Two may well be decisions, and nobody can tell:
 * `extension`: neither `.md` nor `.rst`. `unreadable`: no UTF-8 text.
 */
export type LeftOutReason =
  | 'template'
  | 'index'
  | 'fixture'
  | 'agent-file'
  | 'reference'
  | 'extension'
  | 'unreadable'
  | 'link';

/** A file that lies where decisions lie and is none. */
export interface LeftOut {
  readonly file: string;
  readonly reason: LeftOutReason;
}

/** Any markdown source that people write for agents. */
export type Note = ProjectNote | Guide | ModuleNote | Policy | Decision;

// ───────────────────────────── configuration ─────────────────────────────

export type Client =
  | 'claude'
  | 'codex'
  | 'cursor'
  | 'copilot-cli'
  | 'copilot-vscode'
  | 'copilot-github'
  | 'gemini'
  | 'opencode'
  | 'cline'
  | 'devin'
  | 'kiro'
  | 'junie'
  | 'zed'
  | 'amp';

/**
 * What a client's own file is to the AGENTS.md beside it: the same bytes, a symbolic link, a file that imports it, or
 * nothing, where the client reads AGENTS.md by itself or by a setting.
 */
export type Twin = 'mirror' | 'link' | 'import' | 'none';

/** The configuration with every default filled in. */
export interface Config {
  /** Where it was read: `context/lintel.yaml`. */
  readonly file: string;
  /** The folder that holds project.md, guides, modules, policies, decisions, templates and the lock. */
  readonly context: string;
  readonly clients: readonly Client[];
  /** Globs of folders that are modules; absent means workspace packages, else the folders of `src`. */
  readonly modules?: readonly string[];
  /** Globs of decision files besides `<context>/decisions/*.md`. */
  readonly decisions: readonly DecisionPlace[];
  /** Globs of module notes besides `<context>/modules/*.md`. */
  readonly notes: readonly string[];
  /** What CLAUDE.md is to AGENTS.md. */
  readonly claude: Twin;
  /** What GEMINI.md is to AGENTS.md. */
  readonly gemini: Twin;
  /** Targets of the user's own, by name. */
  readonly targets: readonly CustomTarget[];
  readonly rules: Readonly<Record<string, Severity | 'off'>>;
  /** Rule → option → value, as far as the configuration names them. */
  readonly ruleOptions: RuleOptions;
  /** Severities and options for some files; of several that speak of one file the last wins. */
  readonly overrides: readonly RuleOverride[];
  readonly budget: Budget;
  /** Present where nobody has set lintel up: agent files and decisions are checked as they are, and nothing is compiled. */
  readonly isSetUp?: false;
}

/** Rule → option → number: `missing/module-note` → `exports` → 30. */
export type RuleOptions = Readonly<Record<string, Readonly<Record<string, number>>>>;

/** What the configuration says of rules for some files. */
export interface RuleOverride {
  /** Globs, files and folders; those with a leading `!` are taken out again. */
  readonly files: readonly string[];
  readonly rules: Readonly<Record<string, Severity | 'off'>>;
  readonly ruleOptions: RuleOptions;
}

/** A family of files that the configuration adds to those of clients. */
export interface CustomTarget {
  readonly name: string;
  /** Where each file goes: `docs/agents/{module}.md`. */
  readonly path: string;
  /** Template name without `.hbs`, from the templates of the context folder. */
  readonly template: string;
  /** What there is a file for. */
  readonly scope: 'repo' | 'module' | 'folder';
}

/** How much a client may load in every session. */
export interface Budget {
  /** Lines that are not blank. */
  readonly lines: number;
  readonly tokens: number;
}

/** A glob by which a client decides when to load a rule file. */
export interface AgentGlob extends Place {
  /** As written, without quotes. */
  readonly glob: string;
  /** The client whose folder the file lies in, as a person calls it. */
  readonly client: string;
}

/** Front matter that its client reads otherwise than it was meant. */
export interface AgentTrap extends Place {
  readonly claim: string;
  readonly message: string;
  readonly hint: string;
  readonly fix?: Fix;
}

/** An agent file that a person writes, beside the outputs that lintel owns. */
export interface AgentFile {
  readonly file: string;
  /** Without front matter. */
  readonly body: Body;
  /** The folder whose sessions load it, `''` for the root: its globs count from there. */
  readonly base: string;
  /** The folder that it knows nothing outside of: that of a template or example; `''` for the repository. */
  readonly within: string;
  /** What its front matter says about when it is loaded, as it was meant; empty where that is always. */
  readonly globs: readonly AgentGlob[];
  readonly traps: readonly AgentTrap[];
  /** The file behind the link through which clients see it; absent where it stands there itself. */
  readonly real?: string;
  /** Some client loads it out of another text that imports it, and follows its imports in turn. */
  readonly isImported?: true;
}

/** A set of decision files, and what a file there means that states no status. */
export interface DecisionPlace {
  readonly files: string;
  readonly defaultStatus: DecisionStatus;
}

// ───────────────────────────── model ─────────────────────────────

/** Where a note holds: everywhere, in one folder, or for files that globs name. */
export type Scope =
  | { readonly kind: 'repo' }
  | { readonly kind: 'folder'; readonly path: string }
  | { readonly kind: 'glob'; readonly globs: readonly string[] };

/** A bound fact with the value that it has now. */
export interface BoundFact {
  readonly binding: Binding;
  /** Bare value; how it is dressed is up to `form`. */
  readonly value: string;
  /** `code` values stand in backticks in prose; `text` values never do; `link` values are `[text](target)` in prose. */
  readonly form: 'code' | 'text' | 'link';
  /** For links: the repository path that it leads to. */
  readonly target?: string;
}

/** What clients cannot be told about where a note holds. */
export interface Widening {
  /**
   * `exclusion`: what is left takes too long a list. `pattern`: so does what an extglob or a character class means.
   * `namesake`: it names a file at the root, which clients look for in every folder.
   */
  readonly because: 'exclusion' | 'pattern' | 'namesake';
  /** The globs at fault, exclusions with their `!`; none for a namesake. */
  readonly globs: readonly string[];
  /** How many files more are reached. */
  readonly files: number;
}

/** A note placed in the code base. */
export interface LinkedNote {
  readonly note: Note;
  readonly scope: Scope;
  /** Present on an inline note that names globs: what it holds for. `scope` is then the folder that has them all. */
  readonly inlineFor?: readonly string[];
  /** Whether it compiles: every guide, module note and policy, and accepted decisions that nothing supersedes. */
  readonly isInForce: boolean;
  /** Why it does not compile, in words. */
  readonly notInForceBecause?: string;
  /** Paths of modules that its scope touches; for a repo-wide note none. */
  readonly modules: readonly string[];
  /** Present when clients get the note for more files than it names. */
  readonly widenedBy?: Widening;
  /** How many files of the tree its scope matches. */
  readonly files: number;
  /** By `Binding` identity: body and front matter together. Unresolved ones are absent. */
  readonly bound: readonly BoundFact[];
  /** Ids of decisions that supersede this one. */
  readonly supersededBy: readonly string[];
  /** Destinations of its links that are written from the root, as in an AGENTS.md, and lead nowhere from its own folder. */
  readonly rootLinks: readonly string[];
  /**
   * False when it cannot be compiled faithfully: its front matter is broken, a bound fact does not resolve, or its
   * scope is gone. What it feeds, or fed at the last build, is then neither rewritten nor removed.
   */
  readonly isSound: boolean;
}

/** Facts and notes, linked. What templates, targets and rules see. */
export interface ContextModel {
  readonly facts: Facts;
  /** Project note first, then guides, module notes, policies and decisions, each by file. */
  readonly notes: readonly LinkedNote[];
}

// ───────────────────────────── delivery ─────────────────────────────

/** A rule line as delivered. */
export interface RuleLine {
  /** Markdown on one line, ready to stand in a list. */
  readonly text: string;
  /** Repository path of the note that it comes from. */
  readonly source: string;
  /** Its line in the note. */
  readonly line: number;
  /** Whether that note is a decision. */
  readonly isDecision: boolean;
  /** `[id](relative/path.md)` for decisions. */
  readonly link?: string;
  /** Markdown that names what enforces it, or absent for advisory. */
  readonly enforcedBy?: string;
}

/** A note's body as delivered: links rebased, headings shifted, bound facts filled in. */
export interface Section {
  /** Repository path of the note. */
  readonly source: string;
  /** Line of the note on which its text starts. */
  readonly line: number;
  /** Heading to set above it, or `''` where the file's own title is the note's. */
  readonly title: string;
  /** Markdown without leading or trailing blank lines; may be empty. */
  readonly text: string;
}

/** A line that sends the reader to another file when a condition holds. */
export interface Pointer {
  /** What the reader is about to edit, as repository paths or globs. */
  readonly paths: readonly string[];
  /** Repository paths of what to read first. */
  readonly read: readonly string[];
  /** Notes that the line speaks for. */
  readonly sources: readonly string[];
  /** Package name of a module, when it differs from its path. */
  readonly name?: string;
  /** The note's summary, markdown on one line. */
  readonly summary?: string;
}

/** Notes that share a scope and a carrier. */
export interface Assignment {
  readonly scope: Scope;
  /** Stem of the rule files that carry it, unique among them; empty in the file of a folder. */
  readonly name: string;
  /** Whether it is where some client finds what holds for its whole folder, generated lists included. */
  readonly isHome: boolean;
  /** In force and sound, in model order. */
  readonly notes: readonly LinkedNote[];
  /** The folder's own summary, where the root index has no room for it; empty otherwise. */
  readonly summary: string;
  /** Where readers of this carrier are sent for narrower scopes. */
  readonly before: readonly Pointer[];
}

/** The files that clients load by their name. The last stands at the root only. */
export type FolderFile = 'AGENTS.md' | 'CLAUDE.md' | 'GEMINI.md' | '.github/copilot-instructions.md';

/** A folder's file with what it carries, and in which shape. */
export interface FolderCarrier {
  readonly file: FolderFile;
  /** Absent for a file with a text of its own; else what it is to the AGENTS.md beside it. */
  readonly twin?: 'link' | 'import';
  readonly assignment: Assignment;
}

/** A rule file of some clients with what it carries. */
export interface RuleCarrier {
  readonly folder: RuleFolder;
  readonly assignment: Assignment;
}

/** The folders that clients look for rule files in. */
export type RuleFolder = '.claude/rules' | '.cursor/rules' | '.github/instructions' | '.clinerules' | '.devin/rules';

/** Every statement with the files that carry it. What targets turn into planned files. */
export interface Delivery {
  readonly folderFiles: readonly FolderCarrier[];
  readonly ruleFiles: readonly RuleCarrier[];
  readonly notices: readonly DeliveryNotice[];
}

/** What every template is given. Complete: a template may use each field without asking whether it is there. */
export interface View {
  /** Text of the first heading, markdown on one line. */
  readonly title: string;
  /** Markdown on one line below the title, or `''`. */
  readonly summary: string;
  /** What the first comment of the file says: that it is compiled, and where to edit. */
  readonly banner: string;
  /** Folder of the output, `''` for the root. */
  readonly dir: string;
  /** Whether it speaks of the whole repository. */
  readonly isRoot: boolean;
  /** Globs of a rule file, as the portable subset of every client; empty in one that always holds. */
  readonly globs: readonly string[];
  /** What lists of rule files show: plain text on one line, without quotes. */
  readonly description: string;
  /** Commands of the package in the folder of the output; none in a rule file. */
  readonly commands: readonly Command[];
  /** Rule lines, in the order of their notes. Those of policies are gates. */
  readonly rules: readonly RuleLine[];
  /** What stands between a change here and its merge, as sentences: risk, how far an agent may go alone, rule lines of policies. */
  readonly gates: readonly string[];
  /** Where to look before editing: folders with context of their own, then globs with a rule file. */
  readonly before: readonly Pointer[];
  /** Texts of guides, module notes and policies. Decisions have rule lines only. */
  readonly sections: readonly Section[];
  /** Everything that is known: all facts and all notes. */
  readonly model: ContextModel;
}

export type Target = 'agents' | 'claude' | 'cursor' | 'copilot' | 'gemini' | 'cline' | 'devin' | 'custom';

/** An output that has a place and a view but no text yet. */
export interface PlannedFile {
  readonly path: string;
  readonly target: Target;
  /** Template name without `.hbs`. */
  readonly template: string;
  readonly view: View;
  /** Present on a symbolic link, which has no text: what it holds, relative to its folder. */
  readonly link?: string;
  /** Notes and configuration that feed it. */
  readonly sources: readonly string[];
}

/** A delivery that a client cannot get as it was meant. */
export interface DeliveryNotice {
  readonly client: Client;
  readonly kind: 'loss' | 'widening' | 'duplicate';
  readonly message: string;
}

export interface Plan {
  readonly files: readonly PlannedFile[];
  readonly notices: readonly DeliveryNotice[];
}

/** A finished file, not yet compared with the disk. */
export interface Output {
  readonly path: string;
  readonly target: Target;
  /** Empty for a symbolic link. */
  readonly text: string;
  /** Present on a symbolic link: what it holds. */
  readonly link?: string;
  readonly sources: readonly string[];
}

// ───────────────────────────── lock and drift ─────────────────────────────

/** A text that a build left, by hashes: of its bytes, and of what it says, which a formatter does not change. */
export interface LockedDocument {
  readonly text: string;
  readonly meaning: string;
}

/** What the lock says about one owned output. */
export interface LockedOutput {
  readonly path: string;
  /** Short hashes of its normalised non-blank lines, sorted, unique; none for a symbolic link. */
  readonly lines: readonly string[];
  /** What a symbolic link of ours there may hold. While a build is under way, and after a merge, that may be several, or a file. */
  readonly links?: readonly string[];
  /** Present where only a managed block in it is ours. */
  readonly isBlock?: true;
  /** What builds left there; several after a merge. Absent for symbolic links, and for what is not parsed. */
  readonly documents?: readonly LockedDocument[];
  /** Notes that fed it. */
  readonly sources: readonly string[];
}

/** A path, the call of a script or a symbol that resolved when the lock was written. */
export interface LockedClaim {
  readonly file: string;
  readonly claim: string;
  readonly target: string;
  /**
   * For symbols: what they were when somebody last vouched for the words around them, once for each block that names them,
   * by block. A block has several after a merge, and each of them is accepted. Absent where nobody ever looked.
   */
  readonly stamps?: readonly ClaimStamp[];
}

/** A symbol as it was when somebody last vouched for the words of one block about it. */
export interface ClaimStamp {
  /** Short hash of the paragraph, list item or table row that the claim stands in. */
  readonly block: string;
  /** Fingerprint of its public contract, with the number of the scheme that made it: `1:9Zc3b6q0_aXl2K1d`. */
  readonly fingerprint: string;
  /** Its literal value, where it has a short one. */
  readonly value?: string;
  /** Its public contract as written, at most 500 characters; members of classes on a line each. Empty where a merge lost it. */
  readonly surface: string;
}

/** A claim that the history of some clone has proved dead. It is dead in every clone, however shallow, until it leaves the text. */
export interface GoneClaim {
  readonly file: string;
  readonly claim: string;
  readonly target: string;
  /** Full id of the commit that removed the target. */
  readonly commit: string;
}

/** A symbol that a note describes, and whose public contract has changed since somebody last vouched for the words. */
export interface Unreviewed {
  /** `value`: a literal that the words still state in its old form. `signature`: anything else. */
  readonly kind: 'signature' | 'value';
  readonly file: string;
  /** `path#name.member`. */
  readonly target: string;
  /** Where the words name it and nobody has looked since, in the order of the text, one that states an old value first; at least one. */
  readonly mentions: readonly Mention[];
  /** As it was when it was last reviewed. */
  readonly was: { readonly surface: string; readonly value?: string };
  /** As it is, and where that is declared. */
  readonly now: { readonly surface: string; readonly value?: string; readonly file: string; readonly line: number };
  /** What has changed, as the end of a sentence: `was …, is …`. */
  readonly change: string;
  /** What has changed, line by line. Empty where the texts do not show it. */
  readonly lines: readonly ChangedLine[];
}

/** A line of a surface that is not as it was: a member, or the symbol itself. */
export interface ChangedLine {
  /** Absent for what is new. */
  readonly was?: string;
  /** Absent for what is gone. */
  readonly is?: string;
}

/** One place of a note that names a symbol. */
export interface Mention {
  readonly line: number;
  readonly column: number;
  /** As written. */
  readonly claim: string;
  /** The words of its paragraph, list item or table row. */
  readonly words: string;
}

/** `lintel.lock`, read. */
export interface Lock {
  /** Version of lintel that wrote it; absent when there was no lock. */
  readonly version?: string;
  readonly outputs: readonly LockedOutput[];
  readonly claims: readonly LockedClaim[];
  /** By file, claim and target; absent where nothing is known to be gone. */
  readonly gone?: readonly GoneClaim[];
}

/** A line of an owned output that no compile produced. */
export interface ForeignLine {
  readonly line: number;
  readonly text: string;
}

/** What a build would do to one path. */
export interface Change {
  readonly path: string;
  /**
   * `same`: nothing to do. `reformatted`: same document, other bytes; left alone. `foreign`: holds lines a person
   * wrote; left alone. `unowned`: exists and is not lintel's; left alone. `kept`: a source that feeds it has an error.
   */
  readonly action: 'create' | 'update' | 'delete' | 'same' | 'reformatted' | 'foreign' | 'unowned' | 'kept';
  /** The text that stands there, and that a build would leave there; absent for symbolic links. */
  readonly before?: string;
  readonly after?: string;
  /** What a symbolic link that stands there holds, if it is one of ours. */
  readonly linkBefore?: string;
  /** What a symbolic link would hold. */
  readonly link?: string;
  /** Present where only a managed block is lintel's; `before` and `after` are the whole file. */
  readonly isBlock?: true;
  readonly foreign: readonly ForeignLine[];
  /** Why it is left alone, in words. */
  readonly reason?: string;
}

// ───────────────────────────── claims ─────────────────────────────

/** A reference from a note to something that the repository can prove or deny. */
export interface Claim extends Place {
  /**
   * `package`: the name of a package. `env`: an environment variable. `task`: what make or just is asked for. `toolchain`: the
   * package manager that is typed, or the version of it or of Node.
   */
  readonly kind: 'path' | 'command' | 'symbol' | 'package' | 'env' | 'task' | 'toolchain';
  /** As written. */
  readonly text: string;
  /** What it points at, normalised: a repository path, a command line, `path#name.member`, a decision id. */
  readonly target: string;
  readonly how: 'link' | 'code' | 'fence' | 'prose';
  /** Present when the target is a glob: it is live while it matches anything. */
  readonly isGlob?: true;
  /** Present on what may mean something else, such as a bare `.member()` whose receiver stands in the same sentence: only what the lock knows of it is proof. */
  readonly isImplied?: true;
  /**
   * Present on a link that is given as an example. It may show no more than how links are written, so that it is dead only
   * where it led somewhere once.
   */
  readonly isExample?: true;
  /**
   * Present on a path that its text calls generated, or that a command hands to its program, which may write it: it is dead only where git
   * says under which other path the tracked file goes on.
   */
  readonly isMade?: true;
  /** Present on a path that its text says is to be made, or to be put something into: it is dead only where another mention of the text is. */
  readonly isToBeMade?: true;
  /** Present on an entry of a drawn tree, or of a list of folders: the target is its one place, which no line holds as a whole. */
  readonly isDrawn?: true;
  /** Present on an entry of a drawn tree of which too little stands now: the places of all its entries, of which most have to have stood once. */
  readonly lost?: readonly string[];
  /**
   * Present on a path that its code span holds in part, or in other words: the whole span, such as `src/{a,b}.ts` of `src/a.ts`, and on one
   * that is no code at all, but the whole of a cell. It is dead by history alone, and never remembered as live.
   */
  readonly span?: string;
  /** Present on the folder in front of what a reader is to fill in: `src/plugins/` of `src/plugins/<name>/index.ts`. */
  readonly isStart?: true;
  /** Present on a name that a text takes from a package: "`useThing` from `@acme/core/react`". */
  readonly isImport?: true;
  /** Present on what a client follows by itself, whatever the words around it say: `@docs/style.md` on a line of its own. */
  readonly isLoaded?: true;
}

/** A claim with what is known about it. */
export interface JudgedClaim {
  readonly claim: Claim;
  /**
   * `live`: resolves. `dead`: provably not so. `undecided`: nothing can be proved, so nothing is said.
   */
  readonly verdict: 'live' | 'dead' | 'undecided';
  /**
   * Present on a live path that was found by the end of some path, or that other files may be meant by as well. It is
   * not remembered, since nothing would follow from its death.
   */
  readonly isGuess?: true;
  /** For dead claims: what is true now, as a sentence. */
  readonly truth?: string;
  /** For dead claims: what to do. */
  readonly hint?: string;
  /** For dead claims: the edits that do it. */
  readonly fix?: Fix;
  /** For dead claims: where the truth stands, and what changed it. */
  readonly related?: readonly RelatedPlace[];
  /** The lint rule that speaks of it, where that is not the rule of its kind. */
  readonly rule?: string;
  /** For live claims that are no paths: what the lock remembers, such as `package.json#scripts.play` or `env:PORT`. */
  readonly lockTarget?: string;
  /** For claims that are dead because history says so, read now or by the lock: full id of the commit that removed the target. */
  readonly gone?: string;
  /**
   * Present on what is dead whatever the words around it mean: the lock saw it live, its file was renamed and stands elsewhere,
   * a client follows it by itself, or it is written as only lintel reads it.
   */
  readonly isCertain?: true;
}

// ───────────────────────────── compilation ─────────────────────────────

/** Everything the pure middle starts from. */
export interface Inputs {
  readonly sources: Sources;
  readonly config: Config;
  readonly files: readonly FileFacts[];
  /** lintel's own templates: name → text. */
  readonly templates: ReadonlyMap<string, string>;
  /** Notes and templates that exist, or stood in the lock, and whose text cannot be had: what they feed is not touched. */
  readonly unreadable: readonly string[];
  readonly version: string;
  /** What git remembers of names that code lost, where somebody asked for it. */
  readonly namePast?: NamePast;
  /** What git remembers of manifests, where somebody asked for it. */
  readonly manifestPast?: ManifestPast;
}

/** Everything one run knows. Rules and reporters see this and nothing else. */
export interface Compilation {
  readonly inputs: Inputs;
  readonly model: ContextModel;
  readonly plan: Plan;
  readonly outputs: readonly Output[];
  readonly lock: Lock;
  /** False while the lock is damaged, or newer than this lintel: what it does not say cannot be told from a person's, so nothing is written. */
  readonly isLockSound: boolean;
  /** The lock as a build would write it. */
  readonly nextLock: Lock;
  readonly changes: readonly Change[];
  readonly claims: readonly JudgedClaim[];
  /** What notes describe and nobody has looked at since it changed, by file. */
  readonly unreviewed: readonly Unreviewed[];
  /** The agent files that were read for what they claim, by path. */
  readonly agentFiles: readonly AgentFile[];
  /** What comments and front matter say of findings, by file and line. */
  readonly suppressions: readonly Suppression[];
  /** What the phases reported. Rules turn them into findings. */
  readonly problems: readonly Problem[];
}

/** What a check came to: enough to report it, and to report it again while nothing changes. */
export interface CheckResult {
  readonly findings: readonly Finding[];
  /** Number of outputs that the plan has. */
  readonly outputs: number;
  /** Number of changes that a build would look at, and of those that are not as a build leaves them. */
  readonly changes: number;
  readonly pending: number;
  readonly notes: number;
  /** Present where lintel is not set up: how many agent files there are for it to compile. */
  readonly agentFiles?: number;
  /** How many files agents may load that are not read for what they claim: agents, commands, skills, prompts. Absent: none. */
  readonly unread?: number;
  /** What `--strict` fails on. */
  readonly notices: readonly DeliveryNotice[];
}
