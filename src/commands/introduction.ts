/** How lintel introduces itself in a report: its version, and every lint rule with its page. */
import { readRulePage } from '../disk/rule-pages.ts';
import { packageVersion } from '../disk/templates.ts';
import type { RuleText, Tool } from '../report/report.ts';
import { RULES } from '../rules/index.ts';

/** lintel with its rules, in the order of the list. */
export async function readTool(): Promise<Tool> {
  const rules = RULES.map(async ({ rule: { id, summary }, severity }): Promise<RuleText> => ({
    id,
    severity,
    summary,
    page: await readRulePage(id),
  }));
  return { version: packageVersion(), rules: await Promise.all(rules) };
}
