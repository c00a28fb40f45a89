/**
 * What the package managers' command lines mean: built-in verbs, flags, and names that no binary has; and their lock files.
 * Tables only.
 * Verbs as of npm 11, pnpm 10, yarn 1 and 4, bun 1.3; a verb that only some versions know counts as built in.
 */
import type { PackageManager } from '../../model.ts';

/** What a flag does to the question "which package's script". A flag that is not listed leaves it open. */
export type OptionMeaning = 'none' | 'value' | 'folder' | 'package' | 'root' | 'all';

/** Flags of each manager. `--if-present` is left out on purpose: it makes every script name right. */
export const OPTIONS: Readonly<Record<PackageManager, Readonly<Record<string, OptionMeaning>>>> = {
  npm: {
    ...each('none', '-s --silent -q --quiet -y --yes --foreground-scripts --ignore-scripts --include-workspace-root'),
    ...each('value', '--loglevel'),
    ...each('folder', '-C --prefix'),
    ...each('package', '-w --workspace'),
    ...each('all', '-ws --workspaces'),
  },
  pnpm: {
    ...each('none', '-s --silent --parallel --stream --sequential --bail --no-bail --aggregate-output --color'),
    ...each('none', '--no-color --reverse --no-reverse --sort --no-sort --fail-if-no-match --include-workspace-root'),
    ...each('none', '--offline --prefer-offline'),
    ...each('value', '--reporter --loglevel --workspace-concurrency --resume-from'),
    ...each('folder', '-C --dir'),
    ...each('package', '-F --filter --filter-prod'),
    ...each('root', '-w --workspace-root'),
    ...each('all', '-r --recursive'),
  },
  yarn: {
    ...each('none', '-s --silent --verbose --offline -B --binaries-only'),
    ...each('folder', '--cwd'),
    ...each('root', '-T --top-level'),
  },
  bun: {
    ...each('none', '-b --bun --silent --watch --hot --smol'),
    ...each('value', '--env-file --elide-lines'),
    ...each('folder', '--cwd'),
    ...each('package', '-F --filter'),
    ...each('all', '--workspaces'),
  },
};

/** Lock files of each manager, whichever of its versions wrote them. */
export const LOCKS: Readonly<Record<PackageManager, readonly string[]>> = {
  npm: ['package-lock.json', 'npm-shrinkwrap.json'],
  pnpm: ['pnpm-lock.yaml'],
  yarn: ['yarn.lock'],
  bun: ['bun.lock', 'bun.lockb'],
};

/** Verbs that a manager does not look up among the scripts. npm looks up none by bare name, so it needs no table. */
export const BUILT_IN: Readonly<Record<Exclude<PackageManager, 'npm'>, ReadonlySet<string>>> = {
  pnpm: words(`
    access add approve-builds audit bin bugs c cache cat-file cat-index ci clean clean-install completion config create
    dedupe deploy deprecate dist-tag dlx docs doctor env exec fetch find-hash get help home i ic ignored-builds import
    info init install install-test it la licenses link list ll ln login logout ls outdated owner pack patch
    patch-commit patch-remove ping pkg prefix profile prune publish purge rb rebuild recursive remove repo restart rm
    root rt runtime sbom search self-update server set setup setup-ci show stage star stop store tag team token un
    uninstall unlink unpublish up update upgrade version view whoami why with workspace workspaces x`),
  yarn: words(`
    add audit autoclean bin cache check config constraints create dedupe dlx exec explain generate-lock-entry global
    help import info init install licenses link list login logout node npm outdated owner pack patch patch-commit
    plugin plug policies publish rebuild remove search sdks self-update set stage tag team unlink unplug up upgrade
    upgrade-interactive version versions why workspaces env`),
  bun: words(`
    a add audit build c completions create discord exec feedback getcompletes help i info init install link list outdated
    patch patch-commit pm publish r remove repl rm run test unlink up update upgrade whoami why x`),
};

/** True for the name of a package manager. */
export function isManagerName(word: string | undefined): word is PackageManager {
  return word === 'npm' || word === 'pnpm' || word === 'yarn' || word === 'bun';
}

/** True when a binary of that name may be installed, so that nothing follows from a missing script. */
export function canBeBinary(name: string): boolean {
  return !name.includes(':') && !SCRIPT_NAMES.has(name);
}

/** Script names by custom that no widespread package installs as a binary. The page of `stale/command` lists them. */
export const SCRIPT_NAMES = words(
  'build coverage dev e2e fmt format lint start test test-e2e test-unit type-check typecheck typescript-check watch-test',
);

function words(list: string): ReadonlySet<string> {
  return new Set(list.trim().split(/\s+/));
}

function each(meaning: OptionMeaning, flags: string): Record<string, OptionMeaning> {
  return Object.fromEntries(flags.split(' ').map((flag) => [flag, meaning]));
}
