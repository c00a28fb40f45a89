/** Whether a text spoke of what a package.json lost while it had it, and in which words that is told. It judges no claim. */
import type { Claim, ManifestLoss, ManifestPast } from '../model.ts';
import { someHasWord } from './word-index.ts';

/** Whether the text, or one that its words may come from, held `written` as a word before the commit. */
export function wasSaid(
  { file }: Pick<Claim, 'file'>,
  written: string,
  { lost: { commit }, past: { before, origins } }: { readonly lost: ManifestLoss; readonly past: ManifestPast },
): boolean {
  const texts = before.get(commit);
  const own = (origins.get(file) ?? [file]).flatMap((path): readonly (readonly [string, string])[] => {
    const text = texts?.get(path);
    return text === undefined ? [] : [[path, text]];
  });
  return someHasWord(new Map(own), written);
}

/** The commit and what it did, as the end of a sentence. */
export function wordsForLoss({ commit, date, manifest, what, now }: ManifestLoss): string {
  const at = `commit ${commit.slice(0, 9)} of ${date}`;
  if (now !== undefined) return `${at} called it \`${now}\``;
  return what === 'package' ? `${at} removed \`${manifest}\`` : `${at} removed it from \`${manifest}\``;
}
