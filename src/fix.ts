/**
 * Findings → the edits that mend them, as many as can be made at once. A fix is made whole or not at all; of two that
 * overlap the first is made, and the other has its turn once the text is read again. Nothing is written here.
 */
import type { Finding, Place, TextEdit } from './model.ts';

/** What decides which fixes are made. */
export interface FixGround {
  /** The texts that findings speak of, as the places in them count. */
  readonly texts: ReadonlyMap<string, string>;
  /** Make those too of which nobody can prove that they mean what was meant. */
  readonly withUnsafe: boolean;
  /** Why nothing may be changed at a place, in words that follow the name of its file; undefined where it may. */
  readonly refusal: (place: Place) => string | undefined;
}

/** A finding whose fix cannot be made, and why, as a sentence. */
export interface RefusedFix {
  readonly finding: Finding;
  readonly because: string;
}

/** What one pass over the findings comes to. */
export interface FixPass {
  /** By file; none of them overlap. */
  readonly edits: ReadonlyMap<string, readonly TextEdit[]>;
  /** The findings that are mended by them. */
  readonly made: readonly Finding[];
  readonly refused: readonly RefusedFix[];
}

/** Chooses the fixes of one pass, in the order of the findings. What is suppressed or mere information stays as it is. */
export function chooseFixes(findings: readonly Finding[], ground: FixGround): FixPass {
  const chosen: Chosen = new Map();
  const lines = new Map<string, readonly string[]>();
  const made: Finding[] = [];
  const refused: RefusedFix[] = [];
  for (const finding of fixable(findings, ground)) {
    const edits = finding.fix?.edits ?? [];
    const because = edits.map((edit) => whyNot(edit, lines, ground)).find((each) => each !== undefined);
    if (because !== undefined) refused.push({ finding, because });
    else if (areApart(edits) && edits.every((edit) => isFree(edit, chosen))) {
      for (const edit of edits) take(edit, chosen);
      made.push(finding);
    }
  }
  return { edits: byFile(chosen), made, refused };
}

/** The findings whose fixes are wanted. */
export function fixable(
  findings: readonly Finding[],
  { withUnsafe }: Pick<FixGround, 'withUnsafe'>,
): readonly Finding[] {
  return findings.filter(
    ({ fix, suppressed, severity }) =>
      suppressed === undefined &&
      severity !== 'info' &&
      fix !== undefined &&
      fix.edits.length > 0 &&
      (fix.isSafe || withUnsafe),
  );
}

function whyNot(edit: TextEdit, lines: Map<string, readonly string[]>, ground: FixGround): string | undefined {
  const { file, line, column, before } = edit;
  const refusal = ground.refusal(edit);
  if (refusal !== undefined) return `\`${file}\` ${refusal}.`;
  const text = lines.get(file) ?? ground.texts.get(file)?.split('\n');
  if (text === undefined) return `\`${file}\` was not read as text.`;
  lines.set(file, text);
  const stands = column >= 1 && text[line - 1]?.startsWith(before, column - 1) === true;
  return stands ? undefined : `Line ${line} of \`${file}\` is not what the fix was made for.`;
}

/** The edits taken so far: file → line → edits. */
type Chosen = Map<string, Map<number, TextEdit[]>>;

function taken({ file, line }: TextEdit, chosen: Chosen): readonly TextEdit[] {
  return chosen.get(file)?.get(line) ?? [];
}

/** Two findings may ask for one and the same edit. */
function isFree(edit: TextEdit, chosen: Chosen): boolean {
  return taken(edit, chosen).every((other) => !overlap(edit, other) || isSame(edit, other));
}

function take(edit: TextEdit, chosen: Chosen): void {
  if (taken(edit, chosen).some((other) => isSame(edit, other))) return;
  const lines = chosen.get(edit.file) ?? new Map<number, TextEdit[]>();
  lines.set(edit.line, [...(lines.get(edit.line) ?? []), edit]);
  chosen.set(edit.file, lines);
}

function byFile(chosen: Chosen): FixPass['edits'] {
  return new Map([...chosen].map(([file, lines]) => [file, [...lines.values()].flat()]));
}

/** Edits of one fix that overlap one another could not all be made. */
function areApart(edits: readonly TextEdit[]): boolean {
  return edits.every((edit, index) => edits.slice(index + 1).every((other) => !overlap(edit, other)));
}

function overlap(a: TextEdit, b: TextEdit): boolean {
  if (a.file !== b.file || a.line !== b.line) return false;
  // Two insertions at one place have no order.
  if (a.column === b.column) return true;
  return a.column < b.column + b.before.length && b.column < a.column + a.before.length;
}

function isSame(a: TextEdit, b: TextEdit): boolean {
  return overlap(a, b) && a.column === b.column && a.before === b.before && a.after === b.after;
}
