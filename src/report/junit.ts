/**
 * The report as test results, which every CI server shows: one suite for each file, one case for each finding. What
 * fails the run fails its case; a warning that does not is told in a case that passes.
 */
import type { Finding } from '../model.ts';
import { visible } from '../phrase.ts';
import type { Reporter, ReportOptions } from './report.ts';
import { byFile, linesOf, messageOf, placeOf } from './shown.ts';

/** JUnit XML in the dialect that Jenkins, GitLab, Azure and CircleCI have in common. */
export const renderJunit: Reporter = ({ findings }, options) => {
  const told = findings.filter(({ severity }) => options.verbose || severity !== 'info');
  const suites = [...byFile(told)].map(([file, each]) => suite(file, each, options));
  const all = suites.length === 0 ? [clean()] : suites;
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="lintel"${totals(all.map(({ counts }) => counts))}>`,
    ...all.map(({ text }) => text),
    '</testsuites>',
  ].join('\n');
};

interface Counts {
  readonly tests: number;
  readonly failures: number;
  readonly skipped: number;
}

interface Suite {
  readonly counts: Counts;
  readonly text: string;
}

/** Servers take a report without cases for a broken one. */
function clean(): Suite {
  const text = '    <testcase name="no findings" classname="lintel" time="0"/>';
  return suiteOf('lintel', [{ kind: 'passed', text }]);
}

interface Case {
  readonly kind: 'passed' | 'failed' | 'skipped';
  readonly text: string;
}

function suite(file: string, findings: readonly Finding[], options: ReportOptions): Suite {
  const names = namesOf(findings);
  return suiteOf(
    file,
    findings.map((finding, index) => testCase(finding, names[index] ?? '', options)),
  );
}

/** Servers know a case by the names of its class and its own, and keep one of two that are alike: a list in braces may be dead twice at one place. */
function namesOf(findings: readonly Finding[]): readonly string[] {
  const counts = new Map<string, number>();
  return findings.map(({ rule, line, column }) => {
    const name = `${rule} at ${line}:${column}`;
    const count = (counts.get(name) ?? 0) + 1;
    counts.set(name, count);
    return count === 1 ? name : `${name} (${count})`;
  });
}

function suiteOf(name: string, cases: readonly Case[]): Suite {
  const count = (kind: Case['kind']) => cases.filter((each) => each.kind === kind).length;
  const counts = { tests: cases.length, failures: count('failed'), skipped: count('skipped') };
  const text = [
    `  <testsuite name="${attribute(name)}"${attributesOf(counts)}>`,
    ...cases.map((each) => each.text),
    '  </testsuite>',
  ].join('\n');
  return { counts, text };
}

function testCase(finding: Finding, name: string, { failsOnWarnings = false }: ReportOptions): Case {
  const { file, severity, suppressed, reason } = finding;
  const detail = [placeOf(finding), ...linesOf(finding)].join('\n');
  const [kind, inner]: readonly [Case['kind'], string] =
    suppressed !== undefined
      ? ['skipped', `<skipped message="${attribute(visible(reason ?? `suppressed by ${suppressed}`))}"/>`]
      : severity === 'error' || (severity === 'warn' && failsOnWarnings)
        ? [
            'failed',
            `<failure type="${severity}" message="${attribute(messageOf(finding))}">${content(detail)}</failure>`,
          ]
        : ['passed', `<system-out>${content(detail)}</system-out>`];
  const text = [
    `    <testcase name="${attribute(name)}" classname="${attribute(file)}" time="0">`,
    `      ${inner}`,
    '    </testcase>',
  ].join('\n');
  return { kind, text };
}

/** The schema of Jenkins knows `skipped` of a suite, and of all of them together none. */
function totals(all: readonly Counts[]): string {
  const sum = (field: keyof Counts) => all.reduce((before, counts) => before + counts[field], 0);
  return ` tests="${sum('tests')}" failures="${sum('failures')}" errors="0" time="0"`;
}

function attributesOf({ tests, failures, skipped }: Counts): string {
  return ` tests="${tests}" failures="${failures}" errors="0" skipped="${skipped}" time="0"`;
}

/** What XML 1.0 has no way to write, not even as a reference. */
// oxlint-disable-next-line no-control-regex -- control characters are what is looked for
const NO_XML = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Cs}/gu;

const REFERENCES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function content(text: string): string {
  return text.replace(NO_XML, '').replace(/[&<>"]/g, (sign) => REFERENCES[sign] ?? sign);
}

/** Line ends in attributes would be read as blanks. */
function attribute(text: string): string {
  return content(text).replace(/[\t\n\r]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
