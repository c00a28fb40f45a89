/**
 * Words right around a path or a command that are true with it and without it: a condition on it, something optional, what a program makes
 * at its first run, a ban on putting something there. They claim nothing, on the day that it goes least of all. It judges no claim.
 */
import { isFilledByOthers, MADE_THINGS } from './machine-made.ts';
import { CODE, KIND, LIST } from './statements.ts';

/** True when the words right before a claim, and those right behind it, hold whether or not it is there. */
export function holdsWithout(before: string, after: string): boolean {
  return (
    (CONDITION.test(before) && MET.test(after)) ||
    (REMOVED.test(before) && SOME_DAY.test(after)) ||
    CONDITION_OF_OWNER.test(before) ||
    ORIGIN.test(before) ||
    TO_REMOVE.test(before) ||
    OPTIONAL.test(before) ||
    NOT_INTO.test(before) ||
    NEVER_THERE.test(before) ||
    isFilledByOthers(before) ||
    SOMETIMES.test(after)
  );
}

/** True when a command is to be run where there is such a script, and nowhere else: "If the package has a lint script, run `npm run lint`". */
export function isWhereThereIsOne(before: string, after: string): boolean {
  return IF_THERE_IS_ONE.test(before) || WHERE_THERE_IS_ONE.test(after);
}

/** True when a text has a word of such a condition, ban or exception: most have none, and need no second look. */
export function mayHoldWithout(words: string): boolean {
  return WORDS.test(words);
}

const WORDS = new RegExp(
  String.raw`\b(?:${MADE_THINGS}|if|when|whenever|where|wherever|unless|whether|scripts?|commands?|in case|as long as|provided|optional(?:ly)?|only|exists?|appears?|not|never|avoid|first|create|delete|remove|drop|retire|may|must|forbidden|prohibited|banned|refuse|prs?|scratch|temp(?:orary)?|throw-?away|notes|jobs?|pipelines?|workflows?|ci|bots?|agents?|local(?:ly)?|absent|missing|means|from|back|own|clone|append|put|drop|save|todo|slated|scheduled|marked|due|planned|ask|changes|commits|written|made|filled|created|produced)\b|n['’]t\b`,
  'i',
);

/** Marks of code and type, from the claim on. */
const CLOSED = String.raw`^[\s*_)\]]*`;

const IF = String.raw`\b(?:if|when|whenever|where|unless|whether|in case|as long as|provided(?: that)?)\s+`;

/** "If the file `a.ts` exists, read it." */
const CONDITION = new RegExp(
  String.raw`${IF}(?:(?:the|an?|your|this|that|either|both)\s+)?(?:${KIND}\s+)?${LIST}`,
  'i',
);

const MET = new RegExp(
  String.raw`${CLOSED}(?:${KIND}\s+)?(?:(?:also|already|still|even)\s+)?(?:exists?|(?:does|do)(?:\s+not|n['’]t)\s+exist|can be found|(?:is|are)(?:\s+not|n['’]t)?\s+(?:(?:also|already|still)\s+)?(?:present|there|available|missing|absent|found|provided))\b`,
  'i',
);

/** What a command may be called. */
const SCRIPT = '(?:scripts?|commands?|tasks?|targets?|recipes?|alias(?:es)?)';

/** Up to three words or names that tell which. */
const WHICH = String.raw`(?:(?:[\w:/.'’-]+|[\`'"*]*[${CODE}]+[\`'"*]*)\s+){0,3}?`;

const THERE = String.raw`(?:exists?|(?:is|are)\s+(?:already\s+)?there|(?:(?:is|are|was|were|has been)\s+)?(?:already\s+)?(?:present|available|defined|configured|provided|declared|supported|set up))\b`;

/** Whose manifest may have it. */
const OWNER = String.raw`(?:(?:you|we|it|they|one)|(?:(?:the|an?|your|this|that|its|each|every|any|their)\s+)?${WHICH}(?:package(?:\.json)?|packages|projects?|repo(?:sitory)?|repositories|workspaces?|apps?|modules?|manifests?)|[*]*[${CODE}]+[*]*)`;

