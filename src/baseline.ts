/**
 * The baseline: findings that were there when a repository began with lintel, and that do not count until someone takes
 * them up. A text of sorted records without line numbers, so that an edit elsewhere in a file changes none of them. What
 * people write into it, reasons and comments, stays when lintel writes it.
 */
import { mergeLeftovers } from './conflict.ts';
import { isBuildState } from './finding.ts';
import type { Finding, Problem, Subject } from './model.ts';
import { ownFile, type OwnPlace } from './set-up.ts';
import { withoutKeys } from './sources/exposed.ts';

/** How our first line begins, in every version. */
const MARK = '# lintel.baseline:';

const HEADER = `${MARK} findings that do not count. \`lintel lint --update-baseline\` writes it; delete a line to see its finding.`;

/** Where the baseline of a configuration stands: at the root where nobody has set lintel up. */
export function baselineFile(config: OwnPlace): string {
  return ownFile('lintel.baseline', config);
}

/** A baseline with where it was read. */
export interface BaselineText {
  readonly file: string;
  readonly text: string;
}

/** One record of a baseline. */
export interface BaselineEntry {
  readonly line: number;
  /** What {@link findingKeys} says of its finding. */
  readonly key: string;
  readonly rule: string;
  /** The file of the finding. */
  readonly file: string;
  readonly reason?: string;
}

/** What comes of findings that meet a baseline. */
export interface Baselined {
  readonly findings: readonly Finding[];
  /** Entries that met no finding. */
  readonly leftovers: readonly BaselineEntry[];
  /** Lines that are no entries. */
  readonly problems: readonly Problem[];
}

/** Marks the findings that a baseline names. */
export function applyBaseline(findings: readonly Finding[], { file, text }: BaselineText): Baselined {
  const { entries, broken } = readBaseline(text);
  const byKey = united(entries);
  const met = new Set<string>();
  const keys = findingKeys(findings);
  const early = earlyKeys(findings);
  const judged = findings.map((finding, index) => {
    const asked = [keys[index] ?? '', ...keysAround(finding), early[index] ?? ''];
    const entry = asked.map((key) => byKey.get(key)).find((each) => each !== undefined);
    if (entry === undefined || !isBaselined(finding) || finding.suppressed !== undefined) return finding;
    met.add(entry.key);
    const reason = entry.reason === undefined ? {} : { reason: entry.reason };
    return { ...finding, suppressed: 'baseline' as const, ...reason };
  });
  return {
    findings: judged,
    leftovers: [...byKey.values()].filter(({ key }) => !met.has(key)),
    problems: broken.length === 0 ? [] : [brokenLines(broken, file)],
  };
}

/**
 * The text of a baseline for `findings`: those that count, and those that it has kept quiet so far. Of the baseline
 * that there was it keeps reasons, comments, lines that cannot be read, and the entries `undecided`.
 */
export function formatBaseline(
  findings: readonly Finding[],
  old = '',
  undecided: readonly BaselineEntry[] = [],
): string {
  const keys = findingKeys(findings);
  const wanted = new Set(keys.filter((_, index) => isRecorded(findings[index])));
  const reasons = earlyReasons(findings, old);
  const open = new Set(undecided.map(({ key }) => key));
  const kept = linesOf(withoutEntries(old, ({ key }) => !wanted.delete(key) && !open.has(key)));
  const body = kept[0]?.startsWith(MARK) === true ? kept.slice(1) : kept;
  const fresh = [...wanted].sort().map((key) => (reasons.has(key) ? `${key} -- ${reasons.get(key)}` : key));
  return `${[HEADER, ...merged(body, fresh)].join('\n')}\n`;
}

/** Why a finding does not count, by its key of today, where the entry that says so is of the early kind. */
function earlyReasons(findings: readonly Finding[], old: string): ReadonlyMap<string, string> {
  const said = united(readBaseline(old).entries);
  const early = earlyKeys(findings);
  return new Map(
    findingKeys(findings).flatMap((key, index) => {
      const reason = said.get(early[index] ?? '')?.reason;
      return reason === undefined ? [] : [[key, reason] as const];
    }),
  );
}

