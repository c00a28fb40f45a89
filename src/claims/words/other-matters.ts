/**
 * What the clause of a link says of other things: "See [the guide](guide.md) for how deleted users are handled", "Details on soft-deleted rows
 * are in [it](rows.md)". A link that leads nowhere is dead whatever is deleted in the product. It judges no claim.
 */

/** The words of a clause, of which the link begins at `at`, without those that speak of something else than the link. */
export function withoutOtherMatters(words: string, at: number): string {
  const [before, after] = [words.slice(0, at), words.slice(at)];
  return `${before}${after.replace(SUBORDINATE, ' ')}`.replace(ATTRIBUTE, ' ');
}

/** What the reader finds there, or when to look: up to the end of the clause, unless it takes up the link by a pronoun ("once it is written"). */
const SUBORDINATE =
  /\b(?:when(?:ever)?|how|what|why|whether|after|once)\b(?!\s+(?:it|its|they|this|that|these|those|there|done|written|ready|available|finished|merged|added|created|implemented|published|moved|removed|renamed)\b)[^]*$/i;

/** A quality of what is named behind it, unless that may be the page itself. */
const ATTRIBUTE =
  /\b(?:(?:soft|hard)[- ])?(?:deleted|removed|renamed|moved|replaced|legacy|deprecated|archived|obsolete)(?:-[a-z]+)?\s+(?!(?:files?|pages?|docs?|documents?|documentation|sections?|guides?|links?|folders?|director(?:y|ies)|paths?|notes?|readmes?|chapters?|articles?|texts?|versions?|cop(?:y|ies)|ones?|plans?|proposals?|specs?|specifications?|records?|decisions?|adrs?|in|by|from|to|into|and|or|on|onto|with|as|since|at|of|for|here|there|when|if|after|before|because|but|so|then|later|soon|now|already|again|entirely|completely|upstream)\b)[a-z][a-z-]*\b/gi;
