/** The remarks of shell commands: what stands behind a `#` over them. Nothing is read of the words. */

/** The nearest remark above line `line`, with no blank line and no fence between; `lineAt` has the lines of the text. */
export function remarkAbove(lineAt: (line: number) => string | undefined, line: number): string | undefined {
  for (let at = line - 1; ; at--) {
    const above = lineAt(at)?.trim() ?? '';
    if (above === '' || /^(?:```|~~~)/.test(above)) return undefined;
    if (above.startsWith('#')) return above.replace(/^#+\s*/, '');
  }
}