/** A baseline without the entries that `isLeftover` names. Everything else stays as it is. */
export function prunedBaseline(text: string, leftovers: readonly BaselineEntry[]): string {
  const gone = new Set(leftovers.map(({ key }) => key));
  const pruned = withoutEntries(text, ({ key }) => gone.has(key));
  return pruned === '' ? '' : `${pruned.trimEnd()}\n`;
}

/**
 * Whether a text can be a baseline: it is empty, begins as ours do, or more of its lines are entries than are none. Anything else is
 * somebody's file. Comments alone prove nothing, since half of all formats have them; nor does one entry that a page shows.
 */
export function isBaseline(text: string): boolean {
  const { entries, broken } = readBaseline(text);
  const first = linesOf(text).find((line) => line.trim() !== '');
  return first === undefined || first.startsWith(MARK) || entries.length > broken.length;
}

/** How many entries a baseline has. */
export function countEntries(text: string): number {
  return readBaseline(text).entries.length;
}

/** Whether a finding that counts may be taken into a baseline. */
function isRecorded(finding: Finding | undefined): boolean {
  if (finding === undefined || !isBaselined(finding)) return false;
  return finding.suppressed === undefined || finding.suppressed === 'baseline';
}

/** Information does not fail anybody, and what suppressions get wrong is not suppressed. */
function isBaselined({ rule, severity }: Finding): boolean {
  return severity !== 'info' && !isBuildState(rule) && !rule.startsWith('lint/');
}

/**
 * One key for each finding, in their order: what it is about, and the how manieth of its kind it is. No two are equal, and an
 * edit elsewhere in the file changes none, so reports name findings by it too.
 */
export function findingKeys(findings: readonly Finding[]): readonly string[] {
  return keysOf(findings, ({ rule, file, claim = '', target = '', identity, subject }) =>
    subject === undefined
      ? [rule, file, inOneLine(claim), identity === undefined ? target : `${target}#${identity}`]
      : aboutWords(rule, subject),
  );
}

/** The keys of the faults that a finding is no news beside, if they are known. */
export function keysAround({ rule, subject }: Finding): readonly string[] {
  return (subject?.within ?? []).map((form) => `${keyOf(aboutWords(rule, { ...subject!, form }))} 1`);
}

function aboutWords(rule: string, { file, names, form = '' }: Subject): readonly string[] {
  return [rule, file, '', [...names, form].join(' ').trim()];
}

/** The keys as baselines have them that were written before findings had an identity. They hold until the baseline is updated. */
function earlyKeys(findings: readonly Finding[]): readonly string[] {
  return keysOf(findings, ({ rule, file, claim = '', target = '' }) => [rule, file, inOneLine(claim), target]);
}

/** Messages are no part of it: they may count, and a count changes with every file. */
function keysOf(findings: readonly Finding[], wordsOf: (finding: Finding) => readonly string[]): readonly string[] {
  const counts = new Map<string, number>();
  return findings.map((finding) => {
    const key = keyOf(wordsOf(finding));
    const count = (counts.get(key) ?? 0) + 1;
    counts.set(key, count);
    return `${key} ${count}`;
  });
}

function keyOf(words: readonly string[]): string {
  return words.map(encode).join(' ');
}

function inOneLine(text: string): string {
  return text.trim().replace(/\s+/g, ' ');
}

/** One word: blanks, percent signs and nothing as percent signs. */
function encode(text: string): string {
  return text === '' ? '%' : text.replace(/[\s%]/g, (sign) => encodeURIComponent(sign));
}

function decode(word: string): string {
  return word.replace(/%[0-9A-F]{2}(?:%[0-9A-F]{2})*/g, (signs) => {
    try {
      return decodeURIComponent(signs);
    } catch {
      return signs;
    }
  });
}

interface ReadBaseline {
  readonly entries: readonly BaselineEntry[];
  /** Lines, from 1, that are neither entries nor comments. */
  readonly broken: readonly number[];
}

function readBaseline(text: string): ReadBaseline {
  const entries: BaselineEntry[] = [];
  const broken: number[] = [];
  const lines = linesOf(text);
  // Of a conflict both sides hold, and what both have moved away from does not.
  const leftovers = mergeLeftovers(lines);
  lines.forEach((line, index) => {
    if (line.trim() === '' || line.startsWith('#') || leftovers.has(index)) return;
    const entry = readEntry(line, index + 1);
    if (entry === undefined) broken.push(index + 1);
    else entries.push(entry);
  });
  return { entries, broken };
}

