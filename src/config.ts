/**
 * The configuration: schema, defaults, and where it may stand. Reads texts, never the disk.
 * Every key is optional; an unknown key is an error that names the nearest known one.
 */
import * as v from 'valibot';
import { CLIENT_NAMES } from './clients.ts';
import type { Client, Config, DecisionStatus, Parsed, Problem, Severity } from './model.ts';
import { nearest } from './nearest.ts';
import { placeAt, plainValue, readYaml } from './yaml.ts';

/** The folder of sources where the configuration does not say otherwise. */
export const DEFAULT_CONTEXT = 'context';

/** Rule id of every problem in a configuration. They end a run with exit code 2. */
const RULE = 'config';

const STATUSES = ['draft', 'proposed', 'accepted', 'rejected', 'deprecated', 'superseded', 'unknown'] as const;
const SEVERITIES = ['error', 'warn', 'info', 'off'] as const;

const decisionPlaceSchema = v.union([
  v.string(),
  v.strictObject({
    files: v.pipe(v.string(), v.description('Glob of decision files.')),
    'default-status': v.optional(
      v.pipe(v.picklist(STATUSES), v.description('What a decision there means that states no status.')),
    ),
  }),
]);

/** The configuration as people write it. The JSON Schema in the package is generated from this. */
export const configSchema = v.strictObject({
  clients: v.optional(
    v.pipe(
      v.array(v.picklist(CLIENT_NAMES as [Client, ...Client[]])),
      v.minLength(1, 'a list with at least one client'),
      v.description('The clients to compile for. Default: all of them.'),
    ),
  ),
  modules: v.optional(
    v.pipe(
      v.array(v.string()),
      v.description('Globs of folders that are modules. Default: workspace packages, else the folders of src.'),
    ),
  ),
  decisions: v.optional(
    v.pipe(v.array(decisionPlaceSchema), v.description('Decision files besides those in <context>/decisions.')),
  ),
  notes: v.optional(
    v.pipe(v.array(v.string()), v.description('Globs of module notes besides those in <context>/modules.')),
  ),
  rules: v.optional(v.pipe(v.record(v.string(), v.picklist(SEVERITIES)), v.description('Severity of each lint rule.'))),
});

type WrittenConfig = v.InferOutput<typeof configSchema>;

/** A configuration text with where it was found. */
export interface ConfigText {
  readonly file: string;
  readonly text: string;
  /** Key of the text that holds the configuration; absent when the whole text is it. */
  readonly key?: string;
  readonly context: string;
}

/** Reads a configuration. `ruleIds` are the names that its `rules` may use. */
export function parseConfig(source: ConfigText, ruleIds: readonly string[]): Parsed<Config> {
  const { root, error } = readYaml({ file: source.file, text: source.text, what: 'configuration' });
  if (error !== undefined) return { value: withDefaults(source, {}), problems: [{ rule: RULE, ...error }] };
  const written = configValue(plainValue(root), source.key);
  const parsed = v.safeParse(configSchema, written);
  const issues = parsed.success ? [] : parsed.issues.map((issue) => explain(issue));
  const unknownRules = writtenRules(written)
    .filter((id) => !ruleIds.includes(id))
    .map((id) => ({ path: ['rules', id], message: unknownName('rule', id, ruleIds) }));
  const prefix = source.key === undefined ? [] : [source.key];
  const problems = [...issues, ...unknownRules].map(({ path, message }): Problem => ({
    rule: RULE,
    message,
    ...placeAt(root, [...prefix, ...path]),
  }));
  return { value: withDefaults(source, parsed.success ? parsed.output : {}), problems };
}

/** The value to check. A list is no configuration, and a key without a value counts as absent, as in other YAML files. */
function configValue(document: unknown, key: string | undefined): unknown {
  const value = key === undefined ? document : (document as Record<string, unknown> | null)?.[key];
  if (Array.isArray(value)) return 'a list';
  if (typeof value !== 'object') return value ?? {};
  return Object.fromEntries(Object.entries(value ?? {}).filter(([, each]) => each !== null));
}

/** Rule names as written: the schema library drops names such as `constructor` without a word. */
function writtenRules(written: unknown): readonly string[] {
  const rules = typeof written === 'object' && written !== null && 'rules' in written ? written.rules : undefined;
  return typeof rules === 'object' && rules !== null && !Array.isArray(rules) ? Object.keys(rules) : [];
}

/** The configuration of a repository that has none: every default. */
export function defaultConfig(context: string = DEFAULT_CONTEXT): Config {
  return withDefaults({ file: '', text: '', context }, {});
}

/**
 * Where a configuration may stand, first match first: `lintel` in package.json, lintel.yaml at the root,
 * lintel.yaml in the context folder. With a context folder named by the user, only there.
 */
