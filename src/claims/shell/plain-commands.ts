/**
 * Fences without a language that hold commands and nothing else. Prompts for agents, messages and trees stand in such fences too,
 * and output below commands, so that one line which is no command makes all of it something else.
 */
import type { Body } from '../../model.ts';

type Fence = Extract<Body['pieces'][number], { kind: 'fence' }>;

/** True for a fence without a language whose every line is a command that people type. */
export function isPlainCommands({ lang, value }: Fence): boolean {
  if (lang !== '') return false;
  const lines = value
    .replace(/\\\n/g, ' ')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'));
  // Behind a prompt on one line a line without is output.
  const prompts = lines.filter((line) => PROMPT.test(line)).length;
  if (lines.length === 0 || (prompts > 0 && prompts < lines.length)) return false;
  return lines.every((line) => isCommand(line.replace(PROMPT, '')));
}

const PROMPT = /^(?:\$|%|❯)\s+/;

/** Programs whose names begin no sentence. */
const PROGRAM =
  /^(?:(?:sudo|time) )?(?:[A-Z][A-Z\d_]*=\S+ )*(?:npm|pnpm|yarn|bun|npx|pnpx|bunx|corepack|cd|node|tsx|git|docker|docker-compose|mkdir|nvm|fnm|turbo|nx|vitest|tsc|eslint|prettier|bash|sh|\.\/[\w./-]+)(?: |$)/;

function isCommand(line: string): boolean {
  // What a program prints may begin with its own name: "npm ERR! Missing script".
  if (!PROGRAM.test(line) || /^(?:npm|pnpm|yarn|bun|git) (?:ERR!|error|warn|notice|info|v?\d)/i.test(line))
    return false;
  const [command = ''] = line.split(/\s#/, 1);
  // A column of remarks, and arrows to what a command does.
  return !/\S {2,}\S|\t|→|⇒|->|=>|…/.test(command.trim());
}
