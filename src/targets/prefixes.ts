/** Names for the notes of one output, which set their footnotes and link definitions apart. */
import type { LinkedNote } from '../model.ts';

/**
 * A prefix for each of `notes`: its id, or its path below the context folder where another note has that id. Markdown
 * compares labels without letter case, so the prefixes differ in more than that.
 */
export function labelPrefixes(notes: readonly LinkedNote[], context: string): ReadonlyMap<LinkedNote, string> {
  const ids = new Map<string, number>();
  for (const { note } of notes) ids.set(folded(note.id), (ids.get(folded(note.id)) ?? 0) + 1);
  const taken = new Set<string>();
  const prefixes = new Map<LinkedNote, string>();
  for (const linked of notes) {
    const { id, file } = linked.note;
    const path = (file.startsWith(`${context}/`) ? file.slice(context.length + 1) : file).replace(/\.md$/, '');
    const name = ids.get(folded(id)) === 1 ? id : path;
    let prefix = name;
    for (let count = 2; taken.has(folded(prefix)); count += 1) prefix = `${name}-${count}`;
    taken.add(folded(prefix));
    prefixes.set(linked, prefix);
  }
  return prefixes;
}

/** As CommonMark normalises labels, case first. */
function folded(name: string): string {
  return name.toLowerCase().toUpperCase();
}
