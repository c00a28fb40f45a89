/** `lintel adr list`: every decision with its status, and where the status was read. Reads no code. */
import { isAbsolute, relative, resolve, sep } from 'node:path';
import {
  filterDecisions,
  listDecisions,
  type DecisionDocument,
  type DecisionFilter,
  type DecisionsDocument,
} from '../decision-list.ts';
import { readNoteInputs } from '../disk/inputs.ts';
import { UsageError } from '../error.ts';
import type { DecisionStatus, LeftOutReason } from '../model.ts';
import { nearest } from '../nearest.ts';
import { counted, listed } from '../phrase.ts';
import { EXIT, flag, listOption, stringOption, type Command, type Invocation } from './command.ts';
import { unreadDecisions, unreadLines, widened } from './decisions.ts';
import { table } from './table.ts';
import type { Terminal } from './terminal.ts';

export const adrList: Command = {
  usage: 'adr list [--status <status>] [--path <path>] [--tag <tag>] [--json]',
  description:
    'Lists the decisions by file with status, date and title. With --verbose also where each status was read, and which files among the decisions are none.',
  options: {
    status: {
      type: 'string',
      multiple: true,
      placeholder: '<status>',
      description: 'only those of this status; may be repeated',
    },
    path: { type: 'string', placeholder: '<path>', description: 'only those that hold for this file or folder' },
    tag: {
      type: 'string',
      multiple: true,
      placeholder: '<tag>',
      description: 'only those with this tag; may be repeated',
    },
    json: { type: 'boolean', description: 'all that was read of each as one JSON document' },
  },
  maxPositionals: 0,
  run: async (invocation) => {
    const statuses = listOption(invocation, 'status').map(checkedStatus);
    const path = repositoryPath(invocation);
    const { root, context } = invocation;
    const search = { root, context, isConfigOptional: true };
    const { sources, config, problems } = await readNoteInputs(search, (await widened(root)).widen);
    const unreadable = problems.map(({ file }) => file);
    const all = listDecisions(sources, config, unreadable);
    const tags = checkedTags(listOption(invocation, 'tag'), all);
    const filter: DecisionFilter = { statuses, tags, ...(path !== undefined && { path }) };
    const decisions = filterDecisions(all.decisions, filter, sources.paths);
    const { terminal } = invocation;
    if (flag(invocation, 'json')) {
      terminal.out(JSON.stringify({ ...all, decisions }, null, 2));
      return EXIT.clean;
    }
    if (all.decisions.length === 0 && !(invocation.verbose && all.skipped.length > 0)) {
      terminal.err('There are no decisions. `lintel adr new "<title>"` writes one.');
    } else terminal.out(listing({ ...all, decisions }, { total: all.decisions.length, filter }, invocation));
    for (const line of unreadLines(unreadDecisions(all.skipped, config, problems))) terminal.err(line);
    return EXIT.clean;
  },
};

const COLORS: Readonly<Record<DecisionStatus, 'green' | 'yellow' | 'red' | 'dim'>> = {
  accepted: 'green',
  draft: 'yellow',
  proposed: 'yellow',
  rejected: 'dim',
  deprecated: 'dim',
  superseded: 'dim',
  unknown: 'red',
};

/** Every status, in the order in which counts are shown. */
const STATUSES: readonly DecisionStatus[] = [
  'accepted',
  'proposed',
  'draft',
  'superseded',
  'deprecated',
  'rejected',
  'unknown',
];

function checkedStatus(written: string): DecisionStatus {
  const status = STATUSES.find((known) => known === written.toLowerCase());
  if (status !== undefined) return status;
  const guess = nearest(written, STATUSES);
  const hint = guess === undefined ? `Known: ${STATUSES.join(', ')}.` : `Did you mean \`${guess}\`?`;
  throw new UsageError(`There is no status \`${written}\`.`, hint);
}

/** A tag that no decision has is a slip more often than a question. */
function checkedTags(tags: readonly string[], { decisions }: DecisionsDocument): readonly string[] {
  const known = new Set(decisions.flatMap((decision) => decision.tags));
  for (const tag of tags) {
    if (known.has(tag)) continue;
    const guess = nearest(tag, known);
    const all = [...known]
      .sort()
      .slice(0, 12)
      .map((each) => `\`${each}\``)
      .join(', ');
    const list = known.size === 0 ? 'No decision has tags.' : `Known: ${all}${known.size > 12 ? ' …' : ''}`;
    throw new UsageError(
      `No decision has the tag \`${tag}\`.`,
      guess === undefined ? list : `Did you mean \`${guess}\`?`,
    );
  }
  return tags;
}

