/**
 * Links that promise no file: those that show how links are written, those to what a build or a person outside makes, and
 * brackets of code that only look like one. It goes by the words right beside the link; what governs a whole sentence is read elsewhere.
 */
import type { Body } from '../../model.ts';

/** The destination of a link, in its body. */
interface Destination {
  readonly start: number;
  readonly end: number;
}

/** How far to look for the words beside a link. */
const REACH = 200;

/** Words that end with what is shown: "Cite like this: [a.ts:12](a.ts#L12)", "Format: [Name](relative/path.md)". */
const SHOWS_FORM =
  /\b(?:like (?:this|so|that)|format(?:ted|s)?(?: (?:is|as))?|(?:syntax|trailers?|notation|pattern|shape|markup|placeholder)(?: is)?)[*_]*:[*_]*\s*(?:(?:[-*+]|\d+[.)])\s+)?["'(]*$/i;

/** "is made by CI", "built by `npm run build`", "produced in CI". Of what was written or created, a person may be the author. */
const IS_MADE =
  /^[^.;!?\n|]{0,40}?\b(?:made|built|produced|rendered|uploaded|emitted|generated|compiled|exported) (?:by|in|from|on|during|with)\b/i;

/** "(on the share)", "(in the wiki)": where it is, if not here. */
const IS_ELSEWHERE = /^\s*\((?:only )?(?:on|in) (?:the|our) (?:\w+ )?(?:share|drive|wiki|intranet|bucket|cdn|vault)\b/i;

/** "Example: [prisma.mdc](mdc:.cursor/rules/prisma.mdc) for rule references". */
const IS_FORM = /^\s+for (?:[\w-]+ )?references\b/i;

/** `[built](docs/api/index.html) by npm`. */
const LABEL_IS_MADE = /^\*{0,2}(?:made|built|produced|rendered|generated|compiled)\*{0,2}$/i;

/** True for a link behind which nobody looks for a file of the repository. */
export function isShownOnly({ text }: Pick<Body, 'text'>, { start, end }: Destination): boolean {
  const open = labelStart(text, start);
  if (open === undefined) return false;
  const label = text.slice(open + 1, start - 2);
  const destination = text.slice(start, end);
  // `fn[0](arg)`: an index and a call.
  if (/[\w$)\]]/.test(text[open - 1] ?? '') && /^[\w$]+$/.test(label) && /^[\w$]*$/.test(destination)) return true;
  const image = text[open - 1] === '!' ? 1 : 0;
  if (SHOWS_FORM.test(text.slice(Math.max(0, open - image - REACH), open - image))) return true;
  const close = text.indexOf(')', end);
  const after = close === -1 ? '' : text.slice(close + 1, close + 1 + REACH);
  return (
    IS_MADE.test(after) ||
    IS_ELSEWHERE.test(after) ||
    IS_FORM.test(after) ||
    (LABEL_IS_MADE.test(label) && /^\s+by\b/.test(after))
  );
}

/**
 * True for a link alone on its line that heads the code below it: "**File**: [a.spec.ts](src/a.spec.ts)", and what to write there. The file
 * may be the one that the reader is about to make; only history tells that it was one already.
 */
export function headsCode({ text }: Pick<Body, 'text'>, { start, end }: Destination): boolean {
  const open = labelStart(text, start);
  if (open === undefined) return false;
  const before = text.slice(text.lastIndexOf('\n', open) + 1, open);
  const after = text.slice(end, end + REACH);
  return (
    (IS_FILE_LABEL.test(before) && ENDS_ABOVE_CODE.test(after)) || (IS_BARE.test(before) && LEADS_TO_CODE.test(after))
  );
}

/** "File:", "2. **Path**:". */
const IS_FILE_LABEL =
  /^\s*(?:(?:[-*+]|\d+[.)])\s+)?[*_]*(?:(?:new|test|target) )?(?:files?|path|location)[*_]*:?[*_]*\s*[*_]*$/i;

/** The end of the link's line, with an aside or a colon, and a fence. */
const ENDS_ABOVE_CODE = /^\)[*_]*\s*(?:\([^()\n]*\))?[*_:]*[ \t]*\n\s*(?:```|~~~)/;

/** Without a label the last of a list of links may stand above code that is not its own, but for a colon. */
const IS_BARE = /^\s*(?:(?:[-*+]|\d+[.)])\s+)?[*_]*$/;
const LEADS_TO_CODE = /^\)[*_]*:[*_]*[ \t]*\n\s*(?:```|~~~)/;

/** Where the label of a destination opens; undefined for definitions and HTML. */
function labelStart(text: string, start: number): number | undefined {
  if (text.slice(start - 2, start) !== '](') return undefined;
  let depth = 0;
  for (let at = start - 2; at >= Math.max(0, start - REACH); at--) {
    if (text[at] === ']') depth++;
    else if (text[at] === '[' && --depth === 0) return at;
  }
  return undefined;
}
