/** One text of a folder → one note: where it lies, for whom it is, and what is said on the way. Which texts there are is for others. */
import type { Client, Twin } from '../model.ts';
import { bodyOf, restriction, say, withImports, type Draft, type Passage } from './draft.ts';
import { loads } from './loads.ts';
import { folderWishes } from './names.ts';
import { noteText } from './note-text.ts';
import { readFolderHead } from './rule-file.ts';
import type { Channel, FolderText, LoadedFile } from './shape.ts';

/** A text with its head read and its imports put in. */
export interface Ready {
  readonly of: FolderText;
  readonly file: LoadedFile;
  readonly rest: readonly string[];
  readonly body: string;
  readonly line: number;
}

/** The folder that notes are for, and what surrounds it. */
export interface Place {
  readonly draft: Draft;
  readonly base: string;
  /** The configured clients of a channel. */
  readonly readers: (channel: Channel) => readonly Client[];
  /** What CLAUDE.md will be to AGENTS.md everywhere. */
  readonly claude: Twin | undefined;
  /** Whether AGENTS.md and CLAUDE.md of this folder go on differing. */
  readonly isParted: boolean;
}

/** A part of a text, and the line on which it begins. */
export interface TextPart {
  readonly text: string;
  readonly line: number;
  /** Names for its note, best first; absent for the ones that notes of its kind have. */
  readonly wishes?: readonly string[];
}

/** The folder's own note, which is for everyone. */
export function mainNote({ draft, base }: Place, { file, rest }: Ready, { text, line, wishes }: TextPart) {
  const isModule = wishes === undefined && draft.tree.modules.includes(base);
  const path = wishes === undefined ? mainPath(draft, base, isModule) : draft.nameOf('guides', wishes);
  const body = bodyOf(draft, passageOf(file, text, line), folderName(path));
  if (body === undefined) return undefined;
  const scope = base === '' ? [] : [`${base}/**`];
  const head = { ...(isModule && base !== '' && { module: base }), appliesTo: isModule ? [] : scope, rest };
  draft.notes.push({ path, text: noteText(head, body) });
  return path;
}

/** True where the folder's own note leads its file, whatever other notes are called: the project note, or a module's. */
export function leads({ draft, base }: Place): boolean {
  return base === '' ? isProjectFree(draft) : draft.tree.modules.includes(base);
}

function isProjectFree(draft: Draft): boolean {
  const project = `${draft.context}/project.md`;
  return !draft.isTaken(project) && !draft.notes.some(({ path }) => path === project);
}

function mainPath(draft: Draft, base: string, isModule: boolean): string {
  if (base === '' && isProjectFree(draft)) return `${draft.context}/project.md`;
  return base === ''
    ? draft.nameOf('guides', ['repository'])
    : draft.nameOf(isModule ? 'modules' : 'guides', folderWishes(base, isModule));
}

/** What one text says alone. */
export function ownNote(place: Place, { of, file, rest }: Ready, { text, line, wishes }: TextPart): string | undefined {
  const passage = passageOf(file, text, line);
  return restrictedNote(place, { channels: of.channels, passage, rest, ...(wishes && { wishes }) });
}

/** What a stub says besides its import. */
export function additionNote(place: Place, { file, text }: FolderText['additions'][number]): string | undefined {
  const channel = file.kind === 'claude' || file.kind === 'gemini' ? file.kind : 'agents';
  const head = readFolderHead(text);
  for (const remark of head.remarks) say(place.draft, file.path, remark);
  const passage = { ...passageOf(file, head.body, head.bodyLine), hasImports: true, skip: [] };
  const full = withImports(place.draft, passage);
  if (full.trim() === '') return undefined;
  return restrictedNote(place, { channels: [channel], passage: { ...passage, text: full }, rest: head.rest });
}

interface Restricted {
  readonly channels: readonly Channel[];
  readonly passage: Passage;
  readonly rest: readonly string[];
  readonly wishes?: readonly string[];
}

/** What notes of some channels are called after. */
export function channelWord(channels: readonly Channel[]): string {
  return channels.includes('agents') ? 'agents' : (channels[0] ?? 'agents');
}

function restrictedNote(place: Place, { channels, passage, rest, wishes }: Restricted): string | undefined {
  const { draft, base, readers } = place;
  const word = channelWord(channels);
  const usual = base === '' ? [`${word}-only`] : folderWishes(base, false).map((wish) => `${wish}-${word}`);
  const path = draft.nameOf('guides', wishes ?? usual);
  const body = bodyOf(draft, passage, folderName(path));
  if (body === undefined) return undefined;
  const clients = restriction(draft, [...channels.flatMap(readers), ...listeners(place, channels)]);
  const head = { appliesTo: base === '' ? [] : [`${base}/**`], ...(clients && { clients }), rest };
  draft.notes.push({ path, text: noteText(head, body) });
  return path;
}

/**
 * Clients that load CLAUDE.md although it is written for another one. Where the note will stand in CLAUDE.md again they find it
 * there; where that is a copy or a link of AGENTS.md they would lose it, unless the note names them.
 */
function listeners(
  { draft, base, claude = 'mirror', isParted }: Place,
  channels: readonly Channel[],
): readonly Client[] {
  if (channels.includes('agents') || !channels.includes('claude')) return [];
  const isInClaudeFile = claude === 'import' || (claude === 'mirror' && isParted);
  return isInClaudeFile ? [] : draft.clients.filter((client) => loads(client, { kind: 'claude', base }));
}

function passageOf({ path, physical }: LoadedFile, text: string, line: number): Passage {
  return { path, physical, text, line, hasImports: false };
}

function folderName(path: string): string {
  return path.slice(0, path.lastIndexOf('/'));
}
