/** The lock as far as it may be believed: it stands in the repository, where a pull request may change it. */
import { isOutputPath } from './clients.ts';
import { lockFile } from './config.ts';
import { parseLock } from './lock.ts';
import type { Inputs, Lock, Parsed, Problem } from './model.ts';
import { hasSetUp } from './set-up.ts';

/** A lock, and whether all of it could be read. */
export interface ReadLock extends Parsed<Lock> {
  readonly isSound: boolean;
}

/** The lock without records that no build of ours can have written: a pull request may change it. */
export function readLock({ sources, config, version, unreadable }: Inputs): ReadLock {
  const file = lockFile(config);
  const isBuilt = hasSetUp(config);
  const { value, problems } = parseLock(sources.texts.get(file), { file, version });
  const foreign = value.outputs.filter(
    ({ path }) => !isOutputPath(path, config.targets) || path.startsWith(`${config.context}/`),
  );
  const refused = foreign.map(({ path }): Problem => {
    const message = `The lock owns \`${path}\`, which no build of lintel writes; the record is ignored.`;
    return {
      rule: 'output/lock',
      file,
      line: 1,
      column: 1,
      message,
      target: path,
      hint: isBuilt ? 'Run `lintel build` to write the lock anew.' : 'Delete the record.',
    };
  });
  const outputs = value.outputs.filter((output) => !foreign.includes(output));
  const isSound = problems.length === 0 && !unreadable.includes(file);
  return { value: { ...value, outputs }, problems: [...asOne(problems), ...refused], isSound };
}

/** A lock that is no lock has many lines, and one fault. */
function asOne(problems: readonly Problem[]): readonly Problem[] {
  const [first] = problems;
  if (first === undefined || problems.length === 1) return problems;
  const rest = problems.length - 1;
  return [{ ...first, message: `${first.message} The same is true of ${rest} more ${rest === 1 ? 'line' : 'lines'}.` }];
}
