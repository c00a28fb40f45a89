/** The texts of a tree: what the pure middle starts from. */

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
