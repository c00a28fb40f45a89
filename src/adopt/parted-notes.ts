/**
 * AGENTS.md, CLAUDE.md and GEMINI.md of one folder that say different things → notes: what all of them say stands once,
 * the rest apart, each for its own clients, under names that keep the order of every file.
 */
import { say, type Draft } from './draft.ts';
import { channelWord, leads, mainNote, ownNote, type Place, type Ready, type TextPart } from './folder-note.ts';
import { folderWishes } from './names.ts';
import { partSections, type Stretch } from './sections.ts';
import { isPointer, type FolderText } from './shape.ts';

/** Writes the notes of texts that differ. `keep` is told which note holds a part of which text. */
export function partNotes(
  place: Place,
  ready: readonly Ready[],
  keep: (of: FolderText, path: string | undefined) => void,
): void {
  const agents = ready.find(({ of }) => of.channels.includes('agents'));
  const others = ready.filter((each) => each !== agents);
  if (agents !== undefined && others.every(({ body }) => isPointer(body))) {
    keep(agents.of, mainNote(place, agents, { text: agents.body, line: agents.line }));
    for (const each of others) {
      keep(each.of, ownNote(place, each, { text: each.body, line: each.line }));
      const message = `It sends its reader to \`${agents.file.path}\`, which its clients now get as well.`;
      say(place.draft, each.file.path, { line: 1, isLoss: false, message });
    }
    return;
  }
  const groups = groupsOf(ready);
  for (const group of groups) partGroup({ place, ready: group, isWhole: groups.length === 1 }, keep);
}

/** Texts that have something in common: all of them, or the two that have the most, and the third for itself. */
function groupsOf(ready: readonly Ready[]): readonly (readonly Ready[])[] {
  if (ready.length < 3 || sharedLength(ready) > 0) return [ready];
  const pairs = ready.map((single) => ready.filter((each) => each !== single));
  const weights = pairs.map(sharedLength);
  const most = Math.max(...weights);
  const pair = most === 0 ? undefined : pairs[weights.indexOf(most)];
  return pair === undefined ? [ready] : [pair, ready.filter((each) => !pair.includes(each))];
}

function sharedLength(ready: readonly Ready[]): number {
  const shared = partSections(ready.map(({ body }) => body)).filter(isShared);
  return shared.reduce((sum, { text }) => sum + text.length, 0);
}

interface TextGroup {
  readonly place: Place;
  readonly ready: readonly Ready[];
  /** Whether these are all texts of the folder, so that what they share is for everyone. */
  readonly isWhole: boolean;
}

function partGroup(
  { place, ready, isWhole }: TextGroup,
  keep: (of: FolderText, path: string | undefined) => void,
): void {
  const agents = ready.find(({ of }) => of.channels.includes('agents'));
  const stretches = partSections(ready.map(({ body }) => body));
  // AGENTS.md then says what CLAUDE.md does not, so that the two stay files of their own.
  const isParted = !isWhole || stretches.some((each) => !isShared(each) && ready[each.of[0] ?? 0] === agents);
  // Where it does not, what the other says alone stands in a rule file, and is loaded behind what they share.
  const isInOrder = agents === undefined || isParted;
  const parted = { place: { ...place, isParted }, ready, stretches, isWhole };
  for (const { stretch, path } of writtenSteps(parted, stepsOf(isInOrder ? stretches : gathered(stretches))))
    for (const index of stretch.of) if (ready[index] !== undefined) keep(ready[index].of, path);
  sayWhatDiffers(place.draft, parted, isInOrder);
}

interface PartedTexts extends TextGroup {
  readonly stretches: readonly Stretch[];
}

function isShared({ of }: Stretch): boolean {
  return of.length > 1;
}

/** Stretches that stand at the same place: what all texts share, or what each of them says there alone. */
type Step = readonly Stretch[];

