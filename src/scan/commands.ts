/**
 * The commands that a reader may type at the root, each proven by a script or by a test runner that is in use.
 * Says nothing where nothing is proven: a missing command is better than a wrong one.
 */
import { folderOf } from '../path.ts';
import type { Command, CommandPurpose, PackageFacts, PackageManager, ProjectFacts, ScriptFact } from '../model.ts';
import { isTestFile } from './language.ts';
import { isScript } from './paths.ts';
import { mostCommon, runnersOf, type Runner } from './runners.ts';
import type { ScriptLine } from './script-calls.ts';
import { formats, isNoOp, watchOf } from './script-effect.ts';

/** What commands are derived from. */
export interface CommandGround {
  readonly packageManager: PackageManager;
  readonly packageManagerEvidence: string;
  readonly isWorkspace: boolean;
  /** Root first. */
  readonly packages: readonly PackageFacts[];
  /** Path → text of configurations of test runners. */
  readonly texts: ReadonlyMap<string, string>;
}

/** Well-known script names by purpose, in order of preference. */
const SCRIPTS: readonly (readonly [CommandPurpose, readonly string[]])[] = [
  ['dev', ['dev']],
  ['start', ['start']],
  ['build', ['build', 'build:all', 'compile']],
  [
    'typecheck',
    ['typecheck', 'type-check', 'check-types', 'typecheck:all', 'check:types', 'types', 'test:types', 'tsc'],
  ],
  ['lint', ['lint', 'lint:all']],
  [
    'format',
    [
      'format',
      'fmt',
      'format:fix',
      'format:write',
      'format:all',
      'format-fix',
      'fmt:fix',
      'prettier:fix',
      'prettier:write',
    ],
  ],
  ['test', ['test', 'test:all', 'test:unit', 'test:run', 'test:ci']],
];

/** Derives the commands of the root and of each package; at most one per purpose and folder. */
export function deriveCommands(ground: CommandGround, paths: readonly string[]): readonly Command[] {
  const [root] = ground.packages;
  if (!root) return [];
  const runners = runnersOf({ ...ground, paths });
  const tested = testedFolders(ground.packages, paths);
  const inUse = new Map([...runners].filter(([dir]) => tested.has(dir)));
  // Without a dependency there is nothing to install, and without a lock file the package manager is a guess.
  const isSure =
    ground.packageManagerEvidence !== 'default' || ground.packages.some(({ dependencies }) => dependencies.length > 0);
  const install: readonly Command[] =
    root.dir === '' && isSure ? [{ purpose: 'install', command: `${ground.packageManager} install`, dir: '' }] : [];
  const commands = ground.packages.flatMap((owner) => [
    ...scriptCommands(ground, owner, runners.get(owner.dir)),
    ...fileCommand(ground, owner, inUse),
  ]);
  return [...install, ...commands];
}

/** How to run a script of the package in `dir` from the root; undefined when there is no such script. */
export function scriptCommand(project: ProjectFacts, script: string, dir = ''): string | undefined {
  const owner = project.packages.find((candidate) => candidate.dir === dir);
  if (!owner?.scripts.some(({ name }) => name === script)) return undefined;
  return runScript(project, owner, { script });
}

// ── scripts ──

function scriptCommands(ground: CommandGround, owner: PackageFacts, runner: Runner | undefined): readonly Command[] {
  return SCRIPTS.flatMap(([purpose, names]) => {
    const usable = names
      .flatMap((name) => owner.scripts.find((script) => script.name === name) ?? [])
      .filter(({ command }) => !isNoOp(command));
    if (purpose === 'test') return testCommand(ground, owner, { usable, runner });
    const script = usable.find(({ command }) => serves(purpose, { owner, command }, ground.packages));
    return script ? scriptRun(ground, owner, { purpose, script: script.name }) : [];
  });
}

function serves(purpose: CommandPurpose, line: ScriptLine, packages: readonly PackageFacts[]): boolean {
  if (purpose === 'dev' || purpose === 'start') return true;
  return purpose === 'format' ? formats(line, packages) : !watchOf(line, packages);
}

