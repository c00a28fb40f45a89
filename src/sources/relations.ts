/** What a block of text says about other decisions: which it supersedes, is superseded by, amends. Resolves nothing. */
import type { DecisionRef, Place } from '../model.ts';

/** References to other decisions, as written. */
export interface Relations {
  readonly supersedes: readonly DecisionRef[];
  readonly supersededBy: readonly DecisionRef[];
  readonly amends: readonly DecisionRef[];
  /** What changed a part of it: the rest is in force. */
  readonly amendedBy: readonly DecisionRef[];
}

/** Where a block stands, and what kind of text it is. */
export interface BlockContext {
  /** The place of an offset in the block. */
  readonly place: (offset: number) => Place;
  /** It speaks of this decision whatever its grammar: a status, a banner. Then "the lanes are superseded by 12" is about a part of it. */
  readonly isStatement: boolean;
}

const IN_PART = '(?:[\\s-]+(?:in[\\s-]part|partially|partly|section))';
const WORDS = new RegExp(
  '\\b((?:partial(?:ly)?|partly)[\\s-]+)?' +
    `(super[cs]edes|replaces|super[cs]eded${IN_PART}?[\\s-]+by|replaced${IN_PART}?[\\s-]+by|super[cs]eded(?=\\s*[:\\]([])` +
    `|amends|(?:amended|extended|refined)${IN_PART}?[\\s-]+by)\\b`,
  'gi',
);

/** The relations in one block: a paragraph, a list, a table, a status. */
export function relationsIn(block: string, { place, isStatement }: BlockContext): Relations {
  const found = {
    supersedes: [] as DecisionRef[],
    supersededBy: [] as DecisionRef[],
    amends: [] as DecisionRef[],
    amendedBy: [] as DecisionRef[],
  };
  const text = withoutTitles(block);
  const speaksOfPart = isStatement && /^\W*(?:status\W+)?partial(?:ly)?\b/i.test(text);
  const matches = [...text.matchAll(WORDS)];
  let behind = 0;
  for (const [order, match] of matches.entries()) {
    const prefix = clauseBefore(text.slice(behind, match.index));
    const kind = kindOf(match[2] ?? '', match[1] !== undefined, { prefix, isStatement });
    const from = match.index + match[0].length;
    behind = from;
    if (kind === undefined) continue;
    const clause = firstClause(text.slice(from, matches[order + 1]?.index));
    for (const { ref, isPart } of refsWithin(clause)) {
      const part = kind === 'supersedes' ? 'amends' : kind === 'supersededBy' ? 'amendedBy' : kind;
      found[isPart || speaksOfPart ? part : kind].push({ ...place(match.index), ref });
    }
  }
  return found;
}

