/** What a note is called: what its front matter says, else its heading, else the name of its file. */
import type { Note, NoteText, Place } from '../model.ts';
import { bindingsIn } from './bindings.ts';
import { oneLine, withoutControls } from './one-line.ts';

/** A title that the text of a note gives. */
export interface FoundTitle {
  /** Plain text. */
  readonly title: string;
  /** The same as written. */
  readonly heading: Place & { readonly text: string };
}

/** Where a title may come from, best first. */
export interface TitleSources {
  readonly file: string;
  /** The file stem. */
  readonly id: string;
  readonly stated: NoteText | undefined;
  readonly found: FoundTitle | undefined;
}

/** Chooses the title of a note. */
export function titleOf(of: TitleSources): Pick<Note, 'title' | 'heading' | 'isUntitled'> {
  const { file, id, stated, found } = of;
  if (stated !== undefined) return { title: oneLine(stated.text), heading: stated };
  const title = oneLine(found?.title ?? '');
  if (found === undefined || title === '') {
    return { title: id, heading: { text: id, bindings: [], file, line: 1, column: 1 }, isUntitled: true };
  }
  // A misspelt bound fact in it is reported with the body that it stands in.
  const text = withoutControls(found.heading.text);
  const { value: bindings } = bindingsIn(text, found.heading);
  return { title, heading: { ...found.heading, text, bindings } };
}
