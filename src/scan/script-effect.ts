/** What a script does when it is run, as far as its line tells: nothing, wait for changes, or write formatted files. */
import type { PackageFacts } from '../model.ts';
import { launched } from './launchers.ts';
import { NOT_TESTS } from './runner-kinds.ts';
import { calledScript, MAX_DEPTH, scriptOfMany, type ScriptLine } from './script-calls.ts';
import { splitCommands, type SimpleCommand } from './shell.ts';

/** True for what `npm init` writes, and other ways to say that there is nothing. */
export function isNoOp(line: string): boolean {
  if (/no test specified/i.test(line)) return true;
  return splitCommands(line).every(({ words }) => /^(?:echo|printf|exit|true|:)$/.test(words[0] ?? ''));
}

// ── watching ──

/** A script that keeps running and waits for changes. */
export interface Watch {
  /** True when `--run` at the end of the script's call reaches vitest and makes it run once. */
  readonly takesRun: boolean;
}

/** How a script waits for changes, itself or through a script that it calls; undefined when it ends by itself. */
export function watchOf(line: ScriptLine, packages: readonly PackageFacts[]): Watch | undefined {
  return watchIn(line, { packages, env: [], depth: MAX_DEPTH });
}

interface WatchGround {
  readonly packages: readonly PackageFacts[];
  readonly env: readonly string[];
  readonly depth: number;
}

function watchIn({ owner, command: line }: ScriptLine, { packages, env, depth }: WatchGround): Watch | undefined {
  const commands = splitCommands(line);
  for (const [index, command] of commands.entries()) {
    // A shell puts what is added to a script behind its last command.
    const isLast = index === commands.length - 1;
    const inherited = [...env, ...command.env];
    const called = depth === 0 ? undefined : calledScript(command.words, owner, packages);
    const watch = called
      ? watchIn(called, { packages, env: inherited, depth: depth - 1 })
      : watchOfCall({ env: inherited, words: command.words });
    if (watch) return { takesRun: watch.takesRun && isLast && (called?.passesOn ?? true) };
  }
  return undefined;
}

function watchOfCall(command: SimpleCommand): Watch | undefined {
  const { env, launcher, call } = launched(command);
  const [program = '', ...args] = call;
  // To package managers `-w` names a workspace.
  const isManager = /^(?:npm|pnpm|yarn|bun)$/.test(program);
  const flag = isManager ? /^--watch$/ : /^(?:--watch(?:All|=true)?|-w|watch)$/;
  const isVitest = program === 'vitest';
  if (!/^(?:echo|prettier|printf)$/.test(program) && args.some((word) => flag.test(word))) {
    return args.includes('--run') ? undefined : { takesRun: false };
  }
  if (!isVitest || [...env, ...launcher].some((pair) => /^CI=(?:1|true)$/.test(pair))) return undefined;
  const runsOnce = args.some(
    (word) => word === 'run' || word === '--run' || /^--(?:no-watch|watch=false)$/.test(word) || NOT_TESTS.has(word),
  );
  return runsOnce ? undefined : { takesRun: !args.includes('dev') };
}

// ── formatting ──

/** True when a script writes formatted files, and checks none. */
export function formats(line: ScriptLine, packages: readonly PackageFacts[]): boolean {
  const found = effects(line, packages, MAX_DEPTH);
  return found.has('writes') && !found.has('checks');
}

type Effect = 'writes' | 'checks';

function effects({ owner, command: line }: ScriptLine, packages: readonly PackageFacts[], depth: number): Set<Effect> {
  const found = new Set<Effect>();
  const join = (inner: ScriptLine): void => {
    for (const effect of effects(inner, packages, depth - 1)) found.add(effect);
  };
  for (const command of depth === 0 ? [] : splitCommands(line)) {
    const called = calledScript(command.words, owner, packages);
    const many = scriptOfMany(command.words);
    if (called) join(called);
    else if (many !== undefined) {
      for (const each of packages) {
        const script = each.dir === '' ? undefined : each.scripts.find(({ name }) => name === many);
        if (script) join({ owner: each, command: script.command });
      }
    } else {
      const effect = effectOf(launched(command).call);
      if (effect) found.add(effect);
    }
  }
  return found;
}

/** Formatters that write unless they are told not to, with the words that make them format. */
const WRITERS: ReadonlyMap<string, readonly string[]> = new Map([
  ['oxfmt', []],
  ['treefmt', []],
  ['dprint', ['fmt']],
  ['deno', ['fmt']],
  ['cargo', ['fmt']],
  ['ruff', ['format']],
  ['nx', ['format', 'format:write']],
  ['vp', ['fmt', 'format']],
]);

function effectOf([program = '', ...args]: readonly string[]): Effect | undefined {
  const isPrettier = /^prettier(?:d|-eslint)?$/.test(program);
  // With both, prettier writes and lists what it wrote.
  if (args.some((word) => /^--(?:write|fix|apply|apply-unsafe)$/.test(word) || (isPrettier && word === '-w')))
    return 'writes';
  const checking = isPrettier ? /^(?:--check|--list-different|-c|-l)$/ : /^(?:--check|--list-different|--dry-run)$/;
  if (args.some((word) => checking.test(word))) return 'checks';
  const verbs = WRITERS.get(program);
  if (verbs) return verbs.length === 0 || verbs.includes(args[0] ?? '') ? 'writes' : undefined;
  // Without a word about writing these print to the screen.
  return isPrettier || (program === 'biome' && args[0] === 'format') ? 'checks' : undefined;
}
