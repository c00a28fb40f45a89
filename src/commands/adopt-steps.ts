/**
 * Carries out a plan of adoption, in an order that loses nothing wherever it stops: originals first, then notes, then the
 * lock that makes the adopted files lintel's, then the configuration. From there on the same steps finish the work,
 * whether in this run or in the next.
 */
import { EMPTY_BLOCK, managedBlock } from '../block.ts';
import { baselineFile } from '../baseline.ts';
import { joinManifests, type AddedLine, type Manifest, type Original, type Written } from '../adopt/manifest.ts';
import { lockFile } from '../config.ts';
import { addLine } from '../disk/create.ts';
import { standingAt, readTexts } from '../disk/read.ts';
import {
  appendText,
  keepOriginal,
  originalAt,
  readManifest,
  removeOriginal,
  sha256,
  writeManifest,
  writeText,
} from '../disk/originals.ts';
import { UsageError } from '../error.ts';
import { formatLock } from '../lock.ts';
import type { Compilation } from '../model.ts';
import type { PlannedAdoption } from './adopting.ts';
import { writeOutputs } from './build.ts';
import { EXIT, type Invocation } from './command.ts';
import { compilation } from './compilation.ts';
import { rememberingCompilation } from './gone.ts';
import { writeBaseline } from './update-baseline.ts';

/** Everything up to the configuration: nothing that stood there before is changed, and another run may begin anew. */
export async function prepareAdoption(
  invocation: Invocation,
  planned: PlannedAdoption,
  lines: readonly string[],
): Promise<readonly AddedLine[]> {
  const { root } = invocation;
  const { context, adoption, notes, config, lock, blocks, removals, compiled, ownedBefore, standing } = planned;
  const earlier = await readManifest(root, context);
  if (JSON.stringify(earlier) !== JSON.stringify(planned.manifest))
    throw new UsageError(
      'Another run of lintel has adopted or ejected here since the plan was made.',
      'Run the command again to see what is left. Nothing was written.',
    );
  const written = [...notes, ...(config === undefined ? [] : [config])];
  // What stands where an output goes is an original, even where the output is the same.
  const inPlace = compiled.outputs
    .map(({ path }) => path)
    .filter((path) => !ownedBefore.has(path) && !blocks.includes(path));
  const moved = [...adoption.files.filter((file) => file.notes.length > 0), ...adoption.targets].map(
    ({ path }) => path,
  );
  const originals = [
    ...(await originalsAt(root, [...new Set([...moved, ...removals, ...inPlace])], 'moved')),
    ...(await originalsAt(root, blocks, 'block')),
  ];
  const added = await newLines(root, lines);
  const manifest: Manifest = {
    state: 'adopting',
    originals,
    written: written.map(({ path, text }) => ({ path, sha256: sha256(text), ...originsOf(path, adoption) })),
    lines: added,
    standing,
    removals,
  };
  // Before the first copy, so that an eject knows whose a folder of copies is when this run is killed among them.
  if (earlier === undefined) await writeManifest(root, context, { ...manifest, originals: [], written: [], lines: [] });
  for (const original of originals) await keepOriginal(root, context, original);
  // Without originals as well: it says which notes and lines an eject takes back.
  await writeManifest(root, context, joinManifests(earlier, manifest));
  for (const { path, text } of notes) await writeText(root, path, text);
  if (lock.outputs.length + lock.claims.length > 0) await writeText(root, lockFile({ context }), formatLock(lock));
  if (config !== undefined) await writeText(root, config.path, config.text);
  return added;
}

/** The adopted files that a note holds the text of, and what they imported or were links to. */
function originsOf(note: string, { files, imports, targets }: PlannedAdoption['adoption']): Pick<Written, 'from'> {
  const own = files.filter(({ notes }) => notes.includes(note)).map(({ path }) => path);
  const imported = [...imports].filter(([, importers]) => importers.some((path) => own.includes(path)));
  const linked = targets.filter(({ link }) => own.includes(link));
  const from = [...own, ...imported.map(([path]) => path), ...linked.map(({ path }) => path)];
  return from.length === 0 ? {} : { from };
}

async function originalsAt(
  root: string,
  paths: readonly string[],
  role: Original['role'],
): Promise<readonly Original[]> {
  const found: Original[] = [];
  for (const path of paths) {
    const original = await originalAt(root, path, role);
    if (original !== undefined) found.push(original);
  }
  return found;
}

