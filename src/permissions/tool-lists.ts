/** Settings that list tools with the commands they may run: Claude Code's, those of Cursor's command line, and Gemini CLI's. */
import { objectAt, textsIn } from '../scan/manifest.ts';
import { matchesStars, type PermissionRule } from './permission-rules.ts';
import { readSettings, type Settings } from './settings-json.ts';

/**
 * Reads a settings file of Claude Code or Cursor; undefined when it cannot be read. Of
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
  const permissions = objectAt(settings.value, 'permissions');
  return [
    ...listed({ settings, entries: textsIn(permissions.get('allow')), isAllowed: true }),
    ...listed({ settings, entries: textsIn(permissions.get('deny')), isAllowed: false }),
    ...listed({ settings, entries: textsIn(permissions.get('ask')), isAllowed: false }),
  ];
}

/**
 * Reads a settings file of Gemini CLI: `tools.allowed` runs without asking, `tools.exclude` not at all, and where `tools.core` names
 * commands, none besides; all are known by their older names too. Its entries hold for what begins with their words (Gemini CLI, shell tool, "Command restrictions").
 */
export function readGeminiTools(file: string, text: string): readonly PermissionRule[] | undefined {
  const settings = readSettings(file, text);
  if (!settings) return undefined;
  const tools = objectAt(settings.value, 'tools');
  const core = textsIn(tools.get('core') ?? settings.value.get('coreTools'));
  const excluded = textsIn(tools.get('exclude') ?? settings.value.get('excludeTools'));
  const cored = listed({ settings, entries: core, isAllowed: true });
  const isOutsideCore = (command: string): boolean => !cored.some(({ matches }) => matches(command));
  return [
    ...listed({
      settings,
      entries: textsIn(tools.get('allowed') ?? settings.value.get('allowedTools')),
      isAllowed: true,
    }),
    ...listed({ settings, entries: excluded, isAllowed: false }),
    ...(core.length === 0
      ? []
      : [{ text: 'core', place: () => settings.placeOfEntry('core'), isAllowed: false, matches: isOutsideCore }]),
  ];
}

interface ListedEntries {
  readonly settings: Settings;
  readonly entries: readonly string[];
  readonly isAllowed: boolean;
}

function listed({ settings, entries, isAllowed }: ListedEntries): readonly PermissionRule[] {
  return entries.flatMap((entry) => {
    const words = wordsOf(entry);
    if (words === undefined) return [];
    const matches = (command: string): boolean => matchesStars(words, command);
    const place = () => settings.placeOfEntry(entry);
    return [{ text: entry, place, isAllowed, matches, patterns: [words] }];
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