/** By key, with the reasons of all records that are equal: of two branches each may have written its own. */
function united(entries: readonly BaselineEntry[]): ReadonlyMap<string, BaselineEntry> {
  const byKey = new Map<string, BaselineEntry>();
  for (const entry of entries) {
    const known = byKey.get(entry.key) ?? entry;
    const reasons = [known, entry].flatMap(({ reason }) => reason?.split(BETWEEN_REASONS) ?? []);
    const both = [...new Set(reasons)].join(BETWEEN_REASONS);
    byKey.set(entry.key, known === entry || both === '' ? known : { ...known, reason: both });
  }
  return byKey;
}

const BETWEEN_REASONS = '; ';

/** `rule file claim target 1`, and perhaps ` -- reason`. */
function readEntry(written: string, line: number): BaselineEntry | undefined {
  const because = /\s+--\s+(.*)$/.exec(written);
  const words = (because === null ? written : written.slice(0, because.index)).trim().split(/\s+/);
  const [rule = '', file = '', , , count = ''] = words;
  if (words.length !== 5 || !/^[\w-]+\/[\w-]+$/.test(rule) || !/^[1-9]\d*$/.test(count)) return undefined;
  const reason = because?.[1]?.trim() ?? '';
  return { line, key: words.map(withoutKeysIn).join(' '), rule, file: decode(file), ...(reason !== '' && { reason }) };
}

/** A word as it is written today: before findings lost the keys in their claims, baselines had them. */
function withoutKeysIn(word: string): string {
  const plain = decode(word);
  const shown = withoutKeys(plain);
  return shown === plain ? word : encode(shown);
}

/** A file that is no baseline has many lines, and one fault. */
function brokenLines([line = 1, ...more]: readonly number[], file: string): Problem {
  const others =
    more.length === 0 ? '' : ` The same is true of ${more.length} more ${more.length === 1 ? 'line' : 'lines'}.`;
  return {
    rule: 'lint/baseline',
    file,
    line,
    column: 1,
    message: `This line of the baseline cannot be read, so it suppresses nothing: an entry is rule, file, claim, target and number.${others}`,
    hint: 'Restore the line, or delete it and run `lintel lint --update-baseline`.',
  };
}

function linesOf(text: string): string[] {
  return text.replace(/^\uFEFF/, '').split(/\r\n|\n|\r/);
}

/** A baseline without what a merge left in it, with repeats united, and without the entries that `isGone` names. */
function withoutEntries(text: string, isGone: (entry: BaselineEntry) => boolean): string {
  const lines = linesOf(text);
  const leftovers = mergeLeftovers(lines);
  const all = united(readBaseline(text).entries);
  const seen = new Set<string>();
  const kept = lines.flatMap((line, index) => {
    if (leftovers.has(index)) return [];
    if (line.trim() === '' || line.startsWith('#')) return [line];
    const entry = readEntry(line, index + 1);
    if (entry === undefined) return [line];
    if (seen.has(entry.key) || isGone(entry)) return [];
    seen.add(entry.key);
    const reason = all.get(entry.key)?.reason;
    return [reason === entry.reason ? line : `${line.replace(/\s+--\s.*$/, '').trimEnd()} -- ${reason}`];
  });
  return kept.join('\n').trimEnd();
}

/** New entries between the lines that are kept, each before the first entry behind it and the comments on that. */
function merged(kept: readonly string[], fresh: readonly string[]): readonly string[] {
  const result: string[] = [];
  let next = 0;
  let comments: string[] = [];
  for (const line of kept) {
    const entry = readEntry(line, 0);
    if (entry === undefined) {
      if (line !== '') comments.push(line);
      continue;
    }
    for (; next < fresh.length && (fresh[next] ?? '') < entry.key; next++) result.push(fresh[next] ?? '');
    result.push(...comments, line);
    comments = [];
  }
  return [...result, ...fresh.slice(next), ...comments];
}
