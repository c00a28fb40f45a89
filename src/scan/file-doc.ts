/** Doc comments: the first sentence and the deprecation of a declaration. Reads the comment text; tags are not parsed. */
import { ts, type Syntax } from './file-syntax.ts';

/** What the doc comment of a declaration says. */
export interface Doc {
  readonly sentence?: string;
  readonly deprecated: boolean;
}

/** Longest first sentence that is kept; longer ones end in `…`. */
const MAX_SENTENCE = 300;

/** Comments about the file and not about what follows: tags, and the notices that lawyers ask for. */
const FILE_COMMENT =
  /@(?:module|fileoverview|fileOverview|file|packageDocumentation|license|licence|copyright|preserve)\b|SPDX-License-Identifier|Licensed under the|(?:^|\n)[/*\s]*Copyright\b|\(c\) *\d{4}|©/;

/** How far from its start a file speaks of itself. */
const HEAD = 10_000;

/** Reads the last doc comment before `node`. */
export function docOf({ text, writtenAt }: Syntax, node: ts.Node): Doc {
  const ranges = ts.getLeadingCommentRanges(text, node.pos) ?? [];
  const at = ranges.findLastIndex((range) => text.startsWith('/**', range.pos));
  const range = ranges[at];
  const comment = range && text.slice(range.pos, range.end);
  if (range === undefined || comment === undefined) return { deprecated: false };
  const isAboutFile = writtenAt(range.pos) < HEAD && (FILE_COMMENT.test(comment) || isFileHead(text, ranges.slice(at)));
  if (isAboutFile) return { deprecated: false };
  const deprecated = comment.includes('@deprecated') && /(?:^|\n)\s*\*?\s?@deprecated\b/.test(comment.slice(3));
  const sentence = firstSentence(comment.slice(3, -2));
  return sentence === '' ? { deprecated } : { sentence, deprecated };
}

/** The first comment of a file is about the file when a blank line or another block comment parts it from the code. */
function isFileHead(text: string, [range, next]: readonly ts.CommentRange[]): boolean {
  if (!range || !/^(?:#![^\n]*)?\s*$/.test(text.slice(0, range.pos))) return false;
  return (
    next?.kind === ts.SyntaxKind.MultiLineCommentTrivia ||
    /^[^\S\n]*\n[^\S\n]*\n/.test(text.slice(range.end, range.end + 100))
  );
}

function firstSentence(comment: string): string {
  const lines: string[] = [];
  // Examples may be long, and the first paragraph stands before them.
  for (let at = 0; at <= comment.length;) {
    const end = comment.indexOf('\n', at);
    const next = end === -1 ? comment.length : end;
    const line = comment.slice(at, next).trim().replace(/^\* ?/, '').trimStart();
    at = next + 1;
    if (line === '' && lines.length === 0) continue;
    if (line === '' || line.startsWith('@')) break;
    lines.push(line);
  }
  const paragraph = plain(lines.join(' '));
  // A full stop ends the sentence only before a capital, a digit or markup: `e.g. this` goes on.
  const end = /[.!?](?=\s+[^\sa-z])(?<!\b(?:e\.g|i\.e|vs|cf|etc).)/.exec(paragraph);
  const sentence = end ? paragraph.slice(0, end.index + 1) : paragraph;
  return sentence.length <= MAX_SENTENCE ? sentence : `${sentence.slice(0, MAX_SENTENCE - 1)}…`;
}

/** Links by their label, blanks one by one. Most sentences are so already, which is much faster to see than to do. */
function plain(paragraph: string): string {
  const text = paragraph.includes('{@')
    ? paragraph.replace(
        /\{@(?:link|linkcode|linkplain)\s+([^}|\s]+)\s*(?:[|\s]\s*([^}]*?)\s*)?\}/g,
        (_, name: string, label?: string) => label || name,
      )
    : paragraph;
  return (/\s\s|[^\S ]/.test(text) ? text.replace(/\s+/g, ' ') : text).trim();
}
