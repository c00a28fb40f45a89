/** A plan of adoption for people: what goes where, what changes in meaning, what stays, and what will be written. */
import type { Remark } from '../adopt/adoption.ts';
import { CLIENTS } from '../clients.ts';
import { counted, excerpt, listed, visible } from '../phrase.ts';
import type { PlannedAdoption } from './adopting.ts';
import { table } from './table.ts';
import type { Terminal } from './terminal.ts';

/** Most rows of a list whose members are of one kind. */
const MAX_ROWS = 12;

/** Most files that one row names. */
const MAX_NAMED = 6;

/** The whole plan, as it is shown before anything is written. */
export function planReport(planned: PlannedAdoption, terminal: Terminal): string {
  const { adoption, context, removals, blocks, foreignNotes } = planned;
  const bold = (text: string) => terminal.style('bold', text);
  const moved = adoption.files.filter(({ notes }) => notes.length > 0);
  const short = (note: string) => (note.startsWith(`${context}/`) ? note.slice(context.length + 1) : note);
  return [
    ...section(
      bold(`Into ${context}/`),
      moved.map(({ path, notes, what }) => [
        path,
        notes.map(short).join(', '),
        removals.includes(path) ? `${what}; the file goes` : what,
      ]),
    ),
    ...section(
      bold(`Already in ${context}/, and compiled as notes`),
      shortened(foreignNotes.map((path) => [short(path)])),
    ),
    ...section(
      bold('Files behind links, which go'),
      adoption.targets.map(({ path, link }) => [path, `its text moves with ${link}`]),
    ),
    ...section(bold('Go, and are named in files that stay'), shortened(mentionRows(planned))),
    ...section(
      bold('Another tool’s, which keep their text'),
      adoption.marked.map(({ path, why }) => [
        path,
        blocks.includes(path) ? `${why}; it gets a block of lintel’s at its end` : why,
      ]),
    ),
    ...section(bold('Left where they are'), shortened(adoption.left.map(({ path, why }) => [path, why]))),
    ...section(
      bold('Decisions, referenced where they are'),
      adoption.settings.decisions.map((glob) => [glob]),
    ),
    ...remarkLines(
      'What gets lost',
      adoption.remarks.filter(({ isLoss }) => isLoss),
      terminal,
    ),
    ...remarkLines(
      'Worth knowing',
      adoption.remarks.filter(({ isLoss }) => !isLoss),
      terminal,
    ),
    ...writingLines(planned, terminal),
  ].join('\n');
}

function section(title: string, rows: readonly (readonly string[])[]): readonly string[] {
  return rows.length === 0 ? [] : [title, table(rows), ''];
}

/** A row for each file that goes, with the places that a person has to look at. */
function mentionRows({ mentions }: PlannedAdoption): readonly (readonly string[])[] {
  return [...new Set(mentions.map(({ path }) => path))].map((path) => {
    const named = mentions.filter((each) => each.path === path);
    const shown = named.slice(0, MAX_NAMED).map(({ file, line }) => `${file}:${line}`);
    const more = named.length - shown.length;
    return [path, listed(more > 0 ? [...shown, `${more} more`] : shown)];
  });
}

function shortened(rows: readonly (readonly string[])[]): readonly (readonly string[])[] {
  const more = rows.length - MAX_ROWS;
  return more <= 0 ? rows : [...rows.slice(0, MAX_ROWS), [`and ${more} more`]];
}

function remarkLines(title: string, remarks: readonly Remark[], terminal: Terminal): readonly string[] {
  const lines = remarks.map(({ file, line, message }) => `  ${file}:${line}  ${visible(message)}`);
  return lines.length === 0 ? [] : [terminal.style('bold', title), ...lines, ''];
}

function writingLines({ config, notes, compiled, context }: PlannedAdoption, terminal: Terminal): readonly string[] {
  const { clients } = compiled.inputs.config;
  const outputs = compiled.outputs.map(({ path }) => path);
  const shown =
    outputs.length > MAX_NAMED ? [...outputs.slice(0, MAX_NAMED), `${outputs.length - MAX_NAMED} more`] : outputs;
  return [
    terminal.style('bold', 'To be written'),
    table([
      ...(config === undefined ? [] : [[config.path, `for ${listed(clients.map((client) => CLIENTS[client].title))}`]]),
      [`${context}/`, counted(notes.length, 'note')],
      [counted(outputs.length, 'output'), listed(shown)],
    ]),
  ];
}

/** Lines that a plan would lose: nothing is written then. */
export function lostReport({ lost }: PlannedAdoption): string {
  const rows = lost
    .slice(0, MAX_ROWS)
    .map(({ file, line, text, client }) => [`${file}:${line}`, CLIENTS[client].title, excerpt(text)]);
  const more = lost.length - rows.length;
  return [
    `${counted(lost.length, 'line')} would not reach a client that loads ${lost.length === 1 ? 'it' : 'them'} now:`,
    table([...rows, ...(more > 0 ? [[`and ${more} more`]] : [])]),
    'Nothing was written. This is a fault of lintel’s: please report it with the lines above.',
  ].join('\n');
}

/** Places that cannot be written: nothing is written then. */
export function refusedReport({ refused }: PlannedAdoption): string {
  return [
    'These places cannot be written:',
    table(refused.map(({ path, because, hint }) => [path, `${because}. ${hint}`])),
    'Nothing was written.',
  ].join('\n');
}

/** Files that stand where outputs have to: nothing is written then. */
export function inTheWayReport({ inTheWay, adoption }: PlannedAdoption): string {
  const whyLeft = new Map(adoption.left.map(({ path, why }) => [path, why]));
  return [
    'These files stand where outputs would go, and cannot be adopted:',
    table(inTheWay.map(({ path, reason }) => [path, whyLeft.get(path) ?? reason ?? ''])),
    'Nothing was written. Mend what is said of them, or move them elsewhere, then run the command again.',
  ].join('\n');
}
