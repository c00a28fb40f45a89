/**
 * What each client gets for one path, and where a line of an output comes from. Says what the plan and the client table
 * say; what a client does beyond them is not known here.
 */
import { weightOf, type Weight } from './budget.ts';
import { clientSettings } from './client-settings.ts';
import { CLIENTS, FOLDER_FILES, RULE_FOLDERS } from './clients.ts';
import { traceOutputs } from './compile.ts';
import { globsMatcher } from './glob.ts';
import { excessOf, excessText, excessTogether } from './limits.ts';
import { instructionFiles, loadedBy, shadowsOf, type InstructionFile } from './loading.ts';
import type { Client, Compilation, Pointer, View } from './model.ts';
import { folderOf } from './path.ts';
import { standingLoadedBy, standingRules, type StandingRule } from './standing.ts';
import type { Origin } from './trace.ts';

/** What arrives at some clients when they work on one path. */
export interface PathExplanation {
  readonly path: string;
  readonly clients: readonly ClientExplanation[];
}

export interface ClientExplanation {
  readonly client: Client;
  readonly title: string;
  /** Files of folders from the root down, then rule files by name, then those that it is sent to. */
  readonly files: readonly ExplainedFile[];
  /** Of all files that it loads by itself. */
  readonly weight: Weight;
  /** Files that would be loaded for the path, and in whose stead it loads another. */
  readonly hidden: readonly HiddenFile[];
  /** What all of them together are too long for, as sentences. */
  readonly over: readonly string[];
}

/** A file that a client passes over. */
export interface HiddenFile {
  readonly path: string;
  /** What it loads in its stead. */
  readonly by: string;
}

export interface ExplainedFile {
  readonly path: string;
  /** `when sent there`: another file tells the agent to read it. */
  readonly when: 'at start' | 'when the path is touched' | 'when sent there';
  /** The line that sends the agent there: `AGENTS.md:12`. */
  readonly sentBy?: string;
  readonly weight: Weight;
  /** Limits of the client that the file passes, as sentences. */
  readonly over: readonly string[];
  /** In the order of the file; none for a file that lintel did not build. */
  readonly statements: readonly ExplainedStatement[];
}

/** A rule line, a text, a command, a gate or a pointer as delivered. */
export interface ExplainedStatement {
  readonly kind: 'command' | 'rule' | 'gate' | 'pointer' | 'text';
  /** One line; of a text its heading, or its first line. */
  readonly text: string;
  /** Where it was written. */
  readonly source: string;
  /** Absent for what comes from a whole file, such as commands. */
  readonly line?: number;
  readonly weight: Weight;
}

/** Where a line of an output comes from. */
export interface LineExplanation {
  readonly path: string;
  readonly line: number;
  /** The line as it stands in the output that a build would write. */
  readonly text: string;
  /** Absent for blank lines, and for outputs whose template hides where its lines come from. */
  readonly origin?: Origin & { readonly text?: string };
}

/** What each of `clients` gets for `path`, a repository path that need not exist yet. */
export function explainPath(compilation: Compilation, path: string, clients: readonly Client[]): PathExplanation {
  const files = instructionFiles(compilation);
  const origins = traceOutputs(compilation);
  const views = new Map(compilation.plan.files.map((file) => [file.path, file.view]));
  const world = { compilation, files, origins, views, standing: standingRules(compilation) };
  return { path, clients: clients.map((client) => explainClient(client, path, world)) };
}

/** Where line `line` of the output `path` comes from; undefined when there is no such output or line. */
export function explainLine(compilation: Compilation, path: string, line: number): LineExplanation | undefined {
  const output = compilation.outputs.find((each) => each.path === path && each.link === undefined);
  const text = output?.text.split('\n')[line - 1];
  if (output === undefined || text === undefined) return undefined;
  const origin = traceOutputs(compilation).get(path)?.[line - 1];
  if (origin === undefined) return { path, line, text };
  const written = origin.line === undefined ? undefined : textAt(origin, origin.line, compilation);
  return { path, line, text, origin: { ...origin, ...(written !== undefined && { text: written }) } };
}

interface World {
  readonly compilation: Compilation;
  readonly files: readonly InstructionFile[];
  /** Rule files of people. */
  readonly standing: readonly StandingRule[];
  readonly origins: ReadonlyMap<string, readonly (Origin | undefined)[]>;
  readonly views: ReadonlyMap<string, View>;
}

function explainClient(client: Client, path: string, world: World): ClientExplanation {
  const { config, sources } = world.compilation.inputs;
  const options = { config, settings: clientSettings(sources, [client]), path };
  const loaded = [...loadedBy(client, world.files, options), ...standingLoadedBy(client, world.standing, path)];
  const own = loaded
    .map(({ file, when }): ExplainedFile => {
      const excess = excessOf(client, file, options);
      return { ...explainFile(file, world), when, over: excess === undefined ? [] : [excessText(excess)] };
    })
    .sort((a, b) => Number(isRuleFile(a)) - Number(isRuleFile(b)));
  const sent = sentTo(client, own, { path, world });
  return {
    client,
    title: CLIENTS[client].title,
    files: [...own, ...sent],
    weight: weightOf(loaded.map(({ file }) => file.text)),
    // Whoever is sent to a file reads it, whatever stands beside it.
    hidden: [...shadowsOf(client, world.files, options)].flatMap(([hidden, by]) =>
      isOnTheWay(hidden, path) && !sent.some((file) => file.path === hidden) ? [{ path: hidden, by }] : [],
    ),
    over: excessTogether(client, world.files, { ...options, sources }).map(excessText),
  };
}

