/** Why a text with hidden characters or a merge conflict stays where it is: a note that holds them compiles to nothing. */
import { hiddenCharacters } from '../sources/hidden.ts';
import { unsettled } from '../sources/unsettled.ts';

/** Most further lines that are named. */
const MAX_LINES = 8;

/** Which hidden characters `text` holds, on which lines, and the way out; undefined when there are none. */
export function whyHidden(text: string): string | undefined {
  const [first, ...others] = hiddenCharacters('', text);
  if (first === undefined) return undefined;
  const named = others.slice(0, MAX_LINES).map(({ line }) => line);
  const more = others.length - named.length;
  const rest =
    named.length === 0
      ? ''
      : ` So ${others.length === 1 ? 'does line' : 'do lines'} ${named.join(', ')}${more > 0 ? ` and ${more} more` : ''}.`;
  return `line ${first.line}, column ${first.column}: ${first.message}${rest} ${first.hint}`;
}

/** Where the first conflict of `text` stands, and the way out; undefined when there is none. */
export function whyUnsettled(text: string): string | undefined {
  const [first] = unsettled('', text);
  return first && `line ${first.line}: ${first.message} ${first.hint}`;
}
