/** A repository → what a check of it comes to: from memory while nothing has changed, else by compiling it and running every rule. */
import { earlyPast } from '../disk/early-past.ts';
import { isPartialClone } from '../disk/git-ground.ts';
import { recallCheck, rememberCheck } from '../disk/last-check.ts';
import { buildId } from '../disk/templates.ts';
import { leftOutConfig } from '../config-left-out.ts';
import { isSettled } from '../drift.ts';
import { withExcerpts } from '../excerpt.ts';
import type { CheckResult, Compilation, Finding } from '../model.ts';
import { isUnreadAgentFile } from '../sources/agent-paths.ts';
import { stringOption, type Invocation } from './command.ts';
import { avoidableNotices } from './notices.ts';
import { openRepository } from './repository.ts';

export interface CheckOptions {
  /** Without a set-up: look at the agent files and decisions that are there, instead of saying that there is none. */
  readonly isSetUpOptional?: boolean;
}

/** Checks the repository. What only a full check needs is loaded only then. */
export async function checkRepository(
  invocation: Invocation,
  { isSetUpOptional = false }: CheckOptions = {},
): Promise<CheckResult> {
  const since = stringOption(invocation, 'since');
  if (since !== undefined) return await (await import('./since.ts')).checkSince(invocation, since, { isSetUpOptional });
  const { root, context, terminal } = invocation;
  const past = isSetUpOptional ? { past: earlyPast(root, context) } : {};
  const repository = await openRepository(invocation);
  const { listing, cache } = repository;
  const build = buildId();
  // What is remembered went by the baseline beside the configuration.
  const isPlain = cache !== undefined && build !== undefined && stringOption(invocation, 'baseline') === undefined;
  const subject = isPlain ? { root, context, listing, cache, build, ...past } : undefined;
  // Which paths there are to name, a remembered result does not say.
  const hasPaths = invocation.positionals.length > 0;
  const known = hasPaths ? undefined : subject && (await recallCheck(subject));
  terminal.progress(undefined);
  if (known) return known;

  const [{ lintCompilation }, { RULES }, { lintFindings }, { readBaselineText }, { withCodeFrames }] =
    await Promise.all([
      import('./lint-compilation.ts'),
      import('../rules/index.ts'),
      import('../lint.ts'),
      import('./baseline-option.ts'),
      import('./code-frames.ts'),
    ]);
  const before = await subject?.past?.();
  const { compiled, seen } = await lintCompilation(invocation, { repository, isSetUpOptional });
  const baseline = await readBaselineText(invocation, compiled.inputs);
  const findings = lintFindings(compiled, RULES, { baseline });
  const result = await withCodeFrames(resultOf(compiled, findings), root, seen);
  if (subject && compiled.inputs.config.isSetUp !== false) await rememberCheck(subject, { seen, result });
  // Without a set-up history decides too, so that its commits have to be the same as well.
  else if (subject && before !== undefined && !(await isPartialClone(root)) && before === (await subject.past?.()))
    await rememberCheck(subject, { seen, result, past: before });
  return hasPaths ? await ofPaths(result, compiled, invocation) : result;
}

/** The part of a result that lies in the files which the command line names. */
export async function ofPaths(
  result: CheckResult,
  compiled: Compilation,
  invocation: Invocation,
): Promise<CheckResult> {
  const { chosenFiles, narrowed } = await import('./lint-paths.ts');
  const chosen = await chosenFiles(invocation, compiled);
  for (const sentence of chosen?.unread ?? []) invocation.terminal.err(sentence);
  return narrowed(result, compiled, chosen);
}

/** What a compilation and its findings come to. */
export function resultOf(compiled: Compilation, findings: readonly Finding[]): CheckResult {
  const { inputs, outputs, changes, model, agentFiles, lock } = compiled;
  const ours = new Set(outputs.map(({ path }) => path));
  const leftOut = leftOutConfig(inputs.config, inputs.sources.paths);
  const unread = inputs.sources.paths.filter((path) => isUnreadAgentFile(path) && !ours.has(path)).length;
  return {
    findings: withExcerpts(findings.map(withoutLostFix(compiled)), inputs.sources.texts),
    outputs: outputs.length,
    changes: changes.length,
    pending: changes.filter((change) => !isSettled(change)).length,
    kept: changes.filter((change) => change.action === 'kept' && !isSettled(change)).length,
    notes: model.notes.length,
    ...(inputs.config.isSetUp === false && { agentFiles: agentFiles.length }),
    ...(inputs.config.isSetUp === false && lock.claims.length > 0 && { isReviewed: true }),
    ...(leftOut !== undefined && { leftOut }),
    ...(unread > 0 && { unread }),
    notices: avoidableNotices(compiled),
  };
}

/** Takes the fix from findings in files that cannot be read as text: writing one would lose what nobody could read. */
function withoutLostFix({ problems }: Compilation): (finding: Finding) => Finding {
  const damaged = new Set(problems.filter(({ rule }) => rule === 'disk/unreadable').map(({ file }) => file));
  return (finding) => {
    if (!finding.fix?.edits.some(({ file }) => damaged.has(file))) return finding;
    const { fix: _, ...rest } = finding;
    return rest;
  };
}
