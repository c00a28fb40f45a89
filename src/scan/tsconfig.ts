/** tsconfig and jsconfig files with their `extends` followed, as far as the tree holds what they extend. */
import { folderOf, joinPath } from '../path.ts';
import type { Parsed, Problem, Sources, TsconfigFacts } from '../model.ts';
import { isTestFile } from './language.ts';
import { isObject, objectAt, readManifest, textAt, textsIn, type JsonObject, type Manifest } from './manifest.ts';

/** Most files that one config may extend, directly or not: lists of bases that extend lists grow exponentially. */
const MAX_BASES = 100;

/** True for files that configure the compiler, by the names that editors and compilers go by. */
export function isTsconfig(path: string): boolean {
  return /(?:^|\/)[jt]sconfig[^/]*\.json$/.test(path);
}

/**
 * Known files that the configs among `texts` extend, directly or not, and that are not among them: a base may be called
 * anything. They may extend further ones. `dirOf` gives the folder of the workspace package of a name.
 */
export function unreadBases(
  { paths, texts }: Pick<Sources, 'paths' | 'texts'>,
  dirOf: (name: string) => string | undefined,
): readonly string[] {
  const read = (file: string): JsonObject | undefined => {
    const text = texts.get(file);
    return text === undefined ? undefined : readConfig(file, text).value.value;
  };
  const ground: BaseGround = { read, dirOf, known: new Set(paths) };
  const met = new Set([...texts.keys()].filter(isTsconfig));
  // A set goes on to what is added to it on the way.
  for (const file of met) {
    if (!texts.get(file)?.includes('extends')) continue;
    for (const base of basesOf(read(file))) {
      const target = findBase(base, file, ground);
      if (target !== undefined) met.add(target);
    }
  }
  return [...met].filter((file) => !texts.has(file)).sort();
}

/**
 * Reads every tsconfig of the tree. A cycle or a missing base loses only what it would have brought. `byName` gives the
 * folders of workspace packages, whose configs others extend.
 */
export function readTsconfigs(sources: Sources, byName: ReadonlyMap<string, string>): Parsed<readonly TsconfigFacts[]> {
  const problems: Problem[] = [];
  const cache = new Map<string, Manifest | undefined>();
  const manifestOf = (file: string): Manifest | undefined => {
    if (cache.has(file)) return cache.get(file);
    const text = sources.texts.get(file);
    const parsed = text === undefined ? undefined : readConfig(file, text);
    problems.push(...(parsed?.problems ?? []));
    cache.set(file, parsed?.value);
    return parsed?.value;
  };
  const circles = new Map<string, readonly string[]>();
  const ground: Ground = {
    read: (file) => manifestOf(file)?.value,
    dirOf: (name) => byName.get(name),
    known: new Set(sources.paths),
    onCircle: (circle) => circles.set([...circle].sort()[0] ?? '', circle),
  };
  const value = [...sources.texts.keys()]
    .filter(isTsconfig)
    .sort()
    .map((file) => settle(file, ground));
  for (const [file, circle] of circles) {
    // Tests of tools that read such files hold circles on purpose.
    if (!isTestFile(file)) problems.push(circleProblem(file, circle, manifestOf(file)?.lineOf('extends') ?? 1));
  }
  return { value, problems };
}

/** As the compiler reads it: to TypeScript an empty file says as much as `{}`. */
function readConfig(file: string, text: string): Parsed<Manifest> {
  return readManifest({ file, text, isLenient: true, mayBeEmpty: true });
}

function circleProblem(file: string, circle: readonly string[], line: number): Problem {
  const others = circle.filter((each) => each !== file).map((each) => `\`${each}\``);
  const through = others.length === 0 ? '' : `, through ${others.join(' and ')}`;
  const message = `\`${file}\` extends itself${through}. What each of them says by itself still counts.`;
  return { rule: 'scan/manifest', file, line, column: 1, message, hint: 'Take one `extends` out of the circle.' };
}

