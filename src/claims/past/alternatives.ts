/** What is told of one code span: one thing, however many alternatives of it are gone, and in however many ways it was read. It judges nothing. */
import type { JudgedClaim } from '../../model.ts';
import { listed } from '../../phrase.ts';

/** Dead claims, those of one span as one that names them. */
export function toldBySpan(dead: readonly JudgedClaim[]): readonly JudgedClaim[] {
  const told = toldByName(dead);
  const spans = new Map<string, JudgedClaim[]>();
  for (const each of told) {
    const { span, file, line, column } = each.claim;
    if (span === undefined) continue;
    const key = `${file}\0${line}\0${column}\0${span}`;
    spans.set(key, [...(spans.get(key) ?? []), each]);
  }
  const groups = new Map([...spans.values()].flatMap((group) => group.map((each) => [each, group] as const)));
  return told.flatMap((each): readonly JudgedClaim[] => {
    const group = groups.get(each) ?? [each];
    if (group[0] !== each) return [];
    return [group.length === 1 ? each : toldOnce(each, group)];
  });
}

/** Of a name and of the same with the package that it is taken from, the one that is certain, or else the one that says more. */
function toldByName(dead: readonly JudgedClaim[]): readonly JudgedClaim[] {
  const place = ({ file, line, column }: JudgedClaim['claim'], name: string): string =>
    `${file}\0${line}\0${column}\0${name}`;
  const taken = new Map(
    dead.flatMap((each) => {
      const [name = '', from] = each.claim.text.split(' from ');
      return each.claim.kind === 'symbol' && from !== undefined ? [[place(each.claim, name), each] as const] : [];
    }),
  );
  const dropped = new Set(
    dead.flatMap((each) => {
      const whole = taken.get(place(each.claim, each.claim.text));
      if (whole === undefined || each.claim.kind !== 'symbol') return [];
      return [each.isCertain && !whole.isCertain ? whole : each];
    }),
  );
  return dead.filter((each) => !dropped.has(each));
}

/** Most that are named; what they are part of stands in the text. */
const MAX_NAMED = 6;

/** The first of them with what is true of all. What is to be written for each stands in its sentence, and no edit fits them all. */
function toldOnce({ claim, verdict }: JudgedClaim, group: readonly JudgedClaim[]): JudgedClaim {
  const isCertain = group.every((each) => each.isCertain);
  const fates = new Set(group.map((each) => (each.truth ?? '').replace(`\`${each.claim.text}\``, '')));
  const [fate = '', other] = fates;
  const truth = other === undefined ? namesOf(group) + ofSeveral(fate) : group.map((each) => each.truth).join(' ');
  return { claim, verdict, truth, ...(isCertain && { isCertain }) };
}

function namesOf(group: readonly JudgedClaim[]): string {
  const names = group.slice(0, MAX_NAMED).map(({ claim }) => `\`${claim.text}\``);
  const more = group.length - names.length;
  return listed(more === 0 ? names : [...names, `${more} more of \`${group[0]?.claim.span}\``]);
}

/** "leads to no file. It was removed" of more than one. */
function ofSeveral(fate: string): string {
  return fate
    .replace(/^ leads /, ' lead ')
    .replace(' It was ', ' They were ')
    .replace(' It has been ', ' They have been ');
}
