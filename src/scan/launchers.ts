/**
 * Programs that only start another one. What they merely find or measure is dropped; the environment that they load is
 * kept, as the started program may not work without it.
 */
import { KINDS } from './runner-kinds.ts';
import type { SimpleCommand } from './shell.ts';

/** A simple command taken apart. */
export interface Launched {
  /** `NAME=value` words before the program, those of `env` included. */
  readonly env: readonly string[];
  /** What has to stand before the program for its environment: `dotenv -e ../.env --`. */
  readonly launcher: readonly string[];
  readonly call: readonly string[];
}

/** Flags of dotenv-cli, dotenvx and env-cmd that take a value (their READMEs, 2026). */
const VALUE_FLAGS = new Set(['-e', '-f', '-v', '-r', '--file', '--env-file', '--environments', '--rc-file']);

/** Takes a command apart. Coverage collectors go, as one file needs no coverage. */
export function launched({ env, words }: SimpleCommand): Launched {
  const pairs = [...env];
  const launcher: string[] = [];
  let rest = words;
  for (;;) {
    const [program = '', next = ''] = rest;
    if (/^(?:npx|bunx|pnpx|c8|nyc|time)$/.test(program)) rest = dropFlags(rest.slice(1));
    else if (/^(?:npm|pnpm|yarn)$/.test(program) && /^(?:exec|dlx)$/.test(next)) rest = dropFlags(rest.slice(2));
    else if (/^(?:pnpm|yarn)$/.test(program) && KINDS.has(next)) rest = rest.slice(1);
    else if (program === 'env' || program === 'cross-env') {
      const count = rest.slice(1).findIndex((word) => !/^\w+=/.test(word));
      const own = rest.slice(1, count + 1);
      if (count === -1 || (program === 'env' && rest[count + 1]?.startsWith('-')))
        return { env: pairs, launcher, call: rest };
      // The shell that agents type into sets variables itself; that of Windows, for which cross-env is there, does not.
      if (program === 'env') pairs.push(...own);
      else launcher.push(program, ...own);
      rest = rest.slice(count + 1);
    } else if (/^(?:dotenv|dotenvx|env-cmd)$/.test(program)) {
      const end = endOfLauncher(rest);
      launcher.push(...rest.slice(0, end));
      rest = rest.slice(end);
    } else return { env: pairs, launcher, call: rest };
  }
}

function dropFlags(words: readonly string[]): readonly string[] {
  const end = words.findIndex((word) => !word.startsWith('-'));
  return end === -1 ? [] : words.slice(end);
}

/** Up to its `--`, else past its flags. */
function endOfLauncher(words: readonly string[]): number {
  const dashes = words.indexOf('--');
  if (dashes !== -1) return dashes + 1;
  let at = words[1] === 'run' ? 2 : 1;
  while (words[at]?.startsWith('-')) at += VALUE_FLAGS.has(words[at] ?? '') ? 2 : 1;
  return at;
}
