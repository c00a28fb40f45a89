/**
 * Claude Code: a CLAUDE.md beside every AGENTS.md, because a CLAUDE.md anywhere hides AGENTS.md from it, and `.claude/rules`.
 * By default the same bytes, not an import: sessions started in a package would lose that.
 */
import { fileTarget } from './target.ts';

export const claude = fileTarget('claude');
