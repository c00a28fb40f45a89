/** Modules that much depends on, or that a policy guards, and that no note describes. Small and lonely modules may stay without. */
import { counted, listed } from '../phrase.ts';
import type { Compilation, EntryPoint, FileFacts, Finding, LinkedNote, ModuleFacts, Problem } from '../model.ts';
import { optionOf, topOf, type Rule } from './rule.ts';

/** Only where risk is. */
const MIN_EXPORTS = 20;
const MIN_IMPORTERS = 5;

/** Names the reason: size of the public face, number of importing modules, or the policy. */
export const missingModuleNote: Rule = {
  id: 'missing/module-note',
  summary: 'A module with a large public face, many importers, or a policy of its own has no note.',
  options: {
    exports: { summary: 'Fewest exported names that ask for a note.', byDefault: MIN_EXPORTS },
    importers: { summary: 'Fewest importing modules that ask for a note.', byDefault: MIN_IMPORTERS },
  },
  check: (compilation) => undescribed(compilation).map(problemOf),
  inShort: worstFirst,
};

/** More findings than this would bury the rest. */
const MAX_FINDINGS = 10;

/** Names of the others, on one line. */
const MAX_NAMED = 30;

/** The worst of them by name, and the others in one. */
function worstFirst(findings: readonly Finding[], compilation: Compilation): readonly Finding[] {
  if (findings.length <= MAX_FINDINGS) return findings;
  const ranks = new Map(undescribed(compilation).map(({ module }, rank) => [module.path, rank]));
  const rankOf = ({ target = '' }: Finding): number => ranks.get(target) ?? ranks.size;
  const sorted = findings.toSorted((a, b) => rankOf(a) - rankOf(b));
  const rest = sorted.slice(MAX_FINDINGS);
  const paths = rest.map(({ target }) => `\`${target}\``);
  const message = `${counted(rest.length, 'more module')} ${rest.length === 1 ? 'has' : 'have'} no note.`;
  const named = rest.length > MAX_NAMED ? [...paths.slice(0, MAX_NAMED), `${rest.length - MAX_NAMED} more`] : paths;
  const hint = `${rest.length === 1 ? 'It is' : 'They are'} ${listed(named)}.`;
  const { rule, severity } = rest.find((each) => each.severity === 'error') ?? rest[0]!;
  return [
    ...sorted.slice(0, MAX_FINDINGS),
    { rule, severity, ...topOf(compilation.inputs.config.file), message, hint },
  ];
}

/** Modules that are risky and that no note describes, the worst first. */
function undescribed(compilation: Compilation): readonly Risk[] {
  const { model } = compilation;
  const { modules, files } = model.facts;
  const isDescribed = describedBy(compilation);
  const isGenerated = generatedAmong(files);
  // The root is what project.md describes.
  const candidates = modules.filter((each) => each.path !== '' && !isDescribed(each.path) && !isGenerated(each));
  const beside = new Set(modules.filter(isBesideTheProduct).map(({ path }) => path));
  const policyOf = policies(model.notes);
  const risks = candidates
    .filter(({ path }) => !beside.has(path))
    .map((module): Risk => ({ ...riskOf(module, beside, compilation), policy: policyOf(module) }));
  return risks.filter(isRisky).toSorted((a, b) => weight(b) - weight(a) || (a.module.path < b.module.path ? -1 : 1));
}

/**
 * Whether a note is about a module as a whole: one for a folder inside describes that folder, unless the public face is there.
 * So does an agent file that a person keeps there: agents have that context, and a note beside it would stand in its way.
 */
function describedBy({ model, agentFiles }: Compilation): (path: string) => boolean {
  const { notes, facts } = model;
  const entriesOf = new Map(facts.project.packages.map(({ dir, entries }) => [dir, entries]));
  const described = new Set<string>();
  // A file of the root, and a rule of the root for some globs, may have any subject.
  const bases = agentFiles.filter(({ base, body }) => base !== '' && body.text.trim() !== '').map(({ base }) => base);
  for (const { path } of facts.modules) {
    const isTold = bases.some(
      (base) =>
        `${path}/`.startsWith(`${base}/`) || (base.startsWith(`${path}/`) && holdsFace(base, entriesOf.get(path))),
    );
    if (isTold) described.add(path);
  }
  for (const { note, scope, modules } of notes) {
    if (note.kind !== 'module' && (note.kind !== 'guide' || scope.kind !== 'folder')) continue;
    for (const path of modules) {
      const isWhole = scope.kind !== 'folder' || `${path}/`.startsWith(`${scope.path}/`);
      if (isWhole || holdsFace(scope.path, entriesOf.get(path))) described.add(path);
    }
  }
  return (path) => described.has(path);
}

/** Whether all that a module shows is written by a tool: there is nothing to say of it that its generator does not decide. */
function generatedAmong(files: readonly FileFacts[]): (module: ModuleFacts) => boolean {
  const generated = new Set(files.flatMap(({ path, isGenerated }) => (isGenerated ? [path] : [])));
  return ({ surface, untracedEntries }) =>
    surface.length > 0 && untracedEntries === undefined && surface.every(({ file }) => generated.has(file));
}

