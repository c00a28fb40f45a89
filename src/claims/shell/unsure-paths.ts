/**
 * Paths that a shell text asks after before it uses them, `[ -f a.sh ] && ./a.sh`, or makes itself: `cat > a.sh`. Whether they are there
 * says nothing about the text, wherever in it they stand. It judges no claim.
 */
import { foldersAbove, joinPath } from '../../path.ts';
import { placedCommands, strayCommands, type PlacedCommand } from './placed-commands.ts';
import { isOpenWord } from './shell.ts';

/** Whether a path, seen from where the text starts, is one of them or lies in one. */
export function unsurePaths(text: string): (path: string) => boolean {
  if (!MAY_ASK_OR_MAKE.test(text)) return () => false;
  const unsure = new Set([...placedCommands(text), ...strayCommands(text)].flatMap(pathsOf));
  unsure.delete('');
  return (path) => [path, ...foldersAbove(path)].some((each) => unsure.has(each));
}

const MAY_ASK_OR_MAKE = /[[>]|\b(?:test|tee|touch|mkdir|cp|mv|ln|install|rsync|curl|wget)\b/;

/** Programs that ask whether a file is there. */
const ASKS = /^(?:\[\[?|test)$/;
/** Programs that make every file or folder they are given, and those that make the last one. */
const MAKES_ALL = /^(?:tee|touch|mkdir)$/;
const MAKES_LAST = /^(?:cp|mv|ln|install|rsync)$/;
const FETCHES = /^(?:curl|wget)$/;
const INTO = /^(?:-o|-O|--output|--output-document)$/;

function pathsOf({ words, outputs, folder }: PlacedCommand): readonly string[] {
  return [...outputs, ...namesIn(words)].flatMap((word) => (isOpenWord(word) ? [] : (joinPath(folder, word) ?? [])));
}

function namesIn([program = '', ...rest]: readonly string[]): readonly string[] {
  const names = rest.filter((word) => !word.startsWith('-'));
  if (ASKS.test(program) || MAKES_ALL.test(program)) return names;
  if (MAKES_LAST.test(program)) return names.slice(-1);
  return FETCHES.test(program) ? rest.filter((_, at) => INTO.test(rest[at - 1] ?? '')) : [];
}
