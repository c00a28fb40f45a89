/** What a scan adds on request, because it costs more than all the rest: history and checked types. */
import type { ScanExtras } from '../document.ts';
import type { Facts } from '../model.ts';
import { flag, type Invocation } from './command.ts';
import type { Repository } from './repository.ts';

/** What was typed, with the cache that a history may come from. */
type ScanRequest = Invocation & Pick<Repository, 'cache'>;

/** The facts, and what was asked for besides. Without a flag nothing is loaded and nothing is asked. */
export async function onRequest(
  invocation: ScanRequest,
  facts: Facts,
): Promise<{ readonly facts: Facts; readonly extras: ScanExtras }> {
  const { terminal } = invocation;
  const typed = flag(invocation, 'types') ? await withTypes(invocation, facts) : { facts, extras: {} };
  const history = flag(invocation, 'history') ? await historyOf(invocation, facts) : {};
  terminal.progress(undefined);
  return { facts: typed.facts, extras: { ...history, ...typed.extras } };
}

async function historyOf({ root, terminal, cache }: ScanRequest, { modules }: Facts): Promise<ScanExtras> {
  terminal.progress('Reading history');
  const { readHistory } = await import('../disk/history.ts');
  const answer = await readHistory({ root, modules: modules.map(({ path }) => path), ...(cache && { cache }) });
  return 'history' in answer ? answer : { historyAbsentBecause: answer.absentBecause };
}

async function withTypes(
  { root, terminal }: Invocation,
  facts: Facts,
): Promise<{ readonly facts: Facts; readonly extras: ScanExtras }> {
  const { checkTypes, withCheckedTypes } = await import('../disk/types.ts');
  const { types, problems, unchecked } = checkTypes(root, facts, ({ done, total }) =>
    terminal.progress(`Checking types: ${done} of ${total} packages`),
  );
  for (const { file, message } of problems) terminal.err(`${file}: ${message}`);
  const typeProblems = problems.length > 0 ? { typeProblems: problems } : {};
  const uncheckedTypes = unchecked.length > 0 ? { uncheckedTypes: unchecked } : {};
  return { facts: withCheckedTypes(facts, types), extras: { ...typeProblems, ...uncheckedTypes } };
}
