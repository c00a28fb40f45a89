/** The texts of one folder's AGENTS.md, CLAUDE.md and GEMINI.md → notes: one where they agree, several where they differ. */
import { CLIENTS } from '../clients.ts';
import type { Client, Twin } from '../model.ts';
import { listed } from '../phrase.ts';
import type { AdoptedFile } from './adoption.ts';
import { MOVES, bodyOf, restriction, say, withImports, type Draft, type Passage } from './draft.ts';
import { loads } from './loads.ts';
import { folderWishes } from './names.ts';
import { noteText } from './note-text.ts';
import { readFolderHead } from './rule-file.ts';
import { folderScope } from './scope.ts';
import { partSections } from './sections.ts';
import { isPointer, type Channel, type FolderShape, type FolderText, type LoadedFile } from './shape.ts';

/** A text with its head read and its imports put in. */
interface Ready {
  readonly of: FolderText;
  readonly file: LoadedFile;
  readonly rest: readonly string[];
  readonly body: string;
  readonly line: number;
}

/** What surrounds a folder's texts. */
export interface FolderPlace {
  /** The configured clients of a channel. */
  readonly readers: (channel: Channel) => readonly Client[];
  /** What CLAUDE.md will be to AGENTS.md everywhere. */
  readonly claude: Twin | undefined;
  /** True for a text that stays where it is, because another tool writes it or lintel does already. */
  readonly isTaken: (text: FolderText) => boolean;
}

/** Adds the notes of one folder to the draft. Links and stubs beside a text that stays become lintel's where an output needs their place. */
export function addFolderNotes(draft: Draft, shape: FolderShape, { readers, claude, isTaken }: FolderPlace): void {
  const free = shape.texts.filter((text) => !isTaken(text));
  const ready = free.flatMap((text) => readyText(draft, shape, { text, readers }));
  const names = new Map<FolderText, string[]>(shape.texts.map((text) => [text, []]));
  const keep = (of: FolderText, path: string | undefined): void => {
    if (path !== undefined) names.get(of)?.push(path);
  };
  const place: Place = { draft, base: shape.base, readers, claude, isParted: false };
  const [first] = ready;
  if (first !== undefined && free.length < shape.texts.length) {
    for (const each of ready) keep(each.of, ownNote(place, each, { text: each.body, line: each.line }));
  } else if (first !== undefined && ready.length === 1) {
    keep(first.of, mainNote(place, first, first.body));
    for (const remark of gainers(draft, first.of, readers)) say(draft, first.file.path, remark);
  } else if (first !== undefined) {
    partNotes(place, ready, keep);
  }
  const additions = new Map<string, readonly string[]>();
  for (const { file, text } of shape.texts.flatMap((each) => each.additions)) {
    const path = additionNote(place, { file, text });
    if (path !== undefined) additions.set(file.path, [path]);
  }
  for (const text of shape.texts) {
    const files = adopted(text, { draft, shape, readers, notes: names.get(text) ?? [], additions });
    draft.files.push(...(isTaken(text) ? files.map(besideTaken) : files));
  }
}

function besideTaken(file: AdoptedFile): AdoptedFile {
  return file.notes.length > 0 ? file : { ...file, what: 'stays beside a file that lintel does not move' };
}

interface Place {
  readonly draft: Draft;
  readonly base: string;
  readonly readers: (channel: Channel) => readonly Client[];
  readonly claude: Twin | undefined;
  /** Whether AGENTS.md and CLAUDE.md of this folder go on differing. */
  readonly isParted: boolean;
}

function readyText(
  draft: Draft,
  shape: FolderShape,
  { text, readers }: { readonly text: FolderText; readonly readers: Place['readers'] },
): readonly Ready[] {
  const file = text.files.find((each) => each.text === text.text) ?? text.files[0];
  if (file === undefined) return [];
  const head = readFolderHead(text.text);
  if (head.body.trim() === '') return [];
  for (const remark of head.remarks) say(draft, file.path, remark);
  const hasImports = text.channels.some((channel) => readers(channel).some((client) => EXPANDS.has(client)));
  const skip = shape.texts.flatMap((each) => each.files.flatMap(({ path, physical }) => [path, physical]));
  const passage = { path: file.path, physical: file.physical, text: head.body, line: head.bodyLine, hasImports, skip };
  return [{ of: text, file, rest: head.rest, body: withImports(draft, passage), line: head.bodyLine }];
}

/** Clients that put the text of `@path` in (measured 2026-11-20). */
const EXPANDS: ReadonlySet<Client> = new Set(['claude', 'gemini', 'copilot-cli']);

/** The folder's own note, which is for everyone. */
function mainNote({ draft, base }: Place, { file, rest, line }: Ready, text: string): string | undefined {
  const isModule = draft.tree.modules.includes(base);
  const path = mainPath(draft, base, isModule);
  const body = bodyOf(draft, passageOf(file, text, line), folderName(path));
  if (body === undefined) return undefined;
  const scope = base === '' ? [] : [`${base}/**`];
  const head = { ...(isModule && base !== '' && { module: base }), appliesTo: isModule ? [] : scope, rest };
  draft.notes.push({ path, text: noteText(head, body) });
  return path;
}

