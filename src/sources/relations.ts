/** What a line says about other decisions: which it supersedes, is superseded by, or amends. Resolves nothing. */
import type { DecisionRef, Place } from '../model.ts';

/** References to other decisions, as written. */
export interface Relations {
  readonly supersedes: readonly DecisionRef[];
  readonly supersededBy: readonly DecisionRef[];
  readonly amends: readonly DecisionRef[];
}

const WORDS =
  /\b((?:partially|partly)\s+)?(super[cs]edes|super[cs]eded[ -]by|super[cs]eded(?=\s*[:\]([])|replaces|replaced[ -]by|amends|amended)\b/gi;

/** The relations in one line of a head. */
export function relationsIn(line: string, place: Place): Relations {
  const found = { supersedes: [] as DecisionRef[], supersededBy: [] as DecisionRef[], amends: [] as DecisionRef[] };
  const matches = [...line.matchAll(WORDS)];
  for (const [order, match] of matches.entries()) {
    const kind = kindOf(match[2] ?? '', match[1] !== undefined);
    if (kind === undefined || isNegated(line.slice(0, match.index))) continue;
    const from = match.index + match[0].length;
    const clause = firstClause(line.slice(from, matches[order + 1]?.index));
    for (const ref of refsIn(clause)) {
      found[kind].push({ file: place.file, line: place.line, column: match.index + 1, ref });
    }
  }
  return found;
}

/** The references in a phrase: the links, else the wiki links, else decision numbers and file stems. */
export function refsIn(phrase: string): readonly string[] {
  const links = [...phrase.matchAll(/\]\(([^()\n]*(?:\([^()\n]*\)[^()\n]*)*)\)/g)].map((match) =>
    destinationOf(match[1] ?? ''),
  );
  if (links.length > 0) return links.filter((link) => link !== '' && !/^(?:https?:|#)/.test(link));
  const wiki = [...phrase.matchAll(/\[\[([^\]|#]+)/g)].map((match) => match[1]?.trim() ?? '');
  if (wiki.length > 0) return wiki;
  const names = phrase.matchAll(
    /(?<![\w./-])(?:[\w./-]+\.md|(?:\d{4}-\d{2}-\d{2}|\d{2,8})[a-z]?-[\w.-]*\w|ADR[-_ #]?\d{1,6}[a-z]?|[A-Z]{2,}-\d{2,6}|#?\d{1,6}[a-z]?)(?![\w-])/gi,
  );
  return [...names].map((match) => match[0]).filter((name) => !/^\d{4}-\d{2}-\d{2}$/.test(name));
}

/** Without angle brackets and title: `<a b.md> "Title"` leads to `a b.md`. */
function destinationOf(inside: string): string {
  const text = inside.trim();
  return text.startsWith('<') ? (text.slice(1).split('>', 1)[0] ?? '') : (text.split(/\s+["']/, 1)[0] ?? '');
}

function kindOf(word: string, isPartial: boolean): keyof Relations | undefined {
  const plain = word.toLowerCase().replace('superc', 'supers').replace('-', ' ');
  if (plain === 'amends') return 'amends';
  // What is superseded in part is still in force; the part belongs to the amending side.
  if (plain === 'supersedes' || plain === 'replaces') return isPartial ? 'amends' : 'supersedes';
  if (plain === 'amended' || isPartial) return undefined;
  return 'supersededBy';
}

function isNegated(before: string): boolean {
  return /\b(?:not|never|no longer)\s+$/i.test(before);
}

/**
 * Up to the end of the sentence or clause, so that "Supersedes nothing; extends 0053" has no reference. The text of a
 * link goes first: `[9. Title](0009-title.md)` ends no sentence.
 */
function firstClause(text: string): string {
  const words = text.replace(/\[[^[\]]*\](?=\()/g, '[]');
  return words.split(/;|\.\s|\b(?:extends|refines|relates to|depends on|see also|builds on)\b/i, 1)[0] ?? '';
}
