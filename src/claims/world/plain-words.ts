/**
 * Whether the words around a path speak plainly of a file that is there. Sentences of cases, examples, names, quotations, other versions and
 * what is to go may mean another file, or the one of another day: there no edit is sure, and other letters are nobody's slip. It takes nothing back.
 */
import type { Body, Claim } from '../../model.ts';
import { agentCalled, bodyOf, type ClaimWorld, type Evidence } from './evidence.ts';
import { offsetOf } from '../words/nearby.ts';
import { headingsAbove } from '../words/outline.ts';
import { blockAt, readingOf } from '../words/reading.ts';
import { CODE } from '../words/statements.ts';
import { titlesOver } from '../words/titles.ts';

/** True for what a client follows, what is written for lintel, and for code in a sentence that has none of these words. */
export function isPlainlySaid(claim: Claim, world: ClaimWorld): boolean {
  if (claim.how === 'link') return !OF_LINKS.test(wordsOf(claim, world, 'link')?.sentence ?? '');
  const words = wordsOf(claim, world);
  if (words === undefined) return true;
  const { before, sentence, around } = words;
  return (
    !isQuoted(before) &&
    !IN_SENTENCE.test(sentence) &&
    !OF_OTHERS.test(sentence) &&
    !around.some((each) => AROUND.test(each))
  );
}

/**
 * True where the sentence of a claim leaves it open whether ours has to be there: a condition, a ban, what is to go, what somebody or some
 * program brings or makes, somebody outside. That it was live in these very words is no certainty then: it may be gone as it should. On
 * purpose these words are many: they take the certainty and nothing else.
 */
export function mayHoldWithoutIt(claim: Claim, evidence: Evidence): boolean {
  if (claim.how !== 'code') return claim.how === 'link' && !isPlainlySaid(claim, evidence.world);
  const words = wordsIn(bodyOf(claim, evidence), claim);
  if (words === undefined) return false;
  const { before, sentence } = words;
  return isQuoted(before) || [OF_OTHERS, OUTSIDE, IN_SENTENCE, OPEN_SENTENCE].some((each) => each.test(sentence));
}

/**
 * True where the sentence of a command speaks of the project of somebody else, or of what a program makes, reads or prints: "a scaffolded app has
 * `npm run dev`", "the extension detects `npm run dev` in the open folder". What packages here have says nothing of those.
 */
export function isOfOtherProject(claim: Claim, world: ClaimWorld): boolean {
  const words = wordsOf(claim, world);
  if (words !== undefined) return OTHER_PROJECT.test(words.sentence) || isPrinted(words.before);
  // A fence is of what leads it in.
  const over = claim.how === 'fence' ? titlesOver(world.texts, claim) : undefined;
  return over !== undefined && [over.headings.at(-1) ?? '', over.paragraph].some((each) => OTHER_PROJECT.test(each));
}

/** Whether anything that stands over a claim gives it to the project of somebody else: a heading, an item, or the paragraph that leads it in. */
export function isBelowOtherProject(claim: Claim, { texts }: ClaimWorld): boolean {
  const { headings = [], items = [], paragraph = '', head = '' } = titlesOver(texts, claim) ?? {};
  return [...headings, ...items, paragraph, head].some((each) => OTHER_PROJECT.test(each));
}

/**
 * Whether anything that stands over a line may give it to the project of whoever uses what stands here: "Add to your package.json". These words
 * are more than those that take a command back, for a sample is written out for a reason.
 */
export function isGivenToOthers(place: Pick<Claim, 'file' | 'line'>, { texts }: ClaimWorld): boolean {
  const over = titlesOver(texts, place);
  if (over === undefined) return true;
  const said = [...over.headings, ...over.items, over.paragraph, over.head];
  return said.some((each) => OTHER_PROJECT.test(each) || OF_USERS.test(each));
}

const OF_USERS =
  /\b(?:users?|consumers?|customers?|clients?|adopters?|someone|somebody|others?|your|their|host|downstream|external|installs?|installed|installation|template|scaffold\w*|generated?|publish\w*)\b/i;

