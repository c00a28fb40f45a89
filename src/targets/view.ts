/** What a template is given for one assignment. Complete and plain: templates never have to ask whether a field is there. */
import { posix } from 'node:path';
import type {
  Assignment,
  Autonomy,
  Command,
  ContextModel,
  LinkedNote,
  ModuleNote,
  Note,
  Pointer,
  Risk,
  RuleLine,
  Section,
  View,
} from '../model.ts';
import { inlineCode, markdownLink } from '../sources/markdown.ts';
import { inlineLead } from './inline-note.ts';
import { oneLine } from '../sources/one-line.ts';
import { headingWords } from './inline.ts';
import { labelPrefixes } from './prefixes.ts';
import type { Origin, Trace } from '../trace.ts';
import { embedBody, embedLines, filledText, rebase } from './section.ts';
import { authority } from './wording.ts';

/** One line after the front matter. A block comment: Claude Code removes it before sending, others send eleven tokens. */
const BANNER = 'Compiled by lintel from {context}/. Edit there.';

/** Heading of a note's text where it follows generated lists and begins without a heading of its own. */
const HOST_HEADING = 'Notes';

/** Where a view will stand, and what it may draw from. */
export interface ViewPlace {
  readonly model: ContextModel;
  /** Folder of the output. */
  readonly dir: string;
  /** The context folder, for the banner. */
  readonly context: string;
  /** Whether the file imports AGENTS.md and shows no title of its own, so that no note can lend one. */
  readonly isStub?: boolean;
  /** Present when values are to carry marks of where they come from. */
  readonly trace?: Trace | undefined;
}

/** Builds the view of one carrier. */
export function viewOf(assignment: Assignment, place: ViewPlace): View {
  const { scope, notes } = assignment;
  const isRoot = scope.kind === 'repo' && assignment.name === '';
  const host = place.isStub === true ? undefined : hostOf(assignment);
  const commands = assignment.isHome ? commandsOf(assignment, place.model) : [];
  const rules = notes.filter(({ note }) => note.kind !== 'policy').flatMap((linked) => ruleLines(linked, place));
  const gates = [
    ...moduleGates(
      notes.flatMap(({ note }) => (note.kind === 'module' ? [note] : [])),
      place,
    ),
    ...notes.flatMap((linked) => policyGates(linked, place)),
  ];
  const hasLead = [commands, rules, gates, assignment.before].some((list) => list.length > 0);
  const prefixes = labelPrefixes(notes, place.context);
  const spoken = notes.filter(({ note }) => note.kind !== 'decision');
  // Right below the title stands what the title is of, whatever kind of note comes first.
  const sections = [...spoken.filter((linked) => linked === host), ...spoken.filter((linked) => linked !== host)].map(
    (linked) => sectionOf(linked, { isHost: linked === host, place, hasLead, prefix: prefixes.get(linked) ?? '' }),
  );
  return {
    title:
      headingWords(titleOf(assignment, host, place)) + (host === undefined ? '' : markOf(host.note.heading, place)),
    // A folder's summary is its line in the root index, which every client gets before the folder's own file; where the
    // index has no room for summaries, the assignment carries it.
    summary: isRoot && host !== undefined ? rootSummary(host, place) : assignment.summary,
    banner: BANNER.replace('{context}', place.context),
    dir: place.dir,
    isRoot,
    globs: scope.kind === 'glob' ? scope.globs : [],
    description: descriptionOf(assignment, place.dir),
    commands: place.trace === undefined ? commands : commands.map((command) => markedCommand(command, place)),
    rules,
    gates,
    before: place.trace === undefined ? assignment.before : assignment.before.map((line) => markedPointer(line, place)),
    sections: sections.filter((section) => section.text !== ''),
    model: place.model,
  };
}

function rootSummary(host: LinkedNote, place: ViewPlace): string {
  const { summary } = host.note;
  return summary === undefined ? '' : filledText(host, summary, '') + markOf(summary, place);
}

function markedCommand(command: Command, place: ViewPlace): Command {
  const owner = place.model.facts.project.packages.find(({ dir }) => dir === command.dir);
  const mark = owner === undefined ? '' : markOf({ file: owner.manifest }, place, 'manifest');
  return { ...command, command: command.command + mark };
}

function markedPointer(line: Pointer, place: ViewPlace): Pointer {
  const [file] = line.sources;
  const [first = '', ...rest] = line.read;
  return file === undefined ? line : { ...line, read: [first + markOf({ file, line: 1 }, place), ...rest] };
}

