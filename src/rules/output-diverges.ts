/**
 * Notes of one place that tell some clients one thing and other clients another, as `init` leaves an AGENTS.md and a CLAUDE.md that
 * differ. Which of them is right, or whether both are, is for a person to say.
 */
import { CLIENTS } from '../clients.ts';
import type { Compilation, LinkedNote, Place, Problem } from '../model.ts';
import { listed } from '../phrase.ts';
import { topOf, type Rule } from './rule.ts';

/** One finding for each place, at the first of its notes. */
export const outputDiverges: Rule = {
  id: 'output/diverges',
  summary: 'Clients are told different things about one place.',
  check: (compilation) => groupsOf(compilation.model.notes).flatMap((group) => problems(compilation, group)),
};

/** The words that `init` ends the names of parted notes with. */
const CHANNEL = /(?:^|-)(?:\d+-)?(?:agents|claude|gemini)(?:-only)?$/;

/** What the names of notes that were one pair of files have in common; undefined for a note with a name of its own. */
function pairOf({ note, scope, isInForce }: LinkedNote): string | undefined {
  // A note for some clients alone is nothing odd: hooks of Claude Code, tips for Cursor. Only names of former pairs count.
  if (!isInForce || note.clients.length === 0 || note.kind === 'decision' || !CHANNEL.test(note.id)) return undefined;
  return JSON.stringify([scope, note.id.replace(CHANNEL, '')]);
}

function groupsOf(notes: readonly LinkedNote[]): readonly (readonly LinkedNote[])[] {
  const groups = new Map<string, LinkedNote[]>();
  for (const linked of notes) {
    const key = pairOf(linked);
    if (key === undefined) continue;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [linked]);
    else group.push(linked);
  }
  return [...groups.values()];
}

function problems({ inputs }: Compilation, group: readonly LinkedNote[]): readonly Problem[] {
  // One text may have several parts; the first of each side is enough to find the rest by.
  const sides = new Map<string, LinkedNote['note']>();
  for (const { note } of [...group].sort((a, b) => (a.note.file < b.note.file ? -1 : 1))) {
    const side = [...note.clients].sort().join();
    if (!sides.has(side)) sides.set(side, note);
  }
  const [first, ...others] = sides.values();
  if (first === undefined || others.length === 0) return [];
  const place = (file: string): Place | undefined => clientsLine(file, inputs.sources.texts.get(file));
  const told = [first, ...others].map(
    ({ file, clients }) => `\`${file}\` is for ${listed(clients.map((client) => CLIENTS[client].title))}`,
  );
  return [
    {
      rule: 'output/diverges',
      ...(place(first.file) ?? topOf(first.file)),
      message: `Clients are told different things about one place: ${told.join('; ')}.`,
      claim: first.id,
      target: others.map(({ file }) => file).join(', '),
      hint: 'Move what holds for all of them into one note without `clients`. What is meant for some alone may stay, in a note named by its subject.',
      related: others.map(({ file }) => ({ file, ...place(file), message: 'What the others are told.' })),
    },
  ];
}

/** Where the front matter names the clients. */
function clientsLine(file: string, text = ''): Place | undefined {
  const line = text.split('\n').findIndex((each) => each.startsWith('clients:'));
  return line < 0 ? undefined : { file, line: line + 1, column: 1 };
}