function mainPath(draft: Draft, base: string, isModule: boolean): string {
  const project = `${draft.context}/project.md`;
  if (base === '' && !draft.isTaken(project) && !draft.notes.some(({ path }) => path === project)) return project;
  return base === ''
    ? draft.nameOf('guides', ['repository'])
    : draft.nameOf(isModule ? 'modules' : 'guides', folderWishes(base, isModule));
}

/** Texts that differ: what all of them say stands once, the rest apart, each for its own clients. */
function partNotes(
  place: Place,
  ready: readonly Ready[],
  keep: (of: FolderText, path: string | undefined) => void,
): void {
  const { draft } = place;
  const agents = ready.find(({ of }) => of.channels.includes('agents'));
  const others = ready.filter((each) => each !== agents);
  if (agents !== undefined && others.every(({ body }) => isPointer(body))) {
    keep(agents.of, mainNote(place, agents, agents.body));
    for (const each of others) {
      keep(each.of, ownNote(place, each, { text: each.body, line: each.line }));
      say(draft, each.file.path, {
        line: 1,
        isLoss: false,
        message: `It sends its reader to \`${agents.file.path}\`, which its clients now get as well.`,
      });
    }
    return;
  }
  const { shared, rest, lines } = partSections(ready.map(({ body }) => body));
  const [first] = ready;
  const main =
    shared === undefined || first === undefined ? undefined : mainNote(place, { ...first, rest: [] }, shared);
  // AGENTS.md then says what CLAUDE.md does not, so that the two stay files of their own.
  const isParted = ready.some(({ of }, index) => of.channels.includes('agents') && rest[index]?.trim() !== '');
  ready.forEach((each, index) => {
    keep(each.of, main);
    const text = rest[index] ?? '';
    if (text.trim() === '') return;
    const line = each.line + (lines[index] ?? 1) - 1;
    keep(each.of, ownNote({ ...place, isParted }, each, { text, line }));
    const beside = ready
      .filter((other) => other !== each)
      .map(({ file }) => `\`${file.path}\``)
      .join(' and ');
    say(draft, each.file.path, {
      line,
      isLoss: false,
      message: `From here on it differs from ${beside}; what differs is for its own clients alone.`,
    });
  });
}

/** What one text says alone. */
function ownNote(
  place: Place,
  { of, file, rest }: Ready,
  { text, line }: { readonly text: string; readonly line: number },
) {
  return restrictedNote(place, { channels: of.channels, passage: passageOf(file, text, line), rest });
}

function additionNote(place: Place, { file, text }: FolderText['additions'][number]): string | undefined {
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
}

function restrictedNote(place: Place, { channels, passage, rest }: Restricted): string | undefined {
  const { draft, base, readers } = place;
  const word = channels.includes('agents') ? 'agents' : (channels[0] ?? 'agents');
  const wishes = base === '' ? [`${word}-only`] : folderWishes(base, false).map((wish) => `${wish}-${word}`);
  const path = draft.nameOf('guides', wishes);
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

/** Clients that did not load the text before and do now: a gain, and worth a word. */
function gainers(draft: Draft, { channels, files }: FolderText, readers: Place['readers']) {
  const before = new Set(channels.flatMap(readers));
  const now = draft.clients.filter((client) => !before.has(client) && (client === 'claude' || client === 'gemini'));
  const [file] = files;
  if (now.length === 0 || file === undefined || file.base === '') return [];
  return [
    {
      line: 1,
      isLoss: false,
      message: `It reaches ${listed(now.map((client) => CLIENTS[client].title))} too now, which did not load it before.`,
    },
  ];
}

interface AdoptedPlace {
  readonly draft: Draft;
  readonly shape: FolderShape;
  readonly readers: Place['readers'];
  readonly notes: readonly string[];
  /** Notes of what a stub says besides its import, by the path of the stub. */
  readonly additions: ReadonlyMap<string, readonly string[]>;
}

function adopted(
  text: FolderText,
  { draft, shape, readers, notes: main, additions }: AdoptedPlace,
): readonly AdoptedFile[] {
  const lender = text.files.find((each) => each.text === text.text);
  return text.files.map((file): AdoptedFile => {
    const channel: Channel = file.kind === 'claude' || file.kind === 'gemini' ? file.kind : 'agents';
    const { path, kind, base, isLink } = file;
    const notes = [...main, ...(additions.get(path) ?? [])];
    const heard = channel === 'agents' ? readers(channel) : draft.clients;
    const clients = heard.filter((client) => loads(client, file));
    const common = { path, kind, base, isLink, text: file.text, scope: folderScope(shape.base), clients, notes };
    if (file === lender || lender === undefined) return { ...common, what: MOVES };
    if (isLink) return { ...common, what: `a link to ${lender.path}` };
    if (lender.isLink && lender.physical === path)
      return { ...common, what: `the file behind ${lender.path}; now a link to it` };
    const isStub = text.additions.some((each) => each.file === file) || file.text.length < lender.text.length / 2;
    return { ...common, what: isStub ? `imports ${lender.path}` : `says the same as ${lender.path}` };
  });
}
