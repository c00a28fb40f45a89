/**
 * The report for a step of GitHub Actions: annotations as workflow commands, escaped as the package @actions/core does, and all
 * findings as markdown for the summary of the job. Where the summary stands, the command knows.
 */
import { countFindings } from '../finding.ts';
import type { Finding, Severity } from '../model.ts';
import { counted } from '../phrase.ts';
import type { Reporter } from './report.ts';
import { linesOf, messageOf, placeOf, shownOf } from './shown.ts';

/** GitHub shows so many annotations of each kind from one step (actions/toolkit, docs/problem-matchers.md, "Limitations"). */
const MAX_ANNOTATIONS = 10;

const KINDS: readonly (readonly [severity: Severity, command: string, noun: string])[] = [
  ['error', 'error', 'error'],
  ['warn', 'warning', 'warning'],
  ['info', 'notice', 'notice'],
];

/** Annotations, errors first; what is over the limit stands in the log as plain lines, so that nothing is lost. */
export const renderGithub: Reporter = ({ findings }, options) => {
  const shown = shownOf(findings, options);
  const kinds = KINDS.map(([severity, command, noun]) => {
    const all = shown.filter((finding) => finding.severity === severity);
    return { command, noun, annotated: all.slice(0, MAX_ANNOTATIONS), rest: all.slice(MAX_ANNOTATIONS) };
  });
  const over = kinds.filter(({ rest }) => rest.length > 0);
  return [
    ...kinds.flatMap(({ command, annotated }) => annotated.map((finding) => annotation(command, finding))),
    ...(over.length === 0
      ? []
      : [
          `GitHub shows ${MAX_ANNOTATIONS} annotations of a kind. There are also ${over.map(({ rest, noun }) => `${counted(rest.length, `more ${noun}`)}`).join(', ')}:`,
        ]),
    ...over.flatMap(({ noun, rest }) =>
      rest.map((finding) => `${noun}: ${placeOf(finding)} ${messageOf(finding)} [${finding.rule}]`),
    ),
  ].join('\n');
};

function annotation(command: string, finding: Finding): string {
  const { file, line, column, rule } = finding;
  const properties = { file, line, col: column, title: rule };
  const written = Object.entries(properties).map(([name, value]) => `${name}=${escapedProperty(String(value))}`);
  return `::${command} ${written.join(',')}::${escaped(linesOf(finding).join('\n'))}`;
}

function escaped(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapedProperty(text: string): string {
  return escaped(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}

/** GitHub refuses the summary of a step beyond 1 MiB. Room is left for what other tools of the step write. */
const MAX_SUMMARY_BYTES = 512 * 1024;

/** Every finding as a table, for the summary of a job. Plain HTML, in which no text of a user is read as markup. */
export const renderJobSummary: Reporter = ({ findings }, options) => {
  const shown = shownOf(findings, options);
  const { error, warn } = countFindings(findings);
  const title = `### lintel: ${counted(error, 'error')}, ${counted(warn, 'warning')}\n`;
  if (shown.length === 0) return title;
  const ordered = KINDS.flatMap(([severity]) => shown.filter((finding) => finding.severity === severity));
  const rows = fitting(ordered.map(row));
  const left = ordered.length - rows.length;
  const more = left === 0 ? '' : `\n${counted(left, 'finding')} more did not fit here.\n`;
  return `${title}\n<table>\n${HEAD}${rows.join('')}</table>\n${more}`;
};

const HEAD = '<tr><th></th><th>place</th><th>finding</th><th>rule</th></tr>\n';

function row(finding: Finding): string {
  const word = KINDS.find(([severity]) => severity === finding.severity)?.[2] ?? '';
  const cells = [
    word,
    `<code>${html(placeOf(finding))}</code>`,
    linesOf(finding).map(prose).join('<br>'),
    finding.rule,
  ];
  return `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>\n`;
}

function fitting(rows: readonly string[]): readonly string[] {
  let bytes = 0;
  return rows.filter((each) => (bytes += Buffer.byteLength(each)) <= MAX_SUMMARY_BYTES);
}

/** What messages put in backticks is code. */
function prose(text: string): string {
  return html(text).replace(/`([^`]+)`/g, '<code>$1</code>');
}

/** On one line: a blank line would end the HTML. */
function html(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replace(/\s+/g, ' ');
}
