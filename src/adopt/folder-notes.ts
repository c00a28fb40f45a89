/** The texts of one folder's AGENTS.md, CLAUDE.md and GEMINI.md → notes: one where they agree, several where they differ. */
import { CLIENTS } from '../clients.ts';
import type { Client, Twin } from '../model.ts';
import { listed } from '../phrase.ts';
import type { AdoptedFile } from './adoption.ts';
import { MOVES, say, withImports, type Draft } from './draft.ts';
import { additionNote, mainNote, ownNote, type Place, type Ready } from './folder-note.ts';
import { loads } from './loads.ts';
import { partNotes } from './parted-notes.ts';
import { readFolderHead } from './rule-file.ts';
import { folderScope } from './scope.ts';
import type { Channel, FolderShape, FolderText } from './shape.ts';

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
  // A second text of Claude Code in a folder is not for those who load the first one under another name.
  if (first !== undefined && (free.length < shape.texts.length || shape.isSecond === true)) {
    for (const each of ready) keep(each.of, ownNote(place, each, { text: each.body, line: each.line }));
  } else if (first !== undefined && ready.length === 1) {
    keep(first.of, mainNote(place, first, { text: first.body, line: first.line }));
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
