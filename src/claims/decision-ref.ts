/**
 * Where a reference to a decision leads: by stem, number, path or link. It reads nothing and reports nothing:
 * who asked says what a dangling one means.
 */
import { folderOf, joinPath } from '../path.ts';
import type { Decision } from '../model.ts';
import { nearest } from '../nearest.ts';
import { oncePer } from './once.ts';

/** What a reference leads to. Several candidates mean that it is ambiguous, none that nothing fits. */
export type DecisionMatch = { readonly decision: Decision } | { readonly candidates: readonly Decision[] };

/**
 * The one decision that `ref` names. Links and paths come first, then stems, then numbers, since numbers collide
 * (7 of 29 measured repositories had duplicates) and stems do not.
 */
export function resolveDecisionRef(ref: string, decisions: readonly Decision[], fromFile: string): DecisionMatch {
  const index = indexOf(decisions);
  const written = destinationOf(ref);
  const byPath = fileNamed(index, written, fromFile);
  if (byPath) return { decision: byPath };
  const stem = stemOf(written).toLowerCase();
  const number = numberOf(written);
  const candidates =
    index.byStem.get(stem) ?? (number === undefined ? index.bySlug.get(stem) : index.byNumber.get(number)) ?? [];
  // Packages may keep their own numbering: the neighbour is meant.
  const neighbours = candidates.filter((decision) => folderOf(decision.file) === folderOf(fromFile));
  const [only, ...others] = neighbours.length > 0 ? neighbours : candidates;
  return only && others.length === 0 ? { decision: only } : { candidates };
}

/** Why `ref` leads to no single decision, and what to write instead. */
export function danglingReason(
  ref: string,
  match: { readonly candidates: readonly Decision[] },
  decisions: readonly Decision[],
): { readonly message: string; readonly hint?: string } {
  if (match.candidates.length > 0) {
    const names = match.candidates.map((decision) => `\`${decision.file}\``).join(', ');
    return { message: `\`${ref}\` may mean any of ${names}.`, hint: 'Name it by its file stem, or link to it.' };
  }
  const like = nearest(
    stemOf(destinationOf(ref)),
    decisions.map((decision) => decision.id),
  );
  return {
    message: `No decision is named \`${ref}\`.`,
    ...(like === undefined ? {} : { hint: `Nearest: \`${like}\`.` }),
  };
}

interface DecisionIndex {
  readonly byFile: ReadonlyMap<string, Decision>;
  readonly byStem: ReadonlyMap<string, readonly Decision[]>;
  readonly byNumber: ReadonlyMap<number, readonly Decision[]>;
  /** The stem without its leading number or date. */
  readonly bySlug: ReadonlyMap<string, readonly Decision[]>;
}

const indexOf = oncePer((decisions: readonly Decision[]): DecisionIndex => {
  const byFile = new Map<string, Decision>();
  const byStem = new Map<string, Decision[]>();
  const byNumber = new Map<number, Decision[]>();
  const bySlug = new Map<string, Decision[]>();
  for (const decision of decisions) {
    byFile.set(decision.file, decision);
    push(byStem, decision.id.toLowerCase(), decision);
    const number = Number.parseInt(decision.number ?? '', 10);
    if (!Number.isNaN(number)) push(byNumber, number, decision);
    const slug = decision.id.toLowerCase().replace(/^(?:adr[-_ ]?)?\d[\d-]*[-_. ]+/, '');
    if (slug !== decision.id.toLowerCase()) push(bySlug, slug, decision);
  }
  return { byFile, byStem, byNumber, bySlug };
});

function fileNamed(index: DecisionIndex, written: string, fromFile: string): Decision | undefined {
  if (!/\.(md|mdx|markdown|rst)$/i.test(written)) return undefined;
  const rooted = written.replace(/^\//, '');
  for (const base of written.startsWith('/') ? [''] : [folderOf(fromFile), '']) {
    const path = joinPath(base, rooted);
    const decision = path === undefined ? undefined : index.byFile.get(path);
    if (decision) return decision;
  }
  return undefined;
}

/** The destination of a markdown link or wiki link, else the text; without anchor, `mdc:` and percent signs. */
function destinationOf(ref: string): string {
  const text = ref.trim();
  const link = /\]\(\s*<?([^)>\s]+)/.exec(text)?.[1] ?? /^\[\[([^\]|]+)/.exec(text)?.[1] ?? text;
  const path = link.replace(/^mdc:/, '').replace(/(?<=.)#.+$/, '');
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

function stemOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1).replace(/\.(md|mdx|markdown|rst)$/i, '');
}

/** `12`, `0012`, `#12`, `ADR-0012` and `ADR 12` are numbers; a date of eight digits is not. */
function numberOf(ref: string): number | undefined {
  const digits = /^(?:adr[-_ ]?)?#?(\d{1,6})$/i.exec(ref)?.[1];
  return digits === undefined ? undefined : Number.parseInt(digits, 10);
}

function push<K>(map: Map<K, Decision[]>, key: K, decision: Decision): void {
  const list = map.get(key);
  if (list) list.push(decision);
  else map.set(key, [decision]);
}
