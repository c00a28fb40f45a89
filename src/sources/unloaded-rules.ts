/**
 * Files in the rule folders of clients whose names these clients do not load, although their heads have the keys of rules. Goes by
 * names and first lines and loads no parser; whether something else brings such a file to an agent is asked in `unloaded-files.ts`.
 */
import { RULE_FILES } from '../clients.ts';
import type { RuleFolder } from '../model.ts';
import { oncePer } from '../once.ts';
import { isPutAway, lastSegment } from '../path.ts';
import { isForeignPlace, isReadAgentFile, isUnreadAgentFile, withinOf } from './agent-paths.ts';

/** The rule folders of which it is known what their client passes over, by measuring (docs/clients.md). */
export interface NamedFolder {
  readonly folder: RuleFolder;
  readonly client: string;
  /** How the names end that are loaded. */
  readonly extension: string;
  /** What the name of a file ends in that somebody may have meant for a rule. */
  readonly meant: RegExp;
  /** A line of a head that only this client reads so. */
  readonly key: RegExp;
}

const FOLDERS: readonly NamedFolder[] = [
  {
    folder: '.github/instructions',
    client: 'Copilot',
    extension: RULE_FILES['.github/instructions'].extension,
    meant: /\.(?:md|mdc|markdown)$/i,
    key: /^["']?applyTo["']?[ \t]*:(?:\s|$)/m,
  },
  {
    folder: '.cursor/rules',
    client: 'Cursor',
    extension: RULE_FILES['.cursor/rules'].extension,
    meant: /\.(?:md|markdown)$/i,
    key: /^(?:globs|alwaysApply)[ \t]*:(?:\s|$)/m,
  },
  {
    folder: '.claude/rules',
    client: 'Claude Code',
    extension: RULE_FILES['.claude/rules'].extension,
    meant: /\.(?:mdc|txt)$/i,
    key: /^["']?paths["']?[ \t]*:(?:\s|$)/m,
  },
];

/** A path in such a folder, taken apart. */
export interface PlacedRule {
  readonly kind: NamedFolder;
  /** The rule folder, from the root. */
  readonly place: string;
  /** The path below it. */
  readonly rest: string;
}

const CLIENT_FOLDER = /(?:^|\/)\.(?:claude|cursor|github)\//;

/** Where a path lies in a rule folder of a client, whatever it is called; undefined elsewhere. */
export function placedRule(path: string): PlacedRule | undefined {
  // Asked of every path of a tree, of which nearly none is there.
  if (!CLIENT_FOLDER.test(path)) return undefined;
  const kind = FOLDERS.find(({ folder }) => path.includes(`${folder}/`));
  if (kind === undefined) return undefined;
  const at = path.indexOf(`${kind.folder}/`);
  const place = path.slice(0, at + kind.folder.length);
  // Copilot looks for its rules at the root alone.
  if (at > 0 && (kind.folder === '.github/instructions' || path[at - 1] !== '/')) return undefined;
  return { kind, place, rest: path.slice(place.length + 1) };
}

/** True for a path in a rule folder whose name the client does not load, and that nobody put away by its name or place. */
export function isUnloadedName(path: string): boolean {
  const placed = placedRule(path);
  if (placed === undefined) return false;
  const { kind, rest } = placed;
  const name = lastSegment(rest);
  // Of letters in another case than the client writes them nothing was measured.
  if (name.toLowerCase().endsWith(kind.extension) || !kind.meant.test(name)) return false;
  if (OTHERS.test(name) || PUT_AWAY.test(name) || isPutAway('', rest.replaceAll('.', '/'))) return false;
  return !isReadAgentFile(path) && !isUnreadAgentFile(path) && !isForeignPlace(path) && withinOf(path) === '';
}

/**
 * Pages about the folder, files of other kinds, and two names that may be loaded: VS Code takes
 * `copilot-instructions.md` for instructions in every folder that it looks in (`getPromptFileType` of its source), and whether Cursor takes a
 * `RULE.md` for a rule nobody has measured.
 */
const OTHERS =
  /^(?:readme|index|changelog|contributing|license|rule|skill|copilot-instructions)\.|\.(?:prompt|chatmode|agent)\./i;

/** Names that say of their file that it is no rule, or not now; `isPutAway` knows those of folders. `x.md.txt` was a rule. */
const PUT_AWAY =
  /^[._]|^disabled[-_. ]|(?:^|[-_. ])(?:disabled|inactive|unused|off|orig|copy|draft|wip|examples?|samples?|templates?|tmpl)(?:\.|$)|\.mdc?\.txt$/i;

/** True for the text of such a file whose head has a key by which its client alone reads a rule. */
export function isRuleText(path: string, text: string): boolean {
  const head = /^---[ \t]*\n([^]*?)\n---[ \t]*(?:\n|$)/.exec(text)?.[1];
  return head !== undefined && placedRule(path)?.kind.key.test(head) === true;
}

/** Settings that may bring a file of any name to an agent, and that no phase reads for anything else. */
const BRINGING = /(?:^|\/)(?:\.aider\.conf\.ya?ml|[^/]+\.code-workspace)$/;

/** Asked again for each page that is read, of a tree that stays. */
const unloadedNames = oncePer((known: ReadonlySet<string>): readonly string[] => [...known].filter(isUnloadedName));

/** Known paths whose text tells whether a rule is never loaded: such files, and once there is one, whatever may send agents to it. */
export function unloadedTexts(texts: ReadonlyMap<string, string>, known: ReadonlySet<string>): readonly string[] {
  const named = unloadedNames(known);
  if (!named.some((path) => isRuleText(path, texts.get(path) ?? ''))) return named;
  return [...named, ...[...known].filter((path) => isUnreadAgentFile(path) || BRINGING.test(path))];
}

/** True for a text that was read for others alone: nothing in it is judged. */
export function isReadForOthers(path: string, text: string): boolean {
  return isUnreadAgentFile(path) || BRINGING.test(path) || (isUnloadedName(path) && !isRuleText(path, text));
}
