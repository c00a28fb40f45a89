/**
 * Who gets which statement where. Notes that share a scope share a carrier: the root file, a folder's file, or a rule
 * file for globs. What a client cannot be given as meant is said, once, in words.
 */
import { CLIENTS } from '../clients.ts';
import type {
  Assignment,
  Client,
  Config,
  ContextModel,
  Delivery,
  DeliveryNotice,
  LinkedNote,
  Note,
  Pointer,
  Scope,
} from '../model.ts';
import { filledText } from './section.ts';

/** Past this many, index lines of modules are grouped by their parent folder. */
const MAX_INDEX_LINES = 20;

/** Longest stem of a rule file, so that paths stay short on every file system. */
const MAX_STEM = 60;

/** For whom, and where files may stand. */
export interface DeliveryPlace {
  readonly config: Config;
  readonly isIgnored: (path: string) => boolean;
}

/** Assigns every note in force to the carrier of its scope. */
export function planDelivery(model: ContextModel, place: DeliveryPlace): Delivery {
  const { config } = place;
  const live = model.notes.filter((linked) => linked.isInForce && linked.isSound && saysSomething(linked));
  const folderNotes = groupBy(live, (linked) => (linked.scope.kind === 'folder' ? linked.scope.path : undefined));
  const globNotes = groupBy(live, (linked) =>
    linked.scope.kind === 'glob' ? linked.scope.globs.join('\n') : undefined,
  );
  const names = stems([...globNotes.values()]);
  const globs = [...globNotes].map(([key, notes]) => ({
    name: names.get(key) ?? key,
    notes,
    scope: scopeOfFirst(notes),
  }));
  const pointers = globs.map((glob) => ({ ...glob, nearest: nearestFolder(glob.scope, folderNotes) }));
  const pointersOf = (folder: string): readonly Pointer[] =>
    needsPointers(config)
      ? pointers.filter((each) => each.nearest === folder).map((each) => pointerTo(each, place))
      : [];
  const index = [...folderNotes].map(([path, notes]) => indexLine(path, notes, { model, config }));
  const isGrouped = index.length > MAX_INDEX_LINES;
  return {
    root: assignment(
      { kind: 'repo' },
      {
        notes: live.filter((linked) => linked.scope.kind === 'repo'),
        before: [...(isGrouped ? grouped(index) : index), ...pointersOf('')],
      },
    ),
    folders: [...folderNotes].map(([path, notes]) =>
      assignment(
        { kind: 'folder', path },
        {
          notes,
          before: pointersOf(path),
          summary: isGrouped || isBare(notes) ? (summaryOf(notes, path).summary ?? '') : '',
        },
      ),
    ),
    globs: globs.map(({ name, notes, scope }) =>
      assignment(scope, { name, notes, summary: isBare(notes) ? (summaryOf(notes, '').summary ?? '') : '' }),
    ),
    notices: notices(live, config),
  };
}

/** A decision speaks through its rule lines only; the others through their summary, text and gates as well. */
function saysSomething({ note }: LinkedNote): boolean {
  return note.rules.length > 0 || (note.kind !== 'decision' && (note.summary !== undefined || hasMore(note)));
}

/** True for what speaks without its summary and rule lines. A title alone says nothing. */
function hasMore(note: Note): boolean {
  if (note.kind === 'module' && (note.risk !== undefined || note.autonomy !== undefined)) return true;
  return note.body.text.replace(/^\s*#[ \t].*/, '').trim() !== '';
}

/** A file whose notes have nothing but summaries shows them, although the index has them too: it must not be empty. */
function isBare(notes: readonly LinkedNote[]): boolean {
  return notes.every(({ note }) => note.rules.length === 0 && !hasMore(note));
}

function assignment(scope: Scope, parts: Partial<Assignment> & Pick<Assignment, 'notes'>): Assignment {
  return { scope, name: '', summary: '', before: [], ...parts };
}

function groupBy(
  notes: readonly LinkedNote[],
  keyOf: (linked: LinkedNote) => string | undefined,
): Map<string, LinkedNote[]> {
  const groups = new Map<string, LinkedNote[]>();
  for (const linked of notes) {
    const key = keyOf(linked);
    if (key !== undefined) groups.set(key, [...(groups.get(key) ?? []), linked]);
  }
  return new Map([...groups].sort(([a], [b]) => (a < b ? -1 : 1)));
}

function scopeOfFirst(notes: readonly LinkedNote[]): Scope & { kind: 'glob' } {
  const scope = notes[0]?.scope;
  return scope?.kind === 'glob' ? scope : { kind: 'glob', globs: [] };
}

/**
 * File stems of glob groups: the first guide or module note lends its own, so that `testing.md` becomes
 * `testing`; a decision alone lends its own too, and several are named by what they cover. Taken stems get a number, in order of globs.
 */
function stems(groups: readonly (readonly LinkedNote[])[]): ReadonlyMap<string, string> {
  const taken = new Set<string>();
  const names = new Map<string, string>();
  for (const notes of groups) {
    const { globs } = scopeOfFirst(notes);
    const lender = notes.find(({ note }) => note.kind !== 'decision')?.note.id;
    const only = notes.length === 1 ? notes[0]?.note.id : undefined;
    const stem = slug(lender ?? only ?? globs.join('-'));
    let name = stem;
    for (let count = 2; taken.has(name); count++) name = `${stem}-${count}`;
    taken.add(name);
    names.set(globs.join('\n'), name);
  }
  return names;
}

function slug(text: string): string {
  const words = text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '');
  return words.slice(0, MAX_STEM).replace(/-+$/, '') || 'files';
}

