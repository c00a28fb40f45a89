/** A path in code that the same text links to is as dead as the link. */
import { expect, test } from 'vitest';
import { findAgentClaims } from '../../../src/claims/find/agent-claims.ts';
import { judgeClaims } from '../../../src/claims/judge/judge.ts';
import { agentFileOf } from '../agent-world.ts';
import { guide, worldOf } from '../world.ts';

const LINK = '- [The spec](spec/http/shop.yaml)\n';

function dead(markdown: string, others: readonly string[] = []): readonly string[] {
  const agent = agentFileOf('packages/shop/AGENTS.md', markdown);
  const files = Object.fromEntries(['package.json', agent.file, ...others].map((path) => [path, '']));
  const world = { ...worldOf(guide(''), { files }), agents: [agent] };
  return judgeClaims(findAgentClaims(agent), world).flatMap(({ claim, verdict }) =>
    verdict === 'dead' ? [`${claim.line} ${claim.how} ${claim.text}`] : [],
  );
}

test('it is told where the words speak of a file that is there', () => {
  expect(dead(`You must describe every route in \`spec/http/shop.yaml\`.\n\n${LINK}`)).toEqual([
    '3 link spec/http/shop.yaml',
    '1 code spec/http/shop.yaml',
  ]);
  expect(dead('Routes: `./spec/http/shop.yaml`.\n\n- [The spec](./spec/http/shop.yaml)\n')).toHaveLength(2);
});

test.each([
  'The generator writes `spec/http/shop.yaml`.',
  'Other services have a `spec/http/shop.yaml` too.',
  'Add `spec/http/shop.yaml` to a new service.',
  'If `spec/http/shop.yaml` exists, read it.',
  'We removed `spec/http/shop.yaml`.',
  'For example `spec/http/shop.yaml`.',
  'Read `http/shop.yaml` and `shop.yaml`.',
])('it is left alone where they leave that open, or name something else: %s', (line) => {
  expect(dead(`${line}\n\n${LINK}`)).toEqual(['3 link spec/http/shop.yaml']);
});

test('it is told of no line that has the link itself', () => {
  expect(dead('See `spec/http/shop.yaml`, [the spec](spec/http/shop.yaml).\n')).toEqual(['1 link spec/http/shop.yaml']);
});

test('it may be another file that ends so, and without a dead link it is nothing', () => {
  const line = 'Describe every route in `spec/http/shop.yaml`.\n\n';
  expect(dead(line)).toEqual([]);
  expect(dead(line + LINK, ['packages/cart/spec/http/shop.yaml'])).toEqual(['3 link spec/http/shop.yaml']);
  expect(dead(line + LINK, ['packages/shop/spec/http/shop.yaml'])).toEqual([]);
});