/** The same text, as long as it was, without what only looks like a relation. */
function withoutTitles(block: string): string {
  const blank = (text: string): string => text.replace(/[^\n]/g, ' ');
  return (
    block
      .replace(/\*/g, ' ')
      // Titles of other decisions: `[12. Postgres replaces Mongo](…)`. `[Superseded by](…)` is a relation.
      .replace(/(?<=\[)[^[\]]*(?=\]\()/g, (label) => (relationLabel(label) === undefined ? blank(label) : label))
      // What a status was before is history: `superseded by 303 (was: amended by 277)`.
      .replace(/\(was:.*$/gim, blank)
  );
}

/** The word that relates a whole block or section of references to this decision: `Supersedes:` above a list. */
export function relationLabel(text: string): string | undefined {
  const words = text.replace(/^[\s>*_|+-]+/, '').replace(/[\s*_:|–—-]+$/, '');
  const [match] = words.matchAll(WORDS);
  return match !== undefined && match[0] === words ? words : undefined;
}

/** The references in a phrase: the links, else the wiki links, else decision numbers and file stems. */
export function refsIn(phrase: string): readonly string[] {
  return refsWithin(phrase).map(({ ref }) => ref);
}

interface FoundRef {
  readonly ref: string;
  /** The text behind it says that only a part is meant. */
  readonly isPart: boolean;
}

function refsWithin(phrase: string): readonly FoundRef[] {
  const links = [...phrase.matchAll(/\]\(((?:<[^>\n]*>|[^()\n])*(?:\([^()\n]*\)[^()\n]*)*)\)/g)];
  if (links.length > 0) {
    return links
      .map((match) => ({
        ref: destinationOf(match[1] ?? ''),
        isPart: meansPart(phrase.slice(match.index + match[0].length)),
      }))
      .filter(({ ref }) => ref !== '' && !/^(?:[a-z][a-z0-9+.-]+:\/\/|mailto:|#)/i.test(ref));
  }
  const wiki = [...phrase.matchAll(/\[\[([^\]|#]+)/g)].map((match) => match[1]?.trim() ?? '');
  if (wiki.length > 0) return wiki.map((ref) => ({ ref, isPart: false }));
  const names = phrase.matchAll(
    /(?<![\w./§-])(?:[\w./-]+\.(?:md|rst)|(?:\d{4}-\d{2}-\d{2}|\d{2,8})[a-z]?-[\w.-]*\w|ADR[-_ #]?\d{1,6}[a-z]?|[A-Z]{2,}-\d{2,6}|#?\d{1,6}[a-z]?)(?![\w-])/gi,
  );
  return [...names]
    .filter(
      ({ 0: name, index }) =>
        !/^(?:19|20)\d{2}-\d{2}(?:-\d{2})?$/.test(name) && !isCount(name, phrase.slice(index + name.length)),
    )
    .map(({ 0: ref, index }) => ({ ref, isPart: meansPart(phrase.slice(index + ref.length)) }));
}

/** `3 of the rules` and `2026` are no decisions; a number of a decision has a sign, zeros, or nothing of the kind behind it. */
function isCount(name: string, after: string): boolean {
  if (/^(?:19|20)\d{2}$/.test(name)) return true;
  return (
    /^[1-9]\d?$/.test(name) && /^(?:\s+[a-z]|[.%]\d)/.test(after) && !/^\s+(?:and|or|by|on|in|with|for)\b/.test(after)
  );
}

function meansPart(after: string): boolean {
  return /^[\s,(–—-]*(?:specifically|only|in part|partially|partly|§|sections?\b|for\b|with respect|regarding|as far as)/i.test(
    after,
  );
}

/** Without angle brackets and title: `<a b.md> "Title"` leads to `a b.md`. */
function destinationOf(inside: string): string {
  const text = inside.trim();
  return text.startsWith('<') ? (text.slice(1).split('>', 1)[0] ?? '') : (text.split(/\s+["']/, 1)[0] ?? '');
}

interface Said {
  readonly prefix: string;
  readonly isStatement: boolean;
}

function kindOf(word: string, isPartial: boolean, { prefix, isStatement }: Said): keyof Relations | undefined {
  const plain = word
    .toLowerCase()
    .replace('superc', 'supers')
    .replace(/[\s-]+/g, ' ');
  if (/\b(?:not|never|no longer)\s+$/i.test(prefix)) return undefined;
  const isOwn = isOwnSubject(prefix);
  const part = isPartial || /in part|partially|partly|section/.test(plain);
  if (/^(?:supersedes|replaces|amends)$/.test(plain)) {
    if (!isOwn) return undefined;
    return plain === 'amends' || part ? 'amends' : 'supersedes';
  }
  // Something of this decision was superseded, so the rest is in force.
  if (!isOwn) return isStatement ? 'amendedBy' : undefined;
  return part || /^(?:amended|extended|refined)/.test(plain) ? 'amendedBy' : 'supersededBy';
}

/** What stands between the last sentence, dash or colon and the word of a relation, without references. */
function clauseBefore(text: string): string {
  // A reference right before the word is its subject: `[7](g.md) replaces 8`.
  const plain = text.replace(/\]\([^()]*\)(?=\s+$)/, ' other').replace(/\[[^[\]]*\]\([^()]*\)/g, '');
  // "Section 2 — all of it — is superseded by 12": what follows the dash has its subject before it.
  return plain.split(/[.;!?:]\s|[–—](?!\s*(?:is|was|are|were|has|have)\b)/).at(-1) ?? '';
}

const OWN_WORDS = new RegExp(
  '^(?:(?:status|accepted|approved|implemented|proposed|draft|and|but|now|also|later|then|since|it|this|the|adr|decision|' +
    'record|document|proposal|has|been|is|was|being|partially|partly|hereby|fully|entirely|which|on|as|of|in|part|date|' +
    'jan\\w*|feb\\w*|mar\\w*|apr\\w*|may|jun\\w*|jul\\w*|aug\\w*|sep\\w*|oct\\w*|nov\\w*|dec\\w*)\\s*)*$',
);

/** True where the decision itself is what supersedes or is superseded: `Status: superseded by`, `This ADR amends`. */
function isOwnSubject(prefix: string): boolean {
  if (/\badr[-_ #]*\d+\s*$/i.test(prefix)) return false;
  const words = prefix.replace(/[[\]()>*_|~"'’“”\d:;,.#/+\\–—-]/g, ' ').trim();
  return OWN_WORDS.test(words.toLowerCase().replace(/\s+/g, ' '));
}

/**
 * Up to the end of the sentence, clause or field, so that "Supersedes nothing; extends 0053" has no reference. The text of
 * a link goes first: `[9. Title](0009-title.md)` ends no sentence.
 */
function firstClause(text: string): string {
  const words = text.replace(/\[[^[\]]*\](?=\()/g, '[]');
  return words.split(CLAUSE_END, 1)[0] ?? '';
}

/** A line that is the next field, or the next row of a table, ends a clause as well. */
const CLAUSE_END =
  /;|\.\s|\n\s*(?:\*\*|__)?[A-Z][\w -]{1,30}(?:\*\*|__)?:|\n\s*\||\b(?:extends|refines|relate[sd] to|related|depends on|see also|builds on)\b/i;
