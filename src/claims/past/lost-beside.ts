/** What was exported where names were lost, as far as a lock and history tell: whatever became of a name, that may have gone the same way. */
import type { Claim, Facts } from '../../model.ts';
import { isCommonName, isCompound } from '../words/common-names.ts';
import { isPlatformExport } from '../words/platform-exports.ts';
import type { ClaimWorld } from '../world/evidence.ts';
import { namesOf } from '../world/names.ts';
import { lockedName } from '../world/symbol-moved.ts';

/** Names that were exported, and the files that did. */
export interface LostBeside {
  readonly names: ReadonlySet<string>;
  readonly paths: ReadonlySet<string>;
}

/** Those of lost claims, and what history saw go with them. */
export function lostBeside(
  claims: readonly Pick<Claim, 'file' | 'text'>[],
  { lock, namePast }: Pick<ClaimWorld, 'lock' | 'namePast'>,
): LostBeside {
  const locked = claims.flatMap(({ file, text }) => lockedName(file, text, lock)?.target.split('#', 1) ?? []);
  const removed = (namePast?.removed ?? []).map(({ file }) => file);
  const paths = new Set([...locked, ...removed]);
  const then = [...(namePast?.exportsThen?.values() ?? [])].flatMap((files) => [...files.values()].flat());
  const named = lock.claims.flatMap(({ target }) => {
    const [path = '', symbol] = target.split('#');
    return symbol !== undefined && paths.has(path) ? symbol.split('.', 1) : [];
  });
  return { names: new Set([...then, ...named]), paths };
}

/** Those of the names that mean one thing wherever they stand, and that no file exports any more. */
export function namesToFind({ names }: LostBeside, facts: Facts): readonly string[] {
  const { exports } = namesOf(facts);
  return [...names].filter(
    (name) => isCompound(name) && !isCommonName(name) && !isPlatformExport(name) && !exports.has(name),
  );
}
