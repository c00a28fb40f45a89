/**
 * Which files bring a note to the clients that it is for. A note for everyone stands in the file that each client loads
 * by name; one for a few stands where only they look, as far as there is such a place.
 */
import { CLIENTS, FOLDER_FILES } from '../clients.ts';
import type { Client, Config, FolderFile, LinkedNote, RuleFolder, Scope } from '../model.ts';

/** The files that carry one note. */
export interface Carriers {
  readonly files: readonly FolderFile[];
  readonly rules: readonly RuleFolder[];
}

/** The file that gives a client its text by folder. What a link leads to is the file, and so is what it reads in its stead. */
export function homeOf(client: Client, config: Config): FolderFile {
  const { folderFile } = CLIENTS[client];
  const twin = twinOf(folderFile, config);
  return twin === undefined || twin === 'mirror' ? folderFile : 'AGENTS.md';
}

/** What CLAUDE.md or GEMINI.md is to AGENTS.md; undefined where there is no AGENTS.md that it could be anything to. */
export function twinOf(file: FolderFile, config: Config): Config['claude'] | undefined {
  if (file !== 'CLAUDE.md' && file !== 'GEMINI.md') return undefined;
  const twin = file === 'CLAUDE.md' ? config.claude : config.gemini;
  const hasAgents = config.clients.some((client) => CLIENTS[client].folderFile === 'AGENTS.md');
  return hasAgents || twin === 'none' ? twin : undefined;
}

/**
 * The rule files in which a client finds what is for `clients`. Copilot CLI and Copilot in VS Code read those of Claude Code, so a second copy
 * would reach them twice; it is written for Copilot on GitHub only, which reads its own alone.
 */
export function rulesOf(client: Client, clients: readonly Client[]): RuleFolder | undefined {
  const { rules, alsoReadsRules } = CLIENTS[client];
  const others = alsoReadsRules.find((folder) => clients.some((each) => CLIENTS[each].rules === folder));
  const isOwnWritten = clients.some(
    (each) => CLIENTS[each].rules === rules && CLIENTS[each].alsoReadsRules.length === 0,
  );
  return isOwnWritten ? rules : (others ?? rules);
}

/** The configured clients that a note is for. */
export function audienceOf({ note }: LinkedNote, { clients }: Pick<Config, 'clients'>): readonly Client[] {
  return note.clients.length === 0 ? clients : clients.filter((client) => note.clients.includes(client));
}

/** The carriers of every note. Notes of one scope are looked at together: twins stay equal as long as nothing parts them. */
export function carriersOf(notes: readonly LinkedNote[], config: Config): ReadonlyMap<LinkedNote, Carriers> {
  const parted = new Set(notes.filter((linked) => partsTwins(linked, config)).map(({ scope }) => keyOf(scope)));
  return new Map(
    notes.map((linked) => [linked, carriers(linked, { config, isParted: parted.has(keyOf(linked.scope)) })]),
  );
}

interface Surroundings {
  readonly config: Config;
  /** Whether AGENTS.md and its twin differ in this folder anyhow. */
  readonly isParted: boolean;
}

function carriers(linked: LinkedNote, { config, isParted }: Surroundings): Carriers {
  const audience = audienceOf(linked, config);
  if (linked.scope.kind === 'glob')
    return { files: [], rules: unique(audience.map((client) => rulesOf(client, audience))) };
  // Code review on GitHub reads no AGENTS.md: what names Copilot clients alone stays in the files that are theirs alone.
  const isOwn = linked.note.clients.length > 0 && audience.every((client) => CLIENTS[client].ownFile !== undefined);
  const isForAll = audience.length === config.clients.length && !isOwn;
  const wanted = audience.map((client): FolderFile | RuleFolder =>
    isForAll ? homeOf(client, config) : ownPlace(client, { linked, audience, config, isParted }),
  );
  // What stands in its folder file for somebody else's sake has reached a client already.
  const places = audience.map((client, index) => {
    const home = homeOf(client, config);
    return wanted.some((place, at) => at !== index && place === home) ? home : (wanted[index] ?? home);
  });
  return {
    files: unique(places.map((place) => (isFolderFile(place) ? place : undefined))),
    rules: unique(places.map((place) => (isFolderFile(place) ? undefined : place))),
  };
}

interface Restricted extends Surroundings {
  readonly linked: LinkedNote;
  readonly audience: readonly Client[];
}

/** Where a client finds what is not for everyone: as few others as can be find it there too. */
function ownPlace(client: Client, { linked, audience, config, isParted }: Restricted): FolderFile | RuleFolder {
  const { ownFile, folderFile } = CLIENTS[client];
  const home = homeOf(client, config);
  const rules = rulesOf(client, audience);
  if (ownFile !== undefined)
    return linked.scope.kind === 'repo' && !hidesAgents(ownFile, config) ? ownFile : (rules ?? home);
  const isAlone = config.clients.every((other) => homeOf(other, config) !== home || audience.includes(other));
  const isTwin = twinOf(home, config) === 'mirror';
  if (isAlone && (!isTwin || isParted || rules === undefined)) return home;
  // What imports AGENTS.md can say more than that.
  if (twinOf(folderFile, config) === 'import') return folderFile;
  return rules ?? home;
}

/** True for a file that some client would load in the stead of the AGENTS.md that is meant for it. */
function hidesAgents(file: FolderFile, config: Config): boolean {
  return config.clients.some(
    (client) => homeOf(client, config) === 'AGENTS.md' && CLIENTS[client].prefers?.files.includes(file) === true,
  );
}

/** True for a note that AGENTS.md has to carry and the CLAUDE.md or GEMINI.md beside it has not. */
function partsTwins(linked: LinkedNote, config: Config): boolean {
  if (linked.scope.kind === 'glob') return false;
  const audience = audienceOf(linked, config);
  if (audience.length === config.clients.length) return false;
  const { files } = carriers(linked, { config, isParted: false });
  return files.includes('AGENTS.md') && !audience.some((client) => homeOf(client, config) !== 'AGENTS.md');
}

/** One word for a scope: equal for notes that hold in the same place. */
export function keyOf(scope: Scope): string {
  if (scope.kind === 'repo') return '';
  return scope.kind === 'folder' ? scope.path : scope.globs.join('\n');
}

function isFolderFile(place: FolderFile | RuleFolder): place is FolderFile {
  return Object.hasOwn(FOLDER_FILES, place);
}

function unique<T>(values: readonly (T | undefined)[]): readonly T[] {
  return [...new Set(values.filter((value) => value !== undefined))].sort() as readonly T[];
}
