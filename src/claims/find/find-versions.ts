/**
 * Versions of Node and of the package manager that a text asks for, majors of libraries, and statements of which manager is used. What is said of
 * them beside that (history, what was tested, what a release brought) is no claim; whether one is right is judged elsewhere.
 */
import type { Body, Claim } from '../../model.ts';
import { lineStarts } from '../../offsets.ts';
import { isTakenBack, proseAround, proseOf } from '../words/clause.ts';
import { librariesIn } from './find-libraries.ts';
import { headingsAbove } from '../words/outline.ts';
import type { Writing } from './find-names.ts';
import { ONE_OF_SEVERAL, speaksOfManagers, statedManager } from './manager-words.ts';
import { readingOf } from '../words/reading.ts';
import type { Span } from '../words/statements.ts';
import { columnAt } from '../words/tables.ts';
import { pinnedManagers } from './pinned-managers.ts';
import { isOurs, sentenceAt, sentencesOf } from './plain-sentences.ts';
import { isElsewhere, statesVersion } from './version-statement.ts';

/** The versions and managers that a text states, in its order for each. */
export function findVersionClaims({ file, body }: Writing): readonly Claim[] {
  const prose = proseOf(body);
  const libraries = librariesIn(body);
  const pins = pinnedManagers(body);
  if (libraries.length + pins.length === 0 && prose.search(VERSION) < 0 && !speaksOfManagers(body.text)) return [];
  const starts = lineStarts(body.text);
  const placed = ({ index, ...found }: Found): Claim => {
    const line = starts.findLastIndex((start) => start <= index);
    const place = { file, line: body.line + line, column: index - (starts[line] ?? 0) + 1 };
    return { kind: 'toolchain', ...place, ...found, how: 'prose' };
  };
  const versions = versionsIn(body, prose).filter(({ index }) => !pins.some((pin) => pin.index === index));
  return [...versions, ...pins, ...managersIn(body), ...libraries].map(placed);
}

type Found = Pick<Claim, 'text' | 'target' | 'isImplied' | 'isOpen' | 'isPin'> & { readonly index: number };

/** A name, and behind it a number in any of the ways in which people ask for versions. */
const VERSION =
  /(?<![\w.@/-])(Node(?:\.?js)?|npm|pnpm|yarn|bun)(?:\*\*|__)?:?(?:\*\*|__)?[ \t]+(?:version:?[ \t]+)?(\|[ \t]*)?(>=?[ \t]*|≥[ \t]*|\^|~)?v?(\d+)(?:\.\d+|\.x)*(?!\w)/gi;

/** Words that speak of the past of a version, not of what is needed now. */
const HISTORIC =
  /\b(?:since|before|until|prior to|introduced (?:in|with)|added (?:in|with)|older than|as of|from|up to|below|after|than)[ \t]+$/i;

/** Words of a text that asks for a version rather than mentions one. */
const DEMAND =
  /\b(?:requires?|required|needs?|must|minimum|at least|use[sd]?|using|targets?|runs? (?:on|with)|supports?|supported|version|prerequisites?|install(?:ed)?|engines?)\b|[>≥^~]|\d\+/i;

/** A list item, row or line that begins with the name: "- Node.js 20", "**Node** 20". */
const LEADS = /(?:^|\n)[ \t]*(?:[-*+]|\d+[.)]|\|)[ \t]*\**$/;

/** One of several, or the end of a range: "Node 18, 20 and 22", "Node 18-22". */
const NEXT_OF_SEVERAL = /^[ \t]*(?:,|\/|&|\||and|or|to|through|-|–|—)[ \t]*(?:and |or )?(?:Node(?:\.?js)?[ \t]*)?v?\d/i;
const AFTER_OTHERS = /\d[\d.x+]*[ \t]*(?:,|\/|&|and|or|,[ \t]*(?:and|or))[ \t]*$/i;

