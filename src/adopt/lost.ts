/**
 * The promise of an adoption, checked before anything is written: every line of every adopted file stands in an output
 * that the same client loads for the same paths. It asks the outputs, and nothing that the planner says about its notes.
 */
import { globsMatcher } from '../glob.ts';
import { folderOf } from '../path.ts';
import { treeOfPaths } from '../tree.ts';
import type { Client, Output } from '../model.ts';
import type { AdoptedFile, Adoption, AdoptionTree } from './adoption.ts';
import { findAgentFiles, type FoundFile } from './found.ts';
import { importsIn } from './imports.ts';
import { isFolderFile, loads } from './loads.ts';
import { BANNER } from './markers.ts';
import { readFolderHead, readRuleFile } from './rule-file.ts';
import { folderScope, portableScope, scopeOfRule, type AdoptedScope } from './scope.ts';

/** A line that a client would get no more. */
export interface LostLine {
  readonly file: string;
  readonly line: number;
  readonly text: string;
  readonly client: Client;
}

/** What the check needs besides the adoption. */
export interface LossCheck {
  readonly tree: AdoptionTree;
  /** What a build writes. */
  readonly outputs: readonly Pick<Output, 'path' | 'text' | 'link'>[];
  readonly context: string;
  /** Files that links lead to no more, and the notes that they lead to instead. */
  readonly gone?: ReadonlyMap<string, string>;
}

/** The lines that `outputs` lose, by file and line. */
export function lostLines(adoption: Adoption, check: LossCheck): readonly LostLine[] {
  const ids = adoption.notes.map(({ path }) => path.slice(path.lastIndexOf('/') + 1, -'.md'.length));
  const naming = { ids, moved: new Set([...(check.gone ?? [])].flat().map(lastPart)) };
  const carriers = carriersIn(check, naming);
  // What a build writes is no place that a note is for: its globs are worked out without it.
  const built = new Set(check.outputs.map(({ path }) => path));
  const places = placesOf(check.tree.paths.filter((path) => !built.has(path)));
  return adoption.files.flatMap((file) => {
    const isOwnImport = (path: string): boolean => adoption.imports.get(path)?.includes(file.path) === true;
    const lines = [
      ...linesOf(file, adoption, isOwnImport),
      ...importedLines({ adoption, tree: check.tree, isOwnImport }),
    ];
    if (file.notes.length === 0) return [];
    const paths = places(file.scope);
    return file.clients.flatMap((client) => {
      const heard = carriers.filter((each) => loads(client, each.found) && paths.every(each.holdsFor));
      const isKept = keeper(heard, naming);
      return lines
        .filter((line) => !isKept(line))
        .map(({ file: path, line, text }) => ({ file: path, line, text, client }));
    });
  });
}

// ───────────────────────────── who loads what ─────────────────────────────

interface Carrier {
  readonly found: FoundFile;
  readonly holdsFor: (path: string) => boolean;
  readonly keys: ReadonlySet<string>;
  readonly flat: string;
}

function carriersIn({ tree, outputs, context }: LossCheck, naming: Naming): readonly Carrier[] {
  const texts = new Map(outputs.map((output) => [output.path, output]));
  const textAt = (path: string): string => {
    const output = texts.get(path);
    if (output?.link !== undefined) return textAt(beside(path, output.link));
    const text = output?.text ?? '';
    const isStub = /^@AGENTS\.md$/m.test(text) && !path.endsWith('AGENTS.md');
    return isStub ? `${text}\n${textAt(beside(path, 'AGENTS.md'))}` : text;
  };
  const matches = placeMatcher(tree.paths);
  return findAgentFiles([...texts.keys()], context).files.map((found) => {
    const text = textAt(found.path);
    const keys = text.split('\n').map((line) => keyOf(line, naming));
    return { found, holdsFor: matches(scopeIn(found, text)), keys: new Set(keys), flat: keys.join('') };
  });
}

function beside(path: string, name: string): string {
  return folderOf(path) === '' ? name : `${folderOf(path)}/${name}`;
}

function scopeIn(found: FoundFile, text: string): AdoptedScope {
  return isFolderFile(found.kind)
    ? folderScope(found.base)
    : scopeOfRule(found, readRuleFile(found.kind, text).activation);
}

/** Most paths of a scope that are asked about; a scope is a few globs, so its first files speak for the rest. */
const MAX_PLACES = 200;

/** Files of the tree that stand for a scope. */
function placesOf(paths: readonly string[]): (scope: AdoptedScope) => readonly string[] {
  const matcherOf = placeMatcher(paths);
  return (scope) => {
    if (scope.kind === 'repo') return ['any/file'];
    const matches = matcherOf(scope);
    const found = paths.filter(matches);
    return scope.kind === 'folder' ? [`${scope.path}/any`] : found.slice(0, MAX_PLACES);
  };
}

