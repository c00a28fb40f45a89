/**
 * A decision record → Decision, whichever of the formats in the wild it is written in. A status that cannot be read
 * is `unknown`, never accepted: a wrong guess ships a dead rule to agents. It resolves no reference.
 */
import type { Body, Decision, DecisionRef, DecisionStatus } from '../model.ts';
import { readCommon } from './common.ts';
import { readHead } from './decision-head.ts';
import type { DecisionHead } from './decision-head.ts';
import { placeOf, textOf, textsOf } from './fields.ts';
import type { FieldReader } from './fields.ts';
import type { SplitNote } from './front-matter.ts';
import { bareBody, lazyBody, parseBody, refuseBody } from './markdown.ts';
import type { NotePath } from './note-paths.ts';
import { refsIn, relationsIn } from './relations.ts';
import { readStatus } from './status.ts';
import { titleOf } from './title.ts';

/** Keys of MADR 4 and of our own, besides those of every note. */
const OWN_KEYS = (
  'status date number id adr supersedes superseded-by amends relates-to ' +
  'decision-makers consulted informed review-by reviewed-at'
).split(' ');

const SUPERSEDED_BY_KEYS = ['superseded-by', 'superseded_by', 'supersededBy', 'x-superseded-by'];

/** Reads one decision. `reader` collects what is wrong with it. */
export function readDecision(note: NotePath, split: SplitNote, reader: FieldReader): Decision {
  const file = note.path;
  const common = readCommon(reader, 'decision', OWN_KEYS);
  const head = readHead(file, split.body, split.bodyLine);
  const id = stemOf(file);
  const status = statusOf(note, split, { reader, head });
  const date = (textOf(reader, 'date') ?? textOf(reader, 'created'))?.text.trim() ?? head.date;
  const number = numberIn(id) ?? head.number ?? statedNumber(reader);
  return {
    kind: 'decision',
    file,
    id,
    ...common,
    ...titleOf({ file, id, stated: common.heading, found: head.title }),
    body: bodyOf(file, split, { reader, status: status.status }),
    ...status,

    ...(date !== undefined && { date }),
    ...(number !== undefined && { number }),
    ...relationsOf(reader, head),
    // Last: reading the fields above is what finds the faults.
    isSound: split.isSound && reader.faults.length === 0,
  };
}

interface Reading {
  readonly reader: FieldReader;
  readonly head: DecisionHead;
}

type StatusFields = Pick<Decision, 'status' | 'rawStatus' | 'statusSource'>;

function statusOf(note: NotePath, split: SplitNote, { reader, head }: Reading): StatusFields {
  const stated = textOf(reader, 'status');
  const phrase = stated === undefined ? head.status : { ...stated, source: 'front-matter' as const };
  if (phrase === undefined) return withoutStatus(note, split, reader);
  const { status, misspelt } = readStatus(phrase.text);
  const at = { rule: 'decision/status', ...placeOf(phrase) };
  if (status === 'unknown') {
    const message = `The status \`${phrase.text}\` cannot be read, so this decision is not given to agents.`;
    reader.remarks.push({
      ...at,
      message,
      hint: 'Write accepted, proposed, rejected, deprecated, superseded or draft.',
    });
  } else if (misspelt !== undefined) {
    const message = `The status \`${misspelt}\` is read as ${status}.`;
    reader.remarks.push({ ...at, message, hint: `Write \`${status}\`.` });
  }
  return { status, rawStatus: phrase.text.trim(), statusSource: phrase.source };
}

function withoutStatus({ path, defaultStatus }: NotePath, split: SplitNote, reader: FieldReader): StatusFields {
  // A configured folder has answered the question, and broken front matter is reported as what it is.
  const isAsked = defaultStatus === 'unknown' && split.isSound && reader.faults.length === 0;
  if (isAsked && split.body.trim() !== '') {
    const message = 'No status can be read here, so this decision is not given to agents.';
    const hint =
      'Add front matter with `status: accepted`, or set `default-status` for its folder in the configuration.';
    reader.remarks.push({ rule: 'decision/status', file: path, line: 1, column: 1, message, hint });
  }
  return { status: defaultStatus, statusSource: 'none' };
}

function bodyOf(file: string, split: SplitNote, of: { reader: FieldReader; status: DecisionStatus }): Body {
  // Superseded or rejected bodies are honest history: nothing in them is a claim, so nobody needs their pieces.
  if (of.status !== 'accepted') return bareBody(split.body, split.bodyLine);
  const refusal = refuseBody(file, split.body, split.bodyLine);
  if (refusal !== undefined) {
    of.reader.faults.push(refusal);
    return bareBody(split.body, split.bodyLine);
  }
  if (!split.body.includes('{{')) return lazyBody(file, split.body, split.bodyLine);
  const { value, problems } = parseBody(file, split.body, split.bodyLine);
  of.reader.faults.push(...problems);
  return value;
}

function relationsOf(
  reader: FieldReader,
  head: DecisionHead,
): Pick<Decision, 'supersedes' | 'supersededBy' | 'amends'> {
  const status = textOf(reader, 'status');
  const inStatus = status === undefined ? undefined : relationsIn(status.text, placeOf(status));
  return {
    supersedes: unique([...keyRefs(reader, ['supersedes']), ...(inStatus?.supersedes ?? []), ...head.supersedes]),
    supersededBy: unique([
      ...keyRefs(reader, SUPERSEDED_BY_KEYS),
      ...(inStatus?.supersededBy ?? []),
      ...head.supersededBy,
    ]),
    amends: unique([...keyRefs(reader, ['amends']), ...(inStatus?.amends ?? []), ...head.amends]),
  };
}

/** References under a key. A bare word is one as it stands: a stem need not begin with a number. */
function keyRefs(reader: FieldReader, keys: readonly string[]): readonly DecisionRef[] {
  return keys.flatMap((key) =>
    textsOf(reader, key).flatMap((value) => {
      const text = value.text.trim();
      if (/^(?:none|nothing|null|n\/a|-+)$/i.test(text)) return [];
      const isOneWord = /^[^\s,[\]()]+$/.test(text);
      const refs = isOneWord ? [text] : refsIn(text);
      return (refs.length > 0 ? refs : [text]).map((ref) => ({ ...placeOf(value), ref }));
    }),
  );
}

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

function stemOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1).replace(/\.md$/, '');
}
