/** The clients, and the files that they load. */

/** A client by the name that configurations call it. */
export type Client =
  | 'claude'
  | 'codex'
  | 'cursor'
  | 'copilot-cli'
  | 'copilot-vscode'
  | 'copilot-github'
  | 'gemini'
  | 'opencode'
  | 'cline'
  | 'devin'
  | 'kiro'
  | 'junie'
  | 'zed'
  | 'amp';

/** What writes outputs: one file of `src/targets/` each, and the targets of a configuration. */
export type Target = 'agents' | 'claude' | 'cursor' | 'copilot' | 'gemini' | 'cline' | 'devin' | 'custom';

/** The files that clients load by their name. The last stands at the root only. */
export type FolderFile = 'AGENTS.md' | 'CLAUDE.md' | 'GEMINI.md' | '.github/copilot-instructions.md';

/** The folders that clients look for rule files in. */
export type RuleFolder = '.claude/rules' | '.cursor/rules' | '.github/instructions' | '.clinerules' | '.devin/rules';
