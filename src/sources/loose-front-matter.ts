/**
 * What can still be told from front matter that is no YAML: a title with a colon in it hides the status below it. The
 * note stays unsound and compiles to nothing; a list of decisions can say more of it than `unknown`.
 */
import type { YamlField } from '../yaml.ts';
import type { SplitNote } from './front-matter.ts';

/** Keys whose values are one line of text in every tool that writes them. */
const KEYS =
  /^(["']?)(status|date|created|title|id|number|adr|supersedes|superseded[ _-]by|supersededBy)\1\s*:(?:\s+(.*))?$/i;
/** Front matter of more lines is no head of a decision. */
const MAX_LINES = 200;

/** The plain `key: text` lines of front matter that could not be read. */
export function looseFields(file: string, { yaml }: SplitNote): ReadonlyMap<string, YamlField> {
  const fields = new Map<string, YamlField>();
  for (const [index, line] of yaml.split('\n', MAX_LINES).entries()) {
    const [, , key, written = ''] = KEYS.exec(line.slice(0, MAX_LINE)) ?? [];
    const text = written
      .replace(/\s+#.*$/, '')
      .trim()
      .replace(/^(["'])(.*)\1$/, '$2');
    if (key === undefined || text === '' || /^[{[|>&*!]/.test(text) || fields.has(key)) continue;
    // Line 1 is the opening fence.
    const place = { file, line: index + 2, column: 1 };
    const value = { kind: 'text', text, scalar: text, ...place, column: line.indexOf(text) + 1 } as const;
    fields.set(key, { key, value, ...place });
  }
  return fields;
}

const MAX_LINE = 2_000;
