/** The words for what is not here: gone, not there, to come, and when. Parts of patterns; which places of a text they count in is for others to say. */

/** What became of something. */
export const GONE =
  'removed|deleted|gone|dropped|retired|deprecated|obsolete|superseded|replaced|disabled|unavailable|missing';

export const NOT_THERE = String.raw`(?:does not|doesn['’]t|do not|don['’]t)\s+(?:yet\s+)?(?:exist|work yet)|not (?:yet )?(?:implemented|there|available|added|wired|set up|defined|written|merged)|not yet`;

export const TO_COME = String.raw`planned|to come|coming (?:soon|later)|coming (?:in|with) [\w.#-]+(?: release| version)?|upcoming|todo|tbd|wip|work in progress|n\/a`;

/** One of these as all that is said: "removed in v2", not "removed rows". */
export const STATE = String.raw`(?:${GONE}|${NOT_THERE}|${TO_COME})(?=[\s*_)]*(?:$|[|\n.,;:!?()—–-])|\s+(?:in|since|by|with|until|from|use|and|but|for|yet|here|there|now|at|on|after|to|so|as|because|when|it|see|please|anymore|any more)\b)`;

/** A day, a release or a change that is awaited. "Comes with 3 options" names none. */
export const WHEN = String.raw`(?:(?:the|a|our) )?(?:(?:next|coming|following|later|future|follow-?up) \w|q[1-4]\b|h[12]\b|v\d|\d+\.(?:\d|x)|20\d\d\b|#\d|(?:version|release|milestone|phase|sprint|issue|ticket|prs?|mrs?|pull requests?) [#v\d]|(?:january|february|march|april|may|june|july|august|september|october|november|december|spring|summer|autumn|winter)\b)`;
