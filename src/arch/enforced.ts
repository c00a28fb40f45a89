/**
 * Decisions in force and the code → where the code breaks what they have lintel check. One pass over the imports, and
 * nothing at all where no decision enforces anything. Wording is up to the rules.
 */
import { globsMatcher } from '../glob.ts';
import { oncePer } from '../once.ts';
import type { Compilation, ContextModel, Decision, Enforcement, LinkedNote, Scope, ScopeGlob } from '../model.ts';
import { filesOf, meaningOf, patternGround, type Meaning, type PatternGround } from './pattern.ts';

/** The entries of one kind. */
export type EntryOf<K extends Enforcement['kind']> = Extract<Enforcement, { kind: K }>;

/** An entry of a decision in force. */
export interface Enforced<E extends Enforcement = Enforcement> {
  readonly linked: LinkedNote;
  readonly decision: Decision;
  readonly entry: E;
}

/** A repository as entries are held against it. */
export interface ArchWorld {
  readonly model: ContextModel;
  readonly ground: PatternGround;
  readonly entries: readonly Enforced[];
}

/** The entries of all decisions in force; undefined where there are none. */
export const archWorld: (compilation: Compilation) => ArchWorld | undefined = oncePer(
  ({ model, inputs }: Compilation) => {
    const entries = model.notes.flatMap((linked): readonly Enforced[] => {
      const decision = linked.note;
      if (decision.kind !== 'decision' || !linked.isInForce) return [];
      return (decision.enforce ?? []).map((entry) => ({ linked, decision, entry }));
    });
    if (entries.length === 0) return undefined;
    return { model, entries, ground: patternGround(model.facts, inputs.sources.paths) };
  },
);

/** The entries of one kind. */
export function entriesOf<K extends Enforcement['kind']>(
  { entries }: ArchWorld,
  kind: K,
): readonly Enforced<EntryOf<K>>[] {
  const isKind = (entry: Enforcement): entry is EntryOf<K> => entry.kind === kind;
  return entries.flatMap((each) => (isKind(each.entry) ? [{ ...each, entry: each.entry }] : []));
}

/** Tests whether a path is among those that a decision holds for. */
export function scopeMatcher(scope: Scope): (path: string) => boolean {
  if (scope.kind === 'repo') return () => true;
  if (scope.kind === 'folder') return (path) => path.startsWith(`${scope.path}/`);
  return globsMatcher(scope.globs);
}

/** Patterns with their meanings: what they take in, and what they leave out again. */
export interface Patterns {
  readonly named: readonly Exclude<Meaning, { kind: 'nothing' }>[];
  readonly except: readonly Exclude<Meaning, { kind: 'nothing' }>[];
  /** Those that mean nothing here, without the ones that leave something out. */
  readonly dead: readonly Extract<Meaning, { kind: 'nothing' }>[];
}

/** Reads patterns as ends of imports, or as files alone. */
export function readPatterns(written: readonly ScopeGlob[], ground: PatternGround, as: 'ends' | 'files'): Patterns {
  const read = (negated: boolean): readonly Meaning[] =>
    written
      .filter((each) => each.negated === negated)
      .map((pattern) => (as === 'files' ? filesOf(pattern, ground) : meaningOf(pattern, ground)));
  const [named, except] = [read(false), read(true)];
  return {
    named: named.filter((each) => each.kind !== 'nothing'),
    // What leaves nothing out does no harm: tests that are excluded may not be written yet.
    except: except.filter((each) => each.kind !== 'nothing'),
    dead: named.filter((each) => each.kind === 'nothing'),
  };
}
