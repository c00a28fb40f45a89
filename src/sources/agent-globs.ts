/** How globs stand in the front matter of rule files: several in one value, parted by commas. It matches none of them. */
import { outsideBraces } from '../glob.ts';
import type { AgentGlob, Place } from '../model.ts';

/** The globs of a comma string. Commas inside braces belong to the glob, unless the braces hold nothing but whole globs. */
export function partsOf(written: string): readonly string[] {
  return listed(written).flatMap((glob) => {
    const inside = /^\{([^"']*)\}$/.exec(glob)?.[1];
    const globs = inside === undefined || !isBalanced(inside) ? [] : listed(inside);
    // What clients make of `{./a,/b}` was not measured.
    return globs.length > 1 && globs.every((each) => /^[^./]/.test(each)) ? globs : [glob];
  });
}

function listed(text: string): readonly string[] {
  return outsideBraces(text, ',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

/** Whether no brace of the text is closed before it is opened: `a},{b` stood in two pairs. */
function isBalanced(text: string): boolean {
  let depth = 0;
  for (const sign of text) {
    depth += sign === '{' ? 1 : sign === '}' ? -1 : 0;
    if (depth < 0) return false;
  }
  return true;
}

/** Each of the `globs` of one value with where it stands, in or behind its start at `place`. One may be the beginning of another, so that each is looked for behind the one before. */
export function placed(
  globs: readonly string[],
  { file, line, column }: Place,
  lines: readonly string[],
): readonly (Place & Pick<AgentGlob, 'glob'>)[] {
  const row = lines[line - 1] ?? '';
  let from = column - 1;
  return globs.map((glob) => {
    const at = row.indexOf(glob, from);
    if (at < 0) return { file, line, column, glob };
    from = at + glob.length;
    return { file, line, column: at + 1, glob };
  });
}
