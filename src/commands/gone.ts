/**
 * What `init`, `adopt`, `build` and `review` remember of open claims that the history at hand proves dead, so that clones
 * without that history decide alike. Asks git only while a claim is open; the record, not git, then decides.
 */
import type { Compilation } from '../model.ts';
import { withRecords } from '../remember.ts';
import type { Invocation } from './command.ts';
import { compilation, type RunOptions } from './compilation.ts';
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
  const [{ gonePaths }, { goneNames }] = await Promise.all([import('./past.ts'), import('./name-past.ts')]);
  const paths = await gonePaths(compiled, invocation, repository);
  const names = await goneNames(compiled, invocation, repository);
  invocation.terminal.progress(undefined);
  return withRecords(compiled, [...paths, ...names]);
}

function isOpen({ claim, verdict }: Compilation['claims'][number]): boolean {
  return verdict === 'undecided' && claim.how !== 'link' && (claim.kind === 'path' || claim.kind === 'symbol');
}
