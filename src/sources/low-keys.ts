/**
 * Keys of a client that stand below the `---` which ends the front matter of their rule file, so that it reads them as words. Only the first
 * lines of the text count, and only where they are nothing but keys and hold the globs that the head lacks.
 */
import type { Problem } from '../model.ts';
import { partsOf } from './agent-globs.ts';
import { readerOf } from './late-head.ts';

/** A rule file that has a head. */
export interface HeadedRule {
  readonly file: string;
  readonly head: string;
  readonly body: string;
  readonly bodyLine: number;
}

/** The globs that stand below the head, if there are any. */
export function lowKeys({ file, head, body, bodyLine }: HeadedRule): readonly Problem[] {
  const { key, client } = readerOf(file) ?? {};
  // A rule that is always loaded has no use for its globs, and of two lists of them nobody knows which is meant.
  if (key === undefined || /^alwaysApply:[ \t]*["']?true\b/im.test(head) || hasKey(head, key)) return [];
  const lines = body.split('\n');
  const start = lines.findIndex((line) => line.trim() !== '');
  const length = lines.slice(start).findIndex((line) => !KEY.test(line) && !ITEM.test(line));
  const rows = start < 0 ? [] : lines.slice(start, length < 0 ? undefined : start + length);
  // What goes on in words is a sentence about keys.
  const next = lines[start + rows.length] ?? '';
  const at = rows.findIndex((row) => row.startsWith(`${key}:`));
  if (at < 0 || !KEY.test(rows[0] ?? '') || !/^(?:\s*|---[ \t]*|#{1,6}\s.*)$/.test(next)) return [];
  if (!holdsGlobs((rows[at] ?? '').slice(key.length + 1), rows[at + 1] ?? '')) return [];
  return [
    {
      rule: 'note/frontmatter',
      file,
      line: bodyLine + start + at,
      column: 1,
      claim: key,
      message: `\`${key}\` stands below the \`---\` that ends the front matter, so ${client} reads it as words, and not as the files that this rule is for.`,
      hint: 'Move it above that `---`.',
      // That it was meant for front matter is read from what it holds.
      isFromProse: true,
    },
  ];
}

const KEY = /^(?:globs|paths|applyTo|description|alwaysApply):(?:\s|$)/;

/** A glob and no link or code. */
const ITEM = /^[ \t]*-[ \t]+["']?[^\s"'`()[\]]+["']?[ \t]*$/;

function hasKey(head: string, key: string): boolean {
  return head.split('\n').some((row) => row.startsWith(`${key}:`));
}

/** A list below, or globs without a blank of which one has a folder, a star or an ending. */
export function holdsGlobs(value: string, below: string): boolean {
  if (value.trim() === '') return ITEM.test(below);
  const parts = partsOf(value.trim().replace(/^\[(.*)\]$/, '$1')).map((part) => part.replace(/^["']|["']$/g, ''));
  return parts.length > 0 && parts.every((part) => !/\s/.test(part)) && parts.some((part) => /[*/]|\.\w/.test(part));
}