function needsPointers(config: Config): boolean {
  return config.clients.some((client) => CLIENTS[client].rules === undefined);
}

/** The deepest folder with a carrier of its own that holds everything the globs can match; the root otherwise. */
function nearestFolder(scope: Scope & { kind: 'glob' }, folders: ReadonlyMap<string, unknown>): string {
  const holders = [...folders.keys()].filter((folder) => scope.globs.every((glob) => glob.startsWith(`${folder}/`)));
  return holders.sort((a, b) => b.length - a.length)[0] ?? '';
}

interface GlobGroup {
  readonly name: string;
  readonly notes: readonly LinkedNote[];
  readonly scope: Scope & { kind: 'glob' };
}

/** Sends readers without rule files to the compiled rule file where one is built, else to the notes themselves. */
function pointerTo(glob: GlobGroup, place: DeliveryPlace): Pointer {
  const compiled = ruleFiles(glob.name, place.config.clients).find((path) => !place.isIgnored(path));
  const read = compiled === undefined ? filesOf(glob.notes) : [compiled];
  return { paths: glob.scope.globs, read, sources: filesOf(glob.notes), ...summaryOf(glob.notes, '') };
}

function ruleFiles(name: string, clients: readonly Client[]): readonly string[] {
  const rules = clients.flatMap((client) => CLIENTS[client].rules ?? []);
  return rules.map(({ folder, extension }) => `${folder}/${name}${extension}`);
}

interface IndexContext {
  readonly model: ContextModel;
  readonly config: Config;
}

function indexLine(path: string, notes: readonly LinkedNote[], { model, config }: IndexContext): Pointer {
  const name = model.facts.modules.find((module) => module.path === path)?.name;
  return {
    paths: [`${path}/`],
    read: [`${path}/${folderFile(config.clients)}`],
    sources: filesOf(notes),
    ...(name !== undefined && name !== path && { name }),
    ...summaryOf(notes, ''),
  };
}

function filesOf(notes: readonly LinkedNote[]): readonly string[] {
  return notes.map(({ note }) => note.file);
}

/** Longest list of titles that stands in for a summary. */
const MAX_TITLES = 3;

/** The module note's summary, else the first that there is; where nobody wrote one, the titles tell what waits there. */
function summaryOf(notes: readonly LinkedNote[], toDir: string): { readonly summary?: string } {
  const speakers = notes.filter(({ note }) => note.summary !== undefined && note.kind !== 'decision');
  const speaker = speakers.find(({ note }) => note.kind === 'module') ?? speakers[0];
  if (speaker !== undefined) return { summary: filledText(speaker, speaker.note.summary, toDir) };
  const titles = notes.filter(({ note }) => note.kind !== 'module').map(({ note }) => note.title);
  if (titles.length === 0) return {};
  const more = titles.length > MAX_TITLES ? `, and ${titles.length - MAX_TITLES} more` : '';
  return { summary: `${titles.slice(0, MAX_TITLES).join('; ')}${more}.` };
}

/** The file that a reader finds in every folder with context: AGENTS.md where a client reads it. */
export function folderFile(clients: readonly Client[]): 'AGENTS.md' | 'CLAUDE.md' {
  return clients.some((client) => CLIENTS[client].folderFile === 'AGENTS.md') ? 'AGENTS.md' : 'CLAUDE.md';
}

/** A long index becomes one line for each parent folder; the modules' own files then open with their summaries. */
function grouped(lines: readonly Pointer[]): readonly Pointer[] {
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

function notices(live: readonly LinkedNote[], { clients }: Config): readonly DeliveryNotice[] {
  const found: DeliveryNotice[] = [];
  for (const client of clients) {
    const twice = CLIENTS[client].alsoReads.filter((file) =>
      clients.some((other) => CLIENTS[other].folderFile === file),
    );
    if (twice.length > 0 && live.some(({ scope }) => scope.kind !== 'glob')) {
      const message = `${CLIENTS[client].title} gets repository and folder text twice: it loads ${twice.join(', ')} beside ${CLIENTS[client].folderFile}.`;
      found.push({ client, kind: 'duplicate', message });
    }
  }
  for (const { note } of live) {
    if (!note.appliesTo.some((each) => each.negated)) continue;
    for (const client of clients) {
      const message = `${note.file} excludes files with \`!\`; ${CLIENTS[client].title} gets it for those as well.`;
      found.push({ client, kind: 'widening', message });
    }
  }
  return found;
}
