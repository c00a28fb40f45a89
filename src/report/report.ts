/** What a reporter is given and gives back. Types only. */
import type { Finding } from '../model.ts';

/** What a run found. Paths are relative to the root, so a report reads alike on every machine. */
export interface Report {
  readonly findings: readonly Finding[];
}

/** How a report is to look. */
export interface ReportOptions {
  readonly color: boolean;
  /** Show findings of severity `info` too. */
  readonly verbose: boolean;
}

/** Turns a report into text. An empty text means that there is nothing to say. */
export type Reporter = (report: Report, options: ReportOptions) => string;
