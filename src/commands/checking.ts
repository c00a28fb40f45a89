/** A repository → what a check of it comes to: from memory while nothing has changed, else by compiling it and running every rule. */
import { recallCheck, rememberCheck } from '../disk/last-check.ts';
import { buildId } from '../disk/templates.ts';
import { isSettled } from '../drift.ts';
import { withExcerpts } from '../excerpt.ts';
import { collectFindings } from '../finding.ts';
import type { CheckResult, Compilation, Finding } from '../model.ts';
import type { Invocation } from './command.ts';
import { avoidableNotices } from './notices.ts';
import { openRepository } from './repository.ts';

/** Checks the repository. What only a full check needs is loaded only then. */
export async function checkRepository(invocation: Invocation): Promise<CheckResult> {
  const { root, context, terminal } = invocation;
  const repository = await openRepository(invocation);
  const { listing, cache } = repository;
  const build = buildId();
  const subject = cache === undefined || build === undefined ? undefined : { root, context, listing, cache, build };
  const known = subject && (await recallCheck(subject));
  terminal.progress(undefined);
  if (known) return known;

  const [{ compileRun }, { RULES }, { applyBaseline, baselineFile }] = await Promise.all([
    import('./compilation.ts'),
    import('../rules/index.ts'),
    import('../baseline.ts'),
  ]);
  const { compiled, seen } = await compileRun(invocation, { repository });
  const { config, sources } = compiled.inputs;
  const findings = collectFindings(compiled, RULES, config.rules);
  const result = resultOf(compiled, applyBaseline(findings, sources.texts.get(baselineFile(config))));
  if (subject) await rememberCheck(subject, seen, result);
  return result;
}

function resultOf(compiled: Compilation, findings: readonly Finding[]): CheckResult {
  const { outputs, changes, model, inputs } = compiled;
  return {
    findings: withExcerpts(findings, inputs.sources.texts),
    outputs: outputs.length,
    changes: changes.length,
    pending: changes.filter((change) => !isSettled(change)).length,
    notes: model.notes.length,
    notices: avoidableNotices(compiled),
  };
}
