/**
 * A decision record → Decision, whichever of the formats in the wild it is written in. A status that cannot be read
 * is `unknown`, never accepted: a wrong guess ships a dead rule to agents. It resolves no reference.
 */
import type { Body, Decision, DecisionRef, DecisionStatus } from '../model.ts';
import { COMMON_KEYS, readCommon } from './common.ts';
import { readHead } from './decision-head.ts';
import type { DecisionHead } from './decision-head.ts';
import { idOfDecision } from '../decision-place.ts';
import { chooseStatus } from './decision-status.ts';
import { readEnforce } from './enforce.ts';
import { placeOf, textOf, wikiTextsOf } from './fields.ts';
import type { FieldReader } from './fields.ts';
import type { SplitNote } from './front-matter.ts';
import { plainKeys } from './key-case.ts';
import { looseFields } from './loose-front-matter.ts';
import { bareBody, lazyBody, parseBody, refuseBody } from './markdown.ts';
import { isRst } from './note-paths.ts';
import type { NotePath } from './note-paths.ts';
import { isAddress, refsBehind, relationsIn } from './relations.ts';
import type { Relations } from './relations.ts';
import { readRstHead } from './rst-head.ts';
import { isUnchosen } from './status.ts';
import { DEAD_STATUSES } from './status-words.ts';
import { titleOf } from './title.ts';

/** Keys of MADR 4 and of our own, besides those of every note. */
const OWN_KEYS = (
  'status date number id adr supersedes superseded-by amends amended-by relates-to ' +
  'decision-makers consulted informed review-by reviewed-at enforce'
).split(' ');

/** Every key that means something here, whatever letter case it is written in. */
const KEYS: ReadonlySet<string> = new Set([...OWN_KEYS, ...COMMON_KEYS, 'updated', 'created']);

/** What tools call each relation. */
const RELATION_KEYS = {
  supersedes: ['supersedes'],
  supersededBy: ['superseded-by', 'superseded_by', 'supersededBy', 'superseded by', 'x-superseded-by'],
  amends: ['amends', 'supersedes-section-of'],
  amendedBy: ['amended-by', 'amended_by', 'amendedBy', 'superseded-section-by'],
} as const;

/** Reads one decision. `reader` collects what is wrong with it. */
export function readDecision(note: NotePath, split: SplitNote, asWritten: FieldReader): Decision {
  const file = note.path;
  const reader = { ...asWritten, fields: plainKeys(asWritten.fields, KEYS) };
  const common = readCommon(reader, 'decision', OWN_KEYS);
  const head = isRst(file) ? readRstHead(file, split.body) : readHead(file, split.body, split.bodyLine);
  const id = idOfDecision(file);
  // What is wrong with broken front matter has been said once.
  const stated = split.isSound
    ? reader
    : { fields: plainKeys(looseFields(file, split), KEYS), faults: [], remarks: reader.remarks };
  const status = chooseStatus(note, split, { reader, stated: textOf(stated, 'status'), statuses: head.statuses });
  const date = ['date', 'updated', 'created'].map((key) => textIn(stated, key)).find((each) => each !== undefined);
  const number = numberIn(id) ?? head.number ?? statedNumber(stated);
  const loose = stated.fields.get('title')?.value;
  const heading =
    common.heading ?? (loose?.kind === 'text' ? { ...placeOf(loose), text: loose.text, bindings: [] } : undefined);
  return {
    kind: 'decision',
    file,
    id,
    ...common,
    ...titleOf({ file, id, stated: heading, found: head.title }),
    body: note.headOnly ? bareBody(split.body, split.bodyLine) : bodyOf(file, split, { reader, status: status.status }),
    ...status,
    ...withDate(date ?? head.date),
    ...(number !== undefined && { number }),
    ...ownNameOf(reader, id),
    ...relationsOf(stated, head),
    ...withEnforce(reader),
    // Last: reading the fields above is what finds the faults.
    isSound: split.isSound && reader.faults.length === 0,
  };
}

function textIn(reader: FieldReader, key: string): string | undefined {
  // Only `date` is ours: of another tool's key any shape is right.
  return textOf(key === 'date' ? reader : { ...reader, faults: [] }, key)?.text.trim();
}

function ownNameOf(reader: FieldReader, id: string): Pick<Decision, 'ownName'> {
  const written = textIn(reader, 'id');
  return written === undefined || written === id || !/^\S{2,80}$/.test(written) ? {} : { ownName: written };
}

function withEnforce(reader: FieldReader): Pick<Decision, 'enforce'> {
  const enforce = readEnforce(reader);
  return enforce.length === 0 ? {} : { enforce };
}

function withDate(date: string | undefined): Pick<Decision, 'date'> {
  return date === undefined ? {} : { date };
}

