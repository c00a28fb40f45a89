/** An adoption while it is put together: who is configured, which names are free, and how a text becomes a body. */
import { foldersAbove, folderOf } from '../path.ts';
import type { Client } from '../model.ts';
import type { AdoptedFile, AdoptionTree, LeftFile, PlannedNote, Remark } from './adoption.ts';
import { inlineImports } from './imports.ts';
import { noteNames } from './names.ts';
import type { LineRemark } from './rule-head.ts';
import { movedText } from './text.ts';

export interface Draft {
  readonly tree: AdoptionTree;
  readonly context: string;
  /** Clients that the configuration will name. */
  readonly clients: readonly Client[];
  readonly isFile: (path: string) => boolean;
  readonly isKnown: (path: string) => boolean;
  /** True for the path of a note that somebody else has written. */
  readonly isTaken: (path: string) => boolean;
  readonly nameOf: ReturnType<typeof noteNames>;
  /** Why a text cannot be a note, for what nobody sees in it. */
  readonly whyUnfit: (text: string) => string | undefined;
  readonly files: AdoptedFile[];
  readonly left: LeftFile[];
  readonly notes: PlannedNote[];
  readonly remarks: Remark[];
  readonly imports: Map<string, string[]>;
}

/** An empty draft. `ours` are notes of an earlier run, which may be written again. */
export function newDraft(
  tree: AdoptionTree,
  {
    context,
    clients,
    ours,
    whyUnfit,
  }: Pick<Draft, 'context' | 'clients' | 'whyUnfit'> & { readonly ours: ReadonlySet<string> },
): Draft {
  const files = new Set(tree.paths);
  const folders = new Set(tree.paths.flatMap(foldersAbove));
  const isTaken = (path: string): boolean => files.has(path) && !ours.has(path);
  return {
    tree,
    context,
    clients,
    isFile: (path) => files.has(path),
    isKnown: (path) => files.has(path) || folders.has(path),
    isTaken,
    nameOf: noteNames(context, isTaken),
    whyUnfit,
    files: [],
    left: [],
    notes: [],
    remarks: [],
    imports: new Map(),
  };
}

/** What is said of a file that lends its text to a note. */
export const MOVES = 'its text moves';

/** A text on its way into a note. */
export interface Passage {
  /** The file that it comes from. */
  readonly path: string;
  /** Where its bytes stand, when that is elsewhere. */
  readonly physical?: string;
  readonly text: string;
  readonly line: number;
  /** Whether one of its readers expands imports. */
  readonly hasImports: boolean;
  /** Paths that its readers get anyway. */
  readonly skip?: readonly string[];
}

/** Puts imported texts in and says so; links stay as they are. */
export function withImports(draft: Draft, passage: Passage): string {
  const { path, text, line } = passage;
  if (!passage.hasImports) return text;
  const { tree, isFile, isKnown, whyUnfit } = draft;
  const {
    text: full,
    inlined,
    lost,
  } = inlineImports(text, {
    file: path,
    tree: { texts: tree.texts, isFile, isKnown, whyUnfit },
    skip: new Set(passage.skip ?? []),
  });
  for (const each of inlined) {
    const importers = draft.imports.get(each.path) ?? [];
    draft.imports.set(each.path, [...new Set([...importers, path])]);
    say(draft, path, {
      line: each.line + line - 1,
      isLoss: false,
      message: `The text of \`${each.path}\`, which it imports, is part of the note now.`,
    });
  }
  for (const each of lost) {
    const message = `\`@${each.written}\` is not imported any more: ${each.why}.`;
    say(draft, path, { line: each.line + line - 1, isLoss: true, message });
  }
  return full;
}

/** The body of a note in the folder `to`; undefined when the text cannot be one, and then it is left where it is. */
export function bodyOf(draft: Draft, passage: Passage, to: string): string | undefined {
  const { path, physical = path, text, line } = passage;
  const bases = [...new Set([folderOf(path), folderOf(physical), ''])];
  const moved = movedText(text, { file: path, line, bases, to, isKnown: draft.isKnown });
  if (moved.refusal !== undefined) {
    draft.left.push({ path, why: moved.refusal });
    return undefined;
  }
  if (moved.mentions > 0) {
    const message = `${moved.mentions === 1 ? 'A handle or package scope gets' : `${moved.mentions} handles and package scopes get`} backticks, because some clients take them for imports.`;
    say(draft, path, { line, isLoss: false, message });
  }
  if (moved.open !== undefined)
    say(draft, path, {
      line: moved.open,
      isLoss: false,
      message: 'A comment begins here that nothing ends: it gets a backslash, so that what follows stays a text.',
    });
  for (const at of moved.shielded)
    say(draft, path, {
      line: at,
      isLoss: false,
      message: 'Braces that lintel would read as its own get a backslash in the note.',
    });
  for (const at of moved.bared)
    say(draft, path, {
      line: at,
      isLoss: true,
      message: 'A note cannot keep the backslash in `\\{{`: clients get the braces without it.',
    });
  return spoken(moved.text);
}

/** A note that is nothing but a title says nothing to lintel: then the title is its text. */
function spoken(text: string): string {
  const isTitle = /^\s*#[ \t]+\S/.test(text) && text.trim().split('\n').length === 1;
  if (isTitle) return text.replace(/^(\s*)#[ \t]+/, '$1');
  const lines = text.trim().split('\n');
  const isUnderlined = lines.length > 1 && /^=+$/.test(lines.at(-1) ?? '') && lines.every((line) => line.trim() !== '');
  return isUnderlined ? lines.slice(0, -1).join('\n') : text;
}

/** Notes a remark about a file. */
export function say(draft: Draft, file: string, remark: LineRemark): void {
  const isKnown = draft.remarks.some(
    (each) => each.file === file && each.line === remark.line && each.message === remark.message,
  );
  if (!isKnown) draft.remarks.push({ file, ...remark });
}

/** What `clients:` says for readers: nothing when they are all that are configured. */
export function restriction(draft: Draft, readers: readonly Client[]): readonly Client[] | undefined {
  const named = draft.clients.filter((client) => readers.includes(client));
  return named.length === draft.clients.length || named.length === 0 ? undefined : named;
}
