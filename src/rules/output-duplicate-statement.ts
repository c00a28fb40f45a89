/**
 * Statements that one client gets twice at one place: from two notes, or from two files that it reads in one session,
 * or from one list of a file.
 * Only what is word for word the same counts; what says the same in other words is for a reader to see.
 */
import { managedBlock } from '../block.ts';
import { CLIENTS } from '../clients.ts';
import { globsMatcher } from '../glob.ts';
import { identityOf } from '../identity.ts';
import type { Compilation, Finding, LinkedNote, Problem } from '../model.ts';
import { counted, excerpt, listed } from '../phrase.ts';
import { readersOf, type ReadFile, type Readers } from '../readers.ts';
import { blocksOf, repeatedItems, statement, withoutHead, wordsSeen, type Statement } from '../statements.ts';
import type { Rule } from './rule.ts';

/** One finding for each statement that two files share, at its second place; in short one for each two files. */
export const outputDuplicateStatement: Rule = {
  id: 'output/duplicate-statement',
  summary: 'The same statement reaches one client twice.',
  check: (compilation) => {
    const readers = readersOf(compilation);
    return [
      ...betweenNotes(compilation),
      ...betweenFiles(readers),
      ...withinFiles(readers),
      ...aroundBlocks(compilation),
    ].map(problemOf);
  },
  inShort: byPair,
};

/** A statement, and where it stands as well. */
interface Repetition {
  readonly here: Statement;
  readonly twin: Statement;
  readonly why: string;
  /** Both are items of one list. */
  readonly isOfList?: true;
}

/** In the order of their first statements: copies of a whole file have one cause, and are mended in one go. */
function byPair(findings: readonly Finding[]): readonly Finding[] {
  const pairs = new Map<string, Finding[]>();
  for (const each of findings) {
    const key = `${each.file}\0${each.target}\0${each.severity}`;
    const known = pairs.get(key);
    if (known) known.push(each);
    else pairs.set(key, [each]);
  }
  return [...pairs.values()].map(([first, ...others]) => {
    const finding = first!;
    if (others.length === 0) return finding;
    const all = `${STANDS.slice(0, 2)}and ${counted(others.length, 'more statement')} stand in `;
    const related = [finding, ...others].slice(0, MAX_SHOWN).flatMap((each) => each.related ?? []);
    return { ...finding, message: finding.message.replace(STANDS, all), related };
  });
}

const STANDS = '" stands in ';

/** A line that so many notes share is a form, and comparing each with each would take long. */
const MAX_TWINS = 10;

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

// ── files ──

/** What files share that one client reads in one session: each statement once, at the later file, with the first one that has it. */
function betweenFiles(readers: Readers): readonly Repetition[] {
  const known = new Map<string, { readonly file: ReadFile; readonly statement: Statement }[]>();
  const repetitions: Repetition[] = [];
  for (const file of readers.files) {
    for (const here of blocksOf(withoutHead(file.text), { file: file.path, line: 1 })) {
      const others = known.get(here.key) ?? [];
      const twin = others.find((each) => isSaidTwice(here, [each.file, file], readers));
      if (twin !== undefined) {
        const titles = readers.of(twin.file, file).map((client) => CLIENTS[client].title);
        const why = `${listed(titles)} ${titles.length === 1 ? 'loads' : 'load'} both files.`;
        repetitions.push({ here, twin: twin.statement, why });
      }
      if (others.length < MAX_TWINS) known.set(here.key, [...others, { file, statement: here }]);
    }
  }
  return repetitions;
}

function isSaidTwice(
  { key, text }: Statement,
  [first, second]: readonly [ReadFile, ReadFile],
  readers: Readers,
): boolean {
  if (FORM.test(key) || isAboutItself(key) || isForReview(first) !== isForReview(second)) return false;
  if ([first, second].some(isForSettings)) return false;
  // A copy beside its original is the same file to a person: who keeps one did so for another client.
  if (first.home === second.home) return first.text !== second.text && readers.of(first, second).length > 0;
  // Of another folder it may say another thing, in the same words.
  if (OF_ITS_PLACE.test(text)) return false;
  return readers.of(first, second).length > 0;
}

