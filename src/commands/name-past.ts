/** Asks history about the names of a compilation that the code leaves open, and only where there are any. */
import { departedFolders, isBelowDeparted, manifestsAbove } from '../claims/past/departed.ts';
import { mayBeGone, namesAsked } from '../claims/past/gone-name.ts';
import { lostBeside } from '../claims/past/lost-beside.ts';
import { operationsOf } from '../claims/past/of-operation.ts';
import { judgeClaims } from '../claims/judge/judge.ts';
import { shownTwins } from '../claims/find/shown-names.ts';
import { claimWorld } from '../claim-world.ts';
import type { AskedPast } from '../disk/asked-past.ts';
import { codeIn } from '../disk/mentions.ts';
import { formerNames } from '../disk/past.ts';
import { readTexts } from '../disk/read.ts';
import type { Compilation, GoneClaim, JudgedClaim, NamePast, RemovedName } from '../model.ts';
import type { Invocation } from './command.ts';
import { withUnseenNames } from './made-names.ts';
import { textsOfNotes } from './still-there.ts';
import { wordsThen } from './words-then.ts';

/**
 * The compilation with what git says about names: which commit took a dead one, and that an open one was public once. For
 * repositories that nobody has set up; as it is where git says nothing.
 */
export async function withNamePast(
  compiled: Compilation,
  invocation: Invocation,
  past: AskedPast,
): Promise<Compilation> {
  const { facts } = compiled.model;
  const open = compiled.claims.filter((judged) => mayBeGone(judged, facts));
  const asked = await askNamePast(compiled, open, { invocation, past });
  if (asked === undefined) return compiled;
  const { namePast, again } = asked;
  const now = new Map(open.map((judged, at): readonly [JudgedClaim, JudgedClaim] => [judged, again[at] ?? judged]));
  const claims = compiled.claims.map((judged) => now.get(judged) ?? judged);
  const twins = shownTwins(compiled.agentFiles, claims);
  return { ...compiled, inputs: { ...compiled.inputs, namePast }, claims: [...claims, ...twins] };
}

/** The open names that git proves to be gone. */
export async function goneNames(
  compiled: Compilation,
  invocation: Invocation,
  past: AskedPast,
): Promise<readonly GoneClaim[]> {
  const { facts } = compiled.model;
  // Of what a text imports the lock remembers nothing.
  const open = compiled.claims.filter(
    (judged) =>
      judged.verdict === 'undecided' && !judged.claim.isImport && !judged.claim.isSample && mayBeGone(judged, facts),
  );
  const asked = await askNamePast(compiled, open, { invocation, past });
  return (asked?.again ?? []).flatMap(({ claim: { file, text, target }, verdict, gone }) =>
    verdict === 'dead' && gone !== undefined ? [{ file, claim: text, target, commit: gone }] : [],
  );
}

interface AskedNames {
  readonly namePast: NamePast;
  /** The claims asked about, judged once more in the same order. */
  readonly again: readonly JudgedClaim[];
}

/** Whom to ask, and whom to tell of it. */
interface Asking {
  readonly past: AskedPast;
  readonly invocation: Invocation;
}

/** Undefined where nothing is open, or git says nothing. */
async function askNamePast(
  compiled: Compilation,
  open: readonly JudgedClaim[],
  { invocation: { root, terminal }, past }: Asking,
): Promise<AskedNames | undefined> {
  if (open.length === 0) return undefined;
  terminal.progress('Asking git what became of names');
  const names = new Set(open.flatMap(({ claim }) => namesAsked(claim)));
  const all = await past.names(names);
  const lost = all && (await withoutDeparted(all, compiled, { root, past }));
  if (lost === undefined || lost.length === 0) return undefined;
  // The lock names what it vouches for, and is no code that has it.
  const except = textsOfNotes(compiled);
  const { facts } = compiled.model;
  const wanted = new Set(lost.flatMap(({ name }) => [name, ...operationsOf(name, facts)]));
  const standing = await past.standing({ names: [...wanted], except });
  const takings = lost.map(({ commit, name }) => ({
    commit,
    files: open.flatMap(({ claim }) => (namesAsked(claim).includes(name) ? [claim.file] : [])),
  }));
  const namePast = {
    removed: lost,
    standing,
    inPlace: await namesInPlace(lost, open, root),
    exportsThen: await past.exports(lost),
    ...(await wordsThen(compiled, takings, { root, past })),
  };
  const claims = open.map(({ claim }) => claim);
  const told = { ...compiled, inputs: { ...compiled.inputs, namePast } };
  const known = await withUnseenNames(told, root, lostBeside(claims, claimWorld(told)));
  return { namePast, again: judgeClaims(claims, claimWorld(known)) };
}

/** `path#name` of the lost names that the file still has, in its code, from which a text names them. */
async function namesInPlace(
  lost: readonly RemovedName[],
  open: readonly JudgedClaim[],
  root: string,
): Promise<ReadonlySet<string>> {
  const placed = new Set(open.flatMap(({ claim }) => (claim.target.includes('#') ? namesAsked(claim) : [])));
  const wanted = lost.filter(({ name }) => placed.has(name)).map(({ file, now = file, name }) => ({ path: now, name }));
  const { texts } = await readTexts(root, [...new Set(wanted.map(({ path }) => path))]);
  const standing = wanted.filter(({ path, name }) => {
    const text = texts.get(path);
    // What could not be read may have it.
    return text === undefined || text.split('\n').some((line) => hasWord(codeIn(line), name));
  });
  return new Set(standing.map(({ path, name }) => `${path}#${name}`));
}

function hasWord(line: string, name: string): boolean {
  return line.split(/[^\w$]+/).includes(name);
}

/** Without names that went with a package which is installed today: there they may well be still. */
async function withoutDeparted(
  lost: readonly RemovedName[],
  compiled: Compilation,
  { root, past }: { readonly root: string; readonly past: AskedPast },
): Promise<readonly RemovedName[]> {
  const wholly = lost.filter(({ now }) => now === undefined);
  const deletions = wholly.length === 0 ? undefined : await past.deletions();
  if (deletions === undefined) return lost;
  const manifests = manifestsAbove(
    wholly.map(({ file }) => file),
    deletions.deleted,
    claimWorld(compiled).paths,
  );
  const folders = departedFolders(manifests, await formerNames(root, manifests), compiled.model.facts);
  const installed = new Set(wholly.filter(({ file }) => isBelowDeparted(file, folders)).map(({ name }) => name));
  return lost.filter(({ name }) => !installed.has(name));
}
