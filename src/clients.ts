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
  /** Its path-scoped rule files, if it has them: one file below `folder` for each scope. */
  readonly rules?: { readonly folder: string; readonly extension: string };
  /** Most bytes of instruction files that it sends, over every root-to-start chain. */
  readonly maxChainBytes?: number;
}

/** Every row was checked on the day that it names. A new client needs a row that somebody measured. */
export const CLIENTS: Readonly<Record<Client, ClientFacts>> = {
  claude: {
    title: 'Claude Code',
    version: '2.1.328',
    checked: '2026-11-20',
    folderFile: 'CLAUDE.md',
    alsoReads: [],
    nested: 'when a file there is touched',
    rules: { folder: '.claude/rules', extension: '.md' },
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
    rules: { folder: '.cursor/rules', extension: '.mdc' },
  },
};

/** Every client by name, in the order of the table. */
export const CLIENT_NAMES = Object.keys(CLIENTS) as readonly Client[];

const ROWS: readonly ClientFacts[] = Object.values(CLIENTS);

/** Folders of rule files. Nothing else of ours lies there, so an empty one is ours to remove. */
export const RULE_FOLDERS: ReadonlySet<string> = new Set(ROWS.flatMap(({ rules }) => rules?.folder ?? []));

/** True where a build may put a file, whatever the plan. Nothing else is ever owned, so nothing else is ever removed. */
export function isOutputPath(path: string): boolean {
  const slash = path.lastIndexOf('/');
  const [folder, name] = [path.slice(0, Math.max(0, slash)), path.slice(slash + 1)];
  return ROWS.some(
    ({ folderFile, rules }) => name === folderFile || (folder === rules?.folder && name.endsWith(rules.extension)),
  );
}
