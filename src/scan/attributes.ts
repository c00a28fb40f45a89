/**
 * Which files .gitattributes calls generated (`linguist-generated`), from the texts of those files alone. What the head
 * of a file says about itself is read with the file.
 */
import { globMatcher } from '../glob.ts';
import type { Sources } from '../model.ts';
import { folderOf } from '../path.ts';

interface AttributeLine {
  /** Folder of the .gitattributes file. */
  readonly dir: string;
  readonly matches: (path: string) => boolean;
  readonly isGenerated: boolean;
}

/** True for the path of an attributes file. */
export function isAttributesFile(path: string): boolean {
  return path === '.gitattributes' || path.endsWith('/.gitattributes');
}

/** Tells of a path whether it is called generated; undefined when no line says anything about it. */
export function generatedMatcher({ texts }: Pick<Sources, 'texts'>): (path: string) => boolean | undefined {
  // The last line that matches wins, and deeper files come after higher ones (gitattributes(5)).
  const lines = [...texts.keys()]
    .filter(isAttributesFile)
    .sort()
    .flatMap((file) => linesOf(folderOf(file), texts.get(file) ?? ''))
    .reverse();
  if (lines.length === 0) return () => undefined;
  return (path) =>
    lines.find(({ dir, matches }) => {
      if (dir !== '' && !path.startsWith(`${dir}/`)) return false;
      return matches(dir === '' ? path : path.slice(dir.length + 1));
    })?.isGenerated;
}

function linesOf(dir: string, text: string): readonly AttributeLine[] {
  const macros = new Set(['linguist-generated']);
  return text.split('\n').flatMap((line) => {
    const [, quoted, plain = '', rest = ''] = LINE.exec(line) ?? [];
    const pattern = quoted ?? plain;
    const attributes = rest.split(/\s+/);
    if (pattern === '' || pattern.startsWith('#')) return [];
    if (pattern.startsWith('[attr]')) {
      if (attributes.includes('linguist-generated')) macros.add(pattern.slice('[attr]'.length));
      return [];
    }
    const last = attributes.findLast((attribute) => macros.has(attribute.replace(/^[-!]|=.*$/g, '')));
    if (last === undefined) return [];
    const isGenerated = /^[^-!][^=]*(?:=true)?$/.test(last);
    return [{ dir, matches: globMatcher(globOf(pattern)), isGenerated }];
  });
}

/** A pattern, in quotes where it holds blanks, and what is said of it. */
const LINE = /^\s*(?:"([^"]*)"|(\S+))(?:\s+(.*))?$/;

/** A pattern without a slash holds at any depth; one with a slash from the folder of its file (gitignore(5)). */
function globOf(pattern: string): string {
  const written = pattern.replaceAll('[!', '[^');
  return written.includes('/') ? written.replace(/^\//, '') : `**/${written}`;
}
