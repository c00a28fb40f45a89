/**
 * The paths of a drawn tree that the repository lacks, as claims. A tree is one of this repository where three quarters of it stand
 * there now, or stood there once; what is missing then is worth a question to history, and nothing is proved here.
 */
import type { AgentFile, Claim } from '../../model.ts';
import { foldersAbove, joinPath, lastSegment } from '../../path.ts';
import { blankTree, isWithoutLanguage } from './blank-tree.ts';
import { isTakenBack } from '../words/clause.ts';
import { isGivenAsExample } from '../words/led-in.ts';
import { scopedFolders } from '../world/code-path.ts';
import { drawnTrees, type DrawnEntry, type DrawnTree } from './drawn-tree.ts';
import type { Fence } from './find.ts';
import { saysSo } from '../words/not-here.ts';
import { headingsAbove } from '../words/outline.ts';
import { isKnown, sameLetters, type Tree } from '../../tree.ts';

/** What drawn trees claim that is not there. */
export function findDrawnClaims(agent: AgentFile, tree: Tree): readonly Claim[] {
  // What a template draws will stand beside its copies.
  if (agent.within !== '') return [];
  return agent.body.pieces.flatMap((piece) => (piece.kind === 'fence' ? claimsOfFence(agent, piece, tree) : []));
}

function claimsOfFence(agent: AgentFile, piece: Fence, tree: Tree): readonly Claim[] {
  const blank = isWithoutLanguage(piece.lang) ? blankTree(piece.value) : undefined;
  const trees = [...drawnTrees(piece.value), ...(blank === undefined ? [] : [blank])];
  if (trees.length === 0 || isOfOthers(agent, piece)) return [];
  return trees.flatMap((drawn) => {
    const found = placeOfTree(drawn, foldersOf(agent, piece), tree);
    if (found === undefined) return [];
    const { folder, lost } = found;
    // By blanks alone anything may be drawn: it is one of this repository where it stands there now, from its first line on.
    if (drawn === blank && (lost !== undefined || !beginsAt(drawn, folder, tree))) return [];
    const away = drawn.entries.filter((entry) => AWAY.test(remarkOf(entry)));
    return drawn.entries.flatMap((entry): readonly Claim[] => {
      const target = joinPath(folder, entry.path);
      if (target === undefined || isKnown(tree, target) || isSaidToBeElsewhere(entry)) return [];
      // "old/ # removed in v3": what is said of a folder is said of what is drawn below it.
      if (away.some(({ path }) => entry.path.startsWith(`${path}/`))) return [];
      if (drawn === blank && tree.byLowerCase.has(target.toLowerCase())) return [];
      const text = textOf(entry, drawn, folder);
      const place = { file: agent.file, line: piece.contentLine + entry.line, column: entry.column };
      // In a tree of which little stands a file that looks like it is as much of a chance as the rest.
      const near = lost === undefined ? nearEntry(target, { trees, folder, comment: entry.comment }, tree) : undefined;
      const more = { ...(lost && { lost }), ...(near !== undefined && { near }) };
      return [{ kind: 'path', ...place, text, target, how: 'fence', isDrawn: true, ...more }];
    });
  });
}

/** What stands around an entry. */
interface Surrounding {
  readonly trees: readonly DrawnTree[];
  readonly folder: string;
  readonly comment: string;
}

/** The file that stands where an entry is drawn, under a name that differs in ending, signs or letter case. Whoever draws or names both, means both. */
function nearEntry(target: string, { trees, folder, comment }: Surrounding, tree: Tree): string | undefined {
  const like = sameLetters(tree, target);
  if (like === undefined || comment.includes(lastSegment(like))) return undefined;
  const isDrawn = trees.some(({ entries }) => entries.some(({ path }) => joinPath(folder, path) === like));
  return isDrawn ? undefined : like;
}

function beginsAt({ root, entries }: DrawnTree, folder: string, { folders }: Tree): boolean {
  const first = root === '.' ? folder : joinPath(folder, entries[0]?.path ?? '');
  return first === '' || (first !== undefined && folders.has(first));
}

/** The entry below the first line of its tree, where that names the folder, and not the repository. */
function textOf({ path }: DrawnEntry, { root }: DrawnTree, folder: string): string {
  return root !== '' && `/${folder}`.endsWith(`/${root}`) ? `${root}/${path}` : path;
}

/** The words before a fence speak of a tree that is to be made, of an example, or of another project. */
function isOfOthers({ body }: AgentFile, { start }: Fence): boolean {
  const end = body.text.slice(0, start).trimEnd().length;
  if (end === 0) return false;
  const words = { start: end - 1, end };
  return isTakenBack(body, words, 'folder') || isGivenAsExample(body, words) || SHOWN.test(lineAt(body.text, end));
}

function lineAt(text: string, end: number): string {
  return text.slice(text.lastIndexOf('\n', end - 1) + 1, end);
}

/** How something should be built, and not how this repository is. */
const SHOWN = new RegExp(
  String.raw`\b(?:examples?|typical(?:ly)?|templates?|new|target|proposed|ideal|desired|suggested|recommended|your|each|every|users?['’]s?|we want|you(?:['’]ll)? (?:get|have|end up))(?![\w])` +
    String.raw`|\b(?:structure|layout|anatomy|organi[sz]ation) of an?\b` +
    String.raw`|^[\s>*_#-]*(?:an? [^.:]*\b(?:looks? like|contains|has)\b|(?:before|after|bad|good|wrong|right|phase \w+|step \w+)\b[^.]{0,20}$)`,
  'i',
);

