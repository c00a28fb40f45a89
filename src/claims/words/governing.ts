/**
 * What the words in front of a claim make of it: an example, a lesson on names, something that nobody is to use any more.
 * It reads positions (`old` before a name governs the name, elsewhere in the clause it does not) and judges no claim.
 */
import { EXAMPLE_WORD } from '../../example-word.ts';
import type { Subject } from './not-here.ts';
import { CODE, LIST } from './statements.ts';

/** Words that stand before a claim in its sentence, none of another, or that introduce the list that it is an item of. */
export interface Governing {
  readonly before: string;
  /** The same, with what a semicolon parts from it. */
  readonly sentence: string;
  readonly leads: readonly string[];
}

/** The claim that they stand before. */
export interface Governed {
  readonly subject: Subject;
  /** `bare`: a name without a folder, which shows how things are called more often than where they are. `folder`: `src/old/`. `word`: `docs/` or `docs/*`, one of one word. */
  readonly form: 'link' | 'path' | 'bare' | 'folder' | 'word';
}

/** True when the words before a claim say that it need not hold. */
export function isGovernedAway({ before, sentence, leads }: Governing, { subject, form }: Governed): boolean {
  const all = [before, ...leads];
  if (OLD.test(before) || all.some((words) => BAN.test(words))) return true;
  if (subject !== 'link' && REPLACED.test(before)) return true;
  if (subject !== 'link' && (CONDITION.test(before) || SUPPOSED.test(sentence) || GIVEN.test(before))) return true;
  // A link below "Naming:" leads to what is said of names.
  if (subject === 'command' || form === 'link') return false;
  if (subject !== 'symbol' && (AGAINST.test(before) || PREFERRED.test(before) || LABEL.test(before))) return true;
  if ([sentence, ...leads].some((words) => NAMING.test(words) || FRAMEWORK.test(words))) return true;
  if (subject !== 'symbol' && SCRATCH.test(before)) return true;
  if ((form === 'word' || form === 'folder') && SUCH_AS.test(before)) return true;
  if (form === 'word' && all.some((words) => BRANCHES.test(words) || PUSHED.test(words))) return true;
  if (form === 'word' && isBegunAsExample({ before, sentence, leads })) return true;
  if (subject !== 'symbol' && WRITING.test(before)) return true;
  if (subject === 'symbol' && PREFERRED.test(before)) return true;
  if (subject !== 'symbol' && form !== 'bare') return false;
  if (all.some((words) => FORM.test(words)) || isBegunAsExample({ before, sentence, leads })) return true;
  // "such as `listTasks()`" points at what is there; "such as `list-tasks.test.js`" shows what such files are called.
  return subject !== 'symbol' && SUCH_AS.test(before);
}

/**
 * True when the claim is given as an example. That alone takes back no path with a folder in it: an example that a commit took
 * away was one to look at, and is none any more. One that never stood may show no more than how such a thing is written.
 */
export function isExample(words: Governing): boolean {
  return isBegunAsExample(words) || FOR_EXAMPLE.test(words.before);
}

function isBegunAsExample({ before, leads }: Governing): boolean {
  return EXAMPLE.test(before) || leads.some((lead) => EXAMPLES.test(lead));
}

/** True when the words right before a package hold it against what is used, or say what others have: "Prefer `Intl` over `date-fns`". */
export function isOtherThanUsed(before: string): boolean {
  return COMPARED.test(before);
}

/** True when a text has a word that may govern a claim: most have none, and need no second look. */
export function mayGovern(words: string): boolean {
  return GOVERNOR.test(words);
}

/** Frameworks that give a meaning to how files are called, and where they stand. */
const FRAMEWORKS = String.raw`(?:Next(?:\.?js)?|Nuxt|SvelteKit|Remix|Astro|TanStack(?: \w+)?|React Router|Expo(?: Router)?|Angular|NestJS|Vue|Gatsby|SolidStart|Qwik)`;

const GOVERNOR = new RegExp(
  String.raw`\b(?:old|older|outdated|retired|former|previous|do not|don['’]?ts?|never|avoid|must not|mustn['’]t|should not|shouldn['’]t|naming|named|called|cased?|suffix(?:es|ed)?|prefix(?:es|ed)?|such as|like|e\.g|say|suppose|imagine|pretend|given|prefer\w*|favou?r\w*|choos\w+|chose|pick(?:ed)?|names?|branch(?:es)?|push(?:es|ed)?|merged?|merges|prs?|pull requests?|triggers?|types?|examples?|instance|relative|instead|rather|replac(?:es|ing)|supersed(?:es|ing)|supplants|subsum(?:es|ing)|the place of|over from|in place of|successors?|deprecates|obsoletes|not|no|nothing|nobody|bad|wrong|incorrect)\b` +
    String.raw`|\b(?:exists?|present|there|available|scratch|temporary|throw-?away|in ${FRAMEWORKS})\b` +
    String.raw`|[cCbBlL]Case|exempl|ejempl|beispiel|esempi|przykład|пример|ví dụ|[示範范]?例|예시`,
  'i',
);

