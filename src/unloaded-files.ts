/**
 * Rule files that no agent ever gets: their client does not load files of such names, and nothing else in the repository brings them
 * along. Where another text, a setting or a link may do so, lintel is silent.
 */
import { globMatcher, isTooComplex } from './glob.ts';
import type { Compilation } from './model.ts';
import { nearest } from './nearest.ts';
import { folderOf, joinPath, lastSegment } from './path.ts';
import { isReadAgentFile, isUnreadAgentFile } from './sources/agent-paths.ts';
import { isRuleText, isUnloadedName, placedRule, type NamedFolder, type PlacedRule } from './sources/unloaded-rules.ts';

/** A rule file that is not loaded. */
export interface UnloadedFile extends PlacedRule {
  readonly file: string;
  /** The name under which its client would load it. */
  readonly better: string;
}

type Known = Pick<Compilation, 'inputs' | 'outputs'>;

/** The rule files that no agent gets, by path. */
export function unloadedFiles({ inputs: { sources }, outputs }: Known): readonly UnloadedFile[] {
  const { paths, links, hidden, texts, linked, linkTargets } = sources;
  const shown = [...linkTargets].flatMap(([link, target]) => joinPath(folderOf(link), target) ?? []);
  const ours = outputs.map(({ path }) => path);
  const passed = new Set([...links, ...hidden, ...ours, ...shown, ...(linked?.values() ?? [])]);
  const named = paths.filter((path) => isUnloadedName(path) && !passed.has(path));
  const rules = named.flatMap((file): readonly UnloadedFile[] => {
    const placed = placedRule(file);
    if (placed === undefined || !isRuleText(file, texts.get(file) ?? '')) return [];
    return [{ file, ...placed, better: betterName(placed) }];
  });
  // What a link of a client's folder leads to is not known: it may be any of them.
  if (rules.length === 0 || links.some((link) => LINKED_FOLDER.test(link))) return [];
  return withoutBrought(
    rules.filter((rule) => !hasTwin(rule, sources)),
    texts,
  );
}

const LINKED_FOLDER =
  /(?:^|\/)\.(?:claude|cursor|github|clinerules|devin|windsurf|kiro|roo|amazonq|augment|continue|trae)(?:\/(?:rules|instructions|steering)(?:\/.*)?)?$/;

/** `drizzle.instruction.md` is `drizzle.instructions.md`: what is nearly the ending goes with the one that is there. */
function betterName({ kind, rest }: PlacedRule): string {
  return `${stemOf(lastSegment(rest), kind)}${kind.extension}`;
}

function stemOf(name: string, { extension, meant }: NamedFolder): string {
  const stem = name.endsWith(extension) ? name.slice(0, -extension.length) : name.replace(meant, '');
  const [, word = ''] = /^\.(\w+)\./.exec(extension) ?? [];
  const [, own, last] = /^(.+)[-_.](\w+)$/.exec(stem) ?? [];
  if (word === '' || own === undefined || last === undefined) return stem;
  return nearest(last, [word], MAX_SLIPS) === undefined ? stem : own;
}

/** Letters by which a word may miss `instructions`. */
const MAX_SLIPS = 2;

/** Whether its rule stands in that folder under a name that is loaded, or its text in another file that agents load. */
function hasTwin(
  { file, place, kind, rest }: UnloadedFile,
  { paths, texts }: Pick<Compilation['inputs']['sources'], 'paths' | 'texts'>,
): boolean {
  const stem = stemOf(lastSegment(rest), kind).toLowerCase();
  const text = texts.get(file);
  return paths.some((path) => {
    if (path === file || !isReadAgentFile(path)) return false;
    if (texts.get(path) === text) return true;
    return path.startsWith(`${place}/`) && stemOf(lastSegment(path), kind).toLowerCase() === stem;
  });
}

/** Those that no text brings along; what one that is brought names is brought as well. */
function withoutBrought(rules: readonly UnloadedFile[], texts: ReadonlyMap<string, string>): readonly UnloadedFile[] {
  let left = rules;
  let carriers = [...texts].filter(([path]) => isCarrier(path));
  while (left.length > 0 && carriers.length > 0) {
    const brought = left.filter((rule) => carriers.some((carrier) => brings(carrier, rule)));
    left = left.filter((rule) => !brought.includes(rule));
    carriers = brought.map(({ file }) => [file, texts.get(file) ?? '']);
  }
  return left;
}

/** Pages that agents load or that were imported, notes, and the settings of clients. */
function isCarrier(path: string): boolean {
  if (isUnloadedName(path)) return false;
  return isReadAgentFile(path) || isUnreadAgentFile(path) || /\.(?:md|mdc|markdown)$/.test(path) || SETTINGS.test(path);
}

/** Where clients are told which files to load, and scripts that may hand them on. */
const SETTINGS =
  /(?:^|\/)(?:opencode\.jsonc?|\.vscode\/settings\.json|[^/]+\.code-workspace|\.aider\.conf\.ya?ml|\.(?:gemini|claude)\/settings\.json|package\.json)$/;

function brings([path, text]: readonly [string, string], { place, kind, rest }: UnloadedFile): boolean {
  // `.cursor/rules/web/api.md`, `../rules/web/api.md`, and in a list below the name of the folder `web/api.md` or `api.md`.
  const written = [kind.folder, `../${lastSegment(kind.folder)}`].map((folder) => `${folder}/${rest}`);
  if (written.some((each) => text.includes(each))) return true;
  if (namesAlone(text, rest) || namesAlone(text, lastSegment(rest))) return true;
  // Rules about rules name their folder, and the globs by which such files are found.
  if (path.startsWith(`${place}/`)) return false;
  return tails(text, kind.folder).some((tail) => {
    // Settings say where to look, and clients look there for the same names; a reader looks at all there is.
    if (tail === '') return isReadAgentFile(path);
    return tail.includes('*') && !isTooComplex(tail) && globMatcher(tail)(rest);
  });
}

/** Whether a name stands in a text, and is no part of a path that leads elsewhere. */
function namesAlone(text: string, name: string): boolean {
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
    const before = text.slice(Math.max(0, at - 3), at);
    if (/(?:^|[^\w./-]|[^\w./-]\.\/)$/.test(before) && !/^[\w-]/.test(text.slice(at + name.length))) return true;
  }
  return false;
}

/** What stands behind each mention of a folder: `` for the folder itself, `api.mdc`, `*.md`. */
function tails(text: string, folder: string): readonly string[] {
  return text
    .split(folder)
    .slice(1)
    .flatMap((rest) => {
      const [, tail] = TAIL.exec(rest) ?? [];
      return tail === undefined ? [] : [tail.replace(/[.,]+$/, '')];
    });
}

/** Nothing, or a path that goes on; a folder `rules-old` is another. */
const TAIL = /^(?![\w-])\/?((?:[\w./*-]|\{[\w.,*-]*\})*)/;
