/**
 * What `init`, `adopt`, `build` and `review` remember of open claims that the history at hand proves dead, so that clones
 * without that history decide alike. Asks git only while a claim is open; the record, not git, then decides.
 */
import { openPast } from '../disk/asked-past.ts';
import { historyGaps } from '../disk/git-ground.ts';
import { untold } from '../disk/git-refusal.ts';
import { readManifest } from '../disk/originals.ts';
import type { Compilation } from '../model.ts';
import { withRecords } from '../remember.ts';
import type { Invocation } from './command.ts';
import { compilation, type RunOptions } from './compilation.ts';
import { goneNames } from './name-past.ts';
import { gonePaths } from './past.ts';
import { openRepository, type Repository } from './repository.ts';

/** {@link compilation}, with what it newly proves to be gone in the lock that it leaves. */
export async function rememberingCompilation(invocation: Invocation, options: RunOptions = {}): Promise<Compilation> {
  const repository = options.repository ?? (await openRepository(invocation));
  return await remembering(await compilation(invocation, { ...options, repository }), invocation, repository);
}

async function remembering(
  compiled: Compilation,
  invocation: Invocation,
  repository: Repository,
): Promise<Compilation> {
  // A lock that cannot be read is not written either.
  if (!compiled.isLockSound || !compiled.claims.some(isOpen)) return compiled;
  // In the history of a note that was adopted its words stand in other files.
  const adopted = (await readManifest(invocation.root, compiled.inputs.config.context))?.written ?? [];
  const origins = new Map(adopted.map(({ path, from = [] }) => [path, from]));
  const past = openPast(invocation.root, repository);
  const paths = await gonePaths(compiled, invocation, { past, origins });
  const names = await goneNames(compiled, invocation, past);
  invocation.terminal.progress(undefined);
  return withRecords(compiled, [...paths, ...names]);
}

/** Says why nothing was proved gone, where a claim is open and git tells nothing of a repository that is there. */
export async function tellRefusal(compiled: Compilation, { root, terminal }: Invocation): Promise<void> {
  const gaps = compiled.claims.some(isOpen) ? await historyGaps(root) : undefined;
  if (gaps?.refusal !== undefined) terminal.err(untold(gaps.refusal));
}

/** Whether history may prove that what a text names is gone. */
export function isOpen({ claim, verdict }: Compilation['claims'][number]): boolean {
  const isPromise = claim.how === 'link' && !claim.isExample;
  return verdict === 'undecided' && !isPromise && (claim.kind === 'path' || claim.kind === 'symbol');
}
