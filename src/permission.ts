/**
 * What the settings of agents let them run without asking, as far as the settings are committed: Claude Code's and Cursor's
 * command line's. Nothing of lintel's own reading of policies stands here.
 */
import { folderOf } from './path.ts';
import { objectAt, readManifest, textsIn, withoutComments } from './scan/manifest.ts';
import { isForeignPlace, withinOf } from './sources/agent-paths.ts';

/** True for a file that holds permissions. Local ones are their owner's matter, and those of fixtures and templates are loaded by nobody here. */
export function isPermissionFile(path: string): boolean {
  return (
    /(?:^|\/)\.(?:claude\/settings|cursor\/cli)\.json$/.test(path) && !isForeignPlace(path) && withinOf(path) === ''
  );
}

/** What a settings file allows, with where each entry stands. */
export interface Permissions {
  readonly allow: readonly PermissionEntry[];
  /** What does not run unasked: denied, or asked for. Claude Code looks at `deny`, then `ask`, then `allow`, and the first match wins. */
  readonly stopped: readonly string[];
  /** The folder whose agents it is for. */
  readonly folder: string;
}

export interface PermissionEntry {
  /** As written: `Bash(git push:*)`. */
  readonly text: string;
  readonly line: number;
  readonly column: number;
}

/**
 * Reads a settings file, comments and trailing commas among its entries: what its client makes of those is not settled, and the entries stand
 * there for whoever takes the comment out. Undefined when it cannot be read, which is its client's to say. Of
 * `defaultMode: bypassPermissions` nothing is said: the vendor's pages and what people report differ on whether a committed
 * file may set it, and a person has to accept it first.
 */
export function readPermissions(path: string, text: string): Permissions | undefined {
  const { value, problems } = readManifest({ file: path, text, isLenient: true });
  if (problems.length > 0) return undefined;
  const permissions = objectAt(value.value, 'permissions');
  const allow = textsIn(permissions.get('allow'));
  const stopped = ['deny', 'ask'].flatMap((list) => textsIn(permissions.get(list)));
  // The same entry may stand above in a comment.
  const shown = withoutComments(text);
  return { allow: allow.map((entry) => placed(entry, shown)), stopped, folder: folderOf(folderOf(path)) };
}

/**
 * Whether an entry lets `command`, or something that begins with it, run. Forms as the vendors document them: `Bash`,
 * `Bash(npm run build)`, `Bash(npm run test:*)` and `Bash(npm *)` of Claude Code (permissions, "Bash"), `Shell(git)` of Cursor's
 * command line (permissions, "Shell commands"), which names the first word only.
 */
export function covers(entry: string, command: string): boolean {
  const [, tool, written] = ENTRY.exec(entry.trim()) ?? [];
  if (tool === undefined) return false;
  if (written === undefined || written === '*' || written === ':*') return true;
  const pattern = patternOf(tool, written);
  if (TRIAL.test(pattern) && !TRIAL.test(command)) return false;
  if (tool === 'Bash' && matches(pattern, command)) return true;
  const open = pattern.indexOf('*');
  const fixed = (open < 0 ? pattern : pattern.slice(0, open)).trim();
  if (open < 0) return fixed === command || fixed.startsWith(`${command} `);
  return `${command} `.startsWith(`${fixed} `) || `${fixed} `.startsWith(`${command} `);
}

/**
 * A word by which a command does nothing but say what it would do. Claude Code matches an entry word for word, so that
 * `Bash(npm publish --dry-run)` lets nobody publish: to call it what a policy forbids would be false, though the words begin alike.
 */
const TRIAL = /(?:^| )--(?:dry-run|help|version)(?: |$)/;

/** Whether an entry of another list keeps all of `command` from running unasked, whatever follows. */
export function stops(entry: string, command: string): boolean {
  const [, tool, written] = ENTRY.exec(entry.trim()) ?? [];
  if (tool === undefined) return false;
  if (written === undefined || written === '*' || written === ':*') return true;
  const pattern = patternOf(tool, written);
  return pattern.endsWith('*') && matches(pattern, command);
}

/** An entry with its star written out: `npm:*` is `npm *`, and the first word alone is all of a command to Cursor. */
function patternOf(tool: string, written: string): string {
  return tool === 'Shell' && !/[\s*:]/.test(written) ? `${written} *` : written.replace(/:\*$/, ' *');
}

/**
 * Whether a pattern matches a command as it stands. A star is any text, blanks too (`npm p*`, `* publish`), and one behind a
 * blank at the end may also be nothing at all. What `* publish` lets run is thus the command itself; that `* --version` matches
 * what follows a command too is no finding, since the end that it asks for is what makes such a command harmless.
 */
function matches(pattern: string, command: string): boolean {
  if (pattern.endsWith(' *')) {
    const words = pattern.slice(0, -2);
    return matches(words, command) || matches(`${words} **`, command);
  }
  const [first = '', ...rest] = pattern.split('*');
  const last = rest.pop();
  if (last === undefined) return first === command;
  if (!command.startsWith(first) || !command.endsWith(last)) return false;
  // Each part at its first place behind the one before it: no settings file can make this slow.
  const end = rest.reduce((at, part) => {
    const found = at < 0 ? -1 : command.indexOf(part, at);
    return found < 0 ? -1 : found + part.length;
  }, first.length);
  return end >= 0 && end <= command.length - last.length;
}

/** Whether an entry of another list takes back all that `allowed` lets run, so that the narrow one may stand. */
export function takesBack(entry: string, allowed: string): boolean {
  if (entry.trim() === allowed.trim()) return true;
  const [, tool, written = ''] = ENTRY.exec(allowed.trim()) ?? [];
  const words = written.replace(/(?::| )\*$/, '');
  // A star elsewhere lets more run than its words say: only the same entry is sure to take that back.
  return tool === 'Bash' && words !== '' && !words.includes('*') && stops(entry, words);
}

const ENTRY = /^(Bash|Shell)(?:\((.*)\))?$/s;

function placed(entry: string, text: string): PermissionEntry {
  const at = Math.max(0, text.indexOf(JSON.stringify(entry)));
  const before = text.slice(0, at).split('\n');
  return { text: entry, line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}
