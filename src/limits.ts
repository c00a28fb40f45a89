/**
 * What is longer than a client takes or its vendor advises: the limits of the client table, held against files. The files
 * of a chain of folders are measured together by the rule that speaks of them. Reads nothing.
 */
import type { Limit } from './client-facts.ts';
import { clientSettings, mostOf, NO_SETTINGS } from './client-settings.ts';
import { CLIENTS, CLIENT_NAMES, ruleFolderOf } from './clients.ts';
import { instructionFiles, isReadBy, loadedBy, type InstructionFile, type LoadingOptions } from './loading.ts';
import type { Client, Compilation, Config, Sources } from './model.ts';
import { oncePer } from './once.ts';

/** A text that passes a limit. */
export interface Excess {
  readonly client: Client;
  readonly limit: Limit;
  /** The file, or all that are measured together, by path. */
  readonly paths: readonly string[];
  /** In the unit of the limit. */
  readonly size: number;
}

/** Everything in a repository, as it will stand after a build, that passes a limit of a configured client. */
export const excesses: (compilation: Compilation) => readonly Excess[] = oncePer((compilation: Compilation) => {
  const { config, sources } = compilation.inputs;
  const options = { config, settings: clientSettings(sources, config.clients) };
  const built = instructionFiles(compilation);
  const foreign = foreignRules(compilation);
  const files = [...built, ...foreign];
  return clientsOf(compilation, foreign).flatMap((client) => {
    const alone = files.flatMap((file) => excessOf(client, file, options) ?? []);
    const together = excessTogether(client, built, { ...options, sources }).filter(({ limit }) => limit.of === 'start');
    return [...alone, ...together.filter((excess) => !isSaidOfOne(excess, alone))];
  });
});

/** Those of the configuration. Without one also those whose rule files are here: whoever keeps such files uses the client. */
function clientsOf({ inputs: { config } }: Compilation, rules: readonly InstructionFile[]): readonly Client[] {
  if (config.isSetUp !== false) return config.clients;
  const folders = new Set(rules.map(({ path }) => ruleFolderOf(placeOf(path))));
  const isHere = (client: Client): boolean => CLIENTS[client].rules !== undefined && folders.has(CLIENTS[client].rules);
  return CLIENT_NAMES.filter((client) => config.clients.includes(client) || (isHere(client) && limitsRules(client)));
}

/** A limit of another kind says nothing of what stands in that folder. */
function limitsRules(client: Client): boolean {
  return CLIENTS[client].limits.some(({ of }) => of === 'rule file');
}

