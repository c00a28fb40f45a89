/**
 * Ranges of versions as sets of majors, for the one question whether two of them have any in common. What cannot be read
 * is undefined, and nothing follows from it. Wherever a bound cuts through a major, that major counts as part of the set.
 */

/** The majors from `first` to `last`, both included. */
export interface MajorSpan {
  readonly first: number;
  readonly last: number;
}

/** What a range of a manifest or a version file takes in (node-semver, "Ranges"); undefined for `lts/*`, `latest` and the like. */
export function majorSpans(range: string): readonly MajorSpan[] | undefined {
  const spans = range.split('||').map((part) => spanOfPart(part.trim()));
  return spans.every((span) => span !== undefined) ? spans : undefined;
}

/** What a text asks for: `18`, or `18+` for that and all later ones. */
export function askedMajors(asked: string): MajorSpan {
  const first = Number.parseInt(asked, 10);
  return { first, last: asked.endsWith('+') ? Infinity : first };
}

/** True where the two have no major in common. */
export function areApart(asked: MajorSpan, stated: readonly MajorSpan[]): boolean {
  return stated.every(({ first, last }) => last < asked.first || asked.last < first);
}

const ANY: MajorSpan = { first: 0, last: Infinity };

function spanOfPart(part: string): MajorSpan | undefined {
  if (part === '' || part === '*' || part === 'x') return ANY;
  const [, from, to] = /^v?(\d+)(?:\.[\w.-]+)?\s+-\s+v?(\d+)(?:\.[\w.-]+)?$/.exec(part) ?? [];
  if (from !== undefined && to !== undefined) return { first: Number(from), last: Number(to) };
  const comparators = part
    .replace(/([<>=^~]+)\s+/g, '$1')
    .split(/\s+/)
    .map(spanOfComparator);
  let span: MajorSpan | undefined = ANY;
  for (const next of comparators)
    span = span && next && { first: Math.max(span.first, next.first), last: Math.min(span.last, next.last) };
  return span;
}

function spanOfComparator(written: string): MajorSpan | undefined {
  const [, sign = '', digits, rest = ''] =
    /^([<>]=?|[=^~]|)v?(\d+)((?:\.(?:\d+|x|\*))*)(?:[-+][\w.-]+)?$/.exec(written) ?? [];
  if (digits === undefined) return undefined;
  const major = Number(digits);
  if (sign === '>=' || sign === '>') return { first: sign === '>' && rest === '' ? major + 1 : major, last: Infinity };
  if (sign === '<=') return { first: 0, last: major };
  // `<20` and `<20.0.0` end before 20, `<20.5` does not.
  if (sign === '<') return { first: 0, last: /[1-9]/.test(rest) ? major : major - 1 };
  return { first: major, last: major };
}
