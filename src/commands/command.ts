/** What a command is to the shell: its words, its flags, and what it does with them. */
import type { Terminal } from './terminal.ts';

export interface OptionDefinition {
  readonly type: 'string' | 'boolean';
  readonly short?: string;
  readonly multiple?: boolean;
  /** What stands for the value in help: `<glob>`. */
  readonly placeholder?: string;
  readonly description: string;
}

export type OptionDefinitions = Readonly<Record<string, OptionDefinition>>;

/** What the user typed, checked against the command's options. */
export interface Invocation {
  /** The root of the repository, absolute. */
  readonly root: string;
  /** The folder that the user stands in, absolute. */
  readonly cwd: string;
  readonly context: string | undefined;
  /** The cache folder that the user named, absolute; false for none. */
  readonly cacheDir: string | false | undefined;
  readonly verbose: boolean;
  readonly positionals: readonly string[];
  readonly options: Readonly<Record<string, string | boolean | readonly (string | boolean)[] | undefined>>;
  readonly terminal: Terminal;
}

/** Exit codes of every command: clean, findings or drift, usage or configuration, our own fault. */
export const EXIT = { clean: 0, findings: 1, usage: 2, bug: 3 } as const;

export interface Command {
  /** How it is typed, after `lintel`. */
  readonly usage: string;
  /** A few sentences for `--help`. */
  readonly description: string;
  readonly options: OptionDefinitions;
  /** Most positional arguments that it takes. */
  readonly maxPositionals: number;
  readonly run: (invocation: Invocation) => Promise<number>;
}

/** A string option, or undefined. */
export function stringOption({ options }: Invocation, name: string): string | undefined {
  const value = options[name];
  return typeof value === 'string' ? value : undefined;
}

/** A repeatable string option; empty when not given. */
export function listOption({ options }: Invocation, name: string): readonly string[] {
  const value = options[name];
  if (typeof value === 'string') return [value];
  return Array.isArray(value) ? value.filter((each): each is string => typeof each === 'string') : [];
}

/** A flag. */
export function flag({ options }: Invocation, name: string): boolean {
  return options[name] === true;
}
