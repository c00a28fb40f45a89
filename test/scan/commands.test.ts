import { describe, expect, test } from 'vitest';
import { scriptCommand } from '../../src/scan/commands.ts';
import { commandsOf, projectOf } from './repo.ts';

const LOCK = { npm: 'package-lock.json', pnpm: 'pnpm-lock.yaml', yarn: 'yarn.lock', bun: 'bun.lock' } as const;
type Manager = keyof typeof LOCK;

const root = (manager: Manager, manifest: object, files: object = {}) =>
  commandsOf({ 'package.json': manifest, [LOCK[manager]]: '', ...files });
const testFile = (manager: Manager, script: string, files: object = {}) =>
  root(manager, { scripts: { test: script } }, files).find((line) => line.startsWith('test-file'));

/** A workspace with one package in packages/api. */
const inWorkspace = (manager: Manager, api: object) => ({
  'package.json': { workspaces: ['packages/*'] },
  [LOCK[manager]]: '',
  'packages/api/package.json': api,
});

describe('root commands', () => {
  test.each([
    [
      'npm',
      [
        'install: npm install',
        'start: npm start',
        'build: npm run build',
        'test: npm test',
        'test-file: npx vitest run <file>',
      ],
    ],
    [
      'pnpm',
      [
        'install: pnpm install',
        'start: pnpm start',
        'build: pnpm build',
        'test: pnpm test',
        'test-file: pnpm exec vitest run <file>',
      ],
    ],
    [
      'yarn',
      [
        'install: yarn install',
        'start: yarn start',
        'build: yarn build',
        'test: yarn test',
        'test-file: yarn vitest run <file>',
      ],
    ],
    [
      'bun',
      [
        'install: bun install',
        'start: bun run start',
        'build: bun run build',
        'test: bun run test',
        'test-file: bunx vitest run <file>',
      ],
    ],
  ] as const)('are those of %s', (manager, expected) => {
    expect(root(manager, { scripts: { build: 'tsc', test: 'vitest run', start: 'node .' } })).toEqual(expected);
  });

  test('take the best known script of each purpose', () => {
    const scripts = {
      compile: 'tsc',
      'build:all': 'tsc -b',
      'lint:all': 'eslint .',
      fmt: 'oxfmt',
      'typecheck:all': 'tsc',
      'test:unit': 'mocha',
    };
    expect(root('pnpm', { scripts })).toEqual([
      'install: pnpm install',
      'build: pnpm build:all',
      'typecheck: pnpm typecheck:all',
      'lint: pnpm lint:all',
      'format: pnpm fmt',
      'test: pnpm test:unit',
      'test-file: pnpm exec mocha <file>',
    ]);
  });

  test('say run where the package manager means something else by the name', () => {
    const project = projectOf({
      'package.json': { scripts: { deploy: 'x', publish: 'y', build: 'z' } },
      'pnpm-lock.yaml': '',
    });
    expect(['deploy', 'publish', 'build'].map((name) => scriptCommand(project, name))).toEqual([
      'pnpm run deploy',
      'pnpm run publish',
      'pnpm build',
    ]);
  });

  test('are none without a manifest', () => {
    expect(commandsOf({ 'src/a.ts': '' })).toEqual([]);
  });

  test('leave out scripts that only say there are no tests', () => {
    expect(root('npm', { scripts: { test: 'echo "Error: no test specified" && exit 1' } })).toEqual([
      'install: npm install',
    ]);
  });
});

describe('a test script that watches', () => {
  test('gives way to one that runs once', () => {
    expect(root('npm', { scripts: { test: 'vitest', 'test:run': 'vitest run' } })).toContain('test: npm run test:run');
    expect(root('npm', { scripts: { test: 'jest --watch', 'test:ci': 'jest --ci' } })).toContain(
      'test: npm run test:ci',
    );
  });

  test('is told to run once when there is no other', () => {
    expect(root('npm', { scripts: { test: 'vitest' } })).toContain('test: npm test -- --run');
    expect(root('pnpm', { scripts: { test: 'vitest --coverage' } })).toContain('test: pnpm test --run');
    expect(root('pnpm', { scripts: { test: 'vitest dev' } })).toContain('test: pnpm exec vitest run');
    expect(root('pnpm', { scripts: { test: 'jest --watch' } })).toContain('test: pnpm exec jest');
  });

  test('is not seen where the script runs once already', () => {
    for (const script of ['vitest --run', 'CI=true vitest', 'vitest --watch=false', 'vitest --no-watch']) {
      expect(root('pnpm', { scripts: { test: script } })).toContain('test: pnpm test');
    }
  });

  test('never stands for a build', () => {
    expect(root('npm', { scripts: { build: 'tsc --watch', compile: 'tsc' } })).toContain('build: npm run compile');
  });
});

