/**
 * What the words around a claim say of other things: "See [the guide](guide.md) for how deleted users are handled", "Run `pnpm purge` when users
 * are deleted", "`Color.Blue` marks deleted rows". What is dead is so whatever is deleted in the product. It judges no claim.
 */
import { withoutCaseInFront, withoutRecords } from './records.ts';
import { CODE } from './statements.ts';

/** The words of a clause, of which the claim begins at `at`, without those that speak of something else than the claim. */
export function withoutOtherMatters(words: string, at: number, subject: 'link' | 'command' | 'symbol'): string {
  if (subject !== 'link') return withoutMattersBehind(words, at);
  const [before, after] = [words.slice(0, at), words.slice(at)];
  return `${before}${after.replace(SUBORDINATE, ' ')}`.replace(ATTRIBUTE, ' ');
}

/** What the reader finds there, or when to look: up to the end of the clause, unless it takes up the link by a pronoun ("once it is written"). */
const SUBORDINATE =
  /\b(?:when(?:ever)?|how|what|why|whether|after|once)\b(?!\s+(?:it|its|they|this|that|these|those|there|done|written|ready|available|finished|merged|added|created|implemented|published|moved|removed|renamed)\b)[^]*$/i;

/** Behind a quality these are no thing that has it. */
const NO_THING =
  'in|by|from|to|into|and|or|on|onto|with|as|since|at|of|for|here|there|when|if|after|before|because|but|so|then|later|soon|now|already|again|entirely|completely|upstream';

/** A quality of what is named behind it, unless that may be the page itself. */
const ATTRIBUTE = new RegExp(
  String.raw`\b(?:(?:soft|hard)[- ])?(?:deleted|removed|renamed|moved|replaced|legacy|deprecated|archived|obsolete)(?:-[a-z]+)?\s+(?!(?:files?|pages?|docs?|documents?|documentation|sections?|guides?|links?|folders?|director(?:y|ies)|paths?|notes?|readmes?|chapters?|articles?|texts?|versions?|cop(?:y|ies)|ones?|plans?|proposals?|specs?|specifications?|records?|decisions?|adrs?|${NO_THING})\b)[a-z][a-z-]*\b`,
  'gi',
);

/**
 * Of commands and names of code only what stands behind them is left out: in front of them "the legacy build" may be the very thing. And where the
 * words in front tell of a day that is over nothing is: "We used `x` to restore removed records" says not that it is there.
 */
function withoutMattersBehind(words: string, at: number): string {
  let end = at;
  while (words[end] === CODE) end++;
  const [before, after] = [words.slice(0, end), words.slice(end)];
  if (tellsOfPast(before)) return words;
  const isOrder = ORDER.test(before);
  const own = after.replace(CLAUSE, (clause, ...rest) => {
    const place = rest.find((each) => typeof each === 'number') ?? 0;
    return isOfOwnSubject(clause, isOrder) && !tellsOfPast(after.slice(0, place)) ? ' ' : clause;
  });
  const lead = withoutCaseInFront(before, after, (clause) => isOfOwnSubject(clause, false));
  return lead + withoutRecords(own.replace(OBJECT, '$<lead>'), isOrder);
}

/**
 * True when words that take nothing back all the same leave it open whether a claim is of today: an order to add or to remove it, a plan, a
 * case, a word on who does not use it. They are asked only of a sentence that speaks of what is gone, and so of changes.
 */
export function mayDoubt(words: string, at: number): boolean {
  return CHANGE.test(words.slice(0, at)) || DOUBT.test(words);
}

const CHANGE =
  /\b(?:remov|delet|drop|retir|add|creat|defin|declar|introduc|implement|propos|replac|renam|mov|migrat|port|extract|deprecat|fix|bring|merg|revert|restor|reviv|consider|plan)(?:e|es|s|ing|ping|[a-z]*ions?)?\b|\b(?:imagine|suppose|pretend|say|assum\w+|given|examples?|e\.g|bugs?|issues?|prs?|commits?|todo|fixme|ideas?|wish|want|wants|if|unless)\b/i;

