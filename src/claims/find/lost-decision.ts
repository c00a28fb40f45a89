/**
 * Decisions that a code span of a note or agent file names, by stem, by number or by path, and that are not there. Most code spans with a
 * number are no decisions, so a span counts only where it has the shape of this repository's own list, and lies within it.
 */
import type { Body, Decision, Piece } from '../../model.ts';
import { oncePer } from '../../once.ts';
import { folderOfDecision } from '../../decision-place.ts';
import { folderOf, lastSegment } from '../../path.ts';
import { isTakenBack, proseOfSentence } from '../words/clause.ts';
import { isGivenAsExample } from '../words/led-in.ts';
import { headingsAbove } from '../words/outline.ts';
import { blockAt, readingOf } from '../words/reading.ts';
import { columnAt } from '../words/tables.ts';
import { resolveDecisionRef } from '../world/decision-ref.ts';

/** A code span whose decision is not there. */
export interface LostDecision {
  readonly ref: string;
  readonly line: number;
  readonly column: number;
}

/** How the decisions of a repository are numbered. */
export interface DecisionLists {
  readonly decisions: readonly Decision[];
  /** Digits of a leading number or date → the highest one, where two decisions at least are numbered so. */
  readonly highest: ReadonlyMap<number, number>;
  readonly folders: ReadonlySet<string>;
  readonly paths: readonly string[];
}

/** Reads the lists from the decisions and the paths of the tree. */
export function decisionLists(decisions: readonly Decision[], paths: readonly string[]): DecisionLists {
  const byDigits = new Map<number, number[]>();
  for (const { id } of decisions) {
    const digits = /^(?:adr-)?(\d{3,8})(?=[-_])/i.exec(id)?.[1];
    if (digits !== undefined) byDigits.set(digits.length, [...(byDigits.get(digits.length) ?? []), Number(digits)]);
  }
  const lists = [...byDigits].filter(([, numbers]) => numbers.length > 1);
  return {
    decisions,
    highest: new Map(lists.map(([digits, numbers]) => [digits, Math.max(...numbers)])),
    folders: new Set(decisions.map(({ file }) => folderOfDecision(file))),
    paths,
  };
}

/** Names of all files and folders, without what ends them, in small letters. Few texts ask for them, and trees are large. */
const namesIn = oncePer(
  ({ paths }: DecisionLists): ReadonlySet<string> =>
    new Set(paths.flatMap((path) => path.split('/')).map((name) => stemOf(name).toLowerCase())),
);

/** Digits of numbers that begin names outside of the decisions too: migrations, chapters. */
const digitsOutside = oncePer(({ paths, folders }: DecisionLists): ReadonlySet<number> => {
  const outside = paths.filter((path) => ![...folders].some((folder) => path.startsWith(`${folder}/`)));
  const segments = new Set(outside.flatMap((path) => path.split('/')));
  return new Set([...segments].flatMap((name) => /^\d+(?=[-_])/.exec(name)?.[0].length ?? []));
});

function stemOf(name: string): string {
  return name.replace(/\.[^.]+$/, '');
}

/** The lost decisions of one text, in its order. */
export function lostDecisions(
  { file, body }: { readonly file: string; readonly body: Body },
  lists: DecisionLists,
): readonly LostDecision[] {
  if (lists.highest.size === 0) return [];
  return body.pieces.flatMap((piece): readonly LostDecision[] => {
    if (piece.kind !== 'code' || !isLost(piece.value, lists, file)) return [];
    const sentence = proseOfSentence(body, piece);
    const digits = /^\d+/.exec(piece.value)?.[0].length;
    const isShared = digits !== undefined && digitsOutside(lists).has(digits);
    if ((isShared && !/\b(?:adrs?|decisions?)\b/i.test(sentence)) || isAside(body, piece, sentence)) return [];
    return [{ ref: piece.value, line: piece.line, column: piece.column }];
  });
}

function isLost(value: string, lists: DecisionLists, file: string): boolean {
  const { decisions, highest, folders } = lists;
  const folder = folderOf(value);
  const name = lastSegment(value).replace(/\.mdx?$/, '');
  const isFile = name !== lastSegment(value);
  // A path is asked where it lies in a folder of decisions, and a bare name with its number alone or as a stem.
  if (folder !== '' ? !isFile || !folders.has(folder) : isFile) return false;
  const [, word = '', digits = '', slug = ''] = /^(adr-)?(\d{1,8})([-_][a-z][\w-]*)?$/i.exec(name) ?? [];
  if (digits === '' || (slug === '' && (word === '' || folder !== ''))) return false;
  const last = highest.get(digits.length) ?? (word === '' ? undefined : Math.max(...highest.values()));
  // What comes next is written before it is there; and 0000 is everybody's placeholder.
  if (last === undefined || Number(digits) > last || Number(digits) === 0) return false;
  const names = namesIn(lists);
  if (names.has(name.toLowerCase()) || (slug === '' && hasNumber(names, Number(digits)))) return false;
  const match = resolveDecisionRef(folder === '' ? name : value, decisions, file);
  return !('decision' in match) && match.candidates.length === 0;
}

