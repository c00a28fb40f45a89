/**
 * Texts behind links: which of them go with their links, and what a person has to know of those that go and of those that
 * stay. Where else their names stand is asked of git, elsewhere.
 */
import { listed } from '../phrase.ts';
import type { LinkTarget } from './adoption.ts';
import { MOVES, say, type Draft } from './draft.ts';
import { physicalOf } from './shape.ts';

/** AGENTS.md and its like that nobody loads where they lie, and that only serve as the text behind a link; with remarks. */
export function linkTargets(draft: Draft, marked: readonly { readonly path: string }[]): readonly LinkTarget[] {
  const { files, tree } = draft;
  const adopted = new Set([...files, ...marked].map(({ path }) => path));
  const targets = new Map<string, LinkTarget>();
  for (const { path, isLink, notes } of files) {
    // A link beside a file that stays has its text there, not in a note.
    const physical = isLink && notes.length > 0 ? physicalOf(path, tree) : undefined;
    if (physical === undefined || adopted.has(physical) || targets.has(physical)) continue;
    targets.set(physical, { path: physical, link: path });
  }
  const all = [...targets.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
  const going = all.filter(({ path }) => /(?:^|\/)(?:AGENTS|CLAUDE|GEMINI)\.md$/.test(path));
  for (const { path, link } of going) {
    sayWhoNames(draft, path);
    sayWhatGoes(draft, path, link);
  }
  for (const target of all) if (!going.includes(target)) sayWhatStays(draft, target);
  return going;
}

/** A text that speaks of a file which goes has to be edited by a person. */
function sayWhoNames(draft: Draft, path: string): void {
  for (const { text, path: file, what } of draft.files) {
    // Twins would say the same again.
    if (what !== MOVES) continue;
    const line = text.split('\n').findIndex((each) => each.includes(path)) + 1;
    if (line > 0) say(draft, file, { line, isLoss: false, message: `It speaks of \`${path}\`, which goes.` });
  }
}

/** What reads the file behind a link by its own name finds nothing there any more. */
function sayWhatGoes(draft: Draft, path: string, link: string): void {
  const adopted = new Set(draft.files.map((file) => file.path));
  const others = [...draft.tree.links.keys()].filter(
    (each) => !adopted.has(each) && physicalOf(each, draft.tree) === path,
  );
  const dangling = others.length === 0 ? '' : ` ${listed(others)} will lead nowhere.`;
  const message = `\`${path}\`, which it leads to, goes, and \`${link}\` becomes the file: point scripts and tools that read it there to this one.${dangling}`;
  say(draft, link, { line: 1, isLoss: false, message });
}

/** A text with a name of its own is for people as well, so it stays, and two texts can part from there. */
function sayWhatStays(draft: Draft, { path, link }: LinkTarget): void {
  const message = `\`${path}\`, which it leads to, stays, and \`${link}\` becomes a file of its own: what is edited in the former reaches no agent from here any more.`;
  say(draft, link, { line: 1, isLoss: false, message });
}