/** `--path` as shells complete it, from the folder that the user stands in; as a path of the repository. */
function repositoryPath(invocation: Invocation): string | undefined {
  const written = stringOption(invocation, 'path');
  if (written === undefined) return undefined;
  const path = relative(invocation.root, resolve(invocation.cwd, written)).split(sep).join('/');
  if (path.startsWith('../') || path === '..' || isAbsolute(path)) {
    throw new UsageError(`--path ${written} lies outside of the repository.`);
  }
  return path;
}

/** Names of files are sentences in some folders: beyond this a column is not aligned. */
const WIDEST = 50;

interface Asked {
  /** How many decisions there are in all. */
  readonly total: number;
  readonly filter: DecisionFilter;
}

function listing(document: DecisionsDocument, asked: Asked, { terminal, verbose }: Invocation): string {
  const { decisions, skipped } = document;
  const source = (decision: DecisionDocument): string[] =>
    verbose ? [`${decision.statusSource}${decision.statusLine === null ? '' : `:${decision.statusLine}`}`] : [];
  const ids = new Map<string, number>();
  for (const { id } of decisions) ids.set(id, (ids.get(id) ?? 0) + 1);
  const isNamesake = ({ id }: DecisionDocument): boolean => (ids.get(id) ?? 0) > 1;
  const rows = decisions.map((decision) => [
    decision.status,
    ...source(decision),
    decision.date ?? '',
    isNamesake(decision) ? decision.file : decision.id,
    ...(asked.filter.path === undefined ? [] : [decision.appliesTo.join(', ') || 'everywhere']),
    decision.title + afterTitle(decision, document.decisions),
  ]);
  const lines = rows.length === 0 ? [] : table(rows, WIDEST).split('\n');
  return [
    terminal.style('bold', heading(decisions, asked)),
    ...lines.map((line, index) => colored(line, decisions[index]?.status ?? 'unknown', terminal)),
    ...(verbose ? leftOut(skipped, terminal) : []),
  ].join('\n');
}

function colored(line: string, status: DecisionStatus, terminal: Terminal): string {
  return line.replace(status, (word) => terminal.style(COLORS[status], word));
}

/** An accepted decision that another one supersedes does not compile, and its own file may not know. */
function afterTitle({ status, supersededBy, amendedBy }: DecisionDocument, all: readonly DecisionDocument[]): string {
  if (status !== 'accepted') return '';
  // A successor that nobody has accepted changes nothing yet.
  const isOpen = (id: string): boolean =>
    all.some((each) => each.id === id && /^(?:draft|proposed)$/.test(each.status));
  const isToCome = supersededBy.every(isOpen);
  if (supersededBy.length > 0) return ` (${isToCome ? 'to be ' : ''}superseded by ${listed(supersededBy)})`;
  return amendedBy.length > 0 ? ` (amended by ${listed(amendedBy)})` : '';
}

function heading(decisions: readonly DecisionDocument[], { total, filter }: Asked): string {
  const counts = STATUSES.map((status) => ({
    status,
    count: decisions.filter((decision) => decision.status === status).length,
  })).filter(({ count }) => count > 0);
  const byStatus = counts.map(({ status, count }) => `${count} ${status}`).join(', ');
  const what =
    decisions.length === total ? counted(total, 'decision') : `${decisions.length} of ${counted(total, 'decision')}`;
  const everywhere = decisions.filter(({ appliesTo }) => appliesTo.every((glob) => glob.startsWith('!'))).length;
  const where = filter.path === undefined ? '' : ` for \`${filter.path || '.'}\`, ${everywhere} of them everywhere`;
  return `${what}${where}${byStatus === '' ? '' : `: ${byStatus}`}`;
}

const REASONS: Readonly<Record<LeftOutReason, string>> = {
  template: 'a template',
  index: 'an index or a page about the folder',
  fixture: 'in a folder of tests or examples',
  'agent-file': 'a file that agents load by its name',
  reference: 'its status says that it decides nothing',
  extension: 'neither `.md` nor `.rst`',
  unreadable: 'cannot be read as UTF-8 text',
  link: 'a symbolic link; what it leads to is read where it stands',
};

function leftOut(skipped: DecisionsDocument['skipped'], terminal: Terminal): readonly string[] {
  if (skipped.length === 0) return [];
  const rows = table(skipped.map(({ file, reason }) => [file, REASONS[reason]])).split('\n');
  return [
    `${counted(skipped.length, 'file')} among them ${skipped.length === 1 ? 'is' : 'are'} left out:`,
    ...rows,
  ].map((line) => terminal.style('dim', line));
}
