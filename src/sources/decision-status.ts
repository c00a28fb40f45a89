/**
 * Which of the statuses that a decision states counts. What cannot be read is `unknown`, never accepted, and where two
 * places differ a dead decision stays dead: a wrong guess ships a dead rule to agents.
 */
import type { Decision } from '../model.ts';
import { placeOf } from './fields.ts';
import type { FieldReader, TextValue } from './fields.ts';
import type { SplitNote } from './front-matter.ts';
import type { StatusPhrase } from './head-status.ts';
import { isRst } from './note-paths.ts';
import type { NotePath } from './note-paths.ts';
import { isOfAnotherText, isSupersededInPart, readStatus } from './status.ts';
import { DEAD_STATUSES, STATUS_WORDS } from './status-words.ts';

/** What a decision states, and who collects what is wrong with it. */
export interface Stated {
  readonly reader: FieldReader;
  /** The key `status` of the front matter. */
  readonly stated: TextValue | undefined;
  /** What the text states, best first. */
  readonly statuses: readonly StatusPhrase[];
}

type StatusFields = Pick<Decision, 'status' | 'rawStatus' | 'statusSource' | 'statusPlace'>;

/** Chooses the status of a decision. */
export function chooseStatus(note: NotePath, split: SplitNote, { reader, stated, statuses }: Stated): StatusFields {
  const key = stated === undefined ? [] : [{ text: stated.text, source: 'front-matter' as const, ...placeOf(stated) }];
  // `Status` beside `status`: nobody can tell which one the other tool reads.
  const twins = [...reader.fields].flatMap(([name, { value }]) =>
    stated !== undefined && name !== 'status' && name.toLowerCase() === 'status' && value.kind === 'text'
      ? [{ text: value.text, source: 'front-matter' as const, ...placeOf(value) }]
      : [],
  );
  // What the best place says is the decision's; further down a noun tells that the words are about something else.
  const phrases = [...key, ...twins, ...statuses]
    .filter(({ text }, at) => at === 0 || !isOfAnotherText(text))
    .map((phrase) => ({ ...phrase, ...readStatus(phrase.text) }));
  const [first] = phrases;
  if (first === undefined) return withoutStatus(note, split, reader);
  const phrase =
    first.status === 'accepted' ? (phrases.find(({ status }) => DEAD_STATUSES.has(status)) ?? first) : first;
  reportPhrase(reader, phrase);
  const others = phrases.filter(
    (each) => each.status !== 'unknown' && each.status !== phrase.status && !saysBoth(each, phrase),
  );
  if (phrase.status !== 'unknown') reportDiffering(reader, phrase, others);
  return {
    status: phrase.status,
    rawStatus: phrase.text.trim(),
    statusSource: phrase.source,
    statusPlace: placeOf(phrase),
  };
}

/** Two words for one end ("DEPRECATED: this was superseded by 14" beside `Superseded`), or one that goes with the other. */
function saysBoth(other: ReadPhrase, taken: ReadPhrase): boolean {
  if (isPlace(other.text) || isPlace(taken.text) || isPartOf(other, taken) || isPartOf(taken, other)) return true;
  if (!DEAD_STATUSES.has(other.status) || !DEAD_STATUSES.has(taken.status)) return false;
  return (other.text.toLowerCase().match(/[a-z]+/g) ?? []).some((word) => STATUS_WORDS.get(word) === taken.status);
}

/** `archived` says where a text lies, whatever became of what it decides. */
function isPlace(text: string): boolean {
  return /^[^a-z]*archived\b/i.test(text);
}

/** What is superseded in part holds for the rest, and the other place may speak of either. */
function isPartOf(part: ReadPhrase, { status }: ReadPhrase): boolean {
  return (status === 'deprecated' || status === 'superseded') && isSupersededInPart(part.text);
}

type ReadPhrase = StatusPhrase & ReturnType<typeof readStatus>;

function reportPhrase(reader: FieldReader, phrase: ReadPhrase): void {
  const { status, misspelt, because = 'cannot be read' } = phrase;
  const at = { rule: 'decision/status', ...placeOf(phrase) };
  if (status === 'unknown') {
    const message = `The status \`${phrase.text}\` ${because}, so this decision is not given to agents.`;
    const hint = 'Write accepted, proposed, rejected, deprecated, superseded or draft.';
    reader.remarks.push({ ...at, message, claim: phrase.text, hint });
  } else if (misspelt !== undefined) {
    const message = `The status \`${misspelt}\` is read as ${status}.`;
    reader.remarks.push({ ...at, message, claim: misspelt, hint: `Write \`${status}\`.` });
  }
}

/** Rule id of a decision whose places differ. */
const TWO_STATUSES = 'decision/two-statuses';

/** At the best place that differs; each further status is named once. */
function reportDiffering(reader: FieldReader, taken: ReadPhrase, others: readonly ReadPhrase[]): void {
  const [other] = others;
  if (other === undefined) return;
  const each = others.filter(({ status }, at) => others.findIndex((one) => one.status === status) === at);
  const said = [taken, ...each].map(
    ({ source, line, status }) => `the ${PLACES[source]} on line ${line} says ${status}`,
  );
  const message = `T${said.join(', ').slice(1)}. It is taken as ${taken.status}.`;
  reader.remarks.push({
    rule: TWO_STATUSES,
    ...placeOf(other),
    message,
    claim: other.text,
    target: taken.text,
    hint: each.length > 1 ? 'Make all say the same, or keep one.' : 'Make both say the same, or remove one.',
  });
}

/** The places of a status in messages. */
const PLACES: Readonly<Record<StatusPhrase['source'], string>> = {
  'front-matter': 'front matter',
  section: 'status section',
  heading: 'heading',
  line: 'line',
  'bold-line': 'line',
  bullet: 'list item',
  'bold-bullet': 'list item',
  table: 'table',
  banner: 'banner',
  'rst-section': 'status section',
  'rst-field': 'field',
  'rst-line': 'line',
  default: 'configuration',
  none: 'text',
};

function withoutStatus({ path, defaultStatus }: NotePath, split: SplitNote, reader: FieldReader): StatusFields {
  // A configured folder has answered the question, and broken front matter is reported as what it is.
  const isAsked = defaultStatus === 'unknown' && split.isSound && reader.faults.length === 0;
  if (isAsked && split.body.trim() !== '') {
    const message = 'No status can be read here, so this decision is not given to agents.';
    const way = isRst(path)
      ? 'Add a section `Status` with the word `Accepted`'
      : 'Add front matter with `status: accepted`';
    const hint = `${way}, or set \`default-status\` for its folder in the configuration.`;
    reader.remarks.push({ rule: 'decision/status', file: path, line: 1, column: 1, message, hint });
  }
  return { status: defaultStatus, statusSource: defaultStatus === 'unknown' ? 'none' : 'default' };
}
