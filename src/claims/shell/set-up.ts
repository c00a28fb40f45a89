/**
 * Whether a text itself sets up what its command runs in: a project that it clones or creates, a package that it makes, a script
 * that it adds. Then nothing that stands in the repository tells whether the command works.
 */
import type { Body } from '../../model.ts';
import { lastCall } from './command.ts';
import { packagesChosen } from './package-calls.ts';
import { isInPlayground } from './playground.ts';
import { oncePer } from '../../once.ts';
import { headingsAbove } from '../words/outline.ts';
import { makesProject } from '../words/orders.ts';
import { readingOf } from '../words/reading.ts';

/** A call of a script, and where in its body. */
export interface PlacedCall {
  /** The command line. */
  readonly target: string;
  /** Where the code starts that it stands in. */
  readonly start: number;
  /** The lines of the same fence above the call. */
  readonly above: string;
}

/** True when the text above the call, in its section, makes the project, the package or the script that it is of. */
export function isSetUpByText(body: Body, { target, start, above }: PlacedCall): boolean {
  const packages = packagesChosen(target);
  const script = lastCall(target)?.script;
  if (script === undefined && packages.length === 0) return false;
  if (script !== undefined && METASYNTACTIC.test(script)) return true;
  const section = sectionAbove(body, start);
  if (packages.length === 0 && (NEW_PROJECT.test(section) || CREATED.test(above))) return true;
  if (packages.length === 0 && isInPlayground(body, start, above)) return true;
  if (packages.some((name) => isMadeIn(`${section}\n${above}`, name))) return true;
  return script !== undefined && addedScripts(body).has(script);
}

/** Names that show how a command is written. */
const METASYNTACTIC = /^(?:foo|bar|baz|qux|hello|whatever|(?:my|some|your)[-:]?(?:script|command|task))(?:[:-].*)?$/i;

/** Longest part of a section that is read. */
const REACH = 4_000;

function sectionAbove(body: Body, start: number): string {
  const from = headingsAbove(body, start)[0]?.end ?? 0;
  return body.text.slice(Math.max(from, start - REACH), start);
}

/** Another project is cloned or created, and the reader is led into it, or the same paragraph goes on. */
const NEW_PROJECT =
  /\bgit clone\s[^]*?\bcd\s|\b(?:npm|pnpm|yarn|bun) (?:create|init) [@\w](?:[^\n]*\n?(?!\s*\n)){0,6}$|\b(?:npx|bunx|pnpm dlx|yarn dlx) (?:-y |--yes )?(?:create-|degit|tiged)[^\n]*(?:\n(?!\s*\n)[^\n]*){0,6}$|\b(?:npm|pnpm|yarn|bun) (?:create|init) [@\w][^]*?\bcd\s/;

/** Created by a line of the same fence. A clone there may be one of this repository. */
const CREATED =
  /\b(?:npm|pnpm|yarn|bun) (?:create|init) [@\w]|\b(?:npx|bunx|pnpm dlx|yarn dlx) (?:-y |--yes )?(?:create-|degit|tiged)/;

const MAKING = /(?<![\w:.-])(?:mkdir|cp|mv|touch|create|init|gen|generate|new|scaffold|clone|degit|tiged)(?![\w:.-])/;

function isMadeIn(text: string, name: string): boolean {
  const last = name.slice(name.lastIndexOf('/') + 1);
  const lines = text.split('\n').map((line) => line.replace(SCRIPT_CALL, ' '));
  return lines.some((line) => MAKING.test(line) && wordsOf(line).includes(last));
}

/** `npm run gen` makes what that script makes, and no package. */
const SCRIPT_CALL = /\brun(?:-script)? [\w:.-]+/g;

/**
 * True where the chapter of a call makes the package that its filter names, above it or in its own item. It asks by more words than where the package
 * is there, since of one that is not, whatever speaks of its making is to be believed.
 */
export function isMadeAround(body: Body, offset: number, name: string): boolean {
  const reading = readingOf(body);
  const chapter = headingsAbove(body, offset).findLast(({ depth }) => depth > 1);
  const from = Math.max(chapter?.start ?? 0, offset - REACH);
  const units = reading.blocks.filter(({ start, end }) => end >= from && start <= offset);
  const last = name.slice(name.lastIndexOf('/') + 1);
  return units.some(({ start, end }) => makes(body.text.slice(start, end), last)) || shownPackages(body).has(name);
}

