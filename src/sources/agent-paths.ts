/** Which paths are files that agents load by their name or place. Goes by the path alone and loads no parser. */

/** Names and places from which clients load instructions (facts per client: docs/clients.md). */
const AGENT_FILE =
  /(?:^|\/)(?:AGENTS|AGENTS\.override|CLAUDE|GEMINI)\.md$|(?:^|\/)\.(?:cursorrules|windsurfrules|clinerules)$|(?:^|\/)\.(?:clinerules|devin\/rules|windsurf\/rules)\/.+\.md$|(?:^|\/)\.cursor\/rules\/.+\.mdc$|(?:^|\/)\.claude\/rules\/.+\.md$|(?:^|\/)\.github\/(?:copilot-instructions\.md|instructions\/.+\.instructions\.md)$/;

/** Agent files there belong to another project, one to come, or somebody's package of skills: their links lead elsewhere. */
const ELSEWHERE =
  /(?:^|\/)(?:__fixtures__|fixtures?|testdata|templates?|examples?|skills|vendor|third[-_]party|node_modules)\//i;

/** True for a path from which some client loads instructions. */
export function isAgentFile(path: string): boolean {
  return AGENT_FILE.test(path) && !ELSEWHERE.test(path);
}
