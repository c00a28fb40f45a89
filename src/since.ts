/** Two sides of a change compared: what is found today and was not found at the base. Reads neither side itself. */
import { findingKeys } from './baseline.ts';
import type { Finding } from './model.ts';

/**
 * The findings that the base did not have, told apart as a baseline tells them: an edit that moves a line brings none, and
 * one more fault of a kind that was there is new. What counted neither then nor now is left out. A finding in a file that
 * `renames` (old path → new) says to have been another is the one of that file.
 */
export function newFindings(
  head: readonly Finding[],
  base: readonly Finding[],
  renames: ReadonlyMap<string, string> = new Map(),
): readonly Finding[] {
  const moved = new Set(renames.values());
  const baseKeys = findingKeys(base.map((each) => inNewPlace(each, renames.get(each.file))));
  const counted = new Set(baseKeys.filter((_, index) => base[index]?.suppressed === undefined));
  const all = new Set(baseKeys);
  const headKeys = findingKeys(head.map((each) => inNewPlace(each, moved.has(each.file) ? each.file : undefined)));
  return head.filter(({ suppressed }, index) => !(suppressed === undefined ? counted : all).has(headKeys[index] ?? ''));
}

/** From another folder the same words lead to another target, which is as dead as the one before. */
function inNewPlace(finding: Finding, file: string | undefined): Finding {
  if (file === undefined) return finding;
  const { target, ...rest } = finding;
  return { ...rest, file, ...(finding.claim === undefined && target !== undefined && { target }) };
}
