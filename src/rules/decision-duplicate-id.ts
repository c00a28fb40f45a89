/** Decisions whose files have the same name: the name is their identity, and a reference by it means any of them. */
import type { Decision, Problem } from '../model.ts';
import { topOf, type Rule } from './rule.ts';

/** One finding at each but the first. Letter case does not count, since references do not mind it. */
export const decisionDuplicateId: Rule = {
  id: 'decision/duplicate-id',
  summary: 'Two decisions have the same id, which is the name of their file.',
  check: ({ model }) => {
    const first = new Map<string, Decision>();
    return model.notes.flatMap(({ note }): readonly Problem[] => {
      if (note.kind !== 'decision') return [];
      const id = note.id.toLowerCase();
      const known = first.get(id);
      if (known === undefined) {
        first.set(id, note);
        return [];
      }
      return [
        {
          rule: 'decision/duplicate-id',
          ...topOf(note.file),
          message: `\`${note.id}\` is the id of \`${known.file}\` as well, so \`${note.id}\` alone names neither.`,
          target: known.file,
          hint: 'Rename one of the files, or refer to each by a link.',
        },
      ];
    });
  },
};
