/** An agent file from its path and text, as tests of claims need it. */
import type { AgentFile } from '../../src/model.ts';
import { baseOf, withinOf } from '../../src/sources/agent-paths.ts';
import { parseBody } from '../../src/sources/markdown.ts';

/** Without front matter. */
export function agentFileOf(file: string, markdown: string): AgentFile {
  const body = parseBody(file, markdown, 1).value;
  return { file, body, base: baseOf(file), within: withinOf(file), globs: [], traps: [] };
}
