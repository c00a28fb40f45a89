/**
 * Which files of a tree agents load today, by exact name and place. Reads nothing: what they say, and what becomes of
 * them, is for others.
 */
import { folderOf, lastSegment } from '../path.ts';

/** What a found file is to the clients that load it; sources: the pages of each client as of 2026-11-20. */
export type FoundKind =
  | 'agents'
  | 'claude'
  | 'gemini'
  | 'copilot'
  | 'claude-rule'
  | 'cursor-rule'
  | 'cursor-root'
  | 'copilot-rule'
  | 'devin-rule'
  | 'devin-root'
  | 'cline-rule'
  | 'cline-root';

/** A file that some client loads by itself. */
export interface FoundFile {
  readonly path: string;
  readonly kind: FoundKind;
  /** The folder whose sessions load it, `''` for the root; globs in its front matter count from there. */
  readonly base: string;
}

/** What a search of the tree came to. */
export interface FoundFiles {
  /** Sorted by path. */
  readonly files: readonly FoundFile[];
  /** Files of such a name that are no instructions for this repository: templates, fixtures, skills. */
  readonly left: readonly string[];
}

/** Finds agent files among `paths`, the files that git tracks or does not ignore. `context` is lintel's own folder. */
export function findAgentFiles(paths: readonly string[], context: string): FoundFiles {
  const files: FoundFile[] = [];
  const left: string[] = [];
  for (const path of paths) {
    const found = kindOf(path);
    if (found === undefined || path.startsWith(`${context}/`)) continue;
    if (isMaterial(found.base)) left.push(path);
    else files.push({ path, ...found });
  }
  return { files: files.sort((a, b) => (a.path < b.path ? -1 : 1)), left: left.sort() };
}

/** Files in a folder of their own: the folder, then what its names end in, and whether its folders below count. */
const RULE_FOLDERS: readonly (readonly [folder: string, extension: RegExp, kind: FoundKind, isDeep: boolean])[] = [
  ['.claude/rules', /\.md$/, 'claude-rule', true],
  ['.cursor/rules', /\.mdc$/, 'cursor-rule', true],
  ['.github/instructions', /\.instructions\.md$/, 'copilot-rule', true],
  ['.windsurf/rules', /\.md$/, 'devin-rule', false],
  ['.devin/rules', /\.md$/, 'devin-rule', false],
  ['.clinerules', /\.(?:md|txt)$/, 'cline-rule', true],
];

/** Files that count in every folder. `Agent.md` and `claude.md` are none: names are exact. */
const FOLDER_FILES: ReadonlyMap<string, FoundKind> = new Map([
  ['AGENTS.md', 'agents'],
  ['CLAUDE.md', 'claude'],
  ['GEMINI.md', 'gemini'],
]);

/** Files that count at the root alone. */
const ROOT_FILES: ReadonlyMap<string, FoundKind> = new Map([
  ['.cursorrules', 'cursor-root'],
  ['.windsurfrules', 'devin-root'],
  ['.clinerules', 'cline-root'],
  ['.github/copilot-instructions.md', 'copilot'],
]);

function kindOf(path: string): Omit<FoundFile, 'path'> | undefined {
  const root = ROOT_FILES.get(path);
  if (root !== undefined) return { kind: root, base: '' };
  const name = lastSegment(path);
  if (/\.local\.[^/]*$/.test(name)) return undefined;
  const folder = folderOf(path);
  const inFolder = FOLDER_FILES.get(name);
  if (inFolder === 'claude' && (folder === '.claude' || folder.endsWith('/.claude')))
    return { kind: 'claude', base: folderOf(folder) };
  if (inFolder !== undefined && !isInRuleFolder(path)) return { kind: inFolder, base: folder };
  // Every rule folder is a hidden one, and nearly no path lies in one.
  if (!folder.startsWith('.') && !folder.includes('/.')) return undefined;
  for (const [rules, extension, kind, isDeep] of RULE_FOLDERS) {
    const at = `/${path}`.lastIndexOf(`/${rules}/`);
    if (at < 0 || !extension.test(name)) continue;
    const rest = path.slice(at + rules.length + 1);
    // Only Claude Code and Cursor look for rules below the root (measured 2026-11-20).
    const isNested = at > 0 && kind !== 'claude-rule' && kind !== 'cursor-rule';
    if (isNested || (!isDeep && rest.includes('/')) || NO_RULES.test(rest)) return undefined;
    return { kind, base: path.slice(0, Math.max(0, at - 1)) };
  }
  return undefined;
}

/** Folders among Cline's rules that hold something else: what a person starts by name. */
const NO_RULES = /^\/?(?:workflows|hooks|skills)\//;

function isInRuleFolder(path: string): boolean {
  return RULE_FOLDERS.some(([folder]) => `/${path}`.includes(`/${folder}/`));
}

/** Folders whose agent files are a product's or a test's, and speak to nobody who works on this repository. */
const MATERIAL = new Set(
  'fixtures fixture __fixtures__ templates template examples example testdata skills node_modules'.split(' '),
);

/** True for a folder whose agent files speak to nobody who works on this repository. */
export function isMaterial(base: string): boolean {
  if (base === '') return false;
  // A hidden folder is a tool's own, and so is what it keeps below.
  return base.split('/').some((name) => MATERIAL.has(name) || name.startsWith('.'));
}
