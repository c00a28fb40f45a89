/** Cursor: `.cursor/rules/*.mdc` for glob scopes. Everything else it reads from AGENTS.md. */
import { ruleFiles, type TargetDefinition } from './target.ts';

export const cursor: TargetDefinition = {
  name: 'cursor',
  plan: (plan) => (plan.config.clients.includes('cursor') ? ruleFiles('cursor', 'cursor-rule.mdc', plan) : []),
};
