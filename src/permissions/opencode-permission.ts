/** What opencode runs without asking: `permission` in its settings. */
import { isObject, readManifest, type JsonObject, type Manifest } from '../scan/manifest.ts';
import { matchesStars, type PermissionRule } from './permission-rules.ts';

/**
 * Reads the settings of opencode. The last rule that matches decides, those of a tool by a pattern of its name among them
 * (https://opencode.ai/docs/permissions, measured client 1.18). What no rule names runs as well, and is nobody's word: nothing is said of it.
 * Undefined when they cannot be read.
 */
export function readOpencode(file: string, text: string): readonly PermissionRule[] | undefined {
  const { value: manifest, problems } = readManifest({ file, text, isLenient: true });
  if (problems.length > 0) return undefined;
  const place: Place = { manifest, text };
  const permission = manifest.value.get('permission');
  if (typeof permission === 'string') return rulesAt(place, ['permission'], permission);
  if (!isObject(permission)) return [];
  return [...permission]
    .filter(([tool]) => matchesStars(tool, 'bash'))
    .flatMap(([tool, value]) => rulesAt(place, ['permission', tool], value));
}

interface Place {
  readonly manifest: Manifest;
  readonly text: string;
}

/** The rules of one tool: an action for all of its commands, or one for each pattern. */
function rulesAt(place: Place, path: readonly string[], value: unknown): readonly PermissionRule[] {
  if (isObject(value)) return rulesOf(place, path, value);
  return typeof value === 'string' ? [ruleAt(place, path, { words: '*', action: value })] : [];
}

function rulesOf(place: Place, path: readonly string[], patterns: JsonObject): readonly PermissionRule[] {
  return [...patterns].flatMap(([words, action]) =>
    typeof action === 'string' ? [ruleAt(place, [...path, words], { words, action })] : [],
  );
}

function ruleAt(
  { manifest, text }: Place,
  path: readonly string[],
  rule: { words: string; action: string },
): PermissionRule {
  const key = JSON.stringify(path.at(-1));
  const line = manifest.lineOf(...path);
  const column = Math.max(0, (text.split('\n')[line - 1] ?? '').indexOf(key)) + 1;
  const isAllowed = rule.action === 'allow';
  // A question mark is any one sign: such a pattern may be about any command, and lets none run that we could name.
  const isOpen = rule.words.includes('?');
  const matches = (command: string): boolean => (isOpen ? !isAllowed : matchesStars(rule.words, command));
  return { text: `${key}: ${JSON.stringify(rule.action)}`, line, column, isAllowed, matches, words: rule.words };
}
