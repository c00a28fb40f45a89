/**
 * What stays undecided, with the reason for people who ask what lint has not told them. It proves nothing, and no finding comes of it.
 */
import type { Claim, JudgedClaim, UndecidedClaim } from '../../model.ts';
import { counted } from '../../phrase.ts';
import { withSuffix } from '../../tree.ts';
import { evidenceOf, type ClaimWorld, type Evidence } from '../world/evidence.ts';
import { findPath } from '../world/judge-path.ts';
import { isBehindFile } from '../world/known-path.ts';
import { namesOf } from '../world/names.ts';
import { becauseOfCommand } from './open-command.ts';
import { becauseOfMember } from './open-member.ts';
import { becauseOfPackage, becauseOfPublic } from './open-package.ts';

/** The undecided claims by file and place, one for each place: a word that may be a name and a path is decided where one of them is. */
export function undecidedClaims(judged: readonly JudgedClaim[], world: ClaimWorld): readonly UndecidedClaim[] {
  const evidence = evidenceOf(world);
  const settled = new Set(judged.flatMap(({ claim, verdict }) => (verdict === 'undecided' ? [] : [matterOf(claim)])));
  const open = new Map<string, UndecidedClaim>();
  for (const { claim, verdict } of judged) {
    const place = placeOf(claim);
    if (verdict !== 'undecided' || settled.has(matterOf(claim)) || open.has(place)) continue;
    if (!isClaim(claim) || isThere(claim, evidence)) continue;
    const { file, line, column, text } = claim;
    open.set(place, { file, line, column, text, because: becauseOf(claim, evidence) });
  }
  return [...open.values()].toSorted(
    (a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : 0) || a.line - b.line || a.column - b.column,
  );
}

function placeOf({ file, line, column }: Claim): string {
  return `${file}\0${line}\0${column}`;
}

/** That the manager is the right one says nothing of the script that it is asked for. */
function matterOf(claim: Claim): string {
  return `${placeOf(claim)}\0${claim.kind === 'toolchain' ? 'toolchain' : ''}`;
}

/** Words with a hyphen are only asked whether they were a package, and those that are right or nothing claim nothing where they are not. */
function isClaim({ kind, text, isOpen }: Claim): boolean {
  return !isOpen && (kind !== 'package' || text.startsWith('@'));
}

/** What a text says is made, or to be made, is not looked for, and may be there. */
function isThere(claim: Claim, evidence: Evidence): boolean {
  return claim.kind === 'path' && findPath(claim, evidence).kind === 'found';
}

function becauseOf(claim: Claim, evidence: Evidence): string {
  switch (claim.kind) {
    case 'path':
      return becauseOfPath(claim, evidence);
    case 'symbol':
      return becauseOfName(claim, evidence);
    case 'command':
      return becauseOfCommand(claim, evidence);
    case 'package':
      return becauseOfPackage(claim, evidence);
    case 'env':
      return 'no code that was read asks for it, and nothing proves that some did';
    case 'task':
      return becauseOfTask(claim, evidence);
    case 'toolchain':
      return 'its words may speak of something else than what the repository pins';
  }
}

function becauseOfPath(claim: Claim, { world, tree }: Evidence): string {
  const { target, text } = claim;
  if (claim.isToBeMade) return 'its sentence says that it is to be made';
  if (claim.isMade) return 'a program may make it';
  if (world.isIgnored(target)) return 'git ignores it, so that no clone need have it';
  if (isBehindFile(tree, target)) return 'it lies behind a link, or in a submodule';
  if (claim.isExample) return 'it is given as an example';
  if (claim.isGlob) return 'it matches nothing, and nothing proves that it ever did';
  const others = withSuffix(tree, target).length;
  if (others > 1) return `${counted(others, 'path')} end in it, and any may be meant`;
  if (text.startsWith('/')) return 'it may be an address on a site';
  return 'it is not here, and no commit took it away while this line named it, so that it may be of another repository';
}

/** What a file of tasks is called by, for each tool. */
const TASK_FILES: Readonly<Record<string, string>> = { make: 'Makefile', just: 'justfile', turbo: 'turbo.json' };

function becauseOfTask({ target }: Claim, { world }: Evidence): string {
  const [tool = '', , name = ''] = target.split(' ');
  if (tool === 'turbo' && name.startsWith('@'))
    return 'no package here is called so, nor nearly so, and one may be made';
  const isKnown = world.facts.project.tasks?.some((each) => each.tool === tool) === true;
  return isKnown
    ? 'nothing proves which file of tasks is meant, or that it had this one'
    : `no ${TASK_FILES[tool] ?? 'file of tasks'} is here that was read`;
}

function becauseOfName(claim: Claim, evidence: Evidence): string {
  const { target, isImplied } = claim;
  const { facts } = evidence.world;
  const ofPackage = becauseOfPublic(claim, evidence);
  if (ofPackage !== undefined) return ofPackage;
  const [name = ''] = target.slice(target.indexOf('#') + 1).split('.');
  if (isImplied) return 'it may be a member of something else';
  if (namesOf(facts).exports.has(name)) return becauseOfMember(claim, evidence);
  const others = /^[A-Z][A-Z\d_]*$/.test(name) ? 'a library or the environment' : 'a library';
  return `no code exports it, and nothing proves that some did, so that it may be of ${others}`;
}
