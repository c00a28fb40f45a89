/** Files in whose stead a client loads another: none of what lintel compiled into them arrives. */
import { bringsAlong } from '../brought-along.ts';
import { clientSettings } from '../client-settings.ts';
import { CLIENTS } from '../clients.ts';
import { instructionFiles, shadowsOf } from '../loading.ts';
import type { Client, Compilation, Problem } from '../model.ts';
import { counted } from '../phrase.ts';
import { topOf, type Rule } from './rule.ts';

/** One finding for each client and file that stands in the way. */
export const limitHiddenFile: Rule = {
  id: 'limit/hidden-file',
  summary: 'A client loads another file in the stead of an output.',
  check: (compilation) => compilation.inputs.config.clients.flatMap((client) => hidden(client, compilation)),
};

function hidden(client: Client, compilation: Compilation): readonly Problem[] {
  const { config, sources } = compilation.inputs;
  const settings = clientSettings(sources, config.clients);
  const outputs = new Set(compilation.outputs.map(({ path }) => path));
  const hiddenBy = new Map<string, string[]>();
  for (const [path, by] of shadowsOf(client, instructionFiles(compilation), { config, settings })) {
    if (!outputs.has(path) || bringsAlong(client, { by, path }, compilation)) continue;
    const others = hiddenBy.get(by);
    if (others === undefined) hiddenBy.set(by, [path]);
    else others.push(path);
  }
  return [...hiddenBy].map(([by, [first = '', ...rest]]): Problem => {
    const more = rest.length === 0 ? '' : ` and ${counted(rest.length, 'file')} below`;
    const message = `${CLIENTS[client].title} loads \`${by}\` in the stead of \`${first}\`${more}: nothing of what was compiled into that arrives.`;
    return { rule: 'limit/hidden-file', ...topOf(by), message, target: first, hint: hintFor(client, by) };
  });
}

function hintFor(client: Client, by: string): string {
  const away = `Move what \`${by}\` says into a note, and delete it.`;
  // Only for `none` does Claude Code read AGENTS.md at all.
  return CLIENTS[client].folderFile === 'CLAUDE.md'
    ? `${away} Or set \`claude: import\`, \`claude: mirror\` or \`claude: link\`.`
    : away;
}
