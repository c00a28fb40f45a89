/** `lintel rules`: the lint rules with their severities, or the page of one. Reads no code. */
import { readConfig } from '../disk/configuration.ts';
import { readRulePage } from '../disk/rule-pages.ts';
import { UsageError } from '../error.ts';
import type { Config, Severity } from '../model.ts';
import { nearest } from '../nearest.ts';
import { listed } from '../phrase.ts';
import { RULES, type ListedRule } from '../rules/index.ts';
import { SCHEMA_VERSION } from '../report/json.ts';
import { inBrief } from '../report/page.ts';
import { EXIT, flag, type Command, type Invocation } from './command.ts';
import { table } from './table.ts';
import type { Terminal } from './terminal.ts';

export const rules: Command = {
  usage: 'rules [<rule> | <family>] [--json]',
  description:
    'Lists the lint rules: severity, where the configuration changes it the default and the paths too, and what each finds. With a rule it shows why the rule is there, a project that fails, one that passes, and how to mend what it finds.',
  options: { json: { type: 'boolean', description: 'one JSON document; of one rule with its whole page as markdown' } },
  maxPositionals: 1,
  run: async (invocation) => {
    const [asked] = invocation.positionals;
    const { terminal } = invocation;
    const chosen = chosenRules(asked);
    const configured = await configuredRules(invocation);
    const one = asked === undefined ? undefined : chosen.find(({ rule }) => rule.id === asked);
    const page = one && (await readRulePage(one.rule.id));
    if (flag(invocation, 'json')) {
      const each = chosen.map((entry) => ({ ...documentOf(entry, configured), ...(page !== undefined && { page }) }));
      terminal.out(JSON.stringify({ schemaVersion: SCHEMA_VERSION, rules: each }, null, 2));
    } else if (one) {
      terminal.out(shown(page === undefined || page === '' ? withoutPage(one) : inBrief(page, one.rule.id), terminal));
      terminal.err(here(one, configured));
    } else {
      terminal.out(listing(chosen, configured, terminal));
      terminal.err('`lintel rules <rule>` shows why a rule is there, what fails and what passes.');
    }
    return EXIT.clean;
  },
};

/** What the configuration says of severities: everywhere, and for files by path. */
type Configured = Pick<Config, 'rules' | 'overrides'>;

/** All of them, one of them, or those of a family. */
function chosenRules(asked: string | undefined): readonly ListedRule[] {
  if (asked === undefined) return RULES;
  const one = RULES.filter(({ rule }) => rule.id === asked);
  const chosen = one.length > 0 ? one : RULES.filter(({ rule }) => rule.id.startsWith(`${asked}/`));
  if (chosen.length > 0) return chosen;
  const ids = RULES.map(({ rule }) => rule.id);
  const sameName = ids.filter((id) => id.endsWith(`/${asked}`));
  const families = [...new Set(ids.map((id) => id.slice(0, id.indexOf('/'))))];
  const guess = nearest(asked, [...ids, ...families]);
  throw new UsageError(
    `There is no lint rule \`${asked}\`.`,
    sameName.length > 0
      ? `Did you mean ${listed(
          sameName.map((id) => `\`${id}\``),
          'or',
        )}?`
      : guess === undefined
        ? '`lintel rules` lists them.'
        : `Did you mean \`${guess}\`?`,
  );
}

/** A rule is asked about above all while something is wrong: a configuration that cannot be read is said, and stops nothing. */
async function configuredRules({ root, context, terminal }: Invocation): Promise<Configured> {
  try {
    return (await readConfig({ root, context, isConfigOptional: true })).config;
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    terminal.err(`${error.message}\nThe configuration cannot be read: these are the severities without it.`);
    return { rules: {}, overrides: [] };
  }
}

function severityOf({ rule, severity }: ListedRule, { rules: set }: Configured): Severity | 'off' {
  return (Object.hasOwn(set, rule.id) ? set[rule.id] : undefined) ?? severity;
}

interface SeverityElsewhere {
  /** As the configuration writes them. */
  readonly files: readonly string[];
  readonly severity: Severity | 'off';
}

/** Where the severity of a rule is another one, in the order of the configuration: of several that fit a file the last holds. */
function elsewhere({ rule }: ListedRule, { overrides }: Configured): readonly SeverityElsewhere[] {
  return overrides.flatMap(({ files, rules: set }) => {
    const severity = Object.hasOwn(set, rule.id) ? set[rule.id] : undefined;
    return severity === undefined ? [] : [{ files, severity }];
  });
}

function documentOf(entry: ListedRule, configured: Configured) {
  const { rule, severity } = entry;
  const { id, summary, options } = rule;
  const overrides = elsewhere(entry, configured);
  return {
    id,
    summary,
    default: severity,
    severity: severityOf(entry, configured),
    ...(overrides.length > 0 && { overrides }),
    ...(options && { options }),
  };
}

function listing(chosen: readonly ListedRule[], configured: Configured, terminal: Terminal): string {
  const rows = chosen.flatMap((entry) => {
    const severity = severityOf(entry, configured);
    return [
      [entry.rule.id, severity === entry.severity ? severity : `${severity} (${entry.severity})`, entry.rule.summary],
      ...elsewhere(entry, configured).map((each) => ['', each.severity, `in ${each.files.join(', ')}`]),
    ];
  });
  const lines = table(rows).split('\n');
  return lines.map((line) => line.replace(/^ {2}\S+/, (id) => terminal.style('bold', id))).join('\n');
}

function here(entry: ListedRule, configured: Configured): string {
  const severity = severityOf(entry, configured);
  const byDefault = severity === entry.severity ? 'the default' : `the default is ${entry.severity}`;
  const others = elsewhere(entry, configured).map((each) => ` In ${each.files.join(', ')}: ${each.severity}.`);
  return `Severity here: ${severity} (${byDefault}).${others.join('')}`;
}

function withoutPage({ rule }: ListedRule): string {
  return `# ${rule.id}\n\n> ${rule.summary}\n`;
}

/** Markdown reads well as it is; on a terminal headings stand out, and what is around the examples steps back. */
function shown(page: string, terminal: Terminal): string {
  let fence: string | undefined;
  const lines = page
    .trimEnd()
    .split('\n')
    .map((line) => {
      const ticks = /^`{3,}/.exec(line)?.[0];
      const isEdge = ticks !== undefined && (fence === undefined || line === fence);
      if (isEdge) fence = fence === undefined ? ticks : undefined;
      if (isEdge) return terminal.style('dim', line);
      return fence === undefined && /^#{1,3} /.test(line) ? terminal.style('bold', line) : line;
    });
  return lines.join('\n');
}
