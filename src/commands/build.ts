/** `lintel build`: compile, compare, write. Whatever cannot be written is said, with the way out; the rest is done. */
import { lockKey } from '../claims/world/evidence.ts';
import { CLIENTS } from '../clients.ts';
import { lockFile } from '../config.ts';
import { isSettled } from '../drift.ts';
import { applyChanges } from '../disk/write.ts';
import { UsageError } from '../error.ts';
import { withExcerpts } from '../excerpt.ts';
import { countFindings } from '../finding.ts';
import { lintFindings } from '../lint.ts';
import type { Change, Compilation, Finding, GoneClaim } from '../model.ts';
import { renderText } from '../report/text.ts';
import { RULES } from '../rules/index.ts';
import { counted, listed } from '../phrase.ts';
import { EXIT, flag, type Command, type Invocation } from './command.ts';
import { compilation } from './compilation.ts';
import { withDoubtedNames } from './doubted-names.ts';
import { showDiffs, type ShownChange } from './diffs.ts';
import { rememberingCompilation } from './gone.ts';
import { avoidableNotices } from './notices.ts';
import { withoutStanding } from './still-there.ts';
import { table } from './table.ts';

export const build: Command = {
  usage: 'build [--check | --dry-run | --watch] [--diff] [--force] [--strict]',
  description:
    'Compiles the context folder into the instruction files of every configured client and writes them.\n' +
    'Files that lintel does not own are never touched, and lines that a person wrote into an output are never dropped\n' +
    'without --force. A source with an error keeps its outputs as they are.',
  options: {
    check: { type: 'boolean', description: 'write nothing; exit 1 and list each file that would change' },
    'dry-run': { type: 'boolean', description: 'write nothing; show what a build would do' },
    watch: { type: 'boolean', description: 'build again whenever a source or an output changes, until Ctrl-C' },
    diff: { type: 'boolean', description: 'show each change that is or would be written as a diff' },
    force: { type: 'boolean', description: 'drop lines that were written into outputs by hand' },
    strict: {
      type: 'boolean',
      description: 'exit 1 when a client cannot get a statement, or gets it for more files than was meant',
    },
  },
  maxPositionals: 0,
  run: async (invocation) => {
    if (flag(invocation, 'watch')) return await watched(invocation);
    const isPreview = flag(invocation, 'check') || flag(invocation, 'dry-run');
    const read = isPreview ? compilation : rememberingCompilation;
    const compiled = await read(invocation, { force: flag(invocation, 'force') });
    if (flag(invocation, 'diff')) showDiffs(compiled.changes.filter(isPending).map(shownChange), invocation.terminal);
    if (isPreview) return await preview(compiled, invocation);
    return writeOutputs(compiled, invocation);
  },
};

async function watched(invocation: Invocation): Promise<number> {
  const others = ['check', 'dry-run', 'diff', 'strict'].filter((name) => flag(invocation, name));
  if (others.length > 0) throw new UsageError(`--watch does not go with ${listed(others.map((name) => `--${name}`))}.`);
  return await (await import('./watching.ts')).watchAndBuild(invocation);
}

/** Writes what a compilation would change, says what was done, and returns the exit code. After the first build nothing is said of lint. */
export async function writeOutputs(
  compiled: Compilation,
  invocation: Invocation,
  { isFirst = false }: { readonly isFirst?: boolean } = {},
): Promise<number> {
  const { terminal, root } = invocation;
  const { inputs, changes, lock, nextLock } = compiled;
  const options = { lockFile: lockFile(inputs.config), oldLock: lock, nextLock, leftovers: inputs.sources.leftovers };
  const failures = compiled.isLockSound ? await applyChanges(root, changes, options) : [];
  const failed = new Set(failures.map(({ file }) => file));
  const done = changes.filter((change) => isPending(change) && !failed.has(change.path));
  const isShown = (change: Change): boolean => invocation.verbose || change.action === 'kept' || done.includes(change);
  const rows = changes
    .filter((change) => change.action in VERBS && !failed.has(change.path) && isShown(change))
    .map((change) => rowOf(change, compiled));
  if (rows.length > 0) terminal.out(table(rows));
  if (invocation.verbose) terminal.err(whatWasRead(compiled));
  terminal.err(whatWasDone(compiled, done));
  const remembered = isFirst || !compiled.isLockSound || failed.has(options.lockFile) ? 0 : newlyGone(compiled);
  if (remembered > 0)
    terminal.err(`The lock records ${counted(remembered, 'more claim')} as gone, as git’s history proves.`);
  return await conclude({ ...compiled, problems: [...compiled.problems, ...failures] }, invocation, isFirst);
}

