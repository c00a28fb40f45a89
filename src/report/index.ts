/** The list of reporters. To add one: one file, one line here. */
import type { ListedReporter } from './report.ts';

export type { ListedReporter, Report, Reporter, ReportOptions, RuleText, Tool } from './report.ts';

/** Every reporter by the name that `--reporter` takes, the default first. */
export const REPORTERS: Readonly<Record<string, ListedReporter>> = {
  text: { load: async () => (await import('./text.ts')).renderText },
  json: { load: async () => (await import('./json.ts')).renderJson },
  sarif: { load: async () => (await import('./sarif.ts')).renderSarif, introduces: true },
  github: { load: async () => (await import('./github.ts')).renderGithub },
  gitlab: { load: async () => (await import('./gitlab.ts')).renderGitlab },
  junit: { load: async () => (await import('./junit.ts')).renderJunit },
};
