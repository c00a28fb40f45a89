/** Lines that send a reader on: to the file of a folder, or to a rule file that a client does not load by itself. */
import { RULE_FILES } from '../clients.ts';
import type { ContextModel, FolderFile, LinkedNote, Pointer, Scope } from '../model.ts';
import type { Carriers } from './carriers.ts';
import type { DeliveryPlace, RuleGroup } from './delivery.ts';
import { filledText } from './section.ts';

/** Where an index line stands. */
export interface IndexPlace {
  readonly model: ContextModel;
  readonly carriers: ReadonlyMap<LinkedNote, Carriers>;
  /** The file that it stands in. */
  readonly file: FolderFile;
}

/** The line of the folder `path`, whose file carries `notes`. Twins name the same file, so that they stay equal. */
export function indexLine(path: string, notes: readonly LinkedNote[], { model, carriers, file }: IndexPlace): Pointer {
  const name = model.facts.modules.find((module) => module.path === path)?.name;
  const hasAgents = notes.some((linked) => carriers.get(linked)?.files.includes('AGENTS.md'));
  return {
    paths: [`${path}/`],
    read: [`${path}/${hasAgents ? 'AGENTS.md' : file}`],
    sources: filesOf(notes),
    ...(name !== undefined && name !== path && { name }),
    ...summaryOf(notes, ''),
  };
}

/** Sends readers without rule files to the compiled rule file where one is built, else to the notes themselves. */
export function pointerTo({ folders, assignment }: RuleGroup, { isIgnored }: DeliveryPlace): Pointer {
  const { name, notes, scope } = assignment;
  const compiled = folders
    .map((folder) => `${folder}/${name}${RULE_FILES[folder].extension}`)
    .find((path) => !isIgnored(path));
  return {
    paths: scope.kind === 'glob' ? scope.globs : [],
    read: compiled === undefined ? filesOf(notes) : [compiled],
    sources: filesOf(notes),
    ...summaryOf(notes, ''),
  };
}

/** The deepest folder with a file of its own that holds everything the globs can match; the root otherwise. */
export function nearestFolder(scope: Scope, folders: ReadonlyMap<string, unknown>): string {
  if (scope.kind !== 'glob') return '';
  const holders = [...folders.keys()].filter((folder) => scope.globs.every((glob) => glob.startsWith(`${folder}/`)));
  return holders.sort((a, b) => b.length - a.length)[0] ?? '';
}

function filesOf(notes: readonly LinkedNote[]): readonly string[] {
  return notes.map(({ note }) => note.file);
}

/** Longest list of titles that stands in for a summary. */
const MAX_TITLES = 3;

/** The module note's summary, else the first that there is; where nobody wrote one, the titles tell what waits there. */
export function summaryOf(notes: readonly LinkedNote[], toDir: string): { readonly summary?: string } {
  const speakers = notes.filter(({ note }) => note.summary !== undefined && note.kind !== 'decision');
  const speaker = speakers.find(({ note }) => note.kind === 'module') ?? speakers[0];
  if (speaker !== undefined) return { summary: filledText(speaker, speaker.note.summary, toDir) };
  const titles = notes.filter(({ note }) => note.kind !== 'module').map(({ note }) => note.title);
  if (titles.length === 0) return {};
  const more = titles.length > MAX_TITLES ? `, and ${titles.length - MAX_TITLES} more` : '';
  return { summary: `${titles.slice(0, MAX_TITLES).join('; ')}${more}.` };
}

/** A long index becomes one line for each parent folder; the modules' own files then open with their summaries. */
export function groupedIndex(lines: readonly Pointer[]): readonly Pointer[] {
  const parents = new Map<string, Pointer[]>();
  for (const line of lines) {
    const path = line.paths[0] ?? '';
    const parent = path.slice(0, path.lastIndexOf('/', path.length - 2) + 1);
    parents.set(parent, [...(parents.get(parent) ?? []), line]);
  }
  return [...parents].map(([parent, members]) => {
    const [only] = members;
    if (members.length === 1 && only !== undefined) return only;
    const names = members.map(({ paths }) => (paths[0] ?? '').slice(parent.length, -1));
    const file = (only?.read[0] ?? '').split('/').at(-1);
    return {
      paths: [`${parent}{${names.join(',')}}/`],
      read: [`${parent}<folder>/${file}`],
      sources: members.flatMap(({ sources }) => sources),
    };
  });
}
