/** The reports of a run: which were asked for, where each goes, and how they get there. Files come first, so that a report that fails leaves nothing on standard output. */
import { resolve } from 'node:path';
import type { PlacedReport } from '../disk/report-file.ts';
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
  if (file === '-')
    throw new UsageError(
      `\`--reporter ${name}=-\` names no file: standard output is where a report without one goes.`,
      `Write \`--reporter ${name}\`, or \`--reporter ${name}=./-\` for a file of that name.`,
    );
  if (rest.length > 0 && file === '') throw new UsageError(`\`--reporter ${name}=\` names no file.`);
  return { name, listed, ...(file !== '' && { file }) };
}

/** What reports say, and for whom. */
export interface SentReports extends Pick<ReportOptions, 'failsOnWarnings'> {
  readonly findings: readonly Finding[];
  readonly reporters: readonly ChosenReporter[];
}

/** Sends findings to every reporter: to the files that the flags name, then to standard output. */
export async function sendReports(
  { findings, reporters, failsOnWarnings = false }: SentReports,
  invocation: Invocation,
): Promise<void> {
  const { terminal, verbose, cwd } = invocation;
  const isAsked = reporters.some(({ listed }) => listed.introduces);
  const tool = isAsked ? await (await import('./introduction.ts')).readTool() : undefined;
  const report: Report = { findings, ...(tool && { tool }) };
  const plain: ReportOptions = { color: false, verbose, failsOnWarnings };
  const placed: PlacedReport[] = [];
  for (const { listed, file } of reporters) {
    if (file === undefined) continue;
    const text = (await listed.load())(report, plain);
    const whole = text.endsWith('\n') || text === '' ? text : `${text}\n`;
    placed.push({ name: file, file: resolve(cwd, file), text: whole });
  }
  if (reporters.some(({ name }) => name === 'github')) placed.push(...(await jobSummary(report, plain)));
  await writeAll(placed);
  for (const { listed, file } of reporters) {
    if (file !== undefined) continue;
    const text = (await listed.load())(report, { ...plain, color: terminal.color });
    if (text !== '') terminal.out(text);
  }
}

/** The file whose markdown GitHub shows on the page of a run. Each step has its own, and everything in the step may add to it. */
async function jobSummary(report: Report, options: ReportOptions): Promise<readonly PlacedReport[]> {
  const file = process.env['GITHUB_STEP_SUMMARY'];
  if (file === undefined || file === '') return [];
  const { renderJobSummary } = await import('../report/github.ts');
  return [{ name: file, file: resolve(file), text: renderJobSummary(report, options), isAdded: true }];
}

async function writeAll(placed: readonly PlacedReport[]): Promise<void> {
  if (placed.length === 0) return;
  const { writeReports } = await import('../disk/report-file.ts');
  const refused = await writeReports(placed);
  if (refused === undefined) return;
  const { name, refusal } = refused;
  throw new UsageError(`The report \`${name}\` ${refusal.because}.`, refusal.hint);
}
