/**
 * The report for people: findings by file, what to do below each, and one line that counts them.
 * Says nothing when there is nothing to say; whether to praise that is up to the caller.
 */
import { styleText } from 'node:util';
import { countFindings, type FindingCounts } from '../finding.ts';
import type { Finding, Severity } from '../model.ts';
import { counted, visible } from '../phrase.ts';
import type { Reporter, ReportOptions } from './report.ts';

/** For a terminal or a log. Ends without a line break, like every line that is printed. */
export const renderText: Reporter = ({ findings }, options) => {
  const shown = findings.filter(
    ({ severity, suppressed }) => suppressed === undefined && (options.verbose || severity !== 'info'),
  );
  if (shown.length === 0) return '';
  const blocks = [...byFile(shown)].map(([file, each]) => fileBlock(file, each, options));
  return `${blocks.join('\n')}\n${summary(countFindings(findings), options)}`;
};

type Style = Parameters<typeof styleText>[0];

const STYLES: Readonly<Record<Severity, Style>> = { error: 'red', warn: 'yellow', info: 'blue' };

/** Written out, since `warn` is a setting and `warning` a word. */
const WORDS: Readonly<Record<Severity, string>> = { error: 'error', warn: 'warning', info: 'info' };

function byFile(findings: readonly Finding[]): ReadonlyMap<string, readonly Finding[]> {
  const files = new Map<string, Finding[]>();
  for (const finding of findings) {
    const list = files.get(finding.file);
    if (list) list.push(finding);
    else files.set(finding.file, [finding]);
  }
  return files;
}

function fileBlock(file: string, findings: readonly Finding[], options: ReportOptions): string {
  const paint = painter(options);
  const places = findings.map(({ line, column }) => `${line}:${column}`);
  const placeWidth = Math.max(...places.map((place) => place.length));
  const severityWidth = Math.max(...findings.map(({ severity }) => WORDS[severity].length));
  const indent = ' '.repeat(2 + placeWidth + 2 + severityWidth + 2);
  const lines = findings.map((finding, index) => {
    const place = paint('dim', (places[index] ?? '').padStart(placeWidth));
    const severity = paint(STYLES[finding.severity], WORDS[finding.severity].padEnd(severityWidth));
    const message = visible(finding.message);
    const hint = finding.hint === undefined ? '' : `\n${indent}${paint('dim', `→ ${visible(finding.hint)}`)}`;
    return `  ${place}  ${severity}  ${message}  ${paint('dim', finding.rule)}${hint}\n`;
  });
  return `${paint('underline', visible(file))}\n${lines.join('')}`;
}

function summary({ error, warn, info }: FindingCounts, options: ReportOptions): string {
  const paint = painter(options);
  const parts = [
    ...(error > 0 ? [paint(STYLES.error, counted(error, 'error'))] : []),
    ...(warn > 0 ? [paint(STYLES.warn, counted(warn, 'warning'))] : []),
    ...(info > 0 && options.verbose ? [paint(STYLES.info, `${info} info`)] : []),
  ];
  const hidden = info > 0 && !options.verbose ? paint('dim', ` (and ${info} info, shown with --verbose)`) : '';
  return parts.join(', ') + hidden;
}

function painter({ color }: ReportOptions): (style: Style, text: string) => string {
  // The caller has decided; styleText would look at the terminal again.
  return (style, text) => (color ? styleText(style, text, { validateStream: false }) : text);
}
