/**
 * Claude Code: CLAUDE.md beside every AGENTS.md with the same bytes, because a CLAUDE.md anywhere hides AGENTS.md from it,
 * and `.claude/rules` for glob scopes. Never an import: sessions started in a package would lose it.
 */
import { folderFiles, ruleFiles, type TargetDefinition } from './target.ts';

export const claude: TargetDefinition = {
  name: 'claude',
  plan: (plan) =>
    plan.config.clients.includes('claude')
      ? [...folderFiles('claude', 'CLAUDE.md', plan), ...ruleFiles('claude', 'claude-rule.md', plan)]
      : [],
};
