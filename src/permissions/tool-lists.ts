/** Settings that list tools with the commands they may run: Claude Code's, those of Cursor's command line, and Gemini CLI's. */
import { placeOf } from '../offsets.ts';
import { objectAt, readManifest, textsIn, withoutComments, type JsonObject } from '../scan/manifest.ts';
import { matchesStars, type PermissionRule } from './permission-rules.ts';

/**
 * Reads a settings file of Claude Code or Cursor, comments and trailing commas among its entries: what its client makes of those is not
 * settled, and the entries stand there for whoever takes the comment out. Undefined when it cannot be read, which is its client's to say. Of
 * `defaultMode: bypassPermissions` nothing is said: the vendor's pages and what people report differ on whether a committed
 * file may set it, and a person has to accept it first.
 *
 * Claude Code looks at `deny`, then `ask`, then `allow`, and the first match wins. Forms as the vendors document them: `Bash`,
 * `Bash(npm run build)`, `Bash(npm run test:*)` and `Bash(npm *)` of Claude Code (permissions, "Bash"), `Shell(git)` of Cursor's
 * command line (permissions, "Shell commands"), which names the first word only.
 */
export function readAllowLists(file: string, text: string): readonly PermissionRule[] | undefined {
  const settings = readSettings(file, text);
  if (!settings) return undefined;
  const permissions = objectAt(settings, 'permissions');
  return [
    ...listed({ text, entries: textsIn(permissions.get('allow')), isAllowed: true }),
    ...listed({ text, entries: textsIn(permissions.get('deny')), isAllowed: false }),
    ...listed({ text, entries: textsIn(permissions.get('ask')), isAllowed: false }),
  ];
}

/**
 * Reads a settings file of Gemini CLI: `tools.allowed` runs without asking, `tools.exclude` not at all, and where `tools.core` names
 * commands, none besides; the last two are known by their older names too. Its entries hold for what begins with their words (Gemini CLI, shell tool, "Command restrictions").
 */
export function readGeminiTools(file: string, text: string): readonly PermissionRule[] | undefined {
  const settings = readSettings(file, text);
  if (!settings) return undefined;
  const tools = objectAt(settings, 'tools');
  const core = textsIn(tools.get('core') ?? settings.get('coreTools'));
  const excluded = textsIn(tools.get('exclude') ?? settings.get('excludeTools'));
  const cored = listed({ text, entries: core, isAllowed: true });
  const isOutsideCore = (command: string): boolean => !cored.some(({ matches }) => matches(command));
  return [
    ...listed({ text, entries: textsIn(tools.get('allowed')), isAllowed: true }),
    ...listed({ text, entries: excluded, isAllowed: false }),
    ...(core.length === 0 ? [] : [{ text: 'core', line: 1, column: 1, isAllowed: false, matches: isOutsideCore }]),
  ];
}

function readSettings(file: string, text: string): JsonObject | undefined {
  const { value, problems } = readManifest({ file, text, isLenient: true });
  return problems.length > 0 ? undefined : value.value;
}

interface ListedEntries {
  readonly text: string;
  readonly entries: readonly string[];
  readonly isAllowed: boolean;
}

function listed({ text, entries, isAllowed }: ListedEntries): readonly PermissionRule[] {
  // The same entry may stand above in a comment.
  const shown = withoutComments(text);
  return entries.flatMap((entry) => {
    const words = wordsOf(entry);
    if (words === undefined) return [];
    const { line, column } = placeOf(shown, Math.max(0, shown.indexOf(JSON.stringify(entry))));
    const matches = (command: string): boolean => matchesStars(words, command);
    return [{ text: entry, line, column, isAllowed, matches, words }];
  });
}

/** The commands of an entry as a pattern, its stars written out: `npm:*` is `npm *`. Undefined for another tool than the shell's. */
function wordsOf(entry: string): string | undefined {
  const [, tool, written = '*'] = ENTRY.exec(entry.trim()) ?? [];
  if (tool === undefined) return undefined;
  if (written === '*' || written === ':*') return '*';
  const isOfFirstWord = tool === 'Shell' && !/[\s*:]/.test(written);
  return isOfFirstWord || GEMINI.test(tool) ? `${written} *` : written.replace(/:\*$/, ' *');
}

const ENTRY = /^(Bash|Shell|run_shell_command|ShellTool)(?:\((.*)\))?$/s;

const GEMINI = /^(?:run_shell_command|ShellTool)$/;
