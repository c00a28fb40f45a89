/**
 * Findings with the lines of code that they, and the places beside them, are about, and with the columns of imports. The code is given, as it was scanned;
 * which line of a text is shown, and how it is cut, is the matter of `excerpt.ts`.
 */
import { excerptOf, linesOf } from './excerpt.ts';
import type { Finding, RelatedPlace } from './model.ts';
import { exposures } from './sources/exposed.ts';

/** Adds the line of code to each finding whose file is among `code`, and to the places of code that it speaks of. */
export function withCodeExcerpts(findings: readonly Finding[], code: ReadonlyMap<string, string>): readonly Finding[] {
  const lineOf = linesOf(code);
  const framed = <T extends RelatedPlace | Finding>(place: T, mark: string, isImport: boolean): T => {
    const { file, line: number } = place;
    const line = number === undefined ? undefined : lineOf(file, number);
    if (number === undefined || line === undefined) return place;
    const quoted = isImport ? inQuotes(line, mark) : -1;
    const placed = quoted < 0 ? place : { ...place, column: quoted + 1 };
    if (mayHoldKey(line, lineOf(file, number + 1) ?? '')) return placed;
    const at = quoted < 0 ? wholeWord(line, mark, (place.column ?? 1) - 1) : quoted;
    const excerpt = excerptOf(line, { at, claim: mark });
    return excerpt === undefined ? placed : { ...placed, excerpt };
  };
  return findings.map((finding) => {
    // Facts know the lines of imports, and their rules name the first column of each.
    const isImport = finding.rule.startsWith('arch/');
    const own = finding.excerpt ? finding : framed(finding, finding.claim ?? '', isImport);
    if (finding.related === undefined) return own;
    return { ...own, related: finding.related.map((each) => framed(each, markOf(each, finding), isImport)) };
  });
}

/** Where a specifier stands in its line: what is brought from there may be called alike, `react` from `'react'`. */
function inQuotes(line: string, specifier: string): number {
  const found = ["'", '"', '`'].map((quote) => line.indexOf(`${quote}${specifier}${quote}`)).filter((at) => at >= 0);
  return specifier === '' || found.length === 0 ? -1 : Math.min(...found) + 1;
}

/** Where a name stands in a line, and not as a part of another: `a` in `export function a()`. */
function wholeWord(line: string, mark: string, from: number): number {
  if (mark === '') return from;
  for (let at = line.indexOf(mark, from); at >= 0; at = line.indexOf(mark, at + 1))
    if (!NAME.test(line[at - 1] ?? '') && !NAME.test(line[at + mark.length] ?? '')) return at;
  return from;
}

const NAME = /[\w$]/;

/** The last name of the symbol or module that a place is said to hold, as it stands in code. */
function markOf({ message }: RelatedPlace, { target = '' }: Finding): string {
  const named = [...message.matchAll(/`([^`]+)`/g)].at(-1)?.[1] ?? target;
  // A module specifier stands there as it is named, of a symbol only its last name does.
  return named.includes('/') && !named.includes('#') ? named : named.replace(/^.*[.#]/s, '');
}

/** Whether a line may hold a key: of a shape that is known, or the text of one. Reports go into logs that many people read. */
function mayHoldKey(line: string, next: string): boolean {
  if (exposures('', `${line}\n${next}`).some(({ rule }) => rule === 'security/secret')) return true;
  return (line.match(LONG_TOKEN) ?? []).some((token) => [/[a-z]/, /[A-Z]/, /\d/].every((kind) => kind.test(token)));
}

/** Longer than names are, and shorter than a line of a private key (64, RFC 7468) or most keys of services. */
const LONG_TOKEN = /[\w+/=-]{40,}/g;
