/** Where the configuration names files by globs, so that one that leads nowhere can be told at its place. */
import type { ConfigGlob } from './model.ts';

/** What of a configuration names files or folders that are read. */
interface WrittenGlobs {
  readonly modules?: readonly string[] | undefined;
  readonly notes?: readonly string[] | undefined;
  readonly decisions?: readonly (string | { readonly files: string })[] | undefined;
}

type PlaceOf = (path: readonly (string | number)[]) => { readonly line: number; readonly column: number };

/** Every such glob with its place, in the order of the keys here. */
export function configGlobs({ modules = [], notes = [], decisions = [] }: WrittenGlobs, placeOf: PlaceOf) {
  const at = (key: ConfigGlob['key'], glob: string, path: readonly (string | number)[]): ConfigGlob => {
    const { line, column } = placeOf([key, ...path]);
    return { key, glob, line, column };
  };
  return [
    ...modules.map((glob, index) => at('modules', glob, [index])),
    ...notes.map((glob, index) => at('notes', glob, [index])),
    ...decisions.map((each, index) =>
      typeof each === 'string' ? at('decisions', each, [index]) : at('decisions', each.files, [index, 'files']),
    ),
  ];
}
