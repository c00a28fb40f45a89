/**
 * What a sentence says of the command or name that it is about: "`pnpm run e2e` has become `pnpm test`", "… is history", "… ships in v3", and the next
 * one, which takes it up by a pronoun: "`pnpm run e2e` ran the load tests. That ended with v2." Only what it is or was counts, never what it does to
 * other things: "removes old rows". It judges no claim.
 */
import { CODE } from './statements.ts';
import { GONE, STATE, WHEN } from './states.ts';

/** True when the words behind a claim, or the sentences beside its own, say that it is gone, to come, or no such thing. */
export function isToldGone(before: string, after: string): boolean {
  if (SAID.test(after) || WORKED_ON.test(after)) return true;
  if (!isAbout(before)) return false;
  return (
    TAKEN_UP.test(after) ||
    (isOneOfSeveral(before, after) && ALL_TAKEN_UP.test(after)) ||
    (MATTER_GONE.test(before) && DID_IT.test(after)) ||
    (NONE_YET.test(before) && WILL.test(after))
  );
}

/** What something was seen doing, said of a day that is over. */
export const DEED = String.raw`[\s*_)"'”]*(?:(?:also|always|once|only|then|still)\s+)?(?:did|ran|served|covered|handled|checked|built|used to)\b`;

const CLOSED = String.raw`^[\s*_)\]"'”]*(?:(?:scripts?|commands?|tasks?|member|value)\s+)?`;

const THEN = String.raw`(?:(?:itself|now|then|already|since|long|long since|still|also|currently|finally|soon|both|all|just|simply|only|yet)\s+)*`;

const ENDED = String.raw`(?=[\s*_)"']*(?:[.,;:!?)—–|]|$|\s(?:now|since|by|and|but|for|in|as|with)\b))`;

/** Changes, decisions and releases on which something waits. A server or a port is none of them. */
const CHANGE = String.raw`(?:(?:the|an?|our|its) )?(?:[\w-]+ ){0,2}(?:#\d|prs?\b|pull requests?\b|mrs?\b|reviews?\b|approval\b|merge\b|decisions?\b|upstream\b|${WHEN})`;

/** Behind "is". */
const BEING = [
  // What is disabled in one place is there in another.
  String.raw`(?!(?:disabled|unavailable) (?:in|on|by|for|when|with|while|during|at)\b)${STATE}`,
  `(?:history|toast|no more|out|off the table)${ENDED}`,
  String.raw`(?:an? |just a )?(?:thing|relic|leftover|remnant|matter|part) (?:of|from) (?:the past|history|old|bygone|v\d|\d+\.)`,
  String.raw`an? (?:typo|slip|misspelling)\b`,
  String.raw`in (?:an? |the |our )?(?:open|draft|pending|unmerged) (?:prs?|mrs?|pull requests?|branch)\b`,
  String.raw`in (?:prs? |mrs? |pull requests? )?#\d`,
  String.raw`on (?:the|our|a) (?:roadmap|wish ?list|backlog|to-?do list)\b`,
  String.raw`(?:blocked (?:on|by)|waiting (?:for|on)|awaiting|pending)\s+${CHANGE}`,
  String.raw`(?:scheduled|slated|planned|due|expected|meant) (?:for|in|with|by)\s+${WHEN}`,
  String.raw`(?:under (?:review|discussion|construction|consideration|development)|in (?:progress|review|discussion|the works|the making|preparation)|out of scope|being (?:written|drafted|discussed))\b`,
  String.raw`(?:yet )?to be (?:written|added|created|built|defined|merged|introduced|implemented)\b`,
  String.raw`(?:called|named|known as)\s+[${CODE}*_\s]+(?:now|today|these days|since|from now on)\b`,
  String.raw`what (?:[\w'’-]+ ){1,5}(?:used|ran|called|had|did)\b`,
].join('|');

const NOT = String.raw`(?:(?:is|are|was|were)n['’]t\s+(?:yet\s+)?(?:(?:a|any) (?:thing|script|command|member)|there|here|defined|declared|available|implemented|set up|wired|added|written|merged|real|provided)|(?:has|have)n['’]t\s+(?:yet\s+)?(?:been\s+)?(?:written|added|merged|landed|implemented|created|shipped|arrived)|did(?:n['’]t| not) (?:survive|make it|last))\b`;