function stepsOf(stretches: readonly Stretch[]): readonly Step[] {
  const steps: Stretch[][] = [];
  for (const stretch of stretches) {
    const last = steps.at(-1);
    if (last === undefined || isShared(stretch) || last.some(isShared)) steps.push([stretch]);
    else last.push(stretch);
  }
  return steps;
}

/** The same with all that is shared in one stretch, before the rest. */
function gathered(stretches: readonly Stretch[]): readonly Stretch[] {
  const own = stretches.filter((each) => !isShared(each));
  const groups = [
    stretches.filter(isShared),
    ...[...new Set(own.map(({ of }) => of[0]))].map((index) => own.filter(({ of }) => of[0] === index)),
  ];
  return groups.flatMap((group) => {
    const [first] = group;
    return first === undefined ? [] : [{ ...first, text: group.map(({ text }) => text).join('\n\n') }];
  });
}

interface WrittenStretch {
  readonly stretch: Stretch;
  readonly path: string | undefined;
}

function writtenSteps({ place, ready, isWhole }: PartedTexts, steps: readonly Step[]): readonly WrittenStretch[] {
  const isFirstShared = steps[0]?.some(isShared) === true;
  const hasLead = isWhole && isFirstShared && leads(place);
  const everyone = ready.flatMap(({ of }) => of.channels);
  // Notes of one file are read in the order of their names, `-only` and `-agents` before `repository` and `-shared`.
  const isNumbered = steps.length > 2 || (steps.length === 2 && isFirstShared && !hasLead);
  const headed = new Set<number>();
  return steps.flatMap((step, order) =>
    step.map((stretch) => {
      const first = stretch.of[0] ?? 0;
      const each = ready[first];
      if (each === undefined) return { stretch, path: undefined };
      const isOwn = !isShared(stretch);
      const isMain = hasLead && order === 0;
      const word = isOwn ? channelWord(each.of.channels) : 'shared';
      const wishes = isMain ? undefined : wishesFor(place, { word, number: isNumbered ? order + 1 : undefined });
      const part: TextPart = { text: stretch.text, line: each.line + stretch.line - 1, ...(wishes && { wishes }) };
      // Lines of the head that are kept stand in the first note of their file.
      const rest = isOwn && !headed.has(first) ? each.rest : [];
      if (isOwn) headed.add(first);
      const channels = isOwn ? each.of.channels : everyone;
      const path =
        isOwn || !isWhole
          ? ownNote(place, { ...each, of: { ...each.of, channels }, rest }, part)
          : mainNote(place, { ...each, rest }, part);
      return { stretch, path };
    }),
  );
}

/** Names of one part; with a number they sort by it. */
function wishesFor(
  { base }: Place,
  { word, number }: { readonly word: string; readonly number: number | undefined },
): readonly string[] {
  const isRoot = base === '';
  // Numbered names must not differ in anything before their number, so that no shorter one is tried.
  if (number !== undefined) return [`${isRoot ? 'repository' : base.split('/').join('-')}-${number}-${word}`];
  if (isRoot) return [word === 'shared' ? 'repository' : `${word}-only`];
  return folderWishes(base, false).map((wish) => `${wish}-${word}`);
}

function sayWhatDiffers(draft: Draft, { ready, stretches }: PartedTexts, isInOrder: boolean): void {
  ready.forEach((each, index) => {
    const first = stretches.find((stretch) => !isShared(stretch) && stretch.of[0] === index);
    if (first === undefined) return;
    const beside = ready
      .filter((other) => other !== each)
      .map(({ file }) => `\`${file.path}\``)
      .join(' and ');
    const message = `From here on it differs from ${beside}; what differs is for its own clients alone.`;
    say(draft, each.file.path, { line: each.line + first.line - 1, isLoss: false, message });
    const isLast = stretches.findLastIndex(isShared) < stretches.indexOf(first);
    if (isInOrder || isLast) return;
    const moved = 'What stands here and in no other file is loaded behind what they share.';
    say(draft, each.file.path, { line: each.line + first.line - 1, isLoss: false, message: moved });
  });
}
