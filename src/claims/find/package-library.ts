/**
 * Majors of libraries that a sentence gives to one package by name: "The `web` package uses **Zod 4**". Which package that is, and what it
 * declares, is asked elsewhere; what else a sentence says of a library is left to readers.
 */
import type { Body } from '../../model.ts';
import { isTakenBack } from '../words/clause.ts';
import { headingsAbove } from '../words/outline.ts';
import { readingOf } from '../words/reading.ts';
import { LIBRARY } from './find-libraries.ts';
import { LIBRARIES } from './library-names.ts';

/** A library with the major that a sentence says one package uses. */
export interface PackageLibrary {
  readonly index: number;
  /** As written: `Zod v4`. */
  readonly text: string;
  /** `dependency:zod 4`. */
  readonly target: string;
  /** As written: `web`. */
  readonly ofPackage: string;
}

/** The libraries that the items and lines of a text give to a package, in its order. */
export function packageLibraries(body: Body): readonly PackageLibrary[] {
  if (!body.text.includes('` package ')) return [];
  const fences = body.pieces.filter(({ kind }) => kind === 'fence' || kind === 'html');
  return readingOf(body).blocks.flatMap(({ start, end }): readonly PackageLibrary[] => {
    const { groups, index = 0 } = STATED.exec(body.text.slice(start, end)) ?? {};
    const { lead = '', name = '', library = '', major = '' } = groups ?? {};
    const known = LIBRARIES.get(library.toLowerCase());
    if (known === undefined || fences.some((piece) => piece.start <= start && start < piece.end)) return [];
    const at = start + index + lead.length;
    const text = body.text.slice(at, body.text.indexOf(major, at + library.length) + major.length);
    const isOtherTime = headingsAbove(body, start).some(({ text: words }) => OTHER_TIMES.test(words));
    if (isOtherTime || isTakenBack(body, { start: at, end: at + text.length }, 'command')) return [];
    return [{ index: at, text, target: `${LIBRARY}${known} ${major}`, ofPackage: name }];
  });
}

const NAME = [...LIBRARIES.keys()]
  .toSorted((a, b) => b.length - a.length)
  .map((name) => name.replace('.', '\\.'))
  .join('|');

/** The sentence begins with the package and ends with the version, or goes on behind a dash, a comma or a bracket. */
const STATED = new RegExp(
  String.raw`^(?<lead>\s*(?:[-*+]\s+|\d+[.)]\s+)?(?:The\s+)?` +
    String.raw`\`(?<name>[@\w./-]+)\`\s+package\s+(?:uses|is on|runs on|depends on|is built with)\s+[*_]*)` +
    String.raw`(?<library>${NAME})\s+v?(?<major>[1-9]\d?)(?:\.(?:\d+|x)){0,2}[*_]*\s*(?=$|[.;,(—–]|-\s)`,
  'i',
);

const OTHER_TIMES =
  /\b(?:migrat\w*|upgrad\w*|plan(?:s|ned)?|future|roadmap|previous\w*|legacy|histor\w+|changes?|examples?|templates?|fixtures?)\b/i;
