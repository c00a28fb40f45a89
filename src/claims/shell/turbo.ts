/**
 * Which tasks a command asks of turbo, and which packages it names: `turbo run build --filter=@acme/web`, also through what runs a program
 * that is installed (`npx turbo`, `pnpm exec turbo`). Nothing is read of a command with a flag that may lead elsewhere.
 */

import { readSelectors } from './selector.ts';

/** What one command asks of turbo. */
export interface TurboCall {
  /** `turbo run` or `turbo`, as it is written. */
  readonly start: string;
  readonly tasks: readonly string[];
  /** Filters of one whole name, with dots that take in more. What a pattern, a folder or a range of commits selects is not among them. */
  readonly filters: readonly TurboFilter[];
}

/** The name of a package, and how the filter is written that holds it: `...^@acme/web`. */
export interface TurboFilter {
  readonly name: string;
  readonly written: string;
}

/** The call of a command's words; undefined where it is none of tasks. */
export function turboCall(words: readonly string[]): TurboCall | undefined {
  const own = ownWords(words);
  if (own === undefined) return undefined;
  const isRun = own[0] === 'run';
  const args = untilDashes(isRun ? own.slice(1) : own);
  // A flag in front of the tasks may be one of all verbs, and what follows one of them.
  if (!isRun && (args[0] === undefined || args[0].startsWith('-') || NO_TASK.has(args[0]))) return undefined;
  const tasks: string[] = [];
  const filters: string[] = [];
  for (let at = 0; at < args.length; at++) {
    const word = args[at] ?? '';
    const [flag = '', ...rest] = word.split('=');
    if (!word.startsWith('-')) tasks.push(word);
    else if (FILTER.test(flag)) filters.push(rest.length > 0 ? rest.join('=') : (args[++at] ?? ''));
    else if (TAKING.test(flag)) at += rest.length > 0 ? 0 : 1;
    else if (!ALONE.test(flag)) return undefined;
    else if (rest.length === 0 && OPTIONAL.test(args[at + 1] ?? '')) at++;
  }
  return {
    start: isRun ? 'turbo run' : 'turbo',
    tasks: tasks.filter((task) => TASK.test(task)),
    filters: filters.flatMap(filterOf),
  };
}

/** turbo has the dots of pnpm (https://turborepo.com/docs/reference/run#--filter-string). */
function filterOf(written: string): readonly TurboFilter[] {
  const [name = ''] = readSelectors([written], 'pnpm')?.names ?? [];
  return WHOLE_NAME.test(name) && !name.includes('..') ? [{ name, written }] : [];
}

/** What stands behind `turbo`, behind all that only runs it. */
function ownWords([program = '', ...rest]: readonly string[]): readonly string[] | undefined {
  if (program === 'turbo') return rest;
  const isLauncher = /^(?:npx|pnpx|bunx|pnpm|yarn)$/.test(program);
  const isExec = /^(?:npm|pnpm|yarn) exec$|^bun x$/.test(`${program} ${rest[0] ?? ''}`);
  const own = isExec ? rest.slice(1) : isLauncher ? rest : [];
  return own[0] === 'turbo' ? own.slice(1) : undefined;
}

function untilDashes(words: readonly string[]): readonly string[] {
  const end = words.indexOf('--');
  return end === -1 ? words : words.slice(0, end);
}

/** turbo makes `proxy` itself. */
const TASK = /^(?!proxy$)[A-Za-z][\w:.-]*[\w]$/;

/** A name with a scope: another may be a part of one, or a folder. */
const WHOLE_NAME = /^@[\w.-]+\/[\w.-]+$/;

const FILTER = /^(?:-F|--filter)$/;

/** Flags of `turbo run` 2.6 that take a value, be it as the next word, and that change neither which tasks there are nor where. */
const TAKING =
  /^--(?:concurrency|cache|cache-dir|cache-workers|env-mode|log-order|log-prefix|output-logs|ui|verbosity|team|token)$/;

/** Those that take none, or one of a few words. `--cwd` and `--root-turbo-json` lead elsewhere, and are not here. */
const ALONE =
  /^(?:-v+|--(?:force|no-cache|parallel|continue|affected|only|daemon|no-daemon|summarize|dry|dry-run|color|no-color|remote-only|no-update-notifier))$/;

/** `--dry json`, `--summarize true`: what such a flag may take. */
const OPTIONAL = /^(?:json|text|true|false|always|never|dependencies-successful)$/;

/** Verbs of turbo 1 and 2, and what texts say of it: `turbo cache` is no call. */
const NO_TASK: ReadonlySet<string> = new Set(
  (
    'run get-mfe-port watch prune gen generate g login logout link unlink ls list query scan daemon telemetry completion bin boundaries config info ' +
    'devtools docs help init graph lsp version upgrade clone search preview ignore mcp codemod cache json repo monorepo pipeline pipelines ' +
    'task tasks frame frames stream streams drive native pack workspace workspaces filter filters remote package packages and or is'
  ).split(' '),
);
