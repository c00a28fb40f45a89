/** One use of a bound fact, and the two ways in which it can fail. It resolves nothing itself. */
import type { Binding, BoundFact, Decision, Facts, Note, Place, Problem } from '../../model.ts';

/** What bound facts are looked up in. */
export interface BindingWorld {
  readonly facts: Facts;
  readonly paths: ReadonlySet<string>;
  readonly decisions: readonly Decision[];
}

/** A problem of a bound fact; its place is that of the binding. */
export type BindingProblem = Omit<Problem, keyof Place>;

/** What a bound fact comes to. */
export type Resolution = { readonly fact: BoundFact } | { readonly problem: BindingProblem };

/** A bound fact with everything that its value may depend on. */
export interface BindingUse {
  readonly binding: Binding;
  readonly note: Note;
  readonly world: BindingWorld;
  /** The first argument. */
  readonly subject: string;
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
