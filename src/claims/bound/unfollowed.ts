/**
 * Names in code spans that lead to something of the repository and are followed all the same by nobody, because they may mean
 * something else. A review says them, so that nobody believes them watched.
 */
import type { Body, Facts, JudgedClaim } from '../../model.ts';
import { lookupSymbol } from '../../scan/lookup.ts';
import { isTakenBack } from '../words/clause.ts';
import { isLabelOnly } from '../words/link-label.ts';
import { readMention } from '../words/mention.ts';
import { isAside, namesOf } from '../world/names.ts';
import { inSpace } from '../world/spaces.ts';

/** A text with what was made of its claims. */
export interface ReadText {
  readonly file: string;
  readonly body: Body;
  readonly claims: readonly JudgedClaim[];
}

/** The names as written, each once, in the order of the text. */
export function unfollowedNames({ file, body, claims }: ReadText, facts: Facts): readonly string[] {
  const followed = new Set(
    claims.filter((each) => each.claim.file === file && !each.isGuess).map(({ claim }) => placeKey(claim)),
  );
  const found = new Set<string>();
  for (const piece of body.pieces) {
    if (piece.kind !== 'code' || followed.has(placeKey(piece))) continue;
    const mention = readMention(piece.value);
    if (mention === undefined || mention.place !== undefined || mention.isBare) continue;
    // One word in small letters is a word.
    const [name = ''] = mention.names;
    if (mention.names.length === 1 && !mention.isCall && !/[A-Z]/.test(name)) continue;
    const isWording = isLabelOnly(body, piece, { file, kind: 'symbol', target: mention.names.join('.') });
    if (!isWording && isOurs(mention.names, facts) && !isTakenBack(body, piece, 'symbol'))
      found.add(piece.value.trim());
  }
  return [...found];
}

function isOurs([name = '', member]: readonly string[], facts: Facts): boolean {
  const declared = (namesOf(facts).exports.get(name) ?? []).filter(({ path }) => !isAside(path));
  if (member === undefined) return declared.length > 0;
  if (inSpace(facts, name, member) !== undefined) return true;
  return declared.some(({ path }) => 'found' in lookupSymbol(facts, path, `${name}.${member}`));
}

function placeKey({ line, column }: { readonly line: number; readonly column: number }): string {
  return `${line}:${column}`;
}
