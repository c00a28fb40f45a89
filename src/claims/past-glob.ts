/** What history knows of patterns: which commit took away what they matched. It proves nothing. */
import { globsMatcher } from '../glob.ts';
import type { Claim, Deletion } from '../model.ts';
import { folderOf } from '../path.ts';
import { globsOf } from './code-path.ts';

/** The newest deletion of what the pattern matches. */
export function lostMatch(
  { file, target }: Claim,
  deleted: readonly Deletion[],
  isIgnored: (path: string) => boolean,
): Deletion | undefined {
  const matches = globsMatcher(globsOf(target));
  const isLost = ({ path }: Deletion): boolean => matches(path) && !isIgnored(path);
  return target.includes('/') ? deleted.find(isLost) : lostAtOnce(deleted.filter(isLost), folderOf(file));
}

/** Documents of one name that one commit took, all that ever stood beside the text: where they went one by one, the next may come. */
function lostAtOnce(lost: readonly Deletion[], folder: string): Deletion | undefined {
  const [first] = lost;
  return lost.every(({ path, commit }) => commit === first?.commit && folderOf(path) === folder) ? first : undefined;
}
