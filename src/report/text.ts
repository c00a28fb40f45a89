/**
 * The report for people: findings by file, the other places and what to do below each, the line that they are about, and one
 * line that counts them. Says nothing when there is nothing to say; whether to praise that is up to the caller.
 */
import { styleText } from 'node:util';
import { countFindings, type FindingCounts } from '../finding.ts';
import type { Finding, Severity, ShownPlace } from '../model.ts';
import { counted, visible } from '../phrase.ts';
import { framesOf } from './frame.ts';
import type { Reporter, ReportOptions } from './report.ts';
import { byFile, hintOf, messageOf, placeOf, placesOf, shownOf } from './shown.ts';

/** From so many findings on a list is for counting and searching: the lines they are about would only make it longer. Errors keep theirs. */
const MAX_WITH_FRAMES = 100;

/** Most warnings of one rule that such a list names in one file: hundreds of dead links in a copied text would bury all else. */
const MAX_ALIKE = 10;

/** For a terminal or a log. Ends without a line break, like every line that is printed. */
export const renderText: Reporter = ({ findings }, options) => {
  const shown = shownOf(findings, options);
  if (shown.length === 0) return '';
  const isLong = shown.length > MAX_WITH_FRAMES;
  const look = {
    ...options,
    paint: painter(options),
    isFramed: framing(shown, isLong),
    isFull: !isLong || options.verbose,
  };
  const blocks = [...byFile(shown)].map(([file, each]) => fileBlock(file, each, look));
  return `${blocks.join('\n')}\n${summary(countFindings(findings), look)}${mendable(shown)}`;
};

type Style = Parameters<typeof styleText>[0];

interface Look extends ReportOptions {
  readonly paint: (style: Style, text: string) => string;
  /** Whether the lines are shown that a finding is about. */
  readonly isFramed: (finding: Finding) => boolean;
  /** Whether all findings are named, however many there are. */
  readonly isFull: boolean;
}

function framing(shown: readonly Finding[], isLong: boolean): Look['isFramed'] {
  const hasManyErrors = shown.filter(({ severity }) => severity === 'error').length > MAX_WITH_FRAMES;
  return ({ severity }) => !isLong || (severity === 'error' && !hasManyErrors);
}

const STYLES: Readonly<Record<Severity, Style>> = { error: 'red', warn: 'yellow', info: 'blue' };

/** Written out, since `warn` is a setting and `warning` a word. */
const WORDS: Readonly<Record<Severity, string>> = { error: 'error', warn: 'warning', info: 'info' };

/** The columns of a file's block. */
interface Widths {
  readonly place: number;
  readonly severity: number;
}

function fileBlock(file: string, all: readonly Finding[], look: Look): string {
  const { findings, rest } = look.isFull ? { findings: all, rest: [] } : shortened(all);
  const widths = {
    place: Math.max(...findings.map((finding) => shortPlace(finding).length)),
    severity: Math.max(...findings.map(({ severity }) => WORDS[severity].length)),
  };
  const lines = framed(findings).flatMap((group) => [
    ...group.flatMap((finding) => findingLines(finding, widths, look)),
    ...frames(group, widths, look),
  ]);
  const more = rest.map((each) => look.paint('dim', `  … and ${each}, shown with --verbose`));
  return `${look.paint('underline', visible(file))}\n${[...lines, ...more].map((line) => `${line}\n`).join('')}`;
}

/** The findings of a file without the many that are alike, and how many of which rule those are. Errors are all named. */
function shortened(all: readonly Finding[]): {
  readonly findings: readonly Finding[];
  readonly rest: readonly string[];
} {
  const counts = new Map<string, number>();
  const findings = all.filter(({ rule, severity }) => {
    if (severity === 'error') return true;
    const count = (counts.get(rule) ?? 0) + 1;
    counts.set(rule, count);
    return count <= MAX_ALIKE;
  });
  const rest = [...counts].flatMap(([rule, count]) =>
    count > MAX_ALIKE ? [`${counted(count - MAX_ALIKE, 'other')} of ${rule}`] : [],
  );
  return { findings, rest };
}

