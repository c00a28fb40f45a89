/**
 * What a sentence does with the command or name in it: it lets it go, holds something else in its stead, looks forward to it, or tells where else it
 * is met. "Forget `pnpm run e2e`", "`pnpm test` subsumes `pnpm run e2e`", "until `pnpm run e2e` exists". It reads words, and judges no claim.
 */
import { DEED } from './state-told.ts';
import { CODE, LIST } from './statements.ts';
import { WHEN } from './states.ts';

/** True when the words in front of a claim, with those behind it where they go on, leave nothing of it here. */
export function isLetGo(before: string, after: string): boolean {
  if (ALONE.some((each) => each.test(before)) || CONTRASTED.test(after) || OFFERED.test(after)) return true;
  if (TOGETHER.some(([front, behind]) => front.test(before) && behind.test(after))) return true;
  return isFramed(before, after);
}

const ARTICLES = String.raw`(?:(?:the|our|your|an?|any|old|new|another|using|running)\s+)*`;
const UP_TO = String.raw`\s+${ARTICLES}${LIST}`;
const START = String.raw`(?:^|[.!?:;(—–]\s*|\n)[\s>*_+-]*(?:\d+[.)]\s+)?`;

function words(...parts: readonly string[]): RegExp {
  return new RegExp(parts.map((part) => `(?:${part})`).join('|'), 'i');
}

/** What needs nothing behind the claim. "Do not forget `x`" begins otherwise. */
const ALONE: readonly RegExp[] = [
  words(
    String.raw`${START}(?:(?:please )?forget(?: about)?|r\.?i\.?p\.?|(?:good)?bye|farewell)[*_:,]*${UP_TO}`,
    String.raw`\bsay(?:ing)? (?:good)?bye to${UP_TO}`,
  ),
  words(
    String.raw`\b(?:stopped (?:using|running|calling|shipping)|decided against|ruled out|gave up(?: on)?|(?:moved|migrated|switched) (?:away|off) from)${UP_TO}`,
    String.raw`\b(?:we|it|they|repo(?:sitory)?|package|project) (?:still )?(?:lacks?|misses|considered|lost)${UP_TO}`,
    String.raw`\b(?:nobody|no one) (?:needs|misses|remembers)${UP_TO}`,
  ),
  // The entry of a log of commits.
  words(
    String.raw`(?:^|\n)[\s>*_+-]*(?:chore|feat|fix|refactor|build|docs|style|perf|test|ci)(?:\([^()]*\))?!?:\s+(?:drop|remove|delete|retire|kill|rename)s?${UP_TO}`,
  ),
  words(
    String.raw`\b(?:will|shall|would|(?:is|are) going to|plans? to|(?:plan|idea|goal|intention) is to)\s+(?:then |soon |also |finally |eventually )?(?:bring|add|introduce|ship|provide|give us|have|get)(?: back)?${UP_TO}`,
    String.raw`\b(?:wire|hook) (?:it|them|this|that)(?: up)? (?:to|into|as)${UP_TO}`,
    String.raw`${START}(?:name|call) (?:it|them|this|the (?:new )?(?:script|command))${UP_TO}`,
    String.raw`\bresist\b[^.;!?]*\b(?:add|creat|introduc|bring|reviv)\w*(?: back)?${UP_TO}`,
  ),
  words(
    String.raw`\byou (?:may|can|could|might) (?:also |later )?(?:add|write|introduce|create)\s+(?:an?|another|your own|a new)\s+${LIST}`,
    String.raw`\bfollow(?:s|ing)? (?:the|a|this|that|one) (?:[\w-]+ )?(?:form|format|pattern|scheme|convention|shape)\b[^.;!?]*\b(?:e\.g\.|for example|such as|like)[,:]?\s+${LIST}`,
  ),
  words(String.raw`\(\s*(?:ex|née|formerly)[-:\s]+${LIST}`),
  words(
    String.raw`\b(?:most|many|other) (?:other )?(?:repos?|repositories|projects|codebases)\b[^.;!?]*$`,
    String.raw`\b(?:inspired by|borrowed from|modell?ed (?:on|after))\s+(?:\S+['’]s?\s+)?${LIST}`,
  ),
];

/** Behind the claim its sentence says what is here: "…; ours does not", ", here `y`". */
const CONTRASTED = new RegExp(
  String.raw`^(?:[^.!?;,]|[.!?](?=\S)){0,80}[,;]\s+(?:but |while |whereas )?(?:here [*_]*[${CODE}]|ours (?:does|has|is|uses)\b|this (?:one|repo(?:sitory)?) (?:uses|has|calls)\b|none (?:here|of ours)\b|not here\b)`,
  'i',
);

