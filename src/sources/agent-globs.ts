/** How globs stand in the front matter of rule files: several in one value, parted by commas. It matches none of them. */
import { outsideBraces } from '../glob.ts';
import type { Place } from '../model.ts';

/** The globs of a comma string. Commas inside braces belong to the glob. */
export function partsOf(written: string): readonly string[] {
  return outsideBraces(written, ',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

/** Where `glob` stands, in or behind the value that starts at `place`. */
export function placeOf(glob: string, { file, line, column }: Place, lines: readonly string[]): Place {
  const at = (lines[line - 1] ?? '').indexOf(glob, column - 1);
  return { file, line, column: at < 0 ? column : at + 1 };
}