export function configPlaces(context: string | undefined): readonly string[] {
  if (context !== undefined) return [`${context}/lintel.yaml`];
  return ['package.json', 'lintel.yaml', `${DEFAULT_CONTEXT}/lintel.yaml`];
}

/** Picks the configuration from the texts of {@link configPlaces}. Undefined when there is none. */
export function chooseConfig(texts: ReadonlyMap<string, string>, context: string | undefined): ConfigText | undefined {
  const folder = context ?? DEFAULT_CONTEXT;
  for (const file of configPlaces(context)) {
    const text = texts.get(file);
    if (text === undefined) continue;
    if (file !== 'package.json') return { file, text, context: folder };
    const written = lintelKey(text);
    if (typeof written === 'string') {
      const named = texts.get(`${written}/lintel.yaml`);
      return { file: `${written}/lintel.yaml`, text: named ?? '', context: written };
    }
    if (written !== undefined) return { file, text, key: 'lintel', context: folder };
  }
  return undefined;
}

/** Where the lock of a configuration stands. */
export function lockFile(config: Config): string {
  return `${config.context}/lintel.lock`;
}

/** The `lintel` field of a package.json: a path of the context folder, or the configuration itself. */
function lintelKey(manifest: string): unknown {
  // JSON is YAML. A manifest that cannot be read is reported by the scan, and holds no configuration.
  const { root } = readYaml({ file: 'package.json', text: manifest, what: 'manifest' });
  const value = root.kind === 'map' ? root.fields.get('lintel')?.value : undefined;
  return value === undefined ? undefined : plainValue(value);
}

function withDefaults(source: ConfigText, written: WrittenConfig): Config {
  return {
    file: source.file,
    context: source.context,
    clients: CLIENT_NAMES.filter((client) => written.clients?.includes(client) ?? true),
    ...(written.modules && { modules: written.modules }),
    decisions: (written.decisions ?? []).map((place) =>
      typeof place === 'string'
        ? { files: place, defaultStatus: 'unknown' as DecisionStatus }
        : { files: place.files, defaultStatus: place['default-status'] ?? 'unknown' },
    ),
    notes: written.notes ?? [],
    rules: (written.rules ?? {}) as Readonly<Record<string, Severity | 'off'>>,
  };
}

interface Explained {
  readonly path: readonly (string | number)[];
  readonly message: string;
}

/** Says in words what a schema issue means, and what was expected. */
function explain(issue: v.BaseIssue<unknown>): Explained {
  const deepest = deepestIssue(issue);
  const path = (deepest.path ?? []).map((step) => step.key as string | number);
  const key = String(path.at(-1) ?? '');
  if (deepest.expected === 'never') return { path, message: unknownName('key', key, knownKeys(path.slice(0, -1))) };
  const expected = expectation(deepest);
  if (deepest.type === 'picklist' && typeof deepest.input === 'string') {
    const options = [...(deepest.expected ?? '').matchAll(/"([^"]+)"/g)].map((match) => match[1] ?? '');
    return { path, message: `${unknownName('value', deepest.input, options)} Expected ${expected}.` };
  }
  return {
    path,
    message: `${path.length === 0 ? 'The configuration' : `\`${path.join('.')}\``} is ${describe(deepest.input)}; expected ${expected}.`,
  };
}

const EXPECTED_WORDS: Readonly<Record<string, string>> = { Array: 'a list', Object: 'a mapping', string: 'a text' };

function expectation(issue: v.BaseIssue<unknown>): string {
  if (issue.type === 'min_length') return issue.message;
  return EXPECTED_WORDS[issue.expected ?? ''] ?? issue.expected?.replaceAll('"', '`') ?? 'another value';
}

/** A union reports its members' issues inside its own; the last member is the fullest form, so its issue tells most. */
function deepestIssue(issue: v.BaseIssue<unknown>): v.BaseIssue<unknown> {
  const inner = typeof issue.input === 'object' ? issue.issues?.at(-1) : undefined;
  if (inner === undefined) return issue;
  return deepestIssue({ ...inner, path: [...(issue.path ?? []), ...(inner.path ?? [])] } as v.BaseIssue<unknown>);
}

function knownKeys(path: readonly (string | number)[]): readonly string[] {
  return path[0] === 'decisions' ? ['files', 'default-status'] : Object.keys(configSchema.entries);
}

function unknownName(what: string, name: string, known: readonly string[]): string {
  const guess = nearest(name, known);
  return `Unknown ${what} \`${name}\`${guess === undefined ? `; known: ${known.map((each) => `\`${each}\``).join(', ')}` : `; did you mean \`${guess}\`?`}`;
}

function describe(value: unknown): string {
  if (value === null) return 'empty';
  if (Array.isArray(value)) return value.length === 0 ? 'an empty list' : 'a list';
  return typeof value === 'object' ? 'a mapping' : `\`${String(value)}\``;
}