/** Asked for by one part of the repository, which may pin its own in ways that nobody reads: "Use Node 18 for the docs site". */
const OF_ONE_PART =
  /^[\w.+]*[ \t]+(?:(?:or|and) (?:later|newer|higher|above|up) )?(?:for|in|inside|within|to (?:build|run|deploy|serve|host|publish))[ \t]+(?!(?:all|any|every\w*|each|(?:the |this |our )?(?:whole |entire )?(?:project|repo(?:sitory)?|monorepo|workspace|codebase|development|local|dev|tests?|tooling|builds?))\b)(?:the |our |its |an? )?\S/i;

/** That, or anything later. */
const OR_LATER = /^(?:\+|[ \t]*\+|[ \t]+(?:LTS[ \t]+)?(?:or|and)[ \t]+(?:later|newer|higher|above|up|greater))/i;
const AT_LEAST = /\b(?:at least|minimum|min\.?)\b/i;

function versionsIn(body: Body, prose: string): readonly Found[] {
  return [...prose.matchAll(VERSION)].flatMap((match): readonly Found[] => {
    const [text, called = '', cell, sign = '', major = ''] = match;
    const { index } = match;
    const end = index + text.length;
    const before = prose.slice(Math.max(0, index - 40), index);
    const after = prose.slice(end, end + 40);
    if (HISTORIC.test(before) || NEXT_OF_SEVERAL.test(after) || AFTER_OTHERS.test(before)) return [];
    if (isTakenBack(body, { start: index, end }, 'command') || OF_ONE_PART.test(after)) return [];
    // A number in the next cell may count anything.
    if (cell !== undefined && !isVersionRow(body, { start: index, end })) return [];
    const isStatement = (cell !== undefined || isStated(body, index)) && isOurs(body, index);
    const around = proseAround(body, { start: index, end });
    if (!isStatement && !LEADS.test(before) && !DEMAND.test(around)) return [];
    const isOpen = /^[>≥]/.test(sign) || OR_LATER.test(after) || AT_LEAST.test(around);
    const name = called.toLowerCase().startsWith('node') ? 'node' : called.toLowerCase();
    const target = `${name} ${major}${isOpen ? '+' : ''}`;
    // "Node 18 supports it" asks for nothing: what only the lock knows to have been right can be wrong.
    return [{ index, text, target, ...(!isStatement && { isImplied: true as const }) }];
  });
}

function managersIn(body: Body): readonly Found[] {
  return readingOf(body).blocks.flatMap((block): readonly Found[] => {
    if (!speaksOfManagers(body.text.slice(block.start, block.end))) return [];
    const found: Found[] = [];
    for (const { start, end, words } of sentencesOf(body, block)) {
      const stated = statedManager(words);
      const at = stated === undefined ? -1 : body.text.slice(start, end).search(new RegExp(`\\b${stated.name}\\b`));
      if (stated === undefined || at < 0) continue;
      const index = start + at;
      // The brackets behind a name would speak of it: "pnpm (not npm)".
      const first = start + Math.max(0, body.text.slice(start, end).search(/\w/));
      if (!isOurs(body, index) || isTakenBack(body, { start: first, end: first + 1 }, 'command')) continue;
      // One of the ways that a guide offers.
      if (headingsAbove(body, index).some(({ text }) => ONE_OF_SEVERAL.test(text))) continue;
      const text = stated.isOpen ? words : stated.name;
      found.push({ index, text, target: stated.name.toLowerCase(), ...(stated.isOpen && { isOpen: true as const }) });
    }
    return found;
  });
}

/** A row that begins with the name, whose next column is headed as one of versions. */
function isVersionRow(body: Body, { start, end }: Span): boolean {
  const line = body.text.slice(body.text.lastIndexOf('\n', start - 1) + 1).split('\n', 1)[0] ?? '';
  return (
    /^\s*\|[\s*_]*(?:Node|npm|pnpm|yarn|bun)\b/i.test(line) &&
    /^[\s*_]*(?:required |current )?(?:version|value)[\s*_]*$/i.test(columnAt(body, end - 1) ?? '') &&
    !isElsewhere(line)
  );
}

function isStated(body: Body, offset: number): boolean {
  const sentence = sentenceAt(body, offset);
  return sentence !== undefined && statesVersion(sentence);
}
