/**
 * Majors of well-known libraries that a text states in an item, cell or labelled line made of nothing else: "- **Framework**:
 * Astro 5", "| Frontend | React 19, Vite 7 |". In a sentence such a number tells of the past, of what others may use, or of where
 * something came from; there it is no claim.
 */
import type { Body } from '../../model.ts';
import { isTakenBack } from '../words/clause.ts';
import { countBelow } from '../../offsets.ts';
import { LIBRARIES } from './library-names.ts';
import { headingsAbove } from '../words/outline.ts';
import { readingOf } from '../words/reading.ts';
import { isBelowHeadingOf } from '../words/scope-heading.ts';
import { libraryEntries } from './stack-line.ts';
import type { Block } from '../words/statements.ts';
import { columnAt } from '../words/tables.ts';

/** A library with the major that a text gives it. */
export interface StatedLibrary {
  readonly index: number;
  /** As written: `Astro 5`. */
  readonly text: string;
  /** `dependency:astro 5`. */
  readonly target: string;
}

/** The libraries that a text states, in its order. */
export function librariesIn(body: Body): readonly StatedLibrary[] {
  // Code and comments are read by nobody as a statement about the repository.
  const apart = body.pieces.filter(({ kind }) => kind === 'fence' || kind === 'html');
  const starts = apart.map(({ start }) => start);
  const isApart = (offset: number): boolean => offset < (apart[countBelow(starts, offset + 1) - 1]?.end ?? 0);
  const stated = readingOf(body).blocks.flatMap((block) => (isApart(block.start) ? [] : librariesOfBlock(body, block)));
  // A text that tells two majors of one library apart speaks of the library, not of what is used here.
  const targets = new Map<string, Set<string>>();
  for (const { target } of stated) {
    const [name = ''] = target.split(' ');
    targets.set(name, (targets.get(name) ?? new Set()).add(target));
  }
  return stated.filter(({ target }) => targets.get(target.split(' ')[0] ?? '')?.size === 1);
}

/** Headings, columns and introductions under which libraries are those that others may use, or that were, or will be. */
const ELSEWHERE =
  /\b(?:compat\w*|support\w*|matrix|peers?|min(?:imum)?|required|requirements?|range|from|to|before|after|current(?:ly)? vs|target\w*|next(?!\.?js)|planned|future|roadmap|previous\w*|examples?|templates?|starters?|boilerplates?|scaffold\w*|fixtures?|legacy|migrat\w*|upgrad\w*|consumers?|customers?|clients?['’]s?|users?|brings?|machines?|generated|plugins?|old|older|differences?|changes?|versions? (?:of|for))\b/i;

/** Longer ones are sentences, or data. */
const MAX_BLOCK = 300;

function librariesOfBlock(body: Body, block: Block): readonly StatedLibrary[] {
  const { start, end, lead } = block;
  if (end - start > MAX_BLOCK || (lead !== undefined && ELSEWHERE.test(lead))) return [];
  const text = body.text.slice(start, end);
  const entries = libraryEntries(text);
  if (entries.length === 0) return [];
  if (isBelowHeadingOf(body, start, (words) => ELSEWHERE.test(words))) return [];
  const headings = headingsAbove(body, start);
  return entries.flatMap((entry): readonly StatedLibrary[] => {
    const index = start + entry.index;
    const library = entry.name.startsWith('@') ? entry.name : LIBRARIES.get(entry.name);
    if (library === undefined || isTakenBack(body, { start: index, end: index + entry.text.length }, 'command'))
      return [];
    const column = columnAt(body, index);
    // Rows of no table that can be read may be part of anything.
    if (/^\s*\|/.test(text) && (column === undefined || ELSEWHERE.test(column))) return [];
    // A heading says what the cells below it are about.
    if (column?.replace(/[*`]/g, '').includes(entry.text)) return [];
    if (entry.isVersionCell && !/^[\s*_]*version[\s*_]*$/i.test(column ?? '')) return [];
    if (entry.needsStack && !headings.slice(0, 1).some(({ text: words }) => STACK.test(words))) return [];
    return [{ index, text: entry.text, target: `${LIBRARY}${library} ${entry.major}` }];
  });
}

/** Headings of lists that say what a project is made of. */
const STACK =
  /\b(?:stack|tech\w*|tool(?:s|ing|chain)?|dependenc\w*|frameworks?|librar(?:y|ies)|packages|architecture|overview|built with|core|infrastructure|environment|facts|front-?end|back-?end)\b/i;

/** What marks the name of a library among those of tools. */
export const LIBRARY = 'dependency:';
