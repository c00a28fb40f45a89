/**
 * How a shape shows what another file or package declares: by where it comes from and its name there, never by the name
 * that an import gives it here. Resolves nothing: whether a specifier stays inside the package is told by its form.
 */
import { HERE, originated } from './file-marks.ts';
import type { Binding } from './file-reading.ts';
import { dotted, quoted, type Path } from './file-scope.ts';
import { bareSpecifier, isOwnSpecifier, lastName } from './file-specifier.ts';

/** A whole module: a package by its specifier (with or without `node:`), a file of our own by its last name. */
function moduleShape(specifier: string): string {
  if (isOwnSpecifier(specifier)) return `*${quoted(lastName(specifier))}`;
  return `import(${quoted(specifier.startsWith('node:') ? specifier.slice('node:'.length) : specifier)})`;
}

/**
 * What an import brings, with the path behind it. What comes from a file of our own shows its name there alone, since files
 * are moved and nobody outside notices; `isContested` says of which names that others have them as well.
 */
export function importedShape(
  { specifier, imported }: Pick<Binding, 'specifier' | 'imported'>,
  path: Path,
  isContested: (name: string) => boolean,
): string {
  const [name, ...below] = imported === undefined ? path : [imported, ...path];
  const isOwn = isOwnSpecifier(specifier);
  const isByName = isOwn && isNamed(name);
  const shown = isByName ? ownName(name) : moduleShape(specifier);
  const marked = isOwn && isContested(shown) ? originated(shown, bareSpecifier(specifier)) : shown;
  return dotted(marked, isByName || name === undefined ? below : [name, ...below]);
}

/** What the package declares, in this file or in another one. Globals are shown without the sign. */
export function ownName(name: string): string {
  return `^${name}`;
}

/** `default` is no name that says which thing is meant. */
function isNamed(imported: string | undefined): imported is string {
  return imported !== undefined && imported !== 'default';
}

/**
 * The names that shapes of a file may show of different things, or `true` for all. To say more of them than there are changes
 * no fingerprint, but costs time.
 */
export function contestedNames(
  bindings: ReadonlyMap<string, Binding>,
  byLocal: ReadonlyMap<string, string>,
): ReadonlySet<string> | true {
  const origins = new Map<string, string>();
  const contested = new Set<string>();
  const add = (name: string, origin: string): void => {
    const known = origins.get(name);
    if (known === undefined) origins.set(name, origin);
    else if (known !== origin) contested.add(name);
  };
  for (const name of byLocal.values()) add(ownName(name), HERE);
  for (const { specifier, imported } of bindings.values()) {
    if (!isOwnSpecifier(specifier)) continue;
    if (imported === undefined) return true;
    add(isNamed(imported) ? ownName(imported) : moduleShape(specifier), bareSpecifier(specifier));
  }
  return contested;
}
