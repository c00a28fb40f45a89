/** What a reporter is given and gives back. Types only. */
import type { Finding, Severity } from '../model.ts';

/** What a run found. Paths are relative to the root, so a report reads alike on every machine. */
export interface Report {
  readonly findings: readonly Finding[];
  /** Who found it; there for the reporters that ask for it. */
  readonly tool?: Tool;
}

/** lintel, as it introduces itself in a report. */
export interface Tool {
  readonly version: string;
  /** Every lint rule, in the order of the list. */
  readonly rules: readonly RuleText[];
}

/** What a lint rule says of itself. */
export interface RuleText {
  readonly id: string;
  /** The severity that it has unless the configuration says otherwise. */
  readonly severity: Severity;
  readonly summary: string;
  /** Its page, as markdown; `''` where there is none. */
  readonly page: string;
}

/** How a report is to look. */
export interface ReportOptions {
  readonly color: boolean;
  /** Show findings of severity `info` too. */
  readonly verbose: boolean;
  /** There are more warnings than the run allows, so that each of them fails it. */
  readonly failsOnWarnings?: boolean;
}

/** Turns a report into text. An empty text means that there is nothing to say. */
export type Reporter = (report: Report, options: ReportOptions) => string;

/** A reporter in the list. */
export interface ListedReporter {
  /** Those that few runs ask for are loaded when they do. */
  readonly load: () => Promise<Reporter>;
  /** It asks for `Report.tool`. */
  readonly introduces?: true;
}
