/**
 * Findings: what the rules say, stamped with severities, sorted and without repeats. Nothing here knows what a
 * rule looks for.
 */
import type { Compilation, Config, Finding, Problem, Severity } from './model.ts';
import type { ListedRule } from './rules/index.ts';

/**
 * Runs `rules` over a compilation. Severities come from `severities`, else from the list. A problem under an id that
 * is not in the list would be lost in silence, so it is our bug and thrown.
 */
export function collectFindings(
  compilation: Compilation,
  rules: readonly ListedRule[],
  severities: Config['rules'],
): readonly Finding[] {
  const known = new Set(rules.map(({ rule }) => rule.id));
  for (const { rule } of compilation.problems) if (!known.has(rule)) throw new Error(`No lint rule is named ${rule}.`);
  const findings = rules.flatMap(({ rule, severity: byDefault }): readonly Finding[] => {
    const severity = Object.hasOwn(severities, rule.id) ? severities[rule.id] : byDefault;
    if (severity === undefined || severity === 'off') return [];
    return rule.check(compilation).map((problem) => stamp(problem, rule.id, severity));
  });
  return withoutRepeats(findings.sort(compareFindings));
}

/** How many findings count, of each severity. */
export interface FindingCounts {
  readonly error: number;
  readonly warn: number;
  readonly info: number;
}

/** Counts findings by severity. */
export function countFindings(findings: readonly Finding[]): FindingCounts {
  const counts = { error: 0, warn: 0, info: 0 };
  for (const { severity, suppressed } of findings) if (suppressed === undefined) counts[severity]++;
  return counts;
}

function stamp(problem: Problem, id: string, severity: Severity): Finding {
  if (problem.rule !== id) throw new Error(`The rule ${id} reports under the name ${problem.rule}.`);
  return { ...problem, severity };
}

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
