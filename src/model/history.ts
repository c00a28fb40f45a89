/** What git remembers: removed and renamed paths, lost names, churn. */

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

/** A path that git had, with the newest commit that took it away, under no other name or under one; `''` for the one that is yet to come. */
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
  /** Commit → path before → path that the commit itself gave it, whatever became of that later. */
  readonly given?: ReadonlyMap<string, ReadonlyMap<string, string>>;
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
export interface NamePast extends Partial<WordsThen> {
  readonly removed: readonly RemovedName[];
  /** Those of them that stand in some tracked text all the same, in whatever language: of them a removal proves nothing. */
  readonly standing: ReadonlySet<string>;
  /** `path#name` of those that stand in the code of the very file that a text names beside them. */
  readonly inPlace?: ReadonlySet<string>;
  /** What went with them may have gone the same way. */
  readonly exportsThen?: ExportsThen;
}

/** Commit → path of then → the names that the file exported before it. */
export type ExportsThen = ReadonlyMap<string, ReadonlyMap<string, readonly string[]>>;

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
export interface ManifestPast extends WordsThen {
  /** Newest first. */
  readonly lost: readonly ManifestLoss[];
  /** Names of packages that some tracked text holds all the same, such as a lock file. */
  readonly standing: ReadonlySet<string>;
}

/** A variable of the environment that a file read, and does not read any more. */
export interface LostVariable extends CommitRef {
  readonly file: string;
  readonly name: string;
}

/** What git remembers of variables that no code reads today. Asked only in a repository that nobody has set up. */
export interface VariablePast extends WordsThen {
  readonly lost: readonly LostVariable[];
}

/** What texts said before commits that took away what they name. */
export interface WordsThen {
  /** Commit → text before it, by path. */
  readonly before: ReadonlyMap<string, ReadonlyMap<string, string>>;
  /** Text of today → the files that may have held its words then. */
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