const DOUBT =
  /\b(?:will|would|could|might|once|until|unless|unused|dead|gone|nobody|nothing|no one|none|neither|disappears?|goes away|planned|propos\w+|later|soon|eventually|next|future|upcoming|to[- ]?do|fixme|instead|deprecated|superseded|v\d|v?\d+\.\d|version|branch|commit|optional(?:ly)?|if (?:any|present|available|it|they|there))\b|\?|→|->|=>/i;

/** A verb of the past that is no participle of the present: "we used", "ops called", but not "is called". */
function tellsOfPast(words: string): boolean {
  return PAST.test(words.replace(PRESENT_PASSIVE, ' '));
}

const PAST =
  /\b(?:was|were|had|did|went|came|ran|made|wrote|built|kept|took|gave|got|broke|began|(?!(?:need|speed|feed|embed|seed|shed|exceed|proceed)\b)[a-z]{2,}ed)\b/i;

const PRESENT_PASSIVE = /\b(?:is|are|be|being|gets?)\s+(?:(?:[a-z]+ly|also|only)\s+)?[a-z]+ed\b/gi;

/** "Run `x`": what a reader is told to do holds whatever became of others before. */
const ORDER = new RegExp(
  String.raw`^[\s>*_+\d.)-]*(?:(?:then|now|always|please|first|finally|next|also)[\s,]+)?(?:re-?run|run|use|call|execute|invoke|type|start)\b[^.,;:!?${CODE}]{0,40}[${CODE}]+$`,
  'i',
);

/**
 * When something is done or why, up to a comma. "Until" and "once" are none of these: what is to go with another, or to come after it, may be
 * gone, or not there yet.
 */
const CLAUSE = /(?<=\s)(?:when(?:ever)?|if|after|before|because|so that|while)\s[^,;:()—–]*/gi;

/** Whether such a clause has a subject that cannot be the claim, nor what the claim is made of, and tells what is or happens again and again. */
function isOfOwnSubject(clause: string, isOrder: boolean): boolean {
  if (clause.includes(CODE) || OPEN.test(clause) || GOES_ON.test(clause)) return false;
  return HAPPENS.test(clause) || (isOrder && HAPPENED.test(clause));
}

const PARTICIPLE = String.raw`\s+(?:(?:not|never|[a-z]+ly)\s+)?[a-z]+\b`;

const HAPPENS = new RegExp(
  String.raw`^\S+\s+(?:that\s+)?(?:[a-z/'’-]+\s+){1,5}?(?:(?:is|are|gets?|does|do|(?:has|have)\s+(?:not\s+)?been)${PARTICIPLE}|(?:isn|aren|doesn|don)['’]t\b|cannot\b|can['’]t\b)(?!.*\b(?:was|were|had|did)\b)`,
  'i',
);

const HAPPENED = new RegExp(String.raw`^\S+\s+(?:[a-z/'’-]+\s+){1,5}?(?:is|are|was|were)${PARTICIPLE}`, 'i');

/** The clause goes on with what may be said of the claim: "runs when users are deleted and was removed". */
const GOES_ON =
  /\b(?:but|then|though|although)\b|\b(?:and|or)\s+(?:(?:also|now|since|later|not|no|never)\s+)*(?:is|are|was|were|has|have|had|will|would|it|no|not|the|an?)\b/i;

/** Singular, these may be the claim, or what it belongs to: "when the old pipeline is removed". "When files are moved" speaks of any. */
const OWN =
  'scripts?|commands?|tasks?|alias(?:es)?|targets?|steps?|package|module|api|cli|tool|tooling|toolchain|build|pipeline|job|workflow|setup|config(?:uration)?|file|folder|directory|path|code|codebase|function|functions|methods?|class|classes|type|enums?|members?|constants?|variants?|interface|propert(?:y|ies)|export|names?|flag|option|feature|support|usage|use|dependency|library|framework|version|release|branch|repo|repository|project|workspace|app|application|plugin|test|suite|runner|helpers?|utilit(?:y|ies)|entry|hook|component|service|system|engine|layer|stack|mode|process|way|behaviou?r|value|values|wrapper|shim|fallback|replacement|approach|pattern|implementation|endpoint|route|schema|syntax|format|style|default|server|backend|frontend|client(?= (?:code|library|api))|generator|codegen|compiler|bundler|linter|logic|flow';