/** "There is a lint script", "the script exists", "the package has one", "available". The last alone of what it is said. */
const THERE_IS_ONE =
  String.raw`(?:there(?:\s+is|['’]s|\s+are|\s+exists?)\s+(?:(?:an?|any|some|such an?)\s+${WHICH}${SCRIPT}\b|(?:one|any)\b(?!\s+(?!then\b|run\b)[a-z]))` +
  String.raw`|(?:(?:the|an?|such an?|that|this|any|your)\s+)${WHICH}${SCRIPT}\s+${THERE}` +
  String.raw`|${OWNER}\s+(?:already\s+|also\s+|actually\s+)?(?:has|have|defines?|contains?|offers?|provides?|declares?|includes?|ships?|comes? with)\s+(?:(?:(?:an?|any|the|its own|their own|such an?|your own)\s+)?${WHICH}${SCRIPT}\b|(?:one|it|them)\b|(?:(?:an?|the)\s+)?[*_]*[${CODE}])` +
  String.raw`|(?:the\s+)?(?:lint\w*|e2e|(?:[\w-]+\s+)?tests?|formatt\w*|type-?check\w*)\s+${THERE}(?!\s+(?:in|on|at|under|from)\b)` +
  String.raw`|(?:it|that)['’]s\s+(?:there|present|available|defined|configured)\b` +
  String.raw`|(?:(?:it|they|one|that|this)\s+)?${THERE}(?!\s+(?:in|on|at|under|from)\b))`;

/** "In packages that have a build script". */
const IN_THOSE_WITH_ONE = String.raw`(?:for|in)\s+(?:${WHICH})(?:packages?|projects?|repos|repositories|workspaces|apps|modules)\s+(?:(?:that|which)\s+(?:have|has|define|ship)|with)\s+(?:(?:an?|the|such an?)\s+)?${WHICH}${SCRIPT}\b`;

const IF_THERE_IS_ONE = new RegExp(
  String.raw`\b(?:(?:if|when|whenever|where|wherever|provided(?: that)?|as long as|in case)\s+${THERE_IS_ONE}|${IN_THOSE_WITH_ONE})(?:[^.,;:!?|]|\.(?=\w)){0,40}(?:,|:|\s(?:—|–|--?|then|run)(?=\s))(?:[^.,;!?|]|\.(?=\w))*$`,
  'i',
);

const WHERE_THERE_IS_ONE = new RegExp(
  String.raw`^[\s*_)\]]*[,(—–-]*\s*[(]?(?:only\s+|but only\s+)?(?:(?:if|when|whenever|where|wherever|provided(?: that)?|as long as|unless)\s+${THERE_IS_ONE}|${IN_THOSE_WITH_ONE})`,
  'i',
);

/** "TODO: remove `a.ts`": somebody has. */
const TO_REMOVE = new RegExp(
  String.raw`\btodo\b[\s*_:)-]*(?:delete|remove|drop|retire)\s+(?:the\s+)?(?:${KIND}\s+)?${LIST}`,
  'i',
);

/** "Delete `a.ts` after the launch": on that day somebody has. */
const REMOVED = new RegExp(String.raw`\b(?:delete|remove|drop|retire)\s+(?:the\s+)?(?:${KIND}\s+)?${LIST}`, 'i');

const SOME_DAY = new RegExp(String.raw`${CLOSED}(?:after|once|when|as soon as|in (?:the next|v?\d))\b`, 'i');

/** "Ported from `a.ts`": of the day on which that was done. */
const ORIGIN = new RegExp(
  String.raw`\b(?:transcribed|ported|adapted|forked|lifted|migrated|rewritten|carved out|split off|split out)\s+(?:from|of)\s+(?:the\s+)?(?:old\s+)?(?:${KIND}\s+)?${LIST}`,
  'i',
);

/** "If there is a `a.ts`", "where the package has an `a.ts`". */
const CONDITION_OF_OWNER = new RegExp(
  String.raw`${IF}(?:there(?:\s+is|['’]s|\s+are)|(?:you|they|it|one|someone|somebody|the\s+(?:[\w-]+\s+)?(?:projects?|repo(?:sitory)?|packages?|apps?|users?|modules?|folders?|plugins?|workspaces?|features?))` +
    String.raw`\s+(?:already\s+|also\s+)?(?:have|has|contains?|finds?|ships?|holds?|uses?|calls?|declares?))\s+(?:(?:an?|any|its own|their own|your own)\s+)?(?:${KIND}\s+)?${LIST}`,
  'i',
);

/** "Optional: `a.ts`". "Optional chaining is done in `a.ts`" is none. */
const OPTIONAL = new RegExp(String.raw`\boptional(?:ly)?[\s*_)\]]*[:：]?[\s*_]*(?:${KIND}\s+)?${LIST}`, 'i');