/** Whether some file has that number: a decision that could not be read as one, a translation, a folder of its own. */
function hasNumber(names: ReadonlySet<string>, number: number): boolean {
  return [...names].some((name) => Number(/^(?:adr[-_]?)?(\d+)(?![\d.])/.exec(name)?.[1] ?? -1) === number);
}

/** Words of examples and of what is to come, of lists of others, and of numbers and names as such. */
const ASIDE =
  /\b(?:e\.g|i\.e|cf|such as|for (?:example|instance)|examples?|like|templates?|placeholders?|formats?|patterns?|schemes?|conventions?|prefix(?:es|ed)?|suffix(?:es|ed)?|trailers?|footers?|numbers?|numbered|numbering|nam(?:e|es|ed|ing)|next|new|create|add|write|would|could|will|should|might|upstream|external|their|other|another|platform|teams?|organi[sz]ation|company|repo(?:sitory)?|skip(?:s|ped)?|never|not|no|gaps?|reserved|rejected|withdrawn|branch(?:es)?|commits?|tags?|issues?|prs?|pull requests?|migrations?)\b|…|\.\.\./i;

/** What else has a number and a name, where no word of decisions stands beside it. */
const OF_OTHER_LISTS =
  /\b(?:errors?|codes?|tickets?|tasks?|stories|steps?|chapters?|lessons?|exercises?|cases?|snapshots?|patch(?:es)?|fixtures?|builds?|rfcs?|specs?|slugs?)\b/i;

/** In front of a span: it shows how a decision is cited. "As `0003-x` says" cites one. */
const CITED_AS =
  /\b(?:cit(?:e[sd]?|ing)|quot(?:e[sd]?|ing)|refer(?:s|red|ring)?|referenc(?:e[sd]?|ing)|mention(?:s|ed|ing)?|link(?:s|ed|ing)?|writ(?:ten|ing)|call(?:s|ed|ing)?|label(?:s|led|ling)?|abbreviat\w+|identif\w+|spel(?:t|led)|known|look(?:s|ing)?)\b[^.;!?]{0,60}\bas\s*$/i;

/** A list of numbers that nothing has: "Unused: `ADR-0005`". */
const VACANT = /^\W*(?:the )?(?:gaps?|holes?|unused|missing|free|lost|vacant|void)\b[^:.;]{0,40}:?\W*$/i;
const IS_VACANT = /^\W*(?:is|are|was|were) (?:\w+ )?(?:missing|unused|free|lost|vacant|void)\b/i;
const HAS_HOLES = /\bthere (?:is|are) (?:\w+ )?(?:gaps?|holes?)\b/i;

/** A heading or lead below which stands how decisions are named and cited, and no more. */
const LESSON =
  /^\W*(?:(?:the|an?|how|to|of|for|our|decisions?|adrs?|records?|files?|and|we) )*(?:formats?|naming|names?|file ?names?|numbering|cit(?:e|ing|ations?)|refer(?:ring|ences?)?|templates?|examples?)(?: (?:the|of|for|to|an?|and|our|decisions?|adrs?|records?|files?|names?|conventions?|formats?|rules?|schemes?))*\W*$/i;

function isAside(body: Body, piece: Extract<Piece, { kind: 'code' }>, sentence: string): boolean {
  // In the label of a link the link decides.
  if (/^\s*\]/.test(body.text.slice(piece.end, piece.end + 2))) return true;
  if (ASIDE.test(sentence) || HAS_HOLES.test(sentence) || isOfOtherList(piece.value, sentence)) return true;
  const block = blockAt(readingOf(body), piece.start)?.block;
  const before = body.text.slice(block?.start ?? 0, piece.start);
  if (CITED_AS.test(before) || VACANT.test(before.replace(/`[^`\n]*`|\band\b|,/g, ' '))) return true;
  if (IS_VACANT.test(body.text.slice(piece.end, block?.end))) return true;
  const above = [...headingsAbove(body, piece.start).map(({ text }) => text), block?.lead, columnAt(body, piece.start)];
  if (above.some((words) => words !== undefined && LESSON.test(words))) return true;
  return isGivenAsExample(body, piece) || isTakenBack(body, piece, 'path');
}

/** `0004-timeout` beside the word "error" is one, unless the sentence speaks of decisions. */
function isOfOtherList(value: string, sentence: string): boolean {
  return /^\d/.test(value) && OF_OTHER_LISTS.test(sentence) && !OF_DECISIONS.test(sentence);
}

const OF_DECISIONS =
  /\b(?:adrs?|decisions?|says?|states?|demands?|requires?|decided|follow(?:s|ed|ing)?|see|read|per)\b/i;
