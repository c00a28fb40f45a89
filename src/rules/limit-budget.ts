/** What a client loads in every session, held against the budget of the configuration. */
import { TOKEN_METHOD, weightOf, type Weight } from '../budget.ts';
import { clientSettings } from '../client-settings.ts';
import { CLIENTS } from '../clients.ts';
import { certainlyLoadedBy, instructionFiles } from '../loading.ts';
import type { Client, Compilation, Problem } from '../model.ts';
import { counted, listed } from '../phrase.ts';
import { standingLoadedBy, standingRules } from '../standing.ts';
import { heaviest, topOf, type Rule } from './rule.ts';

/** One finding for the clients that load the same texts. Files of folders are left out: who loads them works there. */
export const limitBudget: Rule = {
  id: 'limit/budget',
  summary: 'What a client loads in every session is more than the budget allows.',
  check: (compilation) => {
    const { config, sources } = compilation.inputs;
    const settings = clientSettings(sources, config.clients);
    const files = instructionFiles(compilation);
    const standing = standingRules(compilation);
    const groups = new Map<string, Load & { readonly clients: Client[] }>();
    for (const client of config.clients) {
      const own = certainlyLoadedBy(client, files, { config, settings });
      const loaded = [...own, ...standingLoadedBy(client, standing, undefined)].map(({ file }) => file);
      // A twin tells nothing new: that it comes twice is a notice of the build.
      const texts = new Map(loaded.map(({ path, text }) => [text, path]));
      const key = [...texts.keys()].sort().join('\n');
      const group = groups.get(key) ?? {
        clients: [],
        paths: [...texts.values()].sort(),
        weight: weightOf([...texts.keys()]),
      };
      group.clients.push(client);
      groups.set(key, group);
    }
    return [...groups.values()].flatMap((group) => overBudget(group, compilation));
  },
};

interface Load {
  readonly clients: readonly Client[];
  readonly paths: readonly string[];
  readonly weight: Weight;
}

function overBudget({ clients, paths, weight }: Load, compilation: Compilation): readonly Problem[] {
  const { budget } = compilation.inputs.config;
  const [first] = paths;
  // The low estimate decides: a budget is passed for certain, or nothing is said.
  if (first === undefined || (weight.lines <= budget.lines && weight.tokens.from <= budget.tokens)) return [];
  const { lines, tokens } = weight;
  const load = clients.length === 1 ? 'loads' : 'load';
  const range = tokens.from === tokens.to ? `${tokens.from}` : `${tokens.from} to ${tokens.to}`;
  const message =
    `${listed(clients.map((client) => CLIENTS[client].title))} ${load} ${counted(lines, 'line')} and about ${range} tokens ` +
    `(${TOKEN_METHOD}) in every session; the budget is ${budget.lines} lines and ${budget.tokens} tokens.`;
  const hint = `Scope or shorten the longest: ${heaviest(paths, compilation)}. Or raise \`budget\` in the configuration.`;
  return [{ rule: 'limit/budget', ...topOf(first), message, target: first, hint }];
}
