/**
 * Whether the package manager that a text types, and the versions that it asks for, are those of the repository. What was right
 * when the lock was written, and what another text says rightly, can be wrong; a lone remark on a version may be about anything.
 */
import type { Claim, Facts, JudgedClaim, RelatedPlace } from '../model.ts';
import { lockKey, type Evidence } from './evidence.ts';
import { oncePer } from './once.ts';

/** Judges one claim by itself: live, dead since the lock was written, or undecided. */
export function judgeToolchain(claim: Claim, evidence: Evidence): JudgedClaim {
  const { facts } = evidence.world;
  const truth = truthAbout(claim, facts);
  if (truth === undefined) return { claim, verdict: 'undecided' };
  const [name = '', version = ''] = claim.target.split(' ');
  const lockTarget = claim.how === 'prose' ? `toolchain:${name}@${version}` : `toolchain:${name}`;
  if (truth.isSo) return { claim, verdict: 'live', lockTarget };
  const known = evidence.locked.get(lockKey(claim.file, claim.text))?.target;
  if (known !== lockTarget) return { claim, verdict: 'undecided' };
  return {
    claim,
    verdict: 'dead',
    truth: `\`${claim.text}\` was right at the last build; ${truth.sentence}.`,
    hint: wayOut(claim, facts),
  };
}

function wayOut({ how, target }: Claim, { project }: Facts): string {
  const [name = ''] = target.split(' ');
  return how === 'prose'
    ? `Correct the text, or bind it in a note: \`{{version "${name}"}}\` follows the manifests.`
    : `Write the commands for ${project.packageManager}.`;
}

/**
 * Claims that nobody could decide alone, and that another text contradicts: the one that agrees with the repository is right. Only
 * the bare `install` counts, since `npm install x` in a pnpm repository may be meant for users.
 */
export function settleToolchain(judged: readonly JudgedClaim[], facts: Facts): readonly JudgedClaim[] {
  const right = new Map<string, Claim>();
  for (const { claim, verdict } of judged) {
    if (claim.kind === 'toolchain' && verdict === 'live' && isDemand(claim)) right.set(subjectOf(claim), claim);
  }
  if (right.size === 0) return judged;
  return judged.map((one) => {
    const { claim, verdict } = one;
    const other = claim.kind === 'toolchain' && verdict === 'undecided' ? right.get(subjectOf(claim)) : undefined;
    if (other === undefined || other.file === claim.file || !isDemand(claim)) return one;
    if (!isNear(claim.file, other.file) || isNested(claim.file, facts)) return one;
    const truth = truthAbout(claim, facts);
    if (truth === undefined || truth.isSo) return one;
    const related: readonly RelatedPlace[] = [
      { file: other.file, line: other.line, column: other.column, message: `Here it is \`${other.text}\`.` },
    ];
    const message = `\`${claim.text}\` contradicts \`${other.file}\`, which says \`${other.text}\`; ${truth.sentence}.`;
    return { claim, verdict: 'dead', truth: message, hint: wayOut(claim, facts), related };
  });
}

interface Truth {
  readonly isSo: boolean;
  /** What the repository says, as the end of a sentence. */
  readonly sentence: string;
}

function truthAbout({ target, how }: Claim, { project }: Facts): Truth | undefined {
  const [name = '', major] = target.split(' ');
  if (how !== 'prose') {
    if (project.packageManagerEvidence === 'default') return undefined;
    const sentence = `the repository uses ${project.packageManager} (${project.packageManagerEvidence})`;
    return { isSo: name === project.packageManager, sentence };
  }
  const stated =
    name === 'node'
      ? (project.nodeStatements ?? [])
      : name === project.packageManager && project.packageManagerVersion !== undefined
        ? [{ range: project.packageManagerVersion, evidence: 'package.json packageManager' }]
        : [];
  const majors = new Set(stated.flatMap(({ range }) => majorsOf(range)));
  if (majors.size === 0 || major === undefined) return undefined;
  const sentence = stated
    .slice(0, 2)
    .map(({ range, evidence }) => `${evidence} says \`${range}\``)
    .join(', and ');
  return { isSo: majors.has(major), sentence };
}

/** The first number of every part of a range: 20 and 22 of `^20.19 || >=22.12 <25` and, as its end, 25. */
function majorsOf(range: string): readonly string[] {
  return [...range.matchAll(/(?<![\d.])(\d+)(?:\.[\dx*]+)*/g)].map(([, major = '']) => major);
}

function subjectOf({ target, how }: Claim): string {
  return how === 'prose' ? (target.split(' ')[0] ?? '') : 'manager';
}

/** A bare install, or a version that a text asks for rather than mentions. */
function isDemand({ how, text }: Claim): boolean {
  return how === 'prose' || text.endsWith(' install');
}

/** One stands in a folder of the other, so that an agent reads both. */
function isNear(a: string, b: string): boolean {
  const [left, right] = [folder(a), folder(b)];
  return left.startsWith(right) || right.startsWith(left);
}

function folder(file: string): string {
  return /^context\/|^\.(?:claude|cursor|github|devin|clinerules)\//.test(file)
    ? ''
    : file.slice(0, file.lastIndexOf('/') + 1);
}

/** Beside a package.json of no workspace another manager may rule. */
function isNested(file: string, facts: Facts): boolean {
  return nestedFolders(facts).some((dir) => file.startsWith(`${dir}/`));
}

const nestedFolders = oncePer(({ project }: Facts) => (project.nestedPackages ?? []).map(({ dir }) => dir));
