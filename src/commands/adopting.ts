/** One plan of adoption, from the disk to the check that it loses nothing, as `init` and `adopt` share it. Writes nothing. */
import type { Adoption, AdoptionTree, PlannedNote } from '../adopt/adoption.ts';
import { lostLines, type LostLine } from '../adopt/lost.ts';
import { ADOPTED_FOLDER, manifestFile, type Manifest } from '../adopt/manifest.ts';
import { planAdoption } from '../adopt/plan.ts';
import { settingsText } from '../adopt/settings.ts';
import { ignoreMatcher } from '../claims/world/ignored.ts';
import { isOutputPath } from '../clients.ts';
import { baselineFile } from '../baseline.ts';
import { lockFile } from '../config.ts';
import { readAdoptionTree } from '../disk/adoption.ts';
import { readInputs } from '../disk/inputs.ts';
import { pathMentions, type PathMention } from '../disk/mentions.ts';
import { isUntouched } from '../disk/originals.ts';
import { ignoredByGit, refusedPlaces, type RefusedPlace } from '../disk/refusals.ts';
import { UsageError } from '../error.ts';
import { hashLines, parseLock, uniteLocks } from '../lock.ts';
import type { Change, Compilation, Inputs, Lock, LockedOutput } from '../model.ts';
import { factsOf } from '../scan/facts.ts';
import { hasSetUp } from '../set-up.ts';
import { HIDDEN_UNICODE } from '../sources/hidden.ts';
import { compileAfter } from './adopted.ts';
import type { Invocation } from './command.ts';
import { openRepository, showScan } from './repository.ts';

/** A plan with what a build of it would write. */
export interface PlannedAdoption {
  readonly context: string;
  readonly adoption: Adoption;
  /** Every note that is written, adopted or not. */
  readonly notes: readonly PlannedNote[];
  /** The configuration as it will be written; undefined where there is one already. */
  readonly config: PlannedNote | undefined;
  /** The lock before the first build: adopted files are owned, line by line. */
  readonly lock: Lock;
  readonly compiled: Compilation;
  readonly lost: readonly LostLine[];
  /** Files that stand in the context folder, and that no earlier run of ours has left there. */
  readonly standing: readonly string[];
  /** Those of them that compile as notes although nobody has set lintel up: they may be meant for something else. */
  readonly foreignNotes: readonly string[];
  /** Outputs that lintel wrote before this plan. */
  readonly ownedBefore: ReadonlySet<string>;
  /** Adopted files that no build removes, because no output can stand there. */
  readonly removals: readonly string[];
  /** Where files that stay name one that goes: what reads it there finds nothing. */
  readonly mentions: readonly PathMention[];
  /** Files of other tools that an output needs a block in. */
  readonly blocks: readonly string[];
  /** Files at places where an output has to stand, and that could not be adopted. */
  readonly inTheWay: readonly Change[];
  /** Places that have to be written and cannot be. */
  readonly refused: readonly RefusedPlace[];
  /** What an earlier run left behind, as it was when this was planned. */
  readonly manifest: Manifest | undefined;
}

/** What to plan. */
export interface PlanRequest {
  readonly context: string;
  /** Only these files. */
  readonly only?: readonly string[];
  /** What an earlier run left behind. */
  readonly manifest: Manifest | undefined;
  /** Notes that are written in any case. */
  readonly extra: (adoption: Adoption, inputs: Inputs) => readonly PlannedNote[];
}

