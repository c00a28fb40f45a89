/**
 * Commands that lead nowhere, and that another text states rightly under the same label: that place is named beside them. Nothing
 * is judged here. Where both commands are live, nobody can tell which one was meant, and both are left alone.
 */
import type { Claim, JudgedClaim, RelatedPlace } from '../../model.ts';
import type { ClaimWorld } from '../world/evidence.ts';

/** The claims, dead commands with the place of another file that says what is right under the same label. */
export function withOtherStatements(
  judged: readonly JudgedClaim[],
  { texts }: Pick<ClaimWorld, 'texts'>,
): readonly JudgedClaim[] {
  if (texts === undefined || !judged.some(isLost)) return judged;
  const lines = linesIn(texts);
  const right = new Map<string, Claim[]>();
  for (const { claim, verdict } of judged) {
    const label = verdict === 'live' && claim.kind === 'command' ? labelOf(claim, lines) : undefined;
    if (label !== undefined) right.set(label, [...(right.get(label) ?? []), claim]);
  }
  return judged.map((one) => {
    const label = isLost(one) ? labelOf(one.claim, lines) : undefined;
    const others = (right.get(label ?? '') ?? []).filter(({ file }) => file !== one.claim.file);
    const [other] = others;
    // Several that differ are no answer: each of them is right somewhere.
    if (other === undefined || others.some(({ text }) => text !== other.text)) return one;
    const { file, line, column, text } = other;
    const place: RelatedPlace = { file, line, column, message: `Here it is \`${text}\`.` };
    return { ...one, related: [...(one.related ?? []), place] };
  });
}

function isLost({ claim, verdict }: JudgedClaim): boolean {
  return claim.kind === 'command' && verdict === 'dead' && claim.how === 'code';
}

function linesIn(texts: ReadonlyMap<string, string>): (file: string) => readonly string[] {
  const known = new Map<string, readonly string[]>();
  return (file) => {
    const lines = known.get(file) ?? texts.get(file)?.split('\n') ?? [];
    known.set(file, lines);
    return lines;
  };
}

/**
 * What a list item or table row says before its command: `**Tests**:`. Without a sign that ends a label the words are the start of a
 * sentence, and the rest of it belongs to them: "Regularly run `a` to see the coverage" is another thing than "… `b` for the types".
 */
function labelOf(
  { file, line, column, how, text }: Claim,
  lines: (file: string) => readonly string[],
): string | undefined {
  if (how !== 'code') return undefined;
  const whole = lines(file)[line - 1] ?? '';
  const before = whole.slice(0, column - 1);
  const [, item, cell] = /^\s*(?:(?:[-*+]|\d+[.)])\s+([^`]+)|\|(?:[^|]*\|)*?([^|`]+)\|\s*)$/.exec(before) ?? [];
  const label = (item ?? cell ?? '')
    .replace(/[*_]/g, '')
    .replace(/[\s:–—-]+$/, '')
    .trim()
    .toLowerCase();
  if (label === '' || label.length > MAX_LABEL) return undefined;
  const rest =
    cell !== undefined || LABEL_END.test(before) ? '' : whole.slice(column - 1 + text.length).replace(/^`/, '');
  return `${label}\n${rest.trim().toLowerCase()}`;
}

/** Longer ones are sentences. */
const MAX_LABEL = 60;

const LABEL_END = /(?:[:–—-]|\*\*|__)\s*`?$/;