/** The main entry point is the face; without one all of them are. An app that has none may be told from anywhere. */
function holdsFace(folder: string, entries: readonly EntryPoint[] = []): boolean {
  const main = entries.filter(({ subpath }) => subpath === '.');
  return (main.length > 0 ? main : entries).every(({ file }) => file.startsWith(`${folder}/`));
}

/**
 * Examples, test projects and what tests share, websites and shared tool settings: nobody's code breaks by a change in them, so a note about
 * them would be written for the linter. A playground exports plenty, and every package imports the ESLint preset.
 */
function isBesideTheProduct({ path, name }: ModuleFacts): boolean {
  // Below `src` such a word is a subject of the product: `src/templates` renders them.
  const [outside = ''] = path.split(/(?:^|\/)src\//);
  return (
    outside.split('/').some((part) => BESIDE.test(part)) ||
    [path, name].some((each) => SETTINGS.test(each) || TEST_KIT.test(each))
  );
}

const BESIDE =
  /^\.|^_*(?:examples?|playgrounds?|fixtures?|tests?|e2e|docs?|websites?|www|templates?|demos?|bench(?:marks?)?)_*$/i;

const TOOL =
  '(?:eslint|oxlint|tslint|stylelint|prettier|biome|typescript|ts|vitest|jest|playwright|storybook|vite|rollup|tsup|webpack|tailwind|postcss|babel|commitlint|renovate)';

/** `eslint-config`, `config-typescript`, `@acme/tsconfig`; `@acme/config` may well be the configuration of the product. */
const SETTINGS = new RegExp(
  `(?:^|/)(?:tsconfigs?|${TOOL}-(?:config|preset)s?(?:-[\\w-]+)?|(?:config|preset)s?-${TOOL})$`,
);

/** `test-utils`, `@acme/testing-helpers`, `testkit`; `testing` alone may well be what somebody publishes. */
const TEST_KIT =
  /(?:^|[/_-])(?:e2e|tests?|testing)[-_]?(?:utils?|utilities|helpers?|support|fixtures?|kit|lib|tools?|setup|harness|mocks?|common|shared)$/i;

interface Risk {
  readonly module: ModuleFacts;
  /** Distinct ones: a name may be reached through several entry points, or be a type and a value. */
  readonly names: number;
  /** Those of the product. An example imports everything that there is. */
  readonly importers: number;
  /** The policy that guards it, by id. */
  readonly policy: string | undefined;
  /** From how many of each on it asks for a note. */
  readonly limits: { readonly names: number; readonly importers: number };
}

/** Which policy speaks of a module: of its folder, or of some of its files alone. One on every test file guards no module. */
function policies(notes: readonly LinkedNote[]): (module: ModuleFacts) => string | undefined {
  const scoped = notes.flatMap(({ note, scope, isInForce }) => {
    if (note.kind !== 'policy' || !isInForce || scope.kind === 'repo') return [];
    return [{ id: note.id, places: scope.kind === 'folder' ? [`${scope.path}/`] : scope.globs }];
  });
  return ({ path }) => scoped.find(({ places }) => places.some((place) => place.startsWith(`${path}/`)))?.id;
}

function riskOf(module: ModuleFacts, beside: ReadonlySet<string>, compilation: Compilation): Omit<Risk, 'policy'> {
  const { file } = placeOf(module);
  return {
    module,
    names: new Set(module.surface.map(({ name }) => name)).size,
    importers: module.importedBy.filter((path) => !beside.has(path)).length,
    limits: {
      names: optionOf(compilation, missingModuleNote, { name: 'exports', file }),
      importers: optionOf(compilation, missingModuleNote, { name: 'importers', file }),
    },
  };
}

function isRisky({ names, importers, limits, policy }: Risk): boolean {
  return names >= limits.names || importers >= limits.importers || policy !== undefined;
}

function placeOf({ path, kind }: ModuleFacts): ReturnType<typeof topOf> {
  return topOf(kind === 'package' ? `${path}/package.json` : path);
}

/**
 * Importers weigh four times as much as exports, in the ratio of the two thresholds; what a policy guards comes before all others. How often
 * a module changes has no part in it: each clone says the same, also one without a past.
 */
function weight({ names, importers, policy }: Risk): number {
  return names + importers * (MIN_EXPORTS / MIN_IMPORTERS) + (policy === undefined ? 0 : 1_000_000);
}

function problemOf({ module, names, importers, limits, policy }: Risk): Problem {
  const { path, name, owners = [] } = module;
  const reasons = [
    ...(names >= limits.names ? [`exports ${counted(names, 'name')}`] : []),
    ...(importers >= limits.importers ? [`is imported by ${counted(importers, 'module')}`] : []),
    ...(policy === undefined ? [] : [`is guarded by the policy \`${policy}\``]),
  ];
  return {
    rule: 'missing/module-note',
    ...placeOf(module),
    message: `\`${name}\` ${listed(reasons)}, and no note describes it.`,
    target: path,
    hint: `Run \`lintel note new ${path}\`.${ownedBy(owners)}`,
  };
}

/** Whom to ask for what the note should say. */
function ownedBy(owners: readonly string[]): string {
  if (owners.length === 0) return '';
  return ` By CODEOWNERS ${listed(owners.map((owner) => `\`${owner}\``))} ${owners.length === 1 ? 'owns' : 'own'} it.`;
}
