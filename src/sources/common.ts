/** The front matter that all notes share. What only one kind has is read beside that kind. */
import { nearest } from '../nearest.ts';
import { CLIENT_NAMES } from '../clients.ts';
import type { YamlField, YamlValue } from '../yaml.ts';
import type { Client, Fix, NoteText, ScopeGlob } from '../model.ts';
import { isEnforcement } from './enforce.ts';
import { placeOf, scopeGlobs, sentence, textOf, textsOf, wordOf, wordsOf } from './fields.ts';
import type { FieldReader, TextValue } from './fields.ts';

/** What every note may say in its front matter. */
export interface CommonFields {
  readonly heading?: NoteText;
  readonly summary?: NoteText;
  readonly rules: readonly NoteText[];
  readonly appliesTo: readonly ScopeGlob[];
  readonly enforcedBy?: NoteText;
  readonly owner?: string;
  readonly clients: readonly Client[];
  readonly tags: readonly string[];
}

/** Keys that every note may have. */
export const COMMON_KEYS = [
  'title',
  'summary',
  'rule',
  'applies-to',
  'enforced-by',
  'clients',
  'owner',
  'tags',
  'lint',
  'inline',
];

/** Longest summary: it is an index line and a description. */
const MAX_SUMMARY = 200;
/** What other tools call `applies-to`. Read in decisions, which come from other tools; elsewhere pointed out. */
const SCOPE_ALIASES = ['paths', 'files', 'globs', 'applies_to', 'appliesTo', 'scope'];
/** Keys of sites and other tools that happen to be near one of ours. */
const FOREIGN_KEYS = new Set(['link', 'links', 'list', 'role', 'date', 'status', 'id', 'name', 'type', 'description']);

/** Reads the common keys. `own` are the further keys of this kind of note. */
export function readCommon(reader: FieldReader, kind: string, own: readonly string[]): CommonFields {
  reportNearMisses(reader, kind, [...COMMON_KEYS, ...own]);
  const [title, summary, enforcedBy] = ['title', 'summary', 'enforced-by'].map((key) => textOf(reader, key));
  if (summary !== undefined && summary.text.trim().length > MAX_SUMMARY) {
    const message = `The summary has ${summary.text.trim().length} characters; ${MAX_SUMMARY} are the limit.`;
    const hint = 'Shorten it to the one line that an index needs.';
    reader.remarks.push({ rule: 'note/frontmatter', ...placeOf(summary), message, hint });
  }
  const owner = textsOf(reader, 'owner');
  const isInline = wordOf(reader, 'inline', ['true', 'false']) === 'true';
  return {
    rules: textsOf(reader, 'rule').map((value) => sentence(reader, value)),
    appliesTo: readScope(reader, kind),
    clients: [...new Set(wordsOf(reader, 'clients', CLIENT_NAMES))],
    tags: textsOf(reader, 'tags').map(({ text }) => text.trim()),
    ...(title && { heading: sentence(reader, title) }),
    ...(summary && { summary: sentence(reader, summary) }),
    ...(enforcedBy && { enforcedBy: sentence(reader, enforcedBy) }),
    ...(isInline && { isInline }),
    ...(owner.length > 0 && { owner: owner.map(({ text }) => text.trim()).join(', ') }),
  };
}

function readScope(reader: FieldReader, kind: string): readonly ScopeGlob[] {
  const isList = (key: string): boolean => reader.fields.get(key)?.value.kind === 'list';
  const own = scopeGlobs(textsOf(reader, 'applies-to'), isList('applies-to'));
  if (kind !== 'decision') return own;
  const aliased = SCOPE_ALIASES.flatMap((key) => scopeGlobs(foreignTexts(reader, key), isList(key)));
  // `scope: backend` is a word, not a path.
  const paths = aliased.filter(({ glob }) => /[*/.]/.test(glob));
  return [...own, ...paths, ...affectedPaths(reader)];
}

/** Texts under a key of another tool, which owes us no particular shape. */
function foreignTexts(reader: FieldReader, key: string): readonly TextValue[] {
  return textsOf({ ...reader, faults: [], remarks: [] }, key);
}

/** `affects: [{ type: path, pattern: "src/**" }]`, as adrkit writes it. */
function affectedPaths({ fields }: FieldReader): readonly ScopeGlob[] {
  const value = fields.get('affects')?.value;
  if (value?.kind !== 'list') return [];
  return value.items.flatMap((item) => {
    if (item.kind !== 'map') return [];
    const entry = (key: string): TextValue | undefined => {
      const field = item.fields.get(key)?.value;
      return field?.kind === 'text' ? field : undefined;
    };
    if (entry('type')?.text !== 'path') return [];
    const path = ['path', 'pattern', 'glob', 'value'].map(entry).find((each) => each !== undefined);
    return path === undefined ? [] : scopeGlobs([path], true);
  });
}