/** What it takes to find a base. */
interface BaseGround {
  readonly read: (file: string) => JsonObject | undefined;
  readonly dirOf: (name: string) => string | undefined;
  readonly known: ReadonlySet<string>;
}

interface Ground extends BaseGround {
  /** Hears of each circle of configs that extend one another, from whichever of them it is met. */
  readonly onCircle: (files: readonly string[]) => void;
}

const FILE_LISTS = ['files', 'include', 'exclude'] as const;
type FileList = (typeof FILE_LISTS)[number];

/** Options as they hold in the end, each with the file that sets it. */
interface Settled {
  readonly options: Map<string, { readonly value: unknown; readonly file: string }>;
  /** Which files are its own: lists of a config go before those of its bases. */
  readonly lists: Map<FileList, { readonly value: unknown; readonly file: string }>;
  readonly missing: Set<string>;
  visits: number;
}

function settle(file: string, ground: Ground): TsconfigFacts {
  const settled: Settled = { options: new Map(), lists: new Map(), missing: new Set(), visits: 0 };
  collect(file, { ground, settled, chain: [] });
  const { options, missing } = settled;
  const text = (key: string) => optional(key, options.get(key)?.value, 'string');
  const flag = (key: string) => optional(key, options.get(key)?.value, 'boolean');
  const base = options.get('baseUrl');
  const baseUrl = typeof base?.value === 'string' ? relativeTo(base.file, base.value, file) : undefined;
  return {
    file,
    ...text('module'),
    ...text('moduleResolution'),
    ...flag('strict'),
    ...flag('verbatimModuleSyntax'),
    ...flag('erasableSyntaxOnly'),
    ...flag('allowImportingTsExtensions'),
    ...text('jsx'),
    ...(baseUrl === undefined ? {} : { baseUrl }),
    paths: pathsOf(settled, baseUrl, file),
    ...(missing.size > 0 ? { missingExtends: [...missing] } : {}),
    ...placesOf(settled, file, ground),
  };
}

/** Where files come from and go to. `references` are the config's own, never those of its base. */
function placesOf(settled: Settled, file: string, { read, known }: Ground) {
  const { options } = settled;
  const place = (key: 'outDir' | 'declarationDir' | 'rootDir') => {
    const set = options.get(key);
    const path = typeof set?.value === 'string' ? relativeTo(set.file, set.value, file) : undefined;
    return path === undefined ? {} : { [key]: path };
  };
  const set = options.get('rootDirs');
  const rootDirs = set ? textsIn(set.value).flatMap((dir) => relativeTo(set.file, dir, file) ?? []) : [];
  return {
    ...place('outDir'),
    ...place('declarationDir'),
    ...place('rootDir'),
    ...(rootDirs.length > 1 ? { rootDirs } : {}),
    ...referencesOf(file, { read, known }),
    ...listOf('files', settled, file),
    ...listOf('include', settled, file),
    ...listOf('exclude', settled, file),
  };
}

/** Some are generated, so that one which is not there is a fact and no problem. */
function referencesOf(file: string, { read, known }: Pick<Ground, 'read' | 'known'>) {
  const references: string[] = [];
  const missing: string[] = [];
  const written = read(file)?.get('references');
  for (const each of Array.isArray(written) ? written : []) {
    const path = isObject(each) ? textAt(each, 'path') : undefined;
    if (path === undefined) continue;
    const found = candidate(joinPath(folderOf(file), path), known);
    if (found === undefined) missing.push(path);
    else references.push(found);
  }
  return {
    ...(references.length > 0 ? { references } : {}),
    ...(missing.length > 0 ? { missingReferences: missing } : {}),
  };
}

/** Globs count from the config that writes them. What leads out of the repository holds nothing. */
function listOf(key: FileList, { lists }: Settled, file: string) {
  const set = lists.get(key);
  return set ? { [key]: textsIn(set.value).flatMap((glob) => relativeTo(set.file, glob, file) ?? []) } : {};
}