/** `.cursor/AGENTS.md` is loaded for work on the settings of a client, which hardly anybody does. */
function isForSettings({ path }: ReadFile): boolean {
  return /(?:^|\/)\.[\w-]+\/AGENTS\.md$/.test(path);
}

/**
 * Code review on GitHub reads these files and no AGENTS.md (https://docs.github.com/en/copilot/how-tos/custom-instructions), so that a
 * copy has a reader of its own, though Copilot CLI loads both.
 */
function isForReview({ path }: ReadFile): boolean {
  return /^\.github\/(?:copilot-instructions\.md$|instructions\/)/.test(path);
}

/** What a text says of itself, and what only leads to the block behind it. */
const FORM = /^This (?:file|document|page) |:$/i;

/** `Version: 1.2 | Updated: 2025-12-25 | Status: Active`: what a text says of itself at its foot, and no rule. */
function isAboutItself(key: string): boolean {
  return key.split(/\s*[|·•;]\s*/).every((part) => part === '' || ABOUT_ITSELF.test(part));
}

const ABOUT_ITSELF =
  /^(?:(?:document |doc )?(?:version|status|date|authors?|owners?|tags|licen[cs]e|created|(?:last |next )?(?:updated?|reviewed|review|modified)|maintained by|maintainers?|updated by)(?: date| on)?):/i;

/** Words, paths, links and commands that are read from where the text stands. */
const OF_ITS_PLACE =
  /\b(?:this|these|here|above|below|following|current|local(?:ly)?|nearest|closest|parent|sibling)\b|\/|\]\(|`[^`]*\s[^`]*`|`[^`]*\.\w+`/i;

/** What one list of a file has twice. Of a copy beside its original the original is told. */
function withinFiles(readers: Readers): readonly Repetition[] {
  const told = new Set<string>();
  return readers.files.flatMap((file) => {
    if (readers.of(file, file).length === 0 || told.has(file.text)) return [];
    told.add(file.text);
    return repeatedItems(file.text, file.path).map((each) => ({
      ...each,
      why: 'It is one list.',
      isOfList: true as const,
    }));
  });
}

/** What stands above or below a managed block, and in it. */
function aroundBlocks({ inputs, outputs }: Compilation): readonly Repetition[] {
  return outputs.flatMap(({ path, text: built }) => {
    const text = inputs.sources.texts.get(path) ?? '';
    const block = managedBlock(text);
    if (block === undefined) return [];
    const inside = new Map(blocksOf(built, { file: path, line: block.line }).map((each) => [each.key, each]));
    const behind = text.slice(0, text.length - block.tail.length).split('\n').length;
    const around = [
      ...blocksOf(block.head, { file: path, line: 1 }),
      ...blocksOf(block.tail, { file: path, line: behind }),
    ];
    return around.flatMap((here): readonly Repetition[] => {
      const twin = inside.get(here.key);
      return twin === undefined ? [] : [{ here, twin, why: 'lintel builds it into the block of this file.' }];
    });
  });
}

/** Most places of one pair that are shown. */
const MAX_SHOWN = 3;

function problemOf({ here, twin, why, isOfList }: Repetition): Problem {
  const { file, line, column } = here;
  const rule = 'output/duplicate-statement';
  const where = isOfList ? 'an earlier line of this file' : `\`${twin.file}\``;
  return {
    rule,
    file,
    line,
    column,
    message: `"${excerpt(wordsSeen(here))}${STANDS}${where} as well. ${why}`,
    claim: twin.file,
    target: twin.file,
    // By its words: a third file that has them as well makes it no other fault.
    subject: { file, names: [], form: identityOf(rule, here.key) },
    hint: isOfList ? 'Delete one of the two.' : 'Keep it where it holds for everyone who needs it.',
    related: [{ file: twin.file, line: twin.line, column: twin.column, message: `The same as line ${line}.` }],
  };
}
