/**
 * `lintel eject`: the way back. As long as nobody has edited anything the originals return byte for byte; afterwards the
 * outputs stay as they are and are nobody's but yours.
 */
import { ADOPTED_FOLDER, type AddedLine, type Manifest, type Original } from '../adopt/manifest.ts';
import { baselineFile } from '../baseline.ts';
import { managedBlock, withoutBlock } from '../block.ts';
import { lockFile } from '../config.ts';
import { DEFAULT_CONTEXT } from '../config-place.ts';
import { alone } from '../disk/alone.ts';
import { takeLine } from '../disk/create.ts';
import { readConfig, refuseLeftOutConfig } from '../disk/configuration.ts';
import {
  copyOf,
  isUntouched,
  readManifest,
  removeEmptyAdoption,
  removeFile,
  removeOriginals,
  restoreOriginal,
  writeManifest,
  writeText,
} from '../disk/originals.ts';
import { readTexts } from '../disk/read.ts';
import { UsageError } from '../error.ts';
import { parseLock } from '../lock.ts';
import { counted } from '../phrase.ts';
import { confirmed } from './ask.ts';
import { EXIT, flag, type Command, type Invocation } from './command.ts';
import { compilation } from './compilation.ts';
import { PLAN_OPTIONS } from './init.ts';
import { table } from './table.ts';

export const eject: Command = {
  usage: 'eject [--dry-run] [--yes]',
  description:
    'Takes lintel out of the repository. As long as nothing was edited since `lintel init`, the files that it adopted come\n' +
    'back byte for byte. After an edit the outputs stay as they are, and belong to you; so do the notes.',
  options: PLAN_OPTIONS,
  maxPositionals: 0,
  run: async (invocation) => {
    const { root, terminal } = invocation;
    const place = await placeOf(invocation);
    if (place.configFile === '' && place.manifest?.state === 'adopting')
      return await withdraw(invocation, place, place.manifest);
    const edits =
      place.manifest === undefined ? ['there are no originals'] : await editsSince(invocation, place.manifest, place);
    const isRestoring = place.manifest !== undefined && edits.length === 0;
    const keepsConfig = !isRestoring && !(await isConfigOurs(root, place));
    terminal.out(isRestoring ? restoringReport(place) : releasingReport(place, { edits, keepsConfig }));
    if (flag(invocation, 'dry-run')) return EXIT.clean;
    if (!(await confirmed(invocation, 'Go on?'))) {
      terminal.err('Nothing was changed.');
      return EXIT.clean;
    }
    const { manifest } = place;
    await alone(root, place.context, () =>
      isRestoring && manifest !== undefined ? restore(invocation, place, manifest) : release(invocation, place),
    );
    return EXIT.clean;
  },
};

interface Place {
  readonly context: string;
  /** The file of the configuration; empty when it is gone already. */
  readonly configFile: string;
  readonly manifest: Manifest | undefined;
  /** Outputs that lintel owns, by the lock. */
  readonly outputs: readonly string[];
}

async function placeOf(invocation: Invocation): Promise<Place> {
  const { root, context: named } = invocation;
  const { config } = await readConfig({ root, context: named, isConfigOptional: true });
  const context = config.file === '' ? (named ?? DEFAULT_CONTEXT) : config.context;
  const manifest = await readManifest(root, context);
  if (config.file === '' && manifest?.state !== 'ejecting' && manifest?.state !== 'adopting') {
    await refuseLeftOutConfig(invocation);
    if (manifest === undefined && !flag(invocation, 'dry-run')) await removeEmptyAdoption(root, context);
    throw new UsageError('This repository is not set up with lintel: there is nothing to take out.');
  }
  const { texts } = await readTexts(root, [lockFile({ context })]);
  const { outputs } = parseLock(texts.get(lockFile({ context }))).value;
  return {
    context,
    configFile: config.file,
    manifest,
    outputs: outputs.filter(({ isBlock }) => isBlock !== true).map(({ path }) => path),
  };
}

/**
 * After a run that was killed before the configuration: whatever stood there before still does, so only what that run has
 * written goes. Notes that somebody has edited since stay.
 */
