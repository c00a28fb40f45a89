/**
 * Reads one item, table row or labelled line as a list of libraries with their versions: every part of it must be a name, or a name
 * with a version. Where one part says more, the whole line says something that only a reader understands.
 */
import { LIBRARIES } from './library-names.ts';

/** A library and its major, as a line states them. */
export interface LibraryEntry {
  /** Where it begins in the line. */
  readonly index: number;
  /** As written. */
  readonly text: string;
  /** As people call it, in lower case. */
  readonly name: string;
  readonly major: string;
  /** The version stands in a cell of its own, of whose column one must know what it holds. */
  readonly isVersionCell?: true;
  /** A description follows, so that the item may be a topic, unless a heading says that it lists what is used. */
  readonly needsStack?: true;
}

/** The libraries of a line; none where any of its words may speak of another time or place. */
export function libraryEntries(line: string): readonly LibraryEntry[] {
  if (!MENTION.test(line) || line.includes('\n')) return [];
  if (/^\s*\|/.test(line)) return entriesOfRow(line);
  const told = TOLD.exec(line);
  if (told) return placed(line, entriesOf(told[1] ?? ''));
  const item = /^\s*(?:[-*+]|\d+[.)])\s+/.exec(line)?.[0];
  const plain = plainWords(line.slice(item?.length ?? 0));
  const [, label] = LABELLED.exec(plain) ?? (item === undefined ? null : TITLED.exec(plain)) ?? [];
  // A line that is no item says only behind its label that it lists anything.
  if (item === undefined && label === undefined) return [];
  return placed(line, entriesOf(label === undefined ? plain : plain.slice(label.length)));
}

/** A package by the very name under which manifests declare it: with its scope it can be nothing else. */
const SCOPED = String.raw`@[a-z\d][\w.-]*\/[a-z\d](?:[\w.-]*\w)?`;

const NAME = [...LIBRARIES.keys()]
  .toSorted((a, b) => b.length - a.length)
  .map((name) => name.replace('.', '\\.'))
  .concat(SCOPED)
  .join('|');

/** What such a package is to its readers: "Stellar SDK: @stellar/stellar-sdk v14". */
const TITLED = new RegExp(String.raw`^([^\d:：@]{1,40}[:：]\s*)(?=${SCOPED}\s)`, 'i');

/** A version behind a name: no percentage, no count with a hyphen behind it, no lower bound. */
const VERSION = String.raw`[v^~]?(?<major>[1-9]\d?)(?:\.(?:\d+|x)){0,2}(?:-(?:rc|beta|alpha|canary|next)[\w.]*)?(?![\w+%-]|\.\d)`;

/** What Nx writes into the rule file that it makes (`nx configure-ai-agents`): "You are in an nx workspace using Nx 21.3.11 and npm". */
const TOLD = new RegExp(String.raw`\bworkspace using (nx ${VERSION}) and (?:npm|pnpm|yarn|bun)\b`, 'i');

/** Most lines hold none. */
const MENTION = new RegExp(
  String.raw`(?<![\w.@/-])(?:${NAME})[\`*_]*(?:[*_]*:[*_]*|\s+version:?)?\s+(?:\|\s*)?[\`*_(]*${VERSION}`,
  'i',
);

/** What a line may call the part of the repository, or of the work, that its libraries are for. */
const LABEL =
  'frameworks?|(?:web|ui|css|test|meta|frontend|front-end|backend|mobile|desktop|application) ?-?frameworks?|framework & language|frontend|front-end|backend|back-end|ui|ui librar(?:y|ies)|component librar(?:y|ies)|languages?|build|build tools?|build tooling|build system|builds?|bundlers?|tooling|testing|tests|unit tests?|unit testing|test runner|lint|linting|linters?|formatting|formatters?|linting & formatting|styling|styles?|css|server|api|website|web|web app|app|apps|client|dashboard|mobile|mobile app|desktop|desktop app|(?:main |core |our |current )?(?:stack|tech stack|technology stack|technologies)|tech|core|orm|database|validation|schema validation|docs|documentation|routing|router|state|state management|type safety|type checking|types|runtime|platform|libraries|key libraries|言語|フレームワーク|フロントエンド|技術スタック|主要技術スタック|语言|框架|前端|前端框架|构建工具|技术栈|样式';

const LABELLED = new RegExp(String.raw`^((?:${LABEL})\s*[:：]\s*)`, 'i');

/** Words of a line that speaks of other times, other places, or of a major as such. */
const OTHERWISE =
  /\b(?:legacy|old|older|deprecated|migrat\w*|upgrad\w*|was|were|previous\w*|former\w*|instead|not|no longer|never|without|avoid|drop\w*|until|before|after|from|to|or|than|vs|versus|min(?:imum)?|at least|later|newer|higher|above|below|only|compat\w*|supports?|supported|peers?|examples?|templates?|fixtures?|cdn|targets?|planned|future|soon|if|when|unless|since|introduced|new|changes?|changed|features|syntax|apis?|docs?|documentation|guide|rules?|patterns?|style guide|required|requires?|needs?|e\.g|like|such|you|we|is|are|has|have)\b|→|->|=>|[?!]/i;

/** The words of another time among them: what a library is for may well lead "to" something. */
const OTHER_TIMES =
  /\b(?:legacy|old|older|deprecated|migrat\w*|upgrad\w*|mov(?:e|ed|ing)|will|was|were|previous\w*|former\w*|instead|not|no longer|never|avoid|drop\w*|until|before|after|than|vs|versus|min(?:imum)?|at least|later|newer|higher|compat\w*|supports?|supported|peers?|examples?|planned|future|soon|if|when|unless|since|introduced|changes?|changed|features|syntax|required|requires?|needs?)\b|→|->|=>|[?!]/i;

