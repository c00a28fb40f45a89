/**
 * What each client loads: data, no logic. A row with a version was measured on that release, by reading the request that
 * the client sends to its model, or for Cursor the upload to its backend; a row without one is what the vendor documents.
 */
import { isTargetPath } from './custom-path.ts';
import type { Client, CustomTarget, FolderFile, RuleFolder, Target } from './model.ts';

export interface ClientFacts {
  readonly title: string;
  /** Version the row was measured on; absent where it is what the vendor's page says. */
  readonly version?: string;
  /** Day of the measurement, or on which the page was read. */
  readonly checked: string;
  /** The file it loads in every folder that it looks at. */
  readonly folderFile: Exclude<FolderFile, '.github/copilot-instructions.md'>;
  /** A file at the root that nobody else loads. */
  readonly ownFile?: FolderFile;
  /** Other files of ours that it loads beside `folderFile`, so that their text arrives twice. */
  readonly alsoReads: readonly FolderFile[];
  /** Whether a file and a symbolic link to it arrive as one text. */
  readonly sendsLinksOnce: boolean;
  /** Present where copies arrive as one text, as long as they are loaded at start. */
  readonly sendsCopiesOnce?: 'at start';
  /** What becomes of `@AGENTS.md`: `again` where its text comes once more beside AGENTS.md, `from the start folder` where it is dropped from files above. */
  readonly imports?: 'again' | 'from the start folder';
  /** Order of the files of folders that it loads at one time; absent where nobody measured it. */
  readonly order?: 'root first' | 'nearest first' | 'root first, then nearest first';
  /** When it loads the file of a folder below the one it was started in. */
  readonly nested: 'when a file there is touched' | 'at start' | 'never';
  /** Its path-scoped rule files, if it has them: one file below that folder for each scope. */
  readonly rules?: RuleFolder;
  /** Rule files of others that it loads as well, by their scope. */
  readonly alsoReadsRules: readonly RuleFolder[];
  /** Most bytes of instruction files that it sends, over every root-to-start chain. */
  readonly maxChainBytes?: number;
}

/** A row of a client that loads AGENTS.md and nothing else of ours. */
const AGENTS_ONLY = {
  checked: '2026-11-20',
  folderFile: 'AGENTS.md',
  alsoReads: [],
  sendsLinksOnce: true,
  alsoReadsRules: [],
} as const;

/** What the three Copilot clients share. */
const COPILOT = {
  checked: '2026-11-20',
  folderFile: 'AGENTS.md',
  ownFile: '.github/copilot-instructions.md',
  rules: '.github/instructions',
  sendsLinksOnce: true,
} as const;

