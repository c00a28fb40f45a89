/**
 * The pipeline on one page: texts and facts in, outputs and changes out. Pure: nothing here reads the disk, the clock,
 * the environment or the network, so the same inputs give the same bytes.
 */
import { asksForOutputs } from './asked.ts';
import { clientSettings } from './client-settings.ts';
import { agentFilesBeside, writtenPaths } from './beside-outputs.ts';
import { claimsOf, claimWorld } from './claim-world.ts';
import { indexDrift } from './decision-index.ts';
import type { ClaimWorld } from './claims/world/evidence.ts';
import { readImportedPages } from './sources/imported-faults.ts';
import { ignoreMatcher } from './claims/world/ignored.ts';
import { claimsForLock, judgeClaims, type LockGround } from './claims/judge/judge.ts';
import { relocatedBinding } from './claims/world/symbol-moved.ts';
import { nextLock, planChanges } from './drift.ts';
import { freshnessOf, goneClaims, type Acceptance, type Freshness, type FreshnessGround } from './freshness.ts';
import { linkModel } from './link.ts';
import { lineHash } from './lock.ts';
import type { Compilation, ContextModel, Inputs, Lock, LockedClaim, Output, Parsed, Plan, Problem } from './model.ts';
import { refusedPaths, type RefusedPaths } from './output-path.ts';
import { renderFiles, type Template } from './render/render.ts';
import { ruleSettings } from './rule-settings.ts';
import { factsOf } from './scan/facts.ts';
import { danglingAgentFiles } from './sources/dangling-agents.ts';
import { readIndexPages, type IndexPage } from './sources/index-pages.ts';
import { readSuppressions } from './sources/directives.ts';
import { documentHash, sameDocument } from './sources/markdown.ts';
import { readNotes } from './sources/notes.ts';
import { OPEN_FIELDS, VIEW_FIELDS } from './targets/fields.ts';
import { planFiles } from './targets/index.ts';
import { TEMPLATE_HELPERS } from './targets/wording.ts';
import { treeOfPaths } from './tree.ts';
import { readLock } from './trusted-lock.ts';
import { trusted, withoutWithheld, type WithheldOptions } from './withheld.ts';
import { newTrace, withoutMarks, type Origin, type Trace } from './trace.ts';

export interface CompileOptions {
  /** Overwrite owned outputs even where they hold lines that no compile produced. */
  readonly force?: boolean;
}

/** Compiles a repository and compares the result with what is there. Never fails on user text. */
export function compile(inputs: Inputs, { force = false }: CompileOptions = {}): Compilation {
  const { sources, config } = inputs;
  const { project, code } = factsOf(inputs);
  const notes = notesOf(inputs);
  const isIgnored = ignoreMatcher(sources);
  const model = linkModel(code.value, notes.value, { paths: sources.paths, isIgnored });
  const lock = readLock(inputs);
  const isCompiled = asksForOutputs(inputs, notes.value, lock.value);
  const planned = isCompiled ? planAndRender(inputs, model.value, { isIgnored }) : NOTHING_PLANNED;
  const { plan, rendered } = planned;
  const written = fitToWrite(planned, { inputs, model: model.value, isIgnored, told: notes.problems });
  const { outputs } = written;

  const changes = planChanges({
    outputs,
    ...sources,
    existing: sources.texts,
    lock: lock.value,
    ...unsoundInputs(inputs, model.value, project.problems),
    failed: plan.files.map(({ path }) => path).filter((path) => !outputs.some((output) => output.path === path)),
    ignored: new Set(plan.ignored),
    force,
    isLockSound: lock.isSound,
    sameDocument,
    documentHash,
  });

  const ours = writtenPaths({ sources, lock: lock.value, outputs, notes: notes.value });
  const agentFiles = agentFilesBeside(ours, sources, changes);
  const places = new Set([...ours, ...plan.files.map(({ path }) => path)]);
  const dangling = { problems: danglingAgentFiles(sources, places, isIgnored) };
  const pages = pagesOf(inputs);
  const readAlready = new Set([...places, ...agentFiles.map(({ file }) => file)]);
  const imported = readImportedPages(sources, readAlready);
  const index = { problems: indexDrift(sources, config, notes.value) };
  const known = { inputs, model: model.value, lock: lock.value, outputs, agentFiles };
  const world = { ...claimWorld(known), isIgnored };
  const claims = judgeClaims(claimsOf(known, pages, world.paths), world);
  const suppressions = readSuppressions(notes, byFile([...agentFiles, ...pages, ...imported.commented]));
  const freshness = freshnessIn({ inputs, model: model.value, claims, lock: lock.value });
  const compared = {
    inputs,
    model: model.value,
    plan,
    outputs,
    lock: lock.value,
    isLockSound: lock.isSound,
    changes,
    claims,
    unreviewed: freshness.unreviewed,
    agentFiles,
    suppressions: suppressions.value,
    problems: allProblems(
      [project, code, notes, model, lock, rendered, written, ...agentFiles, imported, dangling, index, suppressions],
      world,
    ),
  };
  return { ...compared, nextLock: lockAfter(compared, freshness) };
}

