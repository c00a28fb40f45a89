/** The whole: inputs, what they compile to, and what a check finds. */
import type { JudgedClaim, UndecidedClaim } from './claims.ts';
import type { FileFacts, UnseenNames } from './code-facts.ts';
import type { AgentFile, Config } from './config.ts';
import type { ContextModel } from './context-model.ts';
import type { DeliveryNotice, Output, Plan } from './delivery.ts';
import type { Finding, Problem, Suppression } from './findings.ts';
import type { ManifestPast, NamePast, VariablePast } from './history.ts';
import type { Change, Lock, Unreviewed } from './lock.ts';
import type { Sources } from './sources.ts';

/** Everything the pure middle starts from. */
export interface Inputs {
  readonly sources: Sources;
  readonly config: Config;
  readonly files: readonly FileFacts[];
  /** lintel's own templates: name → text. */
  readonly templates: ReadonlyMap<string, string>;
  /** Notes and templates that exist, or stood in the lock, and whose text cannot be had: what they feed is not touched. */
  readonly unreadable: readonly string[];
  readonly version: string;
  /** What git remembers of names that code lost, where somebody asked for it. */
  readonly namePast?: NamePast;
  /** The names that code takes from out of sight, where somebody has read them. */
  readonly unseen?: UnseenNames;
  /** What git remembers of manifests, where somebody asked for it. */
  readonly manifestPast?: ManifestPast;
  /** What git remembers of variables of the environment, where somebody asked for it. */
  readonly variablePast?: VariablePast;
  /** Present where findings come from history, and this checkout has not all of it: what is not found here may be found elsewhere. */
  readonly historyGaps?: HistoryGaps;
}

/** What of the past is not at hand. */
export interface HistoryGaps {
  /** Older commits were cut off. */
  readonly isShallow: boolean;
  /** Contents are left to be fetched later: it may know more tomorrow, with the same commits. */
  readonly isPartial: boolean;
  /** Why git tells nothing of a repository that is there. */
  readonly refusal?: GitRefusal;
  /** There is no repository: what stands here came without its history, or has none. */
  readonly isNone?: true;
}

/**
 * Why git answers nothing. `missing`: it is not installed. `untrusted`: the folder belongs to somebody else.
 * `damaged`: its `.git` leads nowhere, or cannot be read.
 */
export type GitRefusal = 'missing' | 'untrusted' | 'damaged';

/** Everything one run knows. Rules and reporters see this and nothing else. */
export interface Compilation {
  readonly inputs: Inputs;
  readonly model: ContextModel;
  readonly plan: Plan;
  readonly outputs: readonly Output[];
  readonly lock: Lock;
  /** False while the lock is damaged, or newer than this lintel: what it does not say cannot be told from a person's, so nothing is written. */
  readonly isLockSound: boolean;
  /** The lock as a build would write it. */
  readonly nextLock: Lock;
  readonly changes: readonly Change[];
  readonly claims: readonly JudgedClaim[];
  /** What notes describe and nobody has looked at since it changed, by file. */
  readonly unreviewed: readonly Unreviewed[];
  /** The agent files that were read for what they claim, by path. */
  readonly agentFiles: readonly AgentFile[];
  /** What comments and front matter say of findings, by file and line. */
  readonly suppressions: readonly Suppression[];
  /** What the phases reported. Rules turn them into findings. */
  readonly problems: readonly Problem[];
}

/** What a check came to: enough to report it, and to report it again while nothing changes. */
export interface CheckResult {
  readonly findings: readonly Finding[];
  /** Number of outputs that the plan has. */
  readonly outputs: number;
  /** Number of changes that a build would look at, and of those that are not as a build leaves them. */
  readonly changes: number;
  readonly pending: number;
  /** Number of the pending ones that a build leaves alone, since it cannot tell what they should say. */
  readonly kept: number;
  readonly notes: number;
  /** Present where lintel is not set up: how many agent files there are for it to compile. */
  readonly agentFiles?: number;
  /** Present where lintel is not set up, and the clone has not all of its history: what it lacks, or why git tells nothing of it. */
  readonly cutHistory?: 'commits' | 'contents' | 'all' | GitRefusal;
  /** Whether a review has stamped agent files where lintel is not set up. */
  readonly isReviewed?: boolean;
  /** Present where lintel is set up, and a sparse checkout leaves the configuration out: its path. */
  readonly leftOut?: string;
  /** How many files agents may load that are not read for what they claim: agents, commands, skills, prompts. Absent: none. */
  readonly unread?: number;
  /** What `--strict` fails on. */
  readonly notices: readonly DeliveryNotice[];
  /** Present where a person asked for them: what is claimed and cannot be decided. It is not remembered. */
  readonly undecided?: readonly UndecidedClaim[];
}
