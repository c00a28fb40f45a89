/**
 * Statements that one client gets twice at one place: from two notes, or from a file that people write beside the outputs.
 * Only what is word for word the same counts; what says the same in other words is for a reader to see.
 */
import { globsMatcher } from '../glob.ts';
import { certainlyLoadedBy, instructionFiles } from '../loading.ts';
import { CLIENTS } from '../clients.ts';
import type { Client, Compilation, LinkedNote, Place, Problem } from '../model.ts';
import { counted, excerpt } from '../phrase.ts';
import type { Rule } from './rule.ts';

/** One finding for each two files, at the second place of the first statement that they share. */
export const outputDuplicateStatement: Rule = {
  id: 'output/duplicate-statement',
  summary: 'The same statement reaches one client twice.',
  check: (compilation) => byPair([...betweenNotes(compilation), ...besideOutputs(compilation)]).map(problemOf),
};

/** A statement, and where it stands as well. */
interface Repetition {
  readonly here: Statement;
  readonly twin: Statement;
  readonly why: string;
}

/** In the order of their first statements: copies of a whole file have one cause, and are mended in one go. */
function byPair(repetitions: readonly Repetition[]): readonly (readonly Repetition[])[] {
  const pairs = new Map<string, Repetition[]>();
  for (const each of repetitions) {
    const key = `${each.here.file}\0${each.twin.file}`;
    const known = pairs.get(key);
    if (known) known.push(each);
    else pairs.set(key, [each]);
  }
  return [...pairs.values()];
}

/** Shorter ones are turns of phrase that two texts may well share. */
const MIN_WORDS = 8;

/** A line that so many notes share is a form, and comparing each with each would take long. */
const MAX_TWINS = 10;

interface Statement extends Place {
  readonly text: string;
  /** Equal for statements that differ in marks and line breaks alone. */
  readonly key: string;
}

// ── two notes ──

function betweenNotes({ model, inputs }: Compilation): readonly Repetition[] {
  const first = new Map<string, { readonly linked: LinkedNote; readonly statement: Statement }[]>();
  const repetitions: Repetition[] = [];
  for (const linked of model.notes) {
    if (!linked.isInForce || !linked.isSound) continue;
    for (const here of statementsOf(linked)) {
      const known = first.get(here.key) ?? [];
      const twin = known.find(
        (each) =>
          each.linked !== linked &&
          meets(each.linked, linked, inputs.sources.paths) &&
          sharesClient(each.linked, linked),
      );
      if (twin !== undefined)
        repetitions.push({ here, twin: twin.statement, why: 'Both notes reach the same agents.' });
      if (known.length < MAX_TWINS) first.set(here.key, [...known, { linked, statement: here }]);
    }
  }
  return repetitions;
}

/** What a note delivers: rule lines and, but for decisions, the blocks of its text. */
function statementsOf({ note }: LinkedNote): readonly Statement[] {
  const rules = note.rules.flatMap(({ text, file, line, column }) => statement(text, { file, line, column }));
  if (note.kind === 'decision') return rules;
  return [...rules, ...blocksOf(note.body.text, { file: note.file, line: note.body.line })];
}

function sharesClient(a: LinkedNote, b: LinkedNote): boolean {
  const [left, right] = [a.note.clients, b.note.clients];
  return left.length === 0 || right.length === 0 || left.some((client) => right.includes(client));
}

/** Whether somebody who works on some file gets both. */
function meets({ scope: a }: LinkedNote, { scope: b }: LinkedNote, paths: readonly string[]): boolean {
  if (a.kind === 'repo' || b.kind === 'repo') return true;
  if (a.kind === 'folder' && b.kind === 'folder')
    return `${a.path}/`.startsWith(`${b.path}/`) || `${b.path}/`.startsWith(`${a.path}/`);
  const matcher = (scope: typeof a): ((path: string) => boolean) =>
    scope.kind === 'folder' ? (path) => path.startsWith(`${scope.path}/`) : globsMatcher(scope.globs);
  const [inA, inB] = [matcher(a), matcher(b)];
  return paths.some((path) => inA(path) && inB(path));
}

