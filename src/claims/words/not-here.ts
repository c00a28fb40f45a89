/**
 * The words by which a text says that what it names is not here now: gone, to come, forbidden, somebody else's, of another version
 * or branch. One place for paths, commands and names of code; where a word is right for one of them only, that is said. It knows
 * no bodies: `clause.ts` finds the words that belong to a claim.
 */
import { leadsElsewhere } from './link-elsewhere.ts';
import { isWhereThingsLand } from './machine-made.ts';
import { CODE } from './statements.ts';
import { isToBeMade } from './to-be-made.ts';

/**
 * What a claim is about; commands, paths and names of code (`symbol`) are taken back in different words. `file` and `folder` are paths in texts of
 * people who did not write for lintel: where they say what is to be made, they need not mean what is there. A `link` is a promise to
 * whoever clicks it, so that only plain words of absence take it back. `tracked` is a file that git may know: what a tool writes may be there all the same.
 */
export type Subject = 'link' | 'path' | 'command' | 'symbol' | 'file' | 'folder' | 'tracked';

/** True when a clause says that what it names is not here. */
export function saysSo(clause: string, subject: Subject): boolean {
  if (GONE.test(clause) || FORBIDDEN.test(clause)) return true;
  if (subject === 'link')
    return PLANNED.test(clause) || GENERATED.test(clause) || OTHER_OWNER.test(clause) || leadsElsewhere(clause);
  if (OTHER_TONGUES.test(clause)) return true;
  if (PAST.test(clause) || ABSENT.test(clause) || OTHER_OWNER.test(clause) || ERROR.test(clause)) return true;
  if (subject === 'symbol')
    return isNegated(clause) || NO_NAME.test(clause) || isToBeMade(clause) || VERSION.test(clause);
  // "`pnpm build` will emit …" tells what a command does, so `will` takes back paths only.
  if (subject === 'command') return isNegated(clause) || WRONG.test(clause) || OF_VERSION.test(clause);
  if (VERSION.test(clause) || PLANNED.test(clause)) return true;
  if (subject !== 'tracked' && GENERATED.test(clause)) return true;
  if (subject === 'path') return false;
  if (MADE.test(clause) || isWhereThingsLand(clause)) return true;
  return subject === 'folder' && (PLACED.test(clause) || EMPTIED.test(clause));
}

/** True when something in a text may stand right before or behind a claim that takes it back: most texts need no second look. */
export function mayHaveNeighbours(words: string): boolean {
  return NEIGHBOURS.test(words);
}

const NEIGHBOURS =
  /→|⟶|⇒|➜|➡|->|=>|~~|\?|:\s*(?:please )?(?:use|prefer|call|write)\b|\b(?:replac|chang|renam|migrat|swap|switch|convert|port|which|that|is|are|gets?|being|comes?)|[-*+]\s+\[[ x]\]|<\/(?:del|s|strike)>|\|/i;

/** True when words speak of another repository, branch or machine, or of the project of whoever uses this one. */
export function isOfOtherOwner(words: string): boolean {
  return OTHER_OWNER.test(words);
}

/** True when the item around a claim says in plain words that it is gone. */
export function isPlainlyGone(words: string): boolean {
  return GONE.test(words) || FORBIDDEN.test(words);
}

/** True when words begin by closing a bracket, and by saying of what it holds that it is gone: ") was **removed**". */
export function isBracketOfThePast(words: string): boolean {
  return BRACKET.exec(words)?.index === 0;
}

/** True when a sentence chooses among packages, or says when or when not one is used: "`a-b` or similar", "if it has `a-b`", "we migrated from `a-b`". */
export function isOfAnyPackage(sentence: string): boolean {
  return ANY_PACKAGE.test(sentence);
}

const ANY_PACKAGE =
  /\b(?:if|unless|whether|optional(?:ly)?|alternatives?|alternatively|similar|such as|e\.g\.|for example|consider|recommend(?:ed|s)?|suggest(?:ed|s)?|compatible|supports?|peers?|migrat\w+|switch(?:ed|ing)? from|(?:users?|consumers?|customers?|adopters) (?:may|could|might|bring|pick|choose|supply|provide))\b|\blike\s/i;

