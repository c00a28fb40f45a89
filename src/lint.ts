/**
 * A compilation → its findings as they count: what the rules say, less what comments, front matter and the baseline
 * suppress, and what is wrong with those themselves.
 */
import { applyBaseline, baselineFile, type BaselineEntry, type BaselineText } from './baseline.ts';
import { managedBlock } from './block.ts';
import { traceOutputs } from './compile.ts';
import { unknownName } from './config-keys.ts';
import { collectFindings, isBuildState, sortedFindings, stamped, suppress } from './finding.ts';
import { idleExemptions, idleOverrides } from './idle-overrides.ts';
import { keylessFinding } from './keyless.ts';
import type { Change, Compilation, Finding, LinkedNote, Place, Problem, Suppression } from './model.ts';
import { counted } from './phrase.ts';
import { ruleSettings, type SeverityAt } from './rule-settings.ts';
import type { ListedRule } from './rules/index.ts';

/** What a run may want to be otherwise. */
export interface LintOptions {
  /** The baseline to go by; false for none. Absent: the one beside the configuration. */
  readonly baseline?: BaselineText | false;
}

/** All findings as they are reported, by place, with those that do not count marked. */
export function lintFindings(
  compilation: Compilation,
  rules: readonly ListedRule[],
  options: LintOptions = {},
): readonly Finding[] {
  return inShort(lintResult(compilation, rules, options).findings, rules, compilation);
}

/** Findings as they are reported, by place: of those that count, many of one cause as one. */
export function inShort(
  findings: readonly Finding[],
  rules: readonly ListedRule[],
  compilation: Compilation,
): readonly Finding[] {
  const shown = rules.flatMap(({ rule: { id, inShort: shorten } }) => {
    const own = findings.filter(({ rule }) => rule === id);
    const counting = own.filter(({ suppressed }) => suppressed === undefined);
    if (shorten === undefined || counting.length === 0) return own;
    return [...own.filter(({ suppressed }) => suppressed !== undefined), ...shorten(counting, compilation)];
  });
  return sortedFindings(shown);
}

/** Findings, and the entries of the baseline that met none. */
export interface LintResult {
  /** Each by itself. */
  readonly findings: readonly Finding[];
  readonly leftovers: readonly BaselineEntry[];
  /** Those that met none either, and may be needed elsewhere all the same. */
  readonly undecided: readonly UndecidedEntry[];
}

/** An entry of which nobody can say here whether it is still needed, and what that hangs on. */
export interface UndecidedEntry {
  readonly entry: BaselineEntry;
  readonly for: OpenFor;
}

/** A text or a manifest that cannot be read, or history of which a part is not here. */
export type OpenFor = 'text' | 'manifest' | 'history';

/** What {@link lintFindings} reports, for those who compare it and who tidy the baseline. */
export function lintResult(
  compilation: Compilation,
  rules: readonly ListedRule[],
  { baseline = baselineOf(compilation) }: LintOptions = {},
): LintResult {
  const { suppressions } = compilation;
  const { severityAt } = ruleSettings(compilation.inputs.config);
  const ids = rules.map(({ rule }) => rule.id);
  const isAsked = askedRules(rules, severityAt);
  const found = suppress(collectFindings(compilation, rules, severityAt), {
    suppressions,
    originOf: outputOrigins(compilation),
    mustCount: blockers(compilation),
  });
  // `lint: { off: [MD013] }` in the head of a text by hand is said to another linter, whose names have no family.
  const byHand = new Set(compilation.agentFiles.map(({ file }) => file));
  const isOfOthers = ({ by, file, rule }: Suppression): boolean =>
    by === 'front-matter' && byHand.has(file) && !rule.includes('/');
  const unknown = suppressions.filter((each) => !ids.includes(each.rule) && !isOfOthers(each));
  const openFor = openQuestions(compilation);
  const unused = found.unused.filter(
    (each) => ids.includes(each.rule) && isAsked(each.rule, each.file) !== 'off' && openFor(each) === undefined,
  );
  const told = found.findings.map(keylessFinding);
  const baselined =
    baseline === false ? { findings: told, leftovers: [], problems: [] } : applyBaseline(told, baseline);
  const leftovers = baselined.leftovers.filter(
    (each) =>
      !ids.includes(each.rule) ||
      (!['off', 'info'].includes(isAsked(each.rule, each.file) ?? 'off') && openFor(each) === undefined),
  );
  const undecided = baselined.leftovers.flatMap((entry): readonly UndecidedEntry[] => {
    const open = ids.includes(entry.rule) ? openFor(entry) : undefined;
    return open === undefined ? [] : [{ entry, for: open }];
  });
  const about: readonly Problem[] = [
    ...unknown.map((each) => unknownRule(each, ids)),
    ...unused.map(unusedSuppression),
    ...idleOverrides(compilation),
    ...idleExemptions(compilation),
    ...baselined.problems,
    ...(baseline === false ? [] : leftoverEntries(leftovers, baseline.file, ids)),
  ];
  const listed = new Map(rules.map((each) => [each.rule.id, each]));
  const own = about.flatMap((problem) => {
    const rule = listed.get(problem.rule);
    return rule === undefined ? [] : stamped(problem, rule, severityAt);
  });
  return { findings: sortedFindings([...baselined.findings, ...own.map(keylessFinding)]), leftovers, undecided };
}

