/** `lintel guide new`: a scaffold for a convention or a procedure. */
import { guideText } from '../sources/scaffold.ts';
import { newNoteCommand } from './new-note.ts';

export const guideNew = newNoteCommand({
  word: 'guide',
  folder: 'guides',
  question: 'What is the guide about?',
  example: 'lintel guide new "Writing tests" --applies-to \'**/*.test.ts\'',
  text: guideText,
});
