/** AGENTS.md, at the root and in folders: plain markdown for Codex, Cursor and every client that follows the convention. */
import { CLIENTS } from '../clients.ts';
import { folderFiles, type TargetDefinition } from './target.ts';

export const agents: TargetDefinition = {
  name: 'agents',
  plan: (plan) => {
    const isRead = plan.config.clients.some((client) => CLIENTS[client].folderFile === 'AGENTS.md');
    return isRead ? folderFiles('agents', 'AGENTS.md', plan) : [];
  },
};
