/** What claims are judged against, gathered once for all of them. It judges nothing. */
import type {
  AgentFile,
  Anchor,
  Body,
  Claim,
  Facts,
  GoneClaim,
  LinkedNote,
  Lock,
  LockedClaim,
  ManifestPast,
  NamePast,
  UnseenNames,
  VariablePast,
} from '../../model.ts';
import { oncePer } from '../../once.ts';
import { treeOf, type Tree } from '../../tree.ts';

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
  /** The names that code takes from out of sight, where somebody has read them. */
  readonly unseen?: UnseenNames | undefined;
  /** What git remembers of manifests, where somebody asked for it. */
  readonly manifestPast?: ManifestPast | undefined;
  /** What git remembers of variables of the environment, where somebody asked for it. */
  readonly variablePast?: VariablePast | undefined;
  /** Agent files that people write. */
  readonly agents?: readonly AgentFile[];
  /** The texts that claims stand in, by file; without them nothing is mended. */
  readonly texts?: ReadonlyMap<string, string>;
  /** The hash by which the lock knows words again; without it none are the same. */
  readonly hash?: (words: string) => string;
  /** What the links of a page may lead to in it, by its letters and digits; undefined where that is not known. */
  readonly anchorsIn?: (path: string) => ReadonlyMap<string, Anchor> | undefined;
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
    agents: agentsByFile(world.agents ?? NO_AGENTS),
    // What is stamped is a symbol, whose text may be that of a path as well.
    locked: new Map(
      world.lock.claims.filter(({ stamps }) => !stamps).map((claim) => [lockKey(claim.file, claim.claim), claim]),
    ),
    gone: new Map((world.lock.gone ?? []).map((each) => [lockKey(each.file, each.claim), each])),
  };
}

/** The agent file of that name, for those who judge without evidence. */
export function agentCalled(file: string, { agents = NO_AGENTS }: ClaimWorld): AgentFile | undefined {
  return agentsByFile(agents).get(file);
}

const NO_AGENTS: readonly AgentFile[] = [];

const agentsByFile = oncePer(
  (agents: readonly AgentFile[]): ReadonlyMap<string, AgentFile> => new Map(agents.map((agent) => [agent.file, agent])),
);

/** The body of the note or agent file that a claim stands in. */
export function bodyOf({ file }: Pick<Claim, 'file'>, { notes, agents }: Evidence): Body | undefined {
  return (notes.get(file)?.note ?? agents.get(file))?.body;
}

/** Under what `locked` keeps a claim: the same text may stand in several notes. */
export function lockKey(file: string, claim: string): string {
  return `${file}\0${claim}`;
}
