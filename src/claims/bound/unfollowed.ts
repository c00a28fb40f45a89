/**
 * Names in code spans that lead to something of the repository and are followed all the same by nobody, because they may mean
 * something else, or because their sentence takes them back. A review says them, so that nobody believes them watched.
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

/** Names as written, each once, in the order of the text. */
export interface Unfollowed {
  /** What may mean something else. */
  readonly doubtful: readonly string[];
  /** What their sentences forbid, or give to other times. */
  readonly takenBack: readonly string[];
}

/** The names of a text that no claim follows. */
export function unfollowedNames({ file, body, claims }: ReadText, facts: Facts): Unfollowed {
  const watched = claims.filter((each) => each.claim.file === file && isFollowed(each));
  const followed = new Set(watched.map(({ claim }) => placeKey(claim)));
  // Once followed, a name is told of wherever else it stands. A link has just its own place followed.
  const texts = new Set(watched.flatMap(({ claim }) => (claim.how === 'code' ? claim.text : [])));
  const [doubtful, takenBack] = [new Set<string>(), new Set<string>()];
  for (const piece of body.pieces) {
    if (piece.kind !== 'code' || followed.has(placeKey(piece)) || texts.has(piece.value.trim())) continue;
    const mention = readMention(piece.value);
    if (mention === undefined || mention.place !== undefined || mention.isBare) continue;
    // One word in small letters is a word.
    const [name = ''] = mention.names;
    if (mention.names.length === 1 && !mention.isCall && !/[A-Z]/.test(name)) continue;
    const isWording = isLabelOnly(body, piece, { file, kind: 'symbol', target: mention.names.join('.') });
    if (isWording || !isOurs(mention.names, facts)) continue;
    const group = isTakenBack(body, piece, 'symbol') ? takenBack : doubtful;
    group.add(piece.value.trim());
  }
  return { doubtful: [...doubtful], takenBack: [...takenBack].filter((name) => !doubtful.has(name)) };
}

/** `MAX_SIZE` may be a variable of the environment as well, which is known of it only where some code reads it. */
function isFollowed({ claim, verdict, isGuess }: JudgedClaim): boolean {
  return !isGuess && (claim.kind === 'symbol' || verdict === 'live');
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
