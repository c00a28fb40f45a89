/**
 * Rows of what lists files as they are: a table with a column of paths, and a drawn tree, of which most stands today. Such a row says
 * that its file is there, on whatever day it was written. That a commit took the file away is for others to find.
 */
import type { Body, Claim } from '../../model.ts';
import { folderOf, joinPath, lastSegment } from '../../path.ts';
import { isKnown } from '../../tree.ts';
import { findPath } from '../world/judge-path.ts';
import { bodyOf, evidenceOf, type ClaimWorld, type Evidence } from '../world/evidence.ts';
import { lineOf } from '../words/line-of.ts';
import { offsetOf } from '../words/nearby.ts';
import { literalPath } from '../words/path-text.ts';
import { columnAt, placedCells } from '../words/tables.ts';
import { titlesOver } from '../words/titles.ts';

/** Whether the claim of `path`, which is gone, is a row of such a list, and nothing around it speaks of another day. */
export function isListedAsThere(claim: Claim, path: string, world: ClaimWorld): boolean {
  // What is no code may be somebody's record, or what a program writes, and stands there again tomorrow.
  if (!LISTED.test(path) || hasOtherMeaning(claim) || !isOfToday(claim, world)) return false;
  // That most of a tree stands was found where its entries became claims.
  if (claim.how === 'fence') return claim.isDrawn === true && claim.lost === undefined;
  return isInFileTable(claim, path, evidenceOf(world));
}

/** Files that people write and that stay: code, and styles. */
const LISTED = /\.(?:[cm]?[jt]sx?|vue|svelte|astro|py|rb|rs|go|java|kt|swift|php|cs|cc?|cpp|h|sh|s?css|less)$/;

function hasOtherMeaning({ isGlob, isStart, isSample, isExample, isMade, isToBeMade, isImplied }: Claim): boolean {
  return [isGlob, isStart, isSample, isExample, isMade, isToBeMade, isImplied].includes(true);
}

/** Whether neither the row nor what stands over it has a word of other times, of plans, or of what programs and others bring. */
function isOfToday(claim: Claim, { texts }: ClaimWorld): boolean {
  const row = lineOf(texts, claim.file, claim.line);
  const over = titlesOver(texts, claim);
  if (row === undefined || over === undefined) return false;
  const { headings, items, paragraph, head } = over;
  const name = lastSegment(claim.text);
  // A name of a file is no word about it: `create-invoice.ts` is not to be created.
  const words = row
    .replaceAll(claim.text, ' ')
    .replaceAll(name, ' ')
    .replace(/`[^`]*`/g, ' ');
  return ![words, ...headings, ...items, paragraph, head].some((each) => OF_OTHER_DAYS.test(each));
}

/**
 * On purpose these words are many: whoever writes a row about a file that is gone knows it, or copies an older row, and only the second
 * is a finding.
 */
const OF_OTHER_DAYS =
  /\b(?:remov|delet|drop|gone|retire|replac|supersed|former|old|legacy|deprecat|obsolet|previous|was\b|were\b|been\b|once\b|longer\b|used to|histor|changelog|mov(?:e|ed|ing)\b|merg|renam|split|inlin|folded|migrat|refactor|extract|clean-?up|audit|unused|dead\b|plan|roadmap|to-?do|wip\b|future|upcoming|coming|soon|later|will\b|should\b|would\b|new\b|propos|suggest|target|ideal|desired|creat|scaffold|generat|built|emit|produc|writes\b|written|outputs?\b|ignored?\b|local\b|optional|exampl|sampl|templat|typical|if\b|not\b|never\b|none\b|no\b|without|missing|absent|lost\b|restor|revert|upstream|fork|branch|release|version|v\d|phase|milestone|step|before\b|after\b|past\b|until\b|add(?:s|ed|ing)?\b|other\b|another|customers?|users? |your\b)|→|⇒|->|=>|~~|[❌✗✘🚫⛔🗑📋]|n['’]t\b|^[\s|]*-\s*\|/iu;

// ── tables ──

/** Least number of rows that stand, and least part of all of them. */
const MIN_ROWS = 3;
const MIN_SHARE = 0.75;

/** Whether the claim is all of its cell, in a column of paths that mostly stand, and counts from the folder that these count from. */
function isInFileTable(claim: Claim, path: string, evidence: Evidence): boolean {
  const body = bodyOf(claim, evidence);
  const base = baseBefore(path, claim.target);
  const column = body === undefined ? [] : columnOf(body, claim);
  if (base === undefined || column.length === 0) return false;
  const live = column.filter((text) => baseToday(text, claim, evidence) === base);
  return live.length >= MIN_ROWS && live.length >= column.length * MIN_SHARE;
}

/** What the cells of the claim's column name, `''` for one that is no path alone; nothing where the claim is not all of its cell. */
function columnOf(body: Body, claim: Claim): readonly string[] {
  const offset = offsetOf(body, claim);
  const heading = offset === undefined ? undefined : columnAt(body, offset);
  if (offset === undefined || heading === undefined) return [];
  const cells = placedCells(body, (each) => each === heading).filter(({ text }) => text !== '');
  const own = cells.find(({ start, end }) => start <= offset && offset < end);
  if (own === undefined || pathIn(own.text) !== claim.text) return [];
  return cells.filter(({ table }) => table === own.table).map(({ text }) => pathIn(text));
}

function pathIn(cell: string): string {
  return /^[*_]*`?([^\s`*|]+?)`?[*_]*$/.exec(cell)?.[1] ?? '';
}

/** The folder that a row counts from, where its file stands; undefined where it does not, or where only its end was found. */
function baseToday(text: string, claim: Claim, evidence: Evidence): string | undefined {
  const written = literalPath(text);
  if (written === undefined) return undefined;
  if (claim.isDrawn) {
    const target = joinPath(folderOf(claim.file), text);
    return target !== undefined && isKnown(evidence.tree, target) ? baseBefore(target, target) : undefined;
  }
  const { kind, file, line, column, how } = claim;
  const answer = findPath({ kind, file, line, column, how, text, target: written }, evidence);
  return answer.kind === 'found' ? baseBefore(answer.path, written) : undefined;
}

/** What stands in front of `target` in `path`. */
function baseBefore(path: string, target: string): string | undefined {
  if (path === target) return '';
  return path.endsWith(`/${target}`) ? path.slice(0, -target.length - 1) : undefined;
}
