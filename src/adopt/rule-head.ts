/** What the readers of all heads share: the nouns, and how globs and the lines that nobody reads are taken apart. */

/** When a client loads a rule. */
export type Activation =
  | { readonly kind: 'always' }
  /** Globs as written, relative to the base folder of the file. */
  | { readonly kind: 'globs'; readonly globs: readonly string[] }
  /** The agent decides by the description. */
  | { readonly kind: 'agent' }
  /** Only when a person names it. */
  | { readonly kind: 'manual' };

/** Something to say about one line of an adopted file. */
export interface LineRemark {
  readonly line: number;
  readonly message: string;
  /** True when the note cannot say what the file said. */
  readonly isLoss: boolean;
}

/** A rule file, read. */
export interface RuleFile {
  readonly activation: Activation;
  readonly description?: string;
  /** Lines of the head that lintel has no word for, as written. */
  readonly rest: readonly string[];
  readonly body: string;
  readonly bodyLine: number;
  readonly remarks: readonly LineRemark[];
  /** Why no client reads the file at all, if so. */
  readonly unread?: string;
}

/** A head whose rule always holds, until its reader says otherwise. */
export type Head = Omit<RuleFile, 'activation'>;

/** A file without a head. */
export function bare(text: string): Head {
  return { rest: [], body: text, bodyLine: 1, remarks: [] };
}

/** Globs that cover everything are no scope. */
export function byGlobs(globs: readonly string[]): Activation {
  const isEverything = globs.length === 0 || globs.some((glob) => /^\/?\*\*(?:\/\*)?$/.test(glob));
  return isEverything && !globs.some((glob) => glob.startsWith('!')) ? { kind: 'always' } : { kind: 'globs', globs };
}

/** A comma string as its parts; commas inside braces belong to the glob. */
export function commaParts(text: string): readonly string[] {
  const parts: string[] = [''];
  let depth = 0;
  for (const sign of text) {
    depth += sign === '{' ? 1 : sign === '}' ? -1 : 0;
    if (sign === ',' && depth <= 0) parts.push('');
    else parts.push((parts.pop() ?? '') + sign);
  }
  return parts.map((part) => part.trim().replace(/^(["'])(.*)\1$/, '$2')).filter((part) => part !== '');
}

/** The lines of a head below none of the `known` keys. What is no YAML becomes comments, so that the note can be read. */
export function otherLines(yaml: string, known: ReadonlySet<string>, isSound: boolean): readonly string[] {
  if (yaml.trim() === '') return [];
  const lines = yaml.split('\n').filter((line) => line.trim() !== '');
  if (!isSound) return lines.map((line) => `# ${line}`);
  let isKnown = false;
  return lines.flatMap((line) => {
    const key = /^(["']?)([^\s#:'"][^:'"]*)\1[ \t]*:(?:\s|$)/.exec(line)?.[2];
    if (key !== undefined) isKnown = known.has(key.trim());
    if (isKnown) return [];
    return [key !== undefined && OUR_KEYS.has(key.trim()) ? `# ${line}` : line];
  });
}

/** Keys that would mean something else in a note. A value on lines of its own is rare enough to be lost as a comment. */
const OUR_KEYS: ReadonlySet<string> = new Set(
  'title summary rule applies-to enforced-by clients owner tags lint inline enforce module risk autonomy'.split(' '),
);
