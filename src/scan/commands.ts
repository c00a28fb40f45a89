/**
 * The commands that a reader may type at the root, each proven by a script or by a test runner that is in use.
 * Says nothing where nothing is proven: a missing command is better than a wrong one.
 */
import type { Command, CommandPurpose, PackageFacts, PackageManager, ProjectFacts } from '../model.ts';
import { isWatching, mostCommon, runnersOf, type Runner } from './runners.ts';
import { splitCommands } from './shell.ts';

/** What commands are derived from. */
export interface CommandGround {
  readonly packageManager: PackageManager;
  readonly packageManagerEvidence: string;
  readonly isWorkspace: boolean;
  /** Root first. */
  readonly packages: readonly PackageFacts[];
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
  ['format', ['format', 'fmt', 'format:fix']],
  ['test', ['test', 'test:all', 'test:unit', 'test:run', 'test:ci']],
];

/** Derives the commands of the root and of each package; at most one per purpose and folder. */
export function deriveCommands(ground: CommandGround, paths: readonly string[]): readonly Command[] {
  const [root] = ground.packages;
  if (!root) return [];
  const runners = runnersOf(ground.packages, paths);
  // Without a dependency there is nothing to install, and without a lock file the package manager is a guess.
  const isSure =
    ground.packageManagerEvidence !== 'default' || ground.packages.some(({ dependencies }) => dependencies.length > 0);
  const install: readonly Command[] =
    root.dir === '' && isSure ? [{ purpose: 'install', command: `${ground.packageManager} install`, dir: '' }] : [];
  const commands = ground.packages.flatMap((owner) => [
    ...scriptCommands(ground, owner, runners.get(owner.dir)),
    ...fileCommand(ground, owner, runners),
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
    const present = names.flatMap((name) => owner.scripts.find((script) => script.name === name) ?? []);
    const usable = present.filter(({ command }) => !isPlaceholder(command));
    const script =
      purpose === 'dev' || purpose === 'start' ? usable[0] : usable.find(({ command }) => !isWatching(command));
    if (script) {
      const command = runScript(ground, owner, { script: script.name });
      return command === undefined ? [] : [{ purpose, command, dir: owner.dir, script: script.name }];
    }
    return purpose === 'test' && usable[0] ? watchlessTest(ground, owner, { script: usable[0], runner }) : [];
  });
}

/** What `npm init` writes, and other ways to say that there is nothing. */
function isPlaceholder(command: string): boolean {
  return /no test specified/i.test(command) || /^\s*(?:exit 1|true|:)?\s*$/.test(command);
}

/** A test script that would wait for changes, told to run once; nothing when the runner offers no way. */
function watchlessTest(
  ground: CommandGround,
  owner: PackageFacts,
  { script, runner }: { readonly script: PackageFacts['scripts'][number]; readonly runner: Runner | undefined },
): readonly Command[] {
  const last = splitCommands(script.command).at(-1)?.words ?? [];
  const { dir } = owner;
  if (last.includes('vitest') && !last.some((word) => /^(?:dev|watch|--watch.*|-w)$/.test(word))) {
    const command = runScript(ground, owner, { script: script.name, flag: '--run' });
    return command === undefined ? [] : [{ purpose: 'test', command, dir, script: script.name }];
  }
  const command = runner && execute(ground, owner, runner);
  return command === undefined ? [] : [{ purpose: 'test', command, dir }];
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

interface ScriptCall {
  readonly script: string;
  /** Passed on to the script. */
  readonly flag?: string;
}

function runScript(
  ground: Pick<CommandGround, 'packageManager' | 'packages'>,
  owner: PackageFacts,
  { script, flag }: ScriptCall,
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

function fileCommand(
  ground: CommandGround,
  owner: PackageFacts,
  runners: ReadonlyMap<string, Runner>,
): readonly Command[] {
  const runner = runners.get(owner.dir);
  if (runner) {
    const command = execute(ground, owner, runner);
    return command === undefined ? [] : [{ purpose: 'test-file', command: `${command} <file>`, dir: owner.dir }];
  }
  if (owner.dir !== '' || !ground.isWorkspace) return [];
  const common = mostCommon([...runners.values()]);
  const command = common && execute(ground, { ...owner, dir: '<package>', name: '<package>' }, common);
  return command === undefined ? [] : [{ purpose: 'test-file', command: `${command} <file>`, dir: '' }];
}

/** The runner's call from the root, in the folder of its package. */
function execute(ground: CommandGround, owner: PackageFacts, { env, words, isDirect }: Runner): string | undefined {
  const { packageManager } = ground;
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