describe('one test file', () => {
  test.each([
    ['vitest run --coverage --config vitest.unit.ts', 'pnpm exec vitest run --config vitest.unit.ts <file>'],
    ['pnpm lint && pnpm test:types && vitest run', 'pnpm exec vitest run <file>'],
    ['c8 vitest run', 'pnpm exec vitest run <file>'],
    ['jest --coverage --config=jest.unit.js', 'pnpm exec jest --config=jest.unit.js <file>'],
    [
      'NODE_OPTIONS="--experimental-vm-modules --no-warnings" jest',
      'NODE_OPTIONS="--experimental-vm-modules --no-warnings" pnpm exec jest <file>',
    ],
    [
      'cross-env NODE_OPTIONS=--experimental-vm-modules jest',
      'pnpm exec cross-env NODE_OPTIONS=--experimental-vm-modules jest <file>',
    ],
    [
      'node --experimental-vm-modules node_modules/jest/bin/jest.js --ci',
      'node --experimental-vm-modules node_modules/jest/bin/jest.js <file>',
    ],
    ['node --test', 'node --test <file>'],
    ["node --import tsx --test-reporter=spec --test 'test/**/*.test.ts'", 'node --import tsx --test <file>'],
    ['tsx --test src/*.test.ts', 'pnpm exec tsx --test <file>'],
    ['mocha -r ts-node/register --reporter dot "test/**/*.ts"', 'pnpm exec mocha -r ts-node/register <file>'],
    ['ava --verbose', 'pnpm exec ava <file>'],
    ['playwright test --project=chromium', 'pnpm exec playwright test <file>'],
    ['bun test --coverage', 'bun test <file>'],
  ])('is run as %j says', (script, command) => {
    expect(testFile('pnpm', script)).toBe(`test-file: ${command}`);
  });

  test('follows scripts that call scripts, with their environment', () => {
    const scripts = { test: 'npm run test:all', 'test:all': 'TZ=UTC npm run test:unit', 'test:unit': 'jest -i' };
    expect(root('npm', { scripts })).toContain('test-file: TZ=UTC npx jest -i <file>');
  });

  test('is proven by a dependency with its configuration', () => {
    expect(root('npm', { devDependencies: { vitest: '4' } }, { 'vitest.config.ts': '' })).toContain(
      'test-file: npx vitest run <file>',
    );
  });

  test.each([
    ['a dependency alone', { devDependencies: { vitest: '4', jest: '30' } }],
    ['a task runner', { scripts: { test: 'turbo run test' } }],
    ['scripts in a circle', { scripts: { test: 'npm run test' } }],
    ['another command of the runner', { scripts: { test: 'vitest list', 'test:b': 'playwright install' } }],
  ])('is left out for %s', (_, manifest) => {
    expect(root('npm', manifest).filter((line) => line.startsWith('test-file'))).toEqual([]);
  });
});

describe('package commands', () => {
  const api = { name: '@acme/api', scripts: { build: 'tsc', test: 'vitest run' } };
  test.each([
    [
      'npm',
      [
        'build: npm run build -w @acme/api',
        'test: npm test -w @acme/api',
        'test-file: npm exec -w @acme/api -- vitest run <file>',
      ],
      'npm exec -w <package> -- vitest run <file>',
    ],
    [
      'pnpm',
      [
        'build: pnpm --filter @acme/api build',
        'test: pnpm --filter @acme/api test',
        'test-file: pnpm --filter @acme/api exec vitest run <file>',
      ],
      'pnpm --filter <package> exec vitest run <file>',
    ],
    [
      'yarn',
      [
        'build: yarn workspace @acme/api build',
        'test: yarn workspace @acme/api test',
        'test-file: yarn workspace @acme/api vitest run <file>',
      ],
      'yarn workspace <package> vitest run <file>',
    ],
    [
      'bun',
      [
        'build: bun run --filter @acme/api build',
        'test: bun run --filter @acme/api test',
        'test-file: bun run --cwd packages/api vitest run <file>',
      ],
      'bun run --cwd <package> vitest run <file>',
    ],
  ] as const)('of %s name the package, and the root has a placeholder', (manager, expected, placeholder) => {
    const repo = inWorkspace(manager, api);
    expect(commandsOf(repo, 'packages/api')).toEqual(expected);
    expect(commandsOf(repo)).toEqual([`install: ${manager} install`, `test-file: ${placeholder}`]);
  });

  test.each([
    ['npm', 'npm test --prefix packages/api'],
    ['pnpm', 'pnpm -C packages/api test'],
    ['yarn', 'yarn --cwd packages/api test'],
    ['bun', 'bun run --cwd packages/api test'],
  ] as const)('of %s name the folder when the package has no name', (manager, expected) => {
    const project = projectOf(inWorkspace(manager, { scripts: { test: 'x' } }));
    expect(scriptCommand(project, 'test', 'packages/api')).toBe(expected);
  });

  test('name the folder when two packages share a name', () => {
    const repo = {
      ...inWorkspace('pnpm', { name: 'same', scripts: { build: 'x' } }),
      'packages/b/package.json': { name: 'same' },
    };
    expect(commandsOf(repo, 'packages/api')).toEqual(['build: pnpm -C packages/api build']);
  });

  test('prefer the runner of the root for the root', () => {
    const repo = {
      ...inWorkspace('pnpm', api),
      'package.json': { workspaces: ['packages/*'], scripts: { test: 'jest' } },
    };
    expect(commandsOf(repo)).toContain('test-file: pnpm exec jest <file>');
  });

  test('are unknown for scripts and packages that are not there', () => {
    const project = projectOf(inWorkspace('npm', api));
    expect(scriptCommand(project, 'deploy', 'packages/api')).toBeUndefined();
    expect(scriptCommand(project, 'test', 'packages/none')).toBeUndefined();
    expect(scriptCommand(project, 'constructor')).toBeUndefined();
  });

  test('never carry a name that a shell would read', () => {
    const project = projectOf(inWorkspace('npm', { name: 'a; rm -rf b', scripts: { test: 'x', 'a b': 'y' } }));
    expect(scriptCommand(project, 'test', 'packages/api')).toBe('npm test --prefix packages/api');
    expect(scriptCommand(project, 'a b', 'packages/api')).toBeUndefined();
  });
});
