/**
 * What AGENTS.md, CLAUDE.md and GEMINI.md of one folder are to one another: links, twins, stubs that import, or texts of
 * their own. Says who reads which text; what becomes of the texts is for others.
 */
import { folderOf, joinPath } from '../path.ts';
import type { Twin } from '../model.ts';
import type { AdoptionTree } from './adoption.ts';
import type { FoundFile } from './found.ts';
import { importsIn } from './imports.ts';

/** A file with the text behind it. */
export interface LoadedFile extends FoundFile {
  readonly text: string;
  /** Where the text stands: the file itself, or what its links lead to in the end. */
  readonly physical: string;
  readonly isLink: boolean;
}

export type Channel = 'agents' | 'claude' | 'gemini';

/** One text of a folder, with the channels that bring it. */
export interface FolderText {
  readonly channels: readonly Channel[];
  /** The file that lends its text, and its twins, links and stubs. */
  readonly files: readonly LoadedFile[];
  readonly text: string;
  /** What a stub says besides its import: for its own channel alone. */
  readonly additions: readonly { readonly file: LoadedFile; readonly text: string }[];
}

/** The texts of one folder, that of AGENTS.md first. */
export interface FolderShape {
  readonly base: string;
  readonly texts: readonly FolderText[];
  readonly claude?: Twin;
  readonly gemini?: Twin;
  /** Present for a `.claude/CLAUDE.md` beside a CLAUDE.md of the same folder. */
  readonly isSecond?: true;
}

/** Where the text of `path` stands, through links; undefined when they lead nowhere, outside, or in a circle. */
export function physicalOf(path: string, { links }: Pick<AdoptionTree, 'links'>): string | undefined {
  let at = path;
  for (let hops = 0; hops < 8; hops += 1) {
    const held = links.get(at);
    if (held === undefined) return at;
    const next = held.startsWith('/') ? undefined : joinPath(folderOf(at), held);
    if (next === undefined) return undefined;
    at = next;
  }
  return undefined;
}

/** The shape of the folder `base`, whose files are `files`: of each channel one or none. */
export function shapeOf(base: string, files: ReadonlyMap<Channel, LoadedFile>): FolderShape {
  const agents = files.get('agents');
  const texts: FolderText[] = [];
  const twins: Partial<Record<Channel, Twin>> = {};
  for (const channel of ['agents', 'claude', 'gemini'] as const) {
    const file = files.get(channel);
    if (file === undefined) continue;
    const stub = stubOf(file, files);
    const host = texts.find((text) => text.files.some((other) => other.path === stub?.target || isTwin(file, other)));
    if (host === undefined) {
      texts.push({ channels: [channel], files: [file], text: file.text, additions: [] });
    } else {
      const additions = stub === undefined || stub.rest === '' ? [] : [{ file, text: stub.rest }];
      const merged = {
        ...host,
        channels: [...host.channels, channel],
        files: [...host.files, file],
        additions: [...host.additions, ...additions],
      };
      texts[texts.indexOf(host)] = merged;
    }
    if (agents !== undefined && file !== agents) twins[channel] = twinOf(file, agents, stub !== undefined);
  }
  return withReversedStub(
    { base, texts, ...(twins.claude && { claude: twins.claude }), ...(twins.gemini && { gemini: twins.gemini }) },
    files,
  );
}

function twinOf(file: LoadedFile, agents: LoadedFile, isStub: boolean): Twin {
  if (isStub) return 'import';
  return file.physical === agents.physical ? 'link' : 'mirror';
}

/** An AGENTS.md that only imports CLAUDE.md: what was meant is the text of CLAUDE.md, whoever expands imports. */
function withReversedStub(shape: FolderShape, files: ReadonlyMap<Channel, LoadedFile>): FolderShape {
  const agents = files.get('agents');
  const stub = agents && stubOf(agents, files);
  const own = shape.texts.find(({ files: [first] }) => first === agents);
  const host = shape.texts.find(({ files: [first] }) => first !== undefined && first.path === stub?.target);
  if (agents === undefined || own === undefined || host === undefined || stub === undefined || stub.rest !== '')
    return shape;
  const merged: FolderText = { ...host, channels: ['agents', ...host.channels], files: [agents, ...host.files] };
  return {
    ...shape,
    texts: [merged, ...shape.texts.filter((text) => text !== own && text !== host)],
    claude: 'mirror',
  };
}

interface Stub {
  /** Path of the file beside it that it imports. */
  readonly target: string;
  readonly rest: string;
}

/** A file that holds `@AGENTS.md` on a line of its own is a stub; what else it says is an addition. */
function stubOf(file: LoadedFile, files: ReadonlyMap<Channel, LoadedFile>): Stub | undefined {
  if (file.isLink) return undefined;
  const beside = [...files.values()].filter((other) => other !== file).map(({ path }) => path);
  const found = importsIn(file.path, file.text).find(
    ({ path, isAlone }) => isAlone && path !== undefined && beside.includes(path),
  );
  if (found?.path === undefined) return undefined;
  // A whole sentence about the import, such as a heading of the file's own name, is still worth its line.
  return { target: found.path, rest: (file.text.slice(0, found.start) + file.text.slice(found.end)).trim() };
}

function isTwin(a: LoadedFile, b: LoadedFile): boolean {
  return a.physical === b.physical || plain(a.text) === plain(b.text);
}

/** A text without what a checkout or an editor may change. */
export function plain(text: string): string {
  return text
    .replace(/[ \t]+$/gm, '')
    .replace(/\n{2,}/g, '\n')
    .trim();
}

/** Most lines of a file that sends its reader to AGENTS.md before all else. */
const MAX_POINTER_LINES = 40;

/** True for a CLAUDE.md that asks to read AGENTS.md, and says little besides. */
export function isPointer(text: string): boolean {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const asks = /\b(?:read|see|refer|consult|follow|load|use|check)\b[^\n]{0,60}\bAGENTS\.md\b/i;
  return lines.length <= MAX_POINTER_LINES && asks.test(text);
}
