/** What the settings of agents let them run without asking: rules of one form, whatever a client's own look like. */

/** One entry of settings: the commands that it is about, and whether those run without asking. */
export interface PermissionRule {
  /** As written: `Bash(git push:*)`. */
  readonly text: string;
  /** Where it stands. */
  readonly place: () => { readonly line: number; readonly column: number };
  /** False for what is denied, and for what a person is asked. */
  readonly isAllowed: boolean;
  readonly matches: (command: string) => boolean;
  /** The entry as patterns of words with stars, one for each of its choices: `npm publish --tag *`. Absent where it is none. */
  readonly patterns?: readonly string[];
}

/** What is allowed, denied and asked for by the settings of one folder, in order. */
export interface Permissions {
  readonly rules: readonly PermissionRule[];
  /** Which of the rules that match a command decides: any that stops it, or the last. */
  readonly decides: 'strictest' | 'last';
}

/**
 * The rules that let `command`, or something that begins with it, run without asking. Commands to try are the forbidden one, itself
 * with a word behind it, and what a rule names that begins with it: `npm publish --tag next` where `npm publish` is forbidden.
 */
export function lettingRun({ rules, decides }: Permissions, command: string): readonly PermissionRule[] {
  const stopping = rules.filter(({ isAllowed }) => !isAllowed);
  const lets = (rule: PermissionRule, tried: string): boolean =>
    rule.matches(tried) &&
    (decides === 'last'
      ? rules.findLast(({ matches }) => matches(tried)) === rule
      : !stopping.some(({ matches }) => matches(tried)));
  return rules.filter(
    (rule) =>
      rule.isAllowed &&
      [command, `${command} x`, ...(rule.patterns ?? []).flatMap((pattern) => examplesOf(pattern, command))].some(
        (tried) => lets(rule, tried),
      ),
  );
}

/** Commands of a pattern that begin with `command`: its first star may be the rest of it, `npm * --access public`. */
function examplesOf(words: string, command: string): readonly string[] {
  const [fixed = '', ...more] = words.split('*');
  const rest = more.length > 0 && command.startsWith(fixed) ? [command.slice(fixed.length)] : [];
  return ['x', ...rest]
    .map((first) => words.replace('*', () => first).replaceAll('*', 'x'))
    .filter((example) => example.startsWith(`${command} `))
    .filter((example) => !TRIAL.test(example) || TRIAL.test(command));
}

/**
 * A word by which a command does nothing but say what it would do. An entry holds word for word, so that `Bash(npm publish --dry-run)`
 * lets nobody publish: to call it what a policy forbids would be false, though the words begin alike.
 */
const TRIAL = /(?:^| )--(?:dry-run|help|version)(?: |$)/;

/**
 * Whether a pattern matches a command as it stands. A star is any text, blanks too (`npm p*`, `* publish`), and one behind a
 * blank at the end may also be nothing at all.
 */
export function matchesStars(pattern: string, command: string): boolean {
  if (pattern.endsWith(' *')) {
    const words = pattern.slice(0, -2);
    return matchesStars(words, command) || matchesStars(`${words} **`, command);
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