// ── files of people ──

function besideOutputs(compilation: Compilation): readonly Repetition[] {
  const { inputs, outputs, changes } = compilation;
  const files = instructionFiles(compilation);
  const built = new Set(outputs.map(({ path }) => path));
  // What lintel would build at the place of a file has its own finding.
  const taken = new Set(changes.map(({ path }) => path));
  const own = files.filter(({ path }) => !built.has(path) && !taken.has(path));
  return own.flatMap((file) => {
    const told = inputs.config.clients
      .filter((client) => isMeantFor(file.path, client))
      .flatMap((client) =>
        certainlyLoadedBy(client, files, { config: inputs.config, path: file.path }).map((each) => ({
          client,
          ...each,
        })),
      );
    const clients = new Set(told.filter((each) => each.file.path === file.path).map(({ client }) => client));
    const others = told.filter((each) => clients.has(each.client) && built.has(each.file.path));
    const known = new Map(
      others.flatMap((other) =>
        blocksOf(other.file.text, { file: other.file.path, line: 1 }).map(
          (each) => [each.key, { each, client: other.client }] as const,
        ),
      ),
    );
    return blocksOf(file.text, { file: file.path, line: 1 }).flatMap((each) => {
      const twin = known.get(each.key);
      if (twin === undefined) return [];
      return [{ here: each, twin: twin.each, why: `${CLIENTS[twin.client].title} loads both files.` }];
    });
  });
}

/** What a client reads besides, as Cursor does a CLAUDE.md, is there for another one, and cannot be helped. */
function isMeantFor(path: string, client: Client): boolean {
  const { folderFile, ownFile } = CLIENTS[client];
  return path === ownFile || path === folderFile || path.endsWith(`/${folderFile}`);
}

// ── blocks ──

const ITEM = /^\s*(?:[-*+]|\d+[.)])\s+/;

/** Paragraphs and items of a text, without code, comments, tables and headings. */
function blocksOf(text: string, start: Pick<Place, 'file' | 'line'>): readonly Statement[] {
  const found: Statement[] = [];
  let [block, first, fence] = ['', 0, ''];
  const close = (): void => {
    if (block !== '') found.push(...statement(block, { file: start.file, line: start.line + first, column: 1 }));
    block = '';
  };
  for (const [index, line] of text.split('\n').entries()) {
    const marks = /^\s*(`{3,}|~{3,})/.exec(line)?.[1] ?? '';
    if (marks !== '' && (fence === '' || marks.startsWith(fence))) fence = fence === '' ? marks : '';
    const isApart = fence !== '' || marks !== '' || /^\s*(?:$|#|\||<|>)/.test(line);
    if (isApart || ITEM.test(line)) close();
    if (isApart) continue;
    if (block === '') first = index;
    block += `${line} `;
  }
  close();
  return found;
}

function statement(text: string, place: Place): readonly Statement[] {
  const key = text
    .replace(ITEM, '')
    .replace(/\[([^[\]]*)\]\([^()]*\)/g, '$1')
    .replace(/[*_`]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
  return key.split(' ').length < MIN_WORDS ? [] : [{ ...place, text: text.trim(), key }];
}

/** Most places of one pair that are shown. */
const MAX_SHOWN = 3;

function problemOf(pair: readonly Repetition[]): Problem {
  const [{ here, twin, why }] = pair as readonly [Repetition];
  const { file, line, column, key } = here;
  const rest = pair.length - 1;
  const others = rest === 0 ? 'stands' : `and ${counted(rest, 'more statement')} stand`;
  return {
    rule: 'output/duplicate-statement',
    file,
    line,
    column,
    message: `"${excerpt(key)}" ${others} in \`${twin.file}\` as well. ${why}`,
    // Which statement is the first changes with each that is mended.
    claim: twin.file,
    target: twin.file,
    hint: 'Keep it where it holds for everyone who needs it.',
    related: pair.slice(0, MAX_SHOWN).map((each) => ({
      file: each.twin.file,
      line: each.twin.line,
      column: each.twin.column,
      message: `The same as line ${each.here.line}.`,
    })),
  };
}