/** Words of place, of condition and of contrast: what follows them is not what the verb is about. */
export const TURN =
  'in|inside|within|under|below|at|see|outside|than|but|except|via|through|instead|unless|without|when|if|where|with|for|while|before|after|to|as|because|since';

/** The name of what is past: "the old `client.ts`, `server.ts`". */
const OLD = new RegExp(
  String.raw`\b(?:old|older|outdated|retired|former|previous)\s+(?:(?!(?:${TURN}|from|into|by|like|use)\b)[\w-]+\s+){0,2}${LIST}` +
    // "The previous `a` mechanism (inside `b`)": what stands in the bracket is of it.
    String.raw`|\b(?:old|former|previous)\s+[${CODE}\s]+(?:[\w-]+\s+){0,2}\([^()]*$`,
  'i',
);

/**
 * A ban on use holds whether or not there is anything left to use: "DON'T: import from `client.ts`". What says where not to do
 * something names a place that is there: "never use fetch in `src/db/read.ts`".
 */
const BAN = new RegExp(
  String.raw`\b(?:do not|don['’]?ts?|never|avoid|must not|mustn['’]t|should not|shouldn['’]t)\b[\s*_:]*(?:[a-z]+\s+(?:or|and)\s+|directly\s+|ever\s+)?` +
    String.raw`(?:import|requir|call|us|referenc|rely|relying|depend|extend|copy)(?:e|ing)?\b(?:(?!\b(?:${TURN})\b|,\s*(?:import|call|prefer)\b)[^])*$`,
  'i',
);

/** A condition on the claim itself: "If it exists, run `a.sh`". Behind a further comma something else may be meant. */
const CONDITION =
  /\b(?:if|when|where|whenever)\s+(?:(?:(?:it|they|one|that|this|such an? (?:file|folder|script))\s+)?(?:(?:is|are)\s+)?(?:already\s+)?(?:exists?|present|there|available)|there\s+(?:is|are)\s+(?:one|any|some))\s*,\s[^,]*$/i;

