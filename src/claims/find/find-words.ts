/** The claims of a text that are no links, paths or scripts: names of packages and variables, versions, and what is typed. */
import type { Claim } from '../../model.ts';
import { findNameClaims, type Writing } from './find-names.ts';
import { findToolClaims } from './find-tools.ts';

/** Every such claim of a text that is no decision: the code in those describes what was or what will be. */
export function findWordClaims(text: Writing): readonly Claim[] {
  return [...findNameClaims(text), ...findToolClaims(text)];
}
