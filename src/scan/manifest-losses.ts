/**
 * Patches of package.json files as git prints them → the words that each commit may have taken, and two versions of a manifest → what
 * was really lost of it. A line alone does not say whether its key is a script or a dependency.
 */
import type { ManifestLoss } from '../model.ts';
import { commitIn } from './history-log.ts';
import { objectAt, readManifest, textAt, textEntries, type JsonObject } from './manifest.ts';
import { GROUPS } from './packages.ts';

/** The day of a commit, and for each manifest the keys and names that its patch takes and does not add. */
export type ManifestWords = readonly [
  date: string,
  manifests: readonly (readonly [path: string, words: readonly string[]])[],
];

interface Patched {
  readonly path: string;
  readonly removed: Set<string>;
  readonly added: Set<string>;
}

/** Reads the output of `diff-tree --patch --unified=0`, by commit. Paths that git quotes are left out. */
export function manifestWords(text: string): ReadonlyMap<string, ManifestWords> {
  const commits = new Map<string, { readonly date: string; readonly files: Patched[] }>();
  let files: Patched[] = [];
  for (const line of text.split('\n')) {
    const commit = line.startsWith('commit ') ? commitIn(line) : undefined;
    if (commit !== undefined) {
      files = [];
      commits.set(commit.id, { date: commit.date, files });
    } else if (line.startsWith('diff --git ')) files.push({ path: '', removed: new Set(), added: new Set() });
    else note(line, files);
  }
  return new Map(
    [...commits].map(([id, { date, files: patched }]) => [
      id,
      [
        date,
        patched.map(({ path, removed, added }) => [path, [...removed].filter((word) => !added.has(word))] as const),
      ],
    ]),
  );
}

function note(line: string, files: Patched[]): void {
  const file = files.at(-1);
  if (file === undefined) return;
  // No line of a manifest begins with two dashes.
  if (line.startsWith('--- a/'))
    files[files.length - 1] = { ...file, path: line.slice('--- a/'.length).replace(/\t$/, '') };
  else if (line.startsWith('-')) for (const word of wordsIn(line)) file.removed.add(word);
  else if (line.startsWith('+')) for (const word of wordsIn(line)) file.added.add(word);
}

/** Longer lines are data. */
const MAX_LINE = 20_000;

/** The keys of a line, and the name that it gives. */
function* wordsIn(line: string): Generator<string> {
  if (line.length > MAX_LINE) return;
  for (const [, key = ''] of line.matchAll(/"([^"\\]+)"\s*:/g)) yield key;
  for (const [, name = ''] of line.matchAll(/"name"\s*:\s*"([^"\\]+)"/g)) yield name;
}

/** Two versions of a manifest; the later is absent where the file went. */
export interface ManifestChange {
  readonly manifest: string;
  readonly before: string;
  readonly after: string | undefined;
}

type Lost = Omit<ManifestLoss, 'commit' | 'date'>;

/** What of `names` the manifest lost. One that does not parse says nothing. */
export function manifestLosses(
  { manifest, before: textBefore, after: textAfter }: ManifestChange,
  names: ReadonlySet<string>,
): readonly Lost[] {
  const before = objectIn(manifest, textBefore);
  const after = textAfter === undefined ? NOTHING : objectIn(manifest, textAfter);
  if (before === undefined || after === undefined) return [];
  return [...names].flatMap((name): readonly Lost[] => [
    ...lostScript({ before, after, name }).map((lost) => ({ manifest, what: 'script' as const, name, ...lost })),
    ...(isDeclared(before, name) && !isDeclared(after, name) ? [{ manifest, what: 'dependency' as const, name }] : []),
    ...lostName({ before, after, name }).map((lost) => ({ manifest, what: 'package' as const, name, ...lost })),
  ]);
}

const NOTHING: JsonObject = new Map();

function objectIn(file: string, text: string): JsonObject | undefined {
  const { value } = readManifest({ file, text, isLenient: false });
  return value.isBroken ? undefined : value.value;
}

/** The name that a manifest gives its package. */
export function packageName(manifest: string): string | undefined {
  const value = objectIn('package.json', manifest);
  return value && textAt(value, 'name');
}

interface Versions {
  readonly before: JsonObject;
  readonly after: JsonObject;
  readonly name: string;
}

function lostScript({ before, after, name }: Versions): readonly Pick<ManifestLoss, 'body' | 'now'>[] {
  const [had, has] = [objectAt(before, 'scripts'), objectAt(after, 'scripts')];
  const body = textAt(had, name);
  if (body === undefined || has.has(name)) return [];
  const [now, other] = textEntries(has).filter(([script, command]) => command === body && !had.has(script));
  // Of two that went with one body, nothing tells which one the new script is.
  const lost = textEntries(had).filter(([script, command]) => command === body && !has.has(script));
  return [{ body, ...(now !== undefined && other === undefined && lost.length === 1 && { now: now[0] }) }];
}

function isDeclared(manifest: JsonObject, name: string): boolean {
  return GROUPS.some((group) => objectAt(manifest, group).has(name));
}

function lostName({ before, after, name }: Versions): readonly Pick<ManifestLoss, 'now'>[] {
  const now = textAt(after, 'name');
  if (textAt(before, 'name') !== name || now === name) return [];
  return [now === undefined ? {} : { now }];
}
