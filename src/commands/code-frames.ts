/**
 * The code that findings are about, read once more: texts of code are not kept while they are scanned. What is another text
 * by now is not shown, and few files are read, however many findings there are.
 */
import { withCodeExcerpts } from '../code-excerpt.ts';
import { openCode } from '../disk/code.ts';
import { decode } from '../disk/decode.ts';
import type { SeenStates } from '../disk/inputs.ts';
import { stateOf } from '../disk/read.ts';
import { sortedFindings } from '../finding.ts';
import type { CheckResult, Finding } from '../model.ts';

/** Most files that are read for it. A report that names more is one to count, and shows no lines. */
const MAX_FILES = 200;

/** The result with the lines of code that its findings are about. */
export async function withCodeFrames(result: CheckResult, root: string, seen: SeenStates): Promise<CheckResult> {
  const files = codeOf(result.findings, seen);
  if (files.length === 0) return result;
  const reader = await openCode(root);
  const code = new Map(
    files.flatMap((path): readonly (readonly [string, string])[] => {
      const reading = reader(path);
      if (reading.kind !== 'bytes' || stateOf(reading, seen.ids.get(path)) !== seen.code.get(path)) return [];
      const decoded = decode(reading.bytes);
      return decoded.kind === 'text' ? [[path, decoded.text]] : [];
    }),
  );
  // Imports have got their columns.
  return { ...result, findings: sortedFindings(withCodeExcerpts(result.findings, code)) };
}

/** The scanned files that findings which count speak of, the findings' own before those beside them. */
function codeOf(findings: readonly Finding[], { code }: SeenStates): readonly string[] {
  const shown = findings.filter(({ suppressed }) => suppressed === undefined);
  const named = [...shown, ...shown.flatMap(({ related }) => related ?? [])].map(({ file }) => file);
  return [...new Set(named)].filter((file) => code.has(file)).slice(0, MAX_FILES);
}
