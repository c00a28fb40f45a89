/** Names of adopted notes: those of the files that they come from, unique, and none that notes may not have. */
import { slugOf } from '../sources/scaffold.ts';

/** Names that agents load files by, or that readers of folders skip: a note of that name would not be read. */
const NOT_FOR_NOTES = new Set(['agents', 'agents.override', 'claude', 'claude.local', 'gemini', 'readme']);

/** Hands out note paths below `context`. `isTaken` tells which paths hold something else. */
export function noteNames(context: string, isTaken: (path: string) => boolean) {
  const used = new Set<string>();
  return (folder: 'guides' | 'modules', wishes: readonly string[]): string => {
    const stems = wishes.map(stemOf).filter((stem) => stem !== '');
    const [first = 'note'] = stems;
    const free = (stem: string): boolean =>
      !NOT_FOR_NOTES.has(stem) && !used.has(stem) && !isTaken(`${context}/${folder}/${stem}.md`);
    let stem = stems.find(free) ?? `${first}-rules`;
    for (let count = 2; !free(stem); count += 1) stem = `${first}-${count}`;
    used.add(stem);
    return `${context}/${folder}/${stem}.md`;
  };
}

/** As its author called it, where a note can be called so: links, and people, know a rule file by that name. */
function stemOf(wish: string): string {
  const isFit = /^[a-z\d](?:[a-z\d_-]{0,58}[a-z\d])?$/.test(wish) && !NOT_FOR_NOTES.has(wish);
  return isFit ? wish : slugOf(wish);
}

/** Names for the note of a folder, best first: a short one that says enough, then its whole path. */
export function folderWishes(folder: string, isModule: boolean): readonly string[] {
  const parts = folder.split('/');
  const tail = parts.slice(isModule && (parts.at(-1) ?? '').length > 2 ? -1 : -2).join('-');
  return [tail, parts.slice(-2).join('-'), parts.join('-')];
}

/** Names for the note of a rule file: its stem, then with its folder, then with the package that it stands in. */
export function ruleWishes(path: string, base: string): readonly string[] {
  const parts = path.slice(base === '' ? 0 : base.length + 1).split('/');
  const stem = (parts.at(-1) ?? '').replace(/\.(?:instructions\.md|mdc|md|txt)$/, '');
  const folder = parts.length > 3 ? `${parts.at(-2)}-${stem}` : stem;
  const owner = base.split('/').at(-1) ?? '';
  return [stem, folder, ...(owner === '' ? [] : [`${owner}-${stem}`]), `${base}-${folder}`];
}
