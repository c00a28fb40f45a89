/** Writes the baseline: what is wrong today does not count from now on. */
import { baselineFile, formatBaseline } from '../baseline.ts';
import { writeText } from '../disk/originals.ts';
import { collectFindings } from '../finding.ts';
import type { Compilation } from '../model.ts';
import { counted } from '../phrase.ts';
import { RULES } from '../rules/index.ts';
import type { Invocation } from './command.ts';
import { compilation } from './compilation.ts';

/** Takes every finding of today, and says how many the baseline holds. */
export async function updateBaseline(invocation: Invocation): Promise<void> {
  const compiled = await compilation(invocation);
  const count = await writeBaseline(invocation.root, compiled, () => true);
  invocation.terminal.err(`${baselineFile(compiled.inputs.config)} holds ${counted(count, 'finding')}.`);
}

/** Writes the findings of the rules that `isWanted` names. Returns how many the baseline holds. */
export async function writeBaseline(
  root: string,
  compiled: Compilation,
  isWanted: (rule: string) => boolean,
): Promise<number> {
  const { config, sources } = compiled.inputs;
  const text = formatBaseline(collectFindings(compiled, RULES, config.rules).filter(({ rule }) => isWanted(rule)));
  const count = text.split('\n').filter((line) => line !== '' && !line.startsWith('#')).length;
  const file = baselineFile(config);
  if (count > 0 || sources.texts.has(file)) await writeText(root, file, text);
  return count;
}