function optional<T extends string>(key: T, value: unknown, type: 'string' | 'boolean') {
  return typeof value === type ? { [key]: value } : {};
}

interface Visit {
  readonly ground: Ground;
  readonly settled: Settled;
  readonly chain: readonly string[];
}

function collect(file: string, { ground, settled, chain }: Visit): void {
  if (chain.includes(file)) ground.onCircle(chain.slice(chain.indexOf(file)));
  if (chain.includes(file) || settled.visits++ > MAX_BASES) return;
  const config = ground.read(file);
  if (!config) return;
  for (const base of basesOf(config)) {
    const target = findBase(base, file, ground);
    // What is known and cannot be read brings as little as what is not there.
    if (target === undefined || ground.read(target) === undefined) settled.missing.add(base);
    else collect(target, { ground, settled, chain: [...chain, file] });
  }
  for (const [key, value] of objectAt(config, 'compilerOptions')) settled.options.set(key, { value, file });
  for (const key of FILE_LISTS) if (config.has(key)) settled.lists.set(key, { value: config.get(key), file });
}

function basesOf(config: JsonObject | undefined): readonly string[] {
  const bases = config?.get('extends');
  return typeof bases === 'string' ? [bases] : textsIn(bases);
}

/** A relative base, or one in a workspace package; what lies in node_modules is missing. */
function findBase(base: string, from: string, ground: BaseGround): string | undefined {
  const found = baseAt(base, from, ground);
  return found !== undefined && /(?:^|\/)node_modules\//.test(found) ? undefined : found;
}

function baseAt(base: string, from: string, { dirOf, known, read }: BaseGround): string | undefined {
  if (/^\.{1,2}(?:\/|$)/.test(base)) return candidate(joinPath(folderOf(from), base), known);
  const name = /^(?:@[^/]+\/)?[^/]+/.exec(base)?.[0] ?? '';
  const dir = dirOf(name);
  if (dir === undefined) return undefined;
  const rest = base.slice(name.length + 1);
  const manifest = read(`${dir}/package.json`);
  const exported = manifest && rest !== '' ? objectAt(manifest, 'exports').get(`./${rest}`) : undefined;
  // As Node resolves it: `agents/tsconfig` is whatever file the package exports by that name.
  if (typeof exported === 'string') return candidate(joinPath(dir, exported), known);
  if (rest !== '') return candidate(joinPath(dir, rest), known);
  const named = manifest && textAt(manifest, 'tsconfig');
  return candidate(joinPath(dir, named ?? 'tsconfig.json'), known);
}

function candidate(path: string | undefined, known: ReadonlySet<string>): string | undefined {
  if (path === undefined) return undefined;
  return [path, `${path}.json`, `${path}/tsconfig.json`].find((file) => known.has(file));
}

/** `paths` lead from `baseUrl`, else from the file that sets them. */
function pathsOf({ options }: Settled, baseUrl: string | undefined, file: string): TsconfigFacts['paths'] {
  const paths: Record<string, readonly string[]> = Object.create(null);
  const set = options.get('paths');
  if (!set || !isObject(set.value)) return paths;
  for (const [alias, targets] of set.value) {
    const from = baseUrl === undefined ? undefined : `${baseUrl}/tsconfig.json`.replace(/^\//, '');
    paths[alias] = textsIn(targets).flatMap((target) => relativeTo(from ?? set.file, target, file) ?? []);
  }
  return paths;
}

/** `${configDir}` is the folder of the config that is read, not of the one that says it (TypeScript 5.5). */
function relativeTo(origin: string, path: string, file: string): string | undefined {
  const inherited = /^\$\{configDir\}/i.exec(path);
  if (inherited) return joinPath(folderOf(file), path.slice(inherited[0].length));
  return joinPath(folderOf(origin), path);
}
