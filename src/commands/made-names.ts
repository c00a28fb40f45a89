/**
 * Reads which names code takes from where git ignores what stands, and judges again what was lost beside them. Only the files that import
 * from there are read, and only where there are any: facts tell where they are, and not what they take.
 */
import { madeImports } from '../claims/past/made-names.ts';
import { judgeClaims } from '../claims/judge/judge.ts';
import { claimWorld } from '../claim-world.ts';
import { readTexts } from '../disk/read.ts';
import type { Compilation, JudgedClaim } from '../model.ts';

/** The compilation with those names, and without the deaths that they leave open. */
export async function withMadeNames(compiled: Compilation, root: string): Promise<Compilation> {
  const imports = madeImports(claimWorld(compiled));
  if (imports.size === 0) return compiled;
  const { takenNames } = await import('../scan/taken-names.ts');
  const { texts } = await readTexts(root, [...imports.keys()]);
  const names = [...imports].flatMap(([file, specifiers]) => [...takenNames(file, texts.get(file) ?? '', specifiers)]);
  if (names.length === 0) return compiled;
  const known = { ...compiled, inputs: { ...compiled.inputs, madeNames: new Set(names) } };
  const dead = compiled.claims.filter(({ verdict, claim }) => verdict === 'dead' && claim.kind === 'symbol');
  const again = judgeClaims(
    dead.map(({ claim }) => claim),
    claimWorld(known),
  );
  const open = new Set(dead.filter((_, at) => again[at]?.verdict !== 'dead'));
  const claims = compiled.claims.map((judged): JudgedClaim =>
    open.has(judged) ? { claim: judged.claim, verdict: 'undecided' } : judged,
  );
  return { ...known, claims };
}
