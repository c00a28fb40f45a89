/** A question on a terminal. Where nobody can answer, it is not asked. */
import { createInterface } from 'node:readline/promises';
import { flag, type Invocation } from './command.ts';

/** True when a person sits at both ends. */
export function isInteractive(): boolean {
  return process.stdin.isTTY === true && process.stderr.isTTY === true;
}

/** Asks yes or no, with yes as the answer to an empty line; `--yes`, and a run without a person, go on. */
export async function confirmed(invocation: Invocation, question: string): Promise<boolean> {
  if (flag(invocation, 'yes') || !isInteractive()) return true;
  const answer = await ask(`${question} [Y/n] `);
  return /^(?:y(?:es)?)?$/i.test(answer.trim());
}

/** Asks yes or no, with no as the answer to an empty line and of a run without a person. */
export async function wanted(question: string): Promise<boolean> {
  if (!isInteractive()) return false;
  return /^y(?:es)?$/i.test((await ask(`${question} [y/N] `)).trim());
}

async function ask(question: string): Promise<string> {
  const reader = createInterface({ input: process.stdin, output: process.stderr });
  try {
    return await reader.question(question);
  } finally {
    reader.close();
  }
}
