/**
 * Commands that a program is handed as one word and gives to a shell: `concurrently "npm run a" "npm run b"`, `bash -c "make all"`. Only
 * programs that run them here and now; what `ssh` or `docker run` is handed runs in another place, and a message runs nowhere.
 */

/** The shell texts among the words of a command, in order, as they are handed on. */
export function handedCommands(words: readonly string[]): readonly string[] {
  // Nearly all commands: no word holds another command.
  if (!words.some(isText)) return [];
  const [program = '', ...own] = behindLauncher(words);
  const flag = BEHIND_FLAG.get(program);
  if (flag !== undefined) return behindFlag(own, flag);
  const taking = AS_WORDS.get(program);
  // Other verbs of firebase run nothing.
  if (taking === undefined || (program === 'firebase' && own[0] !== 'emulators:exec')) return [];
  return own.filter((word, at) => isText(word) && !taking.test(own[at - 1] ?? ''));
}

function isText(word: string): boolean {
  return /\S\s+\S/.test(word);
}

/** A flag whose value is a command. */
interface CommandFlag {
  readonly flag: RegExp;
  /** Present where a plain word ends the flags of the program: what stands behind is handed to what that word names. */
  readonly plainEnds?: { readonly taking: RegExp };
}

const SHELL: CommandFlag = { flag: /^-[a-z]*c$/, plainEnds: { taking: /^[-+][a-z]*[oO]$/ } };
/** `--call` of npm 11; bunx and pnpx have none. */
const NPX: CommandFlag = { flag: /^(?:-c|--call)$/, plainEnds: { taking: /^(?:-p|--package)$/ } };

const BEHIND_FLAG: ReadonlyMap<string, CommandFlag> = new Map([
  ['bash', SHELL],
  ['sh', SHELL],
  ['zsh', SHELL],
  ['npx', NPX],
  ['nodemon', { flag: /^(?:-x|--exec)$/ }],
]);

/** Programs all of whose plain words may be commands, with the flags of theirs that take the next word (`--help` of each, 2026-11). */
const AS_WORDS: ReadonlyMap<string, RegExp> = new Map([
  [
    'concurrently',
    /^(?:-[nspclmt]|--(?:names|name-separator|success|prefix|prefix-colors|prefix-length|max-processes|timestamp-format|hide|kill-signal|restart-after|restart-tries|default-input-target))$/,
  ],
  ['firebase', /^(?:-P|-c|--(?:only|project|import|config|token))$/],
  ['cross-env-shell', /^-/],
  ['watchexec', /^-/],
]);

function behindFlag(words: readonly string[], { flag, plainEnds }: CommandFlag): readonly string[] {
  for (let at = 0; at < words.length; at++) {
    const word = words[at] ?? '';
    const [name = '', ...value] = word.split('=');
    if (flag.test(name)) return value.length > 0 ? [value.join('=')] : words.slice(at + 1, at + 2);
    if (plainEnds?.taking.test(word)) at++;
    else if (plainEnds !== undefined && !word.startsWith('-')) return [];
  }
  return [];
}

/** `npx firebase-tools`, `pnpm exec nodemon`, `yarn concurrently`: the program with what is its own. */
function behindLauncher(words: readonly string[]): readonly string[] {
  const [launcher = '', ...rest] = words;
  const isNpx = /^(?:npx|bunx|pnpx)$/.test(launcher);
  if (!isNpx && !/^(?:pnpm|yarn|bun)$/.test(launcher)) return words;
  const first = rest.findIndex((word) => !(isNpx ? /^(?:-y|--yes)$/ : /^(?:exec|dlx|x)$/).test(word));
  const program = rest[first] ?? '';
  // Its own flags are a matter of npx itself: `npx -c "npm run x"`.
  if (program.startsWith('-')) return words;
  return [program === 'firebase-tools' ? 'firebase' : program, ...rest.slice(first + 1)];
}
