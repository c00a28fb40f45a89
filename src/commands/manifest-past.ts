/** Asks history about scripts and packages that no package.json of today has, and only where a text names any. */
import { lastCall } from '../claims/shell/command.ts';
import { evidenceOf } from '../claims/world/evidence.ts';
import { mayBeLostProgram, programIn } from '../claims/past/lost-program.ts';
import { mayBeLostScript } from '../claims/past/lost-script.ts';
import { mayBeLostWorkspace } from '../claims/judge/no-member.ts';
import { mayBeLostPackage } from '../claims/judge/judge-name.ts';
import { claimWorld } from '../claim-world.ts';
import type { AskedPast } from '../disk/asked-past.ts';
import type { Claim, Compilation, JudgedClaim, ManifestLoss, ManifestPast } from '../model.ts';
import type { Invocation } from './command.ts';
import { judgedAgain } from './judged-again.ts';
import { wordsThen } from './words-then.ts';

/**
 * The compilation with what git says about manifests: that an open call or name was a script or a package once. For repositories
 * that nobody has set up; as it is where git says nothing.
 */
export async function withManifestPast(
  compiled: Compilation,
  { root, terminal }: Invocation,
  past: AskedPast,
): Promise<Compilation> {
  const world = claimWorld(compiled);
  const evidence = evidenceOf(world);
  const open = compiled.claims.filter(({ claim, verdict, rule }) => {
    // What is dead anyway is asked of what became of it.
    if (verdict === 'dead') return claim.kind === 'command' && rule === undefined;
    if (verdict !== 'undecided') return false;
    if (claim.kind === 'package') return mayBeLostPackage(claim, evidence);
    if (claim.kind !== 'command') return false;
    return [mayBeLostScript, mayBeLostProgram, mayBeLostWorkspace].some((mayBe) => mayBe(claim, evidence));
  });
  if (open.length === 0) return compiled;
  terminal.progress('Asking git what became of scripts and packages');
  const lost = (await past.manifests(new Set(open.map(({ claim }) => nameIn(claim))))) ?? [];
  const asked = open.filter(({ claim }) => lost.some((each) => isAbout(each, claim)));
  if (asked.length === 0) return compiled;
  const manifestPast = await pastOf(compiled, { root, past, asked, lost });
  // What other texts state rightly is held against these as well.
  const right = compiled.claims.filter(({ claim, verdict }) => claim.kind === 'command' && verdict === 'live');
  return judgedAgain(compiled, { ...compiled.inputs, manifestPast }, { asked, right });
}

/** The script or program that a call asks for, or the package that a span names. */
function nameIn(claim: Claim): string {
  return claim.kind === 'command' ? (lastCall(claim.target)?.script ?? programIn(claim) ?? '') : claim.target;
}

function isAbout({ what, name }: ManifestLoss, claim: Claim): boolean {
  return what !== (claim.kind === 'command' ? 'package' : 'script') && name === nameIn(claim);
}

interface Asking {
  readonly root: string;
  readonly past: AskedPast;
  readonly asked: readonly JudgedClaim[];
  readonly lost: readonly ManifestLoss[];
}

/** What is asked besides: which texts spoke of it then, and which names stand somewhere all the same. */
async function pastOf(compiled: Compilation, { root, past, asked, lost }: Asking): Promise<ManifestPast> {
  const files = [...new Set(asked.map(({ claim }) => claim.file))];
  const takings = lost.map((loss) => ({
    commit: loss.commit,
    files: asked.flatMap(({ claim }) => (isAbout(loss, claim) ? [claim.file] : [])),
  }));
  // Of scripts it is the manifests alone that say whether they are there.
  const packages = new Set(lost.flatMap(({ what, name }) => (what === 'script' ? [] : name)));
  const names = asked.map(({ claim }) => nameIn(claim)).filter((name) => packages.has(name));
  const except = [...new Set([...files, ...compiled.agentFiles.map(({ file }) => file)])];
  return {
    lost,
    ...(await wordsThen(compiled, takings, { root, past })),
    standing: await past.standing({ names: [...new Set(names)], except, isInTests: true }),
  };
}