/** Each file once: a page may be read for its links, and be imported. */
function byFile<Text extends { readonly file: string }>(texts: readonly Text[]): readonly Text[] {
  return [...new Map(texts.map((each) => [each.file, each])).values()];
}

/** Pages that list decisions. Where lintel is set up, only what the configuration names is read. */
function pagesOf({ sources, config }: Inputs): readonly IndexPage[] {
  return config.isSetUp === false ? readIndexPages(sources, config) : [];
}

/** The lock once a build has made its changes. Nobody vouches for anything by building. */
function lockAfter(
  { inputs, model, outputs, lock, changes, claims }: Omit<Compilation, 'nextLock'>,
  freshness: Freshness,
): Lock {
  return nextLock({
    changes,
    outputs,
    lock,
    claims: [...claimsForLock(claims, lock, lockGround({ inputs, model })), ...freshness.claims()],
    gone: goneClaims(claims, lock, unsoundSources(inputs, model, [])),
    version: inputs.version,
    documentHash,
  });
}

/** The claims that the lock holds once a person has vouched for what `accepted` names. Everything else as a build would have it. */
export function reviewedClaims(compilation: Compilation, accepted: Acceptance): readonly LockedClaim[] {
  const { claims, lock } = compilation;
  return [...claimsForLock(claims, lock, lockGround(compilation)), ...freshnessIn(compilation).claims(accepted)];
}

function lockGround({ inputs, model }: Pick<Compilation, 'inputs' | 'model'>): LockGround {
  return { ...wordsIn(inputs), isOpen: model.facts.project.unreadManifests !== undefined };
}

function wordsIn({ sources: { texts } }: Inputs): Pick<FreshnessGround, 'texts' | 'hash'> {
  return { texts, hash: lineHash };
}

function freshnessIn({
  inputs,
  model,
  claims,
  lock,
}: Pick<Compilation, 'inputs' | 'model' | 'claims' | 'lock'>): Freshness {
  const { facts, notes } = model;
  const unsound = unsoundSources(inputs, model, []);
  const { paths } = inputs.sources;
  return freshnessOf({
    claims,
    notes,
    facts,
    paths: treeOfPaths(paths).files,
    ...wordsIn(inputs),
    lock,
    unsound,
  });
}

function allProblems(
  phases: readonly { readonly problems: readonly Problem[] }[],
  world: ClaimWorld,
): readonly Problem[] {
  return phases.flatMap(({ problems }) => problems.map((problem) => relocatedBinding(problem, world)));
}

/** Where nobody has set lintel up, a folder that is called as ours is somebody else's; decisions are read wherever they lie. */
function notesOf({ sources, config }: Inputs): ReturnType<typeof readNotes> {
  const read = readNotes(sources, config);
  if (config.isSetUp !== false) return read;
  const value = read.value.filter(({ kind }) => kind === 'decision');
  const files = new Set(value.map(({ file }) => file));
  const keep = <T extends { readonly file: string }>(each: readonly T[]) => each.filter(({ file }) => files.has(file));
  return { value, problems: keep(read.problems), suppressions: keep(read.suppressions) };
}

/** What stands for plan and outputs where nothing is compiled. */
const NOTHING_PLANNED: ReturnType<typeof planAndRender> = {
  plan: { files: [], ignored: [], notices: [] },
  rendered: { value: [], problems: [] },
};

/** The outputs of a compilation, each line with where it comes from. Rendered once more, since a build does not need it. */
export function traceOutputs({
  inputs,
  model,
  outputs,
}: Pick<Compilation, 'inputs' | 'model' | 'outputs'>): ReadonlyMap<string, readonly (Origin | undefined)[]> {
  const trace = newTrace();
  const { rendered } = planAndRender(inputs, model, { isIgnored: ignoreMatcher(inputs.sources), trace });
  const texts = new Map(outputs.map(({ path, text }) => [path, text]));
  const traced = rendered.value.map(({ path, text }) => ({ path, ...withoutMarks(text, trace) }));
  // A template of the user's may look into a value, and yield something else for one with marks.
  return new Map(traced.flatMap(({ path, text, lines }) => (texts.get(path) === text ? [[path, lines] as const] : [])));
}

