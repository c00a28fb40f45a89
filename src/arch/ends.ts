/** The two ends of an import, held against patterns: whether it leads to what one means, and whether it is exempt. */
import type { Patterns } from './enforced.ts';
import type { PatternGround } from './pattern.ts';

/** Where an import leads. */
export interface End {
  readonly specifier: string;
  readonly file?: string;
  /** The package: of the workspace, or from outside. */
  readonly name?: string;
  /** The package that such a name stands for, where it is installed under another one. */
  readonly meant?: string;
}

/** A pattern that means something here. */
export type Known = Patterns['named'][number];

/** Whether an import leads to what a pattern means. */
export function isAt(meaning: Known, { file, name, specifier }: End, { packages }: PatternGround): boolean {
  if (meaning.kind === 'paths') return file !== undefined && meaning.matches(file);
  const isBare = !/^[./]/.test(specifier);
  if (name !== undefined && meaning.matches(name)) return true;
  // By another name of the package it is judged by that name.
  if (!isBare && file !== undefined && meaning.file === file) return true;
  if (!isBare || !meaning.matches(specifier)) return false;
  // `config/x` by way of a tsconfig is a file of ours, whatever package is called `config`.
  return file === undefined || !meaning.isKnown || (name !== undefined && packages.has(name));
}

/** An import is exempt by either end. */
export function exemption(patterns: Patterns, ground: PatternGround): (path: string, end: End) => boolean {
  const [ofFile, ofEnd] = [fileExemption(patterns), endExemption(patterns, ground)];
  return (path, end) => isExempt(ofFile(path), ofEnd(end));
}

/** What the exceptions of an entry say of one end of an import. */
export interface Exempt {
  readonly isNamed: boolean;
  /** By a pattern with `!`, which takes the exception back. */
  readonly isTakenBack: boolean;
}

/** Whether an import with these two ends is exempt. */
export function isExempt(from: Exempt, to: Exempt): boolean {
  return (from.isNamed || to.isNamed) && !from.isTakenBack && !to.isTakenBack;
}

/** What exceptions say of files that import something. */
export function fileExemption({ named, except }: Patterns): (path: string) => Exempt {
  const holds = (list: readonly Known[], path: string): boolean =>
    list.some((meaning) => meaning.kind === 'paths' && meaning.matches(path));
  return (path) => ({ isNamed: holds(named, path), isTakenBack: holds(except, path) });
}

/** What exceptions say of what is imported. */
export function endExemption({ named, except }: Patterns, ground: PatternGround): (end: End) => Exempt {
  const holds = (list: readonly Known[], end: End): boolean => list.some((meaning) => isAt(meaning, end, ground));
  return (end) => ({ isNamed: holds(named, end), isTakenBack: holds(except, end) });
}
