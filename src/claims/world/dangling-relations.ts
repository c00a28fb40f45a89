/** Relations of decisions to others that lead to none, or to several. How that is said is up to the rules. */
import type { Decision, DecisionRef } from '../../model.ts';
import { danglingCandidates } from './decision-ref.ts';
import { saysAbsent } from './said-absent.ts';

/** A relation without an end. */
export interface DanglingRelation extends DecisionRef {
  /** The field that states it, as in front matter. */
  readonly field: string;
  /** Those that it may mean: none or several. */
  readonly candidates: readonly Decision[];
  /** Read from words, where a number may be that of another list: "superseded by platform ADR-0031". */
  readonly isProse: boolean;
}

/** Every such relation, in the order of the decisions. `files` are those of the repository. */
export function danglingRelations(
  decisions: readonly Decision[],
  files: ReadonlySet<string>,
): readonly DanglingRelation[] {
  return decisions.flatMap((decision) => {
    const { supersedes, supersededBy, amends, amendedBy } = decision;
    const fields = { supersedes, 'superseded-by': supersededBy, amends, 'amended-by': amendedBy };
    return Object.entries(fields).flatMap(([field, refs]) =>
      refs.flatMap((each): readonly DanglingRelation[] => {
        // Whoever says that it was deleted, or is a draft, knows that nothing stands there. One of several is meant all the same.
        const isKnown = saysAbsent(each.behind ?? '');
        const found = danglingCandidates(each, decisions, files);
        const candidates = isKnown && found?.length === 0 ? undefined : found;
        return candidates === undefined ? [] : [{ ...each, field, candidates, isProse: isProse(each, decision) }];
      }),
    );
  });
}

/** A link says which file it means, and a key of the front matter which decision, where it says no more. */
function isProse({ ref, file, line, behind = '' }: DecisionRef, { body, file: own }: Decision): boolean {
  const isKey = file === own && line < body.line;
  return !/[/.]/.test(ref) && (!isKey || behind !== '');
}