async function withdraw(invocation: Invocation, { context }: Place, manifest: Manifest): Promise<number> {
  const { root, terminal } = invocation;
  const isOurs = await Promise.all(
    manifest.written.map((written) => isUntouched(root, { ...written, copy: '', mode: 0, role: 'moved' })),
  );
  const ours = manifest.written.filter((_, index) => isOurs[index] === true).map(({ path }) => path);
  const paths = [...ours, `${context}/${ADOPTED_FOLDER}/`];
  terminal.out(
    `An earlier run stopped before it changed anything. What it wrote goes:\n${table(paths.map((p) => [p]))}`,
  );
  if (flag(invocation, 'dry-run')) return EXIT.clean;
  if (!(await confirmed(invocation, 'Go on?'))) {
    terminal.err('Nothing was changed.');
    return EXIT.clean;
  }
  await alone(root, context, async () => {
    for (const path of ours) await removeFile(root, path);
    if (!manifest.standing.includes(lockFile({ context }))) await removeFile(root, lockFile({ context }));
    await removeOriginals(root, context);
  });
  return EXIT.clean;
}

/** What keeps the originals from coming back: anything of a person's that they would overwrite or leave behind. */
async function editsSince(
  invocation: Invocation,
  manifest: Manifest,
  { context, outputs, configFile }: Place,
): Promise<readonly string[]> {
  // The decision was made by the run that was killed, and half of its work is done.
  if (manifest.state === 'ejecting') return [];
  if (manifest.state === 'released') return ['an earlier `lintel eject` has found edits'];
  const { root } = invocation;
  const edits: string[] = [];
  // Outputs of notes that were there before are no part of the adoption, and nothing to take away. A configuration elsewhere had none.
  const onlyTuned = !configFile.startsWith(`${context}/`) && manifest.standing.length === 0;
  if (!onlyTuned && !manifest.written.some(({ path }) => path === configFile))
    edits.push(`${configFile} is older than the adoption`);
  for (const { path, sha256 } of manifest.written) {
    if (!(await isUntouched(root, { path, sha256, copy: '', mode: 0, role: 'moved' })))
      edits.push(`${path} was edited`);
  }
  for (const original of manifest.originals) {
    const isThere = original.link !== undefined || (await copyOf(root, context, original)) !== undefined;
    if (!isThere) edits.push(`the copy of ${original.path} is gone or was changed`);
    else if (
      original.role === 'moved' &&
      !outputs.includes(original.path) &&
      !manifest.removals.includes(original.path) &&
      (await stands(root, original))
    )
      edits.push(`${original.path} is there again, and lintel did not write it`);
  }
  const { changes, inputs } = await compilation(invocation);
  const own = new Set([
    ...manifest.written.map(({ path }) => path),
    ...manifest.standing,
    lockFile(inputs.config),
    baselineFile(inputs.config),
  ]);
  const isInContext = (path: string): boolean =>
    path.startsWith(`${context}/`) && !path.startsWith(`${context}/${ADOPTED_FOLDER}/`);
  // Where an original was a file, and lintel has made a folder, nothing else may stand in it.
  const isInTheWay = (path: string): boolean => isBelowOriginal(path, manifest) && !outputs.includes(path);
  const added = inputs.sources.paths.filter((path) => !own.has(path) && (isInContext(path) || isInTheWay(path)));
  edits.push(...added.map((path) => `${path} was added`));
  edits.push(
    ...changes
      .filter(({ foreign }) => foreign.length > 0)
      .map(({ path, foreign }) => `${path} holds ${counted(foreign.length, 'line')} that no build produced`),
  );
  return edits;
}

function isBelowOriginal(path: string, { originals }: Manifest): boolean {
  return originals.some((original) => path.startsWith(`${original.path}/`));
}

async function stands(root: string, { path }: Original): Promise<boolean> {
  const { texts, links } = await readTexts(root, [path]);
  return texts.has(path) || links.includes(path);
}

function restoringReport({ manifest, outputs, context }: Place): string {
  const originals = manifest?.originals ?? [];
  const gone = outputs.filter((path) => !originals.some((original) => original.path === path));
  const rows = [
    ...originals.map(({ path, role }) => [path, role === 'block' ? 'without lintel’s block' : 'as it was']),
    ...gone.map((path) => [path, 'goes']),
    [`${context}/`, 'goes, as far as lintel wrote it'],
  ];
  return ['Nothing was edited since the adoption, so everything comes back:', table(rows)].join('\n');
}

/** Whether the file of the configuration is what `init` wrote. Any other is a person's, and stays. */
async function isConfigOurs(root: string, { manifest, configFile }: Place): Promise<boolean> {
  const written = manifest?.written.find(({ path }) => path === configFile);
  return written !== undefined && (await isUntouched(root, { ...written, copy: '', mode: 0, role: 'moved' }));
}