function scriptRun(
  ground: CommandGround,
  owner: PackageFacts,
  { purpose, script, flag }: RunOfScript & { readonly purpose: CommandPurpose },
): readonly Command[] {
  const command = runScript(ground, owner, flag === undefined ? { script } : { script, flag });
  return command === undefined ? [] : [{ purpose, command, dir: owner.dir, script }];
}

interface TestScripts {
  readonly usable: readonly ScriptFact[];
  readonly runner: Runner | undefined;
}

/** A script that tests and ends; else one that would wait for changes, told to run once; else the runner itself. */
function testCommand(ground: CommandGround, owner: PackageFacts, { usable, runner }: TestScripts): readonly Command[] {
  const purpose = 'test';
  const judged = usable.map(({ name, command }) => ({ name, watch: watchOf({ owner, command }, ground.packages) }));
  // What is made for CI often tests much more than `test` does.
  const ending = judged
    .filter(({ watch }) => !watch)
    .toSorted((a, b) => Number(a.name === 'test:ci') - Number(b.name === 'test:ci'));
  const flagged = judged.find(({ watch }) => watch?.takesRun);
  const [first] = ending;
  if (first && !(flagged && first.name === 'test:ci')) return scriptRun(ground, owner, { purpose, script: first.name });
  if (flagged) return scriptRun(ground, owner, { purpose, script: flagged.name, flag: '--run' });
  const command = judged.length > 0 && runner && !runner.isRootBound ? execute(ground, owner, runner) : undefined;
  return command === undefined ? [] : [{ purpose, command, dir: owner.dir }];
}

/** Names that a shell takes as they are. */
const PLAIN = /^[\w@./:+~-]+$/;

/** Words after which pnpm and yarn run something of their own instead of a script. */
const TAKEN = new Set(
  (
    'add audit bin cache catalog check ci config create dedupe deploy dlx doctor env exec explain fetch global help ' +
    'import info init install licenses link list login logout ls node outdated owner pack patch plugin policies prune ' +
    'publish rebuild remove root run search server set setup stage store tag team unlink unplug up update upgrade ' +
    'version versions why workspace workspaces'
  ).split(' '),
);

interface RunOfScript {
  readonly script: string;
  /** Passed on to the script. */
  readonly flag?: string;
}

function runScript(
  ground: Pick<CommandGround, 'packageManager' | 'packages'>,
  owner: PackageFacts,
  { script, flag }: RunOfScript,
): string | undefined {
  if (!PLAIN.test(script)) return undefined;
  const place = placeFlags(ground, owner);
  if (!place) return undefined;
  const tail = flag === undefined ? '' : ` ${flag}`;
  switch (ground.packageManager) {
    case 'npm': {
      const verb = script === 'test' || script === 'start' ? script : `run ${script}`;
      return `npm ${verb}${place.after}${flag === undefined ? '' : ` -- ${flag}`}`;
    }
    case 'bun':
      return `bun run${place.after} ${script}${tail}`;
    default:
      return `${ground.packageManager}${place.before} ${TAKEN.has(script) ? 'run ' : ''}${script}${tail}`;
  }
}

/** How the package manager is told which package: flags before the verb, or after it. */
function placeFlags(
  { packageManager, packages }: Pick<CommandGround, 'packageManager' | 'packages'>,
  { dir, name }: PackageFacts,
): { readonly before: string; readonly after: string } | undefined {
  if (dir === '') return { before: '', after: '' };
  const isUnique = name !== undefined && packages.filter((other) => other.name === name).length === 1;
  const known = isUnique && PLAIN.test(name) ? name : undefined;
  if (known === undefined && !PLAIN.test(dir)) return undefined;
  switch (packageManager) {
    case 'npm':
      return { before: '', after: known === undefined ? ` --prefix ${dir}` : ` -w ${known}` };
    case 'pnpm':
      return { before: known === undefined ? ` -C ${dir}` : ` --filter ${known}`, after: '' };
    case 'yarn':
      return { before: known === undefined ? ` --cwd ${dir}` : ` workspace ${known}`, after: '' };
    case 'bun':
      return { before: '', after: known === undefined ? ` --cwd ${dir}` : ` --filter ${known}` };
  }
}

