/**
 * Who gets which statement where. Notes that share a scope and their carriers share a file: the root's, a folder's, or a
 * rule file. What a client cannot be given as meant is said, once, in words.
 */
import type { ClientSettings } from '../client-settings.ts';
import { CLIENTS, FOLDER_FILES } from '../clients.ts';
import { literalGlob } from '../glob.ts';
import type {
  Assignment,
  Config,
  ContextModel,
  Delivery,
  FolderCarrier,
  FolderFile,
  LinkedNote,
  Note,
  RuleFolder,
  Scope,
} from '../model.ts';
import { audienceOf, carriersOf, homeOf, keyOf, rulesOf, twinOf, type Carriers } from './carriers.ts';
import { noticesOf } from './delivery-notices.ts';
import { groupedIndex, indexLine, nearestFolder, pointerTo, summaryOf } from './pointers.ts';

/** Past this many, index lines of modules are grouped by their parent folder. */
const MAX_INDEX_LINES = 20;

/** Longest stem of a rule file, so that paths stay short on every file system. */
const MAX_STEM = 60;

/** For whom, and where files may stand. */
export interface DeliveryPlace {
  readonly config: Config;
  readonly settings: ClientSettings;
  readonly isIgnored: (path: string) => boolean;
}

/** Assigns every note in force to the carriers of its scope. */
export function planDelivery(model: ContextModel, place: DeliveryPlace): Delivery {
  const { config } = place;
  const live = liveNotes(model);
  const carriers = carriersOf(live, config);
  const rules = ruleGroups(live, carriers);
  const homes = new Set(config.clients.map((client) => homeOf(client, config)));
  const plan = { model, place, carriers, rules, homes };
  const texts = (Object.keys(FOLDER_FILES) as FolderFile[]).flatMap((file) => textFiles(file, live, plan));
  const led = twins(texts, config);
  // A stub says its own text itself, below the import.
  const own = texts.filter(
    (text) =>
      !led.some((twin) => twin.file === text.file && keyOf(twin.assignment.scope) === keyOf(text.assignment.scope)),
  );
  return {
    folderFiles: [...own, ...led],
    ruleFiles: rules.flatMap(({ folders, assignment }) => folders.map((folder) => ({ folder, assignment }))),
    notices: noticesOf(live, { config, settings: place.settings, carriers, texts }),
  };
}

/** The notes that reach somebody: in force, sound, and with something to say. */
export function liveNotes({ notes }: ContextModel): readonly LinkedNote[] {
  return notes.filter((linked) => linked.isInForce && linked.isSound && saysSomething(linked));
}

