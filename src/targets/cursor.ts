/** Cursor: `.cursor/rules/*.mdc`. Everything else it reads from AGENTS.md. */
import { fileTarget } from './target.ts';

export const cursor = fileTarget('cursor');
