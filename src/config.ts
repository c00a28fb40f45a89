/**
 * The configuration: schema and defaults. Reads texts, never the disk; where it may stand is told elsewhere.
 * Every key is optional; an unknown key is an error that names the nearest known one.
 */
import * as v from 'valibot';
import { configGlobs } from './config-globs.ts';
import { explain, innermost } from './config-issues.ts';
import { findUnknownKeys, withoutUnknownKeys, type Explained } from './config-keys.ts';
import { conflictLines } from './conflict.ts';
import { CLIENT_NAMES, DEFAULT_CLIENTS } from './clients.ts';
import type { Client, Config, CustomTarget, DecisionStatus, Parsed, Problem, Twin } from './model.ts';
import { readOverride, readRules, ruleFaults, type KnownRules, listedRules } from './config-rules.ts';
import { pathFault } from './custom-path.ts';
import type { ConfigText } from './config-choice.ts';
import { DEFAULT_CONTEXT } from './config-place.ts';
import { ownFile, type OwnPlace } from './set-up.ts';
import { placeAt, plainValue, readYaml } from './yaml.ts';

/** Rule id of every problem in a configuration. They end a run with exit code 2. */
const RULE = 'config';

const STATUSES = ['draft', 'proposed', 'accepted', 'rejected', 'deprecated', 'superseded', 'unknown'] as const;
const TWINS = ['mirror', 'link', 'import', 'none'] as const;
const SEVERITIES = ['error', 'warn', 'info', 'off'] as const;

const decisionFolderSchema = v.strictObject({
  files: v.pipe(v.string(), v.description('Glob of decision files, or their folder.')),
  'default-status': v.optional(
    v.pipe(
      v.picklist(STATUSES),
      v.description('What a decision there means that states no status. Default: unknown, which never compiles.'),
    ),
  ),
});

/** What files may hold where nobody has said. Past these a root file is skimmed: vendors advise fewer than 200 lines (https://code.claude.com/docs/en/memory). */
export const DEFAULT_BUDGET = { lines: 150, tokens: 2000 };

const budgetSchema = v.strictObject({
  lines: v.optional(
    v.pipe(
      v.number(),
      v.integer(),
      v.minValue(1),
      v.description(`Lines, blank ones too. Default: ${DEFAULT_BUDGET.lines}.`),
    ),
  ),
  tokens: v.optional(
    v.pipe(
      v.number(),
      v.integer(),
      v.minValue(1),
      v.description(`Tokens, as estimated. Default: ${DEFAULT_BUDGET.tokens}.`),
    ),
  ),
});

const SCOPES = ['repo', 'module', 'folder'] as const;

const customTargetSchema = v.strictObject({
  path: v.pipe(
    v.string(),
    v.description(
      'Where each file goes, with `{module}` or `{folder}` where the scope asks for it: `docs/agents/{module}.md`.',
    ),
  ),
  template: v.pipe(v.string(), v.description('A file in `templates/` of the context folder: `mine.hbs`.')),
  scope: v.optional(
    v.pipe(
      v.picklist(SCOPES),
      v.description(
        'What there is a file for: the repository, each module, or each folder that notes speak of. Default: repo.',
      ),
    ),
  ),
});

const ruleSchema = v.union([
  v.picklist(SEVERITIES),
  v.objectWithRest({ severity: v.optional(v.picklist(SEVERITIES)) }, v.pipe(v.number(), v.integer(), v.minValue(0))),
]);

const overrideSchema = v.strictObject({
  files: v.pipe(
    v.union([v.string(), v.array(v.string())]),
    v.description('Globs, files or folders; those with a leading `!` are taken out again.'),
  ),
  rules: v.pipe(v.record(v.string(), ruleSchema), v.description('As `rules`, for findings in these files.')),
});

