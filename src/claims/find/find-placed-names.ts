/**
 * Names that a text gives to a file, each in a code span of its own: "`TAX_RATES` in `src/tax.ts`", "`rateOf()` (`src/tax.ts`)". Where the name
 * is elsewhere now, both spans are right by themselves. As of what a sample imports, whether the file had it is for history to tell.
 */
import type { AgentFile, Body, Claim } from '../../model.ts';
import { joinPath } from '../../path.ts';
import { isKnown, type Tree } from '../../tree.ts';
import { isTakenBack } from '../words/clause.ts';
import { isCompound } from '../words/common-names.ts';
import { readMention } from '../words/mention.ts';
import { literalPath } from '../words/path-text.ts';
import type { Span } from '../words/statements.ts';

/** The names that a text places in files of the repository, in its order. */
export function findPlacedNames(agent: AgentFile, tree: Tree): readonly Claim[] {
  if (agent.within !== '') return [];
  const spans = agent.body.pieces.filter((piece) => piece.kind === 'code');
  return spans.flatMap((span, at): readonly Claim[] => {
    const next = spans[at + 1];
    const name = next && nameIn(span.value);
    if (next === undefined || name === undefined || !isPlacing(agent.body, span, next)) return [];
    const path = fileOf(next.value, agent.base, tree);
    if (path === undefined || isTakenBack(agent.body, span, 'symbol') || isTakenBack(agent.body, next, 'file'))
      return [];
    const { line, column } = span;
    const text = `${name} from ${next.value.trim()}`;
    return [
      { kind: 'symbol', file: agent.file, line, column, how: 'code', isSample: true, text, target: `${path}#${name}` },
    ];
  });
}

/** One name of several words, without a member. */
function nameIn(value: string): string | undefined {
  const { names = [], place, isBare } = readMention(value) ?? {};
  const [name, member] = names;
  if (name === undefined || member !== undefined || place !== undefined || isBare) return undefined;
  return isCompound(name) ? name : undefined;
}

/** "Use `a` in `b.ts`" may say where it is called: that it stood there is what history has to show. */
function isPlacing({ text }: Body, name: Span, place: Span): boolean {
  const between = text.slice(name.end, place.start);
  if (/^[*_]*\s+\([*_]*$/.test(between)) return /^[*_]*\)/.test(text.slice(place.end, place.end + 4));
  return /^[*_]*\s+(?:(?:is |are )?(?:defined |declared |exported )?(?:in|from)|lives in)\s+[*_]*$/.test(between);
}

/** The file of code that a span names from the root, or from the folder of its text; undefined where both have one. */
function fileOf(value: string, base: string, tree: Tree): string | undefined {
  const path = literalPath(value);
  if (path === undefined || !/\.[cm]?[jt]sx?$/.test(path) || !path.includes('/')) return undefined;
  const places = new Set([path, joinPath(base, path) ?? path].filter((each) => isKnown(tree, each)));
  const [only, other] = places;
  return other === undefined ? only : undefined;
}
