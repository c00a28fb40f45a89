/** Bound facts in an output: how a value is dressed where it stands. It resolves nothing. */
import type { Body, BoundFact, Piece } from '../model.ts';
import { inlineCode, markdownLink } from '../sources/markdown.ts';
import { applyEdits } from './edits.ts';
import type { Edit } from './edits.ts';
import { rebase } from './rebase.ts';

/** The value of `fact` as it stands in an output in `toDir`. */
export function dressed({ binding, value, form, target }: BoundFact, toDir: string): string {
  if (binding.context !== 'prose') return inCell(value, binding.inTable);
  const line = value.replace(/\s*\n\s*/g, ' ');
  if (form === 'text') return inCell(line, binding.inTable);
  if (form === 'link' && target !== undefined) {
    return inCell(markdownLink(line, rebase(target, '', toDir)), binding.inTable);
  }
  return inCell(inlineCode(line), binding.inTable);
}

/** In a table a bar opens a new cell, even inside code (GFM, tables). */
function inCell(text: string, inTable: true | undefined): string {
  return inTable === true ? text.replace(/(?<!\\)\|/g, '\\|') : text;
}

/** A code span whose bound value holds backticks of its own is written anew, with longer ones around it. */
export function filledCode(
  { start, end }: Piece,
  { body, bound, toDir }: { readonly body: Body; readonly bound: readonly BoundFact[]; readonly toDir: string },
): readonly Edit[] {
  const inside = bound.filter(
    ({ binding }) => binding.start >= start && binding.end <= end && body.bindings.includes(binding),
  );
  if (!inside.some(({ value }) => value.includes('`'))) return [];
  const ticks = /^`+/.exec(body.text.slice(start, end))?.[0].length ?? 1;
  const edits = inside.map((fact): Edit => ({
    start: fact.binding.start - start - ticks,
    end: fact.binding.end - start - ticks,
    text: dressed(fact, toDir),
  }));
  return [{ start, end, text: inlineCode(applyEdits(body.text.slice(start + ticks, end - ticks), edits)) }];
}
