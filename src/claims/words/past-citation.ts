/**
 * Whether the words around a citation of a decision know that it is past, or show only what a decision looks like. They read as
 * English alone; who took its place is for others to know.
 */

/** The words around a citation. */
export interface Cited {
  /** The lines up to blank ones. */
  readonly paragraph: string;
  /** The sentence in front of it, and behind it. The words of a link itself are in neither. */
  readonly before: string;
  readonly after: string;
  /** What it stands under, innermost first. */
  readonly headings: readonly string[];
  /** Of a path in code or a name the text in which fewer words are needed: a link is a promise. */
  readonly near?: string;
  /** A number or a stem, which many texts name for what was: words of another time anywhere around it count. */
  readonly isName?: boolean;
}

/** True where nobody is sent to the decision as to one that holds. */
export function isPastCitation(cited: Cited): boolean {
  const { paragraph, headings, near = '', isName } = cited;
  if (HISTORY.test(paragraph) || WHY_NOT.test(paragraph) || ASIDE.test(near)) return true;
  if (isName === true && AT_THAT_TIME.test(paragraph)) return true;
  return headings.some((each) => HEADING.test(each) || HEADING_BEHIND.test(each)) || saysSo(cited) || isOfForm(cited);
}

/** Words of a text that knows what it cites, and a line through it. */
const HISTORY = new RegExp(
  '~~[^~]*\\]\\([^~]*~~|\\b(?:super[sc]ed|replac|obsolet|deprecat|outdated|historic|history|formerly|previous|original|earlier|no longer|' +
    'retired|amend|evol|archiv|overturn|revers(?:ed|al)|revoked|abandon|unlike\\b|used to\\b|old decision|(?:we|was|were) once\\b|once (?:we|used|was|were)\\b|' +
    '(?:before|until|up to) (?:19|20)\\d\\d\\b|why we (?:left|moved|dropped|switched|stopped)|(?:away|switch\\w*|migrat\\w*|moved?|came) from\\b|' +
    'reject|\\bbackground:|\\bwe (?:left|dropped)\\b|\\bv\\d+(?:\\.\\w+)* (?:branch|code|line)\\b|\\bof [\\w.-]+/[\\w.-]+|' +
    "(?:do not|don['’]t|must not|never) (?:follow|use|apply)\\b)",
  'i',
);