/** The configuration as people write it. The JSON Schema in the package is generated from this. */
export const configSchema = v.strictObject({
  clients: v.optional(
    v.pipe(
      v.array(v.picklist(CLIENT_NAMES as [Client, ...Client[]])),
      v.minLength(1, 'a list with at least one client'),
      v.description(`The clients to compile for. Default: ${DEFAULT_CLIENTS.join(', ')}.`),
    ),
  ),
  modules: v.optional(
    v.pipe(
      v.array(v.string()),
      v.description('Globs of folders that are modules. Default: workspace packages, else the folders of src.'),
    ),
  ),
  decisions: v.optional(
    v.pipe(
      v.array(v.union([v.string(), decisionFolderSchema])),
      v.description(
        'Decision files besides `decisions/*` in the context folder, `.md` or `.rst`: a glob or a folder, or a mapping with `files` and `default-status`. Default: none.',
      ),
    ),
  ),
  notes: v.optional(
    v.pipe(
      v.array(v.string()),
      v.description('Globs of module notes besides `modules/*.md` in the context folder. Default: none.'),
    ),
  ),
  claude: v.optional(
    v.pipe(
      v.picklist(TWINS),
      v.description(
        'What CLAUDE.md is to AGENTS.md: the same bytes, a symbolic link, a file that imports it, or nothing, since Claude Code reads AGENTS.md where no CLAUDE.md is. Default: mirror; link with copilot-cli or gemini among the clients.',
      ),
    ),
  ),
  gemini: v.optional(
    v.pipe(
      v.picklist(TWINS),
      v.description(
        'What GEMINI.md is to AGENTS.md. With none, `.gemini/settings.json` has to name AGENTS.md. Default: link.',
      ),
    ),
  ),
  budget: v.optional(
    v.pipe(
      budgetSchema,
      v.description(
        `How much any client may load in every session, before \`limit/budget\` warns. Default: ${DEFAULT_BUDGET.lines} lines, ${DEFAULT_BUDGET.tokens} tokens.`,
      ),
    ),
  ),
  targets: v.optional(
    v.pipe(
      v.record(v.string(), customTargetSchema),
      v.description('Files of your own beside those of clients, by a name of your choice. Default: none.'),
    ),
  ),
  rules: v.optional(
    v.pipe(
      v.record(v.string(), ruleSchema),
      v.description(
        'Severity of lint rules by id: error, warn, info or off; or a mapping with `severity` and the options of the rule. Default: what each rule says.',
      ),
    ),
  ),
  overrides: v.optional(
    v.pipe(
      v.array(overrideSchema),
      v.description(
        'Severities and options for some files; of several entries for one file the last wins. Default: none.',
      ),
    ),
  ),
});

const KNOWN_KEYS = {
  config: Object.keys(configSchema.entries),
  budget: Object.keys(budgetSchema.entries),
  targets: Object.keys(customTargetSchema.entries),
  decisions: Object.keys(decisionFolderSchema.entries),
  overrides: Object.keys(overrideSchema.entries),
};

type WrittenConfig = v.InferOutput<typeof configSchema>;

/** Reads a configuration. `ruleIds` are the names that its `rules` may use, `options` what each of them may set. */
export function parseConfig(
  source: ConfigText,
  ruleIds: readonly string[],
  options: KnownRules['options'] = new Map(),
): Parsed<Config> {
  const { root, error: fault } = readYaml({ file: source.file, text: source.text, what: 'configuration' });
  const error = fault === undefined ? undefined : (unsettled(source) ?? fault);
  if (error !== undefined) return { value: withDefaults(source, {}), problems: [{ rule: RULE, ...error }] };
  const written = configValue(plainValue(root), source.key);
  const unknownKeys = findUnknownKeys(written, KNOWN_KEYS);
  const parsed = v.safeParse(configSchema, withoutUnknownKeys(written, KNOWN_KEYS));
  const lists = listedRules(written);
  const isInList = ({ path }: Explained): boolean =>
    lists.some((list) => list.path.every((step, at) => path[at] === step));
  const found = parsed.success ? [] : parsed.issues.flatMap(innermost).map(explain);
  const issues = [...found.filter((issue) => !isInList(issue)), ...lists];
  const unknownRules = ruleFaults(written, { ids: ruleIds, options });
  const prefix = source.key === undefined ? [] : [source.key];
  const badPaths = parsed.success ? pathFaults(parsed.output, source.context) : [];
  const problems = [...unknownKeys, ...issues, ...badPaths, ...unknownRules].map(({ path, message }): Problem => ({
    rule: RULE,
    message,
    ...placeAt(root, [...prefix, ...path]),
  }));
  problems.sort((a, b) => a.line - b.line || a.column - b.column);
  const value = withDefaults(source, parsed.success ? parsed.output : {});
  const overrides = value.overrides.map((each, index) => {
    const { line, column } = placeAt(root, [...prefix, 'overrides', index, 'files']);
    return { ...each, place: { line, column } };
  });
  const globs = parsed.success ? configGlobs(parsed.output, (path) => placeAt(root, [...prefix, ...path])) : [];
  return { value: { ...value, overrides, ...(globs.length > 0 && { globs }) }, problems };
}

