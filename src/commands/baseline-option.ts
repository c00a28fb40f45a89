/** Which baseline a command goes by: the one beside the configuration, or the file that `--baseline` names. */
import { resolve } from 'node:path';
import { baselineFile, type BaselineText } from '../baseline.ts';
import { readTexts } from '../disk/read.ts';
import { relativeTo } from '../disk/root.ts';
import { UsageError } from '../error.ts';
import { isRepositoryPath } from '../lock.ts';
import type { Config, Sources } from '../model.ts';
import { stringOption, type Invocation } from './command.ts';

/** What a baseline is looked up in. */
export interface BaselineGround {
  readonly config: Config;
  readonly sources: Pick<Sources, 'texts'>;
}

/** Where the baseline of a run stands, from the root. */
export function baselinePath(invocation: Invocation, config: Config): string {
  const { root, cwd } = invocation;
  const named = stringOption(invocation, 'baseline');
  if (named === undefined) return baselineFile(config);
  const path = relativeTo(root, resolve(cwd, named));
  if (!isRepositoryPath(path)) throw new UsageError(`--baseline must name a file inside ${root}, not \`${named}\`.`);
  return path;
}

/** The baseline of a run; false where there is none. A file that was named and is not there is a mistake. */
export async function readBaselineText(
  invocation: Invocation,
  { config, sources }: BaselineGround,
): Promise<BaselineText | false> {
  const file = baselinePath(invocation, config);
  const isNamed = stringOption(invocation, 'baseline') !== undefined;
  const { texts, problems } = isNamed
    ? await readTexts(invocation.root, [file])
    : { texts: sources.texts, problems: [] };
  const text = texts.get(file);
  if (text !== undefined) return { file, text };
  const [problem] = problems;
  if (problem !== undefined) throw new UsageError(problem.message, problem.hint);
  if (!isNamed) return false;
  throw new UsageError(
    `There is no baseline ${file}.`,
    `\`lintel lint --baseline ${file} --update-baseline\` writes it.`,
  );
}
