/** Writes the baseline: with every finding of today, or without what it suppresses no more. */
import {
  baselineFile,
  countEntries,
  formatBaseline,
  isBaseline,
  prunedBaseline,
  type BaselineText,
} from '../baseline.ts';
import { readTexts } from '../disk/read.ts';
import { writeText } from '../disk/originals.ts';
import { UsageError } from '../error.ts';
import { lintFindings, lintResult } from '../lint.ts';
import type { Compilation } from '../model.ts';
import { counted } from '../phrase.ts';
import { RULES } from '../rules/index.ts';
import { baselinePath, readBaselineText } from './baseline-option.ts';
import type { Invocation } from './command.ts';
import { lintCompilation } from './lint-compilation.ts';

/** Takes every finding of today, and says how many the baseline holds. Reasons and comments stay. */
export async function updateBaseline(invocation: Invocation): Promise<void> {
  const { compiled } = await lintCompilation(invocation, { isSetUpOptional: true });
  const file = baselinePath(invocation, compiled.inputs.config);
  // Only here: an adoption is never left half done for the sake of what stands in its baseline, whose lines it keeps.
  refuseOthers({ file, text: (await readOld(invocation.root, compiled, file)) ?? '' });
  const count = await writeBaseline(invocation.root, compiled, { file, isWanted: () => true });
  invocation.terminal.err(`${file} holds ${counted(count, 'finding')}.`);
}

/** Drops the entries that suppress nothing any more, and says how many those were. */
export async function pruneBaseline(invocation: Invocation): Promise<void> {
  const { root, terminal } = invocation;
  const { compiled } = await lintCompilation(invocation, { isSetUpOptional: true });
  const baseline = await readBaselineText(invocation, compiled.inputs);
  if (baseline === false) {
    await readOld(root, compiled, baselinePath(invocation, compiled.inputs.config));
    return terminal.err('There is no baseline to prune.');
  }
  refuseOthers(baseline);
  const { leftovers } = lintResult(compiled, RULES, { baseline });
  const text = prunedBaseline(baseline.text, leftovers);
  if (text !== baseline.text) await writeText(root, baseline.file, text);
  const dropped = leftovers.length === 1 ? '1 entry' : `${leftovers.length} entries`;
  terminal.err(`${dropped} dropped; ${baseline.file} holds ${counted(countEntries(text), 'finding')}.`);
}

/** Which findings are written, and where. */
export interface BaselineWriting {
  readonly file?: string;
  readonly isWanted: (rule: string) => boolean;
}

/** Writes the findings of the rules that `isWanted` names. Returns how many the baseline holds. */
export async function writeBaseline(
  root: string,
  compiled: Compilation,
  { file = baselineFile(compiled.inputs.config), isWanted }: BaselineWriting,
): Promise<number> {
  const old = await readOld(root, compiled, file);
  const findings = lintFindings(compiled, RULES, { baseline: false }).filter(({ rule }) => isWanted(rule));
  const text = formatBaseline(findings, old);
  const count = countEntries(text);
  if ((count > 0 || old !== undefined) && text !== old) await writeText(root, file, text);
  return count;
}

/** Records would go between the lines of somebody's file, and be neither. */
function refuseOthers({ file, text }: BaselineText): void {
  if (isBaseline(text)) return;
  throw new UsageError(
    `${file} is there and is no baseline. It stays as it is.`,
    'Name another file with `--baseline`.',
  );
}

/** A baseline that stands there and is no text may hold what people wrote: it is not written over. */
async function readOld(root: string, compiled: Compilation, file: string): Promise<string | undefined> {
  const known = compiled.inputs.sources.texts.get(file);
  if (known !== undefined) return known;
  const { texts, problems } = await readTexts(root, [file]);
  const [problem] = problems;
  if (problem === undefined) return texts.get(file);
  throw new UsageError(`${problem.message} It stays as it is.`, problem.hint);
}
