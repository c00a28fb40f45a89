/** References from texts to what a repository can prove, and the judgement on each. */
import type { Fix, Place, RelatedPlace } from './findings.ts';

/** A reference from a note to something that the repository can prove or deny. */
export interface Claim extends Place {
  /**
   * `package`: the name of a package. `env`: an environment variable. `task`: what make, just or turbo is asked for. `toolchain`: the
   * package manager that is typed, or the version of it or of Node.
   */
  readonly kind: 'path' | 'command' | 'symbol' | 'package' | 'env' | 'task' | 'toolchain';
  /** As written. */
  readonly text: string;
  /** What it points at, normalised: a repository path, a command line, `path#name.member`, a decision id. */
  readonly target: string;
  readonly how: 'link' | 'code' | 'fence' | 'prose';
  /** On a link, whose place is where its label begins: the column from which its text is to stand, if its label ends in that line. */
  readonly textColumn?: number;
  /** Present when the target is a glob: it is live while it matches anything. */
  readonly isGlob?: true;
  /** Present on what may mean something else, such as a bare `.member()` whose receiver stands in the same sentence: only what the lock knows of it is proof. */
  readonly isImplied?: true;
  /**
   * Present on a link, path or call that is given as an example. It may show no more than how such are written, so that it is dead only
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
  /** A link that leaves the repository by one `../`, and that its text calls that of the root. */
  readonly isOfRoot?: true;
  /** Present on a link whose label is a path, and another one than it leads to: that path as written. */
  readonly label?: string;
  /** Present on an entry of a drawn tree, or of a list of folders: the target is its one place, which no line holds as a whole. */
  readonly isDrawn?: true;
  /** Present on an entry of a drawn tree of which too little stands now: the places of all its entries, of which most have to have stood once. */
  readonly lost?: readonly string[];
  /** Present on an entry of a drawn tree that mostly stands: the one file in its place that is called nearly so, and that the tree does not draw. */
  readonly near?: string;
  /**
   * Present on a path that its code span holds in part, or in other words: the whole span, such as `src/{a,b}.ts` of `src/a.ts`, and on one
   * that is no code at all, but the whole of a cell. It is dead by history alone, and never remembered as live.
   */
  readonly span?: string;
  /** Present on the folder in front of what a reader is to fill in: `src/plugins/` of `src/plugins/<name>/index.ts`. */
  readonly isStart?: true;
  /** Present on a name that a text takes from a package: "`useThing` from `@acme/core/react`". */
  readonly isImport?: true;
  /**
   * Present on what a sample imports by a relative path: a module, whose target has no ending that the import lacks, or a name with the file
   * that it is taken from, in a text also in two code spans ("`rateOf()` in `src/tax.ts`"). Both are dead by history alone.
   */
  readonly isSample?: true;
  /** Present on words that state what is so, and may mean something else where it is not: "Use Bun" of the runtime. They are right, or nothing. */
  readonly isOpen?: true;
  /** Present on a full version of a package manager that a text says is used, and not only asked for. */
  readonly isPin?: true;
  /** Present on an install that is typed in a folder to which the text changes before, as it writes that. */
  readonly within?: string;
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
  /** For paths that are dead by history: the path that stands for it now. */
  readonly now?: string;
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
  /** Present on what is dead by all that is known, and may be meant otherwise: a warning, whoever wrote the text. */
  readonly isDoubtful?: true;
}

/** A claim that nobody here can decide, and why. */
export interface UndecidedClaim extends Place {
  /** As written. */
  readonly text: string;
  /** The end of a sentence about it. */
  readonly because: string;
}

/** Where a link may lead to in a page. */
export interface Anchor {
  /** As a link names it. */
  readonly name: string;
  /**
   * The words of every heading and the ids of the page that have the letters of this anchor, as written; absent where others of
   * the same letters may be made when the page is built.
   */
  readonly words?: readonly string[];
}
