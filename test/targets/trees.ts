/** What a reader sees of a markdown text, for comparing bodies before and after delivery. */
import type { Nodes } from 'mdast';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';

/** The blocks of `text`, without positions. */
export function essenceOf(text: string): readonly unknown[] {
  return unified().use(remarkParse).use(remarkGfm).parse(text).children.map(strip);
}

/** The blocks of `text` as they parse between a paragraph and a heading; throws when it swallows a neighbour. */
export function treeBetween(text: string): readonly unknown[] {
  const blocks = essenceOf(`Before.\n\n${text}\n\n# After\n\nTail.\n`);
  const [first, last, tail] = [blocks[0], blocks.at(-2), blocks.at(-1)];
  const [before, after, end] = essenceOf('Before.\n\n# After\n\nTail.\n');
  const isWhole = [first, last, tail].every(
    (block, index) => JSON.stringify(block) === JSON.stringify([before, after, end][index]),
  );
  if (!isWhole) throw new Error(`The text swallows its neighbours:\n${text}`);
  return blocks.slice(1, -2);
}

function strip(node: Nodes): unknown {
  return JSON.parse(
    JSON.stringify(node, (key, value: unknown) => {
      if (key === 'position' || key === 'data' || key === 'referenceType' || key === 'label') return undefined;
      return typeof value === 'string' && key === 'value' ? value.trimEnd() : value;
    }),
  );
}
