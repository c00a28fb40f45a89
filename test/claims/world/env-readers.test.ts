/** Which variables others read, so that no code of the repository has to. */
import { expect, test } from 'vitest';
import { isReadByOthers } from '../../../src/claims/world/env-readers.ts';
import type { DependencyFact } from '../../../src/model.ts';
import { factsOf, packageOf } from '../world.ts';

const on = (...names: readonly string[]): readonly DependencyFact[] =>
  names.map((name) => ({ name, range: '1.0.0', group: 'dependencies' }));
const app = packageOf('', {
  name: '@acme/app',
  dependencies: on('openai', '@sentry/node', '@acme/core', 'vite', 'next'),
});
const core = packageOf('packages/core', { name: '@acme/core' });

test.each([
  'NODE_ENV',
  'NO_COLOR',
  'https_proxy',
  'GITHUB_TOKEN',
  'AWS_REGION',
  'OPENAI_API_KEY',
  'SENTRY_DSN',
  'VITE_SENTRY_DSN',
  'NEXT_RUNTIME',
])('read by a runtime, a tool or a dependency: %s', (name) =>
  expect(isReadByOthers(name, factsOf({}, { packages: [app, core] }))).toBe(true),
);

test.each(['ACME_TOKEN', 'APP_PORT', 'ANTHROPIC_API_KEY', 'NODEJS_ROOT', 'VITE_SHOP_API', 'NEXT_PUBLIC_SHOP'])(
  'read by nobody else: %s',
  (name) => {
    expect(isReadByOthers(name, factsOf({}, { packages: [app, core] }))).toBe(false);
  },
);
