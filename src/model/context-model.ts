/** Facts and notes linked: each note with its scope and what it is bound to. */
import type { Facts } from './module-facts.ts';
import type { Binding, Note } from './notes.ts';

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
  /** The manifest that cannot be read, and without which nobody can tell what the note says or where it holds. */
  readonly awaits?: string;
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
