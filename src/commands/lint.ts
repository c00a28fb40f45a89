/** `lintel lint`: run the rules, report, and turn the result into an exit code. Writes nothing but its cache and the reports that were asked for. */
import { untold } from '../disk/git-refusal.ts';
import { UsageError } from '../error.ts';
import { countFindings } from '../finding.ts';
import type { CheckResult, Finding } from '../model.ts';
import { REPORTERS } from '../report/index.ts';
import { counted } from '../phrase.ts';
import { checkRepository, type CheckOptions } from './checking.ts';
import { EXIT, flag, stringOption, type Command, type Invocation, type OptionDefinitions } from './command.ts';
import { chosenReporters, sendReports } from './reporting.ts';

/** Flags that lint and check share. */
export const LINT_OPTIONS: OptionDefinitions = {
  reporter: {
    type: 'string',
    multiple: true,
    placeholder: '<name[=file]>',
    description: `${Object.keys(REPORTERS).join(', ')}; may be repeated, one of them without a file`,
  },
  json: { type: 'boolean', description: 'short for --reporter json' },
  strict: {
    type: 'boolean',
    description:
      'warnings fail the run, and so does a statement that a client cannot get, or gets for more files than was meant',
  },
  'max-warnings': {
    type: 'string',
    placeholder: '<n>',
    description: 'fail the run when there are more warnings, also with --strict',
  },
  since: {
    type: 'string',
    placeholder: '<ref>',
    description: 'only what is found now and was not found at the merge base with a branch or commit',
  },
  baseline: {
    type: 'string',
    placeholder: '<file>',
    description: 'another baseline than the one beside the configuration',
  },
  'no-fail': { type: 'boolean', description: 'exit 0 whatever is found' },
};

export const lint: Command = {
  usage:
    'lint [<path>…] [--since <ref>] [--fix [--dry-run]] [--reporter <name[=file]>] [--strict] [--max-warnings <n>] [--update-baseline]',
  description:
    'Checks notes, decisions and outputs against the code: dead references, unknown scripts, drift, modules without context.\n' +
    'With paths of files and folders: only what stands in them is reported, and fixed. All of the repository is read anyway.\n' +
    'With --verbose the text for people lists below what is claimed and cannot be decided, each with the reason.',
  options: {
    ...LINT_OPTIONS,
    'update-baseline': {
      type: 'boolean',
      description: 'write the findings of today into the baseline, where they do not count; reasons stay',
    },
    fix: { type: 'boolean', description: 'make the edits that are sure to mean what was meant, then check again' },
    'fix-unsafe': { type: 'boolean', description: 'make the likely ones too' },
    'dry-run': { type: 'boolean', description: 'with --fix: write nothing, show the edits as a diff' },
    'prune-baseline': {
      type: 'boolean',
      description: 'drop the entries of the baseline that suppress nothing any more',
    },
  },
  maxPositionals: Number.POSITIVE_INFINITY,
  run: async (invocation) => {
    checkFlags(invocation);
    const isFixing = flag(invocation, 'fix') || flag(invocation, 'fix-unsafe');
    const shown = isFixing ? await (await import('./fixing.ts')).fixRepository(invocation) : undefined;
    const baseline = ['update-baseline', 'prune-baseline'].find((name) => flag(invocation, name));
    if (baseline !== undefined) {
      const { updateBaseline, pruneBaseline } = await import('./update-baseline.ts');
      await (baseline === 'update-baseline' ? updateBaseline : pruneBaseline)(invocation);
    }
    const listsUndecided = invocation.verbose && isReadByPerson(invocation);
    const { result, code } = await runLint(invocation, {
      isSetUpOptional: true,
      listsUndecided,
      ...(shown && { shown }),
    });
    if (isReadByPerson(invocation)) {
      await tellUndecided(result, invocation);
      const unread = invocation.verbose ? notRead(result) : undefined;
      for (const line of [unread, cutHistory(result), withoutSetUp(result)])
        if (line !== undefined) invocation.terminal.err(line);
    }
    return code;
  },
};

/** Flags that mean nothing together. */
function checkFlags(invocation: Invocation): void {
  const writing = ['fix', 'fix-unsafe', 'update-baseline', 'prune-baseline'].find((name) => flag(invocation, name));
  if (writing !== undefined && stringOption(invocation, 'since') !== undefined)
    throw new UsageError(`--since does not go with --${writing}, which is about all findings.`);
  const baseline = ['update-baseline', 'prune-baseline'].find((name) => flag(invocation, name));
  if (baseline !== undefined && invocation.positionals.length > 0)
    throw new UsageError(`--${baseline} does not go with paths: a baseline is about the whole repository.`);
  if (!flag(invocation, 'dry-run')) return;
  if (!flag(invocation, 'fix') && !flag(invocation, 'fix-unsafe'))
    throw new UsageError('--dry-run goes with --fix or --fix-unsafe: a check writes nothing anyhow.');
  if (flag(invocation, 'update-baseline') || flag(invocation, 'prune-baseline'))
    throw new UsageError('--dry-run does not go with --update-baseline or --prune-baseline: they write.');
  if (chosenReporters(invocation).some(({ name, file }) => file === undefined && name !== 'text'))
    throw new UsageError(
      '--dry-run shows a diff on standard output, so the report has to go to a file.',
      'Write `--reporter json=report.json`.',
    );
}