/** True when some bracket of a text is closed so: in most there is none. */
export function mayHaveBracketOfThePast(words: string): boolean {
  return BRACKET.test(words);
}

const BRACKET =
  /\)[\s>*_]+(?:was|were|is|are|ha(?:s|ve) been|got)[\s>*_]+(?:(?:all|now|long|since|already)[\s>*_]+)*(?:removed|deleted|dropped|gone|retired|replaced|superseded|obsolete)\b/i;

/** True when a claim is what is to be replaced: "replace `a()` with `b()`". */
export function isToBeReplaced(before: string, after: string): boolean {
  return REPLACING.test(before) && REPLACEMENT.test(after);
}

/** True when what stands in front of a path makes it the name that something is to get: "rename the folder to `test/service/` once …". */
export function isNameToCome(before: string): boolean {
  return RENAME_TO.test(before);
}

/** "Move it to `src/types.ts`" is no such thing: what is moved may go to a file that is there. */
const RENAME_TO = /\brenam(?:e|es|ing)\b[^.;!?|\n]{0,80}?\b(?:in)?to (?:the )?$/i;

/** True when the words behind a name of code say that it is an error to use it. */
export function isErrorBehind(after: string): boolean {
  return /^[^\n]{0,60}(?:\bTypeError\b|\bReferenceError\b|is not a function|Cannot find|\bis undefined\b)/.test(after);
}

/** True when the words around a name of code give it to another branch or to others, or forbid it: "Apps define `a()` themselves". */
export function isNamedForOthers(before: string, after: string): boolean {
  return /\b(?:forbidden|prohibited|banned)[\s*_]*:[^.;]*$/i.test(before) || FOR_OTHERS.test(after);
}

