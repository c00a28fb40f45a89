/** Script lines of package.json, split the way a shell would: simple commands, their environment and their words. */

/** One simple command. Words keep their quotes, so that they can be typed again. */
export interface SimpleCommand {
  /** Leading `NAME=value` words. */
  readonly env: readonly string[];
  readonly words: readonly string[];
}

const WORD = /(?:"(?:\\.|[^"\\])*"|'[^']*'|\\.|[^\s"'\\;&|])+|&&|\|\||[;&|]/g;

/** Splits a script line at `&&`, `||`, `;`, `|` and `&`. */
export function splitCommands(line: string): readonly SimpleCommand[] {
  const commands: { env: string[]; words: string[] }[] = [{ env: [], words: [] }];
  for (const [word] of line.matchAll(WORD)) {
    const current = commands.at(-1);
    if (/^[;&|]/.test(word) || !current) commands.push({ env: [], words: [] });
    else if (current.words.length === 0 && /^\w+=/.test(word)) current.env.push(word);
    else current.words.push(word);
  }
  return commands.filter(({ words }) => words.length > 0);
}
