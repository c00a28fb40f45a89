/**
 * What a plain mention could be bound to, so that the bound fact reads today as the mention does. It knows where nothing
 * in a text stands, and applies nothing.
 */
import type { Binding, Decision, Facts, JudgedClaim, LinkedNote } from '../../model.ts';
import { resolveBinding } from './bound.ts';

/** What mentions are looked up in. */
export interface SuggestionGround {
  readonly facts: Facts;
  readonly paths: ReadonlySet<string>;
  readonly decisions: readonly Decision[];
}

/** A text that may mean something bound, with the note it stands in. */
export interface Mention {
  /** Without the backticks. */
  readonly text: string;
  readonly linked: LinkedNote;
  readonly ground: SuggestionGround;
  /** What is known of the claims that it makes. */
  readonly claims: readonly JudgedClaim[];
}

/** A bound fact for the first characters of a mention, or why there is none. */
export type Suggestion = { readonly binding: string; readonly covers: string } | { readonly reason: string };

/** The parts of a bound fact. */
export interface BindingParts {
  readonly name: string;
  readonly subject: string;
  readonly named?: Readonly<Record<string, string>>;
}

/** The bound fact as it is written; undefined when an argument holds what cannot be quoted. */
export function writtenBinding({ name, subject, named = {} }: BindingParts): string | undefined {
  const args = [subject, ...Object.values(named)];
  if (args.some((arg) => /["'\n{}|]/.test(arg))) return undefined;
  return `{{${name} "${subject}"${Object.entries(named)
    .map(([key, value]) => ` ${key}="${value}"`)
    .join('')}}}`;
}

/** What the bound fact is delivered as, bare; undefined when it does not resolve. */
export function valueNow(
  parts: BindingParts,
  { linked, ground }: Pick<Mention, 'linked' | 'ground'>,
): string | undefined {
  const raw = writtenBinding(parts);
  if (raw === undefined) return undefined;
  const { name, subject, named = {} } = parts;
  const binding: Binding = {
    name,
    args: [subject],
    named,
    raw,
    start: 0,
    end: raw.length,
    line: 1,
    column: 1,
    context: 'code',
  };
  const resolved = resolveBinding(binding, linked.note, ground);
  return 'fact' in resolved ? resolved.fact.value : undefined;
}

/** The suggestion of `parts` for `covers`, when that is what they are delivered as. */
export function suggestion(parts: BindingParts, covers: string, mention: Mention): Suggestion | undefined {
  const binding = writtenBinding(parts);
  return binding !== undefined && valueNow(parts, mention) === covers ? { binding, covers } : undefined;
}