const FOR_OTHERS = /^[\s)\]*]*(?:exists? (?:only )?on `|themselves\b)|^-(?:style|like)\b/i;

/** True when the words right behind a claim take it back, whatever it is: an arrow to what replaced it, or advice to use another. */
export function isTakenBackBehind(after: string): boolean {
  return REPLACED.test(after);
}

/** True for an aside that tells of which day its claim is, even where it names code itself: "(v1, see `docs/v1.md`)", "(future)". */
export function isAsideOfThePast(aside: string): boolean {
  return /^\(\s*(?:v?\d+\.(?:\d|x)|v\d|(?:removed|gone|old|until|up to|before v?\d|future|planned|upcoming|coming soon|to come|tbd|to ?do|wip)\b)/i.test(
    aside,
  );
}

/** True for the rest of a sentence that tells in brackets of what is gone with its place: "`core/a.json` — added a flag (package deleted since)". */
export function isPlaceGone(after: string): boolean {
  return PLACE_GONE.test(after);
}

/** Code between the two is what the bracket speaks of, unless it is struck out. */
const PLACE_GONE = new RegExp(
  String.raw`^(?:~~[^~()]*~~|(?![.!?]\s|\n\s*(?:\n|[-*+]\s|\d+\.\s))[^()~${CODE}])*` +
    String.raw`\(\s*(?:(?:the|this|that|its|whole|entire) )*(?:package|file|folder|directory|module|app|page|component|class|test|script)s?\s+` +
    String.raw`(?:(?:was|were|is|are|has been|have been|since|now|later|then) )*(?:deleted|removed|dropped|retired|gone)\b`,
  'i',
);

/** True when a sentence names the makers of a file behind a pronoun: "`flags.ts`, which `gen.mjs` writes". */
export function isMadeBehind(after: string): boolean {
  return MADE_BEHIND.test(after) || MADE_BY.test(after);
}

/** True for a heading under which nothing need be here: the past, what is to come, what not to do. */
export function isHeadingOfOtherTimes(heading: string, subject: Subject): boolean {
  if (subject === 'link') return false;
  return (
    TIMES.test(heading) ||
    ELSEWHERE.test(heading) ||
    isOfPlan(heading) ||
    (subject === 'symbol' && TIMES_OF_NAMES.test(heading))
  );
}

/** True for a heading, or the head of a column, below which names without a folder show how such things are called: "File naming conventions". */
export function isHeadingOfNaming(heading: string): boolean {
  return /\bnaming\b/i.test(heading);
}

/** True for a heading, or the line above a list, that introduces a plan: "Sketch:", "Proposal for the cache". */
export function isOfPlan(words: string): boolean {
  return PLAN.test(words);
}

/** Past states and absences: nobody claims that it is there now. */
const GONE =
  /\b(?:removed|deleted|dropped|moved|renamed|replaced|superseded|formerly|previously|used to (?:be|live|sit)|no longer|legacy|obsolete|deprecated|there(?: is|'s|’s) no|no such|does(?: not|n't|n’t) exist)\b/i;

/**
 * The same in other languages that agent files are written in, so far as single words tell it: not, no, never, gone, removed, renamed,
 * replaced, old, forbidden. Whoever writes in one of them loses findings here, and meets no false one.
 */
const OTHER_TONGUES = new RegExp(
  String.raw`[不没沒無无删刪移废廢旧舊禁勿別别]|なし|ない|ません|削除|廃止|古い|않|없|삭제|제거|금지|예전|이전` +
    String.raw`|(?<!\p{L})(?:не|нет|нельзя|никогда|удал\p{L}*|устар\p{L}*|стар\p{L}*|перен\p{L}*|переимен\p{L}*)(?!\p{L})` +
    String.raw`|(?<!\p{L})(?:gelöscht|löschen|entfernt|veraltet\p{L}*|umbenannt|verschoben|ersetzt|nicht|kein\p{L}*|niemals|früher\p{L}*|ehemals|alte[nrsm]?)(?!\p{L})` +
    String.raw`|(?<!\p{L})(?:supprim(?:ée?s?|er|ez)|retirée?s?|renommée?s?|déplacée?s?|remplacée?s?|obsolètes?|ancien(?:ne)?s?|jamais|n['’]existe)(?!\p{L})` +
    String.raw`|(?<!\p{L})(?:eliminad[oa]s?|eliminar|borrad[oa]s?|borrar|obsolet[oa]s?|antigu[oa]s?|antig[oa]s?|removid[oa]s?|renombrad[oa]s?|renomead[oa]s?|no existe|ya no|não|nunca|rimoss[oaie]|eliminat[oaie]|vecchi[oa]?)(?!\p{L})`,
  'iu',
);

/** Prohibitions name what must not come to be. */
const FORBIDDEN =
  /\b(?:do not|don't|don’t|never|avoid|must not|mustn't|should not|shouldn't)\s+(?:re-?)?(?:creat(?:e|ing)|add(?:ing)?|introduc(?:e|ing)|mak(?:e|ing)|invent(?:ing)?|bring(?:ing)? back|restor(?:e|ing)|reviv(?:e|ing)|resurrect(?:ing)?)\b|\b(?:must|should|may|shall|can) (?:not|never) (?:come back|return|reappear|be (?:re-?)?(?:created|added|introduced|made|revived|restored))\b|\bnever\b[^.;!?\n]{0,80}\bback\b|\b(?:do not|don['’]t|must not)\s+(?:bring|put|add|get|move|port)\b[^.;!?\n]{0,80}\bback\b|\breject (?:prs?|pull requests?|changes|docs|commits)\b/i;

/** Of what was, and of what became of it. A sentence about what is there now needs none of these. */
const PAST =
  /\b(?:gone|went|vanished|disappeared|was|were|had|became|lived|sat|killed|axed|eliminated|retired|sunset(?:ted)?|scrapped|ditched|purged|reverted|discontinued|abandoned|merged into|folded into|split (?:up|into)|absorbed|inlined into|outdated|historical(?:ly)?|originally|initially|used to|bring(?:s|ing)? back|any ?more|old(?:er)? (?:branch(?:es)?|checkout|version|release|name|path|location|layout|api)s?|(?:is|are) (?:now|dead)|got rid of|turned into|started (?:life|out) as|ended (?:with|in) (?:v?\d|version)|on branch|branch(?:es)? still|still (?:mentions?|refers?)|(?:stale|outdated) (?:imports?|mentions?|references?|links?)|replace (?:any|all|every) (?:imports?|calls?|uses?)|(?:replace|rewrite) (?:imports?|calls?|uses) (?:of|to|from)|out[- ]of[- ]date|stack traces?|up to v?\d+|(?:since|until|before|after|prior to|as of) (?:v?\d+|#\d+|version)|in v\d+|in v?\d+\.(?:\d|x)|restor(?:e|ed|ing) it)\b|\bnée\b|\(ex[- ]|\bold[\s*_]*:|→|⟶|⇒|➜|➡|(?<![-=<])(?:->|=>)/i;

/** Of what is not there, and is not to be. */
const ABSENT =
  /\b(?:(?:we|they|it|you|which|that|repo(?:sitory)?|package)(?: (?:have|has|had|ships?|needs?|keeps?)|['’]ve got) no|there (?:are|was|were) no|no\b[^.,:!?\n]{0,80}\b(?:exists?|remains?|is left)|there (?:is|are)(?:n['’]t| not)|absent|(?:is|are|be|goes?) missing|(?:if|when|where) (?:it (?:is )?)?(?:present|exists)|(?:if|when|where|unless) there(?: is|['’]s| are) (?:an?|any|one)|once (?:the|that|this|it|they|such)\b[^.,:!?\n]{0,40}\bexists?|missing script|would be|does(?: not|n['’]t) (?:have|exist|ship)|not (?:there|here|found|present)|nonexistent|non-existent|hypothetical(?:ly)?|imaginary|fictional|made-up|wish ?list|backlog)\b|❌|✗|✘|🚫|👎|⛔/iu;

/** Of what others have: another repository, branch or machine, or the project of whoever uses this one. */
const OTHER_OWNER = new RegExp(
  String.raw`\b(?:other|another|separate|different|downstream|upstream|sibling|sister|consuming|consumer['’]?s?|customer['’]?s?|user['’]?s?|your own|your|their|his) (?:[\w-]+ ){0,2}(?:repo(?:sitory|sitories|s)?|projects?|apps?|applications?|codebases?|server|machine|fork)\b` +
    String.raw`|\b(?:in|of|from|on|at|see) (?:the|an?) (?!(?:same|whole|entire|root|current|main|mono|this|git|source|code|local|project|target|first|new) )(?:[\w./-]+ |[${CODE}]+ ){1,2}(?:(?:mono)?repo(?:sitory)?|branch|tag|fork)\b` +
    String.raw`|\b(?:the|our) (?:backend|frontend|mobile|server|api|docs|infra\w*|web|client|design|website|marketing|ios|android) repo(?:sitory)?\b` +
    String.raw`|\b(?:callers|plugins|consumers|users|extensions) (?:may|can) (?:pass|define|bring|write)\b|\bin user code\b` +
    String.raw`|\b(?:customers?|partners?|consumers?|users?|adopters|themes?|plugins?|forks?|tenants?) (?:can |may )?(?:overrides?|patch(?:es)?|shadows?|suppl(?:y|ies))\b|\bin theirs\b|\bover there\b|\b(?:has|have|keeps?|contains?) the same\b|\b(?:consumer|customer|user|adopter|fork) of ours\b|\bscaffolded with (?:us|this)\b` +
    String.raw`|\b(?:new|fresh|scaffolded|generated|created) (?:apps?|projects?|sites?|plugins?|themes?|extensions?|workspaces?|repos?) (?:starts?|begins?|comes?|gets?|has|have|receives?|contains?|holds?|ships?|includes?|keeps?)\b` +
    String.raw`|\b(?:users?|customers?|consumers?|adopters|people) (?:can |may |will )?(?:put|keep|place|store|save|drop|define|write|commit) their own\b` +
    String.raw`|\b(?:your|their) (?:[\w-]+ )?(?:plug-?ins?|extensions?|themes?|add-?ons?|integrations?|templates?|sites?) (?:has|have|needs?|contains?|holds?|ships?|gets?)\b` +
    String.raw`|(?:^|[.;!?|\n])[\s>*+-]*(?!this|the|root|main|mono)[\w-]+ repo(?:sitory)?\s*:|\b(?!mono)[\w.@]+[-/][\w./-]+ repo(?:sitory)?\b` +
    String.raw`|\b(?:each|every) (?:[\w-]+ )?(?:package|module|app|application|service|feature|plugin|workspace) (?:has|have|contains?|needs?|ships?|exports?|keeps?|comes? with)\b|\busers? (?:of|who|that|have|need|get)\b|\b(?:templates?|scaffolds?|starters?|boilerplates?) (?:has|have|comes?|ships?|contains?|gets?|emits?|writes?|generates?|produces?)\b|\bon (?:the|a|your) (?:server|host|vps|production (?:server|host|machine))\b` +
    String.raw`|\b(?:lives?|sits?|stays?|exists?) (?:only )?on (?:the|an?|each|every) (?:[\w-]+ )?(?:machines?|runners?|hosts?)\b` +
    String.raw`|\b(?:users?|customers?|consumers?)['’]s? (?:[\w-]+ )?(?:workspaces?|folders?|director(?:y|ies)|home|disk|vault) (?:(?:may|might|can|could) )?(?:holds?|has|have|contains?)\b` +
    String.raw`|\byour own (?:[\w-]+ ){1,2}(?:would|may|might|could|can) (?:have|hold|contain|need)\b`,
  'i',
);

/** Of what happens to whoever uses it all the same. */
const ERROR =
  /\b(?:(?:is|are|gives?|causes?|raises?) an? (?:compile|compiler|type|runtime|syntax)?[- ]?(?:time )?error|common (?:errors?|mistakes?)|(?:llms?|agents?|models?|ais?) (?:often |sometimes )?(?:like to|tend to|love to|keep trying|hallucinate|invent|write))\b|\bERR_[A-Z_]+/i;

/** Plans name what is not there yet. */
const PLANNED = /\b(?:will|shall|to be (?:added|created|written)|planned|not yet)\b/i;

/** Files that a tool writes may be absent from every clone. */
const GENERATED =
  /\b(?:(?:auto-?)?generated|git-?ignored|build (?:outputs?|artifacts?)|artifacts?|code-?gen|(?:do not|don['’]t|never) (?:hand-?)?edit)\b/i;

/** Behind what is made; what stands behind "is written by" is the maker, which is there. */
const MADE_BY =
  /^[\s)\]*]*(?:[a-z]+ ){0,3}(?:comes? out of|(?:is|are|gets?|being) (?:produced|created|emitted|written|made|built|compiled|dumped|output|synced|copied|downloaded|fetched|vendored)|(?:is|are) (?:a )?(?:scratch|temporary|throw-?away) (?:files?|notes?|reports?|documents?|docs|output))\b/i;

const MADE_BEHIND =
  /^[\s)\]*]*,?\s+(?:which|that)\b[^.;!?\n]{0,120}?\b(?:makes?|writes?|creates?|produces?|emits?|generates?|outputs?|builds?|dumps?)\b/i;

/** An order to store something, not a store: "the Redux store", "Redux toolkit store setup". */
const STORE = String.raw`(?<!\b(?:the|an?|this|that|our|your|its|each|every)\s(?:[\w-]+\s){0,2}|\b(?:redux|zustand|pinia|vuex|mobx|ngrx|toolkit|svelte|jotai|state|data)\s)store(?=\s+\S)(?!\s+(?:setup|slice|config|configuration|hook|type|definition|instance|module|layer|action|selector|persistence|provider|state|middleware|enhancer|factory|helper|interface|logic)s?\b)`;

/** What a reader or a program is to make, and where: a plan, or a report, is not there before. "Output formatting" and "write helpers" make nothing. */
const MADE = new RegExp(
  String.raw`\b(?:creat(?:e|es|ing)|writ(?:es|ing|e(?!\s+(?:helper|path|side|api|operation|lock|access|model|layer|handler|queue|batch|method|buffer|endpoint|permission|scope|policy|policies)s?\b))|sav(?:e|es|ing)|stor(?:es|ing)|(?:${STORE})|generat(?:e|es|ing)|output(?:s|ting)?(?!\s+(?:test|check|assert|verif|snapshot|projection|format|contract|handl|module|type|schema|helper|styl|pars|render|layer|guard|util|code|logic|channel|limit|filter|valid|struct|shape|mode|option|adapter|writer|stream|printer|colou?r|component|plugin|target|builder|class|function))|emit(?:s|ting)?|produc(?:e|es|ing)|scaffold(?:s|ing)?|dump(?:s|ing)?|export(?:s|ing)? to|(?:add|append|log|record)(?:s|ing)? (?:an?|the|new|one|another|your|each|every) (?:[\w-]+ )?(?:entry|entries|line|row|item|note|record)s? (?:to|in)|(?:track|document|note(?: down)?|record|log|write down|keep) (?:your|the)? ?(?:progress|findings|learnings|lessons|thoughts|assumptions|notes)\b[^.;!?\n]{0,120}\b(?:in|to|into))\b`,
  'i',
);

/** Where new things belong: the folder for them is made with the first of them. */
const PLACED =
  /\b(?:put|place|move|add|keep|extract|collect|group|go|goes|belongs?)\b.*\b(?:in|to|into|under|inside|at|below)\b/i;

/** A folder that somebody looks through and empties is gone with its last file: git keeps none without. */
const EMPTIED = /\b(?:scan|sweep|check|look|go)\b.*\b(?:delete|remove|clean up|archive)\b/i;

/** What a number of a version governs is of that version: "v1: `a()`, v2: `b()`", "3.0 eliminated …", "since #123". */
const VERSION = /(?:^|[\s(*_|])(?:v\d+(?:\.\w+)*|\d+\.x|#\d+)(?=\.?(?:$|\s)|[),:;|*_'’])|\bcommit [\da-f]{7,}\b/i;

/** Whether a clause forbids. "Never push without `npm run e2e`" and "do not skip `npm run e2e`" order it. */
function isNegated(clause: string): boolean {
  return NEGATED.test(clause) && NEGATED.test(clause.replace(TWICE_NEGATED, ' ').replace(NOT_ALONE, ' '));
}

const TWICE_NEGATED = new RegExp(
  String.raw`\b(?:never|do not|don['’]t|must not|mustn['’]t|should not|shouldn['’]t|cannot|can['’]t)\s+` +
    String.raw`(?:(?:skip|forget|omit|bypass|leave out)\b|(?:[\w-]+\s+){1,4}?(?:without|before|until)\s+(?:running\s+)?(?=[${CODE}]))`,
  'gi',
);

/** "It looks at all of them, not just ours": nothing is denied. What a reader is told not to do stays so. */
const NOT_ALONE =
  /(?<!\b(?:do|does|did|is|are|was|were|has|have|must|shall|should|may|can|could|will|would)\s+)\bnot\s+(?:just|only|merely|solely)\b/gi;

/** "For 1.x run `npm run e2e`". */
const OF_VERSION = /\b(?:for|on|in) v?\d+\.(?:x|\d+)(?:\.(?:x|\d+))?,? (?:run|use|type|call)\b/i;

/** A command in a negative clause may be the wrong one on purpose: "never run …", "instead of …". */
const NEGATED = /\b(?:not|never|don't|don’t|no|instead of|rather than|avoid|without)\b/i;

/** Of commands that are shown as mistakes, or to show how commands are written. */
const WRONG = /\b(?:wrong|bad|incorrect|mistakes?|look(?:s|ing)? like|fails? with|becomes)\b/i;

/**
 * Names of code that somebody must not use, would like to have, had once, or shows as a mistake. "`a.b()` will throw" tells
 * what it does; only a verb of making after `will` speaks of what is not there yet.
 */
const NO_NAME =
  /[❌✗✘🚫👎]|\b(?:gone|retired|former|outdated|old|older|was|were|once|originally|initially|historical(?:ly)?|ago|instead|missing|lacks?|lacking|cannot|can't|can’t|isn't|isn’t|aren't|aren’t|nonexistent|non-existent|unsupported|wrong|bad|incorrect|mistake|mistaken|anti-?patterns?|invented|imaginary|fictional|fictitious|hypothetical(?:ly)?|hallucinat\w+|pseudo[- ]?code|would|could|should be|might|propos(?:e[ds]?|al|ing)|future|upcoming|todo|roadmap|planned|not yet|to be (?:added|created|written)|(?:will|shall)\s+(?:\w+\s+)?(?:be|add|introduce|create|expose|provide|have|get|gain|become|replace|ship|land|support|offer|move|need))\b/iu;

/**
 * `a()` → `b()`: what stands on the left was replaced. A table cell may end before the arrow does. "`a()`: use `b()`" says the same, and so does
 * what is struck out. "`my-file.ts` is named in kebab case" shows a name.
 */
const REPLACED = new RegExp(
  String.raw`^[\s)\]*~]*(?:→|⟶|⇒|➜|➡|->|=>|~~|[:?]\s*(?:please )?(?:use|prefer|call|write) (?:the )?[${CODE}]` +
    String.raw`|(?:[${CODE}\s,]|and\b)*<\/(?:del|s|strike)>|(?:is|are|be) (?:named|called|written|spel(?:led|t)) (?:in|with) (?:kebab|camel|pascal|snake|upper|lower))`,
  'iu',
);

const REPLACING = new RegExp(
  String.raw`\b(?:replac(?:e|es|ing)|chang(?:e|es|ing)|renam(?:e|es|ing)|migrat(?:e|es|ing)|swap|switch(?:ing)? from|convert(?:ing)?|port(?:ing)?) (?:[\w-]+ ){0,3}[${CODE}\s,]*$`,
  'i',
);
const REPLACEMENT = /^[\s)\]*]*(?:with|by|to|for|into)\b/i;

/** Sections that tell of other times and versions, for whatever stands in them. "Before committing" and "Database migrations" do not. */
const TIMES =
  /(?<![\w/.-])(?:breaking|release notes?|what['’]?s new|new in|post-?mortems?|upgrad(?:e|es|ing)|deprecat\w+|change ?logs?|anti-?patterns?|roadmap|backlog|next release|wish ?list|what not to do|v?\d+(?:\.\w+)* (?:to|→|->) v?\d+)(?![\w/-])|[(（](?:fixed|resolved|solved|已修[复復]|已解[决決])[)）]|^\W*(?:renamed|removed|removals?|deleted)\b|\b(?:old|former|previous) (?:layout|structure|architecture)s?\b|\bbefore the (?:rewrite|refactor\w*|redesign|reorgani\w+|migration|split|move)\b|\bpast (?:decisions|releases)\b|^[\d.\s]*migrat(?:ion|ing) (?:to|from|guide|notes|path)\b/i;

/**
 * Sections on another version, branch or repository. "Branch names", "Maintenance", "Versions" and the title "Shop v2" are of this one, and
 * so are "Other apps" and "The user app", which a workspace has.
 */
const ELSEWHERE =
  /^\W*(?:the )?(?:versions?|releases?|branch(?:es)?)\W+(?:v?\d+(?:\.(?:\d+|x))*|\w+[/-]\d[\w.]*)\W*(?:\(.*)?$|^\W*v?\d+\.x\b|\b(?:in|on) (?:the )?\S+ branch\b|\((?:[^)]*\b)?maintenance\b|\bmaintenance (?:branch|line|release|version)|^\W*LTS\W*(?:\(.*)?$|\bLTS (?:branch|line|release|version)\b|\brelease lines?\b|\b(?:separate|external|sister|sibling|other|another|different|private|public|upstream|downstream) (?:[\w-]+ ){0,2}repo(?:s|sitor(?:y|ies))?\b|\b(?:sister|sibling) (?:[\w-]+ ){0,2}(?:librar(?:y|ies)|projects?|products?|apps?)\b/i;

/** The word alone, or with what it is a plan of. A `Sketch toolbar` or the `Proposals module` may well be parts of the product. */
const PLAN =
  /^[\W\d]*(?:(?:an?|the|rough|first|possible|suggested|design|api|type|code|schema|implementation|feature) ){0,3}(?:sketch|proposal|rfc|brainstorm|(?:proposed|suggested|future|target|planned|intended) (?:design|api|usage|use|structure|layout|architecture|changes?|shape|types?))(?=\W*$|\s*(?:[:(–—]|-\s)|\s+(?:of|for|to)\b)/i;

/** Sections in which names of code are of other times. */
const TIMES_OF_NAMES =
  /\b(?:legacy|obsolete|migrat\w+|renam\w+|remov\w+|delet\w+|histor\w+|don[’']?t'?s?|do not|avoid|never|wrong|bad|mistakes?|pitfalls?|future|planned|plans?|naming|todos?|proposals?|proposed|ideas?|next steps|before|previous(?:ly)?|old)\b/i;
