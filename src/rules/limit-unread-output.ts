/** Clients whose settings name other files than those that are built for them: they load none of these, and nobody hears of it. */
import { bringsAlong } from '../brought-along.ts';
import { clientSettings } from '../client-settings.ts';
import { CLIENTS } from '../clients.ts';
import { isReadBy } from '../loading.ts';
import type { Client, Compilation, Problem } from '../model.ts';
import { listed } from '../phrase.ts';
import { joinPath } from '../path.ts';
import { topOf, type Rule } from './rule.ts';

/** One finding for each client, at its settings. */
export const limitUnreadOutput: Rule = {
  id: 'limit/unread-output',
  summary: 'The settings of a client name other files than those that are built for it.',
  check: (compilation) => compilation.inputs.config.clients.flatMap((client) => unread(client, compilation)),
};

function unread(client: Client, compilation: Compilation): readonly Problem[] {
  const { inputs, outputs } = compilation;
  const { config, sources } = inputs;
  const { settings: place, title } = CLIENTS[client];
  const settings = clientSettings(sources, config.clients);
  const names = settings.get(client) ?? [];
  const first = outputs.find(({ path }) => isReadBy(client, path, { config }))?.path;
  if (place === undefined || names.length === 0 || first === undefined) return [];
  if (outputs.some(({ path }) => isReadBy(client, path, { config, settings }))) return [];
  if (names.some((name) => mayBring(client, name, compilation))) return [];
  const key = place.keys.join('.');
  const message = `By \`${key}\` ${title} loads ${listed(names.map((name) => `\`${name}\``))} in the stead of \`${first}\`: nothing of what was compiled into that arrives.`;
  const hint = `Add \`${first}\` to \`${key}\`.`;
  return [{ rule: 'limit/unread-output', ...topOf(place.file), message, target: first, hint }];
}

/** What lies outside of the repository, nobody can tell. */
function mayBring(client: Client, name: string, compilation: Compilation): boolean {
  const by = joinPath('', name);
  if (by === undefined || /^(?:[/~]|[A-Za-z]:)/.test(name)) return true;
  const { config } = compilation.inputs;
  return compilation.outputs.some(
    ({ path }) => isReadBy(client, path, { config }) && bringsAlong(client, { by, path }, compilation),
  );
}