/** How many claims are dead for every clone from now on. */
function newlyGone({ lock, nextLock }: Compilation): number {
  const keyOf = ({ file, claim }: GoneClaim): string => lockKey(file, claim);
  const known = new Set((lock.gone ?? []).map(keyOf));
  return (nextLock.gone ?? []).filter((each) => !known.has(keyOf(each))).length;
}

/** For a newcomer: where the rows above come from. */
function whatWasRead({ model, inputs, outputs }: Compilation): string {
  const clients = inputs.config.clients.map((client) => CLIENTS[client].title);
  const read = `${counted(model.notes.length, 'note')} and the facts of ${counted(inputs.files.length, 'code file')}`;
  return `Compiled ${read} into ${counted(outputs.length, 'output')} for ${listed(clients)}.`;
}

function whatWasDone({ changes, plan }: Compilation, done: readonly Change[]): string {
  const unchanged = changes.filter(isSettled).length;
  if (unchanged === changes.length) return upToDate(unchanged, plan);
  const removed = done.filter(({ action }) => action === 'delete').length;
  const counts = [
    [done.length - removed, 'written'],
    [removed, 'removed'],
    [unchanged, 'unchanged'],
    [changes.length - unchanged - done.length, 'left alone'],
  ] as const;
  return `Outputs: ${listed(counts.filter(([count]) => count > 0).map(([count, word]) => `${count} ${word}`))}.`;
}

function upToDate(count: number, { ignored }: Compilation['plan']): string {
  if (count === 0 && ignored.length > 0) return 'There are no outputs: git ignores every one of them.';
  if (count === 0) return 'There are no outputs: no note says anything.';
  const outputs = count === 1 ? '1 output is what its' : `${count} outputs are what their`;
  return `${outputs} sources compile to; none is written.`;
}

const VERBS = {
  create: 'created',
  update: 'updated',
  delete: 'removed',
  kept: 'kept',
  same: 'same',
  reformatted: 'reformatted',
} as const;

function rowOf(change: Change, compiled: Compilation): readonly string[] {
  return [VERBS[change.action as keyof typeof VERBS], change.path, change.reason ?? because(change, compiled)];
}

async function preview(compiled: Compilation, invocation: Invocation): Promise<number> {
  const { terminal } = invocation;
  const { changes } = compiled;
  const pending = changes.filter(isPending);
  const rows = changes
    .filter((change) => isPending(change) || change.action === 'kept')
    .map((change) =>
      isPending(change) ? [`would ${change.action}`, change.path, because(change, compiled)] : rowOf(change, compiled),
    );
  if (rows.length > 0) terminal.out(table(rows));
  const leftAlone = changes.filter((change) => !isPending(change) && !isSettled(change)).length;
  if (pending.length === 0)
    terminal.err(
      leftAlone === 0
        ? upToDate(changes.length, compiled.plan)
        : `Nothing to write; ${counted(leftAlone, 'output')} left alone.`,
    );
  const code = await conclude(compiled, invocation);
  return flag(invocation, 'check') && pending.length > 0 ? EXIT.findings : code;
}

