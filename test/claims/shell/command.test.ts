import { describe, expect, test } from 'vitest';
import { callLine, programCalls, scriptCalls } from '../../../src/claims/shell/command.ts';

/** Calls as `script`, with folder, packages, reach and doubt where they say something. */
function calls(text: string): readonly string[] {
  return scriptCalls(text).map(({ script, folder, packages, around, reach, isScriptOnly }) =>
    [
      script,
      folder && `in ${folder}`,
      packages.length > 0 && `of ${packages.join('+')}`,
      around && `with ${around}`,
      (reach === 'all' || reach === 'root') && reach,
      !isScriptOnly && 'or binary',
    ]
      .filter(Boolean)
      .join(' '),
  );
}

describe('scriptCalls', () => {
  test.each([
    ['npm run build', ['build']],
    ['npm run-script build', ['build']],
    ['npm run test -- --watch src/a.ts', ['test']],
    ['npm test', ['test']],
    ['npm t', ['test']],
    ['npm start', ['start']],
    ['npm run -s build', ['build']],
    ['npm run build -w @acme/core', ['build of @acme/core']],
    ['npm run build --workspace=core --workspace cli', ['build of core+cli']],
    ['npm -w core run build', ['build of core']],
    ['npm run build --workspaces', ['build all']],
    ['npm --prefix packages/a run build', ['build in packages/a']],
    ['npm run build -- -w nothing', ['build']],
    ['pnpm run build', ['build']],
    ['pnpm build', ['build']],
    ['pnpm test:unit', ['test:unit']],
    ['pnpm vitest', ['vitest or binary']],
    ['pnpm --filter @acme/core run build', ['build of @acme/core']],
    ['pnpm --filter=core build', ['build of core']],
    ['pnpm --filter core -w run build', []],
    ['pnpm -w --filter core run build', []],
    ['pnpm -F core -F cli test', ['test of core+cli']],
    ['pnpm --filter "@acme/*" run build', ['build of @acme/*']],
    ["pnpm -F '*-app...' build", ['build of *-app with dependencies']],
    ['pnpm --filter core... build', ['build of core with dependencies']],
    ['pnpm --filter "...^core" build', ['build of core with dependents']],
    ['pnpm -F ...core -F cli^... build', ['build of core+cli with both']],
    ['pnpm -C packages/a build', ['build in packages/a']],
    ['pnpm --dir=packages/a run x', ['x in packages/a']],
    ['pnpm -w run build', ['build root']],
    ['pnpm -r run build', ['build all']],
    ['pnpm -r --parallel test', ['test all']],
    ['yarn run lint', ['lint']],
    ['yarn run tsc', ['tsc or binary']],
    ['yarn lint', ['lint']],
    ['yarn workspace @acme/core run build', ['build of @acme/core']],
    ['yarn workspace @acme/core build', ['build of @acme/core']],
    ['yarn --cwd packages/a build', ['build in packages/a']],
    ['bun run build', ['build']],
    ['bun run --filter core build', ['build of core']],
    ['bun --filter core build:lib', ['build:lib of core']],
    ['bun --cwd packages/a run build', ['build in packages/a']],
    ['cd packages/a && npm run build', ['build in packages/a']],
    ['timeout 60 npm run build', ['build']],
    ['dotenv -- pnpm -C packages/a build', ['build in packages/a']],
    ['npx cross-env A=b npm test', ['test']],
    ['cd packages && cd a; npm run build', ['build in packages/a']],
    ['(cd packages/a && npm run a) && npm run b', ['a in packages/a', 'b']],
    ['(cd packages/a && npm run a)\nnpm run b', ['a in packages/a', 'b']],
    ['cd packages/a\nnpm run a\nnpm run b', ['a in packages/a', 'b in packages/a']],
    ['cd packages/a && \\\n  npm run a', ['a in packages/a']],
    ['NODE_ENV=test CI=1 npm run build | tee log', ['build']],
    ['npm run a && npm run b; npm run c || npm run d', ['a', 'b', 'c', 'd']],
    ['$ npm run build', ['build']],
    ['> npm run build', ['build']],
    ['npm run build # and wait', ['build']],
    ['npm run build > log.txt 2>&1', ['build']],
    ['npm run \\\n  build', ['build']],
    ['corepack pnpm run build', ['build']],
  ])('reads %j', (text, expected) => {
    expect(calls(text)).toEqual(expected);
  });

  test.each([
    'npm install',
    'npm ci',
    'npm exec tsc',
    'npx vitest run',
    'npm build',
    'npm run',
    'npm run env',
    'npm run <script>',
    'npm run build:{a,b}',
    'npm run $TASK',
    'npm run test:*',
    'npm run …',
    'npm run build --if-present',
    'npm run build --workspace=$NAME',
    'pnpm install',
    'pnpm add -D vitest',
    'pnpm patch left-pad',
    'pnpm why react',
    'pnpm exec vitest',
    'pnpm dlx create-x',
    'pnpm workspaces.',
    'pnpm --filter "./packages/**" build',
    'pnpm --filter ... build',
    'pnpm --filter core...main build',
    'bun --filter core... build',
    'pnpm --filter "!@acme/*" build',
    'bun --filter "@acme/*" build',
    'pnpm --filter "!core" build',
    'pnpm --filter <package> build',
    'pnpm --unknown-flag value build',
    'yarn constraints',
    'yarn dlx create-x',
    'yarn workspaces foreach -A run build',
    'yarn',
    'bun test',
    'bun build src/a.ts',
    'bun run src/index.ts',
    'bun src/index.ts',
    'cd $DIR && npm run build',
    'cd .. && npm run build',
    'cd - && npm run build',
    'cd ~/x && npm run build',
    'cd packages/a && npx vitest\nnpm run build',
    'cd packages/a\n\nnpm run build',
    'cd packages/a\n# Everything\nnpm run build',
    'make build',
    'cargo test',
    'docker run npm',
    "echo 'npm run build'",
    '# npm run build',
    'cat <<EOF\nnpm run build\nEOF',
    "yarn doesn't know",
  ])('takes %j for no script call', (text) => {
    expect(calls(text)).toEqual([]);
  });

  test('takes lines without a prompt for output once a line has one', () => {
    expect(calls('$ npm run a\nnpm run output\n$ npm run b')).toEqual(['a', 'b']);
  });

  test('reads on after a here-document', () => {
    const found = scriptCalls('cat > x <<EOF\nnpm run inside\nEOF\nnpm run after');
    expect(found.map(({ script, line }) => [script, line])).toEqual([['after', 3]]);
  });

  test('gives each call a line that reads as the same call', () => {
    const [call] = scriptCalls('cd "packages/my app" && CI=1 pnpm --filter core run build -- "a b"');
    expect(call && callLine(call)).toBe("cd 'packages/my app' && pnpm --filter core run build -- 'a b'");
    expect(call && scriptCalls(callLine(call))[0]).toMatchObject({
      script: 'build',
      folder: 'packages/my app',
      packages: ['core'],
    });
  });
});

test('programs are those that pnpm and yarn run out of what is installed', () => {
  const text =
    'pnpm exec jest src/a.test.ts && yarn exec tsd\nnpx mocha\nnpm exec ava\npnpm exec ./a.sh\npnpm exec $TOOL';
  expect(programCalls(text)).toEqual([
    { manager: 'pnpm', program: 'jest', text: 'pnpm exec jest', line: 0 },
    { manager: 'yarn', program: 'tsd', text: 'yarn exec tsd', line: 0 },
  ]);
});
