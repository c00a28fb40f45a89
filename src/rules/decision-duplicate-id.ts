/** Decisions that a reference may mix up: their files have the same name, or in one folder the same number. */
import type { Decision, Problem } from '../model.ts';
import { folderOfDecision } from '../decision-place.ts';
import { topOf, type Rule } from './rule.ts';

/** One finding at each but the first. Letter case does not count, since references do not mind it. */
export const decisionDuplicateId: Rule = {
  id: 'decision/duplicate-id',
  summary: 'Two decisions have the same id, which is the name of their file, or the same number in one folder.',
  check: ({ model, inputs }) => {
    const decisions = model.notes.map(({ note }) => note).filter((note) => note.kind === 'decision');
    const named = grouped(decisions, ({ id }) => id.toLowerCase());
    const numbered = grouped(decisions, numberKey);
    return decisions.flatMap((note): readonly Problem[] => {
      const [known, ...others] = before(note, named.get(note.id.toLowerCase()));
      const isVariant = [known, ...others].some(
        (each) => each !== undefined && plainFolder(each) === plainFolder(note),
      );
      // Where nobody has set lintel up, nobody refers by what it would call them: parts of a product may decide alike.
      if (known !== undefined && !isVariant && inputs.config.isSetUp !== false) return [sameId(note, known)];
      const group = numbered.get(numberKey(note) ?? '') ?? [];
      // A translation or an appendix goes by the name of what it belongs to, wherever that stands in the list.
      const isWhole = (one: Decision): boolean => !group.some((each) => each !== one && isPartOf(one, each));
      const other = before(note, group).find((each) => isWhole(each) && !areTranslations(note, each));
      return other === undefined || !isWhole(note) ? [] : [sameNumber(note, other)];
    });
  },
};

/** Those of a list that stand in front of one of it. */
function before(note: Decision, group: readonly Decision[] = []): readonly Decision[] {
  return group.slice(0, Math.max(0, group.indexOf(note)));
}

/** The decisions of each key, in their order. */
function grouped(
  decisions: readonly Decision[],
  keyOf: (note: Decision) => string | undefined,
): ReadonlyMap<string, readonly Decision[]> {
  const groups = new Map<string, Decision[]>();
  for (const note of decisions) {
    const key = keyOf(note);
    if (key === undefined) continue;
    const group = groups.get(key);
    if (group) group.push(note);
    else groups.set(key, [note]);
  }
  return groups;
}

/** Languages that documents are translated into. Not every pair of letters is one: `db` and `ui` are parts of a product. */
const LANGUAGE =
  '(?:ar|bg|bn|ca|cs|da|de|el|en|es|et|eu|fa|fi|fr|gl|he|hi|hr|hu|id|it|ja|ko|lt|lv|ms|nb|nl|nn|no|pl|pt|ro|ru|sk|sl|sr|sv|ta|te|th|tr|uk|vi|zh)(?:[-_](?:[a-z]{2}|han[st]|419))?';

/** Folders that hold the same pages once more: in another language, of another version, or put away. */
const AGAIN = new RegExp(
  `^(?:${LANGUAGE}|v?\\d+(?:\\.(?:\\d+|x))*|version-[\\w.]+|versions?|versioned|current|latest|next|stable|i18n|l10n|locales?|lang|languages?|translations?|` +
    '[._]?archived?|attic|old|obsolete|retired|superseded|deprecated|graveyard|history|backups?)$',
  'i',
);

/** The folder of a decision without such: that of a page and that of its translation are the same. Docusaurus has names of its own. */
function plainFolder({ file }: Decision): string {
  return folderOfDecision(file)
    .split('/')
    .map((part) => (/^(?:versioned_docs|docusaurus-plugin-content-docs)$/.test(part) ? 'docs' : part))
    .filter((part) => !AGAIN.test(part))
    .join('/');
}

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
    // Of the two either may be told, by how they are called.
    subject: { file: folderOfDecision(note.file), names: [], form: number },
    hint: isSameTitle(note, other)
      ? 'They have one title. Keep the one that holds, with what the other adds, and remove that.'
      : 'Give one of them the next free number, or refer to each by a link.',
  };
}

/** One decision that was written down twice: two numbers would make it look like two. */
function isSameTitle(note: Decision, other: Decision): boolean {
  return note.isUntitled !== true && note.title.toLowerCase() === other.title.toLowerCase();
}

/** The number that a file name begins with; years and days are none. */
function numberOf({ id }: Decision): string | undefined {
  return /^(?:(?:adr|rfc|dr)[-_ ]?)?(\d{1,5})(?=[-_. ])(?![-_. ]\d{1,2}(?:[-_. ]|$))/i.exec(id)?.[1];
}

/** As it is written: `001` and `0001` are of two lists, which people tell apart by their form. */
function numberKey(note: Decision): string | undefined {
  const number = numberOf(note);
  return number === undefined ? undefined : `${folderOfDecision(note.file)} ${number}`;
}

/** `0001-use-x.de` beside `0001-use-x.fr` or `0001-x`: what is called otherwise may be the same in other words. */
function areTranslations(one: Decision, other: Decision): boolean {
  const [a, b] = [one, other].map(({ id }) => ENDING.exec(id)?.[1]?.toLowerCase());
  return a !== b;
}

const ENDING = new RegExp(`[._](${LANGUAGE})$`, 'i');

function isPartOf({ id }: Decision, { id: whole }: Decision): boolean {
  return id.startsWith(whole) && /^[-_. ]/.test(id.slice(whole.length));
}
