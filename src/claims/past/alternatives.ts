/** What is told of one code span: one thing, however many alternatives of it are gone, and in however many ways it was read. It judges nothing. */
import type { Finding, JudgedClaim } from '../../model.ts';
import { listed } from '../../phrase.ts';

/**
 * Dead claims, of a name and of the same with the package or file that it is taken from the one that is certain, or else the one that says
 * more; of a call that as it is written.
 */
export function toldByName(dead: readonly JudgedClaim[]): readonly JudgedClaim[] {
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
      const { kind, text, target } = each.claim;
      const whole = taken.get(place(each.claim, target));
      if (whole === undefined || kind !== 'symbol') return [];
      return [text !== target || (each.isCertain && !whole.isCertain) ? whole : each];
    }),
  );
  return dead.filter((each) => !dropped.has(each));
}

/** Findings of one rule, those that weigh the same and stand in one span as one that names them. `spanOf` tells the span of each. */
export function toldBySpan(
  findings: readonly Finding[],
  spanOf: (finding: Finding) => string | undefined,
): readonly Finding[] {
  const spans = new Map<string, Finding[]>();
  const keys = findings.map((finding) => {
    const { file, line, column, severity } = finding;
    const span = spanOf(finding);
    if (span === undefined) return undefined;
    const key = `${file}\0${line}\0${column}\0${severity}\0${span}`;
    spans.set(key, [...(spans.get(key) ?? []), finding]);
    return key;
  });
  return findings.flatMap((finding, index): readonly Finding[] => {
    const group = spans.get(keys[index] ?? '') ?? [finding];
    if (group[0] !== finding) return [];
    return [group.length === 1 ? finding : ofAll(group, finding, spanOf(finding) ?? '')];
  });
}

/** Most that are named; what they are part of stands in the text. */
const MAX_NAMED = 6;

/** The first of them with what is true of all. What is to be written for each stands in its sentence, and no edit fits them all. */
function ofAll(group: readonly Finding[], first: Finding, span: string): Finding {
  const { fix: _, hint: __, related: ___, ...rest } = first;
  const fates = new Set(group.map(({ message, claim }) => message.replace(`\`${claim}\``, '')));
  const [fate = '', other] = fates;
  const message =
    other === undefined ? namesOf(group, span) + ofSeveral(fate) : group.map((each) => each.message).join(' ');
  return { ...rest, message };
}

function namesOf(group: readonly Finding[], span: string): string {
  const names = group.slice(0, MAX_NAMED).map(({ claim }) => `\`${claim}\``);
  const more = group.length - names.length;
  return listed(more === 0 ? names : [...names, `${more} more of \`${span}\``]);
}

/** "leads to no file. It was removed" of more than one. */
function ofSeveral(fate: string): string {
  return fate
    .replace(/^ leads /, ' lead ')
    .replace(' It was ', ' They were ')
    .replace(' It has been ', ' They have been ');
}
