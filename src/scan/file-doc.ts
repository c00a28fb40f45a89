/** Doc comments: the first sentence and the deprecation of a declaration. Reads the comment text; tags are not parsed. */
import { ts, type Syntax } from './file-syntax.ts';

/** What the doc comment of a declaration says. */
export interface Doc {
  readonly sentence?: string;
  readonly deprecated: boolean;
}

/** Longest first sentence that is kept; longer ones end in `…`. */
const MAX_SENTENCE = 300;

/** Comments about the file and not about what follows. */
const FILE_TAG = /@(?:module|fileoverview|file|packageDocumentation|license)\b/;

/** Reads the last doc comment before `node`. */
export function docOf({ text }: Syntax, node: ts.Node): Doc {
  const comment = ts
    .getLeadingCommentRanges(text, node.pos)
    ?.map((range) => text.slice(range.pos, range.end))
    .findLast((candidate) => candidate.startsWith('/**'));
  if (comment === undefined || FILE_TAG.test(comment)) return { deprecated: false };
  const lines = comment
    .slice(3, -2)
    .split('\n')
    .map((line) => line.replace(/^\s*\*? ?/, '').trimEnd());
  const deprecated = lines.some((line) => /^@deprecated\b/.test(line));
  const sentence = firstSentence(lines);
  return sentence === '' ? { deprecated } : { sentence, deprecated };
}

function firstSentence(lines: readonly string[]): string {
  const start = lines.findIndex((line) => line !== '');
  if (start === -1) return '';
  const length = lines.slice(start).findIndex((line) => line === '' || line.startsWith('@'));
  const paragraph = lines
    .slice(start, length === -1 ? undefined : start + length)
    .join(' ')
    .replace(
      /\{@(?:link|linkcode|linkplain)\s+([^}|\s]+)\s*(?:[|\s]\s*([^}]*?)\s*)?\}/g,
      (_, name: string, label?: string) => label || name,
    )
    .replace(/\s+/g, ' ')
    .trim();
  // A full stop ends the sentence only before a capital, a digit or markup: `e.g. this` goes on.
  const end = /(?<!\b(?:e\.g|i\.e|vs|cf|etc))[.!?](?=\s+[^\sa-z])/.exec(paragraph);
  const sentence = end ? paragraph.slice(0, end.index + 1) : paragraph;
  return sentence.length <= MAX_SENTENCE ? sentence : `${sentence.slice(0, MAX_SENTENCE - 1)}…`;
}
