/**
 * Installs the packed product into an empty project and uses it there, on each Node version that we support.
 * Needs the registry for the dependencies and for the `node` packages that bring other versions of Node.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const NODE_VERSIONS = ['20', '22', '24'];
const MAX_INSTALL_MB = 45;

const repository = new URL('..', import.meta.url).pathname;
const work = mkdtempSync(join(tmpdir(), 'lintel-pack-'));

try {
  const tarball = pack();
  for (const version of NODE_VERSIONS) tryOn(version, tarball);
  console.log(`${NODE_VERSIONS.length} passed, 0 failed`);
} finally {
  rmSync(work, { recursive: true, force: true });
}

function pack() {
  run('npm', ['run', 'build'], { cwd: repository });
  const [{ filename, files }] = JSON.parse(
    run('npm', ['pack', '--json', '--pack-destination', work], { cwd: repository }),
  );
  const stray = files
    .map(({ path }) => path)
    .filter((path) => !/^(dist|docs|schema|templates)\/|^(package\.json|README\.md|LICENSE|CHANGELOG\.md)$/.test(path));
  if (stray.length > 0) throw new Error(`The package holds what nobody needs: ${stray.join(', ')}`);
  return join(work, filename);
}

function tryOn(version, tarball) {
  const project = join(work, `node-${version}`);
  mkdirSync(join(project, 'src'), { recursive: true });
  writeFileSync(
    join(project, 'package.json'),
    JSON.stringify({ name: 'shop', private: true, type: 'module', scripts: { test: 'node --test' } }),
  );
  writeFileSync(
    join(project, 'src/price.ts'),
    'export function price(net: number): number {\n  return net * 1.2;\n}\n',
  );
  writeFileSync(join(project, '.gitignore'), 'node_modules/\n');
  run('npm', ['install', '--no-audit', '--no-fund', tarball], { cwd: project });
  const megabytes = Number(run('du', ['-sm', 'node_modules'], { cwd: project }).split('\t')[0]);
  if (megabytes > MAX_INSTALL_MB) throw new Error(`An install takes ${megabytes} MB, more than ${MAX_INSTALL_MB}.`);
  run('npm', ['install', '--no-audit', '--no-fund', '--no-save', `node@${version}`], { cwd: project });
  const env = { ...process.env, PATH: `${join(project, 'node_modules/node/bin')}:${process.env.PATH}` };
  const actual = run('node', ['--version'], { cwd: project, env }).trim();
  if (!actual.startsWith(`v${version}.`)) throw new Error(`Wanted Node ${version}, got ${actual}.`);
  for (const command of ['init', 'build', 'check'])
    run('npx', ['--no-install', 'lintel', command], { cwd: project, env });
  const agents = readFileSync(join(project, 'AGENTS.md'), 'utf8');
  if (!agents.includes('npm test')) throw new Error(`AGENTS.md does not name the test command:\n${agents}`);
  console.log(`Node ${actual}: init, build and check work; ${megabytes} MB installed`);
}

function run(command, args, { cwd, env = process.env }) {
  try {
    return execFileSync(command, args, { cwd, env, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
  } catch (error) {
    throw new Error(`${command} ${args.join(' ')} failed with ${error.status}:\n${error.stdout}\n${error.stderr}`, {
      cause: error,
    });
  }
}