const OTHER_PROJECT = new RegExp(
  String.raw`\b(?:users?['’]s?|users? of|customers?|consumers?|target|new|fresh|generated|scaffolded|created|consuming|host|downstream|open(?:ed)?|their(?: own)?|your own|another|someone['’]s|whatever the) (?:[\w-]+ )?(?:projects?|apps?|applications?|repos?|repositor(?:y|ies)|workspaces?|folders?|director(?:y|ies))\b` +
    String.raw`|\bfor (?:users|consumers|customers)\b|\b(?:users|consumers|customers) (?:run|type|install|use|call|add|build)\b` +
    String.raw`|\b(?:projects?|apps?|repos?|repositor(?:y|ies)|folders?) of (?:the |a |their )?(?:users?|customers?|consumers?)\b` +
    String.raw`|\b(?:generators?|scaffolders?|templates?) (?:writes?|has|have|adds?|brings?|comes?)\b|\bwrites an? package\.json\b|\bwhoever (?:owns|runs|operates|deploys|maintains)\b|\b(?:detects?|parses?|parser reads|suggests?)\b|\b(?:website|docs|other|sister) repo(?:sitory)?\b|\binput: `,
  'i',
);

/** In a quotation that somebody prints: 'We print "now run `npm run dev`"', 'commit message: "chore: drop `npm run lint`"'. */
function isPrinted(before: string): boolean {
  return isQuoted(before) && /\b(?:prints?|printed|says?|shows?|message|commit|tells?|asked)\b/i.test(before);
}

interface Words {
  /** What stands before the claim in its sentence. */
  readonly before: string;
  readonly sentence: string;
  /** What leads its block in, and the headings above. */
  readonly around: readonly string[];
}

/** The words around a code span, or a link, of an agent file; undefined for all other claims. */
function wordsOf(claim: Claim, world: ClaimWorld, how: 'code' | 'link' = 'code'): Words | undefined {
  return claim.how === how ? wordsIn(agentCalled(claim.file, world)?.body, claim) : undefined;
}

/** The words around a claim in a body; undefined for the entry of a drawn tree, and in front matter. */
function wordsIn(body: Body | undefined, claim: Claim): Words | undefined {
  if (claim.isDrawn) return undefined;
  const offset = body && offsetOf(body, claim);
  if (body === undefined || offset === undefined) return undefined;
  const text = readingOf(body);
  const block = blockAt(text, offset)?.block;
  if (block === undefined) return undefined;
  const start = Math.max(block.start, offset - REACH);
  const before = text.masked.slice(start, offset);
  const after = text.masked.slice(offset, Math.min(block.end, offset + REACH));
  const begin = [...before.matchAll(SENTENCE_END)].at(-1)?.index ?? -1;
  const end = after.search(SENTENCE_END);
  const sentence = before.slice(begin + 1) + after.slice(0, end < 0 ? undefined : end);
  const around = [block.lead ?? '', block.parent ?? '', ...headingsAbove(body, offset).map(({ text: words }) => words)];
  return { before: before.slice(begin + 1), sentence, around };
}

/** Words further away belong to something else. */
const REACH = 400;

const SENTENCE_END = /(?<!\b(?:e\.g|i\.e|etc|vs))[.!?](?=\s)/g;