/** Reads, plans, compiles in memory and looks for lost lines. */
export async function plannedAdoption(invocation: Invocation, request: PlanRequest): Promise<PlannedAdoption> {
  const { terminal } = invocation;
  const { context } = request;
  refuseReleased(request);
  const { inputs, tree } = await readRepository(invocation, context);
  const isConfigured = inputs.config.file !== '';
  // What a configuration tuned so far has its lock at the root, as one without has.
  const isSetUp = hasSetUp(inputs.config);
  const before = parseLock(inputs.sources.texts.get(lockFile(inputs.config))).value;
  const ours = await writtenBefore(invocation.root, request.manifest);
  const planned = planAdoption(tree, {
    context,
    ...(request.only && { only: request.only }),
    ...(isConfigured && { configured: configuredBy(inputs, before) }),
    ours,
  });
  const config = isConfigured
    ? undefined
    : { path: `${context}/lintel.yaml`, text: settingsText(planned.settings, context) };
  const extra = request.extra(planned, inputs);
  const notes = [...planned.notes, ...extra];
  const places = [...notes, ...(config === undefined ? [] : [config])].map(({ path }) => path);
  await refuseIgnored(invocation.root, places, { inputs, context });
  const removals = removalsBy(planned, isSetUp ? [] : [lockFile(inputs.config), baselineFile(inputs.config)], tree);
  const lock = uniteLocks(isSetUp ? before : vouchedIn(before), { outputs: ownedBy(planned, tree), claims: [] });
  terminal.progress('Compiling');
  const {
    compiled,
    adoption,
    gone: away,
  } = await compileAfter(invocation.root, planned, {
    inputs,
    after: { extra, removals, tree, config, lock },
  });
  terminal.progress(undefined);
  const { beside, blocks, inTheWay } = unownedPlaces(compiled, adoption);
  const standing = tree.paths.filter(
    (path) => path.startsWith(`${context}/`) && !path.startsWith(`${context}/${ADOPTED_FOLDER}/`) && !ours.has(path),
  );
  const noteFiles = new Set(compiled.model.notes.map(({ note }) => note.file));
  const needed = [...places, ...removals, ...blocks].map((path) => ({ path, link: tree.links.get(path) }));
  return {
    context,
    adoption,
    notes: [...adoption.notes, ...extra],
    config,
    lock: uniteLocks(lock, { outputs: beside.map((file) => lockedFile(file, tree)), claims: [] }),
    compiled,
    lost: lostLines(adoption, { tree, outputs: compiled.outputs, context, gone: away }),
    standing,
    foreignNotes: isConfigured ? [] : standing.filter((path) => noteFiles.has(path)),
    ownedBefore: new Set(isSetUp ? before.outputs.map(({ path }) => path) : []),
    removals,
    mentions: await mentionsOf(invocation.root, adoption, compiled),
    blocks,
    inTheWay,
    refused: await refusedPlaces(invocation.root, changesBeside(compiled, removals), needed),
    manifest: request.manifest,
  };
}

/** Copies of a second adoption would take the place of those that nothing else holds any more. */
function refuseReleased({ context, manifest }: PlanRequest): void {
  if (manifest?.state === 'released')
    throw new UsageError(
      `${context}/${ADOPTED_FOLDER}/ holds the originals of an adoption that was ejected after an edit: ${manifestFile(context)}.`,
      'Copy what you need of them, then run `lintel adopt --finish`, which removes them.',
    );
}

/** What somebody has vouched for in a lock at the root goes with the words into the notes. */
function vouchedIn({ claims, gone = [] }: Lock): Lock {
  return { outputs: [], claims, gone };
}

/** Without what comes to lie where a file goes: a `.clinerules` makes room for the folder of that name. */
function changesBeside({ changes }: Compilation, removals: readonly string[]): readonly Change[] {
  return changes.filter(({ path }) => !removals.some((folder) => path.startsWith(`${folder}/`)));
}

/** Places of outputs where a file stands that the plan does not move: what is to be done about each. */
function unownedPlaces({ changes }: Compilation, { files, marked }: Adoption) {
  const unowned = changes.filter(({ action }) => action === 'unowned');
  const isMarked = (path: string): boolean => marked.some((each) => each.path === path);
  const beside = files.filter(
    ({ path, notes }) => notes.length === 0 && unowned.some((change) => change.path === path),
  );
  return {
    /** Links and stubs beside another tool's file, which become lintel's. */
    beside,
    blocks: unowned.map(({ path }) => path).filter(isMarked),
    inTheWay: unowned.filter(({ path }) => !isMarked(path) && !beside.some((file) => file.path === path)),
  };
}

