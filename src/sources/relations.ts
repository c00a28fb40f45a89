/** What a block of text says about other decisions: which it supersedes, is superseded by, amends. Resolves nothing. */
import type { DecisionRef, Place } from '../model.ts';
import { isNamed, LIST } from './named-decision.ts';
import { isOwned } from './owned-name.ts';
import { WHERE_THEY_DIFFER } from './status-words.ts';
import { afterClause, firstClause, wordsBehind, type Standing } from './behind.ts';
import { takenBack } from './taken-back.ts';

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
  /** What its section says behind it. */
  readonly below?: string;
}

const IN_PART = '(?:[\\s-]+(?:in[\\s-]part|partially|partly|section))';
const WORDS = new RegExp(
  '\\b((?:partial(?:ly)?|partly)[\\s-]+)?' +
    `(super[cs]edes|replaces|super[cs]eded${IN_PART}?[\\s-]+by|replaced${IN_PART}?[\\s-]+by|super[cs]eded(?=\\s*[:\\]([])` +
    `|amends|(?:amended|extended|refined)${IN_PART}?[\\s-]+by)\\b`,
  'gi',
);

/** What is superseded is no decision, and one is only named beside it: "Supersedes the prototype (see [[0007-x]] for context)". */
const OTHER_THING =
  /^\s+(?:the|an?|our|all)\s(?![^([]*\b(?:decisions?|adrs?|records?|choices?)\b)[^([#.;:\d]*(?:\w-\d[^([#.;:\d]*)?\((?:see|cf\.?)\s/i;

/** The relations in one block: a paragraph, a list, a table, a status. */
export function relationsIn(block: string, { place, isStatement, below = '' }: BlockContext): Relations {
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
    if (kind === undefined || (kind === 'supersedes' && OTHER_THING.test(text.slice(from)))) continue;
    const clause = firstClause(text.slice(from, matches[order + 1]?.index));
    const later = kind === 'supersedes' ? `${afterClause(text.slice(from), clause)}\n\n${below}` : '';
    for (const each of refsWithin(clause)) {
      const part = kind === 'supersedes' ? 'amends' : kind === 'supersededBy' ? 'amendedBy' : kind;
      // "Superseded by section 2 of 12" is superseded as a whole.
      const isPartial = each.isPart || speaksOfPart || (each.isPartOf && kind === 'supersedes');
      const said = { ...each, behind: (each.behind ?? '') + takenBack(later, each.ref) };
      found[isPartial ? part : kind].push({ ...place(match.index), ...named(said) });
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
      // `> [!WARNING]` is the kind of a note, and a break ends a sentence.
      .replace(/\[![A-Z]+\]/g, blank)
      .replace(/<br\s*\/?>/gi, (found) => '. '.padEnd(found.length))
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

/**
 * The references in a phrase that stands behind the key or the word of a relation: the links, else the wiki links, else decision
 * numbers and file stems. Of those in `parts` only something is meant.
 */
export function refsBehind(
  phrase: string,
  kind: keyof Relations,
): { readonly whole: readonly RefText[]; readonly parts: readonly RefText[] } {
  const all = refsWithin(phrase).map((each) => ({
    ref: named(each),
    isPart: each.isPart || each.isInPart || (each.isPartOf && kind === 'supersedes'),
  }));
  return {
    whole: all.flatMap(({ ref, isPart }) => (isPart ? [] : [ref])),
    parts: all.flatMap(({ ref, isPart }) => (isPart ? [ref] : [])),
  };
}

/** True for a text that is an address on the web: whatever it leads to, it names no decision of ours. */
export function isAddress(text: string): boolean {
  return /^<?[a-z][a-z0-9+.-]+:\/\//i.test(text);
}

/** A reference, and what stands behind it. */
export type RefText = Pick<DecisionRef, 'ref' | 'behind' | 'isOfOthers'>;

function named({ ref, behind = '', isOfOthers }: RefText): RefText {
  return { ref, ...(behind !== '' && { behind }), ...(isOfOthers && { isOfOthers }) };
}

interface FoundRef extends RefText {
  /** The text behind it says that only a part is meant. */
  readonly isPart: boolean;
  /** A part of it is named: `section 2 of 0012`, `ADR-0012's rule`. */
  readonly isPartOf: boolean;
  /** The words before it say so of the relation: `in part 0012`. */
  readonly isInPart: boolean;
}

/** Links of a phrase with what they lead to. */
const LINK = /\]\(((?:<[^>\n]*>|[^()<\n]|<(?![^>\n]*>))*(?:\([^()\n]*\)[^()\n]*)*)\)/g;
const NAME =
  /(?<![\w./§-]|\.(?:md|rst):)(?:[\w./-]+\.(?:md|rst)|(?:\d{4}-\d{2}-\d{2}|\d{2,8})[a-z]?-[\w.-]*\w|ADR[-_ #]?\d{1,6}[a-z]?|[A-Z]{2,}-\d{2,6}|#?\d{1,6}[a-z]?)(?![\w-])/gi;

function refsWithin(phrase: string): readonly FoundRef[] {
  const links = [...phrase.matchAll(LINK)];
  if (links.length > 0) {
    const all = links.map((match): Written => ({
      ref: destinationOf(match[1] ?? ''),
      text: match[0],
      index: match.index,
    }));
    const isDecision = ({ ref }: Written): boolean => ref !== '' && !isAddress(ref) && !/^(?:mailto:|#)/i.test(ref);
    return withParts(all.filter(isDecision), phrase);
  }
  const wiki = [...phrase.matchAll(/\[\[([^\]|#]+)/g)];
  if (wiki.length > 0) {
    return withParts(
      wiki.map((match) => ({ ref: match[1]?.trim() ?? '', text: match[0], index: match.index })),
      phrase,
    );
  }
  const names: Written[] = [];
  let end = 0;
  const plain = phrase.replace(ADDRESS, (found) => '\0'.repeat(found.length));
  for (const { 0: text, index } of plain.matchAll(NAME)) {
    const isDate = /^(?:19|20)\d{2}-\d{2}(?:-\d{2})?$/.test(text);
    const after = plain.slice(index + text.length);
    if (isDate || OF_OTHERS.test(after) || !isNamed(text, plain.slice(end, index), after)) continue;
    names.push({ ref: text, text, index });
    end = index + text.length;
  }
  return withParts(names, plain);
}

const ADDRESS = /\b[a-z][a-z0-9+.-]+:\/\/\S+/gi;

/** "ADR-12 of the platform team" has its number from somebody else's list. */
const OF_OTHERS =
  /^[\s,()`]*(?:of|in|from|at|by)\s+`?(?:the\s+|our\s+|their\s+|an?\s+)?(?!(?:this|same|whole|entire)\b)(?:[\w.-]+\/[\w.-]+|(?:[`\w./-]+\s+){1,3}(?:teams?|repo|repository|monorepo|projects?|org|organi[sz]ation|group|guild|squad|company|handbook|wiki)\b)/i;

interface Written extends Standing {
  readonly ref: string;
}

function withParts(refs: readonly Written[], phrase: string): readonly FoundRef[] {
  let [end, isPartOf] = [0, false];
  const behind = wordsBehind(refs, phrase);
  return refs.map(({ ref, text, index }, order) => {
    const lead = phrase.slice(end, index);
    end = index + text.length;
    const after = phrase.slice(end);
    // "Section 2 of 12 and 13" may mean a part of both.
    isPartOf = PART_OF.test(lead) || (isPartOf && LIST.test(lead));
    const isInPart = /\b(?:in part|partial(?:ly)?|partly)\W*$/i.test(lead);
    const isOfOthers = text === ref && isOwned(lead);
    const isOf = isPartOf || /^['’]s\s/.test(after) || SAID_THERE.test(after);
    const found = { ref, behind: behind[order] ?? '', ...(isOfOthers && { isOfOthers }) };
    return { ...found, isPart: meansPart(after), isPartOf: isOf, isInPart };
  });
}

/** `in part`, or something of a decision that is not all of it. */
const PART_OF =
  /\b(?:in part|partially|partly|parts? of|sections?)\b|§|\b(?!(?:all|whole|entirety|content|contents|decisions?|records?|choice)\b)[a-z]+['’]?\s+(?:of|in|from)\s+(?:the\s+)?\W*$/i;
/** "The default that ADR 216 assumed", "what 0012 says": something in it is meant, and it is only where that stands. */
const SAID_THERE =
  /^\)?\s+(?:(?:originally|initially|previously|once|first|had)\s+)?(?:assumed|described|introduced|proposed|defined|specified|established|chose|made|said|says|set|laid|recorded|recommended)\b/i;
function meansPart(after: string): boolean {
  return PART_BEHIND.test(after);
}

const PART_BEHIND = new RegExp(
  String.raw`^[\s,(–—-]*(?:specifically|only|in part|partially|partly|§|sections?\b|for\b|with respect|regarding|as far as|${WHERE_THEY_DIFFER})`,
  'i',
);

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
  if (
    /\b(?:not|never|no longer|until|unless|if|(?:will|to|may|might|can|could|should|would) be)\s+$/i.test(prefix) ||
    OTHER_SUBJECT.test(prefix)
  )
    return undefined;
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

/** Words between a subject and its verb. */
const AUXILIARY =
  '(?:(?:is|was|has|have|had|been|being|now|also|later|then|since|itself|hereby|fully|entirely|already)\\s+)*';
/** A reference right before the verb is its subject: "ADR-0007 was superseded by 8" is not about this decision. */
const OTHER_SUBJECT = new RegExp(
  `(?:\\0|\\badr[-_ #]*\\d{1,6}[a-z]?|(?<![\\d./-])#?(?!(?:19|20)\\d{2}\\s)\\d{1,6}[a-z]?|\\.(?:md|rst))\\s+${AUXILIARY}$`,
  'i',
);
const LINKED_SUBJECT = new RegExp(`\\[[^[\\]]*\\]\\(([^()]*)\\)(?=\\s+${AUXILIARY}$)`, 'i');

/** What stands between the last sentence, dash or colon and the word of a relation, without references. */
function clauseBefore(text: string): string {
  const plain = text
    // A link into this text is a part of it.
    .replace(LINKED_SUBJECT, (_, to: string) => (to.startsWith('#') ? ' section' : ' \0'))
    .replace(/\[[^[\]]*\]\([^()]*\)/g, '');
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
  const words = prefix.replace(/[[\]()>*_|~"'’“”\d:;,.#/+\\–—-]/g, ' ').trim();
  return OWN_WORDS.test(words.toLowerCase().replace(/\s+/g, ' '));
}
