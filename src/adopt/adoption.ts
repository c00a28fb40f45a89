/** The nouns of an adoption: what is found, what becomes of it, and what a reader should know. Types only. */
import type { Client, Twin } from '../model.ts';
import type { FoundFile } from './found.ts';
import type { AdoptedScope } from './scope.ts';

/** What the plan is made from: names, links and the texts of found files, read before. */
export interface AdoptionTree {
  /** Every file that git tracks or does not ignore. */
  readonly paths: readonly string[];
  /** Symbolic links among them, with what they hold. */
  readonly links: ReadonlyMap<string, string>;
  /** LF and without byte order mark. */
  readonly texts: ReadonlyMap<string, string>;
  /** Paths of modules, as the scan finds them. */
  readonly modules: readonly string[];
}

/** Something that changes in meaning, or that a reader would look for in vain. */
export interface Remark {
  readonly file: string;
  readonly line: number;
  readonly message: string;
  /** True when something is lost; `--strict` makes these errors. */
  readonly isLoss: boolean;
}

/** A file whose text moves into notes. */
export interface AdoptedFile extends FoundFile {
  /** The text that its clients get, LF; for a link that of the file it leads to. */
  readonly text: string;
  readonly isLink: boolean;
  readonly scope: AdoptedScope;
  /** Configured clients that load it. */
  readonly clients: readonly Client[];
  /** Notes that hold its text; empty for a twin, whose text stands in another's note. */
  readonly notes: readonly string[];
  /** In words: what happens to it. */
  readonly what: string;
}

/** A found file that stays as it is. */
export interface LeftFile {
  readonly path: string;
  readonly why: string;
}

/** A note to be written. */
export interface PlannedNote {
  readonly path: string;
  readonly text: string;
}

/** A file that only is where a link leads: its text moves with the link, and it goes. */
export interface LinkTarget {
  readonly path: string;
  /** The link that its text moves with. */
  readonly link: string;
}

/** The whole plan. */
export interface Adoption {
  /** By path. */
  readonly files: readonly AdoptedFile[];
  readonly targets: readonly LinkTarget[];
  readonly notes: readonly PlannedNote[];
  readonly left: readonly LeftFile[];
  /** Files that another tool writes: they get a block where an output goes. */
  readonly marked: readonly LeftFile[];
  /** Imported files whose text was put into a note: path → the adopted files that import it. */
  readonly imports: ReadonlyMap<string, readonly string[]>;
  /** By file and line. */
  readonly remarks: readonly Remark[];
  readonly settings: AdoptedSettings;
}

/** What the configuration has to say so that the outputs take the shape that was found. Absent means the default. */
export interface AdoptedSettings {
  readonly clients?: readonly Client[];
  readonly claude?: Twin;
  readonly gemini?: Twin;
  /** Globs of decision files that stay where they are. */
  readonly decisions: readonly string[];
}