/** A conflict is why a text with one is no YAML. */
function unsettled({ file, text }: ConfigText): Omit<Problem, 'rule'> | undefined {
  const [line] = conflictLines(text);
  if (line === undefined) return undefined;
  const message = 'A merge left a conflict in the configuration that nobody has settled.';
  const hint = 'Keep what holds and delete the lines of `<<<<<<<`, `=======` and `>>>>>>>`.';
  return { file, line, column: 1, message, hint };
}

/** The value to check. A list is no configuration, and a known key without a value counts as absent, as in other YAML files. */
function configValue(document: unknown, key: string | undefined): unknown {
  const value = key === undefined ? document : (document as Record<string, unknown> | null)?.[key];
  if (Array.isArray(value)) return 'a list';
  if (typeof value !== 'object') return value ?? {};
  return Object.fromEntries(
    Object.entries(value ?? {}).filter(([name, each]) => each !== null || !KNOWN_KEYS.config.includes(name)),
  );
}

function pathFaults(written: WrittenConfig, context: string): readonly Explained[] {
  return targetsOf(written).flatMap(({ name, path, scope }) => {
    const fault = pathFault(path, scope, context);
    return fault === undefined
      ? []
      : [{ path: ['targets', name, 'path'], message: `\`targets.${name}.path\` ${fault}.` }];
  });
}

function targetsOf({ targets = {} }: WrittenConfig): readonly CustomTarget[] {
  return Object.entries(targets)
    .map(([name, { path, template, scope = 'repo' }]) => ({
      name,
      path,
      template: template.replace(/\.hbs$/, ''),
      scope,
    }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** The configuration of a repository that has none: every default. */
export function defaultConfig(context: string = DEFAULT_CONTEXT): Config {
  return withDefaults({ file: '', text: '', context }, {});
}

/** Where the lock of a configuration stands. Without a set-up it is at the root: `lintel review` alone made it. */
export function lockFile(config: OwnPlace): string {
  return ownFile('lintel.lock', config);
}

/** Keys that nothing reads but a build. `clients` is one: without a set-up nobody says who reads which file. */
const BUILD_KEYS = ['clients', 'notes', 'claude', 'gemini'] as const;

function withDefaults(source: ConfigText, written: WrittenConfig): Config {
  const wanted = written.clients ?? DEFAULT_CLIENTS;
  const buildKeys = BUILD_KEYS.filter((key) => written[key] !== undefined);
  return {
    file: source.file,
    context: source.context,
    clients: CLIENT_NAMES.filter((client) => wanted.includes(client)),
    ...(written.modules && { modules: written.modules }),
    decisions: (written.decisions ?? []).map((place) =>
      typeof place === 'string'
        ? { files: place, defaultStatus: 'unknown' as DecisionStatus }
        : { files: place.files, defaultStatus: place['default-status'] ?? 'unknown' },
    ),
    notes: written.notes ?? [],
    targets: targetsOf(written),
    claude: written.claude ?? defaultTwin(wanted),
    gemini: written.gemini ?? 'link',
    budget: {
      lines: written.budget?.lines ?? DEFAULT_BUDGET.lines,
      tokens: written.budget?.tokens ?? DEFAULT_BUDGET.tokens,
    },
    ...readRules(written.rules),
    overrides: (written.overrides ?? []).map(readOverride),
    ...(buildKeys.length > 0 && { buildKeys }),
  };
}

/** Copies of one text are sent twice by Copilot CLI, and by nobody when they are links (measured on a workspace of four packages). */
function defaultTwin(clients: readonly Client[]): Twin {
  return clients.includes('copilot-cli') || clients.includes('gemini') ? 'link' : 'mirror';
}
