/** What opencode runs without asking: `permission` in its settings. */
import { isObject, type JsonObject } from '../scan/manifest.ts';
import { matchesStars, type PermissionRule } from './permission-rules.ts';
import { readSettings, type Settings } from './settings-json.ts';

/**
 * Reads the settings of opencode. The last rule that matches decides, those of a tool by a pattern of its name among them
 * (https://opencode.ai/docs/permissions, measured client 1.18). What no rule names runs as well, and is nobody's word: nothing is said of it.
 * Undefined when they cannot be read.
 */
export function readOpencode(file: string, text: string): readonly PermissionRule[] | undefined {
  const settings = readSettings(file, text);
  if (!settings) return undefined;
  const permission = settings.value.get('permission');
  if (typeof permission === 'string') return rulesAt(settings, ['permission'], permission);
  if (!isObject(permission)) return [];
  return [...permission]
    .filter(([tool]) => matchesStars(tool, 'bash'))
    .flatMap(([tool, value]) => rulesAt(settings, ['permission', tool], value));
}

/** The rules of one tool: an action for all of its commands, or one for each pattern. */
function rulesAt(settings: Settings, path: readonly string[], value: unknown): readonly PermissionRule[] {
  if (isObject(value)) return rulesOf(settings, path, value);
  return typeof value === 'string' ? [ruleAt(settings, path, { words: '*', action: value })] : [];
}

function rulesOf(settings: Settings, path: readonly string[], patterns: JsonObject): readonly PermissionRule[] {
  return [...patterns].flatMap(([words, action]) =>
    typeof action === 'string' ? [ruleAt(settings, [...path, words], { words, action })] : [],
  );
}

interface Written {
  readonly words: string;
  readonly action: string;
}

function ruleAt(settings: Settings, path: readonly string[], { words, action }: Written): PermissionRule {
  const isAllowed = action === 'allow';
  // A question mark is any one sign: such a pattern may be about any command, and lets none run that we could name.
  const isOpen = words.includes('?');
  return {
    text: `${JSON.stringify(path.at(-1))}: ${JSON.stringify(action)}`,
    place: () => settings.placeOfKey(path),
    isAllowed,
    matches: (command) => (isOpen ? !isAllowed : matchesStars(words, command)),
    patterns: [words],
  };
}