interface Part {
  readonly name: string;
  readonly major: string;
  readonly needsStack?: true;
}

/** A library with its version, what it comes with, and what it is for. Numbers end it: they may be those of other majors. */
const ENTRY = new RegExp(
  String.raw`^(?<name>${NAME})(?::|\s+version:?)?\s+(?:\((?=v|\d+\.))?${VERSION}\)?` +
    String.raw`(?:\s+(?:app router|spa|ssr|ssg|css|lts|strict|strict mode|runes|framework|frontend|backend|app|apps|ui))?` +
    String.raw`(?:\s*[(（][^()（）\d]*[)）])?(?<tail>\s+(?:with|for|via|as|in|using|on)\s[^\d]*|\s+[-–—]\s[^\d]*)?$`,
  'i',
);

/** Any other name, with a version or a bound or not: "Tauri 2", "TypeScript 5.8+", "Sonner (Toast)". */
const OTHER = /^[^\d\s()|:][^()|:]{0,60}(?:\s*[(（][^()（）\d]*[)）])?$/;
const MAX_WORDS = 6;

/** What parts the entries of a list. */
const SEPARATOR = /(?:\s*[,;、]|\s+[/+&·|])\s+|\s+and\s+/;

/** "ESM only" bounds the form of modules, and no version. */
const MODULES_ONLY = /\b(esm|es modules?|cjs|commonjs|strict mode)[ -]only\b/gi;

function entriesOf(words: string): readonly Part[] {
  const line = words.trim().replace(/\.$/, '').replace(MODULES_ONLY, '$1');
  const whole = entryOf(line);
  if (whole?.needsStack && !OTHER_TIMES.test(line)) return [whole];
  if (OTHERWISE.test(line)) return [];
  if (whole !== undefined) return [whole];
  // What stands in brackets belongs to the name before it.
  const parts = line.replace(/\([^()]*\)/g, (aside) => aside.replace(/[,;/+&·|]|\band\b/g, ' ')).split(SEPARATOR);
  if (parts.length < 2) return withSecond(line);
  const found = parts.map((part) => partsOf(part.trim()));
  return found.every((each) => each !== undefined) ? found.flat() : [];
}

/** "React 19 with TypeScript 5" alone. */
function withSecond(line: string): readonly Part[] {
  return partsOf(line)?.filter(({ needsStack }) => needsStack === undefined) ?? [];
}

/** Undefined where a part is neither a library nor any other name. */
function partsOf(part: string): readonly Part[] | undefined {
  const one = entryOf(part);
  // In a list, words behind a version may be about several of its parts.
  if (one !== undefined) return one.needsStack ? undefined : [one];
  const halves = part.split(/\s+with\s+/);
  if (halves.length === 2) {
    const found = halves.map(partsOf);
    return found.every((each) => each !== undefined) ? found.flat() : undefined;
  }
  return OTHER.test(part) && part.split(/\s+/).length <= MAX_WORDS ? [] : undefined;
}

function entryOf(part: string): Part | undefined {
  const { name = '', major = '', tail = '' } = ENTRY.exec(part)?.groups ?? {};
  if (name === '' || tail.length > MAX_TAIL) return undefined;
  return { name: name.toLowerCase(), major, ...(/^\s+[-–—]/.test(tail) && { needsStack: true as const }) };
}

/** Longer ones are sentences. */
const MAX_TAIL = 160;

/** The cells of a row: lists of libraries, or a name with its version in the next cell. */
function entriesOfRow(row: string): readonly LibraryEntry[] {
  if (OTHERWISE.test(row)) return [];
  const cells = row
    .replace(/^\s*\|/, '')
    .replace(/\|\s*$/, '')
    .split(/(?<!\\)\|/);
  const words = cells.map((cell) => plainWords(cell).trim());
  const lists = words.flatMap((cell, index) => (index === 0 && words.length > 1 ? [] : entriesOf(cell)));
  const [name = '', version = ''] = words;
  const named = new RegExp(`^${VERSION}$`).exec(version)?.groups?.['major'];
  if (named !== undefined && LIBRARIES.has(name.toLowerCase())) {
    const index = row.indexOf(version, row.indexOf('|', row.indexOf(cells[0] ?? '')) + 1);
    return [{ index, text: version, name: name.toLowerCase(), major: named, isVersionCell: true }];
  }
  return placed(row, lists);
}

/** Without emphasis and code marks. */
function plainWords(text: string): string {
  return text.replace(/[*`]|__/g, '');
}

/** Finds the entries where they are written, marks and all. */
function placed(line: string, entries: readonly Part[]): readonly LibraryEntry[] {
  return entries.flatMap(({ name, major, needsStack }): readonly LibraryEntry[] => {
    const written = new RegExp(
      String.raw`(?<![\w.@/-])${name.replaceAll('.', '\\.')}[\`*_]*(?::[*_]*|\s+version:?)?\s+[\`*_(]*[v^~]?${major}(?:\.(?:\d+|x)){0,2}(?:-[a-z][\w.]*)?(?![\w])`,
      'i',
    ).exec(line);
    if (written === null) return [];
    const isOpen = written[0].includes('(') && line[written.index + written[0].length] === ')';
    const text = plainWords(isOpen ? `${written[0]})` : written[0]);
    return [{ index: written.index, text, name, major, ...(needsStack && { needsStack }) }];
  });
}