export interface LintRun {
  readonly result: CheckResult;
  readonly code: number;
}

export interface LintRunOptions extends CheckOptions {
  /** A result that a diff stands for on standard output. */
  readonly shown?: CheckResult;
}

/** Checks the repository and reports. Flags are checked before any work is done. */
export async function runLint(invocation: Invocation, { shown, ...options }: LintRunOptions = {}): Promise<LintRun> {
  const reporters = chosenReporters(invocation).filter(({ file }) => shown === undefined || file !== undefined);
  const maxWarnings = warningLimit(invocation);
  const result = shown ?? (await checkRepository(invocation, options));
  const { findings } = result;
  const failsOnWarnings = isOverLimit(findings, { maxWarnings, invocation });
  await sendReports({ findings, reporters, failsOnWarnings }, invocation);
  return { result, code: verdict(result, { maxWarnings, invocation }) };
}

/** What nobody can decide, below the findings. Absent where a diff or a comparison stands for the report. */
async function tellUndecided({ findings, undecided = [] }: CheckResult, { terminal }: Invocation): Promise<void> {
  if (undecided.length === 0) return;
  const { renderUndecided } = await import('../report/undecided.ts');
  const gap = findings.some(({ suppressed }) => suppressed === undefined) ? '\n' : '';
  terminal.out(gap + renderUndecided(undecided, { color: terminal.color }));
}

/** What lint passes over, lest silence read like praise. */
function notRead({ unread = 0 }: CheckResult): string | undefined {
  if (unread === 0) return undefined;
  const [files, are] = unread === 1 ? ['1 file', 'is'] : [`${unread} files`, 'are'];
  return `${files} that agents may load ${are} not read: agents, commands, skills, prompts, CLAUDE.local.md and rules of other clients.`;
}

/** What a clone cannot prove that is cut off, or that git tells nothing of, lest silence read like praise. Fetched by nobody: lintel asks no server. */
function cutHistory({ cutHistory: lacking }: CheckResult): string | undefined {
  if (lacking === undefined) return undefined;
  if (lacking === 'commits')
    return 'This clone is shallow, so nothing is told that older commits would prove: `git fetch --unshallow` gets them, `fetch-depth: 0` in a workflow.';
  if (lacking === 'contents')
    return 'This is a partial clone, so nothing is told that contents it lacks would prove: a clone without `--filter` has them.';
  if (lacking === 'all') return 'This folder is no git repository, so nothing is told that history would prove.';
  return untold(lacking);
}

/** What there is to gain where nobody has set lintel up; undefined where somebody has. */
function withoutSetUp({ agentFiles, notes, findings, leftOut, isReviewed }: CheckResult): string | undefined {
  if (agentFiles === undefined) return undefined;
  if (leftOut !== undefined)
    return `This checkout leaves \`${leftOut}\` out: notes and outputs go unchecked, and agent files are read as they are.`;
  // Files that cannot be read are named above: the line below would deny them.
  if (agentFiles + notes === 0 && findings.some(({ rule }) => rule === 'disk/unreadable')) return undefined;
  if (agentFiles + notes === 0)
    return 'There are no agent files and no decisions here; `lintel init` writes the first.';
  const found = [
    ...(agentFiles > 0 ? [counted(agentFiles, 'agent file')] : []),
    ...(notes > 0 ? [counted(notes, 'decision')] : []),
  ];
  const more = isReviewed ? '' : ', and remember what they say of the code';
  return `Checked ${found.join(' and ')}. \`lintel init\` would compile them from one place for every client${more}.`;
}

/** A text is read by a person, a document by a program. */
function isReadByPerson(invocation: Invocation): boolean {
  return chosenReporters(invocation).some(({ name, file }) => name === 'text' && file === undefined);
}

function warningLimit(invocation: Invocation): number | undefined {
  const written = stringOption(invocation, 'max-warnings');
  if (written === undefined) return undefined;
  if (!/^\d+$/.test(written)) throw new UsageError(`--max-warnings takes a whole number, not \`${written}\`.`);
  return Number(written);
}

interface Limits {
  readonly maxWarnings: number | undefined;
  readonly invocation: Invocation;
}

/** Whether there are more warnings than `--max-warnings`, or else `--strict`, allows. */
function isOverLimit(findings: readonly Finding[], { maxWarnings, invocation }: Limits): boolean {
  return countFindings(findings).warn > (maxWarnings ?? (flag(invocation, 'strict') ? 0 : Number.POSITIVE_INFINITY));
}

/** Errors fail a run; warnings only beyond their limit. */
function verdict({ findings, notices }: CheckResult, options: Limits): number {
  const { invocation, maxWarnings } = options;
  const counts = countFindings(findings);
  const failing = flag(invocation, 'strict') ? notices : [];
  for (const { message } of failing) invocation.terminal.err(`strict: ${message}`);
  const isOver = isOverLimit(findings, options);
  if (isOver && maxWarnings !== undefined)
    invocation.terminal.err(`${counted(counts.warn, 'warning')}, and --max-warnings allows ${maxWarnings}.`);
  else if (isOver && counts.error === 0)
    invocation.terminal.err(`${counted(counts.warn, 'warning')}, and --strict allows none.`);
  const hasFailed = counts.error > 0 || isOver || failing.length > 0;
  return hasFailed && !flag(invocation, 'no-fail') ? EXIT.findings : EXIT.clean;
}
