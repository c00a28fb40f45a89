/** The settings by which agents run commands without asking, as far as they are committed, a client's to a row. Nothing of policies stands here. */
import { isForeignPlace, withinOf } from '../sources/agent-paths.ts';
import { readCodexRules } from './codex-rules.ts';
import { readOpencode } from './opencode-permission.ts';
import type { Permissions } from './permission-rules.ts';
import { readAllowLists, readGeminiTools } from './tool-lists.ts';
import { readApprovals } from './vscode-approvals.ts';

export { lettingRun } from './permission-rules.ts';

/** Where a client keeps its settings, and how they are read. */
interface SettingsFile {
  /** Where such a file lies; its first group is the folder whose agents it is for. */
  readonly place: RegExp;
  readonly read: (file: string, text: string) => Permissions['rules'] | undefined;
  readonly decides: Permissions['decides'];
  /** How the settings keep a command from running; undefined where they cannot, and nothing besides. */
  readonly denial: (command: string) => string | undefined;
}

const strictest = { decides: 'strictest' } as const;

const SETTINGS: readonly SettingsFile[] = [
  {
    ...strictest,
    place: /^(?:(.*)\/)?\.claude\/settings\.json$/,
    read: readAllowLists,
    denial: (command) => `Bash(${command}:*)`,
  },
  {
    ...strictest,
    place: /^(?:(.*)\/)?\.cursor\/cli\.json$/,
    read: readAllowLists,
    // It knows the first word alone: to deny that would deny all of git.
    denial: (command) => (command.includes(' ') ? undefined : `Shell(${command})`),
  },
  {
    ...strictest,
    place: /^(?:(.*)\/)?\.codex\/rules\/[^/]+\.rules$/,
    read: (_, text) => readCodexRules(text),
    denial: (command) => `prefix_rule(pattern = ${listOf(command)}, decision = "forbidden")`,
  },
  {
    ...strictest,
    place: /^(?:(.*)\/)?\.vscode\/settings\.json$/,
    read: readApprovals,
    denial: (command) => `"${command}": false`,
  },
  {
    ...strictest,
    place: /^(?:(.*)\/)?\.gemini\/settings\.json$/,
    read: readGeminiTools,
    denial: (command) => `run_shell_command(${command})`,
  },
  {
    decides: 'last',
    place: /^(?:(.*)\/)??(?:\.opencode\/)?opencode\.jsonc?$/,
    read: readOpencode,
    denial: (command) => `"${command}*": "deny"`,
  },
];

/** True for a file that holds permissions. Local ones are their owner's matter, and those of fixtures and templates are loaded by nobody here. */
export function isPermissionFile(path: string): boolean {
  return rowOf(path) !== undefined && !isForeignPlace(path) && withinOf(path) === '';
}

/** The permissions of a settings file. */
export interface FolderPermissions extends Permissions {
  /** The folder whose agents they are for. */
  readonly folder: string;
  readonly denial: SettingsFile['denial'];
}

/**
 * Reads a settings file, and what stands beside it for the same client: Codex CLI takes the files of a folder together, so that one may
 * forbid what another allows. Undefined when one of them cannot be read.
 */
export function readPermissions(path: string, texts: ReadonlyMap<string, string>): FolderPermissions | undefined {
  const row = rowOf(path);
  const rules = row?.read(path, texts.get(path) ?? '');
  if (!row || !rules) return undefined;
  const folder = folderIn(row, path);
  const beside = [...texts].filter(
    ([other]) => other !== path && row.place.test(other) && folderIn(row, other) === folder,
  );
  const others = beside.map(([other, text]) => row.read(other, text));
  if (others.includes(undefined)) return undefined;
  // What those allow is told of them.
  const stopping = others.flatMap((each) => each ?? []).filter(({ isAllowed }) => !isAllowed);
  return { rules: [...rules, ...stopping], decides: row.decides, folder, denial: row.denial };
}

function rowOf(path: string): SettingsFile | undefined {
  return SETTINGS.find(({ place }) => place.test(path));
}

function folderIn({ place }: SettingsFile, path: string): string {
  return place.exec(path)?.[1] ?? '';
}

function listOf(command: string): string {
  return `[${command
    .split(' ')
    .map((word) => JSON.stringify(word))
    .join(', ')}]`;
}
