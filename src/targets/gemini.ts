/** Gemini CLI: a GEMINI.md beside every AGENTS.md, which it does not read without a setting. */
import { fileTarget } from './target.ts';

export const gemini = fileTarget('gemini');
