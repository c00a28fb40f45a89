/** The columns of the client table: what there is to know of a client. Types alone; the rows are in `clients.ts`. */
import type { FolderFile, RuleFolder } from './model.ts';

/** What one client loads. */
export interface ClientFacts {
  readonly title: string;
  /** Version the row was measured on; absent where it is what the vendor's page says. */
  readonly version?: string;
  /** Day of the measurement, or on which the page was read. */
  readonly checked: string;
  /** The file it loads in every folder that it looks at. */
  readonly folderFile: Exclude<FolderFile, '.github/copilot-instructions.md'>;
  /** A file at the root that nobody else loads. */
  readonly ownFile?: FolderFile;
  /** Other files of ours that it loads beside `folderFile`, so that their text arrives twice. */
  readonly alsoReads: readonly FolderFile[];
  /** Whether a file and a symbolic link to it arrive as one text. */
  readonly sendsLinksOnce: boolean;
  /** Present where copies arrive as one text, as long as they are loaded at start. */
  readonly sendsCopiesOnce?: 'at start';
  /** What becomes of `@AGENTS.md`: `again` where its text comes once more beside AGENTS.md, `from the start folder` where it is dropped from files above. */
  readonly imports?: 'again' | 'from the start folder';
  /** Order of the files of folders that it loads at one time; absent where nobody measured it. */
  readonly order?: 'root first' | 'nearest first' | 'root first, then nearest first';
  /** When it loads the file of a folder below the one it was started in. */
  readonly nested: 'when a file there is touched' | 'at start' | 'never';
  /**
   * What a file of the repository that does not lie below its start folder brings: the same as one below, or nothing. Or it
   * is not allowed to read such a file. Absent where nobody measured it.
   */
  readonly beside?: 'as below' | 'nothing' | 'not read';
  /** Its path-scoped rule files, if it has them: one file below that folder for each scope. */
  readonly rules?: RuleFolder;
  /** Rule files of others that it loads as well, by their scope. */
  readonly alsoReadsRules: readonly RuleFolder[];
  /** How many imports it follows, one out of another; absent where it follows none, or nobody measured it. */
  readonly importDepth?: number;
  /** Its settings in the repository, where they name the files that it loads in the stead of `folderFile`. */
  readonly settings?: NamingSettings;
  /** What it loads in the stead of AGENTS.md. */
  readonly prefers?: Preference;
  /** The hard ones first. */
  readonly limits: readonly Limit[];
}

/** A file of settings that a client reads in the folder it was started in, and nowhere else. */
export interface NamingSettings {
  readonly file: string;
  /** Where in it the names of files stand: one, or a list. */
  readonly keys: readonly string[];
}

/** Files that keep a client from loading an AGENTS.md. */
export interface Preference {
  readonly files: readonly string[];
  /** Where such a file stands: in the folder of the AGENTS.md, there or in a folder above it, or at the root. */
  readonly where: 'beside' | 'beside or above' | 'root';
}

/** Most of a text that a client takes, or that its vendor advises. */
export interface Limit {
  /**
   * What is measured. `file`: each file that it loads. `folder file`: each of those that it looks for in every folder. `rule
   * file`: each rule file. `own file`: rule files and the file that nobody else loads. `description`: that key of a rule
   * file. `start`: all that it loads at start. `chain`: the files of folders from the root to where it was started.
   */
  readonly of: 'file' | 'folder file' | 'rule file' | 'own file' | 'description' | 'start' | 'chain';
  readonly most: number;
  readonly unit: 'bytes' | 'characters' | 'lines';
  /** What becomes of more: none of it arrives, the end does not arrive, or it arrives against advice. */
  readonly beyond: 'skipped' | 'cut' | 'advised';
  /** Who says so. */
  readonly source: string;
  /** Where a repository sets another limit: a TOML file of any folder, and its key on the top level. */
  readonly setting?: { readonly file: string; readonly key: string };
}
