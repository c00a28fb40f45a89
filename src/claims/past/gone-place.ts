/**
 * Names that a commit took from where a text has them: "`useThing` from `@acme/core`", `@acme/core#useThing`, `src/a.ts#useThing`.
 * That the place has no such name now is for the asker to prove.
 */
import type { Facts, JudgedClaim, RemovedName } from '../../model.ts';
import { folderOf } from '../../path.ts';
import type { Death } from '../world/closed-world.ts';
import { lockKey, type Evidence } from '../world/evidence.ts';
import { mayBePassedOn } from './elsewhere.ts';
import { blamed, isNowhere, isOwnWord, removalOf, wasMeant, type LostMention } from './gone-name.ts';
import { namesOf } from '../world/names.ts';
import { quotations } from '../words/word-index.ts';

/**
 * Why a name that a text takes from a package of this repository is gone, where that exports no such name, and nobody else does:
 * a commit took it from the package itself. One that never was there may be one to come. What the package keeps to itself by now can
 * be named, and not imported.
 */
export function goneImport(mention: LostMention, specifier: string, evidence: Evidence): Death | undefined {
  const { facts, namePast } = evidence.world;
  const { claim, name, folder } = mention;
  const hint = 'Name what replaced it, or take it out.';
  const record = evidence.gone.get(lockKey(claim.file, claim.text));
  if (record && (claim.isImport === true || isNowhere(mention, facts))) {
    const truth = `\`${specifier}\` exports no \`${name}\`; commit ${record.commit.slice(0, 9)} removed it.`;
    return { truth, hint, gone: record.commit };
  }
  const removed = removalOf(mention, evidence, folder);
  if (!removed || !isOwnWord(mention)) return undefined;
  const isPrivate = claim.isImport === true && isPrivateNow(name, removed, facts);
  if (!isPrivate && (!isNowhere(mention, facts) || namePast?.standing.has(name))) return undefined;
  if (mayBePassedOn(name, removed.now ?? removed.file, facts)) return undefined;
  const act = isPrivate ? 'made it private to' : 'removed it from';
  return {
    truth: `\`${specifier}\` exports no \`${name}\`; ${commitOf(removed)} ${act} \`${removed.file}\`.`,
    hint,
    related: [blamed(removed)],
    gone: removed.commit,
  };
}

/**
 * A name that its file does not export, as a commit took the export from that very file. What stands inside of a function is named like
 * this as well: where nobody looked whether the file has the word still, one that stands anywhere else has to be an export there.
 */
export function goneFromFile(judged: JudgedClaim, mention: LostMention, evidence: Evidence): JudgedClaim | undefined {
  const { facts, namePast } = evidence.world;
  const { claim, name, folder: path } = mention;
  const record = evidence.gone.get(lockKey(claim.file, claim.text));
  if (record)
    return { ...judged, truth: `${judged.truth} Commit ${record.commit.slice(0, 9)} removed it.`, gone: record.commit };
  const isPlaced = claim.isSample !== true && namePast?.inPlace !== undefined;
  const removed = removalOf(mention, evidence, isPlaced ? path : folderOf(path));
  if (removed === undefined || (removed.now ?? removed.file) !== path) return undefined;
  const { exports, members, added } = namesOf(facts);
  if (isPlaced && !namePast.inPlace.has(`${path}#${name}`)) {
    // A word that every file may have is meant where the text named it there before.
    if (added.has(name) || (!isOwnWord(mention) && !wasMeant(mention, removed, evidence))) return undefined;
  } else {
    if (!isOwnWord(mention) || members.has(name) || added.has(name)) return undefined;
    if (namePast?.standing.has(name) && !exports.has(name)) return undefined;
  }
  if (mayBePassedOn(name, path, facts)) return undefined;
  return {
    ...judged,
    truth: `\`${path}\` exports no \`${name}\`; ${commitOf(removed)} removed it.`,
    related: [...(judged.related ?? []), blamed(removed)],
    gone: removed.commit,
  };
}

/** A name that a sample imports from its file: as one that a text names there, where the text imported it from there before. */
export function goneFromSample(judged: JudgedClaim, mention: LostMention, evidence: Evidence): JudgedClaim | undefined {
  const removed = removalOf(mention, evidence, folderOf(mention.folder));
  const [, from = ''] = mention.claim.text.split(' from ');
  if (removed === undefined || !wasMeant(mention, removed, evidence)) return undefined;
  const written = mention.claim.how === 'code' ? [`\`${from}\``] : quotations(from);
  const wasImported = written.some((each) => wasMeant({ ...mention, name: each }, removed, evidence));
  return wasImported ? goneFromFile(judged, mention, evidence) : undefined;
}

function commitOf({ commit, date }: RemovedName): string {
  return `commit ${commit.slice(0, 9)} of ${date}`;
}

/** Whether the file that exported the name declares it still, and nobody else has one. */
function isPrivateNow(name: string, { file, now = file }: RemovedName, facts: Facts): boolean {
  const { exports, added, borrowed } = namesOf(facts);
  if (exports.has(name) || added.has(name) || borrowed.has(name)) return false;
  return facts.files.some(({ path, locals = [] }) => path === now && locals.includes(name));
}