/** The note whose title is the file's: the project note, a folder's module note, or the only note there is. */
function hostOf({ scope, name, isHome, notes }: Assignment): LinkedNote | undefined {
  const isRoot = scope.kind === 'repo' && name === '';
  const named = notes.find(({ note }) => note.kind === (isRoot ? 'project' : 'module'));
  // A second file for one client, such as its own instructions beside AGENTS.md, is called what its only note is.
  if (named !== undefined || (isRoot && isHome)) return named;
  return notes.length === 1 && notes[0]?.note.kind !== 'decision' ? notes[0] : undefined;
}

function titleOf({ scope, name: stem }: Assignment, host: LinkedNote | undefined, { model, dir }: ViewPlace): string {
  // The file stem of a project or module note says less than what it stands for.
  const isNamed = host !== undefined && (host.note.isUntitled !== true || host.note.kind === 'guide');
  if (isNamed) return filledText(host, host.note.heading, dir);
  if (scope.kind === 'folder') return plainPath(scope.path);
  if (scope.kind === 'repo' && stem !== '') return 'Rules';
  if (scope.kind === 'glob') return `Rules for ${scope.globs.map((glob) => inlineCode(glob)).join(', ')}`;
  const name = oneLine(model.facts.project.packages.find((each) => each.dir === '')?.name ?? '');
  return name === '' ? 'Repository' : inlineCode(name);
}

/** A folder as it is, unless markdown would read something into its name. */
function plainPath(path: string): string {
  return /^[\p{L}\p{N}][\p{L}\p{N} ./-]*$/u.test(path) ? path : inlineCode(path);
}

/** Cursor's reader cuts a description at 1,536 characters; a list of rules is read at a glance. */
const MAX_DESCRIPTION = 300;

