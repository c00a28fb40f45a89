/** Decisions that a reference may mix up: their files have the same name, or in one folder the same number. */
import type { Decision, Problem } from '../model.ts';
import { folderOf } from '../path.ts';
import { topOf, type Rule } from './rule.ts';

/** One finding at each but the first. Letter case does not count, since references do not mind it. */
export const decisionDuplicateId: Rule = {
  id: 'decision/duplicate-id',
  summary: 'Two decisions have the same id, which is the name of their file, or the same number in one folder.',
  check: ({ model, inputs }) => {
    const first = new Map<string, Decision>();
    const numbered = new Map<string, Decision[]>();
    return model.notes.flatMap(({ note }): readonly Problem[] => {
      if (note.kind !== 'decision') return [];
      const id = note.id.toLowerCase();
      const known = first.get(id);
      if (known === undefined) first.set(id, note);
      // Where nobody has set lintel up, nobody refers by what it would call them: parts of a product may decide alike.
      else if (inputs.config.isSetUp !== false) return [sameId(note, known)];
      const key = numberKey(note);
      if (key === undefined) return [];
      const others = numbered.get(key) ?? [];
      numbered.set(key, [...others, note]);
      // A translation or an appendix goes by the name of what it belongs to.
      const [other] = others;
      const isPart = others.some((each) => isPartOf(note, each) || isPartOf(each, note));
      return other === undefined || isPart ? [] : [sameNumber(note, other)];
    });
  },
};

function sameId(note: Decision, known: Decision): Problem {
  return {
    rule: 'decision/duplicate-id',
    ...topOf(note.file),
    message: `\`${note.id}\` is the id of \`${known.file}\` as well, so \`${note.id}\` alone names neither.`,
    target: known.file,
    hint: 'Rename one of the files, or refer to each by a link.',
  };
}

function sameNumber(note: Decision, other: Decision): Problem {
  const number = numberOf(note) ?? '';
  return {
    rule: 'decision/duplicate-id',
    ...topOf(note.file),
    message: `\`${number}\` is the number of \`${other.file}\` as well, so the number alone names neither.`,
    target: other.file,
    hint: 'Give one of them the next free number, or refer to each by a link.',
  };
}

/** The number that a file name begins with; years and days are none. */
function numberOf({ id }: Decision): string | undefined {
  return /^(?:(?:adr|rfc|dr)[-_ ]?)?(\d{1,5})(?=[-_. ])(?![-_. ]\d{1,2}(?:[-_. ]|$))/i.exec(id)?.[1];
}

function numberKey(note: Decision): string | undefined {
  const number = numberOf(note);
  return number === undefined ? undefined : `${folderOf(note.file)} ${Number(number)}`;
}

function isPartOf({ id }: Decision, { id: whole }: Decision): boolean {
  return id.startsWith(whole) && /^[-_. ]/.test(id.slice(whole.length));
}
