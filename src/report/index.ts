/** The list of reporters. To add one: one file, one line here. */
import { renderJson } from './json.ts';
import type { Reporter } from './report.ts';
import { renderText } from './text.ts';

export type { Report, Reporter, ReportOptions } from './report.ts';

/** Every reporter by the name that `--reporter` takes, the default first. */
export const REPORTERS: Readonly<Record<string, Reporter>> = {
  text: renderText,
  json: renderJson,
};
