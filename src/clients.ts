/**
 * What each client loads: data, no logic. A row with a version was measured on that release, by reading the request that
 * the client sends to its model, or for Cursor the upload to its backend; a row without one is what the vendor documents.
 */
import type { ClientFacts } from './client-facts.ts';
import { isTargetPath } from './custom-path.ts';
import type { Client, CustomTarget, FolderFile, RuleFolder, Target } from './model.ts';

export type { ClientFacts, Limit } from './client-facts.ts';

/** A row of a client that loads AGENTS.md and nothing else of ours. */
const AGENTS_ONLY = {
  checked: '2026-11-20',
  folderFile: 'AGENTS.md',
  alsoReads: [],
  sendsLinksOnce: true,
  alsoReadsRules: [],
  limits: [],
} as const;

/** What the three Copilot clients share. */
const COPILOT = {
  checked: '2026-11-20',
  folderFile: 'AGENTS.md',
  ownFile: '.github/copilot-instructions.md',
  rules: '.github/instructions',
  sendsLinksOnce: true,
  limits: [],
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
    importDepth: 4,
    order: 'root first',
    nested: 'when a file there is touched',
    beside: 'nothing',
    rules: '.claude/rules',
    alsoReadsRules: [],
    // https://github.com/anthropics/claude-code, mods/agents-md/README.md, and measured.
    prefers: { files: ['CLAUDE.md', '.claude/CLAUDE.md', 'CLAUDE.local.md'], where: 'beside or above' },
    limits: [
      {
        of: 'file',
        most: 4 * 1024 * 1024,
        unit: 'bytes',
        beyond: 'skipped',
        source: 'measured: of 3 MiB all was sent, of 5 MiB nothing',
      },
      {
        of: 'file',
        most: 40_000,
        unit: 'characters',
        beyond: 'advised',
        source: 'a warning in the program, which allows 5 % of the window where that is more',
      },
      {
        of: 'start',
        most: 120_000,
        unit: 'characters',
        beyond: 'advised',
        source: 'a warning in the program, which allows 5 % of the window where that is more',
      },
      {
        of: 'folder file',
        most: 200,
        unit: 'lines',
        beyond: 'advised',
        source: 'https://code.claude.com/docs/en/memory',
      },
    ],
  },
  codex: {
    ...AGENTS_ONLY,
    title: 'Codex CLI',
    version: '0.169.0',
    nested: 'never',
    beside: 'nothing',
    order: 'root first',
    prefers: { files: ['AGENTS.override.md'], where: 'beside' },
    limits: [
      {
        of: 'chain',
        most: 32_768,
        unit: 'bytes',
        beyond: 'cut',
        source: 'measured: the root is spent first, and a line may be cut in two',
        // https://developers.openai.com/codex/config-reference; read in projects that their user trusts.
        setting: { file: '.codex/config.toml', key: 'project_doc_max_bytes' },
      },
    ],
  },
  cursor: {
    title: 'Cursor',
    version: 'SDK 1.0.32',
    checked: '2026-11-20',
    folderFile: 'AGENTS.md',
    alsoReads: ['CLAUDE.md'],
    sendsLinksOnce: false,
    nested: 'at start',
    beside: 'as below',
    rules: '.cursor/rules',
    alsoReadsRules: [],
    limits: [
      { of: 'description', most: 1_536, unit: 'characters', beyond: 'cut', source: 'read in the program' },
      { of: 'rule file', most: 500, unit: 'lines', beyond: 'advised', source: 'https://cursor.com/docs/rules' },
    ],
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
    beside: 'as below',
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
    limits: [
      {
        of: 'own file',
        most: 4_000,
        unit: 'characters',
        beyond: 'advised',
        source:
          'code review read no more, said https://docs.github.com until early 2026; https://github.com/github/docs/issues/42761 asks',
      },
    ],
  },
  gemini: {
    title: 'Gemini CLI',
    version: '0.61.0',
    checked: '2026-11-20',
    folderFile: 'GEMINI.md',
    alsoReads: [],
    sendsLinksOnce: true,
    imports: 'again',
    importDepth: 5,
    order: 'root first',
    nested: 'when a file there is touched',
    beside: 'not read',
    alsoReadsRules: [],
    settings: { file: '.gemini/settings.json', keys: ['context', 'fileName'] },
    limits: [],
  },
  opencode: {
    ...AGENTS_ONLY,
    title: 'opencode',
    version: '1.18.33',
    nested: 'when a file there is touched',
    beside: 'nothing',
    order: 'nearest first',
  },
  // https://github.com/cline/cline, docs/customization/cline-rules.mdx
  cline: { ...AGENTS_ONLY, title: 'Cline', nested: 'never', rules: '.clinerules' },
  // https://docs.devin.ai/desktop/cascade/memories and /agents-md: a folder's file holds for what is below it.
  devin: {
    ...AGENTS_ONLY,
    title: 'Devin',
    nested: 'when a file there is touched',
    rules: '.devin/rules',
    limits: [
      {
        of: 'rule file',
        most: 12_000,
        unit: 'characters',
        beyond: 'cut',
        source:
          'https://docs.devin.ai/desktop/cascade/memories; earlier pages: https://docs.windsurf.com/windsurf/cascade/memories says 6,000, and that the rest is truncated',
      },
    ],
  },
  // https://kiro.dev/docs/steering
  kiro: { ...AGENTS_ONLY, title: 'Kiro', nested: 'never' },
  // https://www.jetbrains.com/help/junie/customize-guidelines.html
  junie: { ...AGENTS_ONLY, title: 'Junie', nested: 'never', prefers: { files: ['.junie/AGENTS.md'], where: 'root' } },
  // https://github.com/zed-industries/zed, docs/src/ai/rules.md: one file only, and copilot-instructions go before AGENTS.md.
  zed: {
    ...AGENTS_ONLY,
    title: 'Zed',
    nested: 'never',
    prefers: {
      files: ['.rules', '.cursorrules', '.windsurfrules', '.clinerules', '.github/copilot-instructions.md', 'AGENT.md'],
      where: 'root',
    },
  },
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

