/** Which numbers and names in a sentence about decisions name one. */

/**
 * Numbers are references only where nothing else can be meant: right behind the relation, in a list of such, or with the
 * word ADR. "Replaces Python 2" and "3 of the rules" name no decision.
 */
export function isNamed(name: string, before: string, after: string): boolean {
  if (FOREIGN.test(before)) return false;
  if (/^adr/i.test(name)) return true;
  const isNoun = /^\s+[a-z]/.test(after) && !NO_NOUN.test(after);
  const isListed = LIST.test(before) && !/§\s*$/.test(before);
  if (/\.(?:md|rst)$/.test(name)) {
    // "Supersedes section 2 of the plan in `docs/plans/x.md`" speaks of a plan.
    if (!isListed && !OF_DECISION.test(name) && !DECISION_WORD.test(before)) return false;
    return !(isNoun && isListed) || /^\d{3}/.test(name);
  }
  if (/^\d{3,}[a-z]?-./.test(name)) return !(isNoun && isCount(name, before, after));
  if (/^\d+[a-z]?-./.test(name)) return isListed && !isNoun;
  if (/^(?:19|20)\d{2}$/.test(name) || /^(?:rfc|pr|utf|sha|iso|aes|cve|issue)-/i.test(name)) return false;
  // Nobody counts with zeros in front; but an RFC may have them.
  if (/^0\d{2,}/.test(name) && /(?:^|[^A-Za-z])[a-z]+\s+$/.test(before.slice(-80))) return true;
  return isListed && !(/^[1-9]\d*$/.test(name) && (isNoun || /^[.%]\d/.test(after)));
}

/** A file that is called like a decision, or lies in a folder that is. */
const OF_DECISION = /(?:^|\/)\d{2,}[a-z]?[-_ ][^/]*$|adr|decision/i;
const DECISION_WORD = /\b(?:adrs?|decisions?|records?|choices?)\b/i;

/** "The 100-prompt hybrid pool": how many of what, before the thing itself. */
function isCount(name: string, before: string, after: string): boolean {
  return /^[1-9]\d*-[a-z]+$/.test(name) && ARTICLE.test(before) && !/^\s+(?:decision|adr|record|choice)\b/i.test(after);
}

const ARTICLE = /\b(?:the|an?|our|its|all|old|former|fixed)\s+$/i;

const NO_NOUN =
  /^\s+(?:and|or|by|on|in|with|for|as|which|that|since|from|because|but|to|at|is|was|due|when|where|once|unless|except|after|only|fully|entirely|completely|partially|partly)\b/;
/** A name before it, or a word for what is not there yet: `platform's ADR-12`, `acme/x ADR-12`, "upcoming ADR-12". */
const FOREIGN = /(?:['’]s|\w\/[\w.-]+`?|\b(?:upcoming|future|forthcoming|planned|coming))\s+$/i;

/** What stands between the references of a list, and before the first. */
export const LIST =
  /^(?:[\s:,(&+*_"'`[\]#>|/–—-]|\([^()]*\)|\b(?:and|or|also|both|by|the|all of|(?:in )?parts?(?: of)?|(?:sections? |§ ?)[\w.]+ of|decisions?|adrs?|records?|number|no\.)(?![\w-]))*$/i;