function isSaidToBeElsewhere(entry: DrawnEntry): boolean {
  const remark = remarkOf(entry);
  const words = remark.replace(STILL_THERE, '').replace(MAPS, ' to ').replace(OF_VERSION, '');
  return saysSo(words, 'path') || NOT_HERE.test(remark);
}

function remarkOf({ path, comment }: DrawnEntry): string {
  return /\.\w+$/.test(path) ? comment : comment.replace(OF_EXAMPLES, '');
}

/** What no part of a folder outlives. What nobody is to edit there is there. */
const AWAY =
  /\b(?:removed|deleted|dropped|gone|planned|to come|coming|(?:auto-?)?generated|git-?ignored|not (?:in|under|tracked by) git)\b/i;

/** "segment → intended seat" says what a file makes of what; an arrow at the start, or to a path, says where it went. */
const MAPS = /(?<=[\w)\]] )(?:→|⇒|->|=>)(?= [\w-]+(?:[\s,;:()]|$))/g;

/** Whoever draws a file as legacy says that it is still there. */
const STILL_THERE = /\b(?:legacy|deprecated|obsolete)\b/gi;

/** "V1 protocol types" are what a file has; "v1 only" tells which version has the file. */
const OF_VERSION = /^\W*v\d+ (?!only\b|and\b|or\b|branch|release|line\b|docs\b|until\b|was\b|is\b)(?=[a-z]{3,})/i;

/** "Example configs" are what a folder holds, and "example session" what it is. */
const OF_EXAMPLES = /^\W*examples?(?=(?:\s+[a-z-]+){0,3}\s+[a-z-]*[a-rt-z]s\b)/i;

/** What only some have, and what a program makes. A "template for new projects" is there; what comes of one need not be. */
const NOT_HERE =
  /\b(?:optional(?:ly)?|examples?|(?:from|by|of|per|via) (?:[\w-]+ )*templates?|your|if|outputs?|created|written|emitted|produced|built|compiled|local|(?<!\bfor )new|todo|future)\b/i;

/** Most folders that are tried. */
const MAX_FOLDERS = 40;

/** Folders that a tree of this text may stand in. */
function foldersOf(agent: AgentFile, { start }: Fence): readonly string[] {
  const { base, body } = agent;
  const named = headingsAbove(body, start).flatMap(({ text }) =>
    [...text.matchAll(/[\w@.-]+(?:\/[\w@.-]+)*/g)].flatMap(([name]) => joinPath(base, name) ?? []),
  );
  return [...new Set([base, ...foldersAbove(base), '', ...scopedFolders(agent), ...named])].slice(0, MAX_FOLDERS);
}

/** Least number of entries that stand where they are drawn or listed, and least part of all of them. */
export const MIN_FOUND = 4;
const MIN_SHARE = 0.75;

/** A tree of so few is one of this repository where all of it stood there once. */
const FEW = 3;

/** True when all of a tree stood at one place, or enough of a larger one. */
export function wasThere(found: number, all: number): boolean {
  return (found === all && all >= FEW) || isMostlyThere(found, all);
}

/** True when so many stand that the rest may be asked about. */
export function isMostlyThere(found: number, all: number): boolean {
  return found >= MIN_FOUND && found >= all * MIN_SHARE;
}

/** Where a tree stands. */
interface TreePlace {
  readonly folder: string;
  /** Present where too little stands for a tree of this repository: all that would have to. */
  readonly lost?: readonly string[];
}

/** The one folder in which most of a tree stands now, or anything of it; undefined where that is not sure. */
function placeOfTree({ root, entries }: DrawnTree, folders: readonly string[], tree: Tree): TreePlace | undefined {
  const places = folders.flatMap((folder) => {
    // The first line may be the name of the repository, or of the folder that is spoken of.
    const named = root === '' || root === '.' ? folder : joinPath(folder, root);
    return named === undefined || named === folder ? [folder] : [named, ...(root.includes('/') ? [] : [folder])];
  });
  const counted = entries.filter(({ path }) => !MADE.test(path));
  const targetsIn = (place: string): readonly string[] => counted.flatMap(({ path }) => joinPath(place, path) ?? []);
  const found = [...new Set(places)]
    .filter((place) => place === '' || tree.folders.has(place))
    .map((place) => ({ place, count: targetsIn(place).filter((path) => isKnown(tree, path)).length }))
    .sort((a, b) => b.count - a.count);
  const [best, second] = found;
  if (best === undefined || best.count === 0 || second?.count === best.count) return undefined;
  const folder = best.place;
  if (isMostlyThere(best.count, counted.length)) return { folder };
  // A commit may have taken most of what was drawn: then the tree was one of this repository until that day. Of few entries most have to stand.
  const isEnough = counted.length >= MIN_FOUND || (counted.length === FEW && best.count === FEW - 1);
  return isEnough ? { folder, lost: targetsIn(folder) } : undefined;
}

/** What trees show, and no clone has. */
const MADE = /(?:^|\/)(?:node_modules|dist|build|out|coverage|\.next|\.turbo|\.env(?:\.[\w.]+)?)(?:\/|$)/;