/** Unknown keys are anyone's right; one that is nearly ours was meant to say something that now nobody hears. */
function reportNearMisses(reader: FieldReader, kind: string, known: readonly string[]): void {
  /** The keys that are meant, and what stands for each: a front matter has each key once. */
  const taken = new Map<string, YamlField>();
  for (const field of reader.fields.values()) {
    const { key } = field;
    if (known.includes(key)) continue;
    if (key === 'enforce') {
      const message = 'Only decisions have lintel check code: `enforce` is not read here.';
      reader.remarks.push({
        rule: UNKNOWN_KEY,
        ...placeOf(field),
        message,
        claim: key,
        hint: 'Move it to a decision.',
      });
      continue;
    }
    const meant = kind === 'decision' ? meantInDecision(key, known) : meantInGuide(key, known);
    if (meant === undefined || !mayHold(meant, field)) continue;
    const standing = reader.fields.get(meant) ?? taken.get(meant);
    taken.set(meant, standing ?? field);
    // What is said under the right key as well is there for another tool: nothing of it is lost.
    if (standing !== undefined && areSame(standing, field)) continue;
    const message = `The front matter key \`${key}\` is not read; the nearest that is read is \`${meant}\`.`;
    const fix = standing === undefined ? keyFix(field, meant) : undefined;
    const hint = standing === undefined ? renameTo(meant) : movedTo(meant);
    reader.remarks.push({ rule: UNKNOWN_KEY, ...placeOf(field), message, claim: key, hint, ...(fix && { fix }) });
  }
}

/** False where the key that is meant could not hold what stands there: a remark of the team, such as `enforced: no` or `client: acme`. */
function mayHold(meant: string, { value }: YamlField): boolean {
  if (meant === 'enforce') return isEnforcement(value);
  const words = meant === 'clients' ? CLIENT_NAMES : meant === 'inline' ? ['true', 'false'] : undefined;
  const texts = textsAt(value);
  return words === undefined || texts.length === 0 || texts.some((text) => nearest(text, words, 1) !== undefined);
}

function areSame(one: YamlField, other: YamlField): boolean {
  const [texts, others] = [textsAt(one.value), new Set(textsAt(other.value))];
  return texts.length > 0 && others.size > 0 && [...others].every((text) => texts.includes(text));
}

/** The texts of a value, parted at commas as globs are. */
function textsAt(value: YamlValue): readonly string[] {
  if (value.kind === 'list') return value.items.flatMap(textsAt);
  return value.kind === 'text' ? value.text.split(',').flatMap((text) => text.trim() || []) : [];
}

/** Sure where only signs and letter case differ: `applies_to` can mean nothing else than `applies-to`. */
function keyFix(field: YamlField, meant: string): Fix {
  const bare = (key: string): string => key.toLowerCase().replace(/[-_ ]/g, '');
  const edit = { ...placeOf(field), before: field.key, after: meant };
  return { title: `Rename the key to ${meant}`, isSafe: bare(field.key) === bare(meant), edits: [edit] };
}

/** Rule id of a key that nobody reads and that is nearly one of ours. */
export const UNKNOWN_KEY = 'note/unknown-key';

/** The way out for a misspelt key. */
export function renameTo(key: string): string {
  return `Rename it to \`${key}\`.`;
}

/** The way out where that key is there already. */
function movedTo(key: string): string {
  return `Write what it says under \`${key}\`, and remove it.`;
}

function meantInGuide(key: string, known: readonly string[]): string | undefined {
  if (FOREIGN_KEYS.has(key)) return undefined;
  if (SCOPE_ALIASES.includes(key)) return FOREIGN_SCOPES.has(key) ? undefined : 'applies-to';
  return nearestKey(key, known);
}

/** The key that is meant. Short keys of others are two letters away from ours (`roles`): there one slip counts, or letters in another order. */
export function nearestKey(key: string, known: readonly string[]): string | undefined {
  const meant = nearest(key, known);
  if (meant === undefined || key.length > SHORT_KEY || nearest(key, [meant], 1) !== undefined) return meant;
  const letters = (word: string): string => [...word.toLowerCase()].sort().join('');
  return letters(key) === letters(meant) ? meant : undefined;
}

const SHORT_KEY = 5;

/** Decisions arrive from a dozen tools with keys of their own: there only a slip that changes what compiles counts. */
function meantInDecision(key: string, known: readonly string[]): string | undefined {
  if (FOREIGN_KEYS.has(key) || DECISION_FOREIGN.has(key) || SCOPE_ALIASES.includes(key)) return undefined;
  const meant = nearestKey(key, known);
  return meant !== undefined && DECISIVE_KEYS.has(meant) ? meant : undefined;
}

/** Names of a scope in other tools that are words of everyday life too. */
const FOREIGN_SCOPES = new Set(['scope', 'files']);

/** Keys of a decision that decide whether it compiles, and to what. */
const DECISIVE_KEYS = new Set([
  'rule',
  'applies-to',
  'enforced-by',
  'enforce',
  'supersedes',
  'superseded-by',
  'status',
]);

/** Keys of decision tools seen in the wild. */
const DECISION_FOREIGN = new Set(
  (
    'rules files scope affects deciders decision-maker decision_makers author authors owners created updated ' +
    'superseded_by superseded_date supersededBy x-superseded-by superseded amended_by amendedBy technologies relates_to related domain ' +
    'parent nav_order tag data state category supersedes-section-of superseded-section-by'
  )
    .split(' ')
    .concat('superseded by'),
);
