/** AGENTS.md, at the root and in folders: plain markdown for Codex, Cursor and every client that follows the convention. */
import { fileTarget } from './target.ts';

export const agents = fileTarget('agents');