/** Whether a quotation is open before it: 'a title such as "Move `a.ts`"', or all of it is one. */
function isQuoted(before: string): boolean {
  return (
    /^\s*>/.test(before) ||
    (before.match(/"/g)?.length ?? 0) % 2 === 1 ||
    before.lastIndexOf('“') > before.lastIndexOf('”')
  );
}

const CASES =
  'say|suppose|imagine|assum(?:e|ing)|pretend|given|would|could|might|perhaps|maybe|optional(?:ly)?|if (?:present|any|needed)|when needed|exists';
const EXAMPLES = String.raw`such as|like|e\.g\.|examples?|for instance|samples?|demo|expected|prints?|snapshots?|answers?|prompts?`;
const NAMES = String.raw`nam(?:ed|es?|ing)|call(?:ed)? (?:it|this|them|these)|call(?:s|ed)|renam\w+|spel(?:led|t)|(?:camel|pascal|kebab|snake)[ -]?cased?|(?:pre|suf)fix(?:es|ed)?|conventions?|style`;
const TO_COME = String.raw`ideas?|options?|proposals?|phase|later|soon|next (?:steps?|release|version|sprint)|to-?dos?|plan(?:s|ned)?|roadmap|when added|move (?:it|them|this) to|copy|rename`;
const OTHERS = String.raw`others?|another|sister|upstream|downstream|forks?|tags?|branch(?:es)?|versions?|releases?|v\d[\w.]*|your own|personal|customers?|users?|new (?:apps?|projects?)|in the app|on (?:Windows|macOS|Mac|Linux)`;
const PAST = String.raw`formerly|once|ex|late|born|ported|extracted|replac\w+|succe(?:eds?|ssor)|split|grew|takes? over|histor\w+|originally|initially|(?:19|20)\d\d(?:-\d\d)*`;
const NOT_THIS = String.raw`instead|rather than|unlike|confuse|stop|ban(?:ned|s)?|forbid\w*|off limits|nobody|no one|get(?:ting)? rid|delet\w+|remov\w+|drop(?:s|ped|ping)?|scheduled|on its way|goes away|to go|avoid|never existed|(?:is|are) (?:an )?errors?|wrong|bad|good|must be fixed|fails?|imports (?:from|of)`;

/** Words of a sentence that may be about something else than a file of today. Which of them are is not decided. */
const IN_SENTENCE = new RegExp(
  String.raw`\b(?:${[CASES, EXAMPLES, NAMES, TO_COME, OTHERS, PAST, NOT_THIS].join('|')})\b(?!\.\w)` +
    String.raw`|\b(?:not|matches) [${CODE}]|[⛔❌✗✘🚫✅✓]|[${CODE}]-\w`,
  'iu',
);

const CONDITIONS = String.raw`if|unless|whether|in case|until|provided|optional|may|only (?:the \w+ (?:edition|version|build|app|plan)|in|on|for|when|after|before|with|during|exists?|appears?)`;
const BANS = String.raw`do not|don['’]t|never|(?:must|should|may|is|are|does|do|need)(?: not|n['’]t)|cannot|can['’]t|no|not|nothing|none|neither|without|ask (?:before|first|for)|refuse\w*|reject\w*|reverts?|out of|kill|phase out|retire\w*|ignor(?:e|es|ing)|exclud\w+|skip\w*|read-only|when you see`;
const MADE = String.raw`scratch\w*|notes?|memory|diary|everyone|everybody|each (?:developer|person|agent|user)|its own|their own|download\w*|unzip\w*|unpack\w*|extract(?:s|ed)? (?:to|into)|clon(?:e|es|ed|ing)|mount\w*|fill\w*|puts?|sav(?:e|es|ed|ing)|writes?|written|dump\w*|append\w*|cach\w+|coverage|outputs?(?= (?:in|to|into|under|lands?|goes|is|are)\b|:)|artifacts?|reports?|uploads?|database|sqlite|submodules?|ignored|checked[- ]in|git|docker|generat\w+|creat\w+|produc\w+|emit\w*|appear\w*|track\w*|logs? (?:\w+ )?(?:in|into|to)|maintains|publish\w*|temp(?:orary)?|results?|keeps?`;
const ELSEWHERE = String.raw`editions?|enterprise|figma|postgres|tables?|conflicts?|plugins?|extensions?|scaffold\w*|templates?|\d+\.x|(?:apps?|sites?|services?|servers?|backends?|code) (?:\w+ )?(?:exposes?|has|have|defines?|sends?|provides?|ships?|offers?)`;

/** Words with which a sentence may be as true without what it names. */
const OPEN_SENTENCE = new RegExp(
  String.raw`\b(?:${[CONDITIONS, BANS, MADE, ELSEWHERE].join('|')})\b|\b(?:in|from|of|at|to|into) [a-z][\w.-]*/[a-z][\w.-]*\b`,
  'i',
);

/** Who clicks a link wants the file, so that only these words leave it open which one: "do not link to …", "broken on purpose: …", "on 1.x only: …". */
const OF_LINKS =
  /\b(?:do not|don['’]t|never|must not|on purpose|dead links?|broken|only|if (?:present|any|you have|it exists)|package|website|wiki|enterprise|brings? back|local(?:ly)?|fixtures?|versions?|releases?|branch(?:es)?|\d+\.x|v\d+|agents? (?:write|keep|log)s?|jobs? (?:fill|write)s?|formerly|was|were|old|other)\b/i;

/** Names of others: "Nuxt's `src/App.vue`", "`src/urls.ts` of Rails". */
const OF_OTHERS = new RegExp(
  String.raw`\b(?!(?:It|Let|That|There|Here|What)['’])[A-Z][\w.]*['’]s\b|[${CODE}]\s+(?:of|in) [A-Z]`,
);

/** Systems that are none of a repository's own, and code of others. */
const OUTSIDE =
  /\b(?:monolith|mainframe|upstream|downstream|(?:data )?warehouse|(?:another|other|sister|sibling|separate|their|legacy|old) (?:[\w-]+ )?(?:repo(?:sitory|sitories|s)?|projects?|services?|systems?|apps?|teams?|codebases?))\b/i;

/** Headings, and lines above a list, of cases and other times. */
const AROUND = new RegExp(
  String.raw`\b(?:${[EXAMPLES, 'naming|conventions?|style', TO_COME, PAST, String.raw`v\d[\w.]*|20\d\d`, 'past|known issues|bad|wrong|avoid'].join('|')})\b`,
  'i',
);