function shortPlace({ line, column }: Finding): string {
  return `${line}:${column}`;
}

function findingLines(finding: Finding, widths: Widths, look: Look): readonly string[] {
  const { paint } = look;
  const place = paint('dim', shortPlace(finding).padStart(widths.place));
  const severity = paint(STYLES[finding.severity], WORDS[finding.severity].padEnd(widths.severity));
  const indent = ' '.repeat(2 + widths.place + 2 + widths.severity + 2);
  const related = placesOf(finding).flatMap((each, index) => [
    `${indent}${placeOf(each)} ${paint('dim', messageOf(each))}`,
    ...(index < MAX_RELATED_FRAMES && look.isFramed(finding) ? relatedFrame(each, indent.length, look) : []),
  ]);
  const hint = hintOf(finding);
  return [
    `  ${place}  ${severity}  ${messageOf(finding)}  ${paint('dim', finding.rule)}`,
    ...related,
    ...(hint === undefined ? [] : [indent + paint('dim', `→ ${hint}`)]),
  ];
}

/** Most lines of code that are shown beside that of one finding: the imports of a circle may be many. */
const MAX_RELATED_FRAMES = 3;

function relatedFrame({ line, excerpt }: ShownPlace, indent: number, look: Look): readonly string[] {
  if (excerpt === undefined || line === undefined) return [];
  const dim = (text: string): string => look.paint('dim', text);
  return framesOf(line, [excerpt], { gutter: indent + String(line).length, dim, mark: dim });
}

/** Neighbours with one frame: on one line, and about one part of it where it was too long to be shown whole. */
function framed(findings: readonly Finding[]): readonly (readonly Finding[])[] {
  const groups: Finding[][] = [];
  let shown: string | undefined;
  for (const finding of findings) {
    const group = groups.at(-1);
    const text = finding.excerpt?.text;
    const isOther = group?.[0]?.line !== finding.line || (text !== undefined && shown !== undefined && text !== shown);
    if (group === undefined || isOther) groups.push([finding]);
    else group.push(finding);
    shown = isOther ? text : (shown ?? text);
  }
  return groups;
}

/** The line that one or more findings are about: it is shown once for all of them. */
function frames(group: readonly Finding[], { place }: Widths, look: Look): readonly string[] {
  const shown = group.filter(look.isFramed);
  const last = shown.at(-1);
  if (last === undefined) return [];
  const excerpts = shown.flatMap(({ excerpt }) => (excerpt ? [excerpt] : []));
  return framesOf(last.line, excerpts, {
    gutter: 2 + place,
    dim: (text) => look.paint('dim', text),
    mark: (text) => look.paint(STYLES[last.severity], text),
  });
}

function summary({ error, warn, info }: FindingCounts, { paint, verbose }: Look): string {
  const parts = [
    ...(error > 0 ? [paint(STYLES.error, counted(error, 'error'))] : []),
    ...(warn > 0 ? [paint(STYLES.warn, counted(warn, 'warning'))] : []),
    ...(info > 0 && verbose ? [paint(STYLES.info, `${info} info`)] : []),
  ];
  const hidden = info > 0 && !verbose ? paint('dim', ` (and ${info} info, shown with --verbose)`) : '';
  return parts.join(', ') + hidden;
}

/** How many findings a program can mend without a person looking on, and else with one who reads what it wrote. */
function mendable(shown: readonly Finding[]): string {
  const safe = shown.filter(({ fix }) => fix?.isSafe === true).length;
  const unsafe = shown.filter(({ fix }) => fix?.isSafe === false).length;
  if (safe === 0)
    return unsafe === 0 ? '' : `; ${unsafe} can be mended with \`lintel lint --fix-unsafe\`, to be read over`;
  const more = unsafe === 0 ? '' : `, ${unsafe} more with \`--fix-unsafe\`, to be read over`;
  return `; ${safe} can be mended with \`lintel lint --fix\`${more}`;
}

function painter({ color }: ReportOptions): Look['paint'] {
  // The caller has decided; styleText would look at the terminal again.
  return (style, text) => (color ? styleText(style, text, { validateStream: false }) : text);
}
