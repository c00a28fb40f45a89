/**
 * Markdown sources → notes. Reads every note of the tree into what it says about itself; placing it in the code base,
 * resolving what it refers to and judging its claims come later.
 */
import type {
  Autonomy,
  Body,
  Config,
  Decision,
  ForbiddenCommand,
  Guide,
  LeftOut,
  ModuleNote,
  Note,
  Parsed,
  Piece,
  Policy,
  Problem,
  ProjectNote,
  Risk,
  Sources,
  Suppression,
} from '../model.ts';
import { ruleSettings } from '../rule-settings.ts';
import { whyNoDecision } from './beside-decisions.ts';
import { readCommon, renameTo, UNKNOWN_KEY } from './common.ts';
import { readDecision } from './decision.ts';
import { enforceFaults } from './enforce.ts';
import { exposures } from './exposed.ts';
import { sentence, textOf, textsOf, wordOf } from './fields.ts';
import type { FieldReader } from './fields.ts';
import { splitNote } from './front-matter.ts';
import type { SplitNote } from './front-matter.ts';
import { HIDDEN_UNICODE, hiddenCharacters } from './hidden.ts';
import { isOffInFront, suppressionsOf } from './lint-off.ts';
import { headingSource, parseBody } from './markdown.ts';
import { isRst, notePaths, pathsBesideDecisions } from './note-paths.ts';
import type { NotePath } from './note-paths.ts';
import { titleOf } from './title.ts';
import type { FoundTitle } from './title.ts';
import { CONFLICT, unsettled, unsettledInProse } from './unsettled.ts';

export { notePaths } from './note-paths.ts';
export type { NotePath } from './note-paths.ts';

const RISKS: readonly Risk[] = ['low', 'medium', 'high'];
const AUTONOMIES: readonly Autonomy[] = ['delegate', 'review', 'own'];
const OWN_KEYS: Readonly<Partial<Record<NotePath['kind'], readonly string[]>>> = {
  module: ['module', 'risk', 'autonomy'],
  policy: ['forbid-commands'],
};

/** Reads all notes that `config` names: the project note, then guides, module notes, policies and decisions, each by file. */
export function readNotes(sources: Sources, config: Config): ReadNotes {
  const { notes, problems, suppressions } = readAll(sources, config, notePaths(sources.paths, config));
  return { value: notes, problems, suppressions };
}

/** Notes, and what their front matter says of findings. */
export interface ReadNotes extends Parsed<readonly Note[]> {
  readonly suppressions: readonly Suppression[];
}

/** The decisions of the tree, and the files among them that are none. */
export interface DecisionSet {
  readonly decisions: readonly Decision[];
  /** By file. */
  readonly leftOut: readonly LeftOut[];
}

/** Reads the heads of the decisions. What is wrong with them is lint's to say. */
export function readDecisions(sources: Sources, config: Config): DecisionSet {
  const places = notePaths(sources.paths, config)
    .filter(({ kind }) => kind === 'decision')
    .map((place) => ({ ...place, headOnly: true as const }));
  const { notes, leftOut } = readAll(sources, config, places);
  const all = [...pathsBesideDecisions(sources.paths, config), ...leftOut];
  return {
    decisions: notes.filter((note) => note.kind === 'decision'),
    leftOut: all.sort((a, b) => (a.file < b.file ? -1 : 1)),
  };
}

interface ReadAll {
  readonly notes: Note[];
  readonly leftOut: LeftOut[];
  readonly problems: Problem[];
  readonly suppressions: Suppression[];
}

function readAll(sources: Sources, config: Config, places: readonly NotePath[]): ReadAll {
  const links = new Set(sources.links);
  const all: ReadAll = { notes: [], leftOut: [], problems: [], suppressions: [] };
  for (const place of places) {
    // What it leads to is read where it stands, and one decision must not be two.
    if (links.has(place.path) && place.kind === 'decision') all.leftOut.push({ file: place.path, reason: 'link' });
    const text = links.has(place.path) ? undefined : sources.texts.get(place.path);
    if (text === undefined) continue;
    // Whoever turns the rule off wants the characters delivered: languages that are written to the left may need them.
    const isOff = (rule: string): boolean => ruleSettings(config).severityAt(rule, place.path) === 'off';
    const { value, problems, suppressions } = readNote(place, text, {
      allowsHidden: isOff(HIDDEN_UNICODE),
      allowsConflicts: isOff(CONFLICT),
      isForeign: config.isSetUp === false,
    });
    const reason = value.kind === 'decision' ? whyNoDecision(value) : undefined;
    if (reason === undefined) {
      all.notes.push(value);
      all.problems.push(...problems);
      all.suppressions.push(...suppressions);
    } else {
      all.leftOut.push({ file: place.path, reason });
    }
  }
  return all;
}

interface ReadNoteOptions {
  /** Whether a note may hold characters that nobody sees. */
  readonly allowsHidden?: boolean;
  /** Whether what looks like a conflict is part of the text. */
  readonly allowsConflicts?: boolean;
  /** Whether its keys are those of another tool: what they hold is nothing that lintel could be sure of. */
  readonly isForeign?: boolean;
}

/** A note, and what its front matter says of findings. */
export interface ReadNote extends Parsed<Note> {
  readonly suppressions: readonly Suppression[];
}

