/** One use of a bound fact, and the two ways in which it can fail. It resolves nothing itself. */
import type { Binding, BoundFact, Decision, Facts, Note, Place, Problem } from '../../model.ts';

/** What bound facts are looked up in. */
export interface BindingWorld {
  readonly facts: Facts;
  readonly paths: ReadonlySet<string>;
  /** Whether git ignores a path: what is generated there no clone has in common. Absent: it ignores none. */
  readonly isIgnored?: (path: string) => boolean;
  readonly decisions: readonly Decision[];
}

/** A problem of a bound fact; its place is that of the binding. */
export type BindingProblem = Omit<Problem, keyof Place>;

/** What a bound fact comes to. */
export type Resolution = { readonly fact: BoundFact } | { readonly problem: BindingProblem } | Awaiting;

/** The manifest that has to be read before anybody can tell what a bound fact comes to. It is told by itself. */
export interface Awaiting {
  readonly awaits: string;
}

/** A bound fact with everything that its value may depend on. */
export interface BindingUse {
  readonly binding: Binding;
  readonly note: Note;
  readonly world: BindingWorld;
  /** The first argument. */
  readonly subject: string;
}

/** What a use comes to that nothing answers: while a manifest cannot be read, the answer may stand in it. */
export function unanswered(
  { world }: Pick<BindingUse, 'world'>,
  otherwise: { readonly problem: BindingProblem },
): Resolution {
  const [awaits] = world.facts.project.unreadManifests ?? [];
  return awaits === undefined ? otherwise : { awaits };
}

/** Whether a text may be the name of a package: with a scope, or without any slash. A path of several names is none. */
export function mayNamePackage(text: string): boolean {
  return /^(?:@[^/]+\/)?[^/]+$/.test(text);
}

/** The problem of a use that could never have a value. */
export function malformed(binding: Binding, message: string, hint?: string): { readonly problem: BindingProblem } {
  return { problem: { rule: 'note/binding', message, claim: binding.raw, ...(hint === undefined ? {} : { hint }) } };
}

/** The problem of a use whose subject is gone. */
export function unresolved(
  { binding, subject }: BindingUse,
  { rule, message, hint }: { readonly rule: string; readonly message: string; readonly hint?: string | undefined },
): { readonly problem: BindingProblem } {
  return { problem: { rule, message, claim: binding.raw, target: subject, ...(hint === undefined ? {} : { hint }) } };
}
