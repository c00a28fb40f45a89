/** Whose decision a number is, by the word right before it. It reads that word alone. */

/**
 * True where the words before a name may say whose it is: "platform ADR-12", "legacy ADR-12", "draft 0012". No list has every team, so any
 * word counts that is not the grammar of a reference.
 */
export function isOwned(lead: string): boolean {
  const before = lead.replace(/(?:\b(?:adrs?|decisions?|records?|number|no\.?)\s+)+$/i, '');
  const word = /([\p{L}][\p{L}\p{N}_-]*)\s+$/u.exec(before)?.[1];
  return word !== undefined && !GRAMMAR.test(word);
}

const GRAMMAR =
  /^(?:the|our|this|an?|and|or|of|by|to|with|in|on|from|both|also|as|well|all|old|older|earlier|previous|former|original|existing|current|accepted|deprecated|obsolete|outdated|super[cs]ed(?:es|ed)|replace[sd]|amend(?:s|ed)|is|was|see|parts?|partially|partly|fully|entirely|sections?)$/i;
