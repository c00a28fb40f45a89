/**
 * Files whose exports come from elsewhere as a whole: a native addon, what a loop or a proxy makes of them, a default that is handed on
 * from where nobody has read. What a text calls `createLedger()` may be a part of that, under whatever name importers give it.
 */
import type { Facts, FileFacts } from '../../model.ts';
import { oncePer } from '../../once.ts';
import type { DeclaredExport } from '../../scan/exports.ts';
import { componentKind } from '../../scan/language.ts';
import { lookupSymbol, tableOf } from '../../scan/lookup.ts';

/** The sides of a change; `earlier` where it is known. */
export interface Sides {
  readonly facts: Facts;
  readonly earlier?: Facts | undefined;
}

/** Whether the file at `path`, or one that takes its place under another ending, may hand on `name` without naming it. */
export function isHandedOn(name: string, path: string, sides: Sides): boolean {
  const places = placesOf(sides.facts).get(placeOf(path)) ?? [];
  return places.some((file) => mayHave(name, file, sides));
}

/** `src/ledger` for `src/ledger.ts` and `src/ledger/index.cjs`: what importers write. */
export function placeOf(path: string): string {
  return path.replace(/(?:\.d)?\.[cm]?[jt]sx?$/, '').replace(/(?<=.)\/index$/, '');
}

const placesOf = oncePer(({ files }: Facts): ReadonlyMap<string, readonly FileFacts[]> => {
  const places = new Map<string, FileFacts[]>();
  for (const file of files) {
    const place = placeOf(file.path);
    const known = places.get(place);
    if (known) known.push(file);
    else places.set(place, [file]);
  }
  return places;
});

function mayHave(name: string, file: FileFacts, sides: Sides): boolean {
  // What a compiler adds to a component is its markup, and no function that a text calls.
  if (componentKind(file.path) !== undefined) return false;
  return isOpenFor(name, file.path, sides.facts) || isWholeUnread(name, file, sides);
}

/** True where the code shows that there may be more than it shows: CommonJS that sets exports as it runs, and what cannot be read. */
function isOpenFor(name: string, path: string, facts: Facts): boolean {
  const lookup = lookupSymbol(facts, path, name);
  return 'missing' in lookup && !lookup.isProven;
}

/** Whether all values that an ES module exports are its default, which nobody has read, or are loaded from outside. */
function isWholeUnread(name: string, file: FileFacts, { facts, earlier }: Sides): boolean {
  const exported = valuesOf(file, facts);
  const [first, ...others] = exported;
  if (first === undefined || !exported.every((each) => isUnread(name, each, facts))) return false;
  if (others.length > 0 || first.fact.name !== 'default') return loadsFromOutside(file, facts);
  // What was the default beside that name as well did not come in its place.
  const before = earlier && tableOf(earlier).find(file.path, 'default');
  return !IS_MARKUP.test(file.path) && before?.fact.fingerprint !== first.fact.fingerprint;
}

/** `export default memo(View)` is a component, whatever it is handed to. */
const IS_MARKUP = /\.[jt]sx$/;

function valuesOf({ path, exports, reexports }: FileFacts, facts: Facts): readonly DeclaredExport[] {
  const names = [...exports.map(({ name }) => name), ...reexports.flatMap(({ exported }) => exported ?? [])];
  return names.flatMap((name) => {
    const found = tableOf(facts).find(path, name);
    return found === undefined || found.fact.typeOnly ? [] : found;
  });
}

/** Whether the syntax tells nothing of the value: it is called, made, awaited, or comes from outside. */
function isUnread(name: string, { fact, namespaceOf }: DeclaredExport, facts: Facts): boolean {
  if (namespaceOf !== undefined) return isOpenFor(name, namespaceOf, facts);
  return UNREAD.has(fact.kind) && fact.inferred && fact.members.length === 0 && fact.value === undefined;
}

const UNREAD: ReadonlySet<DeclaredExport['fact']['kind']> = new Set([
  'expression',
  'const',
  'let',
  'unknown',
  'namespace',
]);

/** Whether it loads what no file of the tree is, by `require()` or `import()`. */
function loadsFromOutside({ path, imports }: FileFacts, facts: Facts): boolean {
  return imports.some(
    ({ form, specifier }) =>
      (form === 'dynamic' || form === 'require') && !('file' in tableOf(facts).resolve(path, specifier)),
  );
}