/** A case that somebody makes up: "Say we add `src/mail-queue.ts`: then …". "Say it in `a.ts`" is none. */
const SUPPOSED =
  /(?:^|[\n.!?:(—–,]|\blet['’]?s)[\s>*_+-]*(?:\b(?:and|now|so|but|if you [^,]*,)\s+)?(?:say|suppose|imagine|pretend)[\s,:]+(?:that\s+)?(?:we|you|there|an?|somebody|someone|your)\b/i;

/** "Given `src/text-utils.ts`, the test sits beside it." */
const GIVEN = new RegExp(
  String.raw`(?:^|[\n.!?:(—–])[\s>*_+-]*given (?:(?:an?|the) )?(?:(?:file|path|module|source|component) )?${LIST}`,
  'i',
);

/**
 * Lessons on names show names that need not be anybody's: "Route files are named `$slug.tsx`", "Use descriptive file names: `dateUtils.ts`". "The two
 * entry files are named" points at what is there.
 */
const NAMING =
  /\b(?:naming|(?:descriptive|meaningful|consistent|clear|explicit|short|good|self-explanatory) (?:[\w-]+ ){0,2}(?:file)?names?|names? (?:[\w-]+ ){1,3}(?:like|after)|(?:is|are|be|files?|tests?) (?:named|called) (?:like|as))\b|(?<!\b(?:the|our|its|these|those|both|two|three)\s(?:[\w.-]+\s){0,2})\b(?:files|routes|pages|tests|specs|modules|components|folders|migrations|layouts|stories|hooks|reports|notes) are (?:named|called)\b/i;

/** Lessons on a framework tell what it makes of any such file: "In Next.js an intercepting route is `(.)photo/page.tsx`". */
const FRAMEWORK = new RegExp(
  String.raw`(?:^|[\n.!?:(—–])[\s>*_]*(?:[-+]\s+|\d+[.)]\s+)?[\s*_]*[Ii]n ${FRAMEWORKS}[\s*_]*,?\s+(?:an?|any|each|every|you|one|files?|routes?|pages?|layouts?|slots?)\b`,
);

/** What is thrown away need not be there now: "Scratch files: `*_REPORT.md`". */
const SCRATCH = new RegExp(
  String.raw`\b(?:scratch|temporary|throw-?away) (?:files?|notes?|reports?|documents?|docs|output)[\s*_]*(?:[:(—–]|such as|like|e\.g\.,?)?\s*${LIST}`,
  'i',
);

/** Lessons on how links are written: "Link by relative paths (`./state.md`)". */
const WRITING = new RegExp(
  String.raw`\brelative (?:file )?(?:paths?|links?)[\s*_]*[(:—–][\s*_]*(?:e\.g\.,?|like|such as)?\s*${LIST}`,
  'i',
);

/** What is called with a word and a slash in front: "Branches: `feat/`, `docs/`". */
const BRANCHES = /\b(?:branch(?:es)?|prefix(?:es|ed)?|commit types?)\b/i;

/** The branches on which something runs: "push to `main`, `feat/*`", "**Triggers:** `feat/*`". */
const PUSHED = new RegExp(
  String.raw`(?:\b(?:push(?:es|ed)?|merged?|merges|prs?|pull requests?)[\s*_]+(?:to|on|into|against|targeting)|\bon[\s*_]+(?:push|pull requests?)|\b(?:triggers?|push(?:es)?))[\s*_]*:?[\s*_]*(?:the )?${LIST}`,
  'i',
);

/**
 * Next to a package none of these says that it is used here. "Over" alone does ("a wrapper over `x`"), and so does what compares things with
 * it ("compare objects with `x`").
 */
const COMPARED = new RegExp(
  String.raw`(?:\b(?:prefer\w*|favou?r\w*|choos\w+|chose|pick(?:ed)?)\b[^.;!?|]*\bover` +
    String.raw`|\b(?:instead of|rather than|(?:faster|smaller|lighter|slower|simpler|better|other) than|unlike|(?:equivalent|analogous|alternatives?|replacements?) (?:to|of|for))` +
    String.raw`|\b(?:mirrors?|mimics?|imitates?|emulates?|resembles?|inspired by|modell?ed (?:on|after)|ported from|(?:ports?|forks?|clones?|rewrites?|reimplementations?|patched version) of|upstream(?: (?:of|is|version of))?:?|drop-in (?:replacement )?for|compatible with)` +
    String.raw`|\bcompar(?:e[sd]?|ing) (?:us|ourselves|(?:it|this|our [\w-]+)(?= to\b)) (?:to|with|against)|\b(?:compared|comparisons?) (?:to|with)|\bbenchmark(?:s|ed)? against` +
    String.raw`|\b(?:plug-?ins?|adapters?|integrations?|presets?|bindings?|typings?) for|\bbring(?:s|ing)? (?:their|your) own)` +
    String.raw`\s+(?:(?:the|an?) )?${LIST}`,
  'i',
);

/** "Prefer `push()` over `add()`" bans what may be gone already. */
const PREFERRED = new RegExp(
  String.raw`\b(?:prefer\w*|favou?r\w*|choos\w+|chose|pick(?:ed)?)\b[^.;!?|]*\bover\s+(?:the )?${LIST}`,
  'i',
);

/** What stands against what to use, or is used by nobody: "`a.ts` instead of `b.ts`", "in `a.ts`, not `b.ts`", "No imports from `b.ts`", "one table, no `b.vue`". */
const AGAINST = new RegExp(
  String.raw`(?:\b(?:instead of|rather than|no (?:[\w-]+ )?imports? (?:from|of)|(?:nothing|nobody|no one) (?:(?:may|should|must|can) )?(?:imports?|uses?|reads?|calls?|loads?))|\bno|(?<!\b(?:why|whether or|or|if)\s)\bnot(?:\s+(?:in|from|to))?)[\s*_]+(?:the )?${LIST}`,
  'i',
);

/** What something else stands for now: "`a()` replaces `b()`", "the successor of `b.ts`". */
const REPLACED = new RegExp(
  String.raw`\b(?:replaces|replacing|supersedes|superseding|supplants|subsumes|subsuming|(?:took|takes|taken|taking) (?:over from|the place of)|in place of|successors? (?:of|to)|deprecates|obsoletes)[\s*_]+(?:(?:the|our|an?|both|all)\s+)?${LIST}`,
  'i',
);

/** In front of its own line, item or sentence: "Bad: `a.ts`". */
const LABEL = new RegExp(
  String.raw`(?:^|[\n.;!?|(—–])[\s>*_+-]*(?:bad|wrong|incorrect|not|don['’]?ts?|do not)[\s*_]*[:：][\s*_]*${LIST}`,
  'i',
);

/** How a name is built. */
const FORM = /\b(?:(?:camel|pascal|kebab|snake)[ -]?cased?|suffix(?:es|ed)?|prefix(?:es|ed)?)\b/i;

const SUCH_AS = new RegExp(String.raw`\b(?:such as|like|e\.g\.,?|for (?:example|instance),?)\s*${LIST}`, 'i');

/** At the start of a sentence, a line, an item or a bracket: "Example: ", "Example naming: ", "**Examples**: ", "Example `a.ts`". "(e.g. `listTasks`)" points at what is there. */
const EXAMPLE = new RegExp(
  String.raw`(?:^|[\n.!?:(—–])[\s>*_]*(?:[-+]\s+|\d+[.)]\s+)?[\s*_]*(?:${EXAMPLE_WORD})(?:(?:\s+[\w-]+){0,2}[\s*_]*[:：—–]|\s*$)` +
    String.raw`|^[\s>*_]*(?:[-+]\s+|\d+[.)]\s+)?[\s*_]*(?:e\.g\.|for (?:example|instance)\b)`,
  'iu',
);

/** Within a sentence. */
const FOR_EXAMPLE = /\b(?:e\.g\.|for (?:example|instance)\b)/i;

/** A line that introduces a list of examples. */
const EXAMPLES = new RegExp(
  String.raw`^[\s>*_#-]*(?:for )?(?:examples?|instance)\b(?![/.-])|(?<!\p{L})(?:${EXAMPLE_WORD}|e\.g\.|for instance)[\s*_]*[:：][\s*_]*$`,
  'iu',
);
