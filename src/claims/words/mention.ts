/**
 * Reads what a code span says by its shape alone: `Foo`, `foo()`, `Class.method()`, `Class#method`, `new Foo()`,
 * `new Foo().method()`, `src/a.ts#Foo`, `.method()`. Whether there is such a name is asked elsewhere.
 */

/** A name as a text mentions it. */
export interface Mention {
  /** What stands before the `#` of `src/a.ts#Foo` and `@acme/core#Foo`. */
  readonly place?: string;
  /** The name and its members: `McpServer`, `tool`. */
  readonly names: readonly string[];
  /** True for `.method()`, whose receiver stands elsewhere. */
  readonly isBare: boolean;
  readonly isCall: boolean;
}

/** Longer spans hold code, not a name. */
const MAX_LENGTH = 160;

const NAME = '[A-Za-z_$][\\w$]*';
const NAMES = `${NAME}(?:(?:\\.prototype\\.|\\?\\.|[.#])${NAME})*`;
/** A place holds a slash, or ends as code does; what has neither is a class: `Server#close`. */
const PLACED = new RegExp(`^((?:@|\\./)?[\\w.@-]+(?:/[\\w.@+-]+)+|[\\w.-]+\\.[cm]?[jt]sx?)#(${NAMES})(\\([^()]*\\))?$`);
const NAMED = new RegExp(`^(new\\s+)?(\\.?)(${NAMES})(?:<[\\w$.,\\s|[\\]]*>)?(\\([^()]*\\))?(\\.[\\w$.()]*)?$`);

/** `new Server(options).listen(port)`: a member of what was made. What follows its call is a member of the result. */
const MADE = new RegExp(
  `^new\\s+(${NAME})(?:<[\\w$.,\\s|[\\]]*>)?\\([^()]*\\)\\??\\.(${NAME})(?:(\\([^()]*\\))(?:\\.[\\w$.()]*)?)?$`,
);

/** The line of a file, as GitHub and editors write it. */
const LINE = /^(?:[LlnR]|line|lines)\d+$/;

/** Reads a code span; undefined for all that is no name of code. */
export function readMention(value: string): Mention | undefined {
  const text = value.trim();
  if (text.length > MAX_LENGTH) return undefined;
  const [, place, placed, placedCall] = PLACED.exec(text) ?? [];
  if (place !== undefined && placed !== undefined) {
    if (LINE.test(placed)) return undefined;
    return { place, names: namesOf(placed), isBare: false, isCall: placedCall !== undefined };
  }
  const [, made, member, memberCall] = MADE.exec(text) ?? [];
  if (made !== undefined && member !== undefined) {
    const names = [made, member];
    return names.some((name) => KEYWORDS.has(name))
      ? undefined
      : { names, isBare: false, isCall: memberCall !== undefined };
  }
  const [, isNew, dot, written, call, rest] = NAMED.exec(text) ?? [];
  // What follows a call is a member of its result: `z.object().strict()` says `z.object()` alone.
  if (written === undefined || (rest !== undefined && call === undefined)) return undefined;
  const names = namesOf(written);
  if (names.some((name) => KEYWORDS.has(name)) || isFileName(names, call)) return undefined;
  if (dot === '.' && (isNew !== undefined || names.length > 1)) return undefined;
  return { names, isBare: dot === '.', isCall: call !== undefined && isNew === undefined };
}

function namesOf(written: string): readonly string[] {
  return written.split(/\.prototype\.|\?\.|[.#]/);
}

/** Words of the language: ECMAScript and TypeScript, reserved words and literals. */
const KEYWORDS: ReadonlySet<string> = new Set(
  (
    'any as async await bigint boolean break case catch class const continue debugger default delete do else enum ' +
    'export extends false finally for function if implements import in infer instanceof interface keyof let never new ' +
    'null number object of package private protected public readonly return satisfies static string super switch symbol ' +
    'this throw true try type typeof undefined unknown var void while with yield'
  ).split(' '),
);

/** The last part of a file's name, or what stands before it: `Button.stories`, `schema.prisma`, `Makefile.am`. */
const FILE_ENDING =
  /^(?:am|astro|avif|bak|bash|bat|bin|bru|cfg|cjs|cmd|component|conf|config|controller|cpp|cs|css|csv|cts|d|db|dev|diff|dll|dockerfile|docx?|e2e|ejs|env|erb|exe|fish|fixture|gif|go|gql|graphql|gz|hbs|html?|ics|ini|ipynb|java|jpe?g|jsonc?|jsonl|json5|jsx?|kt|less|lock|log|lua|mdc?|mdx|mjs|mock|mocks|module|mp[34]|mts|njk|patch|pdf|php|pid|plist|png|prisma|prod|proto|ps1|pug|py|rb|rs|rst|sass|scss|service|sh|snap|socket|sock|so|spec|sql|sqlite3?|story|stories|styles?|svelte|svg|swift|tar|template|test|tests|tf|tgz|toml|tsx?|txt|types|vue|wasm|webp|woff2?|xlsx?|xml|ya?ml|yml|zip|zsh)$/i;

function isFileName(names: readonly string[], call: string | undefined): boolean {
  const last = names.at(-1) ?? '';
  return names.length > 1 && call === undefined && FILE_ENDING.test(last);
}
