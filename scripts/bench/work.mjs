/** The folder that a bench works in: pinned packages fetched into it, peers installed into it, and what is there reused. */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** A package of the registry as it was on the day the figures were first taken. */
const PACKAGES = [
  {
    name: 'rxjs',
    version: '7.8.2',
    integrity: 'sha512-dhKf903U/PQZY6boNNtAGdWbG85WAbjT/1xYoZIC7FAY0yWapOBQVsVrDl58W86//e1VpMNBtRV4MaXfdMySFA==',
  },
  {
    name: 'viem',
    version: '2.57.20',
    integrity: 'sha512-LSvREzKT7xFXpmxW2YFJ/OtcZRkSGLp5zywSgadBf0qQCeqh2+FxHHWyrS2zEG7ZfBWQQvk8HI1i4HPzSMD14g==',
  },
  {
    name: 'effect',
    version: '3.19.3',
    integrity: 'sha512-LodiPXiyUJWQ5LoMhUGbu0acD2ff5A5teJtUlLKDPVfoeWEBcZLlzK8BeVXpVa0f30UsdHouVCf0C/E0TxYMrA==',
  },
  {
    name: 'effect',
    version: '4.1.0',
    integrity: 'sha512-lGx2MJJyrXA8RZb2UpQ/0Nkb5Utaimby7oD92+18noBxLPE85IFOvptdzau8dvcxAOwfwHo9iqapbKeFzqQM/Q==',
  },
  {
    name: 'zod',
    version: '4.6.7',
    integrity: 'sha512-g8W2D2kU6a8untc053fX1uVBKzM7yqAxW/3zwk83+6RyF2+SKOuV+c0wBDhUwzV1PaGapmZH+rmcUzPf+3CGwg==',
  },
];

/** What runs beside lintel. TypeScript is the version that ts-morph 28 bundles; dependency-cruiser reads with it, too. */
const PEERS = ['typescript@6.0.2', 'repomix@1.14.0', 'dependency-cruiser@17.4.3'];

/** Settings of the person who runs the bench must not change what git does. */
const GIT_ENVIRONMENT = { GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_SYSTEM: '/dev/null', GIT_TERMINAL_PROMPT: '0' };

/** The environment of every program that a bench starts. */
export const ENVIRONMENT = { ...process.env, ...GIT_ENVIRONMENT, NO_COLOR: '1', CI: '1' };

/**
 * Fetches and unpacks the pinned packages. A tarball with other bytes than the pinned ones ends the run.
 * @param {string} work
 * @returns {readonly { readonly name: string, readonly version: string, readonly dir: string }[]} unpacked folders
 */
export function fetchPackages(work) {
  const tarballs = join(work, 'tarballs');
  mkdirSync(tarballs, { recursive: true });
  return PACKAGES.map(({ name, version, integrity }) => {
    const file = join(tarballs, `${name}-${version}.tgz`);
    if (!existsSync(file))
      quietly('npm', ['pack', `${name}@${version}`, '--pack-destination', tarballs], { cwd: work });
    const actual = `sha512-${createHash('sha512').update(readFileSync(file)).digest('base64')}`;
    if (actual !== integrity) {
      rmSync(file);
      throw new Error(`${name}@${version} has the hash ${actual}, but ${integrity} is pinned. It was removed again.`);
    }
    return { name, version, dir: unpack({ file, dir: join(work, 'packages', `${name}-${version}`), work }) };
  });
}

function unpack({ file, dir, work }) {
  if (!existsSync(dir)) {
    const partial = `${dir}.partial`;
    rmSync(partial, { recursive: true, force: true });
    mkdirSync(partial, { recursive: true });
    quietly('tar', ['-xzf', file, '-C', partial], { cwd: work });
    renameSync(partial, dir);
  }
  return join(dir, 'package');
}

/**
 * Installs the peers, once.
 * @param {string} work
 * @returns {string} the folder whose `node_modules` holds them
 */
export function installPeers(work) {
  return install(join(work, 'peers'), PEERS);
}

/**
 * Installs exact versions into a folder of their own, once.
 * @param {string} dir
 * @param {readonly string[]} packages
 * @returns {string} the folder
 */
export function install(dir, packages) {
  const manifest = join(dir, 'package.json');
  const done = join(dir, 'installed.json');
  if (existsSync(done) && readFileSync(done, 'utf8') === JSON.stringify(packages)) return dir;
  mkdirSync(dir, { recursive: true });
  writeFileSync(manifest, '{ "private": true }\n');
  quietly('npm', ['install', '--no-audit', '--no-fund', '--save-exact', ...packages], { cwd: dir });
  writeFileSync(done, JSON.stringify(packages));
  return dir;
}

/**
 * Runs a program and returns its output; its errors are shown when it fails.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ readonly cwd: string, readonly env?: NodeJS.ProcessEnv }} place
 */
export function quietly(command, args, { cwd, env = ENVIRONMENT }) {
  try {
    return execFileSync(command, args, {
      cwd,
      env,
      encoding: 'utf8',
      maxBuffer: 2 ** 28,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
  } catch (error) {
    throw new Error(`${command} ${args.join(' ')} failed with ${error.status}:\n${error.stdout}\n${error.stderr}`, {
      cause: error,
    });
  }
}