/** "Never put code into `a.ts`": whoever finds no such file has kept to it. */
const NOT_INTO = new RegExp(
  String.raw`\b(?:do not|don['’]t|never|avoid|must not|mustn['’]t|should not|shouldn['’]t)\s+(?:put(?:ting)?|plac(?:e|ing)|stor(?:e|ing)|keep(?:ing)?|sav(?:e|ing)|commit(?:ting)?|mov(?:e|ing)|dump(?:ing)?|past(?:e|ing))\b` +
    String.raw`[^.;:!?|\n${CODE}]{0,60}?\b(?:in|into|to|inside|under|below|within)\s+(?:the\s+)?(?:${KIND}\s+)?${LIST}`,
  'i',
);

/** "Never commit `report.json`", "PRs must not contain `a.ts`", "Must not exist: `a.ts`": where it is not, all have kept to it. */
const NEVER_THERE = new RegExp(
  String.raw`(?:\b(?:never|do not|don['’]t|must not|mustn['’]t|may not|should not|shouldn['’]t|(?:nobody|no one|none) (?:may|should|can|must))\s+(?:ever\s+)?` +
    String.raw`(?:commit|check in|track|stage|push|upload|add|include|contain|ship|bring|create|introduce)(?:ting|ing)?` +
    String.raw`|\b(?:must not exist|forbidden|prohibited|banned|not allowed|refuse to touch)[\s*_]*:?` +
    String.raw`|\b(?:prs?|pull requests|commits|changes) that (?:add|bring|contain|introduce)|\bask before (?:adding|creating|introducing))\s+(?:(?:the|an?|any|such)\s+)?(?:${KIND}\s+)?${LIST}`,
  'i',
);

/** Moments at which programs make their own files. That of a start alone is one at which code runs: "the pool (made at startup)". */
const FIRST_USE = String.raw`(?:on|at|upon|during|after|by|with)\s+(?:the\s+|your\s+|its\s+|an?\s+)?(?:very\s+)?first\s+(?:run|use|start(?:[- ]?up)?|launch|boot|login|log-in|sign-in|build|install\w*|call|request|time|commit|save|import|sync)\b`;

/** "`a.ts` (created on first run)", "`a.ts` (optional)", "`a.ts` may not exist", "`a.ts` exists only after a build", "`a.ts`. ALWAYS create this file". */
const SOMETIMES = new RegExp(
  String.raw`${CLOSED}(?:` +
    [
      String.raw`[([—–,:-]\s*(?:(?:it|which)\s+)?(?:(?:is|are|gets?)\s+)?(?:automatically\s+|auto-?)?(?:created|generated|written|made|produced|populated|filled|downloaded|appears)\s+(?:automatically\s+|lazily\s+|locally\s+)?${FIRST_USE}`,
      String.raw`\s+${FIRST_USE}`,
      String.raw`[([]\s*(?:optional(?:ly)?\b|if (?:present|any|there is (?:one|any)|it exists|they exist|existing|available)\b)`,
      String.raw`(?:${KIND}\s+)?(?:may|might|need|must)\s+(?:or may\s+)?not\s+(?:yet\s+|always\s+)?(?:exist|be (?:there|present))\b`,
      String.raw`(?:[${CODE}\s,*_)\]]|\band\b|\bor\b)*may\s+(?:track|hold|record|contain|keep|list|collect|carry)\b`,
      String.raw`,?\s*(?:if|unless|when)\s+(?:it\s+is\s+|it['’]s\s+)?(?:defined|present|available|it exists|they exist|there is one)\b`,
      String.raw`\s*(?:back\b|(?:is|are)\s+(?:slated|scheduled|marked|due|planned)\s+for\s+(?:removal|deletion)\b)`,
      String.raw`(?:${KIND}\s+)?only\s+(?:exists?|appears?)\b`,
      String.raw`(?:${KIND}\s+)?(?:exists?|appears?)\s+(?:only|just|once|after|while|if)\b`,
      String.raw`[(:—–-]\s*local(?:ly)? only\b|(?:is|are)\s+(?:throw-?away|scratch|local only)\b|comes? from (?:the )?(?:[\w-]+ )?(?:jobs?|pipeline|workflow|ci)\b`,
      String.raw`[^.|\n${CODE}]{0,30}[.;,]?\s[^.|\n${CODE}]{0,20}\b(?:absent|missing|no such)\s+(?:or \w+\s+)?${KIND}\s+means`,
      String.raw`\|\s*(?:written|made|filled|created|produced) by\b`,
      String.raw`[.;,:—–]\s+(?:(?:please|always|first|then|you (?:must|should|need to))\s+)*create\s+(?:this|that|the|it)\b(?:\s+(?:file|folder|script|module)\b)?`,
    ].join('|') +
    ')',
  'i',
);
