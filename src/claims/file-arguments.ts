/**
 * Files that a shell text hands to a program which reads them: `node scripts/a.mjs`, `bash bin/b.sh`. Only programs whose
 * first plain word is a file; options before it, and what placeholders leave open, end the reading.
 */
import { joinPath } from '../path.ts';
import { literalPath } from './path-text.ts';
import { shellCommands } from './shell.ts';

/** A file that a command reads. */
export interface FileArgument {
  /** As written. */
  readonly word: string;
  /** Seen from where the text starts. */
  readonly path: string;
  /** Line of the text it stands on, from 0. */
  readonly line: number;
}

/** Programs that take a file as their first plain word, whatever their flags without a value are. */
const RUNNERS = /^(?:node|tsx|ts-node|ts-node-esm|bun|python3?|ruby|bash|sh|zsh)$/;
const LAUNCHERS = /^(?:npx|bunx|pnpx)$/;
const QUICK = /\b(?:node|tsx|ts-node|ts-node-esm|bun|python3?|ruby|bash|sh|zsh)\s/;
/** Flags that take no value (`node --help`, `tsx --help`, 2026-11). All others end the reading. */
const PLAIN_FLAGS =
  /^--(?:watch|inspect|inspect-brk|no-warnings|experimental-strip-types|test|trace-warnings|enable-source-maps|hot)$/;

/** The files, in order. What follows a `cd` that cannot be read is left out. */
export function fileArguments(text: string): readonly FileArgument[] {
  if (!QUICK.test(text)) return [];
  const found: FileArgument[] = [];
  let folder: string | undefined = '';
  for (const { words, line } of shellCommands(text)) {
    if (words[0] === 'cd') folder = folder === undefined ? undefined : folderAfter(folder, words[1]);
    const word = folder === undefined ? undefined : fileIn(words);
    const path = word === undefined ? undefined : literalPath(word);
    const target = path === undefined || folder === undefined ? undefined : joinPath(folder, path);
    if (word !== undefined && target !== undefined) found.push({ word, path: target, line });
  }
  return found;
}

function folderAfter(from: string, to: string | undefined): string | undefined {
  const path = to === undefined ? undefined : literalPath(`${to.replace(/\/+$/, '')}/x`);
  return path === undefined ? undefined : joinPath(from, path.slice(0, -2));
}

function fileIn(words: readonly string[]): string | undefined {
  const rest = LAUNCHERS.test(words[0] ?? '') ? words.slice(1) : words;
  if (!RUNNERS.test(rest[0] ?? '')) return undefined;
  const first = rest.slice(1).find((word) => !PLAIN_FLAGS.test(word));
  // A word without an ending may be a script or a module by name.
  return first !== undefined && /\/[^/]+\.\w+$/.test(first) ? first : undefined;
}
