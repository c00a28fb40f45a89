/** Two notes for one module. Both are delivered, with the stricter of their gates, but nobody can say which one is right. */
import { treeOfPaths } from '../tree.ts';
import { modulePath } from '../link.ts';
import type { Compilation, LinkedNote, ModuleNote, Problem } from '../model.ts';
import { listed } from '../phrase.ts';
import { reported, type Rule } from './rule.ts';

/** One finding for each module with several notes of one scope, at the second of them. */
export const noteDuplicate: Rule = {
  id: 'note/duplicate',
  summary: 'Two notes describe the same module.',
  check: (compilation) => [...duplicates(compilation), ...reported(compilation, 'note/duplicate')],
};

function duplicates({ model, inputs }: Compilation): readonly Problem[] {
  const places = { facts: model.facts, tree: treeOfPaths(inputs.sources.paths) };
  const groups = new Map<string, ModuleNote[]>();
  for (const linked of model.notes) {
    const { note } = linked;
    const path = note.kind === 'module' && linked.isInForce ? modulePath(note.module.text, places) : undefined;
    if (note.kind !== 'module' || path === undefined) continue;
    const key = `${path}\0${scopeKey(linked)}`;
    groups.set(key, [...(groups.get(key) ?? []), note]);
  }
  return [...groups].flatMap(([key, notes]) => (notes.length > 1 ? [problemOf(key.split('\0')[0] ?? '', notes)] : []));
}

/** Notes that share a module and part it by `applies-to` speak of different files. */
function scopeKey({ scope }: LinkedNote): string {
  return JSON.stringify(scope);
}

function problemOf(path: string, notes: readonly ModuleNote[]): Problem {
  const files = notes.map(({ file }) => `\`${file}\``);
  const { file, line, column, text } = notes[1]?.module ?? notes[0]!.module;
  return {
    rule: 'note/duplicate',
    file,
    line,
    column,
    message: `${listed(files)} ${notes.length === 2 ? 'both' : 'all'} describe the module \`${path === '' ? '.' : path}\`.`,
    claim: text,
    target: path,
    hint: 'Merge them into one note, or part them by `applies-to`.',
  };
}
