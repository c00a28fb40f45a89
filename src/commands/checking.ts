/** A repository → what a check of it comes to: from memory while nothing has changed, else by compiling it and running every rule. */
import type { CheckResult } from '../model.ts';
import { stringOption, type Invocation } from './command.ts';
import { openRepository } from './repository.ts';

export interface CheckOptions {
  /** Without a set-up: look at the agent files and decisions that are there, instead of saying that there is none. */
  readonly isSetUpOptional?: boolean;
  /** A person asks what cannot be decided. */
  readonly listsUndecided?: boolean;
}

/** Checks the repository. What a step needs is loaded while git answers, and what only a full check needs only then. */
export async function checkRepository(
  invocation: Invocation,
  { isSetUpOptional = false, listsUndecided = false }: CheckOptions = {},
): Promise<CheckResult> {
  const since = stringOption(invocation, 'since');
  if (since !== undefined) return await (await import('./since.ts')).checkSince(invocation, since, { isSetUpOptional });
  const { root, context, terminal } = invocation;
  const opening = openRepository(invocation);
  const [{ recallCheck }, { earlyPast }, { buildId }] = await Promise.all([
    import('../disk/last-check.ts'),
    import('../disk/early-past.ts'),
    import('../disk/templates.ts'),
  ]);
  const past = isSetUpOptional ? { past: earlyPast(root, context) } : {};
  const repository = await opening;
  const { listing, cache } = repository;
  const build = buildId();
  // What is remembered went by the baseline beside the configuration, and holds nothing but findings.
  const isUsual = stringOption(invocation, 'baseline') === undefined && !listsUndecided;
  const isPlain = cache !== undefined && build !== undefined && isUsual;
  const subject = isPlain ? { root, context, listing, cache, build, ...past } : undefined;
  // Which paths there are to name, a remembered result does not say.
  const hasPaths = invocation.positionals.length > 0;
  const known = hasPaths ? undefined : subject && (await recallCheck(subject));
  terminal.progress(undefined);
  if (known) return known;

  const { checkInFull } = await import('./full-check.ts');
  return await checkInFull(invocation, { repository, subject, isSetUpOptional, listsUndecided });
}
