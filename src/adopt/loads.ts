/** Which kinds of files each client loads by itself: facts of 2026-11-20, measured or from the vendor's page. */
import type { Client } from '../model.ts';
import type { FoundFile, FoundKind } from './found.ts';

/** True when `client` loads a file of this kind in this folder, for whatever it works on there. */
export function loads(client: Client, { kind, base }: Pick<FoundFile, 'kind' | 'base'>): boolean {
  if (client === 'copilot-vscode' && base !== '' && isFolderFile(kind)) return false;
  return LOADED[kind] === 'all' ? client !== 'gemini' : LOADED[kind].includes(client);
}

/** True for the files that count in every folder, and for all that is below it. */
export function isFolderFile(kind: FoundKind): kind is 'agents' | 'claude' | 'gemini' {
  return kind === 'agents' || kind === 'claude' || kind === 'gemini';
}

/** Claude Code loads AGENTS.md only where no CLAUDE.md is: whoever asks knows which there are. */
const LOADED: Readonly<Record<FoundKind, readonly Client[] | 'all'>> = {
  agents: 'all',
  claude: ['claude', 'cursor', 'copilot-cli', 'copilot-vscode'],
  gemini: ['gemini', 'copilot-cli'],
  copilot: ['copilot-vscode', 'copilot-github', 'copilot-cli'],
  'copilot-rule': ['copilot-vscode', 'copilot-github', 'copilot-cli'],
  'claude-rule': ['claude', 'copilot-cli', 'copilot-vscode'],
  'cursor-rule': ['cursor'],
  'cursor-root': ['cursor', 'cline'],
  'devin-rule': ['devin'],
  'devin-root': ['devin', 'cline'],
  'cline-rule': ['cline'],
  'cline-root': ['cline'],
};

/** The clients that a file of this kind is written for, however many others load it too. */
export const SPEAKS_TO: Readonly<Record<FoundKind, readonly Client[]>> = {
  agents: ['claude', 'codex', 'cursor'],
  claude: ['claude'],
  gemini: ['gemini'],
  copilot: ['copilot-vscode', 'copilot-github'],
  'copilot-rule': ['copilot-vscode', 'copilot-github'],
  'claude-rule': ['claude'],
  'cursor-rule': ['cursor'],
  'cursor-root': ['cursor'],
  'devin-rule': ['devin'],
  'devin-root': ['devin'],
  'cline-rule': ['cline'],
  'cline-root': ['cline'],
};