function bodyOf(file: string, split: SplitNote, of: { reader: FieldReader; status: DecisionStatus }): Body {
  if (isRst(file)) return bareBody(split.body, split.bodyLine);
  // Superseded or rejected bodies are honest history: nothing in them is a claim, so nobody needs their pieces.
  if (DEAD_STATUSES.has(of.status)) return bareBody(split.body, split.bodyLine);
  const refusal = refuseBody(file, split.body, split.bodyLine);
  if (refusal !== undefined) {
    // What nobody has accepted reaches no agent, so that only its links count.
    if (of.status === 'accepted') of.reader.faults.push(refusal);
    return bareBody(split.body, split.bodyLine);
  }
  if (of.status !== 'accepted' || !split.body.includes('{{')) return lazyBody(file, split.body, split.bodyLine);
  const { value, problems } = parseBody(file, split.body, split.bodyLine);
  of.reader.faults.push(...problems);
  return value;
}

function relationsOf(reader: FieldReader, head: DecisionHead): Relations {
  const status = textOf(reader, 'status');
  const inStatus =
    status === undefined || isUnchosen(status.text)
      ? undefined
      : relationsIn(status.text, { place: () => placeOf(status), isStatement: true });
  const keys = keyRelations(reader);
  const all = (kind: keyof Relations): readonly DecisionRef[] =>
    unique([...keys[kind], ...(inStatus?.[kind] ?? []), ...head[kind]]);
  return {
    supersedes: all('supersedes'),
    supersededBy: all('supersededBy'),
    amends: all('amends'),
    amendedBy: all('amendedBy'),
  };
}

/** What the keys of the front matter say. Who supersedes a decision in part amends it. */
function keyRelations(reader: FieldReader): Relations {
  const supersedes = keyRefs(reader, 'supersedes');
  const supersededBy = keyRefs(reader, 'supersededBy');
  const [amends, amendedBy] = [keyRefs(reader, 'amends'), keyRefs(reader, 'amendedBy')];
  return {
    supersedes: supersedes.whole,
    supersededBy: supersededBy.whole,
    amends: [...amends.whole, ...amends.parts, ...supersedes.parts],
    amendedBy: [...amendedBy.whole, ...amendedBy.parts, ...supersededBy.parts],
  };
}

interface KeyRefs {
  readonly whole: readonly DecisionRef[];
  readonly parts: readonly DecisionRef[];
}

/** References under a key. A bare word is one as it stands: a stem need not begin with a number. */
function keyRefs(reader: FieldReader, kind: keyof Relations): KeyRefs {
  const values = RELATION_KEYS[kind].flatMap((key) => wikiTextsOf(reader, key));
  const found = values.flatMap((value) => {
    const text = value.text.trim();
    if (/^(?:none|nothing|null|n\/a|-+)$/i.test(text) || isAddress(text)) return [];
    const isOneWord = /^[^\s,[\]()]+$/.test(text);
    const said = isOneWord ? { whole: [{ ref: text }], parts: [] } : refsBehind(text, kind);
    // "- 0003-use-rest # only the caching section"
    const whole = said.whole.map((each) => (value.remark === undefined ? each : { ...each, behind: value.remark }));
    const { parts } = said;
    // A link to the web, and a decision of somebody else's, lead to none of ours.
    const isTold = whole.length + parts.length > 0 || OTHERS.test(text);
    return [{ place: placeOf(value), whole: isTold ? whole : [{ ref: text }], parts }];
  });
  const placed = (of: 'whole' | 'parts'): readonly DecisionRef[] =>
    found.flatMap(({ place, ...refs }) => refs[of].map((ref) => ({ ...place, ...ref })));
  return { whole: placed('whole'), parts: placed('parts') };
}

const OTHERS = /:\/\/|\b(?:of|in|from|at|by) (?:the|our|their|an?) \w/i;

function unique(refs: readonly DecisionRef[]): readonly DecisionRef[] {
  const seen = new Set<string>();
  return refs.filter(({ ref }) => !seen.has(ref) && seen.add(ref));
}

/** `0012-x`, `ADR 012 - x`, `adr-12`, `ARCH-001-x`; a date is no number. */
function numberIn(stem: string): string | undefined {
  if (/^\d{4}-\d{2}-\d{2}(?!\d)/.test(stem)) return undefined;
  return (
    /^(?:adr[-_ ]?)?(\d{1,6}[a-z]?)(?![A-Za-z0-9])/i.exec(stem)?.[1] ??
    /^([A-Z]{2,}-\d{2,6})(?![A-Za-z0-9])/.exec(stem)?.[1]
  );
}

function statedNumber(reader: FieldReader): string | undefined {
  for (const key of ['number', 'id', 'adr']) {
    const value = reader.fields.get(key)?.value;
    if (value?.kind !== 'text') continue;
    const number = /^(?:adr[-_ ]?)?(\d{1,6}[a-z]?)$/i.exec(value.text.trim())?.[1];
    if (number !== undefined) return number;
  }
  return undefined;
}
