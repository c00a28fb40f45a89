/**
 * The baseline: findings that were there when a repository began with lintel, and that do not count until someone takes
 * them up. A text of sorted records without line numbers, so that an edit elsewhere in a file changes none of them.
 */
import type { Config, Finding } from './model.ts';

const HEADER =
  '# lintel.baseline: findings that do not count. `lintel lint --update-baseline` writes it; delete a line to see its finding.';

/** Where the baseline of a configuration stands: at the root where nobody has set lintel up. */
export function baselineFile({ context, isSetUp }: Pick<Config, 'context' | 'isSetUp'>): string {
  return isSetUp === false ? 'lintel.baseline' : `${context}/lintel.baseline`;
}

/** The text of a baseline for `findings`: those that count, and those that it has kept quiet so far. */
export function formatBaseline(findings: readonly Finding[]): string {
  const records = findingKeys(findings.filter(isBaselined));
  return `${[HEADER, ...records.sort()].join('\n')}\n`;
}

/** Marks the findings that a baseline names. Without one they come back as they are. */
export function applyBaseline(findings: readonly Finding[], text: string | undefined): readonly Finding[] {
  if (text === undefined) return findings;
  const known = new Set(text.split(/\r?\n/).map(withoutReason));
  const keys = findingKeys(findings);
  return findings.map((finding, index) =>
    isBaselined(finding) && known.has(keys[index] ?? '') ? { ...finding, suppressed: 'baseline' as const } : finding,
  );
}

/** Information does not fail anybody, and whether an output is as built is never a matter of habit. */
function isBaselined({ rule, severity }: Finding): boolean {
  return severity !== 'info' && !rule.startsWith('output/');
}

/**
 * One key for each finding, in their order: what it is about, and the how manieth of its kind it is. No two are equal, and an
 * edit elsewhere in the file changes none, so reports name findings by it too.
 */
export function findingKeys(findings: readonly Finding[]): string[] {
  const counts = new Map<string, number>();
  return findings.map(({ rule, file, claim = '', target = '' }) => {
    // Messages may count, and a count changes with every file.
    const key = [rule, file, claim.trim().replace(/\s+/g, ' '), target].map(encode).join(' ');
    const count = (counts.get(key) ?? 0) + 1;
    counts.set(key, count);
    return `${key} ${count}`;
  });
}

/** `… -- reason` says why a finding is let be. */
function withoutReason(line: string): string {
  return line.replace(/ -- .*$/, '').trim();
}

/** One word: blanks, percent signs and nothing as percent signs. */
function encode(text: string): string {
  return text === '' ? '%' : text.replace(/[\s%]/g, (sign) => encodeURIComponent(sign));
}
