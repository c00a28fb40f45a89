/** Decisions that stand where no list of ours reaches: in an archive, in a folder with a name of its own. What they are called is known by their files. */
import { oncePer } from '../../once.ts';
import { lastSegment } from '../../path.ts';

/** Whether a file anywhere is called like the decision of that number: `07-choices/adr-037-x.md`, `old-decisions/0037-x.md`. */
export function hasFileNumbered(number: string, files: ReadonlySet<string>): boolean {
  return numbersIn(files).has(number);
}

const numbersIn = oncePer(
  (files: ReadonlySet<string>): ReadonlySet<string> =>
    new Set([...files].flatMap((path) => (DOCUMENT.test(path) ? numberIn(path) : []))),
);

const DOCUMENT = /\.(?:mdx?|markdown|rst|adoc|txt)$/i;

/** A number alone begins names of everything; below a folder that is called after decisions it is that of one. */
function numberIn(path: string): readonly string[] {
  const [, word, digits = '', letter = ''] =
    /^(adr[-_ ]*)?0*(\d{1,6})([a-z]?)(?![\da-z])/i.exec(lastSegment(path)) ?? [];
  if (digits === '') return [];
  return word !== undefined || /adr|decision/i.test(path) ? [digits + letter.toLowerCase()] : [];
}