/** Says what could not be done and what lint would add. Only what kept the build from being whole fails it. */
async function conclude(read: Compilation, invocation: Invocation, isFirst = false): Promise<number> {
  const { terminal, verbose, root } = invocation;
  // As lint does, or the two would count apart.
  const { compiled } = await withoutStanding(await withDoubtedNames(read, invocation), root);
  const findings = lintFindings(compiled, RULES);
  const blockers = findings.filter((finding) => finding.suppressed === undefined && isBlocker(finding, compiled));
  const shown = withExcerpts(blockers, compiled.inputs.sources.texts);
  if (shown.length > 0) terminal.out(renderText({ findings: shown }, { color: terminal.color, verbose }));
  const avoidable = avoidableNotices(compiled);
  for (const { message } of verbose ? compiled.plan.notices : avoidable)
    terminal.err(terminal.style('dim', `note: ${message}`));
  const rest = countFindings(findings.filter((finding) => !blockers.includes(finding) && !MENDED.has(finding.rule)));
  const counts = [
    ...(rest.error > 0 ? [counted(rest.error, 'error')] : []),
    ...(rest.warn > 0 ? [counted(rest.warn, 'warning')] : []),
  ];
  // What is wrong in a text that was just adopted goes into the baseline, and is told there.
  if (counts.length > 0 && !isFirst) terminal.err(`lint has ${listed(counts)}: run \`lintel lint\`.`);
  // An adoption has answered `--strict` before its first write: failing now would leave it half done.
  const isStrictFailure = !isFirst && flag(invocation, 'strict') && avoidable.length > 0;
  return blockers.length > 0 || isStrictFailure ? EXIT.findings : EXIT.clean;
}

/** What the build that was just made has mended. */
const MENDED: ReadonlySet<string> = new Set(['output/out-of-date', 'output/missing']);

/** Faults that kept an output from being what its sources say: refusals, and everything wrong in a source that could not be compiled. */
function isBlocker({ rule, severity, file }: Finding, compiled: Compilation): boolean {
  const { model, inputs } = compiled;
  if (severity !== 'error' || MENDED.has(rule)) return false;
  if (rule.startsWith('output/') || inputs.unreadable.includes(file)) return true;
  if (rule.startsWith('scan/')) return heldBack(compiled).has(file);
  return model.notes.some(({ note, isSound }) => !isSound && note.file === file);
}

/** Sources of outputs that a build keeps as they are. */
function heldBack({ changes, outputs, lock }: Compilation): ReadonlySet<string> {
  const kept = new Set(changes.filter(({ action }) => action === 'kept').map(({ path }) => path));
  return new Set([...outputs, ...lock.outputs].filter(({ path }) => kept.has(path)).flatMap(({ sources }) => sources));
}

function isPending({ action }: Change): boolean {
  return action === 'create' || action === 'update' || action === 'delete';
}

/** Most sources that are named for one file; the lock and `lintel model` have them all. */
const MAX_NAMED = 3;

/** Why a file is what it is: the sources that feed it, as named in the context folder. */
function because(change: Change, { outputs, inputs }: Compilation): string {
  const folder = `${inputs.config.context}/`;
  const sources = outputs.find(({ path }) => path === change.path)?.sources ?? [];
  const names = sources.map((source) => (source.startsWith(folder) ? source.slice(folder.length) : source));
  if (change.action === 'delete') return 'nothing is left to say there';
  if (change.link !== undefined) return `a link to ${change.link}`;
  if (names.length === 0) return 'from the manifests';
  if (names.length <= MAX_NAMED) return `from ${names.join(', ')}`;
  const groups = new Map<string, readonly string[]>();
  for (const name of names) {
    const group = name.slice(0, Math.max(0, name.indexOf('/')));
    groups.set(group, [...(groups.get(group) ?? []), name]);
  }
  const parts = [...groups].flatMap(([group, members]) =>
    group === '' || members.length === 1 ? members : [`${members.length} ${group}`],
  );
  return `from ${parts.join(', ')}`;
}

function shownChange({ path, before, after, link, linkBefore }: Change): ShownChange {
  return { path, before: before ?? linkBefore, after: after ?? link };
}
