/**
 * The words by which a sentence gives a link to another branch, release or repository, to a day that is over, or shows how it must not be
 * written. A link is a promise to whoever clicks it, so that fewer words take it back than take back a path.
 */

/** True when a clause says so of the link in it. */
export function leadsElsewhere(clause: string): boolean {
  return ELSEWHERE.test(clause);
}

const ELSEWHERE =
  /\b(?:wrong|incorrect|bad)\s*:|\b(?:do not|don['’]t|never) write\b|\bon (?:the )?(?:\S+ )?branch\b|\bv\d[\w.]* (?:docs|branch)\b|\brelease \d|\b(?:the|its) former\b|\buntil (?:19|20)\d\d\b|\bupstream (?:repo|repository|project)\b|\bin [\w.-]+\/[\w.-]+\s*:/i;