interface Releasing {
  readonly edits: readonly string[];
  readonly keepsConfig: boolean;
}

function releasingReport({ outputs, context, configFile, manifest }: Place, { edits, keepsConfig }: Releasing): string {
  const originals = manifest?.originals.length ?? 0;
  return [
    'The originals do not come back:',
    table(edits.slice(0, 12).map((edit) => [edit])),
    `${counted(outputs.length, 'output')} ${outputs.length === 1 ? 'stays' : 'stay'} as they are, and are yours; so are the notes in ${context}/.`,
    ...(originals > 0
      ? [
          `${counted(originals, 'original')} ${originals === 1 ? 'stays' : 'stay'} in ${context}/${ADOPTED_FOLDER}/ until \`lintel adopt --finish\`.`,
        ]
      : []),
    ...(keepsConfig && configFile !== 'package.json'
      ? [`${configFile} stays: it is not as \`lintel init\` wrote it. Remove it, and no command finds lintel here.`]
      : []),
    ...(configFile === 'package.json' ? ['The key `lintel` in package.json is yours to remove.'] : []),
  ].join('\n');
}

/** Originals first, then what lintel wrote, the manifest last: as long as it stands, the same command goes on. */
async function restore(invocation: Invocation, { context, outputs }: Place, manifest: Manifest): Promise<void> {
  const { root } = invocation;
  await writeManifest(root, context, { ...manifest, state: 'ejecting' });
  // A folder of outputs may stand where a file has to come back.
  for (const path of outputs) if (isBelowOriginal(path, manifest)) await removeFile(root, path);
  for (const original of manifest.originals) {
    const bytes = await copyOf(root, context, original);
    if (original.role === 'block') await takeBlock(root, original, bytes);
    else await restoreOriginal(root, original, bytes);
  }
  const kept = new Set(manifest.originals.map(({ path }) => path));
  for (const path of outputs) if (!kept.has(path)) await removeFile(root, path);
  await takeLines(invocation, manifest);
  for (const { path } of manifest.written) await removeFile(root, path);
  await removeFile(root, baselineFile({ context }));
  await removeFile(root, lockFile({ context }));
  await removeOriginals(root, context);
}

/** A line that cannot be taken back is said, and the rest goes on. */
async function takeLines({ root, terminal }: Invocation, { lines }: Manifest): Promise<void> {
  for (const added of [...lines].reverse()) {
    const refusal = await refusedLine(root, added);
    if (refusal !== undefined) terminal.err(`${refusal} If it holds this line, remove it: ${added.line}`);
  }
}

async function refusedLine(root: string, added: AddedLine): Promise<string | undefined> {
  try {
    await takeLine(root, added.path, added);
    return undefined;
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    return error.message;
  }
}

/** A file of another tool: as it was, if only our block was added; else as it is now, without the block. */
async function takeBlock(root: string, original: Original, bytes: Uint8Array | undefined): Promise<void> {
  const { texts } = await readTexts(root, [original.path]);
  const block = managedBlock(texts.get(original.path) ?? '');
  if (block === undefined) return;
  const rest = withoutBlock(block);
  const before = Buffer.from(bytes ?? [])
    .toString('utf8')
    .replace(/^\uFEFF/, '')
    .replaceAll('\r\n', '\n');
  if (bytes !== undefined && rest.trim() === before.trim()) await restoreOriginal(root, original, bytes);
  else await writeText(root, original.path, rest);
}

/** Outputs and notes stay; what makes them lintel's goes. */
async function release(invocation: Invocation, place: Place): Promise<void> {
  const { root } = invocation;
  const { context, configFile, manifest } = place;
  if (manifest !== undefined) await writeManifest(root, context, { ...manifest, state: 'released' });
  if (manifest !== undefined) await takeLines(invocation, manifest);
  const attributes = { line: `${context}/lintel.lock merge=union`, isCreated: true, hasGap: false };
  await takeLine(root, '.gitattributes', attributes).catch(() => undefined);
  await removeFile(root, baselineFile({ context }));
  await removeFile(root, lockFile({ context }));
  // The configuration goes last: as long as it stands, the same command goes on.
  const isOurs = await isConfigOurs(root, place);
  if (manifest?.originals.length === 0) await removeOriginals(root, context);
  if (isOurs) await removeFile(root, configFile);
}