/** "`x` if you add it", "`x`, should you want one, …": the reader is to make it. Who is to run it if he needs it may have it. */
const OFFERED =
  /^[\s*_)]*(?:scripts?\s+|commands?\s+)?,?\s*(?:(?:if|when|once|should|after) (?:you|we|someone|somebody) (?:ever |later |want to |choose to |decide to )?(?:add|write|create|define|introduce)(?:s|ed)? (?:it|one|that|them)\b|(?:if|should) (?:you|we) (?:ever )?(?:want|like|prefer|need) one\b)/i;

const ARRIVED = String.raw`^[\s*_)]*(?:(?:scripts?|commands?|tasks?)\s+)?(?:exists?|lands?|arrives?|ships?|comes? back|(?:is|are) (?:back|there|added|merged|available|implemented|written|defined|supported))\b`;

/** Words in front of a claim, and those behind it without which they say nothing. */
const TOGETHER: readonly (readonly [RegExp, RegExp])[] = [
  [
    words(String.raw`\b(?:made|makes|rendered|renders)${UP_TO}`),
    /^[\s*_)]*(?:unnecessary|redundant|superfluous|pointless|needless|obsolete|moot)\b/i,
  ],
  [words(String.raw`\b(?:turned|converted|folded|merged|rolled)${UP_TO}`), /^[\s*_)]*(?:in)?to\b/i],
  [
    words(
      String.raw`\b(?:does|covers?|handles?|includes?|runs?|took over)\s+(?:[a-z]+ )?(?:what|everything|all that)\s+${LIST}`,
    ),
    words(`^${DEED}`),
  ],
  [
    words(String.raw`\breplac(?:e|es|ing)${UP_TO}`),
    new RegExp(String.raw`^[^.;:!?${CODE}]{0,40}\b(?:by|with)[\s*_]+[${CODE}]`, 'i'),
  ],
  [
    words(String.raw`\b(?:extend|augment)\s+(?:[\w-]+\s+){0,3}with${UP_TO}`),
    /^[\s*_)]*(?:when|if|as|where) (?:needed|necessary)\b/i,
  ],
  [words(String.raw`\bexpect${UP_TO}`), words(String.raw`^[\s*_)]*(?:in|by|with|around)\s+${WHEN}`)],
  [words(String.raw`\b(?:once|until|till|as soon as|when)${UP_TO}`), words(ARRIVED)],
  [
    words(
      String.raw`\b(?:once|until|till|as soon as)\s+(?:we\s+(?:have|get|add|write)|there\s+(?:is|are|will be))${UP_TO}`,
    ),
    /^(?![\s*_)]*(?:running|up|working|open|in place)\b)/i,
  ],
  [
    words(
      String.raw`\b(?:you (?:may|might|will|could) (?:still )?(?:have seen|see|remember|know|read)|if you (?:still )?(?:remember|come across)|where(?:ver)? (?:[\w-]+ ){0,3}(?:docs?|guides?|readmes?|comments?|pages?) (?:still )?(?:says?|mentions?|calls?)|(?:mentions?|references?|occurrences|traces) (?:of|to))${UP_TO}`,
    ),
    /^(?:[^.!?]|[.!?](?=\S))*\b(?:ignore|stale|outdated|older|wrong|they mean|it means|from the old)\b/i,
  ],
];

/** A day other than this one that the sentence begins with, in what is past for whatever follows, in what is to come where it says what will be. */
function isFramed(before: string, after: string): boolean {
  if (THEN.test(before) || (BEFORE.test(after) && DONE.test(after))) return true;
  const later = LATER.exec(before);
  return later !== null && (MODAL_BEFORE.test(later[0]) || MODAL_BEHIND.test(after));
}

const THEN = words(
  String.raw`${START}(?:in the past|back (?:when|then)|in the old days|years ago|once upon a time)\b[^.;!?]*$`,
);

const DONE = words(`^${DEED}`);
const BEFORE =
  /^[^.!?;]*\b(?:before|until)\s+(?:the (?:rewrite|refactor\w*|redesign|reorgani\w+|migration|split|move|switch)\b|v\d|\d+\.|we\b)/i;

const LATER = words(
  String.raw`${START}(?:eventually|some ?day|one day|in the (?:long run|future)|later(?: on)?|soon|(?:by|in) (?:the end of )?(?:q[1-4]|20\d\d|v\d\S*))\b[^.;!?:]*$`,
);
const MODAL_BEFORE = /\b(?:will|shall|should|may|might|could|would)\b/i;
const MODAL_BEHIND = /^[\s*_)]*(?:(?:scripts?|commands?)\s+)?(?:will|shall|should|may|might|could|would)\b/i;
