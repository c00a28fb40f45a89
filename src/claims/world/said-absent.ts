/** Words behind the name of a decision by which its file is gone, or still to come: then nobody claims that it is there. */

/**
 * True where `behind`, which follows a reference, says of what it names that it is not here: "(deleted in 2023)", ", which was
 * withdrawn", "(draft in PR #77)". "Removed the cache" is done by the decision itself, and "(accepted)" or "(obsolete)" leaves a file
 * that has to be somewhere.
 */
export function saysAbsent(behind: string): boolean {
  return SAID.test(behind.replace(/[*_~]/g, ' '));
}

/** What became of a file, or kept it from being written. */
const GONE =
  'deleted|removed|dropped|gone|lost|missing|purged|erased|withdrawn|retracted|discarded|abandoned|scrapped|rejected|pruned|' +
  'unwritten|unpublished|undocumented|unrecorded|archived|moved|(?:thrown|gone) away|cleaned up|' +
  "no longer (?:there|here|kept|exists?|available|in)|(?:does not|doesn['’]t|did not|didn['’]t) (?:exist|survive)|" +
  'never (?:written|merged|published|recorded|accepted|committed|existed|finished|landed)';

/** What is on its way: a text that nobody has merged. */
const TO_COME =
  'upcoming|forthcoming|coming(?: soon)?|soon|future|planned|draft(?:ed)?|pending|proposed|proposal|unmerged|unfinished|wip|work in progress|' +
  'in (?:progress|review|preparation|discussion|draft(?:ing)?|the (?:works|making)|flight)|under (?:review|discussion|way)|underway|' +
  'to (?:come|follow)|follows|tb[acd]|awaiting|being (?:written|drafted|reviewed|discussed)|' +
  '(?:(?:see|in|an?|open|our|the) )*(?:pr|mr|pull request|merge request)';

/** Who it is said of, and when: nothing in front of the word may be what else was removed. */
const LEAD =
  '(?:(?:which|that|who|and|but|or|it|its|this|the|an?|we|file|record|text|page|decision|document|adr|number|original|' +
  'is|are|was|were|has|have|had|been|be|got|since|now|already|later|long|then|meanwhile|still|yet|only|currently|itself|both|all)\\W+)*';

/** What a word of its own is followed by; before a noun it speaks of that: "removed the cache", "future work". */
const TAIL =
  '(?=\\W*$|[^\\w\\s-]|\\s+(?:in|on|by|from|with|when|while|during|since|at|after|before|as|to|for|and|or|but|again|already|long|now|later|' +
  'because|due|there|here|today|it|them|adr|decision|record|version|until|once|years?|pr|mr|pull|open|see)\\b|\\s+[\\d#(–—-])';

const SAID = new RegExp(`(?:^|\\.\\s*)\\W*${LEAD}(?:${GONE}|${TO_COME})${TAIL}`, 'i');
