/**
 * What the repository says of a package manager or a version, and whether a text agrees with it. That it does not is no finding yet: see
 * `judge-toolchain.ts`.
 */
import type { Claim, Facts } from '../../model.ts';
import { partsOf } from '../find/toolchain-claim.ts';
import { areApart, askedMajors, majorSpans } from '../words/version-range.ts';
import { brokenManifests } from '../world/known-packages.ts';
import { isAside } from '../world/names.ts';
import { statedFor, type Stated } from './stated-versions.ts';

/** What the repository says of that which a claim names. */
export interface Truth {
  /** Whether the repository names it: the manager, or that very major. */
  readonly isSo: boolean;
  /** Whether any range takes it in, named or not: `>=16` is no word against 18. Undefined where none can be read, as `lts/*`. */
  readonly isAllowed: boolean | undefined;
  /** What the repository says, as the end of a sentence. */
  readonly sentence: string;
}

/** Undefined where it says nothing of it, or something that nobody can read. */
export function truthAbout(claim: Claim, facts: Facts): Truth | undefined {
  const { project } = facts;
  const [name, asked] = partsOf(claim);
  if (mayBeStatedUnread(asked !== undefined, project)) return undefined;
  if (asked === undefined) {
    if (project.packageManagerEvidence === 'default') return undefined;
    const sentence = `the repository uses ${project.packageManager} (${project.packageManagerEvidence})`;
    const isSo = name === project.packageManager;
    return { isSo, isAllowed: isSo, sentence };
  }
  return truthOf(asked, statedFor(claim, facts));
}

/** Of a version, by the ranges that speak of it. */
export function truthOf(asked: string, stated: readonly Stated[]): Truth | undefined {
  const majors = new Set(stated.flatMap(({ range }) => majorsOf(range)));
  if (majors.size === 0) return undefined;
  const sentence = [...stated]
    .sort((a, b) => Number(isAside(a.evidence)) - Number(isAside(b.evidence)))
    .slice(0, 2)
    .map(({ range, evidence, carrier }) => `${evidence} says \`${range}\`${carrier ? ` for \`${carrier}\`` : ''}`)
    .join(', and ');
  const major = asked.replace('+', '');
  const spans = stated.flatMap(({ range }) => majorSpans(range) ?? []);
  const isAllowed = spans.length === 0 ? undefined : !areApart(askedMajors(major), spans);
  return { isSo: majors.has(major), isAllowed, sentence };
}

/** Whether a manifest that nobody can read may say otherwise: that of the root about the manager, any of them about versions. */
function mayBeStatedUnread(isVersion: boolean, project: Facts['project']): boolean {
  const broken = brokenManifests(project);

  if (!isVersion) return broken.includes('package.json');
  return broken.length > 0 || (project.nestedPackages ?? []).some((each) => each.isBroken && !isAside(each.manifest));
}

/** The first number of every part of a range: 20 and 22 of `^20.19 || >=22.12 <25` and, as its end, 25. */
function majorsOf(range: string): readonly string[] {
  return [...range.matchAll(/(?<![\d.])(\d+)(?:\.[\dx*]+)*/g)].map(([, major = '']) => major);
}

/** Whether the repository allows what a text asks for. */
export function isRight(claim: Claim, facts: Facts): boolean {
  return truthAbout(claim, facts) !== undefined && isOut(claim, facts) === false;
}

/** Whether nothing that the repository states has anything in common with what a text asks for. */
export function isWrong(claim: Claim, facts: Facts): boolean {
  return isOut(claim, facts) === true;
}

/** Undefined where it cannot be told, as beside `lts/*`. */
function isOut(claim: Claim, facts: Facts): boolean | undefined {
  const [name, asked] = partsOf(claim);
  if (asked === undefined) return name !== facts.project.packageManager;
  const spans = statedFor(claim, facts).map(({ range }) => majorSpans(range));
  if (spans.length === 0 || spans.includes(undefined)) return undefined;
  return areApart(
    askedMajors(asked),
    spans.flatMap((span) => span ?? []),
  );
}
