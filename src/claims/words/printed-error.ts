/** What managers print where a package has no script of the name that they are asked for, in a sentence or in a fence. It judges no claim. */

/** True where `text` shows such an error (npm 10, pnpm 9, yarn 4, bun 1.1). */
export function showsNoScript(text: string): boolean {
  return NO_SCRIPT.test(text);
}

const NO_SCRIPT =
  /\bmissing script\b|\bERR_PNPM_NO_SCRIPT|\bNO_SCRIPT_OR_SERVER\b|\bcouldn['’]t find a script named\b|\b(?:script|command) ["'“`][\w:.-]+["'”`] not found\b|\bscript not found\b/i;

/** True where the lines behind a command of a fence show it, before a blank line or the next prompt. */
export function isAnsweredByError(lines: readonly string[], line: number): boolean {
  for (const answer of lines.slice(line + 1, line + 1 + MAX_ANSWER)) {
    if (answer.trim() === '' || /^\s*[$>❯]\s/.test(answer)) return false;
    if (showsNoScript(answer)) return true;
  }
  return false;
}

/** Lines of an answer that are looked through. */
const MAX_ANSWER = 4;
