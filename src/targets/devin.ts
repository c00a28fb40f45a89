/** Devin, once Windsurf: `.devin/rules/*.md`. Everything else it reads from AGENTS.md. */
import { fileTarget } from './target.ts';

export const devin = fileTarget('devin');
