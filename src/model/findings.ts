/** Findings, the places they point at, and what mends them. */

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
  /**
   * A word that tells this fault from others of the same claim and target, where those cannot: a hash of what must not be
   * written out, the form of an import. Without it the fault that is mended would pay for the next one (`baseline.ts`).
   */
  readonly identity?: string;
  /** What it is known by instead of its line and words, where those are but one way to write the same fault. */
  readonly subject?: Subject;
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

/** What a fault is about, however and wherever it is written: the ends of an import. */
export interface Subject {
  /** The file that the fault is a matter of, or the folder. */
  readonly file: string;
  /** Paths, which follow renames, and names of packages. */
  readonly names: readonly string[];
  /** What tells it from others of the same names: the form of an import, a hash of the words. */
  readonly form?: string;
  /** The forms of faults of the same names that it is no news beside: code beside types. */
  readonly within?: readonly string[];
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
