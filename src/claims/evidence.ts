/** What claims are judged against, gathered once for all of them. It judges nothing. */
import type { AgentFile, Facts, GoneClaim, LinkedNote, Lock, LockedClaim, NamePast } from '../model.ts';
import { treeOf, type Tree } from '../tree.ts';

/** What claims are judged against. */
export interface ClaimWorld {
  readonly facts: Facts;
  readonly paths: ReadonlySet<string>;
  /** Whether a path that is not known would be ignored by git. */
  readonly isIgnored: (path: string) => boolean;
  readonly lock: Lock;
  readonly notes: readonly LinkedNote[];
  /** What git remembers of names, where somebody asked for it. */
  readonly namePast?: NamePast | undefined;
  /** Agent files that people write. */
  readonly agents?: readonly AgentFile[];
  /** The texts that claims stand in, by file; without them nothing is mended. */
  readonly texts?: ReadonlyMap<string, string>;
  /** What the links of a page may lead to in it; undefined where that is not known. */
  readonly anchorsIn?: (path: string) => ReadonlyMap<string, string> | undefined;
}

/** What judging one claim needs. */
export interface Evidence {
  readonly world: ClaimWorld;
  readonly tree: Tree;
  /** By file. */
  readonly notes: ReadonlyMap<string, LinkedNote>;
  readonly agents: ReadonlyMap<string, AgentFile>;
  readonly locked: ReadonlyMap<string, LockedClaim>;
  /** What some clone's history has proved dead, by the same key. */
  readonly gone: ReadonlyMap<string, GoneClaim>;
}

/** Indexes a world by file. */
export function evidenceOf(world: ClaimWorld): Evidence {
  return {
    world,
    tree: treeOf(world.paths),
    notes: new Map(world.notes.map((linked) => [linked.note.file, linked])),
    agents: new Map((world.agents ?? []).map((agent) => [agent.file, agent])),
    // What is stamped is a symbol, whose text may be that of a path as well.
    locked: new Map(
      world.lock.claims.filter(({ stamps }) => !stamps).map((claim) => [lockKey(claim.file, claim.claim), claim]),
    ),
    gone: new Map((world.lock.gone ?? []).map((each) => [lockKey(each.file, each.claim), each])),
  };
}

/** Under what `locked` keeps a claim: the same text may stand in several notes. */
export function lockKey(file: string, claim: string): string {
  return `${file}\0${claim}`;
}
