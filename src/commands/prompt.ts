/** Questions to a person, and the only place that asks any. Where nobody is watching, nothing is asked. */
import { createInterface } from 'node:readline/promises';
import { UsageError } from '../error.ts';

/** Where a question is shown and an answer typed. */
export interface Dialogue {
  readonly input: NodeJS.ReadableStream & { readonly isTTY?: boolean };
  /** Standard error, since standard output belongs to the answer of the command. */
  readonly output: NodeJS.WritableStream & { readonly isTTY?: boolean };
}

/** The answer to `question` on one line, trimmed; undefined where no person is at the terminal, or nothing was typed. */
export async function ask(question: string, dialogue: Dialogue = terminal()): Promise<string | undefined> {
  if (!isWatched(dialogue)) return undefined;
  const lines = createInterface({ input: dialogue.input, output: dialogue.output, terminal: true });
  try {
    const closed = new Promise<never>((_, reject) => {
      lines.once('SIGINT', () => reject(stopped()));
      lines.once('close', () => reject(stopped()));
    });
    const answer = (await Promise.race([lines.question(`${question} `), closed])).trim();
    return answer === '' ? undefined : answer;
  } finally {
    lines.removeAllListeners('close');
    lines.close();
  }
}

/** True when a person sits at both ends. */
export function isWatched({ input, output }: Dialogue = terminal()): boolean {
  return input.isTTY === true && output.isTTY === true;
}

function terminal(): Dialogue {
  return { input: process.stdin, output: process.stderr };
}

function stopped(): UsageError {
  return new UsageError('Stopped.', 'Nothing was written.');
}