/** Devin reads rule files where Windsurf did, too. lintel writes none there. */
function placeOf(path: string): string {
  return path.replace(/^\.windsurf\/rules\//, '.devin/rules/');
}

/** A file that passes by itself what all together may have is told of already, and shortening it is the way out of both. */
function isSaidOfOne({ limit, paths }: Excess, alone: readonly Excess[]): boolean {
  return alone.some(
    ({ limit: own, paths: [path = ''], size }) =>
      own.unit === limit.unit && own.beyond === limit.beyond && size > limit.most && paths.includes(path),
  );
}

/** What decides which limits hold. */
interface LimitOptions extends LoadingOptions {
  readonly config: LoadingOptions['config'] & Pick<Config, 'isSetUp' | 'rules'>;
}

/** How `file` passes a limit of a client that loads it: what is lost first, what is advised last. */
export function excessOf(client: Client, file: InstructionFile, options: LimitOptions): Excess | undefined {
  const { path, text } = file;
  const place = placeOf(path);
  const limits = CLIENTS[client].limits.filter(
    (limit) => concerns(limit, client, place) && !isOfBudget(limit, { client, place }, options.config),
  );
  if (limits.length === 0 || !isReadBy(client, place, options)) return undefined;
  for (const limit of limits) {
    const size = sizeOf(limit.of === 'description' ? descriptionIn(text) : text, limit.unit);
    if (size > limit.most) return { client, limit, paths: [path], size };
  }
  return undefined;
}

/** What is wrong with an excess, as a sentence. */
export function excessText({ client, limit, size }: Excess): string {
  const { title } = CLIENTS[client];
  const { of, most, unit, beyond, source } = limit;
  const what = WHAT[of];
  if (beyond === 'skipped')
    return `${title} skips ${what} of more than ${counted(most)} ${unit}, and this one has ${counted(size)}.`;
  const isTogether = of === 'start' || of === 'chain';
  if (beyond === 'cut')
    return `${title} takes ${counted(most)} ${unit} of ${what}; of ${isTogether ? 'these' : 'this one'} ${cutOff(size - most)}.`;
  return isTogether
    ? `For ${title} no more than ${counted(most)} ${unit} in ${what} are advised, and these have ${counted(size)} (${source}).`
    : `This file has ${counted(size)} ${unit}, and for ${title} at most ${counted(most)} are advised in ${what} (${source}).`;
}

/** What is lost of a text at its end, in whatever it is counted. */
export function cutOff(count: number): string {
  return count === 1 ? 'the last one is cut off' : `the last ${counted(count)} are cut off`;
}

/** What a limit measures, in words. */
const WHAT: Readonly<Record<Limit['of'], string>> = {
  file: 'a file',
  'folder file': 'a file such as this',
  'rule file': 'a rule file',
  'own file': 'a file of its own',
  description: 'the description of a rule file',
  start: 'all files that it loads at start',
  chain: 'the files from the root to its start folder',
};

function concerns({ of }: Limit, client: Client, path: string): boolean {
  const { folderFile, ownFile, rules } = CLIENTS[client];
  const isRule = rules !== undefined && ruleFolderOf(path) === rules;
  switch (of) {
    case 'file':
      return true;
    case 'folder file':
      return isOfRoot(path, folderFile) || path.endsWith(`/${folderFile}`);
    case 'rule file':
    case 'description':
      return isRule;
    case 'own file':
      return isRule || path === ownFile;
    case 'start':
    case 'chain':
      return false;
  }
}

/** How many lines may be loaded in every session is for the budget to say, and for whoever sets it: where nobody has, for the vendor. */
function isOfBudget(
  { of, unit }: Limit,
  { client, place }: { readonly client: Client; readonly place: string },
  { isSetUp, rules }: Pick<Config, 'isSetUp' | 'rules'>,
): boolean {
  const isSaid = isSetUp !== false || rules['limit/budget'] !== 'off';
  return isSaid && of === 'folder file' && unit === 'lines' && isOfRoot(place, CLIENTS[client].folderFile);
}

/** Claude Code takes `.claude/CLAUDE.md` for that of the root as well. */
function isOfRoot(path: string, folderFile: string): boolean {
  return path === folderFile || path === `.claude/${folderFile}`;
}

/** How the files that a session at the root starts with pass a limit together. */
export function excessTogether(
  client: Client,
  files: readonly InstructionFile[],
  { config, settings = NO_SETTINGS, sources }: LoadingOptions & { readonly sources: Pick<Sources, 'texts'> },
): readonly Excess[] {
  const limits = CLIENTS[client].limits
    .filter(({ of }) => of === 'start' || of === 'chain')
    .map((limit) => ({ ...limit, most: mostOf(limit, sources) }));
  if (limits.length === 0) return [];
  const loaded = loadedBy(client, files, { config, settings }).map(({ file }) => file);
  return limits.flatMap((limit) => {
    const size = loaded.reduce((sum, { text }) => sum + sizeOf(text, limit.unit), 0);
    return size > limit.most ? [{ client, limit, paths: loaded.map(({ path }) => path), size }] : [];
  });
}

/** Rule files that people wrote. When they are loaded is not looked at. */
function foreignRules({ inputs: { sources }, outputs, changes }: Compilation): readonly InstructionFile[] {
  const ours = new Set([...outputs, ...changes].map(({ path }) => path));
  return sources.paths.flatMap((path) => {
    const text = sources.texts.get(path);
    const isOther = text === undefined || ruleFolderOf(placeOf(path)) === undefined || ours.has(path);
    return isOther || sources.hidden.includes(path) ? [] : [{ path, text }];
  });
}

/** As Cursor reads it: the rest of the line behind the key, in the head of the file. */
function descriptionIn(text: string): string {
  const [, head = ''] = /^---\n([^]*?\n)---/.exec(text) ?? [];
  // A rule that is always loaded comes whole: what its description says nobody chooses by. `"true"`, which Cursor does not read, was meant so.
  if (/^alwaysApply:[ \t]*["']?true\b/im.test(head)) return '';
  return /^description:[ \t]*(.*)$/m.exec(head)?.[1] ?? '';
}

/** Clients are written in JavaScript: their characters are UTF-16 units. */
function sizeOf(text: string, unit: Limit['unit']): number {
  if (unit === 'bytes') return Buffer.byteLength(text);
  return unit === 'characters' ? text.length : text.replace(/\n$/, '').split('\n').length;
}

function counted(size: number): string {
  return size.toLocaleString('en-US');
}
