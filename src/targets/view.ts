/** What a template is given for one assignment. Complete and plain: templates never have to ask whether a field is there. */
import { posix } from 'node:path';
import type { Assignment, Autonomy, ContextModel, LinkedNote, ModuleNote, RuleLine, Section, View } from '../model.ts';
import { inlineCode, markdownLink } from '../sources/markdown.ts';
import { embedBody, filledText, rebase } from './section.ts';

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
}

/** Builds the view of one carrier. */
export function viewOf(assignment: Assignment, place: ViewPlace): View {
  const { scope, notes } = assignment;
  const host = hostOf(assignment);
  const commands = scope.kind === 'glob' ? [] : commandsOf(assignment, place.model);
  const rules = notes.flatMap((linked) => ruleLines(linked, place));
  const gates = notes.flatMap(({ note }) => (note.kind === 'module' ? gatesOf(note) : []));
  const hasLead = [commands, rules, gates, assignment.before].some((list) => list.length > 0);
  const sections = notes
    .filter(({ note }) => note.kind !== 'decision')
    .map((linked) => sectionOf(linked, { isHost: linked === host, place, hasLead }));
  return {
    title: titleOf(assignment, host, place.model),
    // A folder's summary is its line in the root index, which every client gets before the folder's own file.
    summary: scope.kind === 'repo' && host !== undefined ? filledText(host, host.note.summary, place.dir) : '',
    banner: BANNER.replace('{context}', place.context),
    dir: place.dir,
    isRoot: scope.kind === 'repo',
    globs: scope.kind === 'glob' ? scope.globs : [],
    description: descriptionOf(assignment),
    commands,
    rules,
    gates,
    before: assignment.before,
    sections: sections.filter((section) => section.text !== ''),
    model: place.model,
  };
}

/** The note whose title is the file's: the project note, a folder's module note, or the only note there is. */
function hostOf({ scope, notes }: Assignment): LinkedNote | undefined {
  const named = notes.find(({ note }) => note.kind === (scope.kind === 'repo' ? 'project' : 'module'));
  if (named !== undefined || scope.kind === 'repo') return named;
  return notes.length === 1 && notes[0]?.note.kind !== 'decision' ? notes[0] : undefined;
}

function titleOf({ scope }: Assignment, host: LinkedNote | undefined, model: ContextModel): string {
  if (host !== undefined) return host.note.title;
  if (scope.kind === 'folder') return scope.path;
  if (scope.kind === 'glob') return `Rules for ${scope.globs.map((glob) => inlineCode(glob)).join(', ')}`;
  return model.facts.project.packages.find((each) => each.dir === '')?.name ?? 'Repository';
}

/** Cursor's reader cuts a description at 1,536 characters; a list of rules is read at a glance. */
const MAX_DESCRIPTION = 300;

/** What rule files show in lists. One line without quotes, backslashes or `---`, which Cursor's reader cannot take. */
function descriptionOf({ notes }: Assignment): string {
  const titles = notes.map(({ note }) => note.summary?.text ?? note.title);
  return titles
    .join('; ')
    .replace(/["'\\]/g, '')
    .replace(/-{3,}/g, '--')
    .replace(/\s+/g, ' ')
    .slice(0, MAX_DESCRIPTION)
    .trim();
}

/** Commands of the folder itself: an agent at the root needs the root's, one in a package that package's. */
function commandsOf({ scope }: Assignment, model: ContextModel): View['commands'] {
  const dir = scope.kind === 'folder' ? scope.path : '';
  return model.facts.project.commands.filter((command) => command.dir === dir);
}

function ruleLines(linked: LinkedNote, { dir }: ViewPlace): readonly RuleLine[] {
  const { note } = linked;
  const enforcedBy = note.enforcedBy === undefined ? undefined : filledText(linked, note.enforcedBy, dir);
  return note.rules.map((rule) => ({
    text: filledText(linked, rule, dir),
    source: note.file,
    isDecision: note.kind === 'decision',
    ...(note.kind === 'decision' && {
      link: markdownLink(note.number ?? 'why', rebase(posix.basename(note.file), posix.dirname(note.file), dir)),
    }),
    ...(enforcedBy !== undefined && { enforcedBy }),
  }));
}

/** How far an agent may go alone, as OpenAI's guide to AI-native teams tells the three apart (delegate, review, own). */
const AUTONOMY: Readonly<Record<Autonomy, string>> = {
  delegate: 'An agent may finish changes here alone.',
  review: 'A person reviews every change here before it is merged.',
  own: 'A person owns changes here: propose, and edit only when asked to.',
};

function gatesOf({ risk, autonomy }: ModuleNote): readonly string[] {
  return [
    ...(risk === undefined ? [] : [`Risk of a mistake here: ${risk}.`]),
    ...(autonomy === undefined ? [] : [AUTONOMY[autonomy]]),
  ];
}

interface SectionPlace {
  readonly isHost: boolean;
  readonly place: ViewPlace;
  /** Whether the file shows commands, rule lines or pointers before its sections. */
  readonly hasLead: boolean;
}

/**
 * The note that names the file stands right below the file's own title; every other gets a heading and goes one deeper.
 * After generated lists the host needs a heading too: its first list would otherwise continue ours.
 */
function sectionOf(linked: LinkedNote, { isHost, place, hasLead }: SectionPlace): Section {
  const { note } = linked;
  const embed = {
    file: note.file,
    body: note.body,
    bound: linked.bound,
    toDir: place.dir,
    title: note.title,
    prefix: note.id,
    rootLinks: linked.rootLinks,
  };
  const text = embedBody({ ...embed, depth: isHost ? 2 : 3 });
  if (!isHost) return { source: note.file, title: note.title, text };
  return { source: note.file, title: hasLead && !text.startsWith('#') ? HOST_HEADING : '', text };
}
