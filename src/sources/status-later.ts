/**
 * What a status says behind the word `accepted`: that the decision ended later, that it was not meant, or that nobody has
 * chosen yet. Reads clause by clause as far as they speak of the decision itself, so that prose takes nothing back.
 */
import type { DecisionStatus } from '../model.ts';
import { DEAD_STATUSES, namesNothing, NOTHING, STATUS_WORDS, WHERE_THEY_DIFFER } from './status-words.ts';

/** What became of an accepted decision. */
export interface LaterStatus {
  readonly status: DecisionStatus;
  /** Behind "The status": why nobody can tell. */
  readonly because?: string;
}

const NOT_MEANT = 'takes its first word back';
const SEVERAL = 'names more than one';

/** Reads `rest`, in lower case, what follows the word of an accepted status; undefined where it stays accepted. */
export function laterStatus(rest: string): LaterStatus | undefined {
  const text = rest
    // What a status was before is history.
    .replace(/\((?:was|formerly|previously|originally)\b[^()]*\)/g, ' ')
    // The title of another decision says nothing; a link that is called `superseded by 12` does.
    .replace(/\[([^[\]]*)\]/g, (_, label: string) => (OWN_LABEL.test(label) ? ` ${label} ` : ' it '));
  if (/^[^.;(]*\?|\(\s*\?+\s*\)/.test(text)) return { status: 'unknown', because: 'is a question' };
  if (EMPTY_FIELD.test(text)) return { status: 'unknown', because: NOT_MEANT };
  const others = new Set<DecisionStatus>();
  const reading: Reading = { isChained: true, order: 0 };
  for (const sentence of text.split(/[.!]\s+|[.!]$/)) {
    for (const [index, clause] of sentence.split(CLAUSES).entries()) {
      const found = inClause(clause, reading, index === 0);
      if (found === NOT_MEANT) return { status: 'unknown', because: NOT_MEANT };
      if (found !== undefined) others.add(found);
    }
    reading.order += 1;
  }
  const [only] = others;
  if (only === undefined) return undefined;
  return others.size === 1 && only !== 'unknown' ? { status: only } : { status: 'unknown', because: SEVERAL };
}

const OWN_LABEL =
  /^\s*(?:(?:super[cs]eded|replaced|obsoleted|deprecated) by\b|(?:super[cs]eded|deprecated|rejected)\s*$)/;
/** `Approved: false`, `Approved by: (pending)`. */
const EMPTY_FIELD = new RegExp(`^\\s*[:=]\\W*${NOTHING}|^\\s+by\\s*:?\\W*(?:${NOTHING}|pending\\b)|^\\s+by\\s*:\\W*$`);
const CLAUSES = /[,;()/|]|\s-\s|[–—→]|[-=]>|\b(?:and|but|then)\b/;
/** What may stand before the word of a status without being a subject of its own: `on 2026-01-02 it was later`. */
const LEAD =
  /^(?:[^a-z]+|(?:(?:on|as|of|since|is|was|has|have|been|being|it|this|the|adr|decision|which|now|later|also|subsequently|eventually|afterwards|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*)\b|in(?! (?:review|discussion|principle))\b))*/;
const NEGATED =
  /^(?:no longer\b|in principle\b|to be (?:reviewed|ratified|confirmed|approved|discussed|decided)\b|(?:review|approval|sign-?off|ratification|confirmation|vote|decision)\s+(?:(?:is|still|not yet)\s+)*(?:pending|outstanding|required|needed|open|to follow)\b|(?:provisionally|conditionally|tentatively)\b|against\b|not to\b|to (?:not|reject|drop|abandon)\b|(?:awaiting|subject to)\b(?! implementation)|(?:under|in) (?:review|discussion|revision)\b|(?:not(?: yet)?|never)\W*(?:$|(?:accepted|approved|ratified|decided|adopted|active|agreed|final|valid|binding|effective|official|confirmed|in (?:force|effect|use))\b))/;
/** What follows a word that is said of a part of the decision. */
const IN_PART = new RegExp(
  String.raw`^[\s-]*(?:in parts?|partially|partly|in terminology)\b|^\s+by\s.{1,80}?\s${WHERE_THEY_DIFFER}`,
);
/** What follows a word that is a status of its own, so that "removed the old calls" is none. */
const ALONE = /^\s*(?:$|[^a-z\s]|(?:by|on|in|since|at|as of)\b)/;
const WORK = /^\W*(?:implementation|implementing|rollout|roll-out|migration|release|work)\b/;

interface Reading {
  /** Every clause so far spoke of the decision itself. */
  isChained: boolean;
  /** Of the sentence. */
  order: number;
}

function inClause(clause: string, reading: Reading, isFirst: boolean): DecisionStatus | typeof NOT_MEANT | undefined {
  const words = clause.slice(LEAD.exec(clause)?.[0].length ?? 0);
  if (words === '') return undefined;
  const { isChained, order } = reading;
  if (isChained && NEGATED.test(words)) return NOT_MEANT;
  const word = /^[a-z]+/.exec(words)?.[0] ?? '';
  const after = words.slice(word.length);
  const status = STATUS_WORDS.get(word);
  if (status === 'accepted' || namesNothing(words)) return undefined;
  if (status !== undefined && DEAD_STATUSES.has(status)) {
    if (IN_PART.test(after)) return undefined;
    if (isChained && (order === 0 || ALONE.test(after))) return ALONE.test(after) ? status : 'unknown';
    // Behind other words it may be about those, so that nobody can tell.
    if (ALONE.test(after) && (order === 0 || (isFirst && /^(?:super[cs]eded|deprecated|rejected)/.test(word))))
      return 'unknown';
  } else if (status !== undefined && isChained && order === 0) {
    // "Proposed 2026-01-02" is history, and what is pending may be the work.
    if (!/^\s*(?:on|by|in|\d|:)/.test(after) && !WORK.test(after)) return 'unknown';
    return undefined;
  }
  reading.isChained = false;
  return undefined;
}
