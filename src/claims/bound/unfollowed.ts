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
  /** Members of what a call makes, or another package declares: nothing here says whether they are there. */
  readonly unseen: readonly string[];
  /** Members whose owner a name before them tells, `.resource()` behind `McpServer.tool()`: no text by which they could be known again. */
  readonly ownerless: readonly string[];
}

/** The names of a text that no claim follows. */
export function unfollowedNames({ file, body, claims }: ReadText, facts: Facts): Unfollowed {
  const watched = claims.filter((each) => each.claim.file === file && isFollowed(each));
  const followed = new Set(watched.map(({ claim }) => placeKey(claim)));
  // Once followed, a name is told of wherever else it stands. A link has just its own place followed.
  const texts = new Set(watched.flatMap(({ claim }) => (claim.how === 'code' ? claim.text : [])));
  const [doubtful, takenBack, unseen] = [new Set<string>(), new Set<string>(), new Set<string>()];
  for (const piece of body.pieces) {
    if (piece.kind !== 'code' || followed.has(placeKey(piece)) || texts.has(piece.value.trim())) continue;
    const mention = readMention(piece.value);
    if (mention === undefined || mention.place !== undefined || mention.isBare) continue;
    // One word in small letters is a word.
    const [name = ''] = mention.names;
    if (mention.names.length === 1 && !mention.isCall && !/[A-Z]/.test(name)) continue;
    const isWording = isLabelOnly(body, piece, { file, kind: 'symbol', target: mention.names.join('.') });
    const standing = isWording ? undefined : standingOf(mention.names, facts);
    if (standing === undefined) continue;
    const group = isTakenBack(body, piece, 'symbol') ? takenBack : standing === 'unseen' ? unseen : doubtful;
    group.add(piece.value.trim());
  }
  const first = new Set([...doubtful, ...unseen]);
  const ownerless = claims.flatMap(({ claim, verdict }) =>
    claim.file === file && verdict === 'live' && claim.kind === 'symbol' && claim.text.startsWith('.')
      ? claim.text
      : [],
  );
  return {
    doubtful: [...doubtful],
    takenBack: [...takenBack].filter((name) => !first.has(name)),
    unseen: [...unseen],
    ownerless: [...new Set(ownerless)],
  };
}

/** `MAX_SIZE` may be a variable of the environment as well, which is known of it only where some code reads it. */
function isFollowed({ claim, verdict, isGuess }: JudgedClaim): boolean {
  return !isGuess && (verdict === 'live' || (claim.kind === 'symbol' && verdict !== 'undecided'));
}

/** Whether a name leads to something of the repository; of a member that nothing here denies nobody knows. */
function standingOf([name = '', member]: readonly string[], facts: Facts): 'ours' | 'unseen' | undefined {
  const declared = (namesOf(facts).exports.get(name) ?? []).filter(({ path }) => !isAside(path));
  if (member === undefined) return declared.length > 0 ? 'ours' : undefined;
  if (inSpace(facts, name, member) !== undefined) return 'ours';
  const lookups = declared.map(({ path }) => lookupSymbol(facts, path, `${name}.${member}`));
  if (lookups.some((each) => 'found' in each)) return 'ours';
  // Of several of that name another one may be meant.
  const [only] = lookups;
  return lookups.length === 1 && only !== undefined && 'missing' in only && !only.isProven ? 'unseen' : undefined;
}

function placeKey({ line, column }: { readonly line: number; readonly column: number }): string {
  return `${line}:${column}`;
}