/** Pronouns, what the claim may be, and the ways of a project: what is to land, ends, moves on or comes to be available. */
const OPEN = new RegExp(
  String.raw`\b(?:it|its|itself|they|them|their|this|that(?!\s+[a-z]+\s+(?:is|are)\b)|these|those|there|here|ones?|none|any(?=\s+(?:is|are))|all(?=\s+(?:is|are))|such|both|either|we|our|us|you|your|someone|somebody|nobody|everything|nothing|something|anything|which|who` +
    String.raw`|${OWN}|new|old|older|legacy|former|previous|latest|next|future|yet|still|already|upstream|migrat\w+|releas\w+|merg\w+|land(?:s|ed)|ship(?:s|ped)|implement\w+|introduc\w+|support\w*|available|present|defined|configured|installed|exist\w*|provided|possible|need(?:ed|s)?|necessary|applicable|missing|absent|instead|finished|done|ready|v?\d\S*)\b`,
  'i',
);

/** Qualities by which a word takes back what has them. */
const QUALITY = String.raw`(?:(?:soft|hard)[- ])?(?:deleted|removed|renamed|moved|replaced|archived|purged|retired|superseded|legacy|deprecated|obsolete|outdated|old|older|former)`;

/** A thing with such a quality, which is not what the claim may be, nor named by code behind it. */
const THING = String.raw`${QUALITY}(?:(?:\s*[,/]\s*|\s+(?:and|or)\s+)${QUALITY})*\s+(?!(?:[a-z-]+\s+){0,2}?(?:${OWN})\b)(?!(?:${NO_THING})\b)[a-z][a-z-]*\b(?!(?:\s+[a-z-]+)?[\s*_("']*[${CODE}])`;

/** Verbs that say what a thing is, where it comes from, or what it leans on, as of what is gone too; and words that only end like verbs. */
const NO_ACT =
  'is|was|has|does|belongs|becomes|remains|stays|lives|sits|points|refers|references|depends|uses|needs|requires|imports|relies|fails|breaks|comes|stems|dates|equals|means|lacks|misses|works|looks|seems|appears|goes|moves|replaces|supersedes|aliases|wraps|mirrors|extends|inherits|implements|exists|targets|provides|its|this|always|perhaps|thus|vs|plus|as|us|names|scripts|commands|tasks';

/** Right behind the claim what it does, or what it is for, to the things of that: "cleans up all deleted rows", "is for legacy clients". */
const OBJECT = new RegExp(
  String.raw`^(?<lead>[\s*_)]*(?:[,:-]?\s+(?:which\s+|that\s+)?)?(?:(?:also|only|then|always|automatically|safely)\s+)*` +
    String.raw`(?:(?!(?:${NO_ACT})\b)[a-z]{2,}s|(?:(?:is|are)\s+(?:(?:used|called|meant|needed)\s+)?)?(?:for|to\s+(?!(?:be|become|remain|get)\b)[a-z]+)|(?:is|are)\s+(?:used|called|needed)\s+by)\s+` +
    String.raw`(?:(?!(?:as|an?|is|are|was|were|be|been|has|have|had|will|from|in|inside|into|under|at|on|onto|via|by|with|like|than|until|since|once|when|if|because|which|that|who|it|its|not|no|never|instead|${QUALITY})\b)[a-z/'’-]+\s+){0,6}?)${THING}(?:\s*(?:,|and|or)\s+(?:the\s+|all\s+)?${THING})*`,
  'i',
);
