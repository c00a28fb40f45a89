/** Bound facts in an output: how a value is dressed where it stands. It resolves nothing. */
import type { Body, BoundFact, Piece } from '../model.ts';
import { oneLine } from '../sources/one-line.ts';
import { inlineCode, markdownLink } from '../sources/markdown.ts';
import { applyEdits } from './edits.ts';
import type { Edit } from './edits.ts';
import { rebase } from './rebase.ts';

/** The value of `fact` as it stands in an output in `toDir`. */
export function dressed({ binding, value, form, target }: BoundFact, toDir: string): string {
  if (binding.context !== 'prose') return inCell(value, binding.inTable);
  const line = oneLine(value);
  // A link in the text of another would take its place.
  if (form === 'text' || (form === 'link' && binding.inLink)) return inCell(line, binding.inTable);
  if (form === 'link' && target !== undefined) {
    return inCell(markdownLink(line, rebase(target, '', toDir)), binding.inTable);
  }
  return inCell(inlineCode(line), binding.inTable);
}

/** In a table a bar opens a new cell, even inside code (GFM, tables). */
function inCell(text: string, inTable: true | undefined): string {
  return inTable === true ? text.replace(/(?<!\\)\|/g, '\\|') : text;
}

/** The bound facts of one body that have a value, in order of their place. */
export function factsInOrder(body: Body, bound: readonly BoundFact[]): readonly BoundFact[] {
  const facts = new Map(bound.map((fact) => [fact.binding, fact]));
  return body.bindings.flatMap((binding) => facts.get(binding) ?? []).sort((a, b) => a.binding.start - b.binding.start);
}

/**
 * Code spans whose bound values hold backticks of their own are written anew, with longer ones around them.
 * `facts` are those of {@link factsInOrder}.
 */
export function filledCodes(body: Body, facts: readonly BoundFact[], toDir: string): readonly Edit[] {
  let next = 0;
  return body.pieces.flatMap((piece): readonly Edit[] => {
    if (piece.kind !== 'code') return [];
    while ((facts[next]?.binding.start ?? Infinity) < piece.start) next += 1;
    const first = next;
    while ((facts[next]?.binding.end ?? Infinity) <= piece.end) next += 1;
    const inside = facts.slice(first, next);
    return inside.some(({ value }) => value.includes('`')) ? [filledCode(piece, body.text, { inside, toDir })] : [];
  });
}

function filledCode(
  { start, end }: Piece,
  text: string,
  { inside, toDir }: { readonly inside: readonly BoundFact[]; readonly toDir: string },
): Edit {
  const ticks = /^`+/.exec(text.slice(start, end))?.[0].length ?? 1;
  const edits = inside.map((fact): Edit => ({
    start: fact.binding.start - start - ticks,
    end: fact.binding.end - start - ticks,
    text: dressed(fact, toDir),
  }));
  return { start, end, text: inlineCode(applyEdits(text.slice(start + ticks, end - ticks), edits)) };
}
