/** What claims are judged against, gathered once for all of them. It judges nothing. */
import type { Facts, LinkedNote, Lock, LockedClaim } from '../model.ts';
import type { Tree } from './tree.ts';

/** What claims are judged against. */
export interface ClaimWorld {
  readonly facts: Facts;
  readonly paths: ReadonlySet<string>;
  /** Whether a path that is not known would be ignored by git. */
  readonly isIgnored: (path: string) => boolean;
  readonly lock: Lock;
  readonly notes: readonly LinkedNote[];
}

/** What judging one claim needs. */
export interface Evidence {
  readonly world: ClaimWorld;
  readonly tree: Tree;
  /** By file. */
  readonly notes: ReadonlyMap<string, LinkedNote>;
  readonly locked: ReadonlyMap<string, LockedClaim>;
}

/** Under what `locked` keeps a claim: the same text may stand in several notes. */
export function lockKey(file: string, claim: string): string {
  return `${file}\0${claim}`;
}
