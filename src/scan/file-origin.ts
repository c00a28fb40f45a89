/**
 * How a shape shows what another file or package declares: by where it comes from and its name there, never by the name
 * that an import gives it here. Resolves nothing: whether a specifier stays inside the package is told by its form.
 */
import { originated } from './file-marks.ts';
import type { Binding } from './file-reading.ts';
import { dotted, quoted, type Path } from './file-scope.ts';
import { bareSpecifier, isOwnSpecifier, lastName } from './file-specifier.ts';

/** A whole module: a package by its specifier (with or without `node:`), a file of our own by its last name. */
function moduleShape(specifier: string): string {
  if (isOwnSpecifier(specifier)) return `*${quoted(lastName(specifier))}`;
  return `import(${quoted(specifier.startsWith('node:') ? specifier.slice('node:'.length) : specifier)})`;
}

/** Where the names come from that the shapes of one file show. Marks cost time, and few names are those of two things. */
export interface Origins {
  /** The name, with its origin where the file has shown another thing by the same name. */
  readonly marked: (name: string, origin: string) => string;
  /** What `write` writes once no name of it turns out to be that of two things: nobody knows that of a name's first place. */
  readonly settled: <Shape>(write: () => Shape) => Shape;
}

export function nameOrigins(): Origins {
  const first = new Map<string, string>();
  const contested = new Set<string>();
  return {
    marked: (name, origin) => {
      const known = first.get(name);
      if (known === undefined) first.set(name, origin);
      else if (known !== origin) contested.add(name);
      return contested.has(name) ? originated(name, origin) : name;
    },
    settled: (write) => {
      for (;;) {
        const { size } = contested;
        const shape = write();
        if (contested.size === size) return shape;
      }
    },
  };
}

/** What stands behind a name, and whether it is a value: what is called to make another one. */
export interface Imported {
  readonly path: Path;
  readonly isValue: boolean;
}

/**
 * What an import brings, with the path behind it. What comes from a file of our own shows its name there alone, since files
 * are moved and nobody outside notices. So does a value of a package: `react-router-dom` became `react-router`, `zod` has `zod/v4`, and helpers
 * move into packages of the workspace, while what calls them stays as it is.
 */
export function importedShape(
  { specifier, imported }: Pick<Binding, 'specifier' | 'imported'>,
  { path, isValue }: Imported,
  origins: Origins,
): string {
  const [name, ...below] = imported === undefined ? path : [imported, ...path];
  const isOwn = isOwnSpecifier(specifier);
  const isByName = (isOwn || isValue) && isNamed(name);
  const shown = isByName ? ownName(name) : moduleShape(specifier);
  const marked = isOwn || isByName ? origins.marked(shown, bareSpecifier(specifier)) : shown;
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
