/** Names that show how a command is written: whoever types it puts another in their place. */
import { describe, expect, test } from 'vitest';
import { judgeTask } from '../../../src/claims/judge/judge-task.ts';
import { evidenceOf } from '../../../src/claims/world/evidence.ts';
import type { Claim } from '../../../src/model.ts';
import { guide, packageOf, verdicts, worldOf } from '../world.ts';

const packages = [packageOf('', { name: 'root' }), packageOf('packages/core', { name: '@site/core' })];

describe('a package that stands for any', () => {
  test.each([
    'your-package',
    'my-app',
    'myapp',
    'package-name',
    'foo',
    'example',
    'pkg-a',
    'app1',
    'PACKAGE',
    'PKG_NAME',
    'new-package',
    '@scope/pkg',
    '@org/core',
    '@acme/foo',
    '@acme/cli',
    '@site/xyz',
    '@site/my-package',
    '@your-org/cli',
  ])('is not reported behind a filter: %s', (name) => {
    expect(verdicts(`Run \`pnpm --filter ${name} build\`.`, { packages })).toEqual([
      `undecided pnpm --filter ${name} build`,
    ]);
  });

  test.each([
    '@site/cli',
    'cli',
    '@other/cli',
    'my',
    'dashboard',
    'new-dashboard',
    'appointments',
    'barometer',
    'demo',
  ])('is another one, which is reported, where it means something: %s', (name) => {
    expect(verdicts(`Run \`pnpm --filter ${name} build\`.`, { packages })).toEqual([
      `dead pnpm --filter ${name} build`,
    ]);
  });

  test('is reported all the same where its scope is one of ours', () => {
    const ours = [packageOf('', { name: 'root' }), packageOf('packages/core', { name: '@acme/core' })];
    expect(verdicts('Run `pnpm --filter @acme/cli build`.', { packages: ours })).toEqual([
      'dead pnpm --filter @acme/cli build',
    ]);
  });

  test('is live where there is a package of that name', () => {
    const ours = [packageOf('', { name: 'root' }), packageOf('packages/app', { name: 'my-app', scripted: ['build'] })];
    expect(verdicts('Run `pnpm --filter my-app build`.', { packages: ours })).toEqual([
      'live pnpm --filter my-app build',
    ]);
  });
});

describe('a script that stands for any', () => {
  const files = { 'package.json': '' };

  test.each(['foo', 'dev/start', 'foo:bar', 'my-script', 'your-task', 'script-name', 'SCRIPT', 'script', 'a'])(
    'is not reported: %s',
    (name) => {
      expect(verdicts(`Run \`pnpm run ${name}\`.`, { packages, files })).not.toContain(`dead pnpm run ${name}`);
    },
  );

  test('is live where there is a script of that name', () => {
    const ours = [packageOf('', { name: 'root', scripted: ['script', 'x'] })];
    expect(verdicts('Run `pnpm run script` or `pnpm run x`.', { packages: ours, files })).toEqual([
      'live pnpm run script',
      'live pnpm run x',
    ]);
  });

  test.each(['scripts-lint', 'mystery', 'build:foo', 'food'])('is another one where it means something: %s', (name) => {
    expect(verdicts(`Run \`pnpm run ${name}\`.`, { packages, files })).toEqual([`dead pnpm run ${name}`]);
  });
});

describe('a target of make', () => {
  const verdictOf = (name: string) => {
    const world = worldOf(guide(''), {});
    const tasks = [{ file: 'Makefile', tool: 'make' as const, names: ['build'], isClosed: true }];
    const facts = { ...world.facts, project: { ...world.facts.project, tasks } };
    const place = { file: 'AGENTS.md', line: 1, column: 1, how: 'code' } as const;
    const claim: Claim = { ...place, kind: 'task', text: `make ${name}`, target: `make  ${name}` };
    return judgeTask(claim, evidenceOf({ ...world, facts })).verdict;
  };

  test.each(['foo', 'target', 'your-target'])('is not reported where it stands for any: %s', (name) => {
    expect(verdictOf(name)).toBe('undecided');
  });

  test('is reported where it means something and is not there', () => {
    expect(verdictOf('deploy')).toBe('dead');
  });
});
