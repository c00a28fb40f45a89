/** Writes the baseline: with every finding of today, or without what it suppresses no more. */
import {
  baselineFile,
  countEntries,
  formatBaseline,
  isBaseline,
  prunedBaseline,
  type BaselineEntry,
  type BaselineText,
} from '../baseline.ts';
import { readTexts } from '../disk/read.ts';
import { writeText } from '../disk/originals.ts';
import { UsageError } from '../error.ts';
import { lintResult, type OpenFor, type UndecidedEntry } from '../lint.ts';
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
  const old = await readOld(invocation.root, compiled, file);
  refuseOthers({ file, text: old ?? '' });
  const baseline = old === undefined ? false : { file, text: old };
  const { undecided } = lintResult(compiled, RULES, { baseline });
  const kept = undecided.map(({ entry }) => entry);
  const count = await writeBaseline(invocation.root, compiled, { file, isWanted: () => true, kept });
  invocation.terminal.err(`${file} holds ${counted(count, 'finding')}.`);
  for (const line of keptFor(undecided)) invocation.terminal.err(line);
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
  const { leftovers, undecided } = lintResult(compiled, RULES, { baseline });
  const text = prunedBaseline(baseline.text, leftovers);
  if (text !== baseline.text) await writeText(root, baseline.file, text);
  const dropped = entries(leftovers.length);
  terminal.err(`${dropped} dropped; ${baseline.file} holds ${counted(countEntries(text), 'finding')}.`);
  for (const line of keptFor(undecided)) terminal.err(line);
}

/** How many entries stay that another clone, or another day, may prove needed or not. */
function keptFor(undecided: readonly UndecidedEntry[]): readonly string[] {
  return Object.entries(WHY_KEPT).flatMap(([open, why]) => {
    const count = undecided.filter((each) => each.for === open).length;
    return count === 0 ? [] : [`${entries(count)} of it ${count === 1 ? 'is' : 'are'} kept undecided: ${why}.`];
  });
}

const WHY_KEPT: Readonly<Record<OpenFor, string>> = {
  history: 'only history tells, and not all of it is here',
  manifest: 'a manifest that tells cannot be read',
  text: 'the text cannot be read that they are about',
};

function entries(count: number): string {
  return count === 1 ? '1 entry' : `${count} entries`;
}

/** Which findings are written, and where. */
export interface BaselineWriting {
  readonly file?: string;
  readonly isWanted: (rule: string) => boolean;
  /** Entries that stay although nothing is found for them. */
  readonly kept?: readonly BaselineEntry[];
}

/** Writes the findings of the rules that `isWanted` names. Returns how many the baseline holds. */
export async function writeBaseline(
  root: string,
  compiled: Compilation,
  { file = baselineFile(compiled.inputs.config), isWanted, kept }: BaselineWriting,
): Promise<number> {
  const old = await readOld(root, compiled, file);
  const { findings } = lintResult(compiled, RULES, { baseline: false });
  const wanted = findings.filter(({ rule }) => isWanted(rule));
  const text = formatBaseline(wanted, old, kept);
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