function placeMatcher(paths: readonly string[]): (scope: AdoptedScope) => (path: string) => boolean {
  const tree = treeOfPaths(paths);
  return (scope) => {
    if (scope.kind === 'repo') return () => true;
    if (scope.kind === 'folder') return (path) => path.startsWith(`${scope.path}/`);
    const { globs, except } = portableScope(scope, tree);
    return globsMatcher(globs, except);
  };
}

// ───────────────────────────── lines ─────────────────────────────

interface Line extends Omit<LostLine, 'client'> {
  /** Whether it may be one of several lines of an underlined heading, which becomes one line. */
  readonly isPart: boolean;
}

function linesOf(file: AdoptedFile, { files }: Adoption, isOwnImport: (path: string) => boolean): readonly Line[] {
  const { body, bodyLine } = isFolderFile(file.kind) ? readFolderHead(file.text) : readRuleFile(file.kind, file.text);
  const isTwin = (path: string): boolean => files.some((other) => other.path === path && other.base === file.base);
  const replaced = importsIn(file.path, body)
    .filter(({ path, isAlone }) => isAlone && path !== undefined && (isOwnImport(path) || isTwin(path)))
    .map(({ line }) => line);
  return spoken(file.path, body, bodyLine).filter(({ line }) => !replaced.includes(line - bodyLine + 1));
}

interface Imported {
  readonly adoption: Adoption;
  readonly tree: AdoptionTree;
  readonly isOwnImport: (path: string) => boolean;
}

function importedLines({ adoption, tree, isOwnImport }: Imported): readonly Line[] {
  return [...adoption.imports.keys()].filter(isOwnImport).flatMap((path) => {
    const { body, bodyLine } = readFolderHead(tree.texts.get(path) ?? '');
    const nested = importsIn(path, body)
      .filter(({ isAlone }) => isAlone)
      .map(({ line }) => line);
    return spoken(path, body, bodyLine).filter(({ line }) => !nested.includes(line - bodyLine + 1));
  });
}

/** Lines that say something: underlines of headings and our own first comment do not. */
function spoken(file: string, body: string, firstLine: number): readonly Line[] {
  const rows = body.split('\n').map((text) => text.trim());
  const lines: Line[] = [];
  let isPart = false;
  for (let index = rows.length - 1; index >= 0; index -= 1) {
    const text = rows[index] ?? '';
    const isUnderline = /^(?:=+|-+)$/.test(text);
    isPart = text !== '' && (isUnderline || isPart);
    if (text !== '' && !isUnderline && !text.includes(BANNER))
      lines.push({ file, line: firstLine + index, text, isPart });
  }
  return lines.reverse();
}

/** Shortest line that may be looked for inside other lines: shorter ones are found anywhere. */
const MIN_PART = 20;

function keeper(heard: readonly Carrier[], naming: Naming): (line: Line) => boolean {
  return ({ text, isPart }) => {
    const key = keyOf(text, naming);
    if (heard.some(({ keys }) => keys.has(key))) return true;
    return (isPart || key.length >= MIN_PART) && heard.some(({ flat }) => flat.includes(key));
  };
}

/**
 * What a line says: its letters and digits. Delivery may change heading marks, blanks, backticks, escapes, the way to the
 * same link and the prefixes that keep the labels of two notes apart, and none of these is a word of the author's.
 */
const LINK = /(\]\(\s*<?|\]:\s*<?|\b(?:href|src)=["']?)([^)\s>"']+)/g;

function lastPart(url: string): string {
  return url.split('/').findLast((part) => part !== '' && part !== '.' && part !== '..') ?? '';
}

/** What delivery and adoption put in the place of names: ids of notes before labels, notes behind links. */
interface Naming {
  readonly ids: readonly string[];
  /** Last parts of links that adoption may have turned from one to another. */
  readonly moved: ReadonlySet<string>;
}

function keyOf(line: string, { ids, moved }: Naming): string {
  const place = (url: string): string => lastPart(url.replace(/[?#].*$/, ''));
  const plain = line
    .replace(LINK, (all, lead: string, url: string) => {
      if (moved.has(place(url))) return lead;
      return /^[a-z][a-z\d+.-]*:/i.test(url) ? all : lead + lastPart(url);
    })
    .replace(/\[([^[\]]*)\]\[([^[\]:]+):([^[\]]*)\]/g, (...found: readonly string[]) => withoutPrefix(found, ids))
    .replace(/\[(\^?)([^[\]:]+):(?=[^[\]]*\])/g, (all, mark: string, id: string) =>
      ids.includes(id) ? `[${mark}` : all,
    )
    .replaceAll('&#64;', '@');
  const words = plain.replace(/[^\p{L}\p{N}]+/gu, '');
  return words === '' ? line.replace(/[\s\\`]+/g, '') : words;
}

/** `[text][id:label]` as it was before delivery: `[text][label]`, or `[label]` where both are one. */
function withoutPrefix([all = '', text = '', id = '', label = '']: readonly string[], ids: readonly string[]): string {
  if (!ids.includes(id)) return all;
  return text === label ? `[${text}]` : `[${text}][${label}]`;
}
