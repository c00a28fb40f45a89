/** The configuration, and the agent files that it has clients look for. */
import type { Client } from './clients.ts';
import type { Fix, Place, Severity } from './findings.ts';
import type { Body, DecisionStatus } from './notes.ts';

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
  /** Present where the configuration stands outside of the context folder and there is nothing to compile. */
  readonly onlyTunes?: true;
  /** The keys of the configuration that only a build reads, where it has any. */
  readonly buildKeys?: readonly string[];
  /** The globs of `modules`, `notes` and `decisions` where they are written; absent where there are none. */
  readonly globs?: readonly ConfigGlob[];
  /** Present where nobody has set lintel up: agent files and decisions are checked as they are, and nothing is compiled. */
  readonly isSetUp?: false;
}

/** A glob or folder that the configuration names, and where. */
export interface ConfigGlob {
  readonly key: 'modules' | 'notes' | 'decisions';
  /** As written. */
  readonly glob: string;
  readonly line: number;
  readonly column: number;
}

/** Rule → option → number: `missing/module-note` → `exports` → 30. */
export type RuleOptions = Readonly<Record<string, Readonly<Record<string, number>>>>;

/** What the configuration says of rules for some files. */
export interface RuleOverride {
  /** Globs, files and folders; those with a leading `!` are taken out again. */
  readonly files: readonly string[];
  /** Where the configuration names them. */
  readonly place?: { readonly line: number; readonly column: number };
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
  /** Other names in its folder under which clients see the same text: those of copies and links. Absent where there are none. */
  readonly alsoSeenAs?: readonly string[];
  /** Some client loads it out of another text that imports it, and follows its imports in turn. */
  readonly isImported?: true;
}

/** A set of decision files, and what a file there means that states no status. */
export interface DecisionPlace {
  readonly files: string;
  readonly defaultStatus: DecisionStatus;
}