/** What rule files show in lists. One line without quotes, backticks, backslashes or `---`, which Cursor's reader cannot take. */
function descriptionOf({ notes }: Assignment, dir: string): string {
  const titles = notes.map((linked) => filledText(linked, linked.note.summary ?? linked.note.heading, dir));
  const words = titles
    .join('; ')
    .replace(/["'`\\]/g, '')
    .replace(/-{3,}/g, '--')
    .replace(/\s+/g, ' ');
  // By code point: half of an emoji is no text.
  return [...oneLine(words)].slice(0, MAX_DESCRIPTION).join('').trim();
}

/** Commands of the folder itself: an agent at the root needs the root's, one in a package that package's. */
function commandsOf({ scope, notes }: Assignment, model: ContextModel): View['commands'] {
  const dir = scope.kind === 'folder' ? scope.path : '';
  const commands = model.facts.project.commands.filter((command) => command.dir === dir);
  const told = new Set(
    notes.flatMap((linked) => {
      const named = namedCommands(linked);
      const here = commands.filter(({ command }) => named.has(command));
      return here.length >= COMMAND_LIST ? here : [];
    }),
  );
  return commands.filter((command) => !told.has(command));
}

/** A note that names this many of the commands has a list of them, which needs no second one; fewer are mentions. */
const COMMAND_LIST = 3;

/** What stands in a note as code of its own, or as a line of a shell fence. */
function namedCommands({ note, bound }: LinkedNote): ReadonlySet<string> {
  // Of a decision only rule lines are delivered, and asking for its pieces would parse its whole body.
  if (note.kind === 'decision') return new Set();
  const spoken = note.body.pieces.flatMap((piece) => {
    if (piece.kind === 'code') return [piece.value];
    return piece.kind === 'fence' && piece.isShell ? piece.value.split('\n') : [];
  });
  const lines = spoken.map((line) =>
    line
      .replace(/^\s*[$>] /, '')
      .replace(/\s#\s.*$/, '')
      .trim(),
  );
  return new Set([...lines, ...bound.map(({ value }) => value)]);
}

function ruleLines(linked: LinkedNote, place: ViewPlace): readonly RuleLine[] {
  const { note } = linked;
  const { dir } = place;
  const enforcedBy = enforcersOf(linked, dir);
  return note.rules.map((rule) => ({
    text: `${inlineLead(linked, ': ')}${filledText(linked, rule, dir)}${markOf(rule, place)}`,
    source: note.file,
    line: rule.line,
    isDecision: note.kind === 'decision',
    ...(note.kind === 'decision' && {
      link: markdownLink(note.number ?? 'why', rebase(posix.basename(note.file), posix.dirname(note.file), dir)),
    }),
    ...(enforcedBy !== undefined && { enforcedBy }),
  }));
}

/** Who sees that the rule lines are kept: lintel itself where the decision has it check the code, and whoever the note names. */
function enforcersOf(linked: LinkedNote, dir: string): string | undefined {
  const { note } = linked;
  const named = note.enforcedBy === undefined ? [] : [filledText(linked, note.enforcedBy, dir)];
  const isOurs =
    note.kind === 'decision' && note.enforce !== undefined && !named.some((each) => each.includes(OWN_CHECK));
  const all = [...(isOurs ? [`\`${OWN_CHECK}\``] : []), ...named];
  return all.length === 0 ? undefined : all.join(' and ');
}

const OWN_CHECK = 'lintel check';

/** How far an agent may go alone, as OpenAI's guide to AI-native teams tells the three apart (delegate, review, own). */
const AUTONOMY: Readonly<Record<Autonomy, string>> = {
  delegate: 'An agent may finish changes here alone.',
  review: 'A person reviews every change here before it is merged.',
  own: 'A person owns changes here: propose, and edit only when asked to.',
};

/** From the weakest to the strictest. */
const RISKS: readonly Risk[] = ['low', 'medium', 'high'];
const AUTONOMIES: readonly Autonomy[] = ['delegate', 'review', 'own'];

/** Where several notes speak of one module the strictest gate holds: a reader must not be told two. */
function moduleGates(notes: readonly ModuleNote[], place: ViewPlace): readonly string[] {
  const riskiest = RISKS.findLast((each) => notes.some(({ risk }) => risk === each));
  const strictest = AUTONOMIES.findLast((each) => notes.some(({ autonomy }) => autonomy === each));
  const from = (sayer: ModuleNote | undefined): string => (sayer === undefined ? '' : markOf(sayer.module, place));
  return [
    ...(riskiest === undefined
      ? []
      : [`Risk of a mistake here: ${riskiest}.${from(notes.find(({ risk }) => risk === riskiest))}`]),
    ...(strictest === undefined
      ? []
      : [`${AUTONOMY[strictest]}${from(notes.find(({ autonomy }) => autonomy === strictest))}`]),
  ];
}

/** A mark of the place that a value comes from, or nothing. */
function markOf(
  { file, line }: Pick<Origin, 'file' | 'line'>,
  { trace }: Pick<ViewPlace, 'trace'>,
  kind: Origin['kind'] = 'note',
): string {
  return trace?.mark({ kind, file, ...(line !== undefined && { line }) }) ?? '';
}

function markedLines(
  text: string,
  lines: readonly number[],
  { note, trace }: { note: Note; trace?: Trace | undefined },
): string {
  const marked = text.split('\n').map((each, index) => {
    const line = lines[index];
    return each.trim() === '' || line === undefined ? each : each + markOf({ file: note.file, line }, { trace });
  });
  return marked.join('\n');
}

/** A gate is what enforces; what is named beside it is what it checks with. */
function policyGates(linked: LinkedNote, place: ViewPlace): readonly string[] {
  if (linked.note.kind !== 'policy') return [];
  return ruleLines(linked, place).map((line) => `${line.text}${authority(line)}`);
}

interface SectionPlace {
  readonly isHost: boolean;
  readonly place: ViewPlace;
  /** Whether the file shows commands, rule lines or pointers before its sections. */
  readonly hasLead: boolean;
  /** What sets its labels apart from those of other notes in the file. */
  readonly prefix: string;
}

/**
 * The note that names the file stands right below the file's own title; every other gets a heading and goes one deeper.
 * After generated lists the host needs a heading too: its first list would otherwise continue ours.
 */
function sectionOf(linked: LinkedNote, { isHost, place, hasLead, prefix }: SectionPlace): Section {
  const { note } = linked;
  const embed = {
    file: note.file,
    body: note.body,
    bound: linked.bound,
    toDir: place.dir,
    title: note.title,
    prefix,
    rootLinks: linked.rootLinks,
  };
  const depth = isHost || headsItself(note) ? 2 : 3;
  const plain = embedBody({ ...embed, depth });
  const text =
    place.trace === undefined ? plain : markedLines(plain, embedLines({ ...embed, depth }), { note, ...place });
  const lead = text === '' ? '' : inlineLead(linked, ' only.\n\n');
  const at = { source: note.file, line: note.body.line, text: lead + text };
  if (isHost) return { ...at, title: hasLead && !/^##(?!#)/.test(text) ? HOST_HEADING : '' };
  if (depth === 2) return { ...at, title: '' };
  const title = headingWords(filledText(linked, note.heading, place.dir));
  return { ...at, title: title + markOf(note.heading, place) };
}

/** A note without a title whose text begins with a heading needs no name above that: it would say no more than its file's. */
function headsItself({ isUntitled, body }: Note): boolean {
  const first = body.pieces.find(({ kind }) => kind === 'heading');
  return isUntitled === true && first !== undefined && body.text.slice(0, first.start).trim() === '';
}