/** Reads one note. */
export function readNote(
  place: NotePath,
  text: string,
  { allowsHidden = false, allowsConflicts = false, isForeign = false }: ReadNoteOptions = {},
): ReadNote {
  const { value: split, problems } = isRst(place.path) ? withoutFrontMatter(text) : splitNote(place.path, text);
  const hidden = allowsHidden ? [] : hiddenCharacters(place.path, text);
  const conflicts = allowsConflicts ? [] : (isForeign ? unsettledInProse : unsettled)(place.path, text);
  // Its own front matter may want them delivered: then they are told, where that is suppressed, and keep nothing back.
  const [faults, remarks] = isOffInFront(split.fields, HIDDEN_UNICODE) ? [[], hidden] : [hidden, []];
  const reader: FieldReader = {
    fields: split.fields,
    faults: [...faults, ...conflicts],
    remarks: [...remarks, ...exposures(place.path, text)],
  };
  if (split.body.trim() === '' && split.fields.size === 0 && split.isSound) {
    const hint = 'Write it, or delete the file.';
    const at = { file: place.path, line: 1, column: 1 };
    reader.remarks.push({ rule: 'note/empty', ...at, message: 'This note is empty.', hint });
  }
  const suppressions = suppressionsOf(reader);
  const value = place.kind === 'decision' ? readDecision(place, split, reader) : readGuide(place, split, reader);
  const found = [...reader.faults, ...reader.remarks];
  const told = isForeign
    ? [...found.filter(({ rule }) => !ABOUT_KEYS.has(rule)), ...enforceFaults(split.fields)]
    : found;
  // What else is wrong comes from two texts that stand in one.
  const all = conflicts.length > 0 ? [...hidden, ...conflicts] : [...problems, ...told];
  return { value, problems: all.sort((a, b) => a.line - b.line || a.column - b.column), suppressions };
}

/** Rules about what lintel makes of keys. That they cannot be read at all is told of everybody's. */
const ABOUT_KEYS: ReadonlySet<string> = new Set(['note/frontmatter', UNKNOWN_KEY]);

function withoutFrontMatter(text: string): Parsed<SplitNote> {
  const body = text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
  const none = { fields: new Map(), yaml: '', hasFrontMatter: false, isSound: true };
  return { value: { ...none, body, bodyLine: 1 }, problems: [] };
}

function readGuide(place: NotePath, split: SplitNote, reader: FieldReader): ProjectNote | Guide | ModuleNote | Policy {
  const file = place.path;
  const id = file.slice(file.lastIndexOf('/') + 1).replace(/\.md$/, '');
  const common = readCommon(reader, place.kind, OWN_KEYS[place.kind] ?? []);
  const body = parseBody(file, split.body, split.bodyLine);
  reader.faults.push(...body.problems);
  const title = titleOf({ file, id, stated: common.heading, found: firstHeading(file, body.value) });
  const module = place.kind === 'module' ? moduleFields(reader, { file, id, split }) : undefined;
  const forbidCommands = place.kind === 'policy' ? forbiddenCommands(reader) : [];
  const isSound = split.isSound && reader.faults.length === 0;
  const note = { file, id, ...common, ...title, body: body.value, isSound };
  if (module !== undefined) return { kind: 'module', ...note, ...module };
  if (place.kind === 'policy') return { kind: 'policy', ...note, forbidCommands };
  return { kind: place.kind === 'project' ? place.kind : 'guide', ...note };
}

function forbiddenCommands(reader: FieldReader): readonly ForbiddenCommand[] {
  return textsOf(reader, 'forbid-commands').map((value) => {
    const { file, line, column, text } = sentence(reader, value);
    return { file, line, column, command: text.replace(/\s+/g, ' ') };
  });
}

/** The first heading of depth 1 that stands in no list or quote. */
function firstHeading(file: string, body: Body): FoundTitle | undefined {
  const isOutermost = ({ start }: Piece): boolean =>
    body.text.slice(body.text.lastIndexOf('\n', start - 1) + 1, start).trim() === '';
  for (const piece of body.pieces) {
    if (piece.kind !== 'heading' || piece.depth !== 1 || !isOutermost(piece)) continue;
    return { title: piece.text, heading: { file, ...headingSource(body, piece) } };
  }
  return undefined;
}

type ModuleFields = Pick<ModuleNote, 'module' | 'risk' | 'autonomy'>;

function moduleFields(reader: FieldReader, of: { file: string; id: string; split: SplitNote }): ModuleFields {
  const { file, id, split } = of;
  const stated = textOf(reader, 'module');
  const risk = wordOf(reader, 'risk', RISKS);
  const autonomy = wordOf(reader, 'autonomy', AUTONOMIES);
  if (stated === undefined && split.isSound) reader.faults.push(missingModule(file, { split, reader }));
  // Without a module the note is unsound, so nothing is written from it; its name is the likeliest word for messages.
  const module = stated === undefined ? { text: id, bindings: [], file, line: 1, column: 1 } : sentence(reader, stated);
  return { module, ...(risk && { risk }), ...(autonomy && { autonomy }) };
}

/** A misspelt `module` is told once, as what keeps the note from compiling. */
function missingModule(file: string, { split, reader }: { split: SplitNote; reader: FieldReader }): Problem {
  const message = 'This module note does not say which module it is about.';
  const at = { rule: 'note/frontmatter', file, line: 1, column: 1, message };
  const misspelt = reader.remarks.findIndex(({ rule, hint }) => rule === UNKNOWN_KEY && hint === renameTo('module'));
  const [remark] = misspelt < 0 ? [] : reader.remarks.splice(misspelt, 1);
  if (remark !== undefined) return { ...remark, rule: at.rule, message: `${message} ${remark.message}` };
  const line = 'module: <folder or package name>';
  const hint = split.hasFrontMatter
    ? `Add the line \`${line}\` to its front matter.`
    : `Begin the file with three lines: \`---\`, \`${line}\`, \`---\`.`;
  return { ...at, hint };
}