/** Who still names what nobody finds there any more. Adopted texts have a remark of their own for what stood behind links. */
async function mentionsOf(
  root: string,
  { files, targets }: Adoption,
  { outputs }: Compilation,
): Promise<readonly PathMention[]> {
  const built = new Set(outputs.map(({ path }) => path));
  const behindLinks = new Set(targets.map(({ path }) => path));
  const moved = files.filter(({ notes }) => notes.length > 0).map(({ path }) => path);
  const gone = new Set([...moved, ...behindLinks].filter((path) => !built.has(path)));
  const found = await pathMentions(root, [...gone]);
  return found.filter(({ path, file }) => !gone.has(file) && !(behindLinks.has(path) && moved.includes(file)));
}

/** What no build removes: files that become notes, and the lock and the baseline that were made before anything was set up. */
function removalsBy(
  { files, targets }: Adoption,
  rootRecords: readonly string[],
  { paths }: AdoptionTree,
): readonly string[] {
  return [...files.filter(({ notes }) => notes.length > 0), ...targets]
    .map(({ path }) => path)
    .filter((path) => !isOutputPath(path))
    .concat(rootRecords.filter((path) => paths.includes(path)));
}

/** Notes that git ignores are in no list of files, so no build would read them, and no clone would get them. */
async function refuseIgnored(
  root: string,
  paths: readonly string[],
  { inputs, context }: { readonly inputs: Inputs; readonly context: string },
): Promise<void> {
  const told = await ignoredByGit(root, paths);
  const isIgnored = ignoreMatcher(inputs.sources);
  const ignored = told?.path ?? paths.find(isIgnored);
  if (ignored === undefined) return;
  const by = told === undefined ? 'a .gitignore of this repository' : `\`${told.pattern}\` in ${told.source}`;
  throw new UsageError(
    `Git ignores ${ignored}, by ${by}, and lintel reads nothing that git ignores.`,
    `Take the rule that matches it out, or name another folder than ${context}/ with \`--context <folder>\`. Nothing was written.`,
  );
}

async function readRepository(
  invocation: Invocation,
  context: string,
): Promise<{ readonly inputs: Inputs; readonly tree: AdoptionTree }> {
  const { root, terminal } = invocation;
  const { listing, cache } = await openRepository(invocation);
  const tree = await listing.tree();
  const onProgress = showScan({ terminal });
  const { inputs } = await readInputs({
    root,
    context: invocation.context,
    tree,
    cache,
    isConfigOptional: true,
    onProgress,
  });
  terminal.progress('Reading agent files');
  const modules = factsOf(inputs).code.value.modules.map(({ path }) => path);
  return { inputs, tree: { ...(await readAdoptionTree(root, tree, context)), modules } };
}

function configuredBy({ config }: Inputs, { outputs }: Lock) {
  const owned = new Set(outputs.filter(({ isBlock }) => isBlock !== true).map(({ path }) => path));
  const allowsHidden = Object.hasOwn(config.rules, HIDDEN_UNICODE) && config.rules[HIDDEN_UNICODE] === 'off';
  return { clients: config.clients, claude: config.claude, owned, allowsHidden };
}

/** Notes that a killed run has written, and that nobody has edited since. */
async function writtenBefore(root: string, manifest: Manifest | undefined): Promise<ReadonlySet<string>> {
  const ours = new Set<string>();
  for (const { path, sha256 } of manifest?.state === 'adopting' ? manifest.written : []) {
    if (await isUntouched(root, { path, sha256, copy: '', mode: 0, role: 'moved' })) ours.add(path);
  }
  return ours;
}

/** Records under which the adopted files are lintel's: a build may replace every line that they hold now. */
function ownedBy({ files, targets }: Adoption, tree: AdoptionTree): readonly LockedOutput[] {
  const texts = targets.map(({ path }) => ({ path, text: tree.texts.get(path) ?? '', notes: [] }));
  return [...files.filter(({ notes }) => notes.length > 0), ...texts]
    .filter(({ path }) => isOutputPath(path))
    .map((file) => lockedFile(file, tree));
}

interface Adoptable {
  readonly path: string;
  readonly text: string;
  readonly notes: readonly string[];
}

function lockedFile({ path, text, notes }: Adoptable, { links }: AdoptionTree): LockedOutput {
  const link = links.get(path);
  const sources = [...notes].sort();
  return link === undefined ? { path, lines: hashLines(text), sources } : { path, lines: [], links: [link], sources };
}