/**
 * What nobody knows here: what rules that ask manifests find while one of those cannot be read, what history proves in a clone that lacks
 * a part of it, what a decision forbids that cannot be read, and anything in a text or in code that cannot be. An entry that suppresses
 * nothing then may still be needed.
 */
function openQuestions({ model, inputs, problems }: Compilation): (asked: Asked) => OpenFor | undefined {
  const areManifestsUnread = model.facts.project.unreadManifests !== undefined;
  const filesOf = (rules: RegExp): readonly string[] =>
    problems.flatMap(({ rule, file }) => (rules.test(rule) ? [file] : []));
  const unread = new Set([...inputs.unreadable, ...filesOf(IS_UNREAD)]);
  const code = [...new Set(filesOf(IS_UNREAD_CODE))];
  const isLaw = ({ note, isSound }: LinkedNote): boolean => note.kind === 'decision' && !isSound;
  const areDecisionsUnread = model.notes.some(isLaw);
  return ({ rule, file, key = '' }) => {
    if (unread.has(file) || (areDecisionsUnread && rule.startsWith('arch/'))) return 'text';
    if (ASKS_CODE.test(rule) && code.some((path) => file === path || key.includes(path))) return 'text';
    if (areManifestsUnread && ASKS_MANIFESTS.test(rule)) return 'manifest';
    return inputs.historyGaps !== undefined && ASKS_HISTORY.test(rule) ? 'history' : undefined;
  };
}

/** A suppression or an entry of the baseline. */
interface Asked {
  readonly rule: string;
  readonly file: string;
  /** What the entry is known by, which names the code that it is about. */
  readonly key?: string;
}

const IS_UNREAD_CODE = /^scan\/(?:skipped|syntax)$/;

const ASKS_CODE = /^(?:arch\/(?:boundary|cycle|layer)|stale\/(?:module|signature|symbol|symbol-moved|value))$/;

const IS_UNREAD = /^(?:disk\/unreadable|note\/(?:unreadable|too-long|conflict|frontmatter))$/;

const ASKS_HISTORY = /^stale\/(?:command|dependency|package|path|symbol|toolchain)$/;

const ASKS_MANIFESTS =
  /^(?:arch\/.*|missing\/.*|note\/(?:binding|duplicate)|stale\/(?:command|dependency|env|module|package|signature|symbol|symbol-moved|toolchain|value))$/;

function baselineOf({ inputs: { config, sources } }: Compilation): BaselineText | false {
  const file = baselineFile(config);
  const text = sources.texts.get(file);
  return text === undefined ? false : { file, text };
}

/** The severity that a rule has in a file, default included. What is off cannot be suppressed in vain. */
function askedRules(rules: readonly ListedRule[], severityAt: SeverityAt): SeverityAt {
  const defaults = new Map(rules.map(({ rule, severity }) => [rule.id, severity]));
  return (rule, file) => severityAt(rule, file) ?? defaults.get(rule);
}

