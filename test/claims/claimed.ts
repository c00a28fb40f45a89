/** What the words of an agent file leave of its claims, whatever the tree holds. */
import { findAgentClaims } from '../../src/claims/find/agent-claims.ts';
import { findSymbolClaims } from '../../src/claims/find/find-symbols.ts';
import { agentFileOf } from './agent-world.ts';

/** What an agent file claims of names that are gone, as it writes them; of what is generated the tree decides nothing. */
export function claimed(markdown: string, name: RegExp): readonly string[] {
  const agent = agentFileOf('AGENTS.md', markdown);
  return [...findAgentClaims(agent), ...findSymbolClaims(agent)]
    .filter(({ isMade, isToBeMade }) => !isMade && !isToBeMade)
    .map(({ text }) => text)
    .filter((text) => name.test(text));
}