interface RenderingOptions {
  readonly isIgnored: (path: string) => boolean;
  readonly trace?: Trace;
}

function planAndRender(
  inputs: Inputs,
  model: ContextModel,
  { isIgnored, trace }: RenderingOptions,
): { readonly plan: Plan; readonly rendered: Parsed<readonly Output[]> } {
  const plan = planFiles(model, inputs.config, {
    isIgnored: unlisted(inputs, isIgnored),
    settings: clientSettings(inputs.sources, inputs.config.clients),
    trace,
  });
  const rendered = renderFiles(plan.files, {
    templates: templatesOf(inputs),
    replaceable: [...inputs.templates.keys(), ...inputs.config.targets.map(({ template }) => template)],
    helpers: TEMPLATE_HELPERS,
    fields: VIEW_FIELDS,
    openFields: OPEN_FIELDS,
    trace,
  });
  return { plan, rendered };
}

/** lintel's own templates, each replaced by the user's of the same name; the user may add partials of their own. */
function templatesOf({ templates, sources, config }: Inputs): readonly Template[] {
  const folder = `${config.context}/templates/`;
  const byName = new Map<string, Template>();
  for (const [name, text] of templates) byName.set(name, { name, file: `templates/${name}.hbs`, text });
  for (const [file, text] of sources.texts) {
    if (!file.startsWith(folder) || !file.endsWith('.hbs')) continue;
    const name = file.slice(folder.length, -'.hbs'.length);
    byName.set(name, { name, file, text });
  }
  return [...byName.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** Sources that say less than they should: what they feed must not be rewritten from the rest. */
function unsoundSources(
  { unreadable }: Inputs,
  { notes }: ContextModel,
  problems: readonly Problem[],
): ReadonlySet<string> {
  const manifests = problems.filter(({ rule }) => rule === 'scan/manifest').map(({ file }) => file);
  const broken = notes.filter(({ isSound }) => !isSound).map(({ note }) => note.file);
  return new Set([...unreadable, ...manifests, ...broken]);
}

/**
 * {@link unsoundSources}, and all manifests while one cannot be read: commands and names that one has are told for others too, such as
 * those of the root. What has no fault itself is kept with the blame on the one that has.
 */
function unsoundInputs(
  inputs: Inputs,
  model: ContextModel,
  problems: readonly Problem[],
): { readonly unsound: ReadonlySet<string>; readonly blamed: ReadonlyMap<string, string> } {
  const unsound = unsoundSources(inputs, model, problems);
  const { unreadManifests: [unread] = [] } = model.facts.project;
  const others = unread === undefined ? [] : inputs.sources.paths.filter((path) => /(?:^|\/)package\.json$/.test(path));
  const blamed = new Map(
    model.notes.flatMap(({ note, awaits }) => (awaits === undefined ? [] : [[note.file, awaits]])),
  );
  for (const file of others) if (unread !== undefined && !unsound.has(file)) blamed.set(file, unread);
  return { unsound: new Set([...unsound, ...others]), blamed };
}

type FitOptions = Pick<Compilation, 'inputs' | 'model'> & RenderingOptions & Pick<WithheldOptions, 'told'>;

/** The outputs that may stand where they are planned, and may say what they say. */
function fitToWrite(
  { plan, rendered }: ReturnType<typeof planAndRender>,
  { inputs, model, isIgnored, told }: FitOptions,
): Pick<Compilation, 'outputs' | 'problems'> {
  const refused = refusedIn(plan, inputs, isIgnored);
  const allowed = trusted(inputs, rendered.value).filter(({ path }) => !refused.paths.has(path));
  const { outputs, problems } = withoutWithheld(allowed, {
    told,
    severityAt: ruleSettings(inputs.config).severityAt,
    origins: () => traceOutputs({ inputs, model, outputs: allowed }),
  });
  return { outputs, problems: [...refused.problems, ...problems] };
}

function refusedIn({ files }: Plan, inputs: Inputs, isIgnored: (path: string) => boolean): RefusedPaths {
  const { sources, config } = inputs;
  return refusedPaths(files, { paths: sources.paths, config: config.file, isIgnored: unlisted(inputs, isIgnored) });
}

/** True for a path that no clone would have: tracked files may stand where an ignore file speaks against it. */
function unlisted({ sources }: Inputs, isIgnored: (path: string) => boolean): (path: string) => boolean {
  return (path) => isIgnored(path) && !(sources.paths.includes(path) && !sources.hidden.includes(path));
}