/** True for the file of a folder that `path` lies in. */
function isOnTheWay(file: string, path: string): boolean {
  const folder = folderOf(file);
  return folder === '' || path.startsWith(`${folder}/`);
}

function isRuleFile({ path }: ExplainedFile): boolean {
  return !Object.hasOwn(FOLDER_FILES, path.slice(path.lastIndexOf('/') + 1)) && !Object.hasOwn(FOLDER_FILES, path);
}

/** Files that a loaded one tells the agent to read before it edits `path`, and that it does not load by itself. */
function sentTo(
  client: Client,
  loaded: readonly ExplainedFile[],
  { path, world }: { readonly path: string; readonly world: World },
): readonly ExplainedFile[] {
  // Who has rule files of its own has loaded what matters here; the line that sends to another's is for others.
  const hasRules = CLIENTS[client].rules !== undefined;
  const known = new Set(loaded.map((file) => file.path));
  return loaded.flatMap((from) =>
    (world.views.get(linkedFrom(from.path, world))?.before ?? [])
      .filter((pointer) => concerns(pointer, path))
      .flatMap(({ read }) => read)
      .filter((target) => !hasRules || !RULE_FOLDERS.has(folderOf(target)))
      .flatMap((target): readonly ExplainedFile[] => {
        const file = world.files.find((each) => each.path === target) ?? sourceFile(target, world);
        if (file === undefined || known.has(target) || isSameText(file, known, world)) return [];
        known.add(target);
        const line =
          world.files
            .find((each) => each.path === from.path)
            ?.text.split('\n')
            .findIndex((each) => each.includes(`\`${target}\``)) ?? -1;
        return [{ ...explainFile(file, world), when: 'when sent there', over: [], sentBy: `${from.path}:${line + 1}` }];
      }),
  );
}

/** Where no rule file is built, the agent is sent to the note itself. */
function sourceFile(path: string, { compilation }: World): InstructionFile | undefined {
  const text = compilation.inputs.sources.texts.get(path);
  return text === undefined ? undefined : { path, text };
}

/** A twin of something that is loaded brings nothing new. */
function isSameText({ text }: InstructionFile, known: ReadonlySet<string>, { files }: World): boolean {
  return files.some((file) => known.has(file.path) && file.text === text);
}

function concerns({ paths }: Pointer, path: string): boolean {
  const folders = paths.filter((each) => each.endsWith('/'));
  const globs = paths.filter((each) => !each.endsWith('/'));
  return folders.some((folder) => path.startsWith(folder)) || globsMatcher(globs)(path);
}

function linkedFrom(path: string, { files }: World): string {
  const file = files.find((each) => each.path === path);
  return file?.leadsTo ?? path;
}

function explainFile(file: InstructionFile, world: World): Pick<ExplainedFile, 'path' | 'weight' | 'statements'> {
  return { path: file.path, weight: weightOf([file.text]), statements: statementsOf(file, world) };
}

function statementsOf(file: InstructionFile, world: World): readonly ExplainedStatement[] {
  const { views, origins, compilation } = world;
  const built = textHolder(file, world);
  const view = views.get(built);
  if (view === undefined) return [];
  const manifest = compilation.model.facts.project.packages.find(({ dir }) => dir === (view.commands[0]?.dir ?? ''));
  const lines = compilation.outputs.find(({ path }) => path === built)?.text.split('\n') ?? [];
  const originOf = (text: string): Origin | undefined =>
    origins.get(built)?.[lines.findIndex((line) => line.includes(text))];
  return [
    ...view.commands.map(({ command }) =>
      statement('command', command, { source: manifest?.manifest ?? 'package.json' }),
    ),
    ...view.rules.map(({ text, source, line }) => statement('rule', text, { source, line })),
    ...view.gates.map((gate) => statement('gate', gate, placeOf(originOf(gate)))),
    ...view.before.map(({ read, sources }) => statement('pointer', read.join(', '), { source: sources[0] ?? '' })),
    ...view.sections.map(({ title, text, source, line }) => ({
      ...statement('text', title === '' ? firstLine(text) : title, { source, line }),
      weight: weightOf([text]),
    })),
  ];
}

/** The file that holds the text: what a link leads to. A file that imports another has a text of its own beside that. */
function textHolder({ path, text, leadsTo }: InstructionFile, { files }: World): string {
  const target = leadsTo === undefined ? undefined : files.find((file) => file.path === leadsTo);
  return target?.text === text ? target.path : path;
}

function placeOf(origin: Origin | undefined): { readonly source: string; readonly line?: number } {
  if (origin === undefined) return { source: '' };
  return { source: origin.file, ...(origin.line !== undefined && { line: origin.line }) };
}

function statement(
  kind: ExplainedStatement['kind'],
  text: string,
  place: { readonly source: string; readonly line?: number },
): ExplainedStatement {
  return { kind, text, ...place, weight: weightOf([text]) };
}

function firstLine(text: string): string {
  return (text.split('\n', 1)[0] ?? '').replace(/^#+ /, '');
}

function textAt({ kind, file }: Origin, line: number, { inputs }: Compilation): string | undefined {
  const own = kind === 'template' ? inputs.templates.get(file.replace(/^templates\/|\.hbs$/g, '')) : undefined;
  return (inputs.sources.texts.get(file) ?? own)?.split('\n')[line - 1];
}
