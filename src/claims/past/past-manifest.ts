/** Whether a text spoke of what a package.json lost while it had it, and in which words that is told. It judges no claim. */
import type { Claim, ManifestLoss } from '../../model.ts';
import type { ClaimWorld } from '../world/evidence.ts';
import { saidSo } from '../words/same-words.ts';

/** Whether the text, or one that its words may come from, held `written` as a word before the commit, and in prose in the words of now. */
export function wasSaid(
  claim: Claim,
  written: string,
  { lost: { commit }, world }: { readonly lost: Pick<ManifestLoss, 'commit'>; readonly world: ClaimWorld },
): boolean {
  const past = world.manifestPast;
  return past !== undefined && saidSo(claim, written, { commit, past, now: world.texts }) === true;
}

/** The commit and what it did, as the end of a sentence. */
export function wordsForLoss({ commit, date, manifest, what, now }: ManifestLoss): string {
  const at = `commit ${commit.slice(0, 9)} of ${date}`;
  if (now !== undefined) return `${at} called it \`${now}\``;
  return what === 'package' ? `${at} removed \`${manifest}\`` : `${at} removed it from \`${manifest}\``;
}