function makes(unit: string, name: string): boolean {
  // The lines of a fence are a command each; others are wrapped.
  const parts = unit.split(/^\s*(?:`{3}|~{3})/.test(unit) ? '\n' : /[.;!?](?=\s|$)/);
  return parts.some((part) => {
    const words = part.replace(CHOICE, ' ').replace(SCRIPT_CALL, ' ');
    const at = words.search(MADE);
    return at >= 0 && wordsOf(words.slice(at)).includes(name);
  });
}

/** What a filter names is asked for, and not made. */
const CHOICE = /(?<!\S)(?:-F|-w|--filter|--filter-prod|--workspace|workspace)[ =]["']?[^\s`"']+/g;

const NEW_THING = String.raw`(?:(?:a|an|the|your|another) )?(?:new )?(?:[\w-]+ )?(?:packages?|folder|directory|workspace|app|application|library|service|module|plugin)`;

/** Generators, what Nx, Angular, Nest and others call theirs in short (`nx g lib billing`), and scripts of such a name (`just new-package billing`). */
const GENERATORS =
  String.raw`(?<![\w:.@/-])(?:(?:nx|ng|nest|moon|turbo|rush) g(?:en(?:erate)?)?|plop|hygen|yo)(?![\w:.-])` +
  String.raw`|\b(?:new|create|make|generate|gen|scaffold|add|init|bootstrap)(?:[-_:](?:new[-_])?(?:package|pkg|lib|library|app|workspace|service|module|plugin)\b|(?:[-_]\w+)?\.(?:[cm]?[jt]s|sh|py)\b)`;

const MADE = new RegExp(
  `${MAKING.source}|${GENERATORS}|\\b(?:npx|bunx|dlx) (?:-\\S+ )*[^\\s\`]*(?:create|init|new|scaffold)[^\\s\`]*` +
    String.raw`|\b(?:creating|generating|scaffolding|cop(?:y|ying)|duplicat(?:e|ing)|bootstrap(?:ping)?|set(?:ting)? up)\b` +
    String.raw`|\b(?:add(?:ing)?|mak(?:e|ing)|start(?:ing)?|writ(?:e|ing)) ${NEW_THING}\b` +
    String.raw`|\b(?:nam(?:e|ing)|call(?:ing)?) (?:it|${NEW_THING})\b` +
    String.raw`|^\s*#+ .*\badd(?:ing)?\b`,
  'i',
);

/**
 * True where a text begins a project (`npm init`) and shows the package.json of one that none of `own` is: a handbook on libraries, whose scripts are
 * those of the library that it makes.
 */
export function isOfOtherProject(body: Body, own: ReadonlySet<string>): boolean {
  const isBegun = body.pieces.some((piece) => piece.kind === 'fence' && piece.isShell && makesProject(piece.value));
  return isBegun && [...shownPackages(body)].some((name) => !own.has(name));
}

/** The names in pieces of a package.json that the text shows. */
const shownPackages = oncePer((body: Body): ReadonlySet<string> => {
  const fences = body.pieces.filter((piece) => piece.kind === 'fence' && !piece.isShell);
  return new Set(
    fences.flatMap((piece) =>
      piece.kind === 'fence' ? [...piece.value.matchAll(/"name"\s*:\s*"([^"\s]+)"/g)].map(([, name = '']) => name) : [],
    ),
  );
});

/** With the parts of paths on their own; what ends a sentence belongs to none. */
function wordsOf(line: string): readonly string[] {
  return line.split(/[^\p{L}\p{N}_.-]+/u).map((word) => word.replace(/[.-]+$/, ''));
}

/** Scripts that the text adds by a command, or shows in a piece of a package.json. */
const addedScripts = oncePer((body: Body): ReadonlySet<string> => {
  const names = new Set<string>();
  for (const [, name = ''] of body.text.matchAll(/\bpkg set ["']?scripts\.([\w:-]+)/g)) names.add(name);
  for (const piece of body.pieces) {
    if (piece.kind !== 'fence' || piece.isShell || !piece.value.includes('"scripts"')) continue;
    for (const [, name = ''] of piece.value.matchAll(/"([\w:.-]+)"\s*:\s*"/g)) names.add(name);
  }
  return names;
});
