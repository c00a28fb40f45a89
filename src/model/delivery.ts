/** How statements reach clients: rule lines, carriers, views, planned files, outputs. */
import type { Client, FolderFile, RuleFolder, Target } from './clients.ts';
import type { ContextModel, LinkedNote, Scope } from './context-model.ts';
import type { Command } from './project-facts.ts';

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
  /** Paths of those that would be there as well if git did not ignore them. */
  readonly ignored: readonly string[];
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
