/**
 * Keys in the head of a rule file that say what its client reads under another key, with a slip of the pen or in the word of another
 * client: the rule is loaded otherwise than was meant, and no client tells. Measured on 2026-11-22 on the releases that `src/clients.ts`
 * names: each reads its keys letter for letter, and passes over all others. Of Devin, Cline and Kiro nobody has measured what they
 * make of a wrong key, so nothing is said of their files, and nothing of skills, which come from others with keys of a dozen tools.
 */
import { nearest } from '../nearest.ts';
import type { Problem, Sources } from '../model.ts';
import { KINDS } from './agent-head.ts';
import { nearestKey, renameTo, UNKNOWN_KEY } from './common.ts';
import { readerOf } from './late-head.ts';
import { holdsGlobs } from './low-keys.ts';

/** A rule file, and the line of it on which its text begins. */
export interface RuleText {
  readonly file: string;
  readonly text: string;
  readonly bodyLine: number;
}

/** The keys of a rule file that are nearly those which its client reads there. */
export function missedKeys(rule: RuleText, sources: Pick<Sources, 'paths' | 'links' | 'texts'>): readonly Problem[] {
  const { file, text, bodyLine } = rule;
  const reader = readerOf(file);
  // Copilot looks for its rules at the root alone.
  if (reader === undefined || (reader.key === 'applyTo' && !file.startsWith('.github/'))) return [];
  const lines = text.split('\n').slice(0, bodyLine - 1);
  const head: Head = { file, lines, fields: fieldsOf(lines) };
  const isCursor = reader.client === 'Cursor';
  // What is meant to be loaded always has no use for its globs.
  if (lines.some((line) => (isCursor ? CURSOR_ALWAYS : ALWAYS).test(line))) return [];
  const always = isCursor ? missedAlways(head) : undefined;
  const missed = always ?? missedGlobs(head, reader.key) ?? (isCursor ? missedDescription(head) : undefined);
  return missed === undefined || isReadElsewhere(missed.key, rule, sources) ? [] : [problem(head, missed)];
}

interface Head {
  readonly file: string;
  readonly lines: readonly string[];
  readonly fields: readonly HeadField[];
}

/** A key on the top level, with what stands behind it and on the lines below it, as written. */
interface HeadField {
  readonly key: string;
  /** Index of its line. */
  readonly at: number;
  readonly value: string;
}

/** A key that is not read, and the one that was meant. */
interface Missed extends HeadField {
  readonly meant: string;
  readonly client: string;
  readonly effect: string;
}