/** Where code names a decision for its form, as an example, or to keep readers from it. A link is a promise all the same. */
const ASIDE =
  /\b(?:not|never|\w+n['’]t|ignore|avoid|instead|rather|old|older|was|were|had|before|until|since|examples?|e\.g|such as|like|format|form|style|template|sample|show[sn]?|status|index|rename|delete|remov|mov|edit|written|writ|adds?)/i;

/** What a text says around a name where it knows that what it says of it is past: "It was our first try", "not any more". */
const AT_THAT_TIME =
  /\b(?:it|that|this|which|they|we)\s+(?:was|were|had)\b|\b(?:until|back then|at (?:first|the time|that time)|initially|originally|in the past|any ?more|ignore|legacy)\b/i;

/**
 * `text` without what readers are about to do: "when you add a table", "before moving a row", "to add one". Its verbs are no words about the
 * decision.
 */
export function withoutOccasions(text: string): string {
  return text.replace(OCCASION, ' ');
}

const DOING = '(?:add|writ|edit|chang|creat|touch|mak|renam|remov|delet|mov)';
const OCCASION = new RegExp(
  `\\b(?:(?:when(?:ever)?|if|while|before|after|once|(?:each|every) time)\\s+(?:(?:you|we)\\s+(?:want to\\s+|need to\\s+)?${DOING}e?|${DOING}(?:t|n)?ing)|to\\s+(?:add|write))\\b`,
  'gi',
);

/** A question that only what came later answers. */
const WHY_NOT = /\bwhy (?:not|we (?:ever|once))\b[^.!?\n]*\?/i;

const STATE =
  '(?:super[sc]eded|replaced|obsolete|deprecated|outdated|historical|historic|history|former|previous|earlier|older|old|past|retired|archived?|' +
  'withdrawn|overturned|reversed|revoked|abandoned|legacy|rejected|dead|inactive|closed)';
const DECISIONS = '(?:decisions?|adrs?|records?|choices|designs?|approach(?:es)?|ones)';

/** A heading of decisions that were: "Superseded decisions", "History". One of "Deprecated APIs" is of something else. */
const HEADING = new RegExp(
  `^[\\W\\d]*(?:(?:the|our|all)\\s+)?${STATE}(?:\\W+(?:and\\W+|or\\W+)?${STATE})*(?:\\s+(?:\\w+\\s+)?${DECISIONS})?\\W*$`,
  'i',
);
const HEADING_BEHIND = new RegExp(
  `\\b(?:decisions?|adrs?|records?)\\b.*\\b(?:${STATE}|no longer|(?:not|out of|no more) (?:in )?(?:force|use|valid))\\b`,
  'i',
);

function saysSo({ before, after }: Cited): boolean {
  if (SUCCESSOR.test(before) || SUCCESSOR.test(after) || ARROW.test(after) || BUT_NOW.test(after)) return true;
  if (OLD_TOPIC.test(before) || OF_OLD.test(after) || RECORD.test(before)) return true;
  // "As [1] said" may well be what to do.
  return SAID_THEN.test(after) && !/\b(?:as|like|what|whatever|how|where|than)\s+$/i.test(before);
}

/** Whoever speaks of a successor knows that there is one. */
const SUCCESSOR =
  /\b(?:successors?|heirs?|follow-?up (?:decision|adr|record)|(?:newer|later|(?<=\bthe )new) (?:one|decision|adr|record)s?)\b/i;
/** "[1](…) → Postgres" */
const ARROW = /^[\s*_`)]*(?:→|⟶|⇒|➜|➡|->|=>)/;
/** "… says Mongo; today we use Postgres" */
const BUT_NOW =
  /[,;:(–—]\s*(?:(?:but|yet|however|though|and),?\s+)?(?:today|now|nowadays|meanwhile|since then|these days)\b|[,;–—]\s*(?:but|yet|however),?\s+(?:we|things|that (?:is|was|has)|it (?:is|was|has)|the (?:code|team|project))\b/i;

/** "The old store is described in [1]", "the old layout: [1]". The old rows that one keeps "as [1] says" are of today. */
const OLD_TOPIC =
  /\b(?:the|our|its|an?|this|that)\s+(?:old|older|past|prior|ancient|one-time)\s+(?:[\w`-]+\s+){0,2}[\w`-]+\s*(?:(?:is|are|was|were|stands?|stood)\s+(?:\w+ly\s+)?(?:described|documented|explained|recorded|specified|defined|shown|told|laid out|written down|found)\s+(?:in|by|at)\s+|(?:[:,(–—]\s*)?(?:\(?see\s+)?)$/i;
const OF_OLD =
  /^\W*(?:for|on|about|of|describes|documents|explains|has|tells|shows|covers|records|is about)\s+(?:(?:how|what|why|of)\s+)?(?:(?:the|our|its|an?)\s+)?(?:old|older|past|prior|ancient)\b/i;
const RECORD = /\bfor the record\b|\borigins? of\b|\b(?:dates|goes) back to\b/i;

/**
 * What a text that holds says in the present, in the past: "[1] said Mongo", "[1] was the first try". That it chose or decided something, or
 * was accepted, is past of every decision.
 */
const SAID_THEN = new RegExp(
  '^[\\s*_`)]*(?:\\([^()]*\\)\\s*)?(?:(?:still|once|first|then|only|also|already|at first)\\s+)*(?:' +
    'was(?!\\s+(?:\\w+ly\\s+)?(?:accepted|adopted|approved|agreed|made|written|signed|decided|chosen|merged|ratified|reviewed|recorded|added|published|' +
    'confirmed|extended|clarified|right|not)\\b)|were|had|said|asked|wanted|required|demanded|called for|held|applied|governed|ruled|covered|allowed|forbade|' +
    'prescribed|recommended|suggested|assumed|meant|kept|stored|stated|mandated|needed|favou?red|preferred|planned|hoped|tried|argued|relied|served|' +
    'worked|stood|lasted|failed|aimed|described|proposed)\\b',
  'i',
);

/** "Write decisions like [1]", "a good example of the format is [1]". "For example, [1] says …" cites what it says. */
function isOfForm({ before, after }: Cited): boolean {
  const words = `${before} ${after}`;
  if (!FORM.test(words)) return false;
  return OF_DECISIONS.test(words) || OF_FORMAT.test(words);
}

const FORM =
  /\b(?:formats?|form|style|layout|structure|template|like|as in|samples?|examples?|models?|patterns?|specimens?)\b/i;
/** Decisions at large: "the decision" is the one that is cited. */
const OF_DECISIONS =
  /\b(?:write|writing|written|format|number|name|structure|word|new|good|short|of|for|how)\s+(?:(?:an?|our|new|good|every|each|your|short)\s+)*(?:decisions|adrs|records|(?:(?<=\b(?:an?|every|each|new|good|your|short)\s)(?:decision|adr|record)))\b/i;
const OF_FORMAT =
  /\b(?:samples?|examples?|models?|patterns?|specimens?)\s+(?:of|for)\s+(?:the|our|this|its)\s+(?:format|form|style|layout|structure|length|tone)\b/i;
