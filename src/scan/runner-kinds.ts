/** The table of test runners: their calls, the flags that one file needs too, and what proves them. */

/** Flags of a runner that change which tests can run at all, and so are kept; true when a value follows. */
export type KeptFlags = Readonly<Record<string, boolean>>;

/** A test runner and how it is called. */
export interface RunnerKind {
  /** Its call, up to flags and files. */
  readonly call: readonly string[];
  /** Name before the word that makes it a test run: `playwright test`. */
  readonly subcommand?: string;
  readonly kept: KeptFlags;
  /** Names of its configuration files. */
  readonly config: RegExp;
}

/** Runners by the name of their program. */
// Flags as in the command line references of vitest 4, jest 30, mocha 11, ava 6 and playwright 1.5x.
export const KINDS: ReadonlyMap<string, RunnerKind> = new Map([
  [
    'vitest',
    {
      call: ['vitest', 'run'],
      kept: {
        '--config': true,
        '-c': true,
        '--project': true,
        '--root': true,
        '-r': true,
        '--dir': true,
        '--environment': true,
        '--globals': false,
      },
      config: /^vitest\.config\.[cm]?[jt]s$/,
    },
  ],
  [
    'jest',
    {
      call: ['jest'],
      kept: { '--config': true, '-c': true, '--rootDir': true, '--env': true, '--runInBand': false, '-i': false },
      config: /^jest\.config\.(?:[cm]?[jt]s|json)$/,
    },
  ],
  [
    'mocha',
    {
      call: ['mocha'],
      kept: {
        '--require': true,
        '-r': true,
        '--import': true,
        '--loader': true,
        '--config': true,
        '--extension': true,
        '--ui': true,
        '-u': true,
        '--timeout': true,
        '-t': true,
        '--exit': false,
      },
      config: /^\.mocharc\.(?:[cm]?js|jsonc?|ya?ml)$/,
    },
  ],
  ['ava', { call: ['ava'], kept: { '--config': true }, config: /^ava\.config\.[cm]?js$/ }],
  [
    'playwright',
    {
      call: ['playwright', 'test'],
      subcommand: 'test',
      kept: { '--config': true, '-c': true, '--project': true },
      config: /^playwright\.config\.[cm]?[jt]s$/,
    },
  ],
]);

/** What is installed for a runner, where that is not its own name. */
export const DEPENDENCY: Readonly<Record<string, string>> = { playwright: '@playwright/test' };

/** Subcommands of vitest that do not run tests. */
export const NOT_TESTS = new Set([
  'bench',
  'list',
  'init',
  'typecheck',
  'related',
  '--standalone',
  '--help',
  '--version',
]);
