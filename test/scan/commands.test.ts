import { describe, expect, test } from 'vitest';
import { scriptCommand } from '../../src/scan/commands.ts';
import { commandsOf, projectOf } from './repo.ts';

const LOCK = { npm: 'package-lock.json', pnpm: 'pnpm-lock.yaml', yarn: 'yarn.lock', bun: 'bun.lock' } as const;
type Manager = keyof typeof LOCK;

const root = (manager: Manager, manifest: object, files: object = {}) =>
  commandsOf({ 'package.json': manifest, [LOCK[manager]]: '', 'test/a.test.ts': '', ...files });
const testFile = (manager: Manager, script: string, files: object = {}) =>
  root(manager, { scripts: { test: script } }, files).find((line) => line.startsWith('test-file'));

/** A workspace with one package in packages/api. */
const inWorkspace = (manager: Manager, api: object) => ({
  'package.json': { workspaces: ['packages/*'] },
  [LOCK[manager]]: '',
  'packages/api/package.json': api,
  'packages/api/src/a.test.ts': '',
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

  test.each(['echo "Error: no test specified" && exit 1', 'exit 0', 'echo "No tests"', 'true', ':', ''])(
    'leave out a script that does nothing, such as %j',
    (script) => {
      expect(root('pnpm', { scripts: { test: script, build: script } })).toEqual(['install: pnpm install']);
    },
  );

  test.each([
    ['prettier --write .', 'format: pnpm format'],
    ['prettier -w .', 'format: pnpm format'],
    ['prettier --write --list-different .', 'format: pnpm format'],
    ['oxlint . --fix && oxfmt', 'format: pnpm format'],
    ['biome format --write', 'format: pnpm format'],
    ['biome check --fix', 'format: pnpm format'],
    ['dprint fmt', 'format: pnpm format'],
    ['pnpm run prettier:all --write', 'format: pnpm format'],
    ['prettier "**/*"', undefined],
    ['prettier --check .', undefined],
    ['prettier --list-different .', undefined],
    ['oxfmt --check', undefined],
    ['biome format', undefined],
    ['dprint check', undefined],
    ['pnpm run prettier:all', undefined],
    ['node scripts/format.js', undefined],
    ['turbo run format', undefined],
  ])('offer the format script %j only when it writes', (format, expected) => {
    const scripts = { format, 'prettier:all': 'prettier .' };
    expect(root('pnpm', { scripts }).find((line) => line.startsWith('format'))).toBe(expected);
  });

  test('prefer a format script that writes to one that checks', () => {
    const scripts = { format: 'prettier-eslint "**/*.ts" --list-different', 'format:fix': 'yarn format --write' };
    expect(root('yarn', { scripts })).toContain('format: yarn format:fix');
    const dashed = { format: 'prettier .', 'format-fix': 'pnpm format --write' };
    expect(root('pnpm', { scripts: dashed })).toContain('format: pnpm format-fix');
  });

  test('offer to format all packages when each of them writes', () => {
    const repo = (format: string) => ({
      'package.json': { workspaces: ['packages/*'], scripts: { format: 'turbo run format' } },
      'packages/a/package.json': { name: 'a', scripts: { format: 'oxfmt' } },
      'packages/b/package.json': { name: 'b', scripts: { format } },
    });
    expect(commandsOf(repo('prettier --write .'))).toEqual(['format: npm run format']);
    expect(commandsOf(repo('prettier --check .'))).toEqual([]);
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

  test.each([
    ['pnpm', 'pnpm test:app', 'pnpm test --run'],
    ['yarn', 'yarn test:app', 'yarn test --run'],
    ['bun', 'bun run test:app', 'bun run test --run'],
    ['npm', 'npm run test:app', 'npx vitest run --project unit'],
    ['npm', 'npm run test:app --', 'npm test -- --run'],
    ['pnpm', 'pnpm test:app && pnpm lint', 'pnpm exec vitest run --project unit'],
    ['pnpm', 'dotenv -e .env -- vitest', 'pnpm test --run'],
  ] as const)('is seen by %s through %j, and told to run once where the flag arrives', (manager, script, expected) => {
    const scripts = { test: script, 'test:app': 'vitest --project unit', lint: 'oxlint' };
    expect(root(manager, { scripts })).toContain(`test: ${expected}`);
  });

  test.each(['pnpm --filter @acme/api unit', 'pnpm --filter api run unit', 'pnpm -C packages/api unit'])(
    'is seen in another package through %j',
    (script) => {
      const repo = {
        ...inWorkspace('pnpm', { name: '@acme/api', scripts: { unit: 'vitest --project threads' } }),
        'package.json': { workspaces: ['packages/*'], scripts: { test: script } },
      };
      expect(commandsOf(repo)).toContain('test: pnpm test --run');
    },
  );

  test('is told to run once before a script that is made for CI', () => {
    expect(root('pnpm', { scripts: { test: 'vitest', 'test:ci': 'CI=true pnpm -r test' } })).toContain(
      'test: pnpm test --run',
    );
  });

  test('stays unnamed where nothing makes it end', () => {
    expect(root('npm', { scripts: { test: 'turbo watch test' } })).toEqual(['install: npm install']);
  });

  test('ends where a call says so', () => {
    const scripts = { test: 'yarn test:app --watch=false', 'test:app': 'vitest' };
    expect(root('yarn', { scripts })).toContain('test: yarn test');
    expect(root('pnpm', { scripts: { test: 'CI=true pnpm unit', unit: 'vitest' } })).toContain('test: pnpm test');
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
    ['playwright test --project=chromium', 'pnpm exec playwright test --project=chromium <file>'],
    ['vitest run --project server --project unit', 'pnpm exec vitest run --project server --project unit <file>'],
    ['dotenv -e ../../.env -- vitest run', 'pnpm exec dotenv -e ../../.env -- vitest run <file>'],
    ['dotenv -e .env -e .env.test vitest run', 'pnpm exec dotenv -e .env -e .env.test vitest run <file>'],
    ['env-cmd -f .env.test mocha', 'pnpm exec env-cmd -f .env.test mocha <file>'],
    ['env TZ=UTC vitest run', 'TZ=UTC pnpm exec vitest run <file>'],
    ['cross-env CI=1 vitest', 'pnpm exec cross-env CI=1 vitest run <file>'],
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

  test('is left out without a test file', () => {
    const manifest = { scripts: { test: 'vitest run' } };
    const files = { 'package.json': manifest, 'src/a.ts': '', 'test/fixtures/a.test.ts': '' };
    expect(commandsOf(files)).toEqual(['test: npm test']);
    const repo = {
      'package.json': { workspaces: ['test/*'] },
      'test/helpers/package.json': { name: 'helpers', scripts: { test: 'vitest run' } },
      'test/helpers/src/index.ts': '',
    };
    expect(commandsOf(repo, 'test/helpers')).toEqual(['test: npm test -w helpers']);
    expect(commandsOf(repo)).toEqual([]);
  });

  test('is left out where yarn or bun would take the dashes of a launcher', () => {
    for (const manager of ['yarn', 'bun'] as const) {
      expect(testFile(manager, 'dotenv -e .env -- vitest run')).toBeUndefined();
    }
  });

  test('is left out when only a script tells how the runner is started', () => {
    const manifest = { scripts: { test: 'doppler run -- vitest run' }, devDependencies: { vitest: '4' } };
    expect(root('pnpm', manifest, { 'vitest.config.ts': '' })).toEqual(['install: pnpm install', 'test: pnpm test']);
  });

  test('runs from the root when the package only passes on the projects of the root', () => {
    const repo = {
      ...inWorkspace('pnpm', { name: '@acme/api', devDependencies: { vitest: '4' } }),
      'package.json': { workspaces: ['packages/*'], scripts: { test: 'vitest' } },
      'vitest.config.ts': "export default { test: { projects: ['./packages/*'] } };",
      'packages/api/vitest.config.ts': "export { default } from '../../vitest.config';",
    };
    expect(commandsOf(repo, 'packages/api')).toEqual(['test-file: pnpm exec vitest run <file>']);
    const own = { ...repo, 'vitest.config.ts': 'export default { test: { globals: true } };' };
    expect(commandsOf(own, 'packages/api')).toEqual(['test-file: pnpm --filter @acme/api exec vitest run <file>']);
    const withoutRunner = { ...repo, 'package.json': { workspaces: ['packages/*'] } };
    expect(commandsOf(withoutRunner, 'packages/api')).toEqual([]);
    expect(commandsOf(withoutRunner)).toEqual(['install: pnpm install']);
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
