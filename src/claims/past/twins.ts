/**
 * Mentions that are as dead as a path of the same text which history has taken away. A bare name: "`theme.css` holds the colours" below a
 * row for `src/styles/theme.css`; by itself it may be that of any folder. And the path once more, where something is to be made of it or
 * in it: "add a page in `examples/shop/`".
 */
import type { JudgedClaim } from '../../model.ts';
import { lastSegment } from '../../path.ts';
import { treeOf } from '../../tree.ts';
import type { ClaimWorld } from '../world/evidence.ts';
import type { PastCase } from './past.ts';

/** An open claim, with the verdict of the path that it means. */
export interface Twin {
  readonly index: number;
  /** The bare name by which it means that path; absent where it writes it out. */
  readonly name?: string;
  readonly judged: JudgedClaim;
}

/** The open mentions of what a commit took away, by what the same text is told of it. */
export function twins(judged: readonly JudgedClaim[], cases: readonly PastCase[], world: ClaimWorld): readonly Twin[] {
  return [...bareTwins(judged, cases, world), ...wholeTwins(judged, cases)];
}

function wholeTwins(judged: readonly JudgedClaim[], cases: readonly PastCase[]): readonly Twin[] {
  const lost = new Map<string, JudgedClaim>();
  for (const { index, claim } of cases) {
    const known = judged[index];
    const key = keyOf(claim.file, claim.target);
    if (isLost(known) && !lost.has(key)) lost.set(key, known);
  }
  if (lost.size === 0) return [];
  return judged.flatMap(({ claim, verdict }, index): readonly Twin[] => {
    const found = claim.isToBeMade ? lost.get(keyOf(claim.file, claim.target)) : undefined;
    if (verdict !== 'undecided' || found === undefined || found.claim.text !== claim.text) return [];
    // The edit is that of the other place.
    const { fix: _, ...rest } = found;
    return [{ index, judged: { ...rest, claim } }];
  });
}

/** The open bare names that are short for a path of the same text which a commit took away. */
function bareTwins(judged: readonly JudgedClaim[], cases: readonly PastCase[], { paths }: ClaimWorld): readonly Twin[] {
  const lost = new Map<string, { readonly path: string; readonly judged: JudgedClaim } | undefined>();
  for (const { index, claim, path } of cases) {
    const known = judged[index];
    if (!isLost(known)) continue;
    const key = keyOf(claim.file, lastSegment(path));
    const other = lost.get(key);
    // The first place that names it is where a reader looks.
    if (!lost.has(key)) lost.set(key, { path, judged: known });
    else if (other?.path !== path) lost.set(key, undefined);
  }
  if (lost.size === 0) return [];
  // Another path of that name in the text, alive or in doubt, may be the one that is meant.
  for (const { claim, verdict } of judged) {
    const key = keyOf(claim.file, lastSegment(claim.target));
    if (claim.kind === 'path' && verdict !== 'dead' && claim.target.includes('/') && lost.has(key))
      lost.set(key, undefined);
  }
  const { byName } = treeOf(paths);
  return judged.flatMap(({ claim, verdict }, index): readonly Twin[] => {
    const isOpen = verdict === 'undecided' && claim.kind === 'path' && claim.how === 'code' && !claim.isToBeMade;
    if (!isOpen || claim.isGlob || claim.isDrawn) return [];
    const name = claim.target;
    const found = lost.get(keyOf(claim.file, name));
    if (found === undefined || name.includes('/') || !isOwnName(name) || byName.has(name)) return [];
    return [{ index, name, judged: twinOf(claim, found.judged) }];
  });
}

/** A path written out, in a folder, that is dead. */
function isLost(judged: JudgedClaim | undefined): judged is JudgedClaim {
  if (judged?.verdict !== 'dead') return false;
  const { kind, isGlob, target } = judged.claim;
  return kind === 'path' && !isGlob && target.includes('/');
}

function keyOf(file: string, name: string): string {
  return `${file}\0${name}`;
}

/** A file of code or style whose name says what is in it: there may be an `index.ts` or a `config.json` wherever one looks. */
function isOwnName(name: string): boolean {
  const [, stem = ''] = /^([\w.-]+)\.(?:[cm]?[jt]sx?|vue|svelte|astro|s?css|sass|less)$/.exec(name) ?? [];
  return stem.length > 2 && !EVERYWHERE.test(stem);
}

const EVERYWHERE =
  /^(?:index|main|app|config|configs?|settings|setup|data|tests?|examples?|types?|utils?|helpers?|constants?|page|layout|route|routes|router|server|client|mod|schema|store|styles?|globals?|errors?|init|[\w-]+\.config|[\w-]+\.(?:test|spec|d))$/i;

function twinOf(claim: JudgedClaim['claim'], path: JudgedClaim): JudgedClaim {
  const { file, line, column, text } = path.claim;
  const [, happened = ''] = /^`[^`]+` leads to no file or folder any more\.(.*)$/s.exec(path.truth ?? '') ?? [];
  return {
    claim,
    verdict: 'dead',
    truth: `\`${claim.text}\` leads to no file any more.${happened}`,
    hint: `Line ${line} names it as \`${text}\`.`,
    related: [{ file, line, column, message: `Here it is \`${text}\`.` }],
    ...(path.gone !== undefined && { gone: path.gone }),
  };
}
