/**
 * Findings: what the rules say, stamped with severities, sorted, without repeats, and suppressed where a person says so.
 * Nothing here knows what a rule looks for. Every check loads this file, so it stands on types alone.
 */
import type { Compilation, Config, Finding, Place, Problem, Severity, Suppression } from './model.ts';
import type { SeverityAt } from './rule-settings.ts';
import type { ListedRule } from './rules/index.ts';

/**
 * Runs `rules` over a compilation. Severities come from `severities`, else from the list. A problem under an id that
 * is not in the list would be lost in silence, so it is our bug and thrown.
 */
export function collectFindings(
  compilation: Compilation,
  rules: readonly ListedRule[],
  severities: Config['rules'] | SeverityAt,
): readonly Finding[] {
  const known = new Set(rules.map(({ rule }) => rule.id));
  for (const { rule } of compilation.problems) if (!known.has(rule)) throw new Error(`No lint rule is named ${rule}.`);
  const severityAt =
    typeof severities === 'function'
      ? severities
      : (rule: string) => (Object.hasOwn(severities, rule) ? severities[rule] : undefined);
  const findings = rules.flatMap((listed): readonly Finding[] =>
    listed.rule.check(compilation).flatMap((problem) => stamped(problem, listed, severityAt)),
  );
  return sortedFindings(findings);
}

/** A problem as a finding of its rule; nothing where the rule is off. */
export function stamped(problem: Problem, { rule, severity }: ListedRule, severityAt: SeverityAt): readonly Finding[] {
  if (problem.rule !== rule.id) throw new Error(`The rule ${rule.id} reports under the name ${problem.rule}.`);
  const configured = severityAt(rule.id, problem.file) ?? byProof(problem, severity);
  if (configured === 'off') return [];
  const { isFromProse: _, ...said } = problem;
  const { message, hint } = said;
  return [{ ...said, message: brief(message), ...(hint !== undefined && { hint: brief(hint) }), severity: configured }];
}

/** A sentence without the middle of what it quotes at length: a path of 10,000 characters tells nobody more than its ends. */
function brief(text: string): string {
  if (text.length <= MAX_QUOTED) return text;
  return text.replace(/`[^`]+`/g, (code) =>
    code.length <= MAX_QUOTED ? code : `${code.slice(0, MAX_QUOTED / 2)}…${code.slice(-MAX_QUOTED / 4)}`,
  );
}

/** Characters of code that a message quotes as a whole. */
const MAX_QUOTED = 400;

/** In six readings of repositories that nobody had seen 71 of 953 errors were false, nearly each for what a sentence meant (docs/lint-proof.md). */
function byProof({ isFromProse }: Problem, severity: Severity): Severity {
  return isFromProse && severity === 'error' ? 'warn' : severity;
}

/** Findings by place, each said once. */
export function sortedFindings(findings: readonly Finding[]): readonly Finding[] {
  return withoutRepeats(findings.toSorted(compareFindings));
}

/** What decides which findings are suppressed. */
export interface SuppressionGround {
  readonly suppressions: readonly Suppression[];
  /** Where a line that was compiled was written. */
  readonly originOf: (place: Place) => Pick<Place, 'file' | 'line'> | undefined;
  /** True for a finding that counts whatever anybody says. */
  readonly mustCount: (finding: Finding) => boolean;
}

/** Findings, those that a person suppressed marked, and the suppressions that met none. */
export function suppress(
  findings: readonly Finding[],
  { suppressions, originOf, mustCount }: SuppressionGround,
): { readonly findings: readonly Finding[]; readonly unused: readonly Suppression[] } {
  const index = indexed(suppressions);
  const used = new Set<Suppression>();
  const judged = findings.map((finding) => {
    if (!index.has(finding.rule)) return finding;
    const places = [finding, originOf(finding)];
    const covering = places.flatMap((place) =>
      place === undefined ? [] : (index.get(finding.rule)?.get(place.file) ?? []).filter((each) => covers(each, place)),
    );
    for (const each of covering) used.add(each);
    const [first] = covering;
    if (first === undefined || mustCount(finding)) return finding;
    return { ...finding, suppressed: first.by, ...(first.reason !== undefined && { reason: first.reason }) };
  });
  return { findings: judged, unused: suppressions.filter((each) => !used.has(each)) };
}

/** Rule → file → what suppresses it there. */
function indexed(suppressions: readonly Suppression[]): ReadonlyMap<string, ReadonlyMap<string, Suppression[]>> {
  const index = new Map<string, Map<string, Suppression[]>>();
  for (const each of suppressions) {
    const files = index.get(each.rule) ?? new Map<string, Suppression[]>();
    const same = files.get(each.file);
    if (same) same.push(each);
    else files.set(each.file, [each]);
    index.set(each.rule, files);
  }
  return index;
}

function covers({ from, to }: Suppression, { line }: Pick<Place, 'line'>): boolean {
  return from <= line && line <= to;
}

const WEIGHT: Readonly<Record<Severity, number>> = { info: 0, warn: 1, error: 2 };

/** Whether one finding fails a run at least where the other does. */
export function weighsAsMuch(one: Pick<Finding, 'severity'>, other: Pick<Finding, 'severity'>): boolean {
  return WEIGHT[one.severity] >= WEIGHT[other.severity];
}

/** How many findings count, of each severity. */
export interface FindingCounts {
  readonly error: number;
  readonly warn: number;
  readonly info: number;
}

/** Counts findings by severity. */
export function countFindings(findings: readonly Finding[]): FindingCounts {
  const counts: Record<Severity, number> = { error: 0, warn: 0, info: 0 };
  for (const { severity, suppressed } of findings) if (suppressed === undefined) counts[severity]++;
  return counts;
}

/** Whether a rule says how outputs stand: to what they compile, and whose they are. That is never a matter of habit, so it always counts. */
export function isBuildState(rule: string): boolean {
  return rule.startsWith('output/') && !ABOUT_CONTENT.has(rule);
}

/** What outputs say, however well they are built. */
const ABOUT_CONTENT = new Set(['output/duplicate-statement', 'output/diverges']);

function compareFindings(a: Finding, b: Finding): number {
  return (
    compare(a.file, b.file) ||
    compare(a.line, b.line) ||
    compare(a.column, b.column) ||
    compare(a.rule, b.rule) ||
    compare(a.message, b.message)
  );
}

function compare<T extends string | number>(a: T, b: T): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/** Equal findings stand next to each other once sorted. */
function withoutRepeats(sorted: readonly Finding[]): readonly Finding[] {
  return sorted.filter((finding, index) => {
    const previous = sorted[index - 1];
    return previous === undefined || compareFindings(previous, finding) !== 0 || previous.claim !== finding.claim;
  });
}
