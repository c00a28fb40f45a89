/** Clients whose settings name other files than those that are built for them: they load none of these, and nobody hears of it. */
import { clientSettings } from '../client-settings.ts';
import { CLIENTS } from '../clients.ts';
import { isReadBy } from '../loading.ts';
import type { Client, Compilation, Problem } from '../model.ts';
import { listed } from '../phrase.ts';
import { topOf, type Rule } from './rule.ts';

/** One finding for each client, at its settings. */
export const limitUnreadOutput: Rule = {
  id: 'limit/unread-output',
  summary: 'The settings of a client name other files than those that are built for it.',
  check: (compilation) => compilation.inputs.config.clients.flatMap((client) => unread(client, compilation)),
};

function unread(client: Client, { inputs: { config, sources }, outputs }: Compilation): readonly Problem[] {
  const { settings: place, title } = CLIENTS[client];
  const settings = clientSettings(sources, config.clients);
  const names = settings.get(client) ?? [];
  const built = outputs.map(({ path }) => path).filter((path) => isReadBy(client, path, { config }));
  const [first] = built;
  if (place === undefined || names.length === 0 || first === undefined) return [];
  if (outputs.some(({ path }) => isReadBy(client, path, { config, settings }))) return [];
  if (names.some((name) => mayBring(name, built, sources))) return [];
  const key = place.keys.join('.');
  const message = `By \`${key}\` ${title} loads ${listed(names.map((name) => `\`${name}\``))} in the stead of \`${first}\`: nothing of what was compiled into that arrives.`;
  const hint = `Add \`${first}\` to \`${key}\`.`;
  return [{ rule: 'limit/unread-output', ...topOf(place.file), message, target: first, hint }];
}

/**
 * A link, and a text that is an output again or names one behind an `@`, may bring it along. What cannot be read here, or lies outside of the
 * repository, nobody can tell.
 */
function mayBring(
  name: string,
  built: readonly string[],
  { paths, links, texts }: Compilation['inputs']['sources'],
): boolean {
  const path = name.replace(/^\.\//, '');
  if (/^(?:[/~]|\.\.|[A-Za-z]:)/.test(path) || links.includes(path)) return true;
  if (!paths.includes(path)) return false;
  const text = texts.get(path);
  if (text === undefined) return true;
  return (
    built.some((output) => text === texts.get(output)) ||
    /(?:^|\s)@(?:\.\/)?(?:[\w.-]+\/)*(?:AGENTS|GEMINI)\.md\b/m.test(text)
  );
}
