/** Cline: `.clinerules/*.md`. Everything else it reads from AGENTS.md. */
import { fileTarget } from './target.ts';

export const cline = fileTarget('cline');
