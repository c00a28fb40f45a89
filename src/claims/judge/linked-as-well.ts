/**
 * Code spans of a path that the same text links to, where the link is dead: `spec/shop.yaml` in a sentence, and `[the spec](spec/shop.yaml)`
 * below it. By itself such a span may be of another repository; whoever links to it means a file of this one. It judges no link.
 */
import type { Claim, JudgedClaim } from '../../model.ts';
import { withSuffix } from '../../tree.ts';
import { linkTarget } from '../words/path-text.ts';
import { bodyOf, type Evidence } from '../world/evidence.ts';
import { offsetOf } from '../words/nearby.ts';
import { isBehindFile } from '../world/known-path.ts';
import { isPlainlySaid, mayHoldWithoutIt } from '../world/plain-words.ts';

/** The claims, with open code spans dead whose path a dead link of the same text has to the letter. */
export function withLinkedSpans(judged: readonly JudgedClaim[], evidence: Evidence): readonly JudgedClaim[] {
  const dead = new Map<string, Claim[]>();
  for (const each of judged) {
    const path = deadLink(each);
    const key = path === undefined ? undefined : keyOf(each.claim.file, path);
    if (key !== undefined) dead.set(key, [...(dead.get(key) ?? []), each.claim]);
  }
  if (dead.size === 0) return judged;
  return judged.map((each): JudgedClaim => {
    const links = isOpenSpan(each) ? (dead.get(keyOf(each.claim.file, plain(each.claim.text))) ?? []) : [];
    const [link] = links;
    // Who mends the link of a line sees what stands beside it.
    if (link === undefined || links.some(({ line }) => line === each.claim.line)) return each;
    if (!isMeantHere(each.claim, evidence)) return each;
    const { file, line, column } = link;
    return {
      claim: each.claim,
      verdict: 'dead',
      truth: `\`${each.claim.text}\` leads to no file or folder.`,
      related: [{ file, line, column, message: 'Here a link leads to it.' }],
      isDoubtful: true,
    };
  });
}

/** The path of a dead link to a file in a folder: names alone stand for many things. */
function deadLink({ claim, verdict, rule }: JudgedClaim): string | undefined {
  const isLink = claim.kind === 'path' && claim.how === 'link' && !claim.isExample && !claim.isOfRoot;
  if (!isLink || verdict !== 'dead' || rule !== undefined) return undefined;
  const path = plain(linkTarget(claim.text)?.path ?? '');
  return /^[^./][^#]*\/[^/]+\.\w+$/.test(path) ? path : undefined;
}

function isOpenSpan({ claim, verdict }: JudgedClaim): boolean {
  const { kind, how, isGlob, isStart, isExample, isMade, isToBeMade, isDrawn, isSample, isImplied, span } = claim;
  if (kind !== 'path' || how !== 'code' || verdict !== 'undecided' || span !== undefined) return false;
  return ![isGlob, isStart, isExample, isMade, isToBeMade, isDrawn, isSample, isImplied].includes(true);
}

/** The words around it speak of a file that is there, and no other file could be it. */
function isMeantHere(claim: Claim, evidence: Evidence): boolean {
  const { tree, world } = evidence;
  const path = plain(claim.text);
  if (withSuffix(tree, path).length > 0 || world.isIgnored(path) || isBehindFile(tree, path)) return false;
  return isPlainlySaid(claim, world) && !mayHoldWithoutIt(claim, evidence) && !isMadeThere(claim, evidence);
}

/** "Add `spec/shop.yaml` to each service": what leads up to it in its sentence has somebody make it. */
function isMadeThere(claim: Claim, evidence: Evidence): boolean {
  const body = bodyOf(claim, evidence);
  const offset = body && offsetOf(body, claim);
  const before = offset === undefined ? '' : body?.text.slice(Math.max(0, offset - REACH), offset);
  return MAKING.test(before?.split(/[.!?]\s|\n\s*\n/).at(-1) ?? '');
}

/** Characters in front of a path that are read. */
const REACH = 200;

const MAKING =
  /\b(?:add|adds|adding|create|make|put|place|save|start|scaffold|copy|touch|new|each|every other|own|(?:S3|storage|object|cache) key|URL(?: path)?(?=\s*`?$))\b/i;

function plain(path: string): string {
  return path.replace(/^(?:\.\/)+/, '');
}

function keyOf(file: string, path: string): string {
  return `${file}\0${path}`;
}