/** Every row was checked on the day that it names. A new client needs a row that somebody measured or a page that says so. */
export const CLIENTS: Readonly<Record<Client, ClientFacts>> = {
  claude: {
    title: 'Claude Code',
    version: '2.1.328',
    checked: '2026-11-20',
    folderFile: 'CLAUDE.md',
    alsoReads: [],
    sendsLinksOnce: true,
    imports: 'from the start folder',
    order: 'root first',
    nested: 'when a file there is touched',
    rules: '.claude/rules',
    alsoReadsRules: [],
  },
  codex: {
    ...AGENTS_ONLY,
    title: 'Codex CLI',
    version: '0.169.0',
    nested: 'never',
    order: 'root first',
    maxChainBytes: 32_768,
  },
  cursor: {
    title: 'Cursor',
    version: 'SDK 1.0.32',
    checked: '2026-11-20',
    folderFile: 'AGENTS.md',
    alsoReads: ['CLAUDE.md'],
    sendsLinksOnce: false,
    nested: 'at start',
    rules: '.cursor/rules',
    alsoReadsRules: [],
  },
  'copilot-cli': {
    ...COPILOT,
    title: 'Copilot CLI',
    version: '1.0.102',
    alsoReads: ['CLAUDE.md', 'GEMINI.md'],
    sendsCopiesOnce: 'at start',
    imports: 'again',
    order: 'root first, then nearest first',
    nested: 'when a file there is touched',
    alsoReadsRules: ['.claude/rules'],
  },
  // https://github.com/microsoft/vscode-docs, docs/copilot/customization/custom-instructions.md; nested files are behind an
  // experimental setting.
  'copilot-vscode': {
    ...COPILOT,
    title: 'Copilot in VS Code',
    alsoReads: ['CLAUDE.md'],
    nested: 'never',
    alsoReadsRules: ['.claude/rules'],
  },
  // https://docs.github.com, add repository instructions: the agents read the nearest AGENTS.md.
  'copilot-github': {
    ...COPILOT,
    title: 'Copilot on GitHub',
    alsoReads: [],
    nested: 'when a file there is touched',
    alsoReadsRules: [],
  },
  gemini: {
    title: 'Gemini CLI',
    version: '0.61.0',
    checked: '2026-11-20',
    folderFile: 'GEMINI.md',
    alsoReads: [],
    sendsLinksOnce: true,
    order: 'root first',
    nested: 'when a file there is touched',
    alsoReadsRules: [],
  },
  opencode: {
    ...AGENTS_ONLY,
    title: 'opencode',
    version: '1.18.33',
    nested: 'when a file there is touched',
    order: 'nearest first',
  },
  // https://github.com/cline/cline, docs/customization/cline-rules.mdx
  cline: { ...AGENTS_ONLY, title: 'Cline', nested: 'never', rules: '.clinerules' },
  // https://docs.devin.ai/desktop/cascade/memories and /agents-md: a folder's file holds for what is below it.
  devin: { ...AGENTS_ONLY, title: 'Devin', nested: 'when a file there is touched', rules: '.devin/rules' },
  // https://kiro.dev/docs/steering
  kiro: { ...AGENTS_ONLY, title: 'Kiro', nested: 'never' },
  // https://www.jetbrains.com/help/junie/customize-guidelines.html
  junie: { ...AGENTS_ONLY, title: 'Junie', nested: 'never' },
  // https://github.com/zed-industries/zed, docs/src/ai/rules.md: one file only, and copilot-instructions go before AGENTS.md.
  zed: { ...AGENTS_ONLY, title: 'Zed', nested: 'never' },
  // https://ampcode.com/manual
  amp: { ...AGENTS_ONLY, title: 'Amp', nested: 'when a file there is touched' },
};

/** A kind of rule file: which target writes it, how its name ends, and its template. */
export interface RuleFileKind {
  readonly target: Target;
  readonly extension: string;
  readonly template: string;
}

/** The kinds of rule files by the folder that clients look in. */
export const RULE_FILES: Readonly<Record<RuleFolder, RuleFileKind>> = {
  '.claude/rules': { target: 'claude', extension: '.md', template: 'claude-rule.md' },
  '.cursor/rules': { target: 'cursor', extension: '.mdc', template: 'cursor-rule.mdc' },
  '.github/instructions': { target: 'copilot', extension: '.instructions.md', template: 'copilot-rule.md' },
  '.clinerules': { target: 'cline', extension: '.md', template: 'cline-rule.md' },
  '.devin/rules': { target: 'devin', extension: '.md', template: 'devin-rule.md' },
};

/** The targets that write a folder's file. */
export const FOLDER_FILES: Readonly<Record<FolderFile, Target>> = {
  'AGENTS.md': 'agents',
  'CLAUDE.md': 'claude',
  'GEMINI.md': 'gemini',
  '.github/copilot-instructions.md': 'copilot',
};

/** Every client by name, in the order of the table. */
export const CLIENT_NAMES = Object.keys(CLIENTS) as readonly Client[];

/** The clients of a configuration that names none: the three that most repositories have files for. */
export const DEFAULT_CLIENTS: readonly Client[] = ['claude', 'codex', 'cursor'];

/** Folders of rule files. Nothing else of ours lies there, so an empty one is ours to remove. */
export const RULE_FOLDERS: ReadonlySet<string> = new Set(Object.keys(RULE_FILES));

/** True where a build may put a file, whatever the plan; `targets` are those of the configuration. Nothing else is ever owned, so nothing else is ever removed. */
export function isOutputPath(path: string, targets: readonly CustomTarget[] = []): boolean {
  const slash = path.lastIndexOf('/');
  const [folder, name] = [path.slice(0, Math.max(0, slash)), path.slice(slash + 1)];
  const rules = Object.hasOwn(RULE_FILES, folder) ? RULE_FILES[folder as RuleFolder] : undefined;
  return (
    Object.hasOwn(FOLDER_FILES, name) ||
    Object.hasOwn(FOLDER_FILES, path) ||
    (rules !== undefined && name.endsWith(rules.extension)) ||
    isTargetPath(path, targets)
  );
}
