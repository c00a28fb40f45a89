/**
 * Which texts may name a path, by their shape alone. Everything that is known not to (package names, placeholders,
 * member access, routes, globs, other places) is turned away here; whether a path exists is asked elsewhere.
 */
import type { Claim } from '../../model.ts';
import { folderOf, joinPath, lastSegment, percentDecoded } from '../../path.ts';
import { isGlob } from '../../glob.ts';

/** A destination taken apart. */
export interface LinkTarget {
  /** As seen from the linking file; percent signs, query, anchor and line number gone. */
  readonly path: string;
  /** `Foo.bar` of `src/a.ts#Foo.bar`; absent for headings, lines, text fragments, and files other than JS and TS. */
  readonly symbol?: string;
  /** It may be a gap to fill as well as the name of a route: `[id].vue`, `$slug.tsx`. */
  readonly mayBeGap?: true;
}

/**
 * Longest code span that is taken for a path: no file with a longer one can be opened (PATH_MAX of macOS, sys/syslimits.h), so
 * none stands in a tree that people share. What never was there is not said of code spans, which may be examples; links are
 * meant to be followed, however long they are.
 */
const MAX_LENGTH = 1_024;

/** Longest pattern that is matched at all (`glob.ts`). */
const MAX_GLOB_LENGTH = 500;

/** Marks of a text to be filled in or shortened: `<x>`, `{a,b}`, `$DIR`, `…`, `path/to/file`, `pages/xx/index.ts`. */
const PLACEHOLDER =
  /[<>{}$…\\]|\.\.\.|(?:^|\/)path\/to(?:\/|$)|(?:^|\/)x{2,}(?=[/.]|$)|(?:^|[/_-])(?:n{3,}|x{3,}|yyyy)(?=[-_./]|$)/i;

/** Names of nothing in particular. A link to one is meant to be followed all the same. */
const INVENTED = /(?:^|\/)(?:foo|bar|baz|xxx|(?:my|your|some|new)-[\w-]+|NewComponent)(?:\/|$)/i;

