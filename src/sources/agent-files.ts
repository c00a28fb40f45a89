/**
 * The agent files that people write themselves, beside the outputs that lintel owns. They are read for what they claim
 * and for when they are loaded, and never compiled or written.
 */
import { aroundBlock } from '../block.ts';
import type { AgentFile, Problem, Sources, Suppression } from '../model.ts';
import { folderOf } from '../path.ts';
import { readAgentHead } from './agent-head.ts';
import { lintInFront } from './agent-lint-off.ts';
import { baseOf, isReadAgentFile, withinOf } from './agent-paths.ts';
import { exposures } from './exposed.ts';
import { hiddenCharacters } from './hidden.ts';
import { endOf } from './linked-agents.ts';
import { parseBody, TOO_LONG } from './markdown.ts';
import { missedKeys } from './missed-keys.ts';
import { withWholeSamples } from './nested-fences.ts';
import { unsettledInProse } from './unsettled.ts';

/** An agent file, with what is wrong in it for every reader: hidden characters, keys, paths that one person has. */
export interface ReadAgentFile extends AgentFile {
  readonly problems: readonly Problem[];
  /** What its front matter turns off, as that of a note does. */
  readonly suppressions: readonly Suppression[];
}

/** What beside names and places decides which files are read, and how. */
interface AgentFileOptions {
  /** Those with a block of lintel's. */
  readonly parted?: ReadonlySet<string>;
  /** Those that settings name, each with the folder whose sessions load it. */
  readonly named?: ReadonlyMap<string, string>;
}

const NO_PATHS: ReadonlySet<string> = new Set();
const NO_NAMES: ReadonlyMap<string, string> = new Map();

/**
 * Reads the agent files of `sources` that are neither links, nor ignored by git, nor in `others`, and those that only a link shows. Twins
 * are read once, and know under which other names clients see them. Of the files in `parted` a person wrote what stands around lintel's
 * block, and only that is read. Files that are `named` are agent files under any name.
 */
export function readAgentFiles(
  sources: Sources,
  others: ReadonlySet<string>,
  { parted = NO_PATHS, named = NO_NAMES }: AgentFileOptions = {},
): readonly ReadAgentFile[] {
  const passed = new Set([...sources.links, ...sources.hidden]);
  const seen = new Set<string>();
  // What a link shows as an agent file is read under that name.
  const shown = new Set(sources.linked?.values());
  const isOne = (path: string): boolean => isReadAgentFile(path) || (named.has(path) && !shown.has(path));
  const names = namesOf(sources, isOne);
  const standing = sources.paths.filter((path) => isOne(path) && !passed.has(path) && !others.has(path));
  const linked = [...(sources.linked ?? [])].filter(([, real]) => !passed.has(real) && !others.has(real));
  const all = [...standing.map((path) => [path, undefined] as const), ...linked];
  return all.flatMap(([file, real]): readonly ReadAgentFile[] => {
    const whole = sources.texts.get(file);
    if (whole === undefined) return [];
    const text = parted.has(file) ? aroundBlock(whole) : whole;
    // A copy beside its original says nothing of its own; one in another folder speaks of other paths.
    const twin = twinKey(file, text);
    if (seen.has(twin)) return [];
    seen.add(twin);
    // Their braces are nobody's: what is wrong in them is not said.
    const { body, bodyLine, globs, traps, ...head } = readAgentHead(file, text);
    const read = parseBody(file, withWholeSamples(body), bodyLine);
    // A text that is not parsed claims nothing, and silence would read like praise.
    const refused = read.problems.filter(({ rule }) => rule === TOO_LONG);
    // Whoever names one path means it for the whole repository, also in a folder of examples.
    const home = isReadAgentFile(file) ? undefined : named.get(file);
    const within = home === '' ? '' : withinOf(file);
    // Rules of templates and fixtures are loaded by nobody here, and may be broken on purpose.
    const off = lintInFront(file, text);
    const ofHead = [...head.problems, ...(isToldAsWhole(head) ? [] : off.problems)];
    const broken = within === '' ? [...ofHead, ...missedKeys({ file, text, bodyLine }, sources)] : [];
    const forAll = [...hiddenCharacters(file, text), ...exposures(file, text), ...unsettledInProse(file, text)];
    const problems = [...broken, ...refused, ...forAll];
    const alsoSeenAs = (names.get(twin) ?? []).filter((name) => name !== file);
    const place = {
      file,
      base: home ?? baseOf(file),
      within,
      ...(real !== undefined && { real }),
      ...(alsoSeenAs.length > 0 && { alsoSeenAs }),
    };
    const { suppressions } = off;
    return [{ ...place, body: { ...read.value, text: body }, globs, traps, problems, suppressions }];
  });
}

/** A head that is never closed, or too long to be read, is one fault, whoever does not read it. */
function isToldAsWhole({ problems }: { readonly problems: readonly Problem[] }): boolean {
  return problems.some(({ rule, line, column }) => rule === 'note/frontmatter' && line === 1 && column === 1);
}

/** All names by which clients see one text of one folder: those of its copies, and of links to one of them. Links of other folders count from elsewhere. */
function namesOf(sources: Sources, isOne: (path: string) => boolean): ReadonlyMap<string, readonly string[]> {
  const { paths, links, hidden, linked, linkTargets } = sources;
  const passed = new Set([...links, ...hidden]);
  const shown = new Map([...(linked ?? [])].map(([path, real]) => [real, path]));
  const names = new Map<string, string[]>();
  for (const path of paths.filter(isOne)) {
    const real = endOf(path, linkTargets);
    const text = real === undefined || passed.has(real) ? undefined : sources.texts.get(shown.get(real) ?? real);
    if (text === undefined) continue;
    const key = twinKey(path, text);
    names.set(key, [...(names.get(key) ?? []), path]);
  }
  return names;
}

/** Equal for texts of one folder that say the same to the letter. */
function twinKey(path: string, text: string): string {
  return `${folderOf(path)}\0${text}`;
}
