/**
 * Dependencies that a lock remembers, no package.json declares, and the repository holds all the same: by another manifest, an import map,
 * a page, a copy of its own. By history the same is asked before anything is called gone (`manifest-past.ts`).
 */
import { evidenceOf } from '../claims/world/evidence.ts';
import { isBorne } from '../claims/world/borne.ts';
import { claimWorld } from '../claim-world.ts';
import { standingNames } from '../disk/mentions.ts';
import { quotedNames } from '../disk/words.ts';
import type { Compilation, JudgedClaim } from '../model.ts';

/** Those of dead dependencies that stand somewhere; `except` are texts that only repeat what notes say. */
export async function standingPackages(
  dead: readonly JudgedClaim[],
  compiled: Compilation,
  { root, except }: { readonly root: string; readonly except: readonly string[] },
): Promise<readonly JudgedClaim[]> {
  const asked = dead.filter(
    ({ claim, rule, gone }) => claim.kind === 'package' && rule === 'stale/dependency' && gone === undefined,
  );
  if (asked.length === 0) return [];
  const evidence = evidenceOf(claimWorld(compiled));
  const names = [...new Set(asked.map(({ claim }) => claim.text))].filter((name) => !isBorne(name, evidence));
  const isDistinctive = (name: string): boolean => /[-.@]/.test(name);
  const left = [...new Set([...except, ...asked.map(({ claim }) => claim.file)])];
  const places = { except: left, isInTests: true, isOnDisk: true } as const;
  // Outside of git the lock alone is to be believed.
  const named = (await standingNames(root, names.filter(isDistinctive), places)) ?? [];
  const plain = names.filter((name) => !isDistinctive(name));
  const standing = new Set([...named, ...(await quotedNames(root, plain, left))]);
  const open = new Set(names.filter((name) => !standing.has(name)));
  return asked.filter(({ claim }) => !open.has(claim.text));
}
