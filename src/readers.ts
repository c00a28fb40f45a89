/**
 * Which files one client reads in one session that is started at the root: what it loads of itself, and what that imports. A file
 * that is there for another client does not count, such as the CLAUDE.md that Cursor loads besides: the other one needs it.
 */
import { clientSettings } from './client-settings.ts';
import { CLIENTS, CLIENT_NAMES } from './clients.ts';
import { certainlyLoadedBy, instructionFiles } from './loading.ts';
import type { Client, Compilation, Config } from './model.ts';
import { folderOf } from './path.ts';
import { standingLoadedBy, standingRules, type StandingRule } from './standing.ts';

/** A file whose text reaches some client. */
export interface ReadFile {
  readonly path: string;
  readonly text: string;
  /** The folder that it is for. */
  readonly home: string;
}

/** The files of a repository, and who reads them together. */
export interface Readers {
  /** In the order in which they come first: outputs, then from the root down, the file of a folder before what only one client has. */
  readonly files: readonly ReadFile[];
  /** The clients that read both in one session. */
  readonly of: (first: ReadFile, second: ReadFile) => readonly Client[];
}

/** Finds out for a repository after a build. Rule files for some paths alone do not count: each client reads globs in its own way. */
export function readersOf(compilation: Compilation): Readers {
  const built = new Set(compilation.outputs.map(({ path }) => path));
  const { config, sources } = compilation.inputs;
  const reading: Reading = {
    config,
    settings: clientSettings(sources, CLIENT_NAMES),
    built,
    instructions: instructionFiles(compilation),
    rules: alwaysLoaded(compilation),
    imports: importsOf(compilation),
  };
  const files = filesOf(compilation, reading).sort((a, b) => compare(rankOf(a, built), rankOf(b, built)));
  const clients = clientsOf(compilation);
  const sessions = new Map<string, ReadonlySet<string>>();
  const session = (client: Client, touched: string): ReadonlySet<string> => {
    const key = `${client}\0${touched}`;
    const known = sessions.get(key) ?? readBy(client, touched, reading);
    sessions.set(key, known);
    return known;
  };
  return {
    files,
    of: (first, second) => {
      // Between two outputs the plan decides, and the build says what cannot be helped.
      if (built.has(first.path) && built.has(second.path)) return [];
      const pair = [first.path, second.path];
      return clients.filter((client) =>
        pair.some((touched) => pair.every((path) => session(client, touched).has(path))),
      );
    },
  };
}

interface Reading {
  readonly config: Config;
  readonly settings: ReturnType<typeof clientSettings>;
  readonly built: ReadonlySet<string>;
  readonly instructions: ReturnType<typeof instructionFiles>;
  readonly rules: readonly StandingRule[];
  /** What a file imports. */
  readonly imports: ReadonlyMap<string, readonly string[]>;
}

function alwaysLoaded(compilation: Compilation): readonly StandingRule[] {
  return standingRules(compilation).filter(({ isAlways, found }) => isAlways && found.base === '');
}

/** Those of the configuration. Without one those that were measured, since nobody says which are used. */
function clientsOf({ inputs: { config, sources } }: Compilation): readonly Client[] {
  const clients = config.isSetUp === false ? MEASURED : config.clients;
  // What such a setting takes out cannot be told from here: it counts from the root of the disk.
  const isExcluding = sources.texts.get('.claude/settings.json')?.includes('claudeMdExcludes') === true;
  return isExcluding ? clients.filter((client) => client !== 'claude') : clients;
}

const MEASURED = CLIENT_NAMES.filter((client) => CLIENTS[client].version !== undefined);

function filesOf({ inputs, changes }: Compilation, { built, instructions, rules, imports }: Reading): ReadFile[] {
  // What lintel would build at the place of a file has its own finding.
  const taken = new Set(changes.flatMap(({ path }) => (built.has(path) ? [] : [path])));
  const standing = rules.map(({ found: { path }, text }) => ({ path, text }));
  const imported = [...imports.values()].flat().map((path) => ({ path, text: inputs.sources.texts.get(path) ?? '' }));
  // Behind a link stands a file that is here itself.
  const links = new Set([...inputs.sources.links, ...(inputs.sources.unlinked ?? [])]);
  const all = [...imported, ...instructions, ...standing].filter(({ path }) => !taken.has(path) && !links.has(path));
  return [...new Map(all.map(({ path, text }) => [path, { path, text, home: homeOf(path) }])).values()];
}

/** The folder that a file is for; rule files without globs and pages that are imported are for all of the repository. */
function homeOf(path: string): string {
  return /(?:^|\/)[A-Z]+\.md$/.test(path) ? folderOf(path).replace(/(?:^|\/)\.claude$/, '') : '';
}

/** What a file imports on a line of its own, as far as it is there. */
function importsOf({ claims }: Compilation): ReadonlyMap<string, readonly string[]> {
  const imports = new Map<string, string[]>();
  for (const { claim, verdict } of claims) {
    if (!claim.isLoaded || verdict !== 'live') continue;
    const known = imports.get(claim.file);
    if (known) known.push(claim.target);
    else imports.set(claim.file, [claim.target]);
  }
  return imports;
}

/** The paths that `client` reads when `touched` is touched. */
function readBy(client: Client, touched: string, reading: Reading): ReadonlySet<string> {
  const { config, settings, built, instructions, rules, imports } = reading;
  const own = certainlyLoadedBy(client, instructions, { config, settings, path: touched });
  const loaded = [...own, ...standingLoadedBy(client, rules, undefined)].map(({ file }) => file.path);
  const read = new Set(loaded.filter((path) => built.has(path) || isMeantFor(path, client)));
  let open = [...read];
  for (let hops = CLIENTS[client].importDepth ?? 0; hops > 0 && open.length > 0; hops--) {
    open = open.flatMap((path) => imports.get(path) ?? []).filter((path) => !read.has(path));
    for (const path of open) read.add(path);
  }
  return read;
}

/** What a client reads besides, as Cursor does a CLAUDE.md, is there for another one, and cannot be helped. */
function isMeantFor(path: string, client: Client): boolean {
  const { folderFile, ownFile, rules } = CLIENTS[client];
  const isRule = rules !== undefined && path.startsWith(`${rules}/`);
  return isRule || path === ownFile || path === folderFile || path.endsWith(`/${folderFile}`);
}

/** Compared text by text. */
function rankOf({ path, home }: ReadFile, built: ReadonlySet<string>): readonly string[] {
  const kinds = [!/^\.|(?:^|\/)[A-Z]+\.md$/.test(path), /(?:^|\/)AGENTS\.md$/.test(path), !path.startsWith('.')];
  const depth = home === '' ? 0 : home.split('/').length;
  return [
    built.has(path) ? '0' : '1',
    String(depth).padStart(3, '0'),
    String(kinds.indexOf(true)).replace('-1', '9'),
    path,
  ];
}

function compare(a: readonly string[], b: readonly string[]): number {
  const at = a.findIndex((text, index) => text !== b[index]);
  if (at < 0) return 0;
  return (a[at] ?? '') < (b[at] ?? '') ? -1 : 1;
}
