/** What a dead link of one package is taken to mean: not what another package has in a folder that is called so. */
import { expect, test } from 'vitest';
import { findAgentClaims } from '../../../src/claims/find/agent-claims.ts';
import { judgeClaims } from '../../../src/claims/judge/judge.ts';
import { agentFileOf } from '../agent-world.ts';
import { guide, worldOf } from '../world.ts';

const HOME = 'packages/shop';

function hint(link: string, others: readonly string[], file = `${HOME}/AGENTS.md`): string | undefined {
  const agent = agentFileOf(file, `See [it](${link}).\n`);
  const paths = ['package.json', `${HOME}/package.json`, 'packages/cart/package.json', file, ...others];
  const files = Object.fromEntries(paths.map((path) => [path, '']));
  const world = { ...worldOf(guide(''), { files }), agents: [agent] };
  const [judged] = judgeClaims(findAgentClaims(agent), world);
  expect(judged?.verdict).toBe('dead');
  return judged?.hint;
}

const CART = 'packages/cart/spec/core.yaml';

test('the only file of its kind in the folder that the link names', () => {
  expect(hint('spec/core.yaml', [CART, `${HOME}/spec/shop.yaml`, `${HOME}/spec/README.md`])).toBe(
    'Did you mean `spec/shop.yaml`?',
  );
});

test('nothing where the folder has none of its kind, or several, and no page for a page', () => {
  expect(hint('spec/core.yaml', [CART, `${HOME}/spec/shop.json`])).toBeUndefined();
  expect(hint('spec/core.yaml', [CART, `${HOME}/spec/shop.yaml`, `${HOME}/spec/till.yaml`])).toBeUndefined();
  expect(hint('spec/core.md', ['packages/cart/spec/core.md', `${HOME}/spec/shop.md`])).toBeUndefined();
});

test('what another package has where this one has no such folder, and what stands in its own', () => {
  expect(hint('spec/core.yaml', [CART])).toBe('Did you mean `../cart/spec/core.yaml`?');
  expect(hint('spec/core.yaml', [CART, `${HOME}/spec/shop.yaml`, `${HOME}/src/spec/core.yaml`])).toBe(
    'Did you mean `src/spec/core.yaml`?',
  );
  // The root speaks of all of its packages.
  expect(hint('spec/core.yaml', [CART, 'spec/shop.yaml'], 'AGENTS.md')).toBe(
    'Did you mean `packages/cart/spec/core.yaml`?',
  );
});