/** `file line` pairs that are not there yet. */
async function newLines(root: string, wanted: readonly string[]): Promise<readonly AddedLine[]> {
  const pairs = wanted.map((each) => ({
    path: each.slice(0, each.indexOf(' ')),
    line: each.slice(each.indexOf(' ') + 1),
  }));
  const standing = await standingAt(
    root,
    pairs.map(({ path }) => path),
  );
  const { texts } = await readTexts(root, standing);
  const missing = pairs.filter(({ path, line }) => texts.get(path)?.split('\n').includes(line) !== true);
  return missing.map((pair) => {
    const text = texts.get(pair.path) ?? '';
    const isFirst = missing.find(({ path }) => path === pair.path) === pair;
    return {
      ...pair,
      isCreated: !standing.includes(pair.path),
      hasGap: isFirst && text !== '' && !text.endsWith('\n'),
    };
  });
}

/** Everything after the configuration. A killed run is finished by this alone. */
export async function finishAdoption(
  invocation: Invocation,
  context: string,
  lines: readonly AddedLine[],
): Promise<{ readonly code: number; readonly compiled: Compilation; readonly baselined: number }> {
  const { root, terminal } = invocation;
  const manifest = await readManifest(root, context);
  for (const original of manifest?.originals ?? []) {
    if (original.role === 'block') await addBlock(root, original.path);
    if (original.role === 'moved' && manifest?.removals.includes(original.path)) await removeOriginal(root, original);
  }
  const refused: AddedLine[] = [];
  for (const added of lines) {
    const { path, line, isCreated } = added;
    const said = await addedLine(root, path, line);
    if (said !== undefined) refused.push(added);
    terminal.out(said ?? `${isCreated ? 'created' : 'added a line to'} ${path} (${line})`);
  }
  // What is wrong in old decisions must not keep the first build from being whole.
  const first = await rememberingCompilation(invocation);
  const before = await writeBaseline(root, first, { isWanted: isOldFault });
  const compiled = withBaseline(first, await readTexts(root, [baselineFile(first.inputs.config)]));
  const code = await writeOutputs(compiled, invocation, { isFirst: true });
  // Some of the text may speak of files that are gone only now.
  const isSame = code === EXIT.clean && first.changes.every(({ action }) => action !== 'delete');
  const baselined = isSame
    ? before
    : await writeBaseline(root, await compilation(invocation), { isWanted: isOldFault });
  if (manifest !== undefined && (code === EXIT.clean || refused.length > 0)) {
    const state = code === EXIT.clean ? 'adopted' : manifest.state;
    await writeManifest(root, context, { ...manifest, state, lines: manifest.lines.filter(isNotIn(refused)) });
  }
  return { code, compiled, baselined };
}

function isNotIn(refused: readonly AddedLine[]): (added: AddedLine) => boolean {
  return ({ path, line }) => !refused.some((each) => each.path === path && each.line === line);
}

/** The same compilation, as if the baseline had been there when it was read. */
function withBaseline(compiled: Compilation, { texts }: { readonly texts: ReadonlyMap<string, string> }): Compilation {
  const { inputs } = compiled;
  const sources = { ...inputs.sources, texts: new Map([...inputs.sources.texts, ...texts]) };
  return { ...compiled, inputs: { ...inputs, sources } };
}

/** Modules without context are no fault of the adopted text, and the next thing to do; outputs are not built yet. */
function isOldFault(rule: string): boolean {
  return !rule.startsWith('missing/') && !rule.startsWith('output/');
}

/** An empty block at the end of a file that another tool writes; a build fills it. */
async function addBlock(root: string, path: string): Promise<void> {
  const { texts } = await readTexts(root, [path]);
  const text = texts.get(path);
  if (text === undefined || managedBlock(text) !== undefined) return;
  await appendText(root, path, `${text === '' || text.endsWith('\n') ? '' : '\n'}\n${EMPTY_BLOCK}`);
}

/** A line that cannot be added is said, and the rest goes on. */
async function addedLine(root: string, path: string, line: string): Promise<string | undefined> {
  try {
    await addLine(root, path, line);
    return undefined;
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    return `${error.message} Add to it: ${line}`;
  }
}
