/**
 * Commands that lead nowhere, and that another text states rightly under the same label: that place is named beside them, and shows that a
 * call which names another manager is one of this repository. Where both commands are live, nobody can tell which one was meant, and both
 * are left alone.
 */
import type { Claim, JudgedClaim, RelatedPlace } from '../../model.ts';
import { agentCalled, type ClaimWorld } from '../world/evidence.ts';

/** What other statements are held against. */
export interface StatementGround {
  readonly world: ClaimWorld;
  /** The verdict on a call once it is known to be of this repository. */
  readonly asOwn: (claim: Claim) => JudgedClaim;
}

/** The claims, dead commands with the place of another file that says what is right under the same label. */
export function withOtherStatements(
  judged: readonly JudgedClaim[],
  { world, asOwn }: StatementGround,
): readonly JudgedClaim[] {
  const { texts } = world;
  const isAsked = (one: JudgedClaim): boolean => isLost(one) || isOfOtherManager(one, world);
  if (texts === undefined || !judged.some(isAsked)) return judged;
  const lines = linesIn(texts);
  const right = new Map<string, Claim[]>();
  for (const { claim, verdict } of judged) {
    const label = verdict === 'live' && claim.kind === 'command' ? labelOf(claim, lines) : undefined;
    if (label !== undefined) right.set(label, [...(right.get(label) ?? []), claim]);
  }
  return judged.map((one) => {
    const label = isAsked(one) ? labelOf(one.claim, lines) : undefined;
    const others = (right.get(label ?? '') ?? []).filter(({ file }) => file !== one.claim.file);
    const [other] = others;
    // Several that differ are no answer: each of them is right somewhere.
    if (other === undefined || others.some(({ text }) => text !== other.text)) return one;
    const dead = isLost(one) ? one : toldBy(other, one.claim, { world, asOwn });
    if (dead === undefined) return one;
    const { file, line, column, text } = other;
    const place: RelatedPlace = { file, line, column, message: `Here it is \`${text}\`.` };
    return { ...dead, related: [...(dead.related ?? []), place] };
  });
}

/** An open call that names another manager than the one that installs here. */
function isOfOtherManager({ claim, verdict }: JudgedClaim, { facts }: ClaimWorld): boolean {
  const { packageManager } = facts.project;
  const isOpen = claim.kind === 'command' && verdict === 'undecided' && claim.how === 'code';
  return isOpen && packageManager !== undefined && managerOf(claim) !== packageManager;
}

/**
 * The verdict on such a call, where a text that is read in the same sessions says under its label what this repository runs by its own manager.
 * Words may still give it to another project: a warning.
 */
function toldBy(right: Claim, claim: Claim, { world, asOwn }: StatementGround): JudgedClaim | undefined {
  const [here, there] = [claim, right].map(({ file }) => agentCalled(file, world)?.base);
  const isBeside = here !== undefined && here === there;
  if (!isBeside || managerOf(right) !== world.facts.project.packageManager) return undefined;
  const judged = asOwn(claim);
  return judged.verdict === 'dead' ? { ...judged, isDoubtful: true } : undefined;
}

function managerOf({ text }: Claim): string | undefined {
  return text.split(' ', 1)[0];
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