interface DeliveryPlan {
  readonly model: ContextModel;
  readonly place: DeliveryPlace;
  readonly carriers: ReadonlyMap<LinkedNote, Carriers>;
  readonly rules: readonly RuleGroup[];
  /** The files that give clients their text by folder. */
  readonly homes: ReadonlySet<FolderFile>;
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

// ───────────────────────────── the files of folders ─────────────────────────────

/** The files called `file` that have a text of their own: at the root, and in each folder that has something to say. */
function textFiles(file: FolderFile, live: readonly LinkedNote[], plan: DeliveryPlan): readonly FolderCarrier[] {
  const carried = live.filter((linked) => plan.carriers.get(linked)?.files.includes(file));
  const folders = groupBy(carried, ({ scope }) => (scope.kind === 'folder' ? scope.path : undefined));
  const isHome = plan.homes.has(file);
  const index = isHome ? [...folders].map(([path, notes]) => indexLine(path, notes, { ...plan, file })) : [];
  const isGrouped = index.length > MAX_INDEX_LINES;
  const pointersOf = (folder: string) =>
    isHome
      ? pointersIn(plan).flatMap(({ group, holder }) =>
          holder(folders) === folder ? pointerTo(group, plan.place) : [],
        )
      : [];
  const root: Assignment = {
    ...blank({ kind: 'repo' }, isHome),
    notes: carried.filter(({ scope }) => scope.kind === 'repo'),
    before: [...(isGrouped ? groupedIndex(index) : index), ...pointersOf('')],
  };
  const nested = [...folders].map(([path, notes]): Assignment => ({
    ...blank({ kind: 'folder', path }, isHome),
    notes,
    before: pointersOf(path),
    summary: isGrouped || isBare(notes) ? (summaryOf(notes, path).summary ?? '') : '',
  }));
  const isEmpty = !isHome && root.notes.length === 0;
  return [...(isEmpty ? [] : [root]), ...nested].map((assignment) => ({ file, assignment }));
}

/** Rule files that some reader of folder files has to be sent to, and the folder whose file sends there. */
function pointersIn({ rules, place: { config } }: DeliveryPlan) {
  return rules
    .filter(
      ({ assignment: { notes, scope } }) =>
        scope.kind === 'glob' &&
        notes.some((linked) => {
          const audience = audienceOf(linked, config);
          return linked.scope.kind === 'glob' && audience.some((client) => rulesOf(client, audience) === undefined);
        }),
    )
    .map((group) => ({
      group,
      holder: (folders: ReadonlyMap<string, unknown>) => nearestFolder(group.assignment.scope, folders),
    }));
}

/** CLAUDE.md and GEMINI.md where they are not texts of their own, beside each AGENTS.md. */
function twins(texts: readonly FolderCarrier[], config: Config): readonly FolderCarrier[] {
  const wanted = (['CLAUDE.md', 'GEMINI.md'] as const).filter((file) =>
    config.clients.some((client) => CLIENTS[client].folderFile === file),
  );
  return wanted.flatMap((file) => {
    const twin = twinOf(file, config);
    if (twin !== 'link' && twin !== 'import') return [];
    const beside = texts.filter((carrier) => carrier.file === 'AGENTS.md');
    return beside.map(({ assignment }): FolderCarrier => {
      if (twin === 'link') return { file, twin, assignment };
      const own = texts.find((each) => each.file === file && keyOf(each.assignment.scope) === keyOf(assignment.scope));
      return { file, twin, assignment: own?.assignment ?? blank(assignment.scope, false) };
    });
  });
}

function blank(scope: Scope, isHome: boolean): Assignment {
  return { scope, name: '', isHome, notes: [], summary: '', before: [] };
}

// ───────────────────────────── rule files ─────────────────────────────

/** Notes that share a rule file, and the folders that it stands in. */
export interface RuleGroup {
  readonly folders: readonly RuleFolder[];
  readonly assignment: Assignment;
}

/**
 * Notes for the same globs and clients share a file. A note without globs is in a rule file because it is for some clients
 * only; it keeps a file to itself, which then has its name.
 */
function ruleGroups(live: readonly LinkedNote[], carriers: ReadonlyMap<LinkedNote, Carriers>): readonly RuleGroup[] {
  const groups = groupBy(live, (linked) => {
    const folders = carriers.get(linked)?.rules ?? [];
    if (folders.length === 0 && linked.scope.kind !== 'glob') return undefined;
    const own = linked.scope.kind === 'glob' ? '' : `\n${linked.note.file}`;
    return `${keyOf(linked.scope)}\n\n${folders.join()}${own}`;
  });
  const taken = new Set<string>();
  return [...groups.values()].map((notes) => ({
    folders: (notes[0] === undefined ? undefined : carriers.get(notes[0])?.rules) ?? [],
    assignment: {
      ...blank(ruleScope(notes), false),
      name: freeName(notes, taken),
      notes,
      summary: isBare(notes) ? (summaryOf(notes, '').summary ?? '') : '',
    },
  }));
}

function ruleScope(notes: readonly LinkedNote[]): Scope {
  const scope = notes[0]?.scope ?? { kind: 'repo' };
  return scope.kind === 'folder' ? { kind: 'glob', globs: [`${literalGlob(scope.path)}/**`] } : scope;
}

/**
 * File stem of a group: the first guide or module note lends its own, so that `testing.md` becomes `testing`; a decision
 * alone lends its own too, and several are named by what they cover. Taken stems get a number, in order of globs.
 */
function freeName(notes: readonly LinkedNote[], taken: Set<string>): string {
  const scope = ruleScope(notes);
  const lender = notes.find(({ note }) => note.kind !== 'decision')?.note.id;
  const only = notes.length === 1 ? notes[0]?.note.id : undefined;
  const stem = slug(lender ?? only ?? (scope.kind === 'glob' ? scope.globs.join('-') : ''));
  let name = stem;
  for (let count = 2; taken.has(name); count++) name = `${stem}-${count}`;
  taken.add(name);
  return name;
}

function slug(text: string): string {
  const words = text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}_]+/gu, '-')
    .replace(/^[-_]+|[-_]+$/g, '');
  return words.slice(0, MAX_STEM).replace(/[-_]+$/, '') || 'files';
}

/** In order of keys, so that the order of notes decides nothing. */
function groupBy(
  notes: readonly LinkedNote[],
  groupOf: (linked: LinkedNote) => string | undefined,
): Map<string, LinkedNote[]> {
  const groups = new Map<string, LinkedNote[]>();
  for (const linked of notes) {
    const key = groupOf(linked);
    if (key === undefined) continue;
    const members = groups.get(key);
    if (members === undefined) groups.set(key, [linked]);
    else members.push(linked);
  }
  return new Map([...groups].sort(([a], [b]) => (a < b ? -1 : 1)));
}
