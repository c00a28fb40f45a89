/**
 * The JSON documents that lintel prints: what the model holds, in the words of model.ts, without the parts that only
 * rendering needs. The JSON Schemas in the package are generated from the types here.
 */
import type { LineExplanation, PathExplanation } from './explain.ts';
import type {
  Autonomy,
  BoundFact,
  ContextModel,
  DecisionStatus,
  FileFacts,
  Facts,
  History,
  LinkedNote,
  ModuleCycle,
  ModuleEdge,
  ModuleFacts,
  Note,
  Problem,
  ProjectFacts,
  Risk,
  Scope,
  UncheckedType,
  UnresolvedImport,
  Unreviewed,
} from './model.ts';
import type { DeadSymbol } from './review.ts';

/** What `lintel explain <path> --json` prints. */
export interface ExplainedPathDocument extends PathExplanation {
  readonly schemaVersion: number;
}

/** What `lintel explain <output>:<line> --json` prints. */
export interface ExplainedLineDocument extends LineExplanation {
  readonly schemaVersion: number;
}

/** Changes when a field changes its meaning or goes; new fields do not change it. */
export const SCHEMA_VERSION = 1;

/** What `lintel review --json` prints. */
export interface ReviewDocument {
  readonly schemaVersion: number;
  /** Where the lock stands. */
  readonly lock: string;
  /** What is still unreviewed. */
  readonly unreviewed: readonly Unreviewed[];
  /** What this run has vouched for. */
  readonly accepted: readonly Unreviewed[];
  /** What leads nowhere, and cannot be accepted. */
  readonly dead: readonly DeadSymbol[];
  /** Claims that were new to the lock. */
  readonly stamped: readonly { readonly file: string; readonly claim: string; readonly target: string }[];
}

/** What `lintel scan --json` prints. */
export interface ScanDocument {
  readonly schemaVersion: number;
  readonly project: ProjectFacts;
  readonly rootSurface?: Facts['rootSurface'];
  readonly modules: readonly ModuleFacts[];
  readonly edges: readonly ModuleEdge[];
  readonly cycles: readonly ModuleCycle[];
  readonly files: readonly FileFacts[];
  readonly unresolved: readonly UnresolvedImport[];
  /** Files that were passed over or could be read in part only, and what is wrong with manifests. */
  readonly problems: readonly Problem[];
  /** With `--history`, where there is one. */
  readonly history?: History;
  /** With `--history`, where there is none: why, as a sentence. */
  readonly historyAbsentBecause?: string;
  /** With `--types`: packages whose types could not be checked; absent when there are none. */
  readonly typeProblems?: readonly Problem[];
  /** With `--types`: names without annotation whose type the checker does not tell either; absent when there are none. */
  readonly uncheckedTypes?: readonly UncheckedType[];
}

/** What a scan says besides the facts: what it could not read, and what it brings along on request. */
export type ScanExtras = Partial<
  Pick<ScanDocument, 'problems' | 'history' | 'historyAbsentBecause' | 'typeProblems' | 'uncheckedTypes'>
>;

/** What `lintel model --json` prints. */
export interface ModelDocument {
  readonly schemaVersion: number;
  readonly project: ProjectFacts;
  readonly modules: readonly GovernedModule[];
  readonly notes: readonly NoteDocument[];
  readonly unresolved: readonly UnresolvedImport[];
}

/** A module with the notes that govern it. */
export interface GovernedModule extends ModuleFacts {
  /** Files of notes in force whose scope touches the module; repository-wide notes are not repeated here. */
  readonly notes: readonly string[];
}

/** A note as the model sees it. */
export interface NoteDocument {
  readonly file: string;
  readonly kind: Note['kind'];
  readonly id: string;
  readonly title: string;
  readonly summary?: string;
  readonly rules: readonly string[];
  readonly enforcedBy?: string;
  readonly owner?: string;
  readonly tags: readonly string[];
  readonly scope: Scope;
  /** Paths of the modules that the scope touches. */
  readonly modules: readonly string[];
  /** How many files the scope matches. */
  readonly files: number;
  readonly isInForce: boolean;
  readonly notInForceBecause?: string;
  readonly isSound: boolean;
  /** What its bound facts say now. */
  readonly bound: readonly { readonly written: string; readonly value: string; readonly line: number }[];
  /** Module notes only. */
  readonly risk?: Risk;
  /** Module notes only. */
  readonly autonomy?: Autonomy;
  /** Decisions only. */
  readonly status?: DecisionStatus;
  /** Decisions only. */
  readonly date?: string;
  /** Decisions only: ids of the decisions that supersede it. */
  readonly supersededBy?: readonly string[];
}

/** The facts of a scan as a document. */
export function describeScan(facts: Facts, { problems = [], ...extras }: ScanExtras = {}): ScanDocument {
  return { schemaVersion: SCHEMA_VERSION, ...facts, problems, ...extras };
}

/** The context model as a document. */
export function describeModel({ facts, notes }: ContextModel): ModelDocument {
  return {
    schemaVersion: SCHEMA_VERSION,
    project: facts.project,
    modules: facts.modules.map((module) => ({ ...module, notes: governing(module.path, notes) })),
    notes: notes.map(describeNote),
    unresolved: facts.unresolved,
  };
}

function governing(path: string, notes: readonly LinkedNote[]): readonly string[] {
  return notes.filter((linked) => linked.isInForce && linked.modules.includes(path)).map(({ note }) => note.file);
}

function describeNote(linked: LinkedNote): NoteDocument {
  const { note, scope, modules, files, isInForce, notInForceBecause, isSound } = linked;
  return {
    file: note.file,
    kind: note.kind,
    id: note.id,
    title: note.title,
    ...(note.summary && { summary: note.summary.text }),
    rules: note.rules.map(({ text }) => text),
    ...(note.enforcedBy && { enforcedBy: note.enforcedBy.text }),
    ...(note.owner !== undefined && { owner: note.owner }),
    tags: note.tags,
    scope,
    modules,
    files,
    isInForce,
    ...(notInForceBecause !== undefined && { notInForceBecause }),
    isSound,
    bound: linked.bound.map(({ binding, value }: BoundFact) => ({ written: binding.raw, value, line: binding.line })),
    ...(note.kind === 'module' && note.risk && { risk: note.risk }),
    ...(note.kind === 'module' && note.autonomy && { autonomy: note.autonomy }),
    ...(note.kind === 'decision' && {
      status: note.status,
      supersededBy: linked.supersededBy,
      ...(note.date !== undefined && { date: note.date }),
    }),
  };
}
