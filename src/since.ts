/** Two sides of a change compared: what is found today and was not found at the base. Reads neither side itself. */
import { findingKeys } from './baseline.ts';
import type { Finding } from './model.ts';

/**
 * The findings that the base did not have, told apart as a baseline tells them: an edit that moves a line brings none, and
 * one more fault of a kind that was there is new. What counted neither then nor now is left out.
 */
export function newFindings(head: readonly Finding[], base: readonly Finding[]): readonly Finding[] {
  const baseKeys = findingKeys(base);
  const counted = new Set(baseKeys.filter((_, index) => base[index]?.suppressed === undefined));
  const all = new Set(baseKeys);
  const headKeys = findingKeys(head);
  return head.filter(({ suppressed }, index) => !(suppressed === undefined ? counted : all).has(headKeys[index] ?? ''));
}
