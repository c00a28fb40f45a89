/**
 * The decisions as a document: what was read of each, where, how they hang together, and which files among them are
 * none. What `lintel adr list` prints; the JSON Schema in the package is generated from the types here.
 */
import { resolveDecisionRef } from './claims/world/decision-ref.ts';
import { supersessionOf } from './claims/world/supersession.ts';
import { treeOfPaths } from './tree.ts';
import { SCHEMA_VERSION } from './document.ts';
import { globsMatcher } from './glob.ts';
import { portableGlob } from './link.ts';
import type { Config, Decision, DecisionRef, DecisionStatus, LeftOut, Sources, StatusSource } from './model.ts';
import { notePaths, readDecisions } from './sources/notes.ts';

/** What `lintel adr list --json` prints. */
export interface DecisionsDocument {
  readonly schemaVersion: number;
  /** By file. */
  readonly decisions: readonly DecisionDocument[];
  /** Files that lie among decisions and are none, by file. */
  readonly skipped: readonly LeftOut[];
}

/** One decision as it was read. */
export interface DecisionDocument {
  /** The file stem. */
  readonly id: string;
  readonly file: string;
  readonly title: string;
  /** Display number as written; null where there is none. */
  readonly number: string | null;
  readonly status: DecisionStatus;
  readonly statusSource: StatusSource;
  /** Line of the file on which the status stands; null where it states none. */
  readonly statusLine: number | null;
  /** As written; null where it states none. */
  readonly rawStatus: string | null;
  /** As written, usually YYYY-MM-DD. */
  readonly date: string | null;
  readonly tags: readonly string[];
  /** The sentences that agents get while it is in force. */
  readonly rule: readonly string[];
  /** Where each of them stands, in the same order. */
  readonly ruleSource: readonly RuleSource[];
  /** Globs, a leading `!` for what is taken out; empty where it holds everywhere. */
  readonly appliesTo: readonly string[];
  /** Ids, as written where a reference leads to no single decision. */
  readonly supersedes: readonly string[];
  /** Ids: what it says itself, and the accepted decisions that say so. */
  readonly supersededBy: readonly string[];
  readonly amends: readonly string[];
  /** What changes a part of it: what it says itself, and the accepted decisions that say so. */
  readonly amendedBy: readonly string[];
}

/** The place of a rule line. */
export interface RuleSource {
  /** Key of the front matter. */
  readonly key: 'rule';
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** Reads the decisions that `config` names and says what was read. `unreadable` are files that have no text in `sources`. */
export function listDecisions(sources: Sources, config: Config, unreadable: readonly string[] = []): DecisionsDocument {
  const { decisions, leftOut } = readDecisions(sources, config);
  const amenders = amendersOf(decisions);
  return {
    schemaVersion: SCHEMA_VERSION,
    decisions: decisions.map((decision) => describe(decision, decisions, amenders.get(decision) ?? [])),
    skipped: [...leftOut, ...unreadableAmong(unreadable, config)].sort((a, b) => (a.file < b.file ? -1 : 1)),
  };
}

/** Those of `files` that would be decisions, if anybody could read them. */
export function unreadableAmong(files: readonly string[], config: Config): readonly LeftOut[] {
  const decisions = notePaths(files, config).filter(({ kind }) => kind === 'decision');
  return decisions.map(({ path }) => ({ file: path, reason: 'unreadable' }));
}

function describe(decision: Decision, decisions: readonly Decision[], amenders: readonly string[]): DecisionDocument {
  const idsOf = (refs: readonly DecisionRef[]) => refs.map(({ ref, file }) => idOf(ref, file, decisions));
  const successors = (supersessionOf(decisions).successors.get(decision) ?? []).map(({ id }) => id);
  return {
    id: decision.id,
    file: decision.file,
    title: decision.title,
    number: decision.number ?? null,
    status: decision.status,
    statusSource: decision.statusSource,
    statusLine: decision.statusPlace?.line ?? null,
    rawStatus: decision.rawStatus ?? null,
    date: decision.date ?? null,
    tags: decision.tags,
    rule: decision.rules.map(({ text }) => text),
    ruleSource: decision.rules.map(({ file, line, column }) => ({ key: 'rule', file, line, column })),
    appliesTo: decision.appliesTo.map(({ glob, negated }) => `${negated ? '!' : ''}${glob}`),
    supersedes: unique(idsOf(decision.supersedes)),
    supersededBy: unique([...idsOf(decision.supersededBy), ...successors]),
    amends: unique(idsOf(decision.amends)),
    amendedBy: unique([...idsOf(decision.amendedBy), ...amenders]),
  };
}

/** Decision → ids of the accepted decisions that amend it. */
function amendersOf(decisions: readonly Decision[]): ReadonlyMap<Decision, readonly string[]> {
  const amenders = new Map<Decision, string[]>();
  for (const decision of decisions) {
    for (const { ref, file } of decision.status === 'accepted' ? decision.amends : []) {
      const match = resolveDecisionRef(ref, decisions, file);
      if ('decision' in match) amenders.set(match.decision, [...(amenders.get(match.decision) ?? []), decision.id]);
    }
  }
  return amenders;
}

/** The id that a reference leads to, so that records can be joined; what leads to no single decision stays as written. */
function idOf(ref: string, file: string, decisions: readonly Decision[]): string {
  const match = resolveDecisionRef(ref, decisions, file);
  return 'decision' in match ? match.decision.id : ref;
}

function unique(ids: readonly string[]): readonly string[] {
  return [...new Set(ids)];
}

/** Which decisions somebody asks for. An empty list, or no path, asks for all. */
export interface DecisionFilter {
  readonly statuses: readonly string[];
  readonly tags: readonly string[];
  /** From the root; a file, or a folder that stands for the files in it. */
  readonly path?: string;
}

/** The part of a list that a filter asks for. `paths` is the tree that scopes are read in. */
export function filterDecisions(
  decisions: readonly DecisionDocument[],
  { statuses, tags, path }: DecisionFilter,
  paths: readonly string[],
): readonly DecisionDocument[] {
  const holds = path === undefined ? () => true : holdsFor(path, paths);
  return decisions.filter(
    (decision) =>
      (statuses.length === 0 || statuses.includes(decision.status)) &&
      (tags.length === 0 || decision.tags.some((tag) => tags.includes(tag))) &&
      holds(decision),
  );
}

function holdsFor(path: string, paths: readonly string[]): (decision: DecisionDocument) => boolean {
  const tree = treeOfPaths(paths);
  const below = tree.folders.has(path) ? paths.filter((each) => each.startsWith(`${path}/`)) : [path];
  return ({ appliesTo }) => {
    const named = appliesTo.filter((glob) => !glob.startsWith('!')).map((glob) => portableGlob(glob, tree));
    const except = appliesTo.filter((glob) => glob.startsWith('!')).map((glob) => portableGlob(glob.slice(1), tree));
    return below.some(globsMatcher(named.length === 0 ? ['**'] : named, except));
  };
}
