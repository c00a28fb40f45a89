/**
 * What one run asks git about the past, each question once. Judges nothing.
 */
import { existsSync } from 'node:fs';
import type { Deletion, ExportsThen, LostVariable, ManifestLoss, RemovedName } from '../model.ts';
import type { CacheFolder } from './cache.ts';
import { readExportsThen } from './exports-then.ts';
import { findGround, type Ground } from './git-ground.ts';
import { readManifestPast } from './manifest-past.ts';
import { writtenFolders } from './mentions.ts';
import { readLosses, readNamePast, readVariablePast, type NameLosses } from './name-past.ts';
import { readDeletions, type Deletions } from './past.ts';
import { readStanding, type StandingRequest } from './standing-names.ts';
import type { Listing } from './tree.ts';
import { readUncommitted } from './uncommitted.ts';

/** The past of a repository, as one run meets it. */
export interface AskedPast {
  /**
   * Begins what most runs will ask for. Where nothing is kept of the repository that takes in what git takes longest to print: while code
   * is scanned it has a core for itself, and two of three first runs ask about names (48 repositories, 2026-11).
   */
  readonly begin: () => void;
  /** Ends what was begun and nobody has asked for. */
  readonly end: () => void;
  /** Which paths HEAD lacks; undefined where git knows nothing. */
  readonly deletions: () => Promise<Deletions | undefined>;
  /** Which paths HEAD has, or the commit that the tree is compared with, and the tree of today lacks; none of what is older, and undefined where git knows nothing. */
  readonly uncommitted: () => Promise<readonly Deletion[] | undefined>;
  /** Those of the names that code lost; undefined where git knows nothing. */
  readonly names: (names: ReadonlySet<string>) => Promise<readonly RemovedName[] | undefined>;
  /** Where code ceased to read those of the variables of the environment, newest first; undefined where git knows nothing. */
  readonly variables: (names: ReadonlySet<string>) => Promise<readonly LostVariable[] | undefined>;
  /** What the files exported that lost them, before the commits that did it. */
  readonly exports: (lost: readonly RemovedName[]) => Promise<ExportsThen>;
  /** What manifests lost of the names; undefined where git knows nothing. */
  readonly manifests: (names: ReadonlySet<string>) => Promise<readonly ManifestLoss[] | undefined>;
  /** Files on disk for whose contents the index does not vouch: edited, or not added yet. Undefined at a commit of the past. */
  readonly changed: () => Promise<readonly string[] | undefined>;
  /** Those of the names that what git tracks still holds; all of them where git cannot say. */
  readonly standing: (asked: StandingRequest) => Promise<ReadonlySet<string>>;
  /** Those of the names by which code calls a folder that it makes or looks into. */
  readonly written: (folders: readonly string[]) => Promise<ReadonlySet<string>>;
}

/** Where answers are kept, and what they go by. */
export interface PastPlace {
  readonly cache: CacheFolder | undefined;
  readonly listing?: Pick<Listing, 'index' | 'tree'> | undefined;
}

/** Which past is asked about. */
export interface PastPoint {
  /** The commit that is asked, instead of HEAD. */
  readonly at?: string;
  /** The commit that the tree of today is compared with, where this clone lacks what came between them. */
  readonly since?: string | undefined;
}

/** The past of the repository at `root`, as a commit knows it. Nothing is asked yet. */
export function openPast(root: string, { cache, listing }: PastPlace, { at, since }: PastPoint = {}): AskedPast {
  const ground = once(async () => {
    const found = await findGround(root, at);
    return 'head' in found ? found : undefined;
  });
  const deletions = once(async () => await onGround(ground(), async (found) => await readDeletions(found, cache)));
  const { losses, ...hurry } = openLosses(ground, cache);
  return {
    begin: () => {
      const isFirst = cache === undefined || !existsSync(cache.dir);
      void deletions();
      if (isFirst) hurry.begin();
    },
    end: hurry.end,
    deletions,
    uncommitted: once(async () => {
      // At a commit of the past nothing is on its way.
      const tree = at === undefined ? await listing?.tree() : undefined;
      return tree && (await onGround(ground(), async (found) => await readUncommitted(found, tree.paths, since)));
    }),
    changed: once(async () => {
      const tree = at === undefined ? await listing?.tree() : undefined;
      return tree?.paths.filter((path) => !tree.ids.has(path));
    }),
    names: async (names) =>
      await onGround(ground(), async (found) => await readNamePast(found, { names, losses, cache })),
    variables: async (names) => await readVariablePast(root, losses, names),
    exports: async (lost) =>
      (await onGround(ground(), async (found) => await readExportsThen(found, lost, cache))) ?? new Map(),
    manifests: async (names) => await onGround(ground(), async (found) => await readManifestPast(found, names, cache)),
    standing: async (asked) => await readStanding(root, asked, { cache, index: listing?.index() }),
    written: async (folders) => await writtenFolders(root, folders),
  };
}

/** What commits took, asked once, and perhaps before anybody needs it. */
function openLosses(
  ground: () => Promise<Ground | undefined>,
  cache: CacheFolder | undefined,
): Pick<AskedPast, 'begin' | 'end'> & { readonly losses: () => NameLosses } {
  const early = new AbortController();
  let begun: NameLosses | undefined;
  const losses = once(async (): NameLosses => {
    return await (begun ?? onGround(ground(), async (found) => await readLosses(found, { cache })));
  });
  return {
    losses,
    begin: () => {
      begun = onGround(ground(), async (found) => await readLosses(found, { cache, signal: early.signal }));
    },
    end: () => {
      early.abort();
      begun = undefined;
    },
  };
}

async function onGround<Answer>(
  ground: Promise<Ground | undefined>,
  ask: (ground: Ground) => Promise<Answer | undefined>,
): Promise<Answer | undefined> {
  const found = await ground;
  return found && (await ask(found));
}

function once<Answer>(ask: () => Promise<Answer>): () => Promise<Answer> {
  let answer: Promise<Answer> | undefined;
  return () => (answer ??= ask());
}