/** The folder of rule files that a client which looks there finds `path` in. Devin alone looks in no folder below it. */
export function ruleFolderOf(path: string): RuleFolder | undefined {
  // Every rule folder is a hidden one, and nearly no path lies in one.
  if (!path.startsWith('.')) return undefined;
  const folder = [...RULE_FOLDERS].find((each) => path.startsWith(`${each}/`)) as RuleFolder | undefined;
  if (folder === undefined || !path.endsWith(RULE_FILES[folder].extension)) return undefined;
  const rest = path.slice(folder.length + 1);
  if (folder === '.devin/rules' && rest.includes('/')) return undefined;
  // What a person starts by name.
  return folder === '.clinerules' && /^(?:workflows|hooks|skills)\//.test(rest) ? undefined : folder;
}

/** How every path ends that a client makes us write, of a folder's file or a rule file: `.md`, `.mdc`. */
const OUTPUT_ENDINGS: readonly string[] = [
  ...new Set([
    ...Object.keys(FOLDER_FILES).map((path) => path.slice(path.lastIndexOf('.'))),
    ...Object.values(RULE_FILES).map(({ extension }) => extension.slice(extension.lastIndexOf('.'))),
  ]),
];

/** Asked of every path of a tree, several times over: code is told by its ending, which makes no new text and no function. */
function endsLikeOutput(path: string): boolean {
  for (const ending of OUTPUT_ENDINGS) if (path.endsWith(ending)) return true;
  return false;
}

/** True where a build may put a file, whatever the plan; `targets` are those of the configuration. Nothing else is ever owned, so nothing else is ever removed. */
export function isOutputPath(path: string, targets: readonly CustomTarget[] = []): boolean {
  if (!endsLikeOutput(path)) return targets.length > 0 && isTargetPath(path, targets);
  const slash = path.lastIndexOf('/');
  const [folder, name] = [path.slice(0, Math.max(0, slash)), path.slice(slash + 1)];
  const rules =
    path.startsWith('.') && Object.hasOwn(RULE_FILES, folder) ? RULE_FILES[folder as RuleFolder] : undefined;
  return (
    Object.hasOwn(FOLDER_FILES, name) ||
    Object.hasOwn(FOLDER_FILES, path) ||
    (rules !== undefined && name.endsWith(rules.extension)) ||
    isTargetPath(path, targets)
  );
}