const SCHEME = /^[a-z][a-z0-9+.-]*:/i;
const LINE_NUMBER = /:\d+(?:[:-]\d+)?$/;
const IDENTIFIER_PATH = /^[A-Za-z_$][\w$]*(?:[.#][A-Za-z_$][\w$]*)*(?:\(\))?$/;
/** Lines as GitHub, GitLab, Bitbucket, cgit and editors write them; `lines-10:20` and the like are no identifiers anyway. */
const LINE_ANCHOR = /^(?:[LlnR]|line|lines)\d+(?:C\d+)?(?:-L?\d+(?:C\d+)?)?$/;

/** What templates write where a destination goes: `[title](url)`. */
const STAND_IN =
  /^(?:url|uri|link|href|path|file|filename|target|destination|address|image|src|slug|permalink|(?:pr|issue|commit|page|doc|docs|file|image|repo)[-_ ]?(?:url|link|path))$/i;
const CODE_FILE = /\.[cm]?[jt]sx?$/;

/** `tel:1` and `geo:1` have schemes, `a.ts:12` has a line: the name of a file has a dot. */
function hasScheme(url: string): boolean {
  return SCHEME.test(url.replace(LINE_NUMBER, '')) || /^[a-z][a-z0-9+-]*:/i.test(url);
}

/** What a markdown parser leaves of `<%= url %>`. */
const TEMPLATE = /^%[=-]?\s|\s-?%$/;

/** `PROJ-123` is what a tracker links by itself. */
const TICKET = /^[A-Z][A-Z\d]+-\d+$/;

/** What a link destination points at inside the repository; undefined for everything that is not such a link. */
export function linkTarget(url: string): LinkTarget | undefined {
  const written = url.trim().replace(/^mdc:/, '');
  if (written === '' || /^[#/~@?:]/.test(written) || hasScheme(written) || TEMPLATE.test(written)) return undefined;
  const [beforeAnchor = '', anchor] = splitOnce(written, '#');
  const path = percentDecoded(beforeAnchor.replace(/\?.*$/, '').replace(LINE_NUMBER, ''));
  // However long it is: a link is meant to be followed.
  const signless = withoutRouteSigns(path);
  if (path === '' || PLACEHOLDER.test(signless) || isGlob(signless)) return undefined;
  if (STAND_IN.test(path) || TICKET.test(path)) return undefined;
  const symbol =
    anchor !== undefined && CODE_FILE.test(path) && !LINE_ANCHOR.test(anchor) ? percentDecoded(anchor) : '';
  // Nobody writes a gap with percent signs, and groups, `(shop)/`, are none.
  const mayBeGap = signless !== path && /[[$]/.test(beforeAnchor);
  return { path, ...(IDENTIFIER_PATH.test(symbol) && { symbol }), ...(mayBeGap && { mayBeGap }) };
}

/**
 * What a link would lead to with one `../` less, where it leaves the repository by just that one, and where its end is the
 * name of a certain file: the same file may stand under the same two names in no sibling checkout. From the root nobody
 * miscounts, so `../docs/setup.md` means what it says there.
 */
export function oneStepOut(file: string, path: string): string | undefined {
  const meant = withOneLess(file, path);
  if (meant === undefined || !/.\/[^/]+\.\w+$/.test(meant)) return undefined;
  return COMMON_FILE.test(meant) ? undefined : meant;
}

/** The same of any path, also of files that every repository has: whoever asks has to know which is meant. */
export function withOneLess(file: string, path: string): string | undefined {
  const folder = folderOf(file);
  if (folder === '' || joinPath(folder, path) !== undefined) return undefined;
  const meant = joinPath(`${OUTSIDE}/${folder}`, path);
  return meant === undefined || meant.startsWith(`${OUTSIDE}/`) ? undefined : meant;
}

/**
 * Whether a link climbs, and then leads to the end of the path that its label is: `[docs/x.md](../x.md)`. Files of which every repository has one
 * may be those of another one around.
 */
export function isShortened(path: string, label: string): boolean {
  const rest = /^(?:\.\.\/)+([^.].*)$/.exec(path)?.[1];
  return rest !== undefined && /\.\w+$/.test(rest) && !COMMON_FILE.test(rest) && label.endsWith(`/${rest}`);
}

/** {@link oneStepOut} of a claim that is a link. */
export function slippedLink({ how, file, text }: Pick<Claim, 'how' | 'file' | 'text'>): string | undefined {
  const written = how === 'link' ? linkTarget(text)?.path : undefined;
  return written === undefined ? undefined : oneStepOut(file, written);
}

/** Stands for the folder that the repository lies in. */
const OUTSIDE = '\0';

/** Files of which every repository has one, also under the same folder. */
const COMMON_FILE =
  /(?:^|\/)(?:readme|index|main|mod|lib|changelog|contributing|license|agents|claude|gemini|skill|package|tsconfig|config|types|utils?|docker-compose|__init__)(?:[.-][\w.-]*)?\.\w+$/i;

/** The path that a code span may name, without `./`, line number and anchor; undefined when its shape says otherwise. */
export function codePath(value: string): string | undefined {
  const text = value.trim();
  if (text.length > MAX_LENGTH || /[\s"'`()=;,!|&]/.test(text) || /^[/~@#-]|^\.\.\//.test(text)) return undefined;
  if (PLACEHOLDER.test(text) || INVENTED.test(text) || SCHEME.test(text.replace(LINE_NUMBER, ''))) return undefined;
  const plain = text.replace(/#.*$/, '').replace(LINE_NUMBER, '');
  if (isGlob(plain) || plain.includes('//')) return undefined;
  const path = joinPath('', plain);
  if (path === undefined || path === '') return undefined;
  return plain.includes('/') ? path : isFileName(path) ? path : undefined;
}

/** {@link codePath} that knows the names of routers, `app/[slug]/(group)/$id.tsx`, for what they are. */
export function literalPath(value: string): string | undefined {
  const text = value.trim();
  const signless = withoutRouteSigns(text);
  if (signless === text) return codePath(text);
  const written = joinPath('', text.replace(/#.*$/, '').replace(LINE_NUMBER, ''));
  return codePath(signless) === undefined ? undefined : written;
}

/**
 * The file that a code span may name from the root of the repository: `/src/a.ts`. A route, an address on a site and a folder of
 * the machine look alike, so that it needs the ending of a file, and a first folder that whoever asks has to find in the root.
 */
export function rootedPath(value: string): string | undefined {
  const text = value.trim();
  if (!/^\/[\w.-]+\//.test(text)) return undefined;
  const path = literalPath(text.slice(1));
  return path !== undefined && isFileName(lastSegment(path)) ? path : undefined;
}

/**
 * The folder that a code span may name from the root: `/src/boot/`. Without its last slash it may be a route, and folders that sites
 * have as well are addresses more often. Its first folder has to stand in the root, as that of a file.
 */
export function rootedFolder(value: string): string | undefined {
  const text = value.trim();
  if (!/^\/[\w.-]+(?:\/[\w.@-]+)+\/$/.test(text) || OF_SITES.test(text)) return undefined;
  return literalPath(text.slice(1));
}

const OF_SITES =
  /^\/(?:api|app|pages|routes|docs?|blog|admin|public|static|assets|www|site|tmp|var|usr|etc|home|opt)\//i;

/**
 * What routers read in a name: `[id]`, `[[...slug]]`, `[page=integer]`, `(group)`, `($lang)`, `(.)photo`, and below a folder `$slug`.
 * Small letters alone: `$DIR` is that of a shell. Whether one is a gap to fill is told by what stands, or stood, under just that name.
 */
const ROUTE_SIGNS =
  /((?:^|[/.]))(?:\[{1,2}(?:\.{3})?[\w-]+(?:=\w+)?\]{1,2}|\(\$?[\w-]+\)|(?:\(\.{1,3}\))+(?=[\w[(])|(?<=.)\$[a-z]\w*)/g;

/** A path of the same shape whose names hold no signs of a router. */
function withoutRouteSigns(path: string): string {
  return path.replace(ROUTE_SIGNS, (_, lead: string) => `${lead}x`);
}

/** The glob that a code span may be, below at least one folder by its name; undefined for patterns of names and of tests. */
export function codeGlob(text: string): string | undefined {
  if (text.length > MAX_GLOB_LENGTH || !/^(?:\.?\/)?[\w.-]+(?:\/[\w.*{},-]+)+\/?$/.test(text) || !text.includes('*'))
    return undefined;
  if (/\.\.|\/\/|(?:^|\/)path\/to\//.test(text) || INVENTED.test(text)) return undefined;
  return text.replace(/^(?:\.?\/)+/, '').replace(/\/+$/, '');
}

/**
 * The pattern of documents that a code span may be, without a folder: `*Research*.md`. It has to hold a word, and a star behind that:
 * `*-report.md` says what such files are called, whether or not there is one.
 */
export function documentGlob(text: string): string | undefined {
  return text.length <= MAX_GLOB_LENGTH && /^\*?[\w-]*[a-z]{5}[\w-]*\*\.mdx?$/i.test(text) ? text : undefined;
}

/** Extensions that a bare name must have to be taken for a file: `JSON.stringify` and `BaseContext.http` have none of them. */
const EXTENSIONS =
  /^[\w-][\w.-]*\.(?:[cm]?[jt]sx?|jsonc?|ya?ml|toml|mdx?|mdc|css|scss|html|vue|svelte|astro|sh|sql|prisma|graphql|proto|lock|hbs|snap)$/;

/** `config.ts` is a file; `.d.ts` and `.test.ts` are endings. */
function isFileName(name: string): boolean {
  return EXTENSIONS.test(name) && !/^(?:d|test|spec|stories|config|module)\.\w+$/.test(name);
}

function splitOnce(text: string, separator: string): readonly [string, string | undefined] {
  const at = text.indexOf(separator);
  return at < 0 ? [text, undefined] : [text.slice(0, at), text.slice(at + 1)];
}
