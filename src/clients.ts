/**
 * What each client loads: data, no logic. Every row was measured on the released client named in it,
 * by reading the request that it sends to its model, or for Cursor the upload to its backend.
 */
import type { Client } from './model.ts';

export interface ClientFacts {
  readonly title: string;
  /** Version the row was measured on. */
  readonly version: string;
  /** Day of the measurement. */
  readonly checked: string;
  /** The file it loads in every folder that it looks at. */
  readonly folderFile: 'AGENTS.md' | 'CLAUDE.md';
  /** Other files of ours that it loads beside `folderFile`, so that their text arrives twice. */
  readonly alsoReads: readonly string[];
  /** When it loads the file of a folder below the one it was started in. */
  readonly nested: 'when a file there is touched' | 'at start' | 'never';
  /** Folder of its path-scoped rule files, if it has them. */
  readonly ruleFolder?: '.claude/rules' | '.cursor/rules';
  /** Most bytes of instruction files that it sends, over every root-to-start chain. */
  readonly maxChainBytes?: number;
}

/** Checked on 2026-11-20; the vendor pages are named in docs of each client (memory, agents-md, rules). */
export const CLIENTS: Readonly<Record<Client, ClientFacts>> = {
  claude: {
    title: 'Claude Code',
    version: '2.1.328',
    checked: '2026-11-20',
    folderFile: 'CLAUDE.md',
    alsoReads: [],
    nested: 'when a file there is touched',
    ruleFolder: '.claude/rules',
  },
  codex: {
    title: 'Codex CLI',
    version: '0.169.0',
    checked: '2026-11-20',
    folderFile: 'AGENTS.md',
    alsoReads: [],
    nested: 'never',
    maxChainBytes: 32_768,
  },
  cursor: {
    title: 'Cursor',
    version: 'SDK 1.0.32',
    checked: '2026-11-20',
    folderFile: 'AGENTS.md',
    alsoReads: ['CLAUDE.md'],
    nested: 'at start',
    ruleFolder: '.cursor/rules',
  },
};

/** Every client by name, in the order of the table. */
export const CLIENT_NAMES = Object.keys(CLIENTS) as readonly Client[];
