/** `lintel policy new`: a scaffold for a review gate. */
import { policyText } from '../sources/scaffold.ts';
import { newNoteCommand } from './new-note.ts';

export const policyNew = newNoteCommand({
  word: 'policy',
  folder: 'policies',
  question: 'What is the policy about?',
  example: 'lintel policy new "Changes to billing" --applies-to \'packages/billing/**\'',
  text: policyText,
});
