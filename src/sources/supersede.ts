/**
 * Writes into decisions that one takes the place of another: in the old one its new status and its successor, in the new
 * one its predecessor. Each is written where the file keeps such things. It resolves no reference.
 */
import { appendToKey, refuseFrontMatter, type Edited } from './edit.ts';
import { splitNote } from './front-matter.ts';
import { writtenKey } from './key-case.ts';
import { markdownLink } from './markdown.ts';
import { editStatus, statusPlace } from './status-edit.ts';

/** How a decision names another one. */
export interface DecisionName {
  /** In front matter: its stem, or its path where stems are not unique. */
  readonly ref: string;
  /** What a link to it shows. */
  readonly id: string;
  /** Where a link to it leads, from the folder of the decision that is edited. */
  readonly url: string;
}

/** A decision that is superseded from now on. */
export interface Superseded {
  readonly file: string;
  readonly text: string;
  readonly successor: DecisionName;
  /** Its status says so already. */
  readonly isSuperseded: boolean;
  /** It names this successor already. */
  readonly isLinked: boolean;
}

/** The text of a decision that says that it is superseded, and by which. */
export function markSuperseded({ file, text, successor, isSuperseded, isLinked }: Superseded): Edited {
  const link = markdownLink(successor.id, successor.url);
  if (!isSuperseded && !isLinked && statusPlace(file, text) === 'body') {
    const linked = editStatus(file, text, { status: 'superseded', by: link });
    if ('text' in linked) return linked;
    // A heading has no room for a link: the front matter has.
  }
  const edited = isSuperseded ? { text } : editStatus(file, text, { status: 'superseded', by: link });
  const marked = 'text' in edited ? edited : editStatus(file, text, { status: 'superseded' });
  if ('refusal' in marked || isLinked) return marked;
  return refuseFrontMatter(file) ?? appendToKey(marked.text, keyOf(marked.text, 'superseded-by'), successor.ref);
}

/** The text of the decision in `file` that says which one it supersedes. */
export function markSuperseding(file: string, text: string, predecessor: Pick<DecisionName, 'ref'>): Edited {
  return refuseFrontMatter(file) ?? appendToKey(text, keyOf(text, 'supersedes'), predecessor.ref);
}

/** A key as the text writes it: two of one name would hide each other. */
function keyOf(text: string, key: string): string {
  return writtenKey(splitNote('', text).value.fields, key) ?? key;
}