const CURSOR_ALWAYS = /^[ \t]*alwaysApply[ \t]*:[ \t]*["']?[Tt]rue\b/;
/** Where no client reads such a key, it tells what is meant all the same. */
const ALWAYS = /^(?:always[-_]?apply:[ \t]*["']?true|trigger:[ \t]*["']?always_on|inclusion:[ \t]*["']?always)\b/i;

/** Line by line, since globs without quotes are no YAML, and clients read them all the same. */
function fieldsOf(lines: readonly string[]): readonly HeadField[] {
  return lines.flatMap((line, at) => {
    const [, key, value = ''] = KEY_ROW.exec(line) ?? [];
    if (key === undefined) return [];
    const below = lines.slice(at + 1);
    const end = below.findIndex((row) => !BELOW.test(row));
    const items = (end < 0 ? below : below.slice(0, end)).map((row) => row.trim().replace(/^-[ \t]+/, ''));
    const written = [value, ...items].map((each) => each.replace(/(?:^|[ \t]+)#.*$/, '').trim());
    return [{ key, at, value: written.filter((each) => each !== '').join(',') }];
  });
}

const KEY_ROW = /^([A-Za-z][\w-]*):(?:[ \t]+(.*))?$/;
/** What belongs to the key above it; a list may be flush with its key. */
const BELOW = /^(?:[ \t]+\S|-[ \t]|\][ \t]*$)/;

/** Whether some line holds that key, in quotes or indented too: a file that has it says its globs there. */
function hasKey({ lines }: Head, key: string): boolean {
  return lines.some((line) => new RegExp(`^[ \\t]*["']?${key}["']?[ \\t]*:`).test(line));
}

/** The key that holds globs where the one that is read is missing. */
function missedGlobs(head: Head, meant: string): Missed | undefined {
  const read = READ_HERE[meant] ?? [];
  if (read.some((key) => hasKey(head, key))) return undefined;
  const found = head.fields.find(({ key, value }) => meansGlobs(key, meant) && areGlobs(key, value));
  if (found === undefined) return undefined;
  // A rule for all files is loaded for all of them without its key too.
  if (meant === 'paths' && EVERYTHING.test(found.value)) return undefined;
  const [client, effect] = GLOB_EFFECTS[meant] ?? ['Cursor', `it loads this rule only ${whenUnscoped(head)}`];
  return { ...found, meant, client, effect };
}

/** By the key that the client of the place reads: all that are read there. Copilot CLI takes each of its two in both places. */
const READ_HERE: Readonly<Record<string, readonly string[]>> = {
  paths: ['paths', 'applyTo'],
  applyTo: ['applyTo', 'paths'],
  globs: ['globs'],
};

const GLOB_EFFECTS: Readonly<Record<string, readonly [client: string, effect: string]>> = {
  paths: ['Claude Code', 'it loads this rule for every file'],
  applyTo: ['Copilot', 'its CLI loads this rule for every file, and VS Code only when somebody asks for it'],
};

/** What clients, and lintel, call the globs of a rule, and its singular; without signs and letter case. */
const GLOB_WORDS = new Set(['path', 'paths', 'glob', 'globs', 'applyto', 'appliesto']);

function meansGlobs(key: string, meant: string): boolean {
  return GLOB_WORDS.has(key.toLowerCase().replace(/[-_]/g, '')) || nearestKey(key, [meant]) !== undefined;
}

/** `path` may name one file, such as the one that it stands in: there only a pattern is one for sure. */
function areGlobs(key: string, value: string): boolean {
  return holdsGlobs(value, '') && !value.includes('://') && (!/^path$/i.test(key) || value.includes('*'));
}

const EVERYTHING = /(?:^|[[,"'\s])\/?\*\*(?:\/\*)?(?:$|[\],"'\s])/;

/** Of `alwaysApply` only `true` says more than what holds without it. */
function missedAlways(head: Head): Missed | undefined {
  const meant = 'alwaysApply';
  const found = missedWord(head, meant);
  if (found?.value !== 'true') return undefined;
  const when = valueOf(head, 'globs') === '' ? whenUnscoped(head) : 'for its globs';
  return { ...found, meant, client: 'Cursor', effect: `it loads this rule only ${when}` };
}

/** Beside globs nobody is asked by the description. */
function missedDescription(head: Head): Missed | undefined {
  const meant = 'description';
  const found = valueOf(head, 'globs') === '' ? missedWord(head, meant) : undefined;
  return found && { ...found, meant, client: 'Cursor', effect: `it loads this rule only ${NAMED}` };
}

/** A slip for a key that is missing. */
function missedWord(head: Head, meant: string): HeadField | undefined {
  if (hasKey(head, meant)) return undefined;
  return head.fields.find(({ key, value }) => value !== '' && nearest(key, [meant], MODE_SLIPS) !== undefined);
}

/** Three letters away lie words of their own, such as `subscription`, and `description` in another language. */
const MODE_SLIPS = 2;

const NAMED = 'when it is named';

/** When Cursor loads a rule that has neither globs nor `alwaysApply`. */
function whenUnscoped(head: Head): string {
  return valueOf(head, 'description') === '' ? NAMED : 'when an agent asks for it by its description';
}

function valueOf({ fields }: Head, name: string): string {
  return fields.find(({ key }) => key === name)?.value.replace(/^(["'])(.*)\1$/, '$2') ?? '';
}

/** Whether a client that looks elsewhere may read that key of the same text: through a link, or in a copy that is kept equal. */
function isReadElsewhere(
  key: string,
  { file, text }: RuleText,
  { paths, links, texts }: Pick<Sources, 'paths' | 'links' | 'texts'>,
): boolean {
  const places = [CURSOR_RULES, ...KINDS].flatMap(([place, read]) => (read === key ? [place] : []));
  const isThere = (path: string): boolean => places.some((place) => place.test(path));
  // A link may be the file, the folder of rules or the one above it: where each leads to need not be known.
  const isLinked = links.some((link) => ['', '/', '/rules/'].some((end) => isThere(link + end)));
  return isLinked || paths.some((path) => path !== file && isThere(path) && texts.get(path) === text);
}

const CURSOR_RULES = [/(?:^|\/)\.cursor\/rules\//, 'globs'] as const;

function problem({ file }: Head, { key, at, meant, client, effect }: Missed): Problem {
  const place = { file, line: at + 1, column: 1 };
  return {
    rule: UNKNOWN_KEY,
    ...place,
    claim: key,
    message: `${client} reads no key \`${key}\`, so ${effect}.`,
    hint: renameTo(meant),
    // It changes for which files the rule is loaded, and its globs have never been tried: whoever does that wants to look first.
    fix: { title: `Rename the key to ${meant}`, isSafe: false, edits: [{ ...place, before: key, after: meant }] },
  };
}
