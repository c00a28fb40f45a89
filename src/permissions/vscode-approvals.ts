/** What VS Code lets Copilot run in its terminal without asking: `chat.tools.terminal.autoApprove` in the settings of a workspace. */
import { isObject, objectAt, type JsonObject } from '../scan/manifest.ts';
import type { PermissionRule } from './permission-rules.ts';
import { readSettings, type Settings } from './settings-json.ts';

const SETTING = 'chat.tools.terminal.autoApprove';

/**
 * Reads the settings of a workspace. A key is the start of a command, up to the end of a word, or a regular expression between
 * slashes; what any `false` matches is asked for (https://code.visualstudio.com/docs/agents/approvals). Undefined when they cannot be read.
 */
export function readApprovals(file: string, text: string): readonly PermissionRule[] | undefined {
  const settings = readSettings(file, text);
  if (!settings) return undefined;
  if (settings.value.get('chat.tools.terminal.enableAutoApprove') === false) return [];
  const approvals = objectAt(settings.value, SETTING);
  const written = [...approvals].flatMap(([key, value]) => {
    const isAllowed = isObject(value) ? value.get('approve') : value;
    return typeof isAllowed === 'boolean' ? [approval({ settings, key, isAllowed })] : [];
  });
  return [...written, ...askedByDefault(settings.value, approvals)];
}

interface Approval {
  readonly settings: Settings;
  readonly key: string;
  readonly isAllowed: boolean;
}

function approval({ settings, key, isAllowed }: Approval): PermissionRule {
  const place = () => settings.placeOfKey([SETTING, key]);
  const shown = { text: `${JSON.stringify(key)}: ${isAllowed}`, place, isAllowed };
  const pattern = /^\/(.+)\/([a-z]*)$/s.exec(key);
  // What takes too long to find out lets nobody run anything, and keeps everybody from it: nothing is said of it.
  if (pattern) return { ...shown, matches: (command) => quickTest(pattern, command) ?? !isAllowed };
  return { ...shown, matches: (command) => isStartOf(key, command), patterns: [key] };
}

function isStartOf(key: string, command: string): boolean {
  return key.trim() !== '' && command.startsWith(key) && !/^\w/.test(command.slice(key.length));
}

/** Whether an expression of the settings matches a command; undefined for one that is broken, or that could take long. */
function quickTest([, source = '', flags = '']: RegExpExecArray, command: string): boolean | undefined {
  const isQuick = !/\)[*+?{]/.test(source) && (source.match(/[*+{]/g) ?? []).length <= 3 && command.length <= 200;
  if (!isQuick) return undefined;
  try {
    return new RegExp(source, flags.replace(/[gy]/g, '')).test(command);
  } catch {
    return undefined;
  }
}

/**
 * Commands that VS Code asks for unless the settings name them (terminalChatAgentToolsConfiguration.ts of VS Code 1.106, `default`). They
 * hold beside what is written, so that a pattern for all commands does not let them run.
 */
const ASKED =
  'rm rmdir del Remove-Item ri rd erase dd kill ps top Stop-Process spps taskkill taskkill.exe curl wget Invoke-RestMethod Invoke-WebRequest irm iwr chmod chown Set-ItemProperty sp Set-Acl jq xargs eval Invoke-Expression iex'.split(
    ' ',
  );

function askedByDefault(settings: JsonObject, approvals: JsonObject): readonly PermissionRule[] {
  if (settings.get('chat.tools.terminal.ignoreDefaultAutoApproveRules') === true) return [];
  return ASKED.filter((name) => !approvals.has(name)).map((name) => ({
    text: name,
    place: () => ({ line: 1, column: 1 }),
    isAllowed: false,
    matches: (command) => isStartOf(name, command),
  }));
}
