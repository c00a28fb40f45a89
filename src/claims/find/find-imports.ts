/**
 * Names that a sentence takes from a package, "`useThing` from `@acme/core/react`", and those that a sample imports. Name and package
 * only together say what can be checked; whether such a package is one of this repository is asked elsewhere.
 */
import type { Body, Claim, Piece } from '../../model.ts';
import { isTakenBack, proseOfSentence } from '../words/clause.ts';
import { introduction, type Fence } from './find.ts';
import type { Writing } from './find-names.ts';
import { readMention } from '../words/mention.ts';
import { oncePer } from '../../once.ts';

/** The names that a body takes from packages, in its order. */
export function findImportClaims({ file, body }: Writing): readonly Claim[] {
  const { pieces, text } = body;
  return pieces.flatMap((piece, index): readonly Claim[] => {
    if (piece.kind === 'fence') return importedIn({ file, body }, piece);
    const next = pieces[index + 1];
    if (!isCode(piece) || !isCode(next) || !/^\s+from\s+$/.test(text.slice(piece.end, next.start))) return [];
    const mention = readMention(piece.value);
    const specifier = next.value.trim();
    const [name, ...members] = mention?.names ?? [];
    if (name === undefined || members.length > 0 || mention?.isBare || mention?.place !== undefined) return [];
    if (!SPECIFIER.test(specifier)) return [];
    if (isTakenBack(body, piece, 'symbol') || isTakenBack(body, next, 'symbol')) return [];
    const place = { file, line: piece.line, column: piece.column, how: 'code', isImport: true } as const;
    return [{ kind: 'symbol', ...place, text: `${name} from ${specifier}`, target: `${specifier}#${name}` }];
  });
}

/** Languages that import as JavaScript does. */
const LANGUAGE = /^(?:[cm]?[jt]sx?|javascript|typescript|vue|svelte|astro|mdx)$/i;

/** Remarks by which a sample says that it shows what not to write, or what was written once. "Handle error" is a step of any code. */
const LESSON =
  /[❌✗✘🚫👎]|\b(?:wrong|bad|incorrect|avoid|don['’]?ts?|do not|never|not|no|instead|rather|old|before|after|previous(?:ly)?|deprecated|removed|legacy|was|fails?|(?<!\bhandle )errors?|example|your|planned|future|todo)\b/iu;

/** One statement that imports names, on one line or on several. */
const IMPORT =
  /^[ \t]*import\s+(?:type\s+)?(?:[\w$]+\s*,\s*)?\{(?<names>[^{}'"]{1,600})\}\s+from\s+(?<quote>['"])(?<from>[^'"\s]+)\k<quote>/gm;

/** What the code of a sample imports. A sample in which any remark teaches a lesson is left alone as a whole. */
function importedIn({ file, body }: Writing, piece: Fence): readonly Claim[] {
  if (!piece.value.includes('import') || !isPlainSample(body, piece)) return [];
  return [...piece.value.matchAll(IMPORT)].flatMap(({ groups = {}, index }): readonly Claim[] => {
    const { names = '', from = '' } = groups;
    if (!SPECIFIER.test(from)) return [];
    const line = piece.contentLine + piece.value.slice(0, index).split('\n').length - 1;
    const place = { file, line, column: 1, how: 'fence' } as const;
    const entry = SCOPED.test(from)
      ? [{ kind: 'package', ...place, text: from, target: from, isImport: true } as const]
      : [];
    const imported = namesIn(names).map((name): Claim => {
      return { kind: 'symbol', ...place, text: `${name} from ${from}`, target: `${from}#${name}`, isImport: true };
    });
    return [...entry, ...imported];
  });
}

/** Whether a fence holds code that a reader may take over as it is: neither its remarks nor the words before it teach what not to write. */
export function isPlainSample(body: Body, piece: Fence): boolean {
  if (!LANGUAGE.test(piece.lang)) return false;
  const lines = withoutGroups(piece.value).split('\n');
  if (lines.some((line) => LESSON.test(/\/[/*](.*)$/.exec(line)?.[1] ?? ''))) return false;
  const words = introduction(body, piece);
  return !isTakenBack(body, words, 'symbol') && !LESSON.test(proseOfSentence(body, words));
}

/** Remarks on lines of their own between the braces of an import head what follows: "Errors" there are names, and no lesson. */
function withoutGroups(sample: string): string {
  return sample.replace(IMPORT, (statement) => statement.replace(GROUP, ''));
}

const GROUP =
  /^[ \t]*\/\/[ \t]*(?:\.{3}|…)?[ \t]*(?:(?:all|the)[ \t]+)?(?:[A-Z][\w-]*[ \t]+)?[Ee]rrors?\b(?:[ \t]*\([^()\n]*\))?[ \t]*$/gm;

/** Name → what the samples of a body import it from, built-in modules and files included. */
export const shownImports: (body: Body) => ReadonlyMap<string, readonly string[]> = oncePer((body: Body) => {
  const found = new Map<string, string[]>();
  for (const piece of body.pieces) {
    if (piece.kind !== 'fence' || !LANGUAGE.test(piece.lang)) continue;
    for (const { groups: { names = '', from = '' } = {} } of piece.value.matchAll(IMPORT)) {
      for (const name of namesIn(names)) found.set(name, [...(found.get(name) ?? []), from]);
    }
  }
  return found;
});

/** The imported names of a list, none of their aliases. */
export function namesIn(list: string): readonly string[] {
  return list
    .replace(/\/\*[^]*?\*\/|\/\/[^\n]*/g, '')
    .split(',')
    .flatMap((each) => /^\s*(?:type\s+)?([A-Za-z_$][\w$]*)(?:\s+as\s+[\w$]+)?\s*$/.exec(each)?.[1] ?? []);
}

function isCode(piece: Piece | undefined): piece is Extract<Piece, { kind: 'code' }> {
  return piece?.kind === 'code';
}

/** A package whose name says by its scope that it is one, or an entry point of such a package. */
const SCOPED = /^@[^/]+\/./;

/** A package, or an entry point of one, and no file. */
const SPECIFIER = /^(?:@[a-z0-9~-][\w.~-]*\/)?[a-z0-9~-][\w.~-]*(?:\/[\w-]+)*$/;
