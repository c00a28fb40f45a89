/**
 * Whether a bare install is what a text tells its reader to type in this repository: not one way of several, not what somebody else does or
 * must not do, and not for another project. Words are `words/orders.ts`; which manager is right is judged elsewhere.
 */
import type { Body, Piece } from '../../model.ts';
import { columnAt } from '../words/tables.ts';
import { headingsAbove } from '../words/outline.ts';
import { isForOneManager, isOfForbidden, isOrdered, isSaidElsewhere, makesProject } from '../words/orders.ts';
import { blockAt, readingOf } from '../words/reading.ts';
import { remarkAbove } from '../words/remarks.ts';
import { isBelowHeadingOf } from '../words/scope-heading.ts';

type Code = Extract<Piece, { kind: 'code' | 'fence' }>;

/** An install of `manager` that stands in `piece`, in a fence on its line of that number. */
export interface Install {
  readonly body: Body;
  readonly piece: Code;
  readonly manager: string;
  readonly line: number;
}

/** True when a text tells its reader to type it here. */
export function isInstallOrder(install: Install): boolean {
  if (isOneOfSeveral(install) || isInPartOfOthers(install)) return false;
  return install.piece.kind === 'code' ? isOrderedInWords(install) : isOrderedByFence(install);
}

/** How far from an install its other ways stand. */
const REACH = 600;

/** Another manager's install beside it, in its section: nobody can tell which of them is meant for whom. */
function isOneOfSeveral({ body, piece, manager }: Install): boolean {
  const from = headingsAbove(body, piece.start)[0]?.end ?? 0;
  const next =
    body.pieces.find(({ kind, start }) => kind === 'heading' && start >= piece.end)?.start ?? body.text.length;
  const section = body.text.slice(Math.max(from, piece.start - REACH), Math.min(next, piece.end + REACH));
  return [...section.matchAll(INSTALL)].some(([, spoken, typed]) => (spoken ?? typed) !== manager);
}

/** `pnpm install`, and `yarn` alone on its line or in its code. `npm install -g pnpm` is an install of something, and no way of this. */
const INSTALL =
  /(?<![\w@/-])(npm|pnpm|yarn|bun) (?:install|ci|i)(?![\w-])(?![ \t]+(?:-\S+[ \t]+)*(?!(?:or|and|then|instead|to|first|with)\b)[@a-z][\w@/.-]*)|(?<=\n|`)(yarn)(?=\n|`)/g;

/** Below a heading, lead or column that makes it that of others, of one manager of several, or of what is forbidden. */
function isInPartOfOthers({ body, piece }: Install): boolean {
  const isOthers = (words: string): boolean => isForOneManager(words) || isOfForbidden(words) || isSaidElsewhere(words);
  if (isBelowHeadingOf(body, piece.start, isOthers)) return true;
  const { lead, parent } = blockAt(readingOf(body), piece.start)?.block ?? {};
  const leads = [lead, parent, columnAt(body, piece.start), paragraphAbove(body, piece)];
  return leads.some((words) => words !== undefined && isOthers(words)) || makesProject(sectionAbove(body, piece));
}

/** The text of the section above, as far as it is near. */
function sectionAbove(body: Body, { start }: Code): string {
  const from = headingsAbove(body, start)[0]?.end ?? 0;
  return body.text.slice(Math.max(from, start - REACH), start);
}

/** What introduces a fence: a paragraph that ends in a colon, or names one thing and says nothing, as a tab does. */
function paragraphAbove(body: Body, { kind, start }: Code): string | undefined {
  if (kind !== 'fence') return undefined;
  const above =
    body.text
      .slice(Math.max(0, start - REACH), start)
      .trimEnd()
      .split(/\n\s*\n|```/)
      .at(-1) ?? '';
  return above.endsWith(':') || isForOneManager(above) ? above : undefined;
}

function isOrderedByFence({ body, piece, line }: Install): boolean {
  const lines = piece.value.split('\n');
  const comment = /(?:^|\s)#(.*)$/.exec(lines[line] ?? '')?.[1] ?? '';
  const above = remarkAbove((at) => lines[at], line) ?? '';
  const said = `${above} ${comment}`;
  if (isForOneManager(above) || isSaidElsewhere(said) || isOfForbidden(said)) return false;
  // Tabs bear the name of a manager: "```bash [npm]".
  const info = /^[`~]{3,}([^\n]*)/.exec(body.text.slice(piece.start, piece.end).trimStart())?.[1] ?? '';
  if (/\[[^\]]*\b(?:p?npm|yarn|bun)\b/i.test(info) || /(?:title|tab)=["']?(?:p?npm|yarn|bun)\b/i.test(info))
    return false;
  return !makesProject(lines.slice(0, line).join('\n'));
}

function isOrderedInWords({ body, piece }: Install): boolean {
  const block = blockAt(readingOf(body), piece.start)?.block ?? { start: 0, end: body.text.length };
  const before = withoutCode(body.text.slice(Math.max(block.start, piece.start - REACH), piece.start));
  const behind = withoutCode(body.text.slice(piece.end, Math.min(block.end, piece.end + REACH)));
  const isInRow = /^\s*\|/.test(before.slice(before.lastIndexOf('\n') + 1));
  const spoken = {
    before: before.split(isInRow ? /\|/ : SENTENCE).at(-1) ?? '',
    behind: behind.split(isInRow ? /\n/ : SENTENCE, 1)[0] ?? '',
  };
  if (!isOrdered(spoken)) return false;
  const first =
    /^\s*(?:[-*+]\s+)?([^|]+?)(?::|\s[-–—]|\s*\|)\s*$/.exec(isInRow ? rowHead(before) : spoken.before)?.[1] ?? '';
  // "Make an empty folder", and in the next step "run …".
  return !isForOneManager(first) && !isSaidElsewhere(stepsAbove(body, block.start));
}

const SENTENCE = /[.;!?](?=\s)|\n\s*\n|\n\s*(?=(?:[-*+]|\d+[.)])\s)/;

/** The first cell of the last row. */
function rowHead(before: string): string {
  return `${
    before
      .slice(before.lastIndexOf('\n') + 1)
      .split('|')[1]
      ?.trim() ?? ''
  }:`;
}

/** The steps above that of an install, where they are numbered. */
function stepsAbove({ text }: Body, start: number): string {
  const lines = text
    .slice(Math.max(0, start - REACH), text.lastIndexOf('\n', start) + 1)
    .split('\n')
    .slice(0, -1);
  const from = lines.findLastIndex((line) => !/^\s*\d+[.)]\s|^\s+\S/.test(line)) + 1;
  return lines.slice(from).join('\n');
}

function withoutCode(text: string): string {
  return text.replace(/(`+)[^`]+\1/g, 'X');
}