// ── one test file ──

/** Folders of packages that hold tests, in themselves or in packages below them. */
function testedFolders(packages: readonly PackageFacts[], paths: readonly string[]): ReadonlySet<string> {
  const dirs = new Set(packages.map(({ dir }) => dir));
  const tested = new Set<string>();
  for (const path of paths) {
    if (!isScript(path) || /(?:^|\/)(?:fixtures|__\w*fixtures__|__mocks__)\//.test(path)) continue;
    const owner = ownerOf(path, dirs);
    // A package may itself stand in a folder for tests, and hold none.
    if (!isTestFile(path.slice(owner === '' ? 0 : owner.length + 1))) continue;
    for (let dir = owner; !tested.has(dir); dir = folderOf(dir)) tested.add(dir);
  }
  return tested;
}

function ownerOf(path: string, dirs: ReadonlySet<string>): string {
  let dir = folderOf(path);
  while (dir !== '' && !dirs.has(dir)) dir = folderOf(dir);
  return dir;
}

function fileCommand(
  ground: CommandGround,
  owner: PackageFacts,
  runners: ReadonlyMap<string, Runner>,
): readonly Command[] {
  const [root] = ground.packages;
  const runner = runners.get(owner.dir);
  if (runner && root) {
    const place = runner.isRootBound ? root : owner;
    const call = runner.isRootBound ? runners.get('') : runner;
    const command = call?.name === runner.name ? execute(ground, place, call) : undefined;
    return command === undefined ? [] : [{ purpose: 'test-file', command: `${command} <file>`, dir: owner.dir }];
  }
  if (owner.dir !== '' || !ground.isWorkspace) return [];
  const common = mostCommon([...runners.values()].filter(({ isRootBound }) => !isRootBound));
  const command = common && execute(ground, { ...owner, dir: '<package>', name: '<package>' }, common);
  return command === undefined ? [] : [{ purpose: 'test-file', command: `${command} <file>`, dir: '' }];
}

/** The runner's call from the root, in the folder of its package. */
function execute(ground: CommandGround, owner: PackageFacts, { env, words, isDirect }: Runner): string | undefined {
  const { packageManager } = ground;
  // yarn 1 and bun take a `--` for their own.
  if (words.includes('--') && (packageManager === 'yarn' || packageManager === 'bun')) return undefined;
  const call = words.join(' ');
  const prefix = env.map((pair) => `${pair} `).join('');
  if (owner.dir === '') {
    const launcher = { npm: 'npx ', pnpm: 'pnpm exec ', yarn: 'yarn ', bun: 'bunx ' }[packageManager];
    return `${prefix}${isDirect ? '' : launcher}${call}`;
  }
  const place = owner.dir === '<package>' ? placeholderFlags(packageManager) : placeFlags(ground, owner);
  if (!place) return undefined;
  switch (packageManager) {
    case 'npm':
      return `${prefix}npm exec${place.after} -- ${call}`;
    case 'pnpm':
      return `${prefix}pnpm${place.before} exec ${call}`;
    case 'yarn':
      return `${prefix}yarn${place.before} ${call}`;
    case 'bun': {
      // Filters of bun choose scripts only; a program runs in a folder.
      const [program, ...rest] = words;
      if (program === 'bun') return `${prefix}bun ${rest.join(' ')} --cwd ${owner.dir}`;
      return `${prefix}bun run --cwd ${owner.dir} ${call}`;
    }
  }
}

function placeholderFlags(packageManager: PackageManager): { readonly before: string; readonly after: string } {
  const before = packageManager === 'yarn' ? ' workspace <package>' : ' --filter <package>';
  return { before, after: ' -w <package>' };
}
