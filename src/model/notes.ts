/** Markdown that people write for agents: guides, module notes, policies, decisions. */
import type { Client } from './clients.ts';
import type { Place } from './findings.ts';

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
  /** The words behind it in its clause, if any: a title, a day, or what takes a part of it back. */
  readonly behind?: string;
  /** A word before it may say whose it is: `platform ADR-12`, `draft 0012`. */
  readonly isOfOthers?: true;
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
  /** The `id` of its front matter, where that is another word than its file's name: others refer to it by that. */
  readonly ownName?: string;
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
