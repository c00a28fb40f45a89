/** `lintel adr show`: all that lintel knows of one decision, and whether it is in force. Reads no code. */
import { SCHEMA_VERSION } from '../document.ts';
import { linkModel } from '../link.ts';
import { UsageError } from '../error.ts';
import type { Decision, DecisionRef, Facts, LinkedNote, Scope } from '../model.ts';
import { counted, listed, visible } from '../phrase.ts';
import { EXIT, flag, type Command } from './command.ts';
import { findDecision, readDecisions, successors, targetsOf } from './decisions.ts';
import { table } from './table.ts';

export const adrShow: Command = {
  usage: 'adr show <decision> [--json]',
  description:
    'Shows one decision: status and where it was read, date, relations, scope, rule lines, and whether it is in force or\n' +
    'why not. It is named by stem, number, path or link.',
  options: { json: { type: 'boolean', description: 'the same as one JSON document' } },
  maxPositionals: 1,
  run: async (invocation) => {
    const [ref] = invocation.positionals;
    if (ref === undefined) throw new UsageError('Which decision?', `Usage: lintel ${adrShow.usage}`);
    const known = await readDecisions(invocation);
    const { sources, decisions } = known;
    const decision = findDecision(ref, known, invocation);
    const model = linkModel(NO_FACTS, decisions, { paths: sources.paths, isIgnored: () => false }).value;
    const linked = model.notes.find(({ note }) => note === decision);
    if (linked === undefined) throw new UsageError(`${decision.file} is no decision.`);
    const details = detailsOf(decision, linked, decisions);
    const { terminal } = invocation;
    if (flag(invocation, 'json')) terminal.out(JSON.stringify({ schemaVersion: SCHEMA_VERSION, ...details }, null, 2));
    else terminal.out(shown(details));
    return EXIT.clean;
  },
};

/** Scope and supersession of decisions need the files of the tree and nothing of the code. */
const NO_FACTS: Facts = {
  project: {
    packageManager: 'npm',
    packageManagerEvidence: 'default',
    isWorkspace: false,
    packages: [],
    tsconfigs: [],
    commands: [],
  },
  modules: [],
  edges: [],
  cycles: [],
  files: [],
  unresolved: [],
};

interface Related {
  readonly id: string;
  readonly title?: string;
  readonly file?: string;
}

interface Details {
  readonly id: string;
  readonly file: string;
  readonly title: string;
  readonly number: string | null;
  readonly status: Decision['status'];
  readonly statusSource: Decision['statusSource'];
  readonly rawStatus: string | null;
  readonly date: string | null;
  readonly inForce: boolean;
  readonly notInForceBecause: string | null;
  readonly scope: Scope;
  readonly files: number;
  readonly appliesTo: readonly string[];
  readonly rule: readonly string[];
  readonly enforcedBy: string | null;
  readonly owner: string | null;
  readonly tags: readonly string[];
  readonly supersedes: readonly Related[];
  readonly supersededBy: readonly Related[];
  readonly amends: readonly Related[];
  readonly amendedBy: readonly Related[];
}

function detailsOf(decision: Decision, linked: LinkedNote, decisions: readonly Decision[]): Details {
  const { id, file, title, status, statusSource } = decision;
  const later = [...(successors(decisions).get(decision) ?? [])].map(asRelated);
  const amending = decisions.filter((other) => targetsOf(other, other.amends, decisions).includes(decision));
  return {
    id,
    file,
    title,
    number: decision.number ?? null,
    status,
    statusSource,
    rawStatus: decision.rawStatus ?? null,
    date: decision.date ?? null,
    inForce: linked.isInForce,
    notInForceBecause: linked.notInForceBecause ?? null,
    scope: linked.scope,
    files: linked.files,
    appliesTo: decision.appliesTo.map(({ glob, negated }) => `${negated ? '!' : ''}${glob}`),
    rule: decision.rules.map(({ text }) => text),
    enforcedBy:
      [
        ...(decision.enforce ? ['`lintel check`'] : []),
        ...(decision.enforcedBy ? [decision.enforcedBy.text] : []),
      ].join(' and ') || null,
    owner: decision.owner ?? null,
    tags: decision.tags,
    supersedes: related(decision, decision.supersedes, decisions),
    supersededBy: [...later, ...related(decision, decision.supersededBy, decisions).filter(({ file: at }) => !at)],
    amends: related(decision, decision.amends, decisions),
    amendedBy: amending.map(asRelated),
  };
}

/** Where references lead; those that lead nowhere stay as they are written. */
function related(from: Decision, refs: readonly DecisionRef[], decisions: readonly Decision[]): readonly Related[] {
  const found = new Map<string, Related>();
  for (const ref of refs) {
    const [target] = targetsOf(from, [ref], decisions);
    found.set(target?.file ?? ref.ref, target === undefined ? { id: ref.ref } : asRelated(target));
  }
  return [...found.values()];
}

function asRelated({ id, title, file }: Decision): Related {
  return { id, title, file };
}

const SOURCES: Readonly<Record<string, string>> = {
  'front-matter': 'front matter',
  section: 'section',
  line: 'line in the head',
  none: 'not stated',
};

function shown(details: Details): string {
  const { id, title, status, statusSource, rawStatus, date, file } = details;
  const written = rawStatus === null || rawStatus.toLowerCase() === status ? '' : `, written \`${rawStatus}\``;
  const rows: readonly (readonly [string, string | readonly string[]])[] = [
    ['file', file],
    ['status', `${status} (${SOURCES[statusSource] ?? statusSource}${written})`],
    ['date', date ?? []],
    ['in force', details.inForce ? 'yes' : `no: ${details.notInForceBecause ?? ''}`],
    ['holds for', holdsFor(details)],
    ['rule', details.rule],
    ['enforced by', details.enforcedBy ?? []],
    ['owner', details.owner ?? []],
    ['tags', details.tags.length === 0 ? [] : listed(details.tags)],
    ['supersedes', details.supersedes.map(labelled)],
    ['superseded by', details.supersededBy.map(labelled)],
    ['amends', details.amends.map(labelled)],
    ['amended by', details.amendedBy.map(labelled)],
  ];
  const lines = rows.flatMap(([label, values]) =>
    [values].flat().map((value, index) => [index === 0 ? label : '', value] as const),
  );
  return `${visible(id === title ? id : `${id}: ${title}`)}\n${table(lines)}`;
}

function holdsFor({ appliesTo, files }: Details): string {
  return appliesTo.length === 0 ? 'the whole repository' : `${appliesTo.join(', ')} (${counted(files, 'file')})`;
}

function labelled({ id, title, file }: Related): string {
  if (file === undefined) return `${id} (leads to no decision)`;
  return title === undefined || title === id ? id : `${id}: ${title}`;
}
