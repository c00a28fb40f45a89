/** How findings about code cite the decision behind them: its id, its sentence, its place, and the ways out. */
import type { RelatedPlace } from '../model.ts';
import { excerpt } from '../phrase.ts';
import type { Enforced } from './enforced.ts';

/** `Decision [id]: "its rule"`, as a sentence. */
export function citation({ decision }: Enforced): string {
  const said = decision.rules[0]?.text ?? decision.title;
  return said === decision.id
    ? `Decision \`${decision.id}\` forbids it.`
    : `Decision \`${decision.id}\`: "${excerpt(said, MAX_QUOTE)}"`;
}

/** A rule line is one sentence; longer ones are told from their beginning. */
const MAX_QUOTE = 140;

/** The entry in the decision, to be read beside the code. */
export function entryPlace({ decision, entry }: Enforced): RelatedPlace {
  const { file, line, column } = entry;
  const name = decision.title === decision.id ? `\`${decision.id}\`` : `\`${decision.id}\`, ${decision.title},`;
  return { file, line, column, message: `Decision ${name} has lintel check this.` };
}

/** What remains when the code is right and the decision is not. */
export function otherWay({ decision }: Enforced): string {
  return `If the decision no longer fits, change its \`enforce\` (\`${decision.file}\`) or supersede it.`;
}
