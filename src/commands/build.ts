/** `lintel build`: compile, compare, write. Whatever cannot be written is said, with the way out; the rest is done. */
import { lockFile } from '../config.ts';
import { unifiedDiff } from '../difference.ts';
import { applyChanges } from '../disk/write.ts';
import { collectFindings, countFindings } from '../finding.ts';
import type { Change, Compilation, Finding } from '../model.ts';
import { renderText } from '../report/text.ts';
import { RULES } from '../rules/index.ts';
import { EXIT, flag, type Command, type Invocation } from './command.ts';
import { compilation } from './compilation.ts';
import { plural, table } from './table.ts';
import type { Terminal } from './terminal.ts';

export const build: Command = {
  usage: 'build [--check | --dry-run] [--diff] [--force] [--strict]',
  description:
    'Compiles the context folder into the instruction files of every configured client and writes them.\n' +
    'Files that lintel does not own are never touched, and lines that a person wrote into an output are never dropped\n' +
    'without --force. A source with an error keeps its outputs as they are.',
  options: {
    check: { type: 'boolean', description: 'write nothing; exit 1 and list each file that would change' },
    'dry-run': { type: 'boolean', description: 'write nothing; show what a build would do' },
    diff: { type: 'boolean', description: 'show each change as a diff' },
    force: { type: 'boolean', description: 'drop lines that were written into outputs by hand' },
    strict: { type: 'boolean', description: 'fail when a client cannot get a statement as it was meant' },
  },
  maxPositionals: 0,
  run: async (invocation) => {
    const compiled = await compilation(invocation, { force: flag(invocation, 'force') });
    const isWriting = !flag(invocation, 'check') && !flag(invocation, 'dry-run');
    if (flag(invocation, 'diff')) showDiffs(compiled.changes, invocation.terminal);
    if (!isWriting) return preview(compiled, invocation);
    return write(compiled, invocation);
  },
};

async function write(compiled: Compilation, invocation: Invocation): Promise<number> {
  const { terminal, root } = invocation;
  const { inputs, changes, lock, nextLock } = compiled;
  const failures = await applyChanges(root, changes, { lockFile: lockFile(inputs.config), oldLock: lock, nextLock });
  const failed = new Set(failures.map(({ file }) => file));
  const done = changes.filter((change) => isPending(change) && !failed.has(change.path));
  const isShown = (change: Change): boolean => invocation.verbose || change.action === 'kept' || done.includes(change);
  const rows = changes
    .filter((change) => change.action in VERBS && isShown(change))
    .map((change) => rowOf(change, compiled));
  if (rows.length > 0) terminal.out(table(rows));
  const untouched = changes.filter(({ action }) => action === 'same' || action === 'reformatted').length;
  if (done.length === 0 && untouched === changes.length) terminal.err(`Up to date: ${untouched} outputs.`);
  else if (untouched > 0) terminal.err(`${untouched} unchanged.`);
  return conclude({ ...compiled, problems: [...compiled.problems, ...failures] }, invocation);
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

function preview(compiled: Compilation, invocation: Invocation): number {
  const { terminal } = invocation;
  const pending = compiled.changes.filter(isPending);
  if (pending.length > 0)
    terminal.out(table(pending.map((change) => [`would ${change.action}`, change.path, because(change, compiled)])));
  else terminal.err(`Up to date: ${compiled.outputs.length} outputs.`);
  const code = conclude(compiled, invocation);
  return flag(invocation, 'check') && pending.length > 0 ? EXIT.findings : code;
}

/** Says what could not be done and what lint would add. Only what kept the build from being whole fails it. */
function conclude(compiled: Compilation, invocation: Invocation): number {
  const { terminal, verbose } = invocation;
  const findings = collectFindings(compiled, RULES, compiled.inputs.config.rules);
  const blockers = findings.filter((finding) => isBlocker(finding, compiled));
  if (blockers.length > 0) terminal.out(renderText({ findings: blockers }, { color: terminal.color, verbose }));
  for (const { message } of compiled.plan.notices) terminal.err(terminal.style('dim', `note: ${message}`));
  const rest = countFindings(
    findings.filter((finding) => !blockers.includes(finding) && finding.rule !== 'output/out-of-date'),
  );
  if (rest.error + rest.warn > 0)
    terminal.err(
      `lint has ${plural(rest.error, 'error')} and ${plural(rest.warn, 'warning')} more: run \`lintel lint\`.`,
    );
  const isStrictFailure = flag(invocation, 'strict') && compiled.plan.notices.length > 0;
  return blockers.length > 0 || isStrictFailure ? EXIT.findings : EXIT.clean;
}

/** Faults that kept an output from being what its sources say: refusals, and everything wrong in a source that could not be compiled. */
function isBlocker({ rule, severity, file }: Finding, { model }: Compilation): boolean {
  if (severity !== 'error' || rule === 'output/out-of-date') return false;
  return rule.startsWith('output/') || model.notes.some(({ note, isSound }) => !isSound && note.file === file);
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
  if (names.length === 0) return 'from the manifests';
  if (names.length <= MAX_NAMED) return `from ${names.join(', ')}`;
  const counts = new Map<string, number>();
  for (const name of names) {
    const group = name.includes('/') ? name.slice(0, name.indexOf('/')) : name;
    counts.set(group, (counts.get(group) ?? 0) + 1);
  }
  return `from ${[...counts].map(([group, count]) => (count === 1 ? group : `${count} ${group}`)).join(', ')}`;
}

function showDiffs(changes: readonly Change[], terminal: Terminal): void {
  for (const change of changes) {
    if (change.action === 'same' || change.action === 'reformatted' || change.action === 'kept') continue;
    const diff = unifiedDiff(change.path, change.before, change.after);
    terminal.out(
      diff
        .split('\n')
        .map((line) => colored(line, terminal))
        .join('\n'),
    );
  }
}

function colored(line: string, terminal: Terminal): string {
  if (line.startsWith('+')) return terminal.style('green', line);
  if (line.startsWith('-')) return terminal.style('red', line);
  return line.startsWith('@@') ? terminal.style('cyan', line) : line;
}
