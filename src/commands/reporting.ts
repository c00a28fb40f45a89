/** The reports of a run: which were asked for, where each goes, and how they get there. Files come first, so that a report that fails leaves nothing on standard output. */
import { resolve } from 'node:path';
import type { Refusal } from '../disk/place.ts';
import { UsageError } from '../error.ts';
import type { Finding } from '../model.ts';
import { nearest } from '../nearest.ts';
import { REPORTERS, type ListedReporter, type Report, type ReportOptions } from '../report/index.ts';
import { flag, listOption, type Invocation } from './command.ts';

/** A reporter that was asked for. Without a file it goes to standard output. */
export interface ChosenReporter {
  readonly name: string;
  readonly listed: ListedReporter;
  readonly file?: string;
}

/** The reporters that the flags name, each once. */
export function chosenReporters(invocation: Invocation): readonly ChosenReporter[] {
  const written = [...listOption(invocation, 'reporter'), ...(flag(invocation, 'json') ? ['json'] : [])];
  const chosen = [...new Set(written.length === 0 ? ['text'] : written)].map(chosenReporter);
  const places = new Map<string, string>();
  for (const { name, file } of chosen) {
    const place = file === undefined ? '' : resolve(invocation.cwd, file);
    const other = places.get(place);
    if (other !== undefined) {
      throw new UsageError(
        `Two reports cannot both go to ${file ?? 'standard output'}: ${other} and ${name}.`,
        `Give one of them a file of its own: \`--reporter ${name}=<file>\`.`,
      );
    }
    places.set(place, name);
  }
  return chosen;
}

function chosenReporter(written: string): ChosenReporter {
  const [name = '', ...rest] = written.split('=');
  const listed = Object.hasOwn(REPORTERS, name) ? REPORTERS[name] : undefined;
  if (listed === undefined) {
    const guess = nearest(name, Object.keys(REPORTERS));
    throw new UsageError(
      `There is no reporter \`${name}\`.`,
      `${guess === undefined ? '' : `Did you mean \`${guess}\`? `}Known: ${Object.keys(REPORTERS).join(', ')}.`,
    );
  }
  const file = rest.join('=');
  if (rest.length > 0 && file === '') throw new UsageError(`\`--reporter ${name}=\` names no file.`);
  return { name, listed, ...(file !== '' && { file }) };
}

/** Sends findings to every reporter: to the files that the flags name, then to standard output. */
export async function sendReports(
  findings: readonly Finding[],
  reporters: readonly ChosenReporter[],
  invocation: Invocation,
): Promise<void> {
  const { terminal, verbose, cwd } = invocation;
  const isAsked = reporters.some(({ listed }) => listed.introduces);
  const tool = isAsked ? await (await import('./introduction.ts')).readTool() : undefined;
  const report: Report = { findings, ...(tool && { tool }) };
  const plain: ReportOptions = { color: false, verbose, isStrict: flag(invocation, 'strict') };
  // One that is refused leaves none of the others behind. A single one is asked as it is written.
  const files = reporters.flatMap(({ file }) => file ?? []);
  for (const file of files.length > 1 ? files : []) {
    const { reportObstacle } = await import('../disk/report-file.ts');
    mustBeDone(file, await reportObstacle(resolve(cwd, file)));
  }
  for (const { listed, file } of reporters) {
    if (file === undefined) continue;
    const { writeReport } = await import('../disk/report-file.ts');
    const text = (await listed.load())(report, plain);
    mustBeDone(file, await writeReport(resolve(cwd, file), text.endsWith('\n') || text === '' ? text : `${text}\n`));
  }
  if (reporters.some(({ name }) => name === 'github')) await addJobSummary(report, plain);
  for (const { listed, file } of reporters) {
    if (file !== undefined) continue;
    const text = (await listed.load())(report, { ...plain, color: terminal.color });
    if (text !== '') terminal.out(text);
  }
}

/** The file whose markdown GitHub shows on the page of a run. Each step has its own, and everything in the step may add to it. */
async function addJobSummary(report: Report, options: ReportOptions): Promise<void> {
  const file = process.env['GITHUB_STEP_SUMMARY'];
  if (file === undefined || file === '') return;
  const [{ appendReport }, { renderJobSummary }] = await Promise.all([
    import('../disk/report-file.ts'),
    import('../report/github.ts'),
  ]);
  mustBeDone(file, await appendReport(file, renderJobSummary(report, options)));
}

function mustBeDone(file: string, refusal: Refusal | undefined): void {
  if (refusal !== undefined) throw new UsageError(`The report \`${file}\` ${refusal.because}.`, refusal.hint);
}