/** What it does itself: it comes, it goes. */
const DOES = [
  String.raw`(?:has|have)\s+${THEN}(?:become|given way|turned into)\b`,
  String.raw`(?:stopped|ceased) (?:existing|working|being|to exist)\b`,
  String.raw`(?:remains?|has yet|have yet|still (?:has|have|needs?)|needs?)\s+to be (?:written|added|created|built|defined|merged|introduced|implemented)\b`,
  String.raw`(?:must|(?:has|have) to)\s+(?:first\s+)?be (?:written|added|created|built|defined|introduced|implemented) first\b`,
  String.raw`(?:will|shall|(?:is|are) going to)\s+${THEN}(?:land|ship|arrive|follow|exist|come (?:later|soon|with|in|back)|be (?:added|written|created|introduced|available(?! (?:at|on|under|via|to|from|in)\b)|there|merged|back|released))\b`,
  String.raw`(?:(?:is|are)\s+)?${THEN}(?:lands?|ships?|arrives?|comes?|follows?|landing|shipping|arriving|coming)\s+(?:only\s+|later\s+)?(?:with|in|as of|by|for|around|once)\s+${WHEN}`,
].join('|');

/** "`x`, which seeds the database, …": what stands between is passed over. */
const ASIDE = String.raw`(?:,\s+(?:which|that)\s[^,.;:!?]{1,80},\s*|,?\s*(?:which|that)\s+)?`;

const BE = String.raw`(?:is|are|was|were|has been|have been|got|['’]s)\s+`;

const SAID = new RegExp(`${CLOSED}${ASIDE}(?:${BE}${THEN}(?:${BEING})|${NOT}|${DOES})`, 'i');

/** "`x`, which Ann is working on". */
const WORKED_ON = new RegExp(
  String.raw`${CLOSED},?\s+(?:which|that)\s+(?:[\w'’-]+\s+){1,3}(?:is|are|am)\s+(?:still\s+|currently\s+|now\s+)?(?:working on|writing|building|adding|drafting|planning)\b`,
  'i',
);

/** Whether the sentence names nothing else in code before it: then a pronoun in the next one takes it up. */
function isAbout(before: string): boolean {
  const own = before.split(/[.!?;]\s/).at(-1) ?? '';
  return !own.replace(new RegExp(String.raw`(?:[${CODE}\s,*_&/]|\band\b|\bor\b)*$`), '').includes(CODE);
}

function isOneOfSeveral(before: string, after: string): boolean {
  return SEVERAL_BEFORE.test(before) || SEVERAL_BEHIND.test(after);
}

const SEVERAL_BEFORE = new RegExp(String.raw`[${CODE}][\s*_]*(?:,|and|or|&|\/)[\s*_]*$`);
const SEVERAL_BEHIND = new RegExp(String.raw`^[\s*_]*(?:,|and|or|&|\/)[\s*_]*[${CODE}]`);

const REST = String.raw`^(?:[^.!?;${CODE}]|[.!?](?=\S))*[.!?;]["'”)*_]*\s+`;

const ENDS = [
  String.raw`(?:has|have)\s+${THEN}(?:been\s+)?(?:${GONE}|ended|become|gone)\b`,
  String.raw`${BE}${THEN}(?:${BEING})`,
  String.raw`(?:ended|died|vanished|disappeared)\b`,
  String.raw`went (?:away|out|with|when|in v?\d)`,
  String.raw`(?:no longer|does not|doesn['’]t|do not|don['’]t) exists?\b`,
  DOES,
].join('|');

const TAKEN_UP = new RegExp(
  String.raw`${REST}(?:it|that|this|the (?:script|command|task|alias|member|function|method|class))\s+(?:${THEN})(?:${ENDS})`,
  'i',
);

const ALL_TAKEN_UP = new RegExp(
  String.raw`^(?:[^.!?;]|[.!?](?=\S))*[.!?;]["'”)*_]*\s+(?:they|these|those|both|all of (?:them|these|those))\s+(?:${THEN})(?:${ENDS})`,
  'i',
);

/** "Load tests were dropped. `x` ran them." */
const MATTER_GONE = new RegExp(
  String.raw`\b(?:was|were|is|are|has been|have been)\s+${THEN}(?:${GONE})\b[^.!?]{0,40}[.!?]\s+[\s*_]*$`,
  'i',
);
const DID_IT = new RegExp(String.raw`^${DEED}\s+(?:it|them|these|those|that)\b`, 'i');

/** "There are no load tests yet. `x` will run them." */
const NONE_YET = /\bthere (?:is|are) no\b[^.!?;]{0,60}\byet[.!;]\s+[\s*_]*$/i;
const WILL = /^[\s*_)]*(?:will|shall|is the name)\b/i;