/**
 * Where the line of an output was written: a comment above that line of the note means what it compiles to as well. The
 * outputs are rendered once more for it, so only when a finding asks.
 */
function outputOrigins(compilation: Compilation): (place: Place) => Pick<Place, 'file' | 'line'> | undefined {
  const outputs = new Set(compilation.outputs.map(({ path }) => path));
  // What stands around a block was compiled from nothing.
  const offsets = new Map(compilation.changes.map((change) => [change.path, linesAbove(change)]));
  let traced: ReturnType<typeof traceOutputs> | undefined;
  return ({ file, line }) => {
    if (!outputs.has(file)) return undefined;
    traced ??= traceOutputs(compilation);
    const origin = traced.get(file)?.[line - 1 - (offsets.get(file) ?? 0)];
    return origin?.line === undefined ? undefined : { file: origin.file, line: origin.line };
  };
}

/** How many lines of a person's stand above what lintel builds into a file. */
function linesAbove({ isBlock, after = '' }: Change): number {
  return isBlock ? (managedBlock(after)?.line ?? 1) - 1 : 0;
}

/** What keeps a note or an output from being written counts: suppressed, it would stay as it is and nobody would hear why. */
function blockers({ model, problems, plan, outputs }: Compilation): (finding: Finding) => boolean {
  const written = new Set(outputs.map(({ path }) => path));
  const held = new Set(plan.files.flatMap(({ path }) => (written.has(path) ? [] : [path])));
  const unsound = new Set(model.notes.filter(({ isSound }) => !isSound).map(({ note }) => note.file));
  const reported = new Set(problems.filter(({ file }) => unsound.has(file)).map(identity));
  return (finding) =>
    isBuildState(finding.rule) ||
    (finding.severity === 'error' && (reported.has(identity(finding)) || held.has(finding.target ?? '')));
}

function identity({ rule, file, line, column, message }: Problem): string {
  return JSON.stringify([rule, file, line, column, message]);
}

function unknownRule({ rule, file, line, column }: Suppression, ids: readonly string[]): Problem {
  const message = `${unknownName('rule', rule, ids)} Nothing is suppressed by it.`;
  return { rule: 'lint/unknown-rule', file, line, column, message, claim: rule };
}

function unusedSuppression({ by, rule, file, line, column, removal }: Suppression): Problem {
  const where = by === 'comment' ? 'in the lines that this comment covers' : 'in this note';
  const fix = removal && { title: `Remove \`${rule}\` from the comment`, isSafe: false, edits: [removal] };
  return {
    rule: UNUSED,
    file,
    line,
    column,
    message: `\`${rule}\` finds nothing ${where}, so there is nothing to suppress.`,
    claim: rule,
    hint: by === 'comment' ? 'Remove it from the comment, or the comment.' : 'Remove it from `lint.off`.',
    ...(fix && { fix }),
  };
}

const UNUSED = 'lint/unused-suppression';

/** More findings than this would bury the rest. */
const MAX_LEFTOVERS = 10;

function leftoverEntries(
  leftovers: readonly BaselineEntry[],
  file: string,
  ids: readonly string[],
): readonly Problem[] {
  const found = leftovers.slice(0, MAX_LEFTOVERS).map(({ rule, line, key }): Problem => {
    const why = ids.includes(rule)
      ? 'Nothing is found any more that this entry suppresses.'
      : unknownName('rule', rule, ids);
    return { rule: UNUSED, file, line, column: 1, message: why, claim: key, hint: PRUNE };
  });
  const next = leftovers[MAX_LEFTOVERS];
  if (next === undefined) return found;
  const more = leftovers.length - MAX_LEFTOVERS;
  const message = `${counted(more, 'more entry').replace(/entrys$/, 'entries')} of the baseline suppress nothing.`;
  return [...found, { rule: UNUSED, file, line: next.line, column: 1, message, hint: PRUNE }];
}

const PRUNE = 'Run `lintel lint --prune-baseline`.';
