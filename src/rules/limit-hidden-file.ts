/** Files in whose stead a client loads another: none of what lintel compiled into them arrives. */
import { clientSettings } from '../client-settings.ts';
import { CLIENTS } from '../clients.ts';
import { instructionFiles, shadowsOf } from '../loading.ts';
import type { Client, Compilation, Problem } from '../model.ts';
import { folderOf, joinPath } from '../path.ts';
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

/** Whether the text of the output arrives all the same: the other file is a link to it, a copy of it, or imports it. */
function bringsAlong(
  client: Client,
  { by, path }: { readonly by: string; readonly path: string },
  { inputs: { sources }, outputs }: Compilation,
): boolean {
  const { texts, linkTargets, linked } = sources;
  const target = linkTargets.get(by);
  if (target !== undefined) return joinPath(folderOf(by), target) === path;
  if (linked?.get(by) === path) return true;
  const built = new Map(outputs.map((output) => [output.path, output.text]));
  const textOf = (file: string): string => built.get(file) ?? texts.get(file) ?? '';
  if (textOf(by).trim() === textOf(path).trim()) return true;
  if (CLIENTS[client].importDepth === undefined) return false;
  const reached = new Set([by]);
  for (const file of reached)
    for (const [, written = ''] of textOf(file).matchAll(IMPORT))
      reached.add(joinPath(folderOf(file), written) ?? file);
  return reached.has(path);
}

/** An import, in a sentence as well: whether it is one matters less here than that nothing untrue is said. */
const IMPORT = /(?:^|[\s(])@((?:[\w.-]+\/)*[\w.-]+\.md)/gm;

function hintFor(client: Client, by: string): string {
  const away = `Move what \`${by}\` says into a note, and delete it.`;
  // Only for `none` does Claude Code read AGENTS.md at all.
  return CLIENTS[client].folderFile === 'CLAUDE.md'
    ? `${away} Or set \`claude: import\`, \`claude: mirror\` or \`claude: link\`.`
    : away;
}
