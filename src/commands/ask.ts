/** Yes or no, asked of a person at a terminal. Where nobody can answer, it is not asked. */
import { flag, type Invocation } from './command.ts';
import { ask, isWatched, type Dialogue } from './prompt.ts';

/** Asks yes or no, with yes as the answer to an empty line; `--yes`, and a run without a person, go on. */
export async function confirmed(invocation: Invocation, question: string, dialogue?: Dialogue): Promise<boolean> {
  if (flag(invocation, 'yes') || !isWatched(dialogue)) return true;
  const answer = await ask(`${question} [Y/n]`, dialogue);
  return answer === undefined || /^y(?:es)?$/i.test(answer);
}

/** Asks yes or no, with no as the answer to an empty line and of a run without a person. */
export async function wanted(question: string, dialogue?: Dialogue): Promise<boolean> {
  return /^y(?:es)?$/i.test((await ask(`${question} [y/N]`, dialogue)) ?? '');
}
