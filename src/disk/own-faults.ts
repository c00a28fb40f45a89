/** What lintel wrote itself and cannot read any more: without it a run knows less than it seems to, so that is no mere warning. */
import { baselineFile } from '../baseline.ts';
import { lockFile } from '../config.ts';
import type { Config, Problem } from '../model.ts';
import { hasSetUp } from '../set-up.ts';

/** `problems` with those of the lock and of the baseline under the rules that know their broken lines. */
export function withOwnFaults(problems: readonly Problem[], config: Config): readonly Problem[] {
  const stamp = hasSetUp(config) ? '`lintel build`' : '`lintel review` on the files that it stamped';
  const own = new Map([
    [lockFile(config), { rule: 'output/lock', what: 'What it remembers goes unchecked.', command: stamp }],
    [
      baselineFile(config),
      { rule: 'lint/baseline', what: 'It suppresses nothing.', command: '`lintel lint --update-baseline`' },
    ],
  ]);
  return problems.map((problem) => {
    const known = own.get(problem.file);
    if (known === undefined) return problem;
    const hint = `Restore it with git, or move it elsewhere and run ${known.command}.`;
    return { ...problem, rule: known.rule, message: `${problem.message} ${known.what}`, hint };
  });
}
