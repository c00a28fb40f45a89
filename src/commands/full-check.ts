/** A repository of which nothing is remembered → what a check of it comes to: compiles it and runs every rule. */
import { rememberCheck, type CheckSubject } from '../disk/last-check.ts';
import { claimWorld } from '../claim-world.ts';
import { isSettled } from '../drift.ts';
import { withExcerpts } from '../excerpt.ts';
import { keyless } from '../keyless.ts';
import { lintFindings } from '../lint.ts';
import type { CheckResult, Compilation, Finding, UndecidedClaim } from '../model.ts';
import { RULES } from '../rules/index.ts';
import { leftOutConfig } from '../set-up.ts';
import { isUnreadAgentFile } from '../sources/agent-paths.ts';
import { readBaselineText } from './baseline-option.ts';
import { withCodeFrames } from './code-frames.ts';
import type { Invocation } from './command.ts';
import { withGlobPast } from './glob-past.ts';
import { isOpen } from './gone.ts';
import { lintCompilation } from './lint-compilation.ts';
import { avoidableNotices } from './notices.ts';
import type { Repository } from './repository.ts';

/** What a full check starts from. */
export interface FullCheck {
  readonly repository: Repository;
  /** Under what to remember the result; undefined where it is not to be. */
  readonly subject: CheckSubject | undefined;
  readonly isSetUpOptional: boolean;
  /** A person asks what cannot be decided. */
  readonly listsUndecided?: boolean;
}

/** Compiles the repository, runs every rule, and remembers what that came to. */
export async function checkInFull(
  invocation: Invocation,
  { repository, subject, isSetUpOptional, listsUndecided }: FullCheck,
): Promise<CheckResult> {
  const { root } = invocation;
  const before = await subject?.past?.();
  const { compiled, seen, past } = await lintCompilation(invocation, { repository, isSetUpOptional });
  const baseline = await readBaselineText(invocation, compiled.inputs);
  const findings = await withGlobPast(lintFindings(compiled, RULES, { baseline }), { compiled, root, past });
  const isPartial = compiled.inputs.historyGaps?.isPartial === true;
  const found = { ...resultOf(compiled, findings), ...cutHistory(compiled) };
  const result = await withCodeFrames(found, root, seen);
  if (subject && compiled.inputs.config.isSetUp !== false) await rememberCheck(subject, { seen, result });
  // Without a set-up history decides too, so that its commits have to be the same as well.
  else if (subject && before !== undefined && !isPartial && before === (await subject.past?.()))
    await rememberCheck(subject, { seen, result, past: before });
  const told = listsUndecided ? { ...result, undecided: await undecidedIn(compiled) } : result;
  return invocation.positionals.length > 0 ? await ofPaths(told, compiled, invocation) : told;
}

/** Few runs ask for it. */
async function undecidedIn(compiled: Compilation): Promise<readonly UndecidedClaim[]> {
  const { undecidedClaims } = await import('../claims/judge/undecided.ts');
  return keyless(undecidedClaims(compiled.claims, claimWorld(compiled)));
}

/** What the clone lacks of the history that findings come from where nobody has set lintel up. */
export function cutHistory({
  inputs: { historyGaps: gaps },
  agentFiles,
  claims,
}: Compilation): Pick<CheckResult, 'cutHistory'> {
  if (gaps === undefined || agentFiles.length === 0) return {};
  if (gaps.refusal !== undefined) return { cutHistory: gaps.refusal };
  // An unpacked archive is as it should be: the line is for texts of which history would say more.
  if (gaps.isNone) return claims.some(isOpen) ? { cutHistory: 'all' } : {};
  if (gaps.isShallow) return { cutHistory: 'commits' };
  return gaps.isPartial ? { cutHistory: 'contents' } : {};
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
